package journal

import (
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// writer decides about the cells of one row, or of the rows that share their cells.
type writer struct {
	doc     *manuscript.Document
	options Options
	filling *Filling
	pairs   []pair
	results []assess.Result
}

// left joins the results that the row is for, and leaves a row alone that asks nothing itself or was answered before.
func (w *writer) left(row *form.Row) bool {
	for _, p := range w.pairs {
		w.results = append(w.results, p.results...)
	}
	if len(w.results) == 0 {
		w.done(NothingAsked, "", "its parts have rows of their own")
		return true
	}
	for _, a := range row.Answers {
		if !a.Blank() {
			w.done(Kept, a.Text, "answered before")
			return true
		}
	}
	return false
}

func (w *writer) write() {
	row := w.pairs[0].row
	if w.left(row) {
		return
	}
	all := w.results[0].Verdict
	for _, r := range w.results {
		if r.Verdict != all {
			w.mixed(row)
			return
		}
	}
	switch {
	case all == checklist.Satisfied && w.where("") == "":
		w.blank(row) // a person says so, and no place is known
	case all == checklist.Satisfied:
		w.satisfied(row)
	case all == checklist.NotApplicable:
		w.notApplicable(row)
	case all == checklist.Missing && w.options.MarkNo:
		w.no(row)
	default:
		w.blank(row)
	}
}

// done records the outcome for every row of the group and the edits for the first.
func (w *writer) done(did Did, text, note string, edits ...form.Edit) {
	at := len(w.filling.Outcomes)
	for _, p := range w.pairs {
		w.filling.Outcomes = append(w.filling.Outcomes, Outcome{Row: p.row, Did: did, Text: text, Note: note})
	}
	for _, e := range edits {
		w.filling.edits = append(w.filling.edits, e)
		w.filling.of = append(w.filling.of, at)
	}
}

// where is the places of the satisfied items, with their numbers where there are several.
func (w *writer) where(head string) string {
	locator := w.options.Locator
	if locator == checklist.ByHead {
		locator = ByHead(head)
	}
	var all []string
	for _, r := range w.results {
		if r.Verdict != checklist.Satisfied || unplaced(r) {
			continue
		}
		text := Places(w.doc, r.Evidence, locator, w.options.places())
		if len(w.results) > 1 {
			text = r.Item.ID + ": " + text
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

func (w *writer) satisfied(row *form.Row) {
	place, yes := row.Answer(form.Place), row.Answer(form.Yes)
	if yes == nil {
		yes = row.Answer(form.Choice)
	}
	var edits []form.Edit
	text := ""
	switch {
	case len(row.Places()) > 1:
		edits, text = w.severalColumns(row.Places())
		if yes != nil {
			edits = append(edits, form.Edit{Answer: *yes, Tick: form.Yes})
		}
	case place != nil:
		text = w.where(place.Head)
		e := form.Edit{Answer: *place, Text: text}
		if offersYes(*place) {
			e.Tick = form.Yes
		}
		edits = append(edits, e)
		if yes != nil {
			edits = append(edits, form.Edit{Answer: *yes, Tick: form.Yes})
		}
	case yes != nil && writesOut(*yes):
		text = form.Word(form.Yes) + ", " + w.spelt()
		edits = append(edits, form.Edit{Answer: *yes, Text: text})
	case yes != nil:
		text = w.where("")
		edits = append(edits, form.Edit{Answer: *yes, Tick: form.Yes, Comment: "Reported: " + text})
	default:
		text = w.where("")
		edits = append(edits, form.Edit{Answer: row.Answers[0], Comment: "Reported: " + text})
	}
	w.done(WrotePlace, text, "", edits...)
}

// writesOut says whether a cell takes an answer in words: it has no box to tick and no list to choose from, and no column of
// its own for Yes.
func writesOut(a form.Answer) bool {
	return a.Kind == form.Choice && len(a.Boxes) == 0 && len(a.Field) == 0
}

// spelt is the places for a column whose head does not say how they are written: "p. 4, line 120" where nothing else was asked.
func (w *writer) spelt() string {
	if w.options.Locator != checklist.ByHead {
		return w.where("")
	}
	return w.where(placeHeads[checklist.PageLine])
}

// severalColumns writes one place over the columns of its parts: a page into "Page", a line into "Line", a section into "Section".
func (w *writer) severalColumns(places []form.Answer) (edits []form.Edit, text string) {
	var all []string
	best := w.results[0].Evidence[:min(len(w.results[0].Evidence), 1)]
	for _, a := range places {
		part := Places(w.doc, best, ByHead(a.Head), 1)
		if ByHead(a.Head) == checklist.SectionParagraph {
			part, _, _ = strings.Cut(part, " (p. ") // the other column has the page
		}
		if asksLine(a.Head) && len(best) > 0 {
			part = ""
			if n := printed(w.doc.Place(best[0].Span)); n > 0 {
				part = fmt.Sprint(n)
			}
		}
		if part != "" {
			edits = append(edits, form.Edit{Answer: a, Text: part})
			all = append(all, part)
		}
	}
	return edits, strings.Join(all, ", ")
}

// asksLine says whether a column takes a line's number alone.
func asksLine(head string) bool {
	h := " " + form.Heading(head) + " "
	return strings.Contains(h, " line") && !strings.Contains(h, " page") && !strings.Contains(h, " section")
}

// offersYes says whether a cell for the place has a box to tick as well.
func offersYes(a form.Answer) bool {
	for _, b := range a.Boxes {
		if b == form.Yes || b == form.Place {
			return true
		}
	}
	return false
}

// offers says whether a cell has a box or a word for an answer.
func offers(a *form.Answer, k form.Kind) bool {
	if a == nil {
		return false
	}
	if len(a.Boxes) == 0 && len(a.Field) == 0 {
		return a.Kind == form.Choice
	}
	for _, b := range a.Boxes {
		if b == k {
			return true
		}
	}
	for _, word := range a.Field {
		if strings.EqualFold(word, form.Word(k)) || k == form.NotApplicable && strings.EqualFold(word, "not applicable") {
			return true
		}
	}
	return false
}

// tickable finds the cell of a row for a tick: the column of its own, a choice, or a box beside the place.
func tickable(row *form.Row, k form.Kind) *form.Answer {
	if a := row.Answer(k); a != nil {
		return a
	}
	for _, kind := range []form.Kind{form.Choice, form.Place, form.Yes} {
		if a := row.Answer(kind); offers(a, k) {
			return a
		}
	}
	return nil
}

func (w *writer) notApplicable(row *form.Row) {
	why := w.reasons()
	if a := tickable(row, form.NotApplicable); a != nil {
		w.done(MarkedNA, "", why, form.Edit{Answer: *a, Tick: form.NotApplicable, Comment: why})
		return
	}
	if place := row.Answer(form.Place); place != nil {
		w.done(MarkedNA, form.Word(form.NotApplicable), why, form.Edit{Answer: *place, Text: form.Word(form.NotApplicable), Comment: why})
		return
	}
	w.blank(row)
}

func (w *writer) no(row *form.Row) {
	why := w.reasons()
	if a := tickable(row, form.No); a != nil {
		w.done(MarkedNo, "", why, form.Edit{Answer: *a, Tick: form.No, Comment: why})
		return
	}
	w.blank(row)
}

func (w *writer) blank(row *form.Row) {
	why := w.reasons()
	w.done(LeftBlank, "", why, form.Edit{Answer: w.commented(row), Comment: why})
}

// mixed answers a row for several items of which only some were found.
func (w *writer) mixed(row *form.Row) {
	why := w.reasons()
	place := row.Answer(form.Place)
	text := ""
	if place != nil {
		text = w.where(place.Head)
	}
	if text == "" {
		w.blank(row)
		return
	}
	w.done(WrotePart, text, why, form.Edit{Answer: *place, Text: text, Comment: why})
}

// commented is the cell that a comment belongs to: that of the place.
func (w *writer) commented(row *form.Row) form.Answer {
	if place := row.Answer(form.Place); place != nil {
		return *place
	}
	return row.Answers[0]
}
