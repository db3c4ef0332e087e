package journal

import (
	"fmt"
	"sort"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/crosswalk"
	"github.com/pubcheck/pubcheck/internal/form"
)

// answerKind is what an author answered to an item, or what several answers come to.
type answerKind uint8

const (
	unanswered  answerKind = iota
	placed                 // with a place
	affirmed               // Yes, and no place
	refused                // No
	exempt                 // NA
	conflicting            // answers that exclude each other
	uncovered              // no item of the other list asks for it
)

// carried is what the answers to one list say of an item of another. Note says from where, or why nothing can be said.
type carried struct {
	kind answerKind
	text string
	note string
}

// Carriage holds the answers of a filled form as they stand for another list's items.
type Carriage struct {
	Walk  *crosswalk.Walk
	Given int // items of the first list that the author answered
	items map[string]carried
}

// Carry reads a filled form of the walk's first list and says what its answers are worth for the items of the second. The
// error says why the form cannot be that of the first list.
func Carry(f *form.Form, w *crosswalk.Walk) (*Carriage, error) {
	pairs, without, err := match(f.Rows(), unread(w.From))
	if err != nil {
		return nil, err
	}
	lacks := map[string]bool{}
	for _, id := range without {
		lacks[id] = true
	}
	c := &Carriage{Walk: w, items: map[string]carried{}}
	answers := map[string]carried{}
	for _, group := range bySharedCell(pairs) {
		v := &verifier{}
		for _, p := range group {
			v.results = append(v.results, p.results...)
		}
		for _, p := range group {
			for _, r := range p.results {
				v.result = r
				g := answer(p.row)
				g.text = strings.TrimSpace(v.share(g.text))
				answers[r.Item.ID] = g.carried()
				if answers[r.Item.ID].kind != unanswered {
					c.Given++
				}
			}
		}
	}
	for i := range w.To.Items {
		it := &w.To.Items[i]
		c.items[it.ID] = joined(w, it, answers, lacks)
	}
	return c, nil
}

// unread is a checklist that was held against no paper.
func unread(c *checklist.Checklist) assess.ChecklistResult {
	r := assess.ChecklistResult{Checklist: c}
	for i := range c.Items {
		r.Results = append(r.Results, assess.Result{Item: &c.Items[i]})
	}
	return r
}

// carried sorts out what one answer says.
func (g given) carried() carried {
	meaning := form.Meaning(g.text)
	bare := g.text == "" || meaning != form.Other
	switch {
	case (g.kind == form.No || g.kind == form.NotApplicable) && !bare:
		return carried{kind: conflicting, text: form.Word(g.kind) + " and " + g.text}
	case g.kind == form.NotApplicable:
		return carried{kind: exempt, text: form.Word(form.NotApplicable)}
	case g.kind == form.No:
		return carried{kind: refused, text: form.Word(form.No)}
	case !bare:
		return carried{kind: placed, text: g.text}
	case g.kind == form.Yes:
		return carried{kind: affirmed, text: form.Word(form.Yes)}
	}
	return carried{}
}

// joined puts the answers of all counterparts of an item together.
func joined(w *crosswalk.Walk, it *checklist.Item, answers map[string]carried, lacks map[string]bool) carried {
	links := append([]crosswalk.Link{}, w.Back(it.ID)...)
	if len(links) == 0 {
		return carried{kind: uncovered, note: gapNote(w, it, answers)}
	}
	sort.SliceStable(links, func(i, j int) bool { return links[i].Sure < links[j].Sure })
	kinds := map[answerKind]bool{}
	surely := true // whether those that answered ask for the same
	var texts, from, open, notes []string
	for _, l := range links {
		id := w.From.ID + "/" + l.From.ID
		a := answers[l.From.ID]
		switch {
		case lacks[l.From.ID]:
			open = append(open, "no row in the form: "+id)
			continue
		case a.kind == unanswered:
			open = append(open, "left blank: "+id)
			continue
		}
		kinds[a.kind] = true
		surely = surely && l.Sure == crosswalk.SameTopic
		if a.kind == placed {
			texts = appendNew(texts, oneLine(a.text))
		}
		from = append(from, fmt.Sprintf("%s (%s; answered %s)", id, sureness(l), shorten(oneLine(a.text), 60)))
		if l.Note != "" {
			notes = append(notes, l.Note)
		}
	}
	rest := sentences(append(notes, open...)...)
	switch denied := kinds[refused] || kinds[exempt]; {
	case len(kinds) == 0:
		return carried{note: sentences(open...)}
	case kinds[conflicting] || denied && len(kinds) > 1:
		return carried{kind: conflicting, note: strings.TrimSpace("Not carried over, as the answers differ: " + strings.Join(from, ", ") + ". Decide. " + rest)}
	case denied && !surely:
		return carried{note: strings.TrimSpace("Not carried over, as the items are only related: " + strings.Join(from, ", ") + ". " + rest)}
	case kinds[placed]:
		return carried{kind: placed, text: strings.Join(texts, "; "), note: strings.TrimSpace("Carried over from " + strings.Join(from, ", ") + ". " + rest)}
	}
	kind := affirmed
	if kinds[exempt] {
		kind = exempt
	} else if kinds[refused] {
		kind = refused
	}
	return carried{kind: kind, note: strings.TrimSpace("Carried over from " + strings.Join(from, ", ") + ". " + rest)}
}

// sureness says how two items hang together.
func sureness(l crosswalk.Link) string {
	switch l.Sure {
	case crosswalk.SameTopic:
		return "same topic"
	case crosswalk.Related:
		return "related by our reading"
	}
	return "through " + crosswalk.Hub + "/" + strings.Join(l.By, ", ")
}

// gapNote says that nothing was asked before, and where to look.
func gapNote(w *crosswalk.Walk, it *checklist.Item, answers map[string]carried) string {
	text := fmt.Sprintf("%s/%s (%s) has no counterpart in %s", w.To.ID, it.ID, it.Title, w.From.ID)
	g, _ := w.Gap(w.To.ID, it.ID)
	if g.Note != "" {
		text += " (" + g.Note + ")"
	}
	var look []string
	for _, near := range g.Near {
		said := ""
		if a := answers[near]; a.kind == placed {
			said = " (" + shorten(oneLine(a.text), 60) + ")"
		}
		look = append(look, w.From.ID+"/"+near+said)
	}
	places := strings.Join(look, ", ")
	if it.Belongs != "" {
		places = strings.TrimPrefix(places+"; "+it.Belongs, "; ")
	}
	if places == "" {
		return text + "."
	}
	return text + "; look at " + places + "."
}

// sentences writes clauses one after the other, each as a sentence.
func sentences(clauses ...string) string {
	var all []string
	for _, c := range clauses {
		if c != "" {
			all = append(all, strings.ToUpper(c[:1])+strings.TrimSuffix(c[1:], ".")+".")
		}
	}
	return strings.Join(all, " ")
}
