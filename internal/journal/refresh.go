package journal

import "github.com/pubcheck/pubcheck/internal/form"

// Refreshed is a place that was stale. Refused is why it could not be written, nil when it was.
type Refreshed struct {
	Row     *form.Row
	Was     string
	Now     string
	Refused error
}

// Refresh makes a copy of a Word form in which the places that moved are brought up to date, in the style in which they were
// written; nothing else changes. A cell that answers several items is left to the author.
func Refresh(f *form.Form, checks []Check) (data []byte, done []Refreshed, err error) {
	shared := map[string]int{}
	for _, c := range checks {
		shared[c.Row.ID]++
	}
	var edits []form.Edit
	for i, c := range checks {
		place := c.Row.Answer(form.Place)
		if c.Finding != Elsewhere || place == nil || c.Now == "" || shared[c.Row.ID] > 1 || sharesCell(checks, i, *place) {
			continue
		}
		edits = append(edits, form.Edit{Answer: *place, Text: c.Now, Replace: true})
		done = append(done, Refreshed{Row: c.Row, Was: c.Claimed, Now: c.Now})
	}
	data, refused, err := f.Write(edits)
	if err != nil {
		return nil, nil, err
	}
	for i, r := range refused {
		done[i].Refused = r
	}
	return data, done, nil
}

// sharesCell says whether another row answers in the same cell.
func sharesCell(checks []Check, at int, place form.Answer) bool {
	for i, c := range checks {
		if other := c.Row.Answer(form.Place); i != at && other != nil && other.SameCell(place) {
			return true
		}
	}
	return false
}
