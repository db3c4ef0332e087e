package pdf

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a run of glyphs without a gap. Coordinates are points from the top left of the (turned) page.
type word struct {
	text         string
	x0, x1       float64
	y            float64 // baseline
	size         float64
	bold, italic bool
	raised       bool    // its baseline stands above that of its line
	gap          float64 // before it, in the line; 0 for the first
	tab          bool    // the gap before it is one between table cells
}

// line is words on one baseline, left to right.
type line struct {
	page    *page
	words   []word
	x0, x1  float64
	y, size float64 // size: of most of its characters
	turn    int
	hidden  bool
	order   int // in the page's stream
	printed int // the number in the margin, 0 for none
	cell    bool
	label   bool // begins another label of a figure
}

func (l *line) text() string {
	var b strings.Builder
	for i, w := range l.words {
		if i > 0 {
			if w.tab {
				b.WriteByte('\t')
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// share is the part of the line's characters for which is holds.
func (l *line) share(is func(word) bool) float64 {
	all, some := 0, 0
	for _, w := range l.words {
		n := utf8.RuneCountInString(w.text)
		all += n
		if is(w) {
			some += n
		}
	}
	if all == 0 {
		return 0
	}
	return float64(some) / float64(all)
}

func (l *line) bold() bool   { return l.share(func(w word) bool { return w.bold }) > 0.8 }
func (l *line) italic() bool { return l.share(func(w word) bool { return w.italic }) > 0.8 }

// Gaps, in parts of the font size.
const (
	wordGap   = 0.17 // between words; kerning stays below
	cellGap   = 1.6  // between table cells
	columnGap = 3.2  // what the stream draws after a wider leap is another line
)

// buildLines joins the glyphs of a page into lines, in the order in which the stream draws them.
func buildLines(p *page) []*line {
	var lines []*line
	for _, run := range runs(p.glyphs) {
		if l := newLine(p, run, len(lines)); l != nil {
			lines = append(lines, l)
		}
	}
	lines = joinPieces(lines)
	for _, l := range lines {
		l.words = closeTracking(l.words)
	}
	for i, l := range lines {
		l.order = i
	}
	return lines
}

// runs cuts the stream's glyphs where the pen leaves the line.
func runs(glyphs []glyph) [][]glyph {
	var all [][]glyph
	start := 0
	base, size, right := 0.0, 0.0, 0.0
	for i, g := range glyphs {
		if i > start {
			big := math.Max(size, g.size)
			same := g.turn == glyphs[start].turn && g.hidden == glyphs[start].hidden &&
				math.Abs(g.y-base) < 0.55*big && g.x0 > right-0.9*big && g.x0 < right+columnGap*big
			if math.Abs(g.y-base) > 0.12*big && math.Abs(g.size-size) < 0.05*big && math.Abs(g.y-base) > 0.3*big {
				same = false // the same size on another baseline is another line, not an index
			}
			if !same {
				all = append(all, glyphs[start:i])
				start = i
			}
		}
		if i == start || g.size > size*1.05 && !g.blank {
			base, size = g.y, g.size
		}
		if i == start {
			right = g.x1
		}
		right = math.Max(right, g.x1)
	}
	if start < len(glyphs) {
		all = append(all, glyphs[start:])
	}
	return all
}

// newLine makes words of a run of glyphs; nil when it holds only spaces.
func newLine(p *page, run []glyph, order int) *line {
	l := &line{page: p, order: order}
	l.size, l.y = mainSize(run)
	var b strings.Builder
	var w word
	open := false
	end := 0.0
	flush := func() {
		if open && strings.TrimSpace(b.String()) != "" {
			w.text = strings.TrimSpace(b.String())
			l.words = append(l.words, w)
		}
		b.Reset()
		open = false
	}
	for _, g := range run {
		if g.blank || strings.TrimSpace(g.text) == "" {
			flush()
			continue
		}
		raised := g.y < l.y-0.18*l.size && g.size < 0.93*l.size
		if open && (g.x0-end > wordGap*math.Max(g.size, 0.75*l.size) || raised != w.raised && splitsAt(b.String(), g.text, raised)) {
			flush()
		}
		if !open {
			w = word{x0: g.x0, y: g.y, size: g.size, bold: g.font.bold, italic: g.font.italic, raised: raised}
			if n := len(l.words); n > 0 {
				w.gap = g.x0 - l.words[n-1].x1
				w.tab = w.gap > cellGap*l.size
			}
			open = true
		}
		b.WriteString(openLigature(g.text))
		w.x1 = math.Max(g.x1, w.x0)
		end = g.x1
	}
	flush()
	if len(l.words) == 0 {
		return nil
	}
	l.turn, l.hidden = run[0].turn, run[0].hidden
	l.span()
	return l
}

// splitsAt says whether a change of baseline parts two words: a raised citation number after a word does, an index
// inside a formula ("CO2", "10-3") does not.
func splitsAt(before, next string, raised bool) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(next)
	if raised {
		after := unicode.IsLetter(last) && !isPower(before, next) || strings.ContainsRune(".,;:)]”\"", last) || unicode.IsDigit(last) && letters(before) > 1
		return after && unicode.IsDigit(first) && utf8.RuneCountInString(before) > 2
	}
	return unicode.IsDigit(last) && unicode.IsLetter(first)
}

// isPower says whether a raised figure makes an area or a volume of a unit: "kg/m2", "g/cm3".
func isPower(before, figure string) bool {
	unit := before[strings.LastIndexAny(before, "/·")+1:]
	return (figure == "2" || figure == "3") && (unit == "m" || unit == "mm" || unit == "cm" || unit == "km")
}

func (l *line) span() {
	l.x0, l.x1 = l.words[0].x0, l.words[0].x1
	for _, w := range l.words {
		l.x0, l.x1 = math.Min(l.x0, w.x0), math.Max(l.x1, w.x1)
	}
}

// mainSize is the size and baseline of most characters of a run.
func mainSize(run []glyph) (size, y float64) {
	count := map[int]int{}
	best := 0
	for _, g := range run {
		if g.blank {
			continue
		}
		k := int(g.size*4 + 0.5)
		if count[k]++; count[k] > best {
			best, size = count[k], g.size
		}
	}
	ys := map[int]int{}
	best = 0
	for _, g := range run {
		if g.blank || math.Abs(g.size-size) > 0.3 {
			continue
		}
		k := int(math.Round(g.y * 2))
		if ys[k]++; ys[k] > best {
			best, y = ys[k], g.y
		}
	}
	if size == 0 && len(run) > 0 {
		return run[0].size, run[0].y
	}
	return size, y
}

// ligatures are the characters that stand for several letters; other compatibility forms stay as printed.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", "\u00ad", "-", "\u2010", "-", "\u2011", "-", "\u00a0", " ")

func openLigature(s string) string {
	if len(s) == 1 {
		return s
	}
	return ligatures.Replace(s)
}

// joinPieces merges what the stream drew in pieces though it stands on one line: formulas, lists, letters that
// were placed one by one. Only neighbours in the stream are tried, so that columns stay apart.
func joinPieces(lines []*line) []*line {
	const reach = 6
	merged := make([]bool, len(lines))
	var out []*line
	for i, l := range lines {
		if merged[i] {
			continue
		}
		for again := true; again; {
			again = false
			for j := i + 1; j < len(lines) && j <= i+reach; j++ {
				o := lines[j]
				if merged[j] || !joins(l, o) {
					continue
				}
				l.absorb(o)
				merged[j], again = true, true
			}
		}
		out = append(out, l)
	}
	return out
}

// joins says whether o continues l on its own baseline, before or behind it.
func joins(l, o *line) bool {
	if l.turn != o.turn || l.hidden != o.hidden {
		return false
	}
	big, small := math.Max(l.size, o.size), math.Min(l.size, o.size)
	dy := math.Abs(l.y - o.y)
	if dy > 0.12*big && !(small < 0.85*big && dy < 0.5*big) {
		return false
	}
	gap := math.Max(o.x0-l.x1, l.x0-o.x1)
	return gap > -0.35*big && gap < 0.9*big
}

// absorb takes the words of o into l, left to right.
func (l *line) absorb(o *line) {
	if o.size > l.size*1.05 && runes(o) >= runes(l) {
		l.size, l.y = o.size, o.y
	}
	l.words = append(l.words, o.words...)
	sort.SliceStable(l.words, func(i, j int) bool { return l.words[i].x0 < l.words[j].x0 })
	for i := range l.words {
		w := &l.words[i]
		w.raised = w.y < l.y-0.18*l.size && w.size < 0.93*l.size
		w.gap, w.tab = 0, false
		if i > 0 {
			w.gap = w.x0 - l.words[i-1].x1
			w.tab = w.gap > cellGap*l.size
		}
	}
	l.words = gluePieces(l.words)
	l.span()
}

// gluePieces joins words that touch: the stream drew one word in two pieces.
func gluePieces(words []word) []word {
	out := words[:1]
	for _, w := range words[1:] {
		last := &out[len(out)-1]
		if w.gap < wordGap*0.6*math.Max(w.size, last.size) && w.raised == last.raised && math.Abs(w.y-last.y) < 0.1*last.size {
			last.text += w.text
			last.x1 = math.Max(last.x1, w.x1)
			continue
		}
		out = append(out, w)
	}
	return out
}

func runes(l *line) int {
	n := 0
	for _, w := range l.words {
		n += utf8.RuneCountInString(w.text)
	}
	return n
}

// closeTracking joins letters that are set apart for looks ("A B S T R A C T"): a line of single capitals, with wider gaps
// where words part.
func closeTracking(words []word) []word {
	if len(words) < 5 {
		return words
	}
	gaps := make([]float64, 0, len(words))
	for i, w := range words {
		if r, n := utf8.DecodeRuneInString(w.text); n != len(w.text) || !unicode.IsUpper(r) {
			return words
		}
		if i > 0 {
			gaps = append(gaps, w.gap)
		}
	}
	sort.Float64s(gaps)
	usual := gaps[len(gaps)/2]
	out := words[:1]
	for _, w := range words[1:] {
		if w.gap > 1.6*usual {
			out = append(out, w)
			continue
		}
		last := &out[len(out)-1]
		last.text += w.text
		last.x1 = w.x1
	}
	return out
}
