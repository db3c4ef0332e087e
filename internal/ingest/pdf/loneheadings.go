package pdf

import (
	"math"
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// dropLoneHeadings sets aside bold words that no text follows: the labels of a drawing or a table.
func dropLoneHeadings(paras []*para) {
	var before *para
	for i, b := range paras {
		if i > 0 && len(paras[i-1].lines) > 0 {
			before = paras[i-1]
		}
		if b.kind != manuscript.Heading || len(b.lines) == 0 {
			continue
		}
		text := b.text()
		if topHeadings().MatchString(text) || numbered().MatchString(text) {
			continue
		}
		if inRow(paras, i) || letters(text) < 4 || headsTable(b, before) || amongScraps(paras, i) {
			b.kind = manuscript.Aside
			continue
		}
		for _, next := range paras[i+1:] {
			if len(next.lines) == 0 {
				continue
			}
			if next.kind == manuscript.Aside || next.kind == manuscript.Table && runes(next.first()) < 60 || next.kind == manuscript.Caption && isScrap(before) {
				b.kind = manuscript.Aside
			}
			break
		}
	}
}

var tableCaption = late.Regexp(`^(?i)(supplementa(ry|l)\s+)?tab(le|\.)\s`)

// headsTable says whether a few bold words close below the caption of a table, or below other such words, name its columns.
func headsTable(b, before *para) bool {
	if before == nil || before.first().page != b.first().page || b.first().y-before.last().y > 3*b.size || len(strings.Fields(b.text())) > 3 {
		return false
	}
	return before.kind == manuscript.Caption && tableCaption().MatchString(before.text()) || before.kind == manuscript.Aside && isScrap(before)
}

// isScrap says whether a paragraph is a label of a drawing or a cell: a few words without a stop.
func isScrap(b *para) bool {
	if b == nil || len(b.lines) > 3 || b.kind == manuscript.Heading || b.kind == manuscript.Caption {
		return false
	}
	words, letters := 0, 0
	for _, l := range b.lines {
		words, letters = words+len(l.words), letters+runes(l)
	}
	return letters < 10 || letters < 60 && words < 9 && !endsSentence(b.text())
}

// amongScraps says whether most of the blocks just before are labels of a drawing or cells.
func amongScraps(paras []*para, i int) bool {
	scraps, seen := 0, 0
	for k := i - 1; k >= 0 && seen < 5; k-- {
		if len(paras[k].lines) == 0 {
			continue
		}
		seen++
		if paras[k].first().page == paras[i].first().page && (paras[k].kind == manuscript.Aside || paras[k].kind == manuscript.Table || isScrap(paras[k])) {
			scraps++
		}
	}
	return scraps >= 4
}

// inRow says whether another short piece stands on the baseline of a short paragraph: both are cells of a row.
func inRow(paras []*para, i int) bool {
	l := paras[i].first()
	if len(paras[i].lines) > 2 || runes(l) > 30 {
		return false
	}
	for k := max(0, i-4); k <= i+4 && k < len(paras); k++ {
		if k == i || len(paras[k].lines) == 0 || len(paras[k].lines) > 2 {
			continue
		}
		o := paras[k].first()
		if o.page == l.page && o.turn == l.turn && math.Abs(o.y-l.y) < 0.2*l.size && runes(o) <= 30 {
			return true
		}
	}
	return false
}
