package assess

import (
	"slices"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// Miss is an example of a rule that comes near and does not suffice, and why not in one sentence.
type Miss struct {
	Example checklist.Example
	Because string
}

// NearMiss says why an example of a rule does not suffice. It is read as a paper is, so that the reason is the one that a
// report on such a paper gives.
func NearMiss(library *checklist.Library, rule *checklist.Rule, ex checklist.Example) Miss {
	return Miss{ex, whyNot(library, rule, ex)}
}

func whyNot(library *checklist.Library, rule *checklist.Rule, ex checklist.Example) string {
	a := New(exampleDocument(ex), library)
	g := a.gather(rule.ID)
	found, faint, strayed, referred, lacks := elements([]*gathered{g}, g.verdict)
	if g.verdict != checklist.Missing {
		return ambiguity(found, faint, strayed, referred, lacks)
	}
	if len(g.dropped) > 0 {
		return sentence(a.reading.setAside(g.dropped[0]))
	}
	if because := misplaced(library, rule, ex); because != "" {
		return sentence(because)
	}
	if signs := slices.Concat(found, faint, strayed, referred); len(signs) > 0 {
		return sentence("a side remark only, on " + join(signs, "and") + "; not said: " + join(lacks, "and"))
	}
	return sentence("not said: " + join(lacks, "and"))
}

// misplaced says of an example in a section that does not count why it says something that would count elsewhere, and "" where it
// would not.
func misplaced(library *checklist.Library, rule *checklist.Rule, ex checklist.Example) string {
	at := ex.Passages[0].Role
	if rule.Expect.Has(at) || rule.Accept.Has(at) {
		return ""
	}
	for _, home := range rule.Expect.Roles() {
		moved := checklist.Example{Passages: slices.Clone(ex.Passages)}
		for i := range moved.Passages {
			moved.Passages[i].Role = home
		}
		a := New(exampleDocument(moved), library)
		switch g := a.gather(rule.ID); {
		case g.verdict != checklist.Missing:
			return "what stands under " + heading(at) + " does not count here: it belongs in " + join(headings(rule.Expect), "or")
		case len(g.dropped) > 0:
			return a.reading.setAside(g.dropped[0])
		}
	}
	return ""
}

// setAside says why a hit counts for nothing. Where both hold, that its words mean something else says more than the scope.
func (r *reading) setAside(h Hit) string {
	if r.matchesAny(h.Element.Unless, h.Sentence) {
		return dropReason("unless")
	}
	return dropReason(h.Dropped)
}

// headings are the sections of a set as a sentence names them.
func headings(set checklist.RoleSet) []string {
	var names []string
	for _, r := range set.Roles() {
		names = append(names, heading(r))
	}
	return names
}
