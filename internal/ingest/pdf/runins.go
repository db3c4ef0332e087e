package pdf

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// splitRunIns makes a heading of the bold or italic words that open a paragraph and end with a stop. Labels of a
// structured abstract and of back matter stay with their text: their words say what they are.
func splitRunIns(paras []*para, m metrics) []*para {
	var out []*para
	for _, b := range paras {
		if n := runInWords(b, m); n > 0 {
			l := b.lines[0]
			head := *l
			head.words = append([]word(nil), l.words[:n]...)
			head.span()
			rest := *l
			rest.words = append([]word(nil), l.words[n:]...)
			rest.span()
			out = append(out, &para{lines: []*line{&head}, kind: manuscript.Heading, level: 5, size: b.size})
			b.lines = append([]*line{&rest}, b.lines[1:]...)
		}
		out = append(out, b)
	}
	return out
}

// runInWords is how many words of the first line are a run-in heading; 0 for none.
func runInWords(b *para, m metrics) int {
	if b.kind != manuscript.Paragraph || b.size < 0.9*m.size || b.first().turn != 0 {
		return 0
	}
	words := b.first().words
	lead := 0
	bold := words[0].bold
	for lead < len(words) && (bold && words[lead].bold || !bold && words[lead].italic) {
		lead++
	}
	if lead == 0 || lead > 10 || lead == len(words) || !bold && !words[0].italic {
		return 0
	}
	text := strings.Join(texts(words[:lead]), " ")
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ":") && !strings.HasSuffix(text, "—") {
		return 0
	}
	name := strings.TrimRight(text, ".:— ")
	if letters(name) < 3 || !startsUpper(name) || topHeadings().MatchString(name) || abstractStart().MatchString(name) || strings.Contains(name, " et al") {
		return 0
	}
	return lead
}

func texts(words []word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.text
	}
	return out
}

// markLists marks list items: paragraphs with a bullet, and neighbours that both begin with a mark.
func markLists(paras []*para) {
	marked := func(i int) bool {
		return i >= 0 && i < len(paras) && (paras[i].kind == manuscript.Paragraph || paras[i].kind == manuscript.ListItem) && listMark().MatchString(paras[i].text())
	}
	for i, b := range paras {
		if !marked(i) {
			continue
		}
		if strings.ContainsAny(b.text()[:3], "•●▪◦∙") || marked(i-1) || marked(i+1) {
			b.kind = manuscript.ListItem
		}
	}
}
