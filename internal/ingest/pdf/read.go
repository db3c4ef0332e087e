// Package pdf reads manuscripts set as PDF: words, lines, columns, paragraphs, headings, captions, tables as
// rows and the numbers printed in the margin, each with its page and box. The file layer is
// github.com/ledongthuc/pdf (door.go); the content streams and the layout are read here.
package pdf

import (
	"fmt"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Read reads a PDF. Errors wrap ErrNotPDF, ErrDamaged, ErrEncrypted or ErrNoText; what could be read only in part is
// told by the draft's notices.
func Read(data []byte) (manuscript.Draft, error) {
	f, err := open(data)
	if err != nil {
		return manuscript.Draft{}, err
	}
	pages, notices := readPages(f.root)
	switch {
	case f.cut:
		notices = append(notices, manuscript.Notice{Code: manuscript.Repaired, Blind: true,
			Message: fmt.Sprintf("The file is cut off; %d pages could be saved.", len(pages)), Remedy: "Export or download the PDF again."})
	case f.damaged:
		notices = append(notices, manuscript.Notice{Code: manuscript.Repaired,
			Message: "The file is damaged; it was read from a mended copy.", Remedy: "Export the PDF again if something seems to lack."})
	}
	if f.spent {
		notices = append(notices, manuscript.Notice{Code: manuscript.BudgetExceeded, Blind: true,
			Message: "The file holds more objects than a manuscript has; those beyond were not read.", Remedy: "Export the PDF again, or check the manuscript alone."})
	}
	notices = append(notices, pageNotices(pages)...)
	paras := layOut(pages)
	notices = append(notices, bitmapTables(paras)...)
	draft := manuscript.Draft{Format: "pdf", Pages: len(pages), Notices: notices, Pieces: pieces(paras)}
	switch {
	case len(draft.Pieces) == 0 && f.cut:
		return draft, fmt.Errorf("%w (it is cut off before any text)", ErrDamaged)
	case len(draft.Pieces) == 0:
		return draft, ErrNoText
	}
	return draft, nil
}

// layOut makes blocks in reading order of what was drawn on the pages.
func layOut(pages []*page) []*para {
	for _, p := range pages {
		dropHidden(p)
		p.lines = buildLines(p)
	}
	takeMargins(pages)
	for _, p := range pages {
		p.gutter = gutter(p, p.lines)
		p.lines = joinRows(splitAtGutter(p, p.lines, p.gutter), p.gutter)
		p.glyphs = nil
	}
	dropRunningHeads(pages)
	m := measure(pages)
	var paras []*para
	for _, p := range pages {
		paras = append(paras, paragraphs(p, m)...)
	}
	paras = classify(paras, m)
	paras = splitRunIns(mergeBroken(paras, m), m)
	markLists(paras)
	return paras
}

// dropHidden leaves out invisible text of a page that also shows text; where all of it is invisible, it is the
// text that a scanner recognised, and the only one there is.
func dropHidden(p *page) {
	hidden := 0
	for _, g := range p.glyphs {
		if g.hidden {
			hidden++
		}
	}
	if hidden == 0 || hidden*10 > len(p.glyphs)*7 {
		return
	}
	var rest []glyph
	for _, g := range p.glyphs {
		if !g.hidden {
			rest = append(rest, g)
		}
	}
	p.glyphs = rest
}
