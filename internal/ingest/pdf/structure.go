package pdf

import (
	"math"
	"regexp"
	"strings"
	"unicode"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// topHeadings are the words that stand alone as a heading in nearly every paper.
var topHeadings = late.Regexp(`^(?i)(\d{1,2}\.?\s+|[IVX]+\.\s+)?(abstract|summary|introduction|background|related works?|literature review|materials? and methods?|patients and methods|subjects and methods|methods?|methodology|methods and materials|results?|results and discussions?|discussions?|discussion and conclusions?|conclusions?|conclusions? and future works?|limitations|acknowledge?ments?|references|bibliography|literature cited|funding|appendix( [a-z0-9])?|appendices|supplementary materials?|data availability( statement)?|code availability|availability of data and materials?|ethics( statement| approval)?|conflicts? of interests?|competing interests|declaration of competing interests?|author contributions?|abbreviations|keywords?|index terms|key points|experiments?( and results)?|evaluation|purpose|objectives?|statistical analysis|future works?)\s*[:.]?$`)

// classify says what each paragraph is, from its look and its words.
func classify(paras []*para, m metrics) []*para {
	markTables(paras)
	for _, b := range paras {
		text := b.text()
		switch {
		case b.kind == manuscript.Table:
		case captionStart().MatchString(text) || captionBold().MatchString(text) && b.first().words[0].bold:
			b.kind = manuscript.Caption
		case isHeading(b, m):
			b.kind = manuscript.Heading
		case isFootnote(b, m):
			b.kind = manuscript.Footnote
		case b.size < 0.72*m.size && runes(b.first()) < 40 && len(b.lines) < 3:
			b.kind = manuscript.Aside // labels inside figures
		}
	}
	paras = present(markTitle(joinCaptions(paras), m))
	markFigureText(paras, m)
	markFloats(paras, m)
	paras = joinLabels(paras)
	joinHeadings(paras)
	dropLoneHeadings(paras)
	markFrontMatter(paras)
	setLevels(paras)
	markReferences(paras)
	return paras
}

var keyWords = late.Regexp(`^(?i)(key ?-?words?|index terms)\b.`)

func isHeading(b *para, m metrics) bool {
	text := strings.TrimSpace(b.text())
	n := len(strings.Fields(text))
	if len(b.lines) > 3 || n > 16 || n == 0 || len(text) > 140 || len(text) < 3 || b.first().turn != 0 {
		return false
	}
	if topHeadings().MatchString(text) && startsUpper(text) {
		return b.size >= 0.9*m.size || capitals(text) && b.size >= 0.74*m.size // small capitals
	}
	if keyWords().MatchString(text) || strings.ContainsAny(text, "@=") || text[0] == '(' || wide(b) || strings.Contains(text, "\t") || startsLower(text) || letters(text) < 3 || letters(text)*10 < len([]rune(strings.TrimLeft(text, "0123456789. ")))*5 {
		return false
	}
	if strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";") || strings.HasSuffix(text, ".") && !numbered().MatchString(text) && n > 4 {
		return false
	}
	bold, italic := b.share(func(w word) bool { return w.bold }) > 0.8, b.share(func(w word) bool { return w.italic }) > 0.8
	isNumbered := numbered().MatchString(text)
	switch {
	case b.size < 0.88*m.size:
		return isNumbered && capitals(text) && b.size >= 0.74*m.size
	case b.size > 1.12*m.size:
		return n <= 14
	case bold:
		return len(b.lines) <= 2
	case isNumbered:
		return len(b.lines) <= 2 && !endsSentence(text) && (italic || capitals(text) || n <= 9)
	case capitals(text):
		return n >= 1 && n <= 8 && len(text) > 4 && len(b.lines) == 1
	case italic:
		return len(b.lines) == 1 && n <= 9 && !endsSentence(text)
	}
	return false
}

// wide says whether gaps as of a table's head part the words of a line; the gap behind a section number may be as wide.
func wide(b *para) bool {
	for _, l := range b.lines {
		for i, w := range l.words {
			if i > 0 && w.gap > 0.95*l.size && (i > 1 || !numberLike(l.words[0].text)) {
				return true
			}
		}
	}
	return len(b.first().words) == 1 && strings.Contains(b.first().words[0].text, "(")
}

func numberLike(s string) bool {
	return strings.Trim(s, "0123456789.IVXABCDEFGH)") == ""
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// capitals says whether a text is set in capitals.
func capitals(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper > 3 && lower*6 < upper
}

func isFootnote(b *para, m metrics) bool {
	l := b.first()
	return b.size < 0.93*m.size && l.page != nil && l.y > 0.7*l.page.height && len(b.lines) <= 8 &&
		(l.words[0].raised || strings.ContainsAny(l.words[0].text[:1], "*†‡§¶") || wholeNumber(l.words[0].text) > 0)
}

// markTables finds paragraphs most of whose lines hold cells.
func markTables(paras []*para) {
	for _, b := range paras {
		rows := 0
		for _, l := range b.lines {
			if l.cell || tabs(l) > 0 {
				rows++
			}
		}
		if rows*2 > len(b.lines) && (len(b.lines) > 1 || tabs(b.first()) > 1) {
			b.kind, b.rows = manuscript.Table, true
		}
	}
}

// markFigureText sets aside the small labels of drawings: short scraps in a row near a caption.
func markFigureText(paras []*para, m metrics) {
	for i, b := range paras {
		if b.kind != manuscript.Paragraph || len(b.lines) != 1 {
			continue
		}
		l := b.first()
		if runes(l) > 30 || endsSentence(l.text()) || b.size > 0.97*m.size && len(l.words) > 3 {
			continue
		}
		scraps := 0
		for k := max(0, i-3); k <= i+3 && k < len(paras); k++ {
			if o := paras[k]; len(o.lines) > 0 && o.first().page == l.page && len(o.lines) <= 2 && runes(o.first()) <= 30 && o.kind != manuscript.Heading {
				scraps++
			}
		}
		if scraps >= 4 {
			b.kind = manuscript.Aside
		}
	}
}

// joinHeadings makes one heading of two lines of the same look that follow each other closely.
func joinHeadings(paras []*para) {
	for i := 0; i+1 < len(paras); i++ {
		a, b := paras[i], paras[i+1]
		if a.kind != manuscript.Heading || b.kind != manuscript.Heading || len(a.lines) == 0 || len(b.lines) == 0 {
			continue
		}
		if math.Abs(a.size-b.size) < 0.2 && a.first().bold() == b.first().bold() && a.first().page == b.first().page &&
			b.first().y-a.last().y < 1.4*a.size && b.first().y > a.last().y && startsLower(b.text()) {
			b.lines = append(append([]*line(nil), a.lines...), b.lines...)
			a.lines = nil
		}
	}
}

// style is the look by which headings without numbers are told apart.
type style struct {
	size   int
	bold   bool
	caps   bool
	italic bool
}

// setLevels gives headings their depth: by number where they have one, else by how their look ranks.
func setLevels(paras []*para) {
	rank := map[style]int{}
	var order []style
	of := func(b *para) style {
		return style{int(b.size*2 + 0.5), b.share(func(w word) bool { return w.bold }) > 0.8, capitals(b.text()), b.share(func(w word) bool { return w.italic }) > 0.8}
	}
	weight := func(s style) int {
		n := s.size * 10
		if s.bold {
			n += 6
		}
		if s.caps {
			n += 5
		}
		if s.italic {
			n -= 4
		}
		return n
	}
	for _, b := range paras {
		if b.kind == manuscript.Heading && len(b.lines) > 0 && rank[of(b)] == 0 {
			rank[of(b)] = 1
			order = append(order, of(b))
		}
	}
	for i := range order {
		for j := i + 1; j < len(order); j++ {
			if weight(order[j]) > weight(order[i]) {
				order[i], order[j] = order[j], order[i]
			}
		}
	}
	for i, s := range order {
		rank[s] = i + 1
	}
	top := 0
	for _, b := range paras {
		if b.kind == manuscript.Heading && len(b.lines) > 0 && topHeadings().MatchString(b.text()) {
			if r := rank[of(b)]; top == 0 || r < top {
				top = r
			}
		}
	}
	for _, b := range paras {
		if b.kind != manuscript.Heading || len(b.lines) == 0 {
			continue
		}
		b.level = max(1, rank[of(b)]-max(0, top-1))
		if n := numberDepth(b.text()); n > 0 {
			b.level = n
		}
		b.level = min(b.level, 5)
	}
}

var dotted = late.Regexp(`^(\d{1,2})((\.\d{1,2})*)\.?\s`)

// numberDepth is the depth of a section number: 1 for "2 ", 2 for "2.1 "; 0 where there is none.
func numberDepth(s string) int {
	if m := dotted().FindStringSubmatch(s); m != nil {
		return 1 + strings.Count(strings.TrimSuffix(m[2], ".0"), ".") // "2.0" heads a chapter
	}
	if regexp.MustCompile(`^[IVX]{1,5}\.\s`).MatchString(s) {
		return 1
	}
	if regexp.MustCompile(`^[A-H]\.\s`).MatchString(s) {
		return 2
	}
	return 0
}

var referencesHead = late.Regexp(`^(?i)(\d{1,2}\.?\s+|[IVX]+\.\s+)?(references|bibliography|literature cited|reference list|works cited)\s*[:.]?$`)

// markReferences marks the entries of the reference list: from its heading to the next heading that is none of its own.
func markReferences(paras []*para) {
	in := false
	for _, b := range paras {
		if len(b.lines) == 0 {
			continue
		}
		text := strings.TrimSpace(b.text())
		if referencesHead().MatchString(text) {
			b.kind, b.level, in = manuscript.Heading, 1, true
			continue
		}
		if !in || b.float {
			continue
		}
		switch b.kind {
		case manuscript.Heading:
			if referenceNo().MatchString(text) && !topHeadings().MatchString(text) || len(strings.Fields(text)) < 2 && !topHeadings().MatchString(text) {
				b.kind = manuscript.Reference
				continue
			}
			in = false
		case manuscript.Paragraph, manuscript.ListItem, manuscript.Footnote, manuscript.Aside, manuscript.Table:
			b.kind = manuscript.Reference
		}
	}
}
