package assess

import (
	"math"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/internal/phrase"
)

// stopWords carry no topic.
const stopWords = " a an and are as at be by for from has how in is it its no not of on or that the their this to was were what when where which who with "

// leastShared is how many words a sentence must share with the rules to be shown as near.
const leastShared = 3

// alike is the sentence, in a section where the rules look, that shares most of their words, rare
// words counting more. It is never evidence: it is shown beside "missing" so that the author sees what was
// considered.
func (r *reading) alike(rules []*gathered) *Evidence {
	wanted := map[string]bool{}
	var in checklist.RoleSet
	for _, g := range rules {
		in |= g.rule.Expect | g.rule.Accept
		texts := []string{g.rule.Topic}
		for _, e := range g.rule.Elements {
			texts = append(texts, e.Says)
		}
		for _, t := range texts {
			phrase.Scan(t, func(a, b int) {
				if _, stem := phrase.Fold(t[a:b]); len(stem) > 3 && !strings.Contains(stopWords, " "+stem+" ") {
					wanted[stem] = true
				}
			})
		}
	}
	best, bestScore, bestSpan := -1, 0.0, manuscript.Span{}
	for i, st := range r.sentences {
		if st.from >= st.to || r.kind(i) == manuscript.Heading || !r.inRoles(i, in) {
			continue
		}
		score, shared := 0.0, 0
		seen := map[string]bool{}
		for k := st.from; k < st.to; k++ {
			stem := r.text.Stem(k)
			if !wanted[stem] || seen[stem] {
				continue
			}
			seen[stem] = true
			shared++
			score += math.Log(1 + float64(len(r.text.Tokens))/float64(r.text.Frequency(k)))
		}
		score /= math.Sqrt(float64(8 + st.to - st.from))
		if shared >= leastShared && score > bestScore {
			best, bestScore, bestSpan = i, score, r.bytes(st)
		}
	}
	if best < 0 {
		return nil
	}
	span := r.doc.Sentences[best].Span
	if span.Len() > maxQuote {
		span = r.around(span, manuscript.Span{Start: bestSpan.Start, End: bestSpan.Start + 1})
	}
	return &Evidence{Quote: r.doc.Slice(span), Span: span, Match: bestSpan, Sentence: best, Note: "it only shares words with what is asked"}
}
