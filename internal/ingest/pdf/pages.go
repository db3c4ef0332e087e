package pdf

import (
	"errors"
	"fmt"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// page is what was drawn on one page.
type page struct {
	number        int // 1-based
	width, height float64
	glyphs        []glyph
	unmapped      int
	images        float64 // share of the page covered by images
	pictures      []rectangle
	ink           []rectangle // strokes, fills and pictures
	curves        int
	spent         bool
	err           error
	lines         []*line
	gutter        float64 // between two columns, 0 for none
}

// The budgets of one file.
const (
	maxPages     = 2_000
	maxTreeNodes = 20_000
)

// readPages draws every page.
func readPages(root object) (pages []*page, notices []manuscript.Notice) {
	fonts := &fontCache{fonts: map[string]*font{}}
	nodes := 0
	var walk func(node object, inherited map[string]object, depth int)
	walk = func(node object, inherited map[string]object, depth int) {
		if nodes++; nodes > maxTreeNodes || depth > 40 || len(pages) >= maxPages || root.cost.spent() {
			return
		}
		own := map[string]object{}
		for _, k := range []string{"Resources", "MediaBox", "CropBox", "Rotate"} {
			own[k] = inherited[k]
			if v := node.key(k); !v.isNull() {
				own[k] = v
			}
		}
		if kids := node.key("Kids"); kids.len() > 0 {
			for i := 0; i < kids.len(); i++ {
				var child object
				if err := guard(func() error { child = kids.index(i); return nil }); err != nil {
					pages = append(pages, &page{number: len(pages) + 1, err: err})
					continue
				}
				walk(child, own, depth+1)
			}
			return
		}
		p := &page{number: len(pages) + 1}
		p.err = guard(func() error { return p.draw(node, own, fonts) })
		if errors.Is(p.err, errSpent) {
			p.spent, p.err = true, nil
		}
		pages = append(pages, p)
	}
	err := guard(func() error { walk(root.key("Pages"), map[string]object{}, 0); return nil })
	if err != nil {
		notices = append(notices, manuscript.Notice{Code: manuscript.PageUnreadable, Blind: true,
			Message: fmt.Sprintf("The list of pages is damaged after page %d.", len(pages)), Remedy: "Export the PDF again."})
	}
	if nodes > maxTreeNodes || len(pages) >= maxPages || root.cost.spent() {
		notices = append(notices, manuscript.Notice{Code: manuscript.BudgetExceeded, Blind: true,
			Message: fmt.Sprintf("Only the first %d pages were read; the file is larger than a manuscript.", len(pages)), Remedy: "Check the manuscript alone."})
	}
	return pages, notices
}

// draw interprets the page's content.
func (p *page) draw(node object, own map[string]object, fonts *fontCache) error {
	box := own["CropBox"]
	media := own["MediaBox"]
	if box.v.IsNull() || box.len() != 4 {
		box = media
	}
	x0, y0, x1, y1 := 0.0, 0.0, 612.0, 792.0
	if !box.v.IsNull() && box.len() == 4 {
		x0, y0, x1, y1 = box.index(0).num(), box.index(1).num(), box.index(2).num(), box.index(3).num()
		if x0 > x1 {
			x0, x1 = x1, x0
		}
		if y0 > y1 {
			y0, y1 = y1, y0
		}
	}
	w, h := x1-x0, y1-y0
	var ctm matrix
	turn := 0
	if r, ok := own["Rotate"]; ok && !r.v.IsNull() {
		turn = ((int(r.num())%360 + 360) % 360) / 90
	}
	switch turn {
	case 1:
		ctm, p.width, p.height = matrix{0, 1, 1, 0, -y0, -x0}, h, w
	case 2:
		ctm, p.width, p.height = matrix{-1, 0, 0, 1, x1, -y0}, w, h
	case 3:
		ctm, p.width, p.height = matrix{0, -1, -1, 0, y1, x1}, h, w
	default:
		ctm, p.width, p.height = matrix{1, 0, 0, -1, -x0, y1}, w, h
	}
	in := &interpreter{fonts: fonts, cost: node.cost, width: p.width, height: p.height, drawn: map[drawnKey]bool{}}
	data, err := contents(node.key("Contents"))
	if len(data) > 0 {
		in.run(data, own["Resources"], ctm, everywhere, 0)
	}
	p.glyphs, p.unmapped, p.curves, p.spent = composeAccents(in.seen()), in.unmapped, in.curves, in.spent
	p.pictures, p.ink = in.pictures, in.painted.ink
	if area := p.width * p.height; area > 0 {
		p.images = in.images / area
	}
	return err
}

// seen leaves out white letters on a white page.
func (in *interpreter) seen() []glyph {
	out := in.glyphs[:0]
	for _, g := range in.glyphs {
		if g.white && !g.hidden {
			x, y := g.x0, g.y-g.size/3
			switch g.turn {
			case 1:
				x, y = g.y, in.height-g.x0
			case 3:
				x, y = in.width-g.y, g.x0
			}
			if !in.painted.shows(x, y) {
				continue
			}
		}
		out = append(out, g)
	}
	return out
}

// contents joins the content streams of a page.
func contents(o object) ([]byte, error) {
	if o.isStream() {
		return o.data()
	}
	var all []byte
	var first error
	for i := 0; i < o.len() && len(all) < maxStream; i++ {
		part, err := o.index(i).data()
		if err != nil && first == nil {
			first = err
		}
		all = append(append(all, part...), '\n')
	}
	return all, first
}
