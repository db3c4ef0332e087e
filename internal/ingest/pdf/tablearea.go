package pdf

import (
	"math"
	"sort"
	"strings"
	"unicode"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// markRuled marks what stands between the rules of the page's tables.
func (f *floats) markRuled() {
	captions := f.captions(true)
	if len(captions) == 0 {
		return
	}
	rules := f.rules()
	for _, i := range captions {
		if area, ok := f.table(f.paras[i], rules); ok {
			f.paras[i].float = true
			f.mark(area, manuscript.Table, func(b *para) bool { return b.kind != manuscript.Caption })
		}
	}
}

// furthestRow is how far below the row before it a row stands at most, in sizes of the running text.
const furthestRow = 4.0

// markRows marks the rows that no rule closes: cells and lines of little but figures that follow the caption of a table, and
// scraps where no rule shows the table at all.
func (f *floats) markRows() {
	for _, i := range f.captions(true) {
		last := f.boxes[i]
		for k := i + 1; k < len(f.paras); k++ {
			b := f.paras[k]
			row := b.kind == manuscript.Table || b.kind == manuscript.Aside && !f.paras[i].float || b.kind == manuscript.Paragraph && figuresOnly(b)
			if !row || f.boxes[k].y0-last.y1 > furthestRow*f.m.size {
				break
			}
			b.kind, last = manuscript.Table, f.boxes[k]
		}
	}
}

// maxRow is the number of words that a row of a table has at most where it was taken for a paragraph.
const maxRow = 16

// figuresOnly says whether at least half of a few words hold figures.
func figuresOnly(b *para) bool {
	words, figures := 0, 0
	for _, l := range b.lines {
		words += len(l.words)
		for _, w := range l.words {
			if strings.ContainsFunc(w.text, unicode.IsDigit) {
				figures++
			}
		}
	}
	return words <= maxRow && 2*figures >= words
}

// table is the area of the table that a caption names: from the caption to the last of the rules of one length that follow it
// below or above, whichever is nearer.
func (f *floats) table(c *para, rules []rectangle) (rectangle, bool) {
	own := c.box()
	below, gapBelow := f.follow(c, rules, 1)
	above, gapAbove := f.follow(c, rules, -1)
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

// follow follows the rules of one length from a caption down (step 1) or up (-1), and says how far off the first is.
func (f *floats) follow(c *para, rules []rectangle, step int) (area rectangle, gap float64) {
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
	for i, b := range f.paras {
		r := f.boxes[i]
		if x, y := r.middle(); b == c || !between.holds(x, y) || y < between.y0 || y > between.y1 {
			continue
		}
		switch {
		case b.kind == manuscript.Caption, headsSection(b):
			return true
		case f.prose(b) && r.x1-r.x0 > 0.8*(between.x1-between.x0):
			return true
		}
	}
	return false
}

// mostRules is the number of rules of a page that are followed at most.
const mostRules = 500

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
		if r.x1-r.x0 >= least && len(long) < mostRules {
			long = append(long, r)
		}
	}
	return long
}
