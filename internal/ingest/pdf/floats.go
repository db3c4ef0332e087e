package pdf

import (
	"math"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// markFloats marks what stands in the tables and figures of a page, found from their captions: in a table the text between
// its rules, in a figure the text among its strokes and pictures.
func markFloats(paras []*para, m metrics) {
	for i := 0; i < len(paras); {
		f := &floats{page: paras[i].first().page, m: m}
		for ; i < len(paras) && paras[i].first().page == f.page; i++ {
			f.paras, f.boxes = append(f.paras, paras[i]), append(f.boxes, paras[i].box())
		}
		f.markRuled()
		f.markFigures()
		f.markRows()
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

var captionLabel = late.Regexp(`^(?i)(figure|fig\.?|table|tab\.)\s*(S|A|B|C|E)?-?(\d+|[IVX]+)\s*[.:]?$`)

// longestTitle is the number of lines that the words of a caption below its label have at most.
const longestTitle = 3

// joinCaptions joins a label that stands alone ("Table 1") with the words of its caption on the lines below.
func joinCaptions(paras []*para) []*para {
	for i := 0; i+1 < len(paras); i++ {
		a, b := paras[i], paras[i+1]
		if a.kind != manuscript.Caption || b.kind != manuscript.Paragraph && b.kind != manuscript.Heading || headsSection(b) || !captionLabel().MatchString(a.text()) {
			continue
		}
		gap := b.first().y - a.last().y
		if a.first().page == b.first().page && overlapX(a.last(), b.first()) && gap > 0 && gap < 2*b.size && len(b.lines) <= longestTitle && math.Abs(a.size-b.size) < 0.07*a.size {
			a.lines, b.lines = append(a.lines, b.lines...), nil
			i++
		}
	}
	return present(paras)
}

// floats is a page on which floats are looked for.
type floats struct {
	page  *page
	paras []*para
	boxes []rectangle // theirs
	m     metrics
}

// mostCaptions is the number of captions of a page that are followed at most.
const mostCaptions = 20

// captions are the captions of the page's tables, or of its figures.
func (f *floats) captions(ofTables bool) []int {
	var all []int
	for i, b := range f.paras {
		if len(all) < mostCaptions && b.kind == manuscript.Caption && b.first().turn == 0 && tableCaption().MatchString(b.text()) == ofTables {
			all = append(all, i)
		}
	}
	return all
}

// mark gives what stands in an area and may be its kind.
func (f *floats) mark(area rectangle, kind manuscript.Kind, may func(*para) bool) {
	for i, b := range f.paras {
		if x, y := f.boxes[i].middle(); area.holds(x, y) && may(b) {
			b.kind, b.float = kind, true
		}
	}
}

// loose says whether a paragraph may be words of a figure: no running text, no cell, no caption, no heading of the paper.
func (f *floats) loose(b *para) bool {
	switch b.kind {
	case manuscript.Caption, manuscript.Title, manuscript.FrontMatter, manuscript.Footnote:
		return false
	case manuscript.Heading:
		return !headsSection(b)
	case manuscript.Table:
		return !b.float
	}
	return !f.prose(b)
}

// headsSection says whether a heading is surely one of the paper, by its words or its number.
func headsSection(b *para) bool {
	return b.kind == manuscript.Heading && (topHeadings().MatchString(b.text()) || numbered().MatchString(b.text()))
}

// prose says whether a paragraph is running text: lines as long as the paper's, or a sentence in letters as large.
func (f *floats) prose(b *para) bool {
	if b.first().turn != 0 || b.kind == manuscript.Table || tabs(b.first()) > 1 {
		return false
	}
	words, lower, small, wide := 0, 0, 0, 0.0
	for _, l := range b.lines {
		words += len(l.words)
		for _, w := range l.words {
			if startsLower(w.text) {
				lower++
			}
			if smallWords[w.text] {
				small++
			}
		}
		wide = math.Max(wide, l.x1-l.x0)
	}
	if words < 4 || lower*2 < words || small*12 < words {
		return false
	}
	long := wide > 0.8*f.m.width
	return long && len(b.lines) > 2 || b.size > 0.93*f.m.size && (long || endsSentence(b.text()))
}

// smallWords are those that hold a sentence together; labels and cells do without most of them.
var smallWords = map[string]bool{"the": true, "of": true, "and": true, "in": true, "to": true, "a": true, "is": true, "are": true, "was": true, "were": true,
	"for": true, "with": true, "we": true, "by": true, "on": true, "as": true, "that": true, "this": true, "from": true, "at": true, "be": true, "or": true, "an": true,
	"which": true, "it": true, "our": true}
