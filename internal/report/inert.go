package report

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf16"
)

// InertJSON writes as JSON may what a terminal or a runner would follow: control characters, direction marks, and the mark
// by which a GitHub runner finds commands in the middle of a line. The text stays the same for every reader of JSON.
func InertJSON(data []byte) []byte {
	data = bytes.ReplaceAll(data, []byte("##["), []byte(`\u0023#[`))
	if bytes.IndexFunc(data, steers) < 0 {
		return data
	}
	var out bytes.Buffer
	for _, r := range string(data) {
		if !steers(r) {
			out.WriteRune(r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&out, `\u%04x`, unit)
		}
	}
	return out.Bytes()
}

// steers says whether a terminal may follow a character instead of showing it. Line breaks and tabs are layout.
func steers(r rune) bool {
	return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
}
