// Package markdown reads Markdown with the habits of pandoc and R Markdown, and plain text, into a
// draft whose every character knows its place in the source. It is the only room that knows goldmark.
//
// The way through: decode gives UTF-8; newSource sets aside what is no prose (front matter, code,
// comments) and lists replacements (LaTeX commands, mathematics) in a masked copy of the same length;
// goldmark parses the copy; walk builds the pieces from the original text at the same offsets.
package markdown

import (
	"sort"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Read reads a manuscript in Markdown or plain text. It fails on no text, however broken.
func Read(src []byte) (manuscript.Draft, error) {
	decoded, damaged := decode(src)
	d := manuscript.Draft{Format: "markdown", Source: decoded}
	if damaged {
		d.Notices = append(d.Notices, manuscript.Notice{Code: manuscript.InvalidText,
			Message: "Some bytes are not UTF-8 text; they were replaced.",
			Remedy:  "Save the file as UTF-8."})
	}
	s := newSource(decoded)
	d.Notices = append(d.Notices, s.notices...)
	w := walker{src: s, pieces: s.aside}
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
	w.blocks(parser.Parse(text.NewReader(s.masked)))
	sort.SliceStable(w.pieces, func(i, j int) bool { return w.pieces[i].at < w.pieces[j].at })
	w.settleHeadings()
	for _, p := range w.pieces {
		if p.Text != "" {
			d.Pieces = append(d.Pieces, p.Piece)
		}
	}
	return d, nil
}

// placed is a piece with the source offset that sets its order.
type placed struct {
	manuscript.Piece
	at    int
	style headingStyle
}
