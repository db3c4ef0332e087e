package pdf

import (
	"sort"
)

// gutter finds the x at which a page's text is parted into two columns; 0 when it is not.
func gutter(p *page, lines []*line) float64 {
	const step = 2.0
	n := int(p.width/step) + 1
	if n < 10 || n > 5000 {
		return 0
	}
	cross := make([]int, n)
	total, long := 0, 0
	for _, l := range lines {
		if l.turn != 0 || runes(l) < 12 {
			continue
		}
		total++
		for _, w := range l.words {
			a := w.x0
			if w.gap > 0 && w.gap < 0.7*l.size {
				a -= w.gap
			}
			for k := max(0, int(a/step)); k <= int(w.x1/step) && k < n; k++ {
				cross[k]++
			}
		}
	}
	if total < 16 {
		return 0
	}
	best, least := 0.0, total
	for k := int(0.3 * float64(n)); k < int(0.7*float64(n)); k++ {
		if cross[k] < least {
			// The middle of the widest empty stretch, not its edge.
			e := k
			for e+1 < n && cross[e+1] <= cross[k] {
				e++
			}
			best, least = float64(k+e)/2*step, cross[k]
		}
	}
	if least*100 > total*22 {
		return 0
	}
	left, right := 0, 0
	for _, l := range lines {
		if l.turn != 0 || runes(l) < 12 {
			continue
		}
		switch {
		case l.x1 < best+step:
			left++
		case l.x0 > best-step:
			right++
		default:
			long++
		}
	}
	if left*5 < total || right*5 < total {
		return 0
	}
	return best
}

// splitAtGutter parts lines that the stream drew right across the gutter, and puts the columns of such a
// page one after the other.
func splitAtGutter(p *page, lines []*line, g float64) []*line {
	if g == 0 {
		return lines
	}
	var out []*line
	split := 0
	for _, l := range lines {
		at := -1
		if l.turn == 0 && l.x0 < g && l.x1 > g {
			for i := 1; i < len(l.words); i++ {
				if l.words[i-1].x1 <= g+2 && l.words[i].x0 >= g-2 && l.words[i].gap > 0.8*l.size {
					at = i
				}
			}
		}
		if at < 0 {
			out = append(out, l)
			continue
		}
		split++
		right := *l
		right.words = append([]word(nil), l.words[at:]...)
		right.words[0].gap, right.words[0].tab = 0, false
		l.words = l.words[:at]
		l.span()
		right.span()
		out = append(out, l, &right)
	}
	if split*4 < len(lines) && switches(out, g)*3 < len(out) {
		return out
	}
	return byColumns(out, g)
}

// side is 0 for a line left of the gutter, 1 for one right of it, -1 for one that crosses it.
func side(l *line, g float64) int {
	switch {
	case l.x0 >= g-4:
		return 1
	case l.x1 <= g+4:
		return 0
	}
	return -1
}

// switches is how often the stream leaps from one column to the other and back.
func switches(lines []*line, g float64) int {
	n, last := 0, -1
	for _, l := range lines {
		s := side(l, g)
		if l.turn != 0 || s < 0 {
			continue
		}
		if last >= 0 && s != last {
			n++
		}
		last = s
	}
	return n
}

// byColumns puts the lines of a page into reading order by geometry: between lines that cross the gutter, the left
// column and then the right one, each from top to bottom.
func byColumns(lines []*line, g float64) []*line {
	sorted := append([]*line(nil), lines...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].y < sorted[j].y })
	out := make([]*line, 0, len(lines))
	var columns [2][]*line
	flush := func() {
		out = append(append(out, columns[0]...), columns[1]...)
		columns = [2][]*line{}
	}
	for _, l := range sorted {
		if s := side(l, g); s >= 0 {
			columns[s] = append(columns[s], l)
			continue
		}
		flush()
		out = append(out, l)
	}
	flush()
	return out
}

// joinRows makes one line of the cells of a table row that the stream draws one after the other on one baseline.
func joinRows(lines []*line, g float64) []*line {
	var out []*line
	for _, l := range lines {
		if len(out) > 0 {
			prev := out[len(out)-1]
			if sameRow(prev, l, g) {
				prev.words = append(prev.words, l.words...)
				first := &prev.words[len(prev.words)-len(l.words)]
				first.gap = first.x0 - prev.x1
				first.tab = first.gap > 0.9*prev.size
				prev.cell = true
				prev.span()
				continue
			}
		}
		out = append(out, l)
	}
	return out
}

func sameRow(a, b *line, g float64) bool {
	if a.turn != b.turn || a.hidden != b.hidden || b.x0 < a.x1 {
		return false
	}
	big := max(a.size, b.size)
	if dy := a.y - b.y; dy > 0.25*big || dy < -0.25*big {
		return false
	}
	if g > 0 && a.turn == 0 && a.x1 < g && b.x0 > g {
		return (a.cell || runes(a) < 25) && runes(b) < 25
	}
	return true
}
