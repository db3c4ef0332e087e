package journal

import (
	"sort"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
)

// likeness is how much of a form's rows two lists may differ in before the form is clearly that of one.
const likeness = 0.1

// Which lists the checklists that a filled form may be of, the likeliest first: its numbers are theirs, and its rows read like
// their items. More than one are answered only where the words do not tell them apart.
func Which(f *form.Form, lists []*checklist.Checklist) []*checklist.Checklist {
	shares := map[*checklist.Checklist]float64{}
	var all []*checklist.Checklist
	for _, c := range lists {
		if _, _, err := match(f.Rows(), unread(c)); err != nil {
			continue
		}
		if share, ok := Agrees(f, c); ok {
			shares[c] = share
			all = append(all, c)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return shares[all[i]] > shares[all[j]] })
	for i, c := range all {
		if shares[c] < shares[all[0]]-likeness {
			return all[:i]
		}
	}
	return all
}
