// Package crosswalk says which items of two checklists ask for the same or something related: those that rest on the same
// topic, those that a reading of both lists links, and, where there is neither, those that a third list leads to.
//
// The package is pure and decides nothing about a paper.
package crosswalk

import (
	"slices"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// Hub is the checklist that leads from one list to another where nothing links them directly.
const Hub = "claim-2024"

// Sure says how an item and its counterpart hang together, the surest first.
type Sure uint8

// The grades: the same topic is looked for in the paper, a reading of both lists links them, or the hub leads there.
const (
	SameTopic Sure = iota
	Related
	Through
)

// String is the grade as reports write it.
func (s Sure) String() string { return [...]string{"same topic", "related", "through " + Hub}[s] }

// Link is an item with a counterpart.
type Link struct {
	From, To *checklist.Item
	Sure     Sure
	Topics   []string // the rules that both items rest on
	By       []string // items of the hub that lead there
	Note     string   // what differs
}

// Walk leads from one checklist to another. Links are in the order of both lists' items.
type Walk struct {
	From, To *checklist.Checklist
	Links    []Link
	gaps     map[[2]string]checklist.Gap
}

// New finds the links between two checklists of a library.
func New(lib *checklist.Library, readings []*checklist.Reading, from, to *checklist.Checklist) *Walk {
	w := direct(readings, from, to)
	hub, ok := lib.Checklist(Hub)
	if !ok || from == hub || to == hub {
		return w
	}
	first, second := direct(readings, from, hub), direct(readings, hub, to)
	found := map[[2]*checklist.Item]*Link{}
	for _, a := range first.Links {
		for _, b := range second.Links {
			// What is related to something related is no counterpart.
			if a.To != b.From || a.Sure == Related && b.Sure == Related || len(w.Of(a.From.ID)) > 0 && len(w.Back(b.To.ID)) > 0 {
				continue
			}
			key := [2]*checklist.Item{a.From, b.To}
			if found[key] == nil {
				found[key] = &Link{From: a.From, To: b.To, Sure: Through}
			}
			found[key].By = append(found[key].By, a.To.ID)
		}
	}
	var links []Link
	for i := range from.Items {
		for j := range to.Items {
			key := [2]*checklist.Item{&from.Items[i], &to.Items[j]}
			if l := found[key]; l != nil {
				links = append(links, *l)
			}
			for _, l := range w.Links {
				if l.From == key[0] && l.To == key[1] {
					links = append(links, l)
				}
			}
		}
	}
	w.Links = links
	return w
}

// direct finds what two lists have in common without a third.
func direct(readings []*checklist.Reading, from, to *checklist.Checklist) *Walk {
	w := &Walk{From: from, To: to, gaps: map[[2]string]checklist.Gap{}}
	read := map[[2]string]string{}
	for _, r := range readings {
		forth, back := r.Lists == [2]string{from.ID, to.ID}, r.Lists == [2]string{to.ID, from.ID}
		if !forth && !back {
			continue
		}
		for _, l := range r.Links {
			if back {
				l.Items[0], l.Items[1] = l.Items[1], l.Items[0]
			}
			read[l.Items] = l.Note
		}
		for _, g := range r.Without {
			w.gaps[[2]string{g.List, g.Item}] = g
		}
	}
	for i := range from.Items {
		for j := range to.Items {
			a, b := &from.Items[i], &to.Items[j]
			topics := shared(a.Evidence.Names(), b.Evidence.Names())
			note, linked := read[[2]string{a.ID, b.ID}]
			switch {
			case len(topics) > 0:
				w.Links = append(w.Links, Link{From: a, To: b, Sure: SameTopic, Topics: topics, Note: note})
			case linked:
				w.Links = append(w.Links, Link{From: a, To: b, Sure: Related, Note: note})
			}
		}
	}
	return w
}

func shared(a, b []string) []string {
	var both []string
	for _, name := range a {
		if slices.Contains(b, name) {
			both = append(both, name)
		}
	}
	return both
}

// Of lists the links of an item of the first list.
func (w *Walk) Of(item string) []Link {
	return w.where(func(l Link) bool { return l.From.ID == item })
}

// Back lists the links of an item of the second list.
func (w *Walk) Back(item string) []Link {
	return w.where(func(l Link) bool { return l.To.ID == item })
}

func (w *Walk) where(is func(Link) bool) []Link {
	var some []Link
	for _, l := range w.Links {
		if is(l) {
			some = append(some, l)
		}
	}
	return some
}

// Gap is what the reading says of an item without a counterpart, where it says something.
func (w *Walk) Gap(list, item string) (checklist.Gap, bool) {
	g, ok := w.gaps[[2]string{list, item}]
	return g, ok
}

// Gaps lists the items of both lists that have no counterpart in the other, in order.
func (w *Walk) Gaps() (from, to []*checklist.Item) {
	for i := range w.From.Items {
		if it := &w.From.Items[i]; len(w.Of(it.ID)) == 0 {
			from = append(from, it)
		}
	}
	for i := range w.To.Items {
		if it := &w.To.Items[i]; len(w.Back(it.ID)) == 0 {
			to = append(to, it)
		}
	}
	return from, to
}

// Single lists the links by which one item of each list corresponds to one of the other, for the same topic, and says of every
// other item of the second list why it has none.
func (w *Walk) Single() (links []Link, others []string) {
	for i := range w.To.Items {
		it := &w.To.Items[i]
		id := w.To.ID + "/" + it.ID
		back := w.Back(it.ID)
		switch {
		case len(back) == 0:
			others = append(others, id+" has no counterpart")
		case len(back) > 1:
			others = append(others, id+" has several counterparts: "+strings.Join(names(back, func(l Link) string { return l.From.ID }), ", "))
		case len(w.Of(back[0].From.ID)) > 1:
			others = append(others, id+" shares its counterpart "+back[0].From.ID+" with other items")
		case back[0].Sure != SameTopic:
			others = append(others, id+" is only related to "+back[0].From.ID)
		default:
			links = append(links, back[0])
		}
	}
	return links, others
}

func names(links []Link, of func(Link) string) []string {
	var all []string
	for _, l := range links {
		all = append(all, of(l))
	}
	return all
}
