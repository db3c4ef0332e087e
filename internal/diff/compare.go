package diff

import (
	"slices"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// Cause is what made a verdict change.
type Cause string

// The causes. ByUnknown stands where both the paper and the rules changed, or a report does not tell its rules.
const (
	ByPaper    Cause = "paper"
	ByRules    Cause = "rules"
	ByDecision Cause = "decision"
	ByUnknown  Cause = "unknown"
)

// Kind says which way a verdict changed.
type Kind string

// The kinds of change. Other is a change between satisfied and not applicable, which answer an item equally well.
const (
	Gained Kind = "satisfied" // became satisfied
	Better Kind = "better"    // missing, and now at least hinted at; or it no longer applies
	Lost   Kind = "lost"      // was answered, and is less so now
	Other  Kind = "other"
	Fresh  Kind = "new" // the older report does not hold the item
)

// Kinds are the kinds of change in the order in which they are reported.
func Kinds() []Kind { return []Kind{Lost, Gained, Better, Other, Fresh} }

// Change is an item whose verdict changed. Old is the zero Item where Kind is Fresh.
type Change struct {
	Checklist string
	Kind      Kind
	Cause     Cause
	Old, New  Item
}

// Diff is what changed between two reports.
type Diff struct {
	Old, New  Report
	SamePaper bool
	SameRules bool     // of every checklist that both hold, and of the tool
	Changes   []Change // in the order of the newer report
	Same      int      // items with the same verdict
	Gone      []string // items that only the older report holds, as checklist/item
	Unshared  []string // checklists that only one of the reports holds
}

// Compare holds a newer report against an older one.
func Compare(old, fresh Report) Diff {
	d := Diff{Old: old, New: fresh, SamePaper: slices.Equal(old.Digests, fresh.Digests), SameRules: true}
	for _, c := range fresh.Checklists {
		before, ok := old.checklist(c.ID)
		if !ok {
			d.Unshared = append(d.Unshared, c.ID)
			continue
		}
		d.compare(before, c)
	}
	for _, c := range old.Checklists {
		if _, ok := fresh.checklist(c.ID); !ok {
			d.Unshared = append(d.Unshared, c.ID)
		}
	}
	return d
}

func (r Report) checklist(id string) (Checklist, bool) {
	for _, c := range r.Checklists {
		if c.ID == id {
			return c, true
		}
	}
	return Checklist{}, false
}

func (d *Diff) compare(old, fresh Checklist) {
	known := old.Rules != "" && fresh.Rules != ""
	same := known && old.Rules == fresh.Rules && d.Old.Version == d.New.Version
	d.SameRules = d.SameRules && same
	was := map[string]Item{}
	for _, it := range old.Items {
		was[it.ID] = it
	}
	for _, now := range fresh.Items {
		before, ok := was[now.ID]
		delete(was, now.ID)
		switch {
		case !ok:
			d.Changes = append(d.Changes, Change{fresh.ID, Fresh, ByRules, Item{}, now})
		case before.Verdict == now.Verdict:
			d.Same++
		default:
			d.Changes = append(d.Changes, Change{fresh.ID, kindOf(before.Verdict, now.Verdict), d.cause(before, now, known, same), before, now})
		}
	}
	for _, it := range old.Items {
		if _, ok := was[it.ID]; ok {
			d.Gone = append(d.Gone, fresh.ID+"/"+it.ID)
		}
	}
}

// answered says how well a verdict answers an item.
func answered(v checklist.Verdict) int {
	return min(int(v), int(checklist.Satisfied))
}

func kindOf(old, now checklist.Verdict) Kind {
	switch before, after := answered(old), answered(now); {
	case after < before:
		return Lost
	case after == before:
		return Other
	case now == checklist.Satisfied:
		return Gained
	}
	return Better
}

func (d *Diff) cause(old, now Item, known, sameRules bool) Cause {
	switch {
	case verdictOf(old.Waiver) != verdictOf(now.Waiver):
		return ByDecision
	case !known:
		return ByUnknown
	case d.SamePaper && !sameRules:
		return ByRules
	case !d.SamePaper && sameRules:
		return ByPaper
	}
	return ByUnknown
}

func verdictOf(w *Waiver) string {
	if w == nil {
		return ""
	}
	return w.Verdict
}

// Worse are the changes for the worse that leave an item at most this well answered. What only the rules changed in an
// unchanged paper is not among them: the paper did not get worse.
func (d Diff) Worse(atMost checklist.Verdict) []Change {
	var all []Change
	for _, c := range d.Changes {
		if (c.Kind == Lost || c.Kind == Fresh) && answered(c.New.Verdict) <= int(atMost) && !(c.Cause == ByRules && d.SamePaper) {
			all = append(all, c)
		}
	}
	return all
}
