package pdf

import (
	"math"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// markFigures marks the words of the page's figures.
func (f *floats) markFigures() {
	for _, i := range f.captions(false) {
		if area, ok := f.figure(f.paras[i]); ok {
			f.mark(area, manuscript.Figure, f.loose)
		}
	}
}

// figure is the area of the figure that a caption names: above the caption, else below it, what was drawn there grown
// together over narrow gaps, with the labels beside it.
func (f *floats) figure(c *para) (rectangle, bool) {
	for _, up := range []bool{true, false} {
		if area, ok := f.grow(c, up); ok {
			return area, true
		}
	}
	return rectangle{}, false
}

// Gaps within a figure, in sizes of the running text.
const (
	gapToCaption = 4.0
	gapOfInk     = 3.0
	gapOfLabels  = 1.6
)

// grow takes in what was drawn beyond one edge of a caption, and the labels beside it, as long as neither running text nor
// another float comes into the area.
func (f *floats) grow(c *para, up bool) (area rectangle, drawn bool) {
	own := c.box()
	edge := own.y0
	if !up {
		edge = own.y1
	}
	from, to := f.column(own)
	beyond := func(r rectangle) bool {
		return (up && r.y1 <= edge+2 || !up && r.y0 >= edge-2) && r.x0 > from && r.x1 < to
	}
	var ink, labels, walls []rectangle
	for _, r := range f.page.ink {
		if beyond(r) && (r.x1-r.x0)*(r.y1-r.y0) < 0.7*f.page.width*f.page.height {
			ink = append(ink, r)
		}
	}
	for i, b := range f.paras {
		switch r := f.boxes[i]; {
		case b == c || !beyond(r):
		case f.loose(b):
			labels = append(labels, r)
		default:
			walls = append(walls, r.grown(-2))
		}
	}
	area = rectangle{own.x0, edge, own.x1, edge}
	take := func(of []rectangle, gap float64) (rest []rectangle, taken bool) {
		for _, r := range of {
			switch grown := area.union(r); {
			case !area.grown(gap).meets(r):
				rest = append(rest, r)
			case !grown.meetsAny(walls): // else it stays outside for good: the area only grows
				area, taken = grown, true
			}
		}
		return rest, taken
	}
	var inked, labelled bool
	for gap, more := gapToCaption, true; more; gap = gapOfInk {
		ink, inked = take(ink, gap*f.m.size)
		labels, labelled = take(labels, gapOfLabels*f.m.size)
		drawn, more = drawn || inked, inked || labelled
	}
	return area, drawn
}

// column is the width in which the float of a caption stands: one column, or the page for a caption that crosses the gutter.
func (f *floats) column(caption rectangle) (from, to float64) {
	g := f.page.gutter
	switch {
	case g > 0 && caption.x1 < g+4:
		return math.Inf(-1), g + 4
	case g > 0 && caption.x0 > g-4:
		return g - 4, math.Inf(1)
	}
	return math.Inf(-1), math.Inf(1)
}
