package assess

import (
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// The notices that decisions of people give.
const (
	UnusedDecision       manuscript.NoticeCode = "unused-decision"       // on an item that was not checked
	ContradictedDecision manuscript.NoticeCode = "contradicted-decision" // the paper seems to say otherwise
)

// Decision is what a person decided about an item, and what the tool itself says of it.
type Decision struct {
	checklist.Waiver
	Found checklist.Verdict // the tool's own verdict
	Says  string            // the tool's own sentence
}

// Contradicted says whether the paper seems to speak against the decision: what a person calls absent was found, or
// nothing at all was found of what a person calls satisfied.
func (d Decision) Contradicted() bool {
	switch d.Verdict {
	case checklist.Missing, checklist.NotApplicable:
		return d.Found == checklist.Satisfied
	case checklist.Satisfied:
		return d.Found == checklist.Missing
	}
	return false
}

// waive lets a decision take the place of the tool's verdict; what the tool found stays beside it.
func (a *Assessor) waive(res *Result) {
	w, ok := a.waivers[res.Item]
	if !ok {
		return
	}
	d := &Decision{Waiver: w, Found: res.Verdict, Says: res.Because}
	res.Waiver, res.Verdict = d, w.Verdict
	who := "a person"
	if signed := w.Signed(); signed != "" {
		who = signed
	}
	res.Because = fmt.Sprintf("Decided by %s: %s Pubcheck itself says %s: %s", who, stopped(w.Reason), words(d.Found), d.Says)
	if w.Verdict == checklist.Satisfied || w.Verdict == checklist.NotApplicable {
		res.Lacks, res.Nearest = nil, nil
	}
}

// stopped ends a text with a stop.
func stopped(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

// afterColon is a sentence as it stands in the middle of another.
func afterColon(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToLower(s[:1]) + strings.TrimSuffix(s[1:], ".")
}

func words(v checklist.Verdict) string { return strings.ReplaceAll(v.String(), "_", " ") }

// waived sorts the decisions by item; the rest concern items that the library does not hold, or
// a paper that is not there.
func waived(library *checklist.Library, waivers []checklist.Waiver) (of map[*checklist.Item]checklist.Waiver, unused []checklist.Waiver) {
	of = map[*checklist.Item]checklist.Waiver{}
	for _, w := range waivers {
		c, ok := library.Checklist(w.Checklist)
		if !ok || w.Stray {
			unused = append(unused, w)
			continue
		}
		item, err := c.Item(w.Item)
		if err != nil {
			unused = append(unused, w)
			continue
		}
		of[item] = w
	}
	return of, unused
}

// noticed is the document with what is to be said about decisions among its notices.
func (a *Assessor) noticed(results []ChecklistResult) *manuscript.Document {
	doc := *a.reading.doc
	doc.Notices = append([]manuscript.Notice(nil), doc.Notices...)
	for _, w := range a.unused {
		why := "its checklist was not checked"
		switch c, ok := a.library.Checklist(w.Checklist); {
		case w.Stray:
			why = fmt.Sprintf("its paper %s is not there", w.Paper)
		case ok:
			why = c.Short + " has no such item"
		}
		doc.Notices = append(doc.Notices, manuscript.Notice{Code: UnusedDecision,
			Message: fmt.Sprintf("The decision on %s (%s) was not used: %s.", w.Name(), w.Place(), why)})
	}
	for _, c := range results {
		for _, r := range c.Results {
			if r.Waiver == nil || !r.Waiver.Contradicted() {
				continue
			}
			against := "nothing of it was found in the paper"
			if r.Waiver.Found == checklist.Satisfied {
				against = "it was found in the paper: " + afterColon(r.Waiver.Says)
			}
			doc.Notices = append(doc.Notices, manuscript.Notice{Code: ContradictedDecision,
				Message: fmt.Sprintf("The decision that %s is %s (%s) may be out of date: %s.", r.Waiver.Name(), words(r.Verdict), r.Waiver.Place(), against),
				Remedy:  "Look again, and keep the decision or remove it."})
		}
	}
	return &doc
}
