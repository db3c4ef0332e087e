package pdf

import (
	"math"
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// mergeBroken joins a paragraph that a column, a page, a float or a formula interrupts with its
// continuation, and leaves out emptied paragraphs.
func mergeBroken(paras []*para, m metrics) []*para {
	const reach = 14
	for i, a := range paras {
		if len(a.lines) == 0 || a.kind != manuscript.Paragraph || a.first().turn != 0 {
			continue
		}
		for {
			k := continuation(paras, i, min(i+reach, len(paras)-1), m)
			if k < 0 {
				break
			}
			for j := i + 1; j <= k; j++ {
				if j == k || isFormula(paras[j]) {
					a.lines = append(a.lines, paras[j].lines...)
					paras[j].lines = nil
				}
			}
		}
	}
	return present(paras)
}

// present are the paragraphs that still hold lines.
func present(paras []*para) []*para {
	var rest []*para
	for _, b := range paras {
		if len(b.lines) > 0 {
			rest = append(rest, b)
		}
	}
	return rest
}

// continuation finds the paragraph that goes on where paragraph i breaks off; -1 where there is none.
func continuation(paras []*para, i, end int, m metrics) int {
	a := paras[i]
	last := a.last()
	text := last.text()
	hyphen := strings.HasSuffix(text, "-")
	if endsSentence(text) && !hyphen || runes(last) < 4 {
		return -1
	}
	for k := i + 1; k <= end; k++ {
		b := paras[k]
		if len(b.lines) == 0 || isFormula(b) {
			continue
		}
		switch b.kind {
		case manuscript.Caption, manuscript.Table, manuscript.Figure, manuscript.Footnote, manuscript.Aside, manuscript.FrontMatter:
			continue
		case manuscript.Paragraph:
		default:
			return -1
		}
		first := b.first()
		if math.Abs(b.size-a.size) > 0.07*a.size || first.turn != last.turn {
			if runes(first) < 40 || b.size < 0.95*a.size {
				continue
			}
			return -1
		}
		if first.page.number > last.page.number+2 {
			return -1
		}
		start := first.text()
		switch {
		case startsLower(start):
			return k
		case hyphen:
			return k
		case first.page == last.page && overlapX(first, last) && first.y > last.y:
			return -1 // right below: the layout parted them on purpose
		case fills(a, last) && !indented(b):
			return k
		}
		return -1
	}
	return -1
}

// isFormula says whether a paragraph is a displayed formula: few letters in words.
func isFormula(b *para) bool {
	if b.kind != manuscript.Paragraph || len(b.lines) > 4 {
		return false
	}
	words, total := 0, 0
	for _, l := range b.lines {
		for _, w := range l.words {
			total++
			if len(bare(w.text)) > 3 {
				words++
			}
		}
	}
	return total < 40 && words*4 < total
}

// fills says whether a line reaches the right edge of its paragraph, so that the sentence goes on.
func fills(b *para, l *line) bool {
	right := 0.0
	for _, o := range b.lines {
		if o.page == l.page && overlapX(o, l) {
			right = math.Max(right, o.x1)
		}
	}
	return len(b.lines) > 1 && l.x1 > right-1.5*l.size
}

func indented(b *para) bool {
	return len(b.lines) > 1 && b.first().x0 > b.lines[1].x0+0.6*b.size
}
