package assess

import (
	"sort"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/internal/phrase"
)

// candidates are the sentences where a match of the pattern may begin, sorted: the cheap filter
// before any real matching.
func (r *reading) candidates(p *checklist.Pattern) []int {
	var positions []int32
	switch {
	case p.Near != nil:
		first := true
		for _, group := range p.Near {
			of := r.positions(group)
			if first || len(of) < len(positions) {
				positions = of
			}
			first = false
		}
	case p.Regex != nil:
		return r.regexCandidates(p)
	default:
		positions = r.positions(p.Phrases)
	}
	return r.sentencesOf(positions, p.Reach)
}

func (r *reading) positions(phrases []phrase.Phrase) []int32 {
	var all []int32
	for _, p := range phrases {
		all = append(all, r.text.Candidates(p)...)
	}
	return all
}

func (r *reading) regexCandidates(p *checklist.Pattern) []int {
	var positions []int32
	if p.Regex.Needs() == nil {
		for s, st := range r.sentences {
			if st.from < st.to {
				positions = append(positions, int32(r.sentences[s].from))
			}
		}
		return r.sentencesOf(positions, p.Reach)
	}
	for _, literal := range p.Regex.Needs() {
		for at := 0; ; {
			i := strings.Index(r.lower[at:], literal)
			if i < 0 {
				break
			}
			at += i
			// A literal may begin inside a token or between tokens: take the sentence around it.
			if k := r.text.Index(at); k < len(r.text.Tokens) {
				positions = append(positions, int32(k))
				if k > 0 {
					positions = append(positions, int32(k-1))
				}
			} else if k > 0 {
				positions = append(positions, int32(k-1))
			}
			at += len(literal)
		}
	}
	return r.sentencesOf(positions, p.Reach)
}

// matches answers the matches of a pattern that begin the search at the sentence, as token ranges.
func (r *reading) matches(p *checklist.Pattern, sentence int) []stretch {
	in := r.stretchOf(sentence, p.Reach)
	if in.from >= in.to || p.Regex != nil && !r.possible(p, in) || r.hasAny(p.Unless, in) {
		return nil
	}
	switch {
	case p.Near != nil:
		return r.near(p, in)
	case p.Regex != nil:
		return r.regex(p, in)
	}
	var all []stretch
	for _, ph := range p.Phrases {
		r.text.Find(ph, in.from, in.to, func(from, to int) bool {
			all = append(all, stretch{from, to})
			return true
		})
	}
	return all
}

// possible says whether the stretch holds the texts that the pattern's expression cannot do without.
func (r *reading) possible(p *checklist.Pattern, in stretch) bool {
	span := r.printed(in)
	return p.Regex.Possible(r.lower[span.Start:span.End])
}

func (r *reading) regex(p *checklist.Pattern, in stretch) []stretch {
	span := r.printed(in)
	var all []stretch
	for _, m := range p.Regex.Find(r.doc.Slice(span), 4) {
		from, to := r.text.Index(span.Start+m[0]), r.text.Index(span.Start+m[1]-1)
		all = append(all, stretch{from, max(from+1, min(to+1, in.to))})
	}
	return all
}

// printed are the bytes of the stretch and what its sentence prints after its last token, a closing bracket say.
func (r *reading) printed(in stretch) manuscript.Span {
	span := r.bytes(in)
	if s := int(r.tokenAt[in.to-1]); s >= 0 {
		span.End = max(span.End, r.doc.Sentences[s].End)
	}
	return span
}

// near finds windows of at most Within tokens that hold a match of every group.
func (r *reading) near(p *checklist.Pattern, in stretch) []stretch {
	groups := make([][]stretch, len(p.Near))
	for i, group := range p.Near {
		for _, ph := range group {
			r.text.Find(ph, in.from, in.to, func(from, to int) bool {
				groups[i] = append(groups[i], stretch{from, to})
				return true
			})
		}
		if len(groups[i]) == 0 {
			return nil
		}
		sort.Slice(groups[i], func(a, b int) bool { return groups[i][a].from < groups[i][b].from })
	}
	var all []stretch
	for _, first := range groups[0] {
		if w, ok := window(groups[1:], first, p.Within); ok {
			all = append(all, w)
		}
	}
	return all
}

// window widens w by one match of every group, keeping it within the limit; matches of different groups must not overlap.
func window(groups [][]stretch, w stretch, within int) (stretch, bool) {
	if len(groups) == 0 {
		return w, true
	}
	for _, m := range groups[0] {
		wider := stretch{min(w.from, m.from), max(w.to, m.to)}
		if wider.to-wider.from > within {
			continue
		}
		if found, ok := window(groups[1:], wider, within); ok {
			return found, true
		}
	}
	return stretch{}, false
}
