// Package annotate puts marks, an outline and a last page into a copy of a PDF. It writes an update behind the file
// (ISO 32000-2, 7.5.6), so that every byte of the original stays where it is; nothing of it is rewritten.
package annotate

import (
	"errors"
	"fmt"

	"github.com/pubcheck/pubcheck/internal/ingest/pdf/plain"
)

// ErrSigned says that a file carries a signature, which an update would spoil.
var ErrSigned = errors.New("the file is signed, and a change would spoil the signature")

// Box is a rectangle in points from the top left of a page as it is shown.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Tone is the kind and colour of a mark, and the sign before a row: what was found.
type Tone uint8

// The tones.
const (
	Absent Tone = iota
	Doubtful
	Found
	Idle
)

// Mark is a marked passage on one page (1-based), one box a line, with its note.
type Mark struct {
	Page  int
	Boxes []Box
	Tone  Tone
	Note  string
}

// Row is an item: an entry of the outline and a row of the last page. Page 0 says that it stands nowhere.
type Row struct {
	Number, Title, Verdict, Place string
	Tone                          Tone
	Page                          int
	Top                           float64 // how far below the top of the page
}

// List is a checklist with its items.
type List struct {
	Title, Summary string
	Rows           []Row
}

// Write answers the file with an update behind it. Encrypted, signed and damaged files are refused: the error wraps
// plain.ErrEncrypted, ErrSigned or plain.ErrDamaged.
func Write(data []byte, marks []Mark, lists []List) ([]byte, error) {
	view, err := plain.Open(data)
	if err != nil {
		return nil, err
	}
	if view.Any(isSignature) {
		return nil, ErrSigned
	}
	f := &file{update: newUpdate(data, view), view: view}
	f.root, _ = view.Dict(view.Trailer["Root"])
	if f.pages = pagesOf(view, f.root["Pages"]); len(f.pages) == 0 {
		return nil, fmt.Errorf("%w (no pages)", plain.ErrDamaged)
	}
	for _, m := range marks {
		if m.Page >= 1 && m.Page <= len(f.pages) {
			f.mark(f.pages[m.Page-1], m)
		}
	}
	if err := f.appendTable(lists); err != nil {
		return nil, err
	}
	if err := f.outline(lists); err != nil {
		return nil, err
	}
	for _, p := range f.pages {
		f.finish(p)
	}
	return f.update.bytes(), nil
}

// file is a file that is being annotated.
type file struct {
	update *update
	view   *plain.View
	root   plain.Dict
	pages  []*page
	tables []plain.Reference // the last page of each list, where items that stand nowhere are looked up
}

func isSignature(d plain.Dict) bool {
	_, ranged := d["ByteRange"]
	return ranged || d["Type"] == plain.Name("Sig")
}
