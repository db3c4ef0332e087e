package pdf

import (
	"math"
	"sort"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// markFloats marks what stands in the tables and figures of a page, found from their captions: in a table the text between
// its rules, in a figure the text among its strokes and pictures.
func markFloats(paras []*para, m metrics) {
	for i := 0; i < len(paras); {
		f := &floats{page: paras[i].first().page, m: m}
		for ; i < len(paras) && paras[i].first().page == f.page; i++ {
			f.paras = append(f.paras, paras[i])
		}
		f.marks(manuscript.Table)
		f.marks(manuscript.Figure)
	}
}

// joinLabels makes one block of the words of a figure that follow each other, one line a label.
func joinLabels(paras []*para) []*para {
	var out []*para
	for _, b := range paras {
		if n := len(out); n > 0 && b.kind == manuscript.Figure && out[n-1].kind == manuscript.Figure && out[n-1].first().page == b.first().page {
			b.first().label = true
			out[n-1].lines = append(out[n-1].lines, b.lines...)
			continue
		}
		out = append(out, b)
	}
	return out
}

// floats is a page on which floats are looked for.
type floats struct {
	page  *page
	paras []*para
	m     metrics
}

// marks gives the text of the page's tables or figures its kind.
func (f *floats) marks(kind manuscript.Kind) {
	for _, c := range f.paras {
		if c.kind != manuscript.Caption || c.first().turn != 0 || tableCaption.MatchString(c.text()) != (kind == manuscript.Table) {
			continue
		}
		find := f.figure
		if kind == manuscript.Table {
			find = f.table
		}
		area, ok := find(c)
		if !ok {
			continue
		}
		for _, b := range f.paras {
			x, y := b.box().middle()
			if area.holds(x, y) && (kind == manuscript.Table && b.kind != manuscript.Caption || f.loose(b)) {
				b.kind = kind
			}
		}
	}
}

// loose says whether a paragraph may be words of a figure: no running text, no caption, no heading of the paper.
func (f *floats) loose(b *para) bool {
	switch b.kind {
	case manuscript.Caption, manuscript.Title, manuscript.FrontMatter:
		return false
	case manuscript.Heading:
		return !topHeadings.MatchString(b.text()) && !numbered.MatchString(b.text())
	}
	return !f.prose(b)
}

// prose says whether a paragraph is running text: lines as long as the paper's, or a sentence in letters as large.
func (f *floats) prose(b *para) bool {
	if b.first().turn != 0 || b.kind == manuscript.Table || b.size < 0.93*f.m.size {
		return false
	}
	words, plain, wide := 0, 0, 0.0
	for _, l := range b.lines {
		for _, w := range l.words {
			words++
			if smallWords[w.text] {
				plain++
			}
		}
		wide = math.Max(wide, l.x1-l.x0)
	}
	if words < 4 || plain*12 < words || tabs(b.first()) > 1 {
		return false
	}
	return wide > 0.8*f.m.width || endsSentence(b.text())
}

// smallWords are those that hold a sentence together; labels and cells do without most of them.
var smallWords = map[string]bool{"the": true, "of": true, "and": true, "in": true, "to": true, "a": true, "is": true, "are": true, "was": true, "were": true,
	"for": true, "with": true, "we": true, "by": true, "on": true, "as": true, "that": true, "this": true, "from": true, "at": true, "be": true, "or": true, "an": true,
	"which": true, "it": true, "our": true, "The": true, "We": true, "In": true, "This": true}

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

func (f *floats) grow(c *para, up bool) (rectangle, bool) {
	own := c.box()
	edge := own.y0
	if !up {
		edge = own.y1
	}
	beyond := func(r rectangle) bool { return up && r.y1 <= edge+2 || !up && r.y0 >= edge-2 }
	var ink []rectangle
	for _, r := range f.page.ink {
		if beyond(r) && (r.x1-r.x0)*(r.y1-r.y0) < 0.7*f.page.width*f.page.height {
			ink = append(ink, r)
		}
	}
	var labels, walls []rectangle
	for _, b := range f.paras {
		switch r := b.box(); {
		case b == c || !beyond(r):
		case f.loose(b) && b.kind != manuscript.Table:
			labels = append(labels, r)
		default:
			walls = append(walls, r.grown(-2))
		}
	}
	area := rectangle{own.x0, edge, own.x1, edge}
	drawn := false
	take := func(from []rectangle, gap float64) (rest []rectangle) {
		for _, r := range from {
			if grown := area.union(r); area.grown(gap).meets(r) && !grown.meetsAny(walls) {
				area = grown
				continue
			}
			rest = append(rest, r)
		}
		return rest
	}
	gap := gapToCaption
	for before := -1; before != len(ink)+len(labels); gap = gapOfInk {
		before = len(ink) + len(labels)
		left := len(ink)
		ink = take(ink, gap*f.m.size)
		drawn = drawn || len(ink) < left
		labels = take(labels, gapOfLabels*f.m.size)
	}
	return area, drawn
}

// table is the area of the table that a caption names: from the caption to the last of the rules of one length that follow it
// below or above, whichever is nearer.
func (f *floats) table(c *para) (rectangle, bool) {
	own := c.box()
	rules := f.rules()
	below, gapBelow := f.ruled(c, rules, 1)
	above, gapAbove := f.ruled(c, rules, -1)
	switch {
	case gapBelow <= gapAbove && gapBelow < math.Inf(1):
		return rectangle{below.x0, own.y1, below.x1, below.y1}.grown(1), true
	case gapAbove < math.Inf(1):
		return rectangle{above.x0, above.y0, above.x1, own.y0}.grown(1), true
	}
	return rectangle{}, false
}

// furthestRule is how far the first rule stands from the caption at most, in sizes of the running text.
const furthestRule = 5.0

// ruled follows the rules of one length from a caption down (step 1) or up (-1), and says how far off the first is.
func (f *floats) ruled(c *para, rules []rectangle, step int) (area rectangle, gap float64) {
	own := c.box()
	gap = math.Inf(1)
	edge := own.y1
	i := 0
	if step < 0 {
		i, edge = len(rules)-1, own.y0
	}
	count := 0
	for ; i >= 0 && i < len(rules); i += step {
		r := rules[i]
		if float64(step)*(r.y0-edge) < -2 {
			continue
		}
		switch {
		case count == 0 && (math.Min(r.x1, own.x1) < math.Max(r.x0, own.x0)):
			continue
		case count > 0 && (math.Abs(r.x0-area.x0) > 6 || math.Abs(r.x1-area.x1) > 6):
			continue
		}
		if f.parted(rectangle{r.x0, math.Min(edge, r.y0), r.x1, math.Max(edge, r.y1)}, c) {
			break
		}
		if count == 0 {
			area, gap = r, math.Abs(r.y0-edge)
		}
		area, edge = area.union(r), r.y0
		count++
	}
	if count < 2 || gap > furthestRule*f.m.size {
		return area, math.Inf(1)
	}
	return area, gap
}

// parted says whether another caption, a section's heading or a paragraph of running text stands between two rules.
func (f *floats) parted(between rectangle, c *para) bool {
	for _, b := range f.paras {
		r := b.box()
		if x, y := r.middle(); b == c || !between.holds(x, y) || y < between.y0 || y > between.y1 {
			continue
		}
		switch {
		case b.kind == manuscript.Caption, b.kind == manuscript.Heading && (topHeadings.MatchString(b.text()) || numbered.MatchString(b.text())):
			return true
		case f.prose(b) && r.x1-r.x0 > 0.8*(between.x1-between.x0):
			return true
		}
	}
	return false
}

// rules are the long horizontal lines of the page from top to bottom, with pieces that were drawn cell by cell joined.
func (f *floats) rules() []rectangle {
	const thick, least, joint = 2.5, 60.0, 4.0
	var all []rectangle
	for _, r := range f.page.ink {
		if r.y1-r.y0 <= thick && r.x1-r.x0 > joint {
			all = append(all, r)
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		if a, b := math.Round(all[i].y0), math.Round(all[j].y0); a != b {
			return a < b
		}
		return all[i].x0 < all[j].x0
	})
	var joined []rectangle
	for _, r := range all {
		if n := len(joined); n > 0 && math.Round(joined[n-1].y0) == math.Round(r.y0) && r.x0 < joined[n-1].x1+joint {
			joined[n-1] = joined[n-1].union(r)
			continue
		}
		joined = append(joined, r)
	}
	var long []rectangle
	for _, r := range joined {
		if r.x1-r.x0 >= least {
			long = append(long, r)
		}
	}
	return long
}
