package form

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Whatever the document part or a text form holds, reading ends without a panic, and what can be read can be filled.
func FuzzRead(f *testing.F) {
	for _, s := range shapes() {
		f.Add([]byte(s.body), true)
	}
	f.Add([]byte("| No | Item | Page |\n|---|---|---|\n| 1 | T | |\n"), false)
	f.Add([]byte("No;Item;Page\n1;\"T\"\"x\";\n"), false)
	f.Fuzz(func(t *testing.T, body []byte, word bool) {
		data := body
		if word {
			data = pack(t, string(body), nil)
		}
		form, err := Read(data, nil)
		if err != nil {
			return
		}
		var edits []Edit
		for _, r := range form.Rows() {
			for _, a := range r.Answers {
				if a.Blank() {
					edits = append(edits, Edit{Answer: a, Text: "4", Tick: a.Kind, Comment: "Look."})
				}
			}
		}
		filled, _, err := form.Write(edits)
		if !word {
			require.Error(t, err)
			return
		}
		if err != nil {
			return
		}
		again, err := Read(filled, nil)
		require.NoError(t, err)
		require.Len(t, again.Rows(), len(form.Rows()))
	})
}
