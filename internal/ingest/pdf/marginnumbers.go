package pdf

import (
	"math"
	"sort"
)

// number is a candidate for a printed line number: an integer at the edge of a line or alone.
type marginNumber struct {
	line  *line
	at    int // index of the word in the line
	value int
	x0    float64
	x1    float64
	y     float64
}

// margin is the line numbers of a page and where they stand in its lines.
type margin struct {
	numbers []marginNumber
	taken   map[*line]map[int]bool
}

// takeMargins takes the printed line numbers out of the lines of all pages and notes them on the lines beside them.
// Numbers of a margin stand on most pages; those of one page among many are the first column of a table.
func takeMargins(pages []*page) {
	margins := make([]margin, len(pages))
	with, long := 0, 0
	for i, p := range pages {
		margins[i] = findMargin(p.lines, nil)
		if len(margins[i].numbers) > 0 {
			with++
		}
		if len(p.lines) > 2*leastNumbers {
			long++
		}
	}
	if with*2 < long {
		return
	}
	var known []marginNumber
	for _, m := range margins {
		known = append(known, m.numbers...)
	}
	for i, p := range pages {
		if len(margins[i].numbers) == 0 {
			margins[i] = findMargin(p.lines, known) // a last page of few lines
		}
		p.lines = margins[i].takeOut(p.lines)
	}
}

// findMargin finds the line numbers printed in the margins of a page. They stand one below the other, right or left
// of the text, and count up by one or by five; at a place known from other pages a few of them are enough.
func findMargin(lines []*line, known []marginNumber) margin {
	var candidates []marginNumber
	for _, l := range lines {
		if l.turn != 0 {
			continue
		}
		last := len(l.words) - 1
		for _, at := range []int{0, last} {
			if v := wholeNumber(l.words[at].text); v > 0 && isolated(l, at) {
				w := l.words[at]
				candidates = append(candidates, marginNumber{l, at, v, w.x0, w.x1, w.y})
			}
			if last == 0 {
				break
			}
		}
	}
	// Numbers are set flush right or flush left; the alignment that catches more of them is theirs.
	columns := columnsOf(candidates, func(n marginNumber) float64 { return n.x1 })
	columns = append(columns, columnsOf(candidates, func(n marginNumber) float64 { return n.x0 })...)
	sort.SliceStable(columns, func(i, j int) bool { return len(columns[i]) > len(columns[j]) })
	m := margin{taken: map[*line]map[int]bool{}}
	for _, column := range columns {
		if anyTaken(column, m.taken) || !counts(column) && !continues(column, known) || !outside(column, lines) {
			continue
		}
		for _, n := range column {
			if m.taken[n.line] == nil {
				m.taken[n.line] = map[int]bool{}
			}
			m.taken[n.line][n.at] = true
		}
		m.numbers = append(m.numbers, column...)
	}
	return m
}

// takeOut answers the lines without the numbers, each noted on the line beside it.
func (m margin) takeOut(lines []*line) []*line {
	if len(m.numbers) == 0 {
		return lines
	}
	var rest []*line
	for _, l := range lines {
		if t := m.taken[l]; t != nil {
			var words []word
			for i, w := range l.words {
				if !t[i] {
					words = append(words, w)
				}
			}
			if len(words) == 0 {
				continue
			}
			words[0].gap, words[0].tab = 0, false
			l.words = words
			l.span()
		}
		rest = append(rest, l)
	}
	note(rest, m.numbers)
	return rest
}

// wholeNumber is the value of one to five digits, 0 for anything else.
func wholeNumber(s string) int {
	if len(s) == 0 || len(s) > 5 {
		return 0
	}
	v := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		v = v*10 + int(s[i]-'0')
	}
	return v
}

// isolated says whether a gap wider than between words parts the number from the line.
func isolated(l *line, at int) bool {
	if len(l.words) == 1 {
		return true
	}
	if at == 0 {
		return l.words[1].gap > 0.45*l.size
	}
	return l.words[at].gap > 0.45*l.size
}

// columnsOf groups candidates whose edges are aligned, top down.
func columnsOf(candidates []marginNumber, edge func(marginNumber) float64) [][]marginNumber {
	free := append([]marginNumber(nil), candidates...)
	sort.SliceStable(free, func(i, j int) bool { return edge(free[i]) < edge(free[j]) })
	var columns [][]marginNumber
	for i := 0; i < len(free); {
		j := i + 1
		for j < len(free) && edge(free[j])-edge(free[i]) < 2.5 {
			j++
		}
		column := append([]marginNumber(nil), free[i:j]...)
		sort.SliceStable(column, func(a, b int) bool { return column[a].y < column[b].y })
		columns = append(columns, column)
		i = j
	}
	return columns
}

func anyTaken(column []marginNumber, taken map[*line]map[int]bool) bool {
	for _, n := range column {
		if taken[n.line][n.at] {
			return true
		}
	}
	return false
}

// leastNumbers is how many numbers make a margin; fewer may be a list or a table.
const leastNumbers = 4

// counts says whether nearly all steps of the column are the same: one, or five.
func counts(column []marginNumber) bool {
	if len(column) < leastNumbers {
		return false
	}
	good := map[int]int{}
	for i := 1; i < len(column); i++ {
		good[column[i].value-column[i-1].value]++
	}
	steps := len(column) - 1
	for _, step := range []int{1, 2, 5, 10} {
		if good[step]*10 >= steps*8 {
			return true
		}
	}
	return false
}

// continues says whether a column stands where other pages have their numbers, and rises.
func continues(column, known []marginNumber) bool {
	for i := 1; i < len(column); i++ {
		if column[i].value <= column[i-1].value {
			return false
		}
	}
	for _, n := range known {
		if math.Abs(n.x1-column[0].x1) < 2.5 || math.Abs(n.x0-column[0].x0) < 2.5 {
			return true
		}
	}
	return false
}

// outside says whether the column stands beside the text: hardly a word lies above or below its numbers.
func outside(column []marginNumber, lines []*line) bool {
	left, right := math.Inf(1), math.Inf(-1)
	own := map[*line]map[int]bool{}
	for _, n := range column {
		left, right = math.Min(left, n.x0), math.Max(right, n.x1)
		if own[n.line] == nil {
			own[n.line] = map[int]bool{}
		}
		own[n.line][n.at] = true
	}
	crossing, total := 0, 0
	for _, l := range lines {
		if l.turn != 0 {
			continue
		}
		total++
		for i, w := range l.words {
			if !own[l][i] && w.x0 < right && w.x1 > left {
				crossing++
				break
			}
		}
	}
	return crossing*100 <= total*12+200
}

// note writes each number on the line nearest to it, then on the other pieces of that line (cells, formulas), and counts
// on for the lines between numbers that are printed every fifth line only.
func note(lines []*line, numbers []marginNumber) {
	beside := make([]*line, len(numbers))
	for i, n := range numbers {
		distance := math.Inf(1)
		for _, l := range lines {
			if l.turn != 0 || math.Abs(l.y-n.y) > 0.6*l.size {
				continue
			}
			d := math.Max(0, math.Max(l.x0-n.x1, n.x0-l.x1)) + 4*math.Abs(l.y-n.y)
			if d < distance {
				beside[i], distance = l, d
			}
		}
		if b := beside[i]; b != nil && b.printed == 0 {
			b.printed = n.value
		}
	}
	for i, n := range numbers {
		b := beside[i]
		if b == nil {
			continue
		}
		for _, l := range lines {
			near := math.Abs(l.y-b.y) < 0.3*l.size && math.Max(l.x0-b.x1, b.x0-l.x1) < 40
			if l.printed == 0 && l.turn == 0 && near && !opposite(n, l, numbers) {
				l.printed = n.value
			}
		}
	}
	interpolate(lines)
}

// opposite says whether a line stands in the half of the page that the numbers of the other margin count.
func opposite(n marginNumber, l *line, numbers []marginNumber) bool {
	middle := l.page.width / 2
	inLeft := func(x0, x1 float64) bool { return (x0+x1)/2 < middle }
	if inLeft(n.x0, n.x1) == inLeft(l.x0, l.x1) {
		return false
	}
	for _, o := range numbers {
		if inLeft(o.x0, o.x1) != inLeft(n.x0, n.x1) {
			return true
		}
	}
	return false
}

// interpolate numbers the lines between two printed ones when exactly as many lines as numbers lie between them.
func interpolate(lines []*line) {
	last := -1
	for i, l := range lines {
		if l.printed == 0 {
			continue
		}
		if last >= 0 && i-last == l.printed-lines[last].printed && i-last > 1 && i-last <= 10 {
			for k := last + 1; k < i; k++ {
				lines[k].printed = lines[last].printed + k - last
			}
		}
		last = i
	}
}
