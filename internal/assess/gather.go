package assess

import (
	"sort"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Hit is one place where a pattern of a rule was found.
type Hit struct {
	Rule      *checklist.Rule
	Element   *checklist.Element
	Pattern   *checklist.Pattern
	Strong    bool            // may satisfy: a strong pattern in an expected or accepted section
	Stray     bool            // a strong pattern outside those sections
	Expected  bool            // in a section where the rule expects it
	Elsewhere bool            // it only says where the statement stands (a supplement, another paper)
	Dropped   string          // why the hit counts for nothing: the scope or `unless`; "" when it counts
	Sentence  int             // the first sentence of the match
	Last      int             // its last sentence
	Match     manuscript.Span // the words that matched
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
		// Weaker signs are looked for only where stronger ones lack: beside these they would prove nothing.
		for _, level := range []search{{e.Strong, true, inPlace}, {e.Strong, true, outOfPlace}, {e.Weak, false, anywhere}} {
			g.state[i] = max(g.state[i], g.add(r, rule, e, level))
			if g.state[i] == strong {
				break
			}
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

// search is one pass over the sentences: which patterns, and where.
type search struct {
	patterns []checklist.Pattern
	strong   bool
	where    where
}

// where limits a search to the sections in which the rule takes strong evidence, or to the others.
type where uint8

const (
	inPlace where = iota
	outOfPlace
	anywhere
)

// add keeps the hits of one pass, at most one a pattern and sentence, and says how well they show the element.
func (g *gathered) add(r *reading, rule *checklist.Rule, e *checklist.Element, s search) strength {
	state, found := absent, map[int]bool{}
	for i := range s.patterns {
		p := &s.patterns[i]
		for _, sentence := range r.candidates(p) {
			hit, ok := r.hit(rule, e, p, sentence, s)
			if !ok {
				continue
			}
			if hit.Dropped != "" {
				g.dropped = append(g.dropped, hit)
				continue
			}
			g.hits = append(g.hits, hit)
			switch {
			case hit.Strong:
				found[hit.Sentence] = true
				state = strong
			case hit.Stray:
				state = max(state, stray)
			default:
				state = max(state, weak)
			}
		}
	}
	if state == strong && len(found) < e.Times {
		return weak
	}
	return state
}

// administrative says whether a rule looks for what papers print beside the names: funding, registration, availability.
func administrative(expect checklist.RoleSet) bool {
	for _, role := range expect.Roles() {
		if role.Administrative() {
			return true
		}
	}
	return false
}

// hit answers the best match of a pattern at a sentence: one that counts before one that is dropped.
func (r *reading) hit(rule *checklist.Rule, e *checklist.Element, p *checklist.Pattern, sentence int, s search) (Hit, bool) {
	kind := r.kind(sentence)
	if p.Kinds != 0 && !p.Kinds.Has(kind) || p.Kinds == 0 && kind == manuscript.Heading {
		return Hit{}, false // a heading announces a statement and is none, unless the pattern asks for headings
	}
	if kind == manuscript.FrontMatter && !administrative(rule.Expect) {
		return Hit{}, false // names and addresses are no statements of the study
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
	if s.where == inPlace && !place || s.where == outOfPlace && place {
		return Hit{}, false
	}
	var best Hit
	found := false
	for _, m := range r.matches(p, sentence) {
		first, last := int(r.tokenAt[m.from]), int(r.tokenAt[m.to-1])
		if first < 0 || last < 0 {
			continue
		}
		if kind == manuscript.Figure && m.to-m.from < 2 {
			continue // a word on an axis or in a legend names a thing and says nothing of it
		}
		h := Hit{Rule: rule, Element: e, Pattern: p, Strong: s.strong && place, Stray: s.strong && !place, Expected: expected,
			Sentence: first, Last: max(first, last), Match: r.bytes(m)}
		switch c := r.scopeOf(first, m, e.Allow); {
		case c != nil && c.weakens:
			h.Strong, h.Stray, h.Elsewhere = false, false, true
		case c != nil:
			h.Dropped = c.id
		}
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
