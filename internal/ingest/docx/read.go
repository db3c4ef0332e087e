// Package docx reads a Word file (WordprocessingML) into a draft. A DOCX knows neither lines nor pages
// before a program lays it out, so that every character's place is the number of its paragraph.
//
// The way through: archive unpacks parts within a bound; styles say what a style's name means; story
// walks a part's XML as a stream and makes items of its paragraphs and tables; settle decides which of
// them are headings that are only set like one.
package docx

import (
	"errors"
	"fmt"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var (
	// ErrDamaged says that the file is no whole DOCX.
	ErrDamaged = errors.New("damaged DOCX")
	// ErrTooLarge says that a part unpacks to more than any manuscript holds.
	ErrTooLarge = errors.New("DOCX too large")
	// ErrNoText says that the file is whole and empty.
	ErrNoText = errors.New("DOCX without text")
)

// Read reads a manuscript in DOCX.
func Read(data []byte) (manuscript.Draft, error) {
	a, err := openArchive(data)
	if err != nil {
		return manuscript.Draft{}, err
	}
	doc := document{styles: styles{}, notes: map[string][]string{}}
	if err := a.walk(a.beside("styles.xml"), false, &styleReader{styles: doc.styles}); err != nil {
		return manuscript.Draft{}, err
	}
	for _, part := range []string{"footnotes.xml", "endnotes.xml"} {
		if err := a.walk(a.beside(part), false, newNoteReader(&doc, part[:1])); err != nil {
			return manuscript.Draft{}, err
		}
	}
	body := newStory(&doc)
	if err := a.walk(a.main, true, body); err != nil {
		return manuscript.Draft{}, err
	}
	body.endParagraph()
	d := manuscript.Draft{Format: "docx", Pieces: number(settle(body.items))}
	if len(d.Pieces) == 0 {
		return d, fmt.Errorf("%w: no paragraph of %q holds any", ErrNoText, a.main)
	}
	if doc.tracked {
		d.Notices = append(d.Notices, manuscript.Notice{Code: manuscript.TrackedChanges,
			Message: "The file holds tracked changes; insertions were read and deletions left out.",
			Remedy:  "Accept or reject the changes to be sure of what is checked."})
	}
	return d, nil
}

// document is what the parts of a file share.
type document struct {
	styles  styles
	notes   map[string][]string // the paragraphs of a note by "f" or "e" and its number
	tracked bool
}

// number makes pieces of the items and numbers their paragraphs: each row of a table counts one, notes
// take the number of what they belong to.
func number(items []item) []manuscript.Piece {
	var pieces []manuscript.Piece
	n := 0
	add := func(kind manuscript.Kind, level int, role manuscript.Role, rows ...[]string) {
		var c manuscript.Composer
		for i, row := range rows {
			if i > 0 {
				c.Mark('\n')
				n++
			}
			for k, cell := range row {
				if k > 0 {
					c.Mark('\t')
				}
				c.Add(cell, manuscript.Run{Source: -1, Paragraph: n})
			}
		}
		p := c.Piece(kind, level)
		p.Role = role
		pieces = append(pieces, p)
	}
	for _, it := range items {
		n++
		rows := it.rows
		if rows == nil {
			rows = [][]string{{it.text}}
		}
		add(it.kind, it.level, it.role, rows...)
		for _, note := range it.notes {
			add(manuscript.Footnote, 0, manuscript.RoleUnknown, []string{note})
		}
	}
	return pieces
}
