package assess

import (
	"sort"
	"strings"
	"unicode"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// maxEvidence is how many passages an item shows at most.
const maxEvidence = 5

// maxQuote is the length in bytes above which a quote is cut to the part around its match; a table or a
// run-on paragraph would otherwise fill the report.
const maxQuote = 600

// inTable is what a row of a table or a label of a figure is behind a sentence that says the same.
const inTable = 4

// fragment is what a scrap of a figure is behind a sentence, and leastWords what a sentence has at least.
const (
	fragment   = 20
	leastWords = 4
)

// candidate is a sentence that may be shown, with what speaks for it.
type candidate struct {
	hit      Hit
	score    int
	names    map[*checklist.Element]bool
	patterns map[*checklist.Pattern]bool // the strong ones
}

// choose picks the passages to show: the best first, and every found element at least once while
// there is room.
func (r *reading) choose(of []*gathered) []Evidence {
	bySentence := map[int]*candidate{}
	var order []*candidate
	for _, g := range of {
		for _, h := range g.hits {
			c := bySentence[h.Sentence]
			if c == nil {
				c = &candidate{hit: h, names: map[*checklist.Element]bool{}, patterns: map[*checklist.Pattern]bool{}}
				bySentence[h.Sentence] = c
				order = append(order, c)
			}
			if rank(h) > rank(c.hit) {
				c.hit = h
			}
			c.names[h.Element] = true
			if h.Strong {
				c.patterns[h.Pattern] = true
			}
		}
	}
	for _, c := range order {
		c.score = r.score(c)
	}
	sort.SliceStable(order, func(i, j int) bool {
		if order[i].score != order[j].score {
			return order[i].score > order[j].score
		}
		return order[i].hit.Match.Start < order[j].hit.Match.Start
	})
	var shown []Evidence
	hit := func(sentence int) bool { return bySentence[sentence] != nil }
	seen := map[*checklist.Element]bool{}
	var rest []*candidate
	for _, c := range order {
		fresh := false
		for e := range c.names {
			fresh = fresh || !seen[e]
		}
		if !fresh {
			rest = append(rest, c)
			continue
		}
		for e := range c.names {
			seen[e] = true
		}
		shown = append(shown, r.passage(c.hit, hit))
	}
	for _, c := range rest {
		shown = append(shown, r.passage(c.hit, hit))
	}
	shown = withoutRepeats(shown)
	return shown[:min(len(shown), maxEvidence)]
}

// withoutRepeats leaves out passages that hold a passage shown before them, or lie in it.
func withoutRepeats(all []Evidence) []Evidence {
	var kept []Evidence
next:
	for _, e := range all {
		for _, k := range kept {
			if k.Span.Overlaps(e.Span) {
				continue next
			}
		}
		kept = append(kept, e)
	}
	return kept
}

// rank orders the hits of one sentence.
func rank(h Hit) int {
	n := 0
	if h.Strong {
		n += 4
	}
	if h.Stray {
		n++
	}
	if !h.Element.Optional {
		n++
	}
	return n
}

// score says how well a sentence shows the item: strong words where they are expected, several elements and
// patterns at once, a heading on the topic above it, figures, and running text rather than a heading.
func (r *reading) score(c *candidate) int {
	n := 10*rank(c.hit) + 6*min(len(c.names), 4) + 4*min(len(c.patterns), 4)
	if r.headed(c.hit) {
		n += 14
	}
	if c.hit.Expected {
		n += 12
	}
	if st := r.sentences[c.hit.Sentence]; st.to-st.from < leastWords {
		n -= fragment
	}
	switch r.kind(c.hit.Sentence) {
	case manuscript.Heading:
		n -= 30
	case manuscript.Title:
		n -= 2
	case manuscript.Table, manuscript.Figure:
		n -= inTable
	}
	for _, ch := range r.doc.Slice(r.doc.Sentences[c.hit.Sentence].Span) {
		if unicode.IsDigit(ch) {
			n += 3
			break
		}
	}
	return n
}

// headed says whether a heading above the hit names the rule's topic: a word of the rule's id stands in it.
func (r *reading) headed(h Hit) bool {
	for s := r.doc.Sentences[h.Sentence].Section; s >= 0; s = r.doc.Sections[s].Parent {
		title := strings.ToLower(r.doc.Sections[s].Title)
		if title == "" || r.doc.Sections[s].Parent < 0 && !strings.Contains(title, " ") {
			continue
		}
		for _, word := range strings.Split(h.Rule.ID, "-") {
			if len(word) > 4 && strings.Contains(title, strings.TrimSuffix(word, "s")) {
				return true
			}
		}
	}
	return false
}

// evidence is the passage around a hit.
func (r *reading) evidence(h Hit) Evidence {
	span := manuscript.Span{Start: r.doc.Sentences[h.Sentence].Start, End: r.doc.Sentences[h.Last].End}
	if span.Len() > maxQuote {
		span = r.around(span, h.Match)
	}
	return Evidence{Rule: h.Rule.ID, Element: h.Element.ID, Says: h.Element.Says, Strong: h.Strong, Quote: r.doc.Slice(span), Span: span,
		Match: h.Match, Sentence: h.Sentence}
}

// mostSentences is how many sentences a shown passage has at most.
const mostSentences = 3

// passage is the evidence of a hit together with the sentences beside it in the paragraph that answer the item too.
func (r *reading) passage(h Hit, answers func(sentence int) bool) Evidence {
	e := r.evidence(h)
	if r.kind(h.Sentence) == manuscript.Table {
		return r.withCaption(e, r.doc.Sentences[h.Sentence].Block)
	}
	if r.kind(h.Sentence) != manuscript.Paragraph || e.Span.Start != r.doc.Sentences[h.Sentence].Start {
		return e
	}
	first, last := h.Sentence, h.Last
	joins := func(sentence int) bool {
		return sentence >= 0 && sentence < len(r.doc.Sentences) && r.doc.Sentences[sentence].Block == r.doc.Sentences[h.Sentence].Block &&
			answers(sentence) && last-first+1 < mostSentences
	}
	fits := func(from, to int) bool { return r.doc.Sentences[to].End-r.doc.Sentences[from].Start <= maxQuote }
	for joins(last+1) && fits(first, last+1) {
		last++
	}
	for joins(first-1) && fits(first-1, last) {
		first--
	}
	e.Span = manuscript.Span{Start: r.doc.Sentences[first].Start, End: r.doc.Sentences[last].End}
	e.Quote = r.doc.Slice(e.Span)
	return e
}

// withCaption shows a row of a table from the table's caption on, where that is no long way up: "Test 330" alone says little.
func (r *reading) withCaption(e Evidence, block int) Evidence {
	for block >= 0 && r.doc.Blocks[block].Kind == manuscript.Table {
		block--
	}
	if block < 0 || r.doc.Blocks[block].Kind != manuscript.Caption || r.ofFigure(block) || e.Span.End-r.doc.Blocks[block].Start > maxQuote {
		return e
	}
	e.Span.Start = r.doc.Blocks[block].Start
	e.Quote = r.doc.Slice(e.Span)
	return e
}

// ofFigure says whether a caption is that of a figure.
func (r *reading) ofFigure(block int) bool {
	return strings.HasPrefix(strings.ToLower(r.doc.Slice(r.doc.Blocks[block].Span)), "fig")
}

// around cuts a long span to at most maxQuote bytes about the match, at word borders.
func (r *reading) around(span, match manuscript.Span) manuscript.Span {
	room := max(0, maxQuote-match.Len()) / 2
	start, end := max(span.Start, match.Start-room), min(span.End, match.End+room)
	text := r.doc.Text
	for start > span.Start && text[start-1] != ' ' && text[start-1] != '\n' {
		start--
	}
	for end < span.End && text[end] != ' ' && text[end] != '\n' {
		end++
	}
	return manuscript.Span{Start: start, End: end}
}
