package journal

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Options say how a form is filled. The zero value lets the form's heads choose the locator and marks nothing as No.
type Options struct {
	Locator checklist.Locator
	Places  int
	MarkNo  bool
	Quiet   bool // no word of the manuscript is told
}

func (o Options) places() int {
	if o.Places > 0 {
		return o.Places
	}
	return maxPlaces
}

// Did says what became of a row.
type Did string

// What may become of a row.
const (
	WrotePlace   Did = "place"          // satisfied: the place was written
	LeftBlank    Did = "blank"          // not decided: blank, with the reason as a comment
	MarkedNo     Did = "no"             // missing, marked No as asked
	MarkedNA     Did = "not applicable" // marked NA with the reason as a comment
	WrotePart    Did = "part"           // a row for several items, some of which were found
	Kept         Did = "kept"           // answered by the author before
	CouldNot     Did = "could not"      // the form does not let the cell be filled
	NothingAsked Did = "heading"        // a row above the parts of its item

	Carried       Did = "carried"        // answered as the author did in the form of another list
	Conflicting   Did = "conflicting"    // blank: the answers to the other list exclude each other
	NoCounterpart Did = "no counterpart" // blank: the other list does not ask for it
)

// Outcome is what became of one row. Text is what was written, Note what a person should know. Doubted: the paper speaks
// against what was carried over.
type Outcome struct {
	Row     *form.Row
	Did     Did
	Text    string
	Note    string
	Doubted bool
}

// Filling is a form with what to write into it.
type Filling struct {
	Outcomes []Outcome
	Without  []string // items that the form has no row for
	edits    []form.Edit
	of       []int // beside edits: which outcome
}

// Fill decides what goes into each row. The error says why the form cannot be that of the checklist.
func Fill(f *form.Form, doc *manuscript.Document, c assess.ChecklistResult, o Options) (*Filling, error) {
	if o.Quiet {
		c, doc = c.Discreet(doc)
	}
	pairs, without, err := match(f.Rows(), c)
	if err != nil {
		return nil, err
	}
	out := &Filling{Without: without}
	for _, cells := range bySharedCell(pairs) {
		w := &writer{doc: doc, options: o, filling: out, pairs: cells}
		w.write()
	}
	return out, nil
}

// bySharedCell puts rows together that answer in one cell: merged cells beside several items.
func bySharedCell(pairs []pair) [][]pair {
	var groups [][]pair
	for _, p := range pairs {
		if n := len(groups); n > 0 && len(p.row.Answers) > 0 {
			last := groups[n-1][len(groups[n-1])-1].row
			if len(last.Answers) > 0 && last.Answers[0].SameCell(p.row.Answers[0]) {
				groups[n-1] = append(groups[n-1], p)
				continue
			}
		}
		groups = append(groups, []pair{p})
	}
	return groups
}

// Word writes the answers into a copy of a Word form.
func (fl *Filling) Word(f *form.Form) ([]byte, error) {
	data, refused, err := f.Write(fl.edits)
	if err != nil {
		return nil, err
	}
	for i, r := range refused {
		if r != nil {
			o := &fl.Outcomes[fl.of[i]]
			o.Did, o.Note = CouldNot, strings.TrimSpace(r.Error()+"; "+o.Text)
		}
	}
	return data, nil
}

// Count is the number of rows with an outcome.
func (fl *Filling) Count(did Did) int {
	n := 0
	for _, o := range fl.Outcomes {
		if o.Did == did {
			n++
		}
	}
	return n
}
