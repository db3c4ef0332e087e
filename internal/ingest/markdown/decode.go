package markdown

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// decode gives the text as UTF-8 without byte order mark: UTF-16 is told by its mark, bytes that are
// no text are replaced (damaged is then true).
func decode(src []byte) (text []byte, damaged bool) {
	switch {
	case bytes.HasPrefix(src, []byte("\xef\xbb\xbf")):
		src = src[3:]
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		return decodeUTF16(src[2:], func(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 })
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		return decodeUTF16(src[2:], func(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 })
	}
	if utf8.Valid(src) && bytes.IndexByte(src, 0) < 0 {
		return append([]byte{}, src...), false
	}
	text = make([]byte, 0, len(src)+16)
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == 0 {
			r = utf8.RuneError
		}
		text = utf8.AppendRune(text, r)
		i += n
	}
	return text, true
}

func decodeUTF16(src []byte, unit func([]byte) uint16) (text []byte, damaged bool) {
	units := make([]uint16, 0, len(src)/2)
	for i := 0; i+1 < len(src); i += 2 {
		units = append(units, unit(src[i:]))
	}
	damaged = len(src)%2 == 1
	for _, r := range utf16.Decode(units) {
		if r == 0 {
			r = utf8.RuneError
		}
		damaged = damaged || r == utf8.RuneError
		text = utf8.AppendRune(text, r)
	}
	return text, damaged
}
