package journal

import (
	"errors"
	"strings"

	"github.com/pubcheck/pubcheck/internal/form"
)

// Refreshed is a place that was stale. Refused is why it could not be written, nil when it was.
type Refreshed struct {
	Row     *form.Row
	Was     string
	Now     string
	Refused error
}

// Refresh makes a copy of a Word form in which the places that moved are brought up to date, in the style in which they were
// written; nothing else changes. A cell that answers several items, and a place spread over several columns, are left to the author.
func Refresh(f *form.Form, checks []Check) (data []byte, done []Refreshed, err error) {
	shared := map[string]int{}
	for _, c := range checks {
		shared[c.Row.ID]++
	}
	var edits []form.Edit
	var of []int // beside edits: which of done
	for i, c := range checks {
		place, now := c.Row.Answer(form.Place), c.Now
		if one := c.Row.Answer(form.Choice); place == nil && one != nil && writesOut(*one) {
			place, now = one, form.Word(form.Yes)+", "+spelled(c.Now)
		}
		if c.Finding != Elsewhere || place == nil || c.Now == "" {
			continue
		}
		d := Refreshed{Row: c.Row, Was: c.Claimed, Now: now}
		switch {
		case shared[c.Row.ID] > 1 || sharesCell(checks, i, *place):
			d.Refused = errors.New("the cell answers several items")
		case len(c.Row.Places()) > 1:
			d.Refused = errors.New("the place is spread over several columns")
		default:
			edits = append(edits, form.Edit{Answer: *place, Text: now, Replace: true})
			of = append(of, len(done))
		}
		done = append(done, d)
	}
	data, refused, err := f.Write(edits)
	if err != nil {
		return nil, nil, err
	}
	for i, r := range refused {
		done[of[i]].Refused = r
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

// spelled is a place beside an answer in words, where a bare number would not say that it is a page.
func spelled(place string) string {
	if strings.Trim(place, "0123456789, -–") == "" {
		return "p. " + place
	}
	return place
}
