package journal

import (
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// reasons says why items are not answered with a place, each in a sentence or two.
func (w *writer) reasons() string {
	var all []string
	for _, r := range w.results {
		if r.Verdict != checklist.Satisfied || unplaced(r) {
			all = append(all, Reason(w.doc, r))
		}
	}
	return strings.Join(all, " ")
}

// Reason says in words why an item has no place: what was found and what to do.
func Reason(doc *manuscript.Document, r assess.Result) string {
	because := strings.TrimSuffix(r.Because, ".")
	if r.Waiver != nil {
		return fmt.Sprintf("Item %s (%s) is %s. %s", r.Item.ID, r.Item.Title, strings.ReplaceAll(r.Verdict.String(), "_", " "), r.Because)
	}
	switch r.Verdict {
	case checklist.NotApplicable:
		return fmt.Sprintf("Item %s does not apply, as it seems: %s. Agree, or give the place.", r.Item.ID, because)
	case checklist.Missing:
		return strings.TrimSpace(fmt.Sprintf("Item %s (%s) was not found. %s. %s", r.Item.ID, r.Item.Title, because, r.Hint))
	case checklist.Ambiguous:
		look := ""
		if len(r.Evidence) > 0 {
			e := r.Evidence[0]
			look = fmt.Sprintf(" Look at: “%s” (%s).", shorten(oneLine(e.Quote), 200), assess.Whereabouts(doc, e.Span))
			if e.Quote == "" {
				look = fmt.Sprintf(" Look at: %s.", assess.Whereabouts(doc, e.Span))
			}
		}
		return strings.TrimSpace(fmt.Sprintf("Item %s (%s) is not decided: a person must look. %s.%s %s", r.Item.ID, r.Item.Title, because, look, r.Hint))
	}
	return because + "."
}

// unplaced says whether an item is satisfied by a person's word alone: nothing shows where.
func unplaced(r assess.Result) bool {
	return r.Verdict == checklist.Satisfied && len(r.Evidence) == 0
}
