// Package latex reads a LaTeX source, with the files it includes, into a draft whose every character
// knows its file and line. Nothing is executed: definitions without tricks are put for their names,
// within a bound, and what is not known leaves its arguments as text.
//
// The way through: file cuts bytes into tokens; input stacks what they come from (included files,
// definitions in use); engine turns them into pieces, once to learn the numbers of sections, tables and
// references, and once to write.
package latex

import (
	"io/fs"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Read reads a manuscript in LaTeX. Folder gives the files it may include, nil when there are none; only
// files in it are opened. It fails on no text, however broken.
func Read(src []byte, folder fs.FS) (manuscript.Draft, error) {
	s := newSources(src, folder)
	first := newEngine(s, nil)
	first.readAll()
	second := newEngine(s, &first.numbers)
	second.readAll()
	return manuscript.Draft{Format: "latex", Pieces: second.pieces, Notices: s.notices(), Source: s.text, Included: s.included}, nil
}
