package pdf

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// pieces words the paragraphs, one run a word.
func pieces(paras []*para) []manuscript.Piece {
	v := collect(paras)
	var out []manuscript.Piece
	for _, b := range paras {
		p := manuscript.Piece{Kind: b.kind, Level: b.level}
		var text strings.Builder
		for i, l := range b.lines {
			for k, w := range l.words {
				if text.Len() > 0 {
					writeGap(&text, b, i, k, v)
				}
				s := w.text
				start := text.Len()
				text.WriteString(s)
				p.Runs = append(p.Runs, manuscript.Run{Start: start, End: text.Len(), Source: -1, Page: l.page.number, PrintedLine: l.printed, Box: w.box(l)})
			}
		}
		p.Text = text.String()
		dropCutHyphens(&p)
		if strings.TrimSpace(p.Text) != "" {
			out = append(out, p)
		}
	}
	return out
}

// cut marks a hyphen that the line's end put into a word; it cannot occur in the text of a page.
const cut = "\x00"

// writeGap writes what stands between the word k of line i and the one before it.
func writeGap(text *strings.Builder, b *para, i, k int, v vocabulary) {
	l := b.lines[i]
	switch {
	case k > 0 && l.words[k].tab && b.kind == manuscript.Table:
		text.WriteByte('\t')
	case k > 0 && l.words[k].tab && b.kind == manuscript.Figure:
		text.WriteByte('\n')
	case k > 0:
		text.WriteByte(' ')
	case b.kind == manuscript.Table && (b.rows || l.cell || tabs(l) > 0), l.label:
		text.WriteByte('\n')
	default:
		words := b.lines[i-1].words
		before, after := words[len(words)-1].text, l.words[0].text
		switch {
		case !strings.HasSuffix(before, "-") || len(before) < 2:
			text.WriteByte(' ')
		case startsWith(after, "and", "or", "to") && !v.knows(before, after):
			text.WriteByte(' ') // "intra- and", "pre- or postoperative"
		case !v.keepsHyphen(before, after):
			text.WriteString(cut)
		}
	}
}

func startsWith(s string, words ...string) bool {
	for _, w := range words {
		if s == w {
			return true
		}
	}
	return false
}

func (v vocabulary) knows(before, after string) bool {
	return v[bare(strings.TrimRight(before, "-"))+bare(after)] > 0
}

// dropCutHyphens takes each cut mark and the hyphen before it out of the text, and moves the runs.
func dropCutHyphens(p *manuscript.Piece) {
	if !strings.Contains(p.Text, cut) {
		return
	}
	var b strings.Builder
	moved := make([]int, len(p.Text)+1)
	for i := 0; i < len(p.Text); i++ {
		moved[i] = b.Len()
		if p.Text[i] == cut[0] || p.Text[i] == '-' && i+1 < len(p.Text) && p.Text[i+1] == cut[0] {
			continue
		}
		b.WriteByte(p.Text[i])
	}
	moved[len(p.Text)] = b.Len()
	p.Text = b.String()
	for i := range p.Runs {
		p.Runs[i].Start, p.Runs[i].End = moved[p.Runs[i].Start], moved[p.Runs[i].End]
	}
}

// box is where a line stands on its page as seen.
func (l *line) box() rectangle {
	w := word{x0: l.x0, x1: l.x1, y: l.y, size: l.size}
	b := w.box(l)
	return rectangle{b.X0, b.Y0, b.X1, b.Y1}
}

// box is where a word stands on its page as seen, in points from the top left.
func (w word) box(l *line) manuscript.Box {
	top, bottom := w.y-0.8*w.size, w.y+0.2*w.size
	switch l.turn {
	case 1:
		return manuscript.Box{X0: top, Y0: l.page.height - w.x1, X1: bottom, Y1: l.page.height - w.x0}
	case 3:
		return manuscript.Box{X0: l.page.width - bottom, Y0: w.x0, X1: l.page.width - top, Y1: w.x1}
	}
	return manuscript.Box{X0: w.x0, Y0: top, X1: w.x1, Y1: bottom}
}
