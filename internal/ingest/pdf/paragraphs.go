package pdf

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// para is a group of lines that a reader takes as one block.
type para struct {
	lines []*line
	kind  manuscript.Kind
	level int
	size  float64
	rows  bool // of a table, a line each
	float bool // stands in a table or figure that a caption names, or is the caption of a table with rules
}

func (b *para) first() *line { return b.lines[0] }
func (b *para) last() *line  { return b.lines[len(b.lines)-1] }

func (b *para) share(is func(word) bool) float64 {
	sum := 0.0
	for _, l := range b.lines {
		sum += l.share(is)
	}
	return sum / float64(len(b.lines))
}

func (b *para) text() string {
	parts := make([]string, len(b.lines))
	for i, l := range b.lines {
		parts[i] = l.text()
	}
	return strings.Join(parts, " ")
}

func (b *para) box() rectangle {
	box := b.first().box()
	for _, l := range b.lines[1:] {
		box = box.union(l.box())
	}
	return box
}

// metrics are a document's usual measures.
type metrics struct {
	size  float64 // of the running text
	pitch float64 // from baseline to baseline in running text
	width float64 // of its lines
}

// measure finds the size of most characters and the pitch of most lines.
func measure(pages []*page) metrics {
	sizes := map[int]int{}
	for _, p := range pages {
		for _, l := range p.lines {
			sizes[int(l.size*4+0.5)] += runes(l)
		}
	}
	m := metrics{size: 10}
	if k := mode(sizes); k > 0 {
		m.size = float64(k) / 4
	}
	m.width = usualWidth(pages, m.size)
	pitches := map[int]int{}
	for _, p := range pages {
		for i := 1; i < len(p.lines); i++ {
			a, b := p.lines[i-1], p.lines[i]
			if d := b.y - a.y; math.Abs(a.size-m.size) < 0.3 && math.Abs(b.size-m.size) < 0.3 && d > 0.7*m.size && d < 3.2*m.size && overlapX(a, b) {
				pitches[int(d*2+0.5)]++
			}
		}
	}
	m.pitch = 1.2 * m.size
	if k := mode(pitches); k > 0 {
		m.pitch = float64(k) / 2
	}
	return m
}

// usualWidth is the middle one of the widths of lines in letters of a size.
func usualWidth(pages []*page, size float64) float64 {
	var widths []float64
	for _, p := range pages {
		for _, l := range p.lines {
			if math.Abs(l.size-size) < 0.3 && runes(l) > 20 {
				widths = append(widths, l.x1-l.x0)
			}
		}
	}
	if len(widths) == 0 {
		return 0
	}
	sort.Float64s(widths)
	return widths[len(widths)/2]
}

// mode is the most frequent key, the smaller of equals.
func mode(count map[int]int) int {
	best, n := 0, 0
	keys := make([]int, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	sort.Ints(keys)
	for _, k := range keys {
		if count[k] > n {
			best, n = k, count[k]
		}
	}
	return best
}

func overlapX(a, b *line) bool { return math.Min(a.x1, b.x1) > math.Max(a.x0, b.x0) }

// paragraphs groups the lines of a page, in stream order.
func paragraphs(p *page, m metrics) []*para {
	var all []*para
	var cur *para
	for i, l := range p.lines {
		var next *line
		if i+1 < len(p.lines) {
			next = p.lines[i+1]
		}
		if cur == nil || !cur.takes(l, next, m) {
			cur = &para{size: l.size}
			all = append(all, cur)
		}
		cur.lines = append(cur.lines, l)
	}
	return all
}

var (
	captionStart = late.Regexp(`^(?i)(supplementa(ry|l)\s+|extended data\s+)?(figure|fig\.?|table|tab\.|algorithm|scheme|listing|box)\s*\.?\s*(S|A|B|C|E)?-?(\d+|[IVX]+)([a-z])?\s*([.:|—–]|$)`)
	captionBold  = late.Regexp(`^(?i)(supplementa(ry|l)\s+|extended data\s+)?(figure|fig\.?|table|tab\.|algorithm)\s*\.?\s*(S|A|B|C|E)?-?(\d+|[IVX]+)([a-z])?\b`)
	numbered     = late.Regexp(`^((\d{1,2}(\.\d{1,2}){0,3}\.?)|([IVX]{1,5}\.)|([A-H]\.(\d\.?)*)|(Appendix\s+[A-H0-9]\.?))\s+[A-Z"“(]`)
	referenceNo  = late.Regexp(`^(\[\d{1,3}\]|\d{1,3}\.|\(\d{1,3}\)|\d{1,3})\s`)
	listMark     = late.Regexp(`^([•●▪◦∙–*]|\(?[a-z0-9]{1,2}\)|[ivx]{1,4}\)|\d{1,2}[.)])\s`)
)

// takes says whether the line goes on with the paragraph.
func (b *para) takes(l, next *line, m metrics) bool {
	last := b.last()
	if l.turn != last.turn || l.hidden != last.hidden || !overlapX(last, l) {
		return false
	}
	dy := l.y - last.y
	pitch := m.pitch * l.size / m.size
	if len(b.lines) > 1 {
		pitch = math.Max(0.9*l.size, b.lines[1].y-b.lines[0].y)
	}
	limit := 1.28 * pitch
	if len(b.lines) == 1 {
		limit = math.Max(1.15*m.pitch, 1.55*l.size)
	}
	if dy < 0.3*l.size || dy > limit {
		return false
	}
	if math.Abs(l.size-last.size) > 0.07*math.Max(l.size, last.size) && runes(l) > 3 && runes(last) > 3 {
		return false
	}
	if l.cell != last.cell && (l.cell || tabs(l) > 0) {
		return false
	}
	if l.cell || last.cell {
		return true
	}
	if l.bold() != last.bold() && runes(l) > 2 {
		return false
	}
	if l.italic() != last.italic() && (runes(last) < 60 && last.italic() || runes(l) < 60 && (next == nil || !next.italic()) && numbered().MatchString(l.text())) {
		return false
	}
	text := l.text()
	if captionStart().MatchString(text) && l.words[0].bold || captionStart().MatchString(text) && endsSentence(last.text()) {
		return false
	}
	if numbered().MatchString(text) && runes(l) < 70 && endsSentence(last.text()) && (next == nil || !overlapX(l, next) || next.y-l.y > 1.1*pitch) {
		return false
	}
	return !b.breaks(l, last)
}

// breaks says whether indentation or a mark begins a new paragraph, list item or reference.
func (b *para) breaks(l, last *line) bool {
	left := math.Inf(1)
	right := 0.0
	for _, o := range b.lines {
		left, right = math.Min(left, o.x0), math.Max(right, o.x1)
	}
	text := l.text()
	indent := l.x0 - last.x0
	size := l.size
	switch {
	case listMark().MatchString(text) && (endsSentence(last.text()) || strings.HasPrefix(text, "•")) && (indent < 0.5*size || strings.HasPrefix(text, "•")):
		return true
	case referenceNo().MatchString(text) && referenceNo().MatchString(b.first().text()) && math.Abs(l.x0-b.first().x0) < 1.5*size:
		return true
	case len(b.lines) >= 2 && indent < -0.6*size && math.Abs(l.x0-b.first().x0) < 0.5*size && b.lines[1].x0 > b.first().x0+0.6*size:
		return true // hanging indents: the entry's first line stands out
	case indent > 0.6*size && indent < 4*size && len(b.lines) >= 1 && (endsSentence(last.text()) || last.x1 < right-3*size) && (len(b.lines) > 1 || !listMark().MatchString(b.first().text()) && !referenceNo().MatchString(b.first().text())):
		return l.x0 > left+0.6*size && startsUpper(text)
	}
	return false
}

func tabs(l *line) int {
	n := 0
	for _, w := range l.words {
		if w.tab {
			n++
		}
	}
	return n
}

// endsSentence says whether a text ends with a stop, whatever brackets or citation numbers follow.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " )]”\"'0123456789")
	return s != "" && strings.ContainsRune(".!?:;", rune(s[len(s)-1]))
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "(\"“"))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '[' || r == '•'
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
