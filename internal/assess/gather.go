package assess

import (
	"sort"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Hit is one place where a pattern of a rule was found.
type Hit struct {
	Rule     *checklist.Rule
	Element  *checklist.Element
	Pattern  *checklist.Pattern
	Strong   bool            // may satisfy: a strong pattern in an expected or accepted section
	Stray    bool            // a strong pattern outside those sections
	Expected bool            // in a section where the rule expects it
	Dropped  string          // why the hit counts for nothing: the scope or `unless`; "" when it counts
	Sentence int             // the first sentence of the match
	Last     int             // its last sentence
	Match    manuscript.Span // the words that matched
}

// gathered is all that was found for one rule.
type gathered struct {
	rule    *checklist.Rule
	hits    []Hit // those that count, in reading order
	dropped []Hit
	state   []strength // by element
	verdict checklist.Verdict
}

// strength is how well an element was found.
type strength uint8

const (
	absent strength = iota
	weak
	stray // strong words, but in a section where the rule does not expect them
	strong
)

// gather searches for every element of the rule.
func (r *reading) gather(rule *checklist.Rule) *gathered {
	g := &gathered{rule: rule, state: make([]strength, len(rule.Elements))}
	for i := range rule.Elements {
		e := &rule.Elements[i]
		found := map[int]bool{}
		for _, hit := range r.search(rule, e) {
			if hit.Dropped != "" {
				g.dropped = append(g.dropped, hit)
				continue
			}
			g.hits = append(g.hits, hit)
			s := weak
			switch {
			case hit.Strong:
				found[hit.Sentence] = true
				s = strong
			case hit.Stray:
				s = stray
			}
			g.state[i] = max(g.state[i], s)
		}
		if g.state[i] == strong && len(found) < e.Times {
			g.state[i] = weak
		}
	}
	inOrder := func(hits []Hit) {
		sort.SliceStable(hits, func(a, b int) bool { return hits[a].Match.Start < hits[b].Match.Start })
	}
	inOrder(g.hits)
	inOrder(g.dropped)
	g.verdict = decide(rule, g.state)
	return g
}

// search finds the hits of one element: strong patterns first, one hit a pattern and sentence.
func (r *reading) search(rule *checklist.Rule, e *checklist.Element) []Hit {
	var hits []Hit
	for _, level := range []struct {
		patterns []checklist.Pattern
		strong   bool
	}{{e.Strong, true}, {e.Weak, false}} {
		for i := range level.patterns {
			p := &level.patterns[i]
			for _, sentence := range r.candidates(p) {
				if hit, ok := r.hit(rule, e, p, sentence, level.strong); ok {
					hits = append(hits, hit)
				}
			}
		}
	}
	return hits
}

// hit answers the best match of a pattern at a sentence: one that counts before one that is dropped.
func (r *reading) hit(rule *checklist.Rule, e *checklist.Element, p *checklist.Pattern, sentence int, isStrong bool) (Hit, bool) {
	if p.Kinds != nil && !p.Kinds[r.kind(sentence)] {
		return Hit{}, false
	}
	expected := r.inRoles(sentence, rule.Expect)
	place := expected || r.inRoles(sentence, rule.Accept)
	if p.Roles != 0 {
		if !r.inRoles(sentence, p.Roles) {
			return Hit{}, false
		}
		place = true
	} else if !place && r.inRoles(sentence, rule.Ignore) {
		return Hit{}, false
	}
	var best Hit
	found := false
	for _, m := range r.matches(p, sentence) {
		first, last := int(r.tokenAt[m.from]), int(r.tokenAt[m.to-1])
		if first < 0 || last < 0 {
			continue
		}
		h := Hit{Rule: rule, Element: e, Pattern: p, Strong: isStrong && place, Stray: isStrong && !place, Expected: expected,
			Sentence: first, Last: max(first, last), Match: r.bytes(m)}
		h.Dropped = r.scopeOf(first, m, e.Allow)
		if h.Dropped == "" && r.matchesAny(e.Unless, first) {
			h.Dropped = "unless"
		}
		if !found || h.Dropped == "" {
			best, found = h, true
		}
		if h.Dropped == "" {
			break
		}
	}
	return best, found
}
