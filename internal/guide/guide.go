// Package guide tells of each item of a checklist what a teacher would: what is asked and why, what suffices and what does not,
// which other lists ask for the same, and which journals ask for the list. It puts together what the definitions say; how it
// is set is for reports.
package guide

import (
	"slices"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/crosswalk"
)

// Most examples of each kind that are shown of a topic.
const most = 3

// Guide is a checklist with all that its items teach.
type Guide struct {
	List     *checklist.Checklist
	Items    []Item
	Journals []checklist.Journal // those that are known to ask for the list
}

// Item is an item with what helps to answer it.
type Item struct {
	*checklist.Item
	Why      string // what a reader cannot judge without it; "" where nobody wrote it
	From     *Ref   // the item of another list whose reason this is
	Topics   []Topic
	AnyTopic bool  // one of the topics suffices
	Also     []Ref // items of other lists that ask for the same or something related, by list
}

// Ref is an item of another list.
type Ref struct {
	List *checklist.Checklist
	Item *checklist.Item
	Sure crosswalk.Sure
}

// Topic is one thing that the item wants stated.
type Topic struct {
	Rule   *checklist.Rule
	Parts  []string // what a sufficient statement contains: each of these
	Enough []checklist.Example
	Misses []assess.Miss
}

// Maker makes guides from definitions that were all read, with their examples.
type Maker struct {
	Library  *checklist.Library
	Readings []*checklist.Reading
	Journals []checklist.Journal
}

// Guide tells of all items of a checklist.
func (m Maker) Guide(c *checklist.Checklist) *Guide {
	g := &Guide{List: c}
	for _, j := range m.Journals {
		if slices.Contains(j.Lists, c.ID) {
			g.Journals = append(g.Journals, j)
		}
	}
	walks := m.walks(c)
	for i := range c.Items {
		g.Items = append(g.Items, m.item(&c.Items[i], walks))
	}
	return g
}

// walks lead from a list to each other one.
func (m Maker) walks(c *checklist.Checklist) []*crosswalk.Walk {
	var all []*crosswalk.Walk
	for _, other := range m.Library.Checklists() {
		if other != c {
			all = append(all, crosswalk.New(m.Library, m.Readings, c, other))
		}
	}
	return all
}

func (m Maker) item(it *checklist.Item, walks []*crosswalk.Walk) Item {
	out := Item{Item: it, Why: it.Why, AnyTopic: it.Evidence.Any != nil}
	for _, w := range walks {
		for _, l := range w.Of(it.ID) {
			out.Also = append(out.Also, Ref{w.To, l.To, l.Sure})
		}
	}
	if out.Why == "" {
		out.borrow()
	}
	for _, name := range it.Evidence.Names() {
		if rule, ok := m.Library.Rule(name); ok {
			out.Topics = append(out.Topics, m.topic(rule))
		}
	}
	return out
}

// borrow takes the reason of an item that rests on just the same topics: what cannot be judged without them is the same there.
func (it *Item) borrow() {
	own := it.Evidence.Names()
	for i := range it.Also {
		r := &it.Also[i]
		if r.Item.Why != "" && slices.Equal(r.Item.Evidence.Names(), own) {
			it.Why, it.From = r.Item.Why, r
			return
		}
	}
}

func (m Maker) topic(rule *checklist.Rule) Topic {
	t := Topic{Rule: rule, Parts: parts(rule)}
	shown := map[checklist.Verdict]int{}
	for _, ex := range rule.Examples {
		if shown[ex.Want]++; shown[ex.Want] > most {
			continue
		}
		if ex.Want == checklist.Satisfied {
			t.Enough = append(t.Enough, ex)
		} else {
			t.Misses = append(t.Misses, assess.NearMiss(m.Library, rule, ex))
		}
	}
	return t
}
