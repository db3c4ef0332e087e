package journal

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Paper is a paper held against the checklist of a form.
type Paper struct {
	Doc      *manuscript.Document
	Assessor *assess.Assessor
	Result   assess.ChecklistResult
}

// FillCarried fills a form from the answers to another list. Paper may be nil; where it is given, it fills what the answers
// leave open, and what it speaks against is marked.
func FillCarried(f *form.Form, c *Carriage, paper *Paper, o Options) (*Filling, error) {
	results := unread(c.Walk.To)
	var told *manuscript.Document
	if paper != nil {
		results, told = paper.Result, paper.Doc
		if o.Quiet {
			results, told = results.Discreet(told)
		}
	}
	pairs, without, err := match(f.Rows(), results)
	if err != nil {
		return nil, err
	}
	out := &Filling{Without: without}
	for _, cells := range bySharedCell(pairs) {
		w := &carrier{writer: writer{options: o, filling: out, pairs: cells}, from: c, paper: paper}
		w.doc = told
		w.write()
	}
	return out, nil
}

// carrier decides about the cells of one row from what was answered elsewhere.
type carrier struct {
	writer
	from  *Carriage
	paper *Paper
}

// settled is what one item's row will say. OfPaper: the paper says it, not the author; doubted: the paper speaks against it.
type settled struct {
	carried
	ofPaper, doubted bool
}

func (w *carrier) write() {
	row := w.pairs[0].row
	if w.left(row) {
		return
	}
	var all []settled
	var notes []string
	one, doubted := true, false
	for _, r := range w.results {
		s := w.settle(r, row)
		all = append(all, s)
		notes = append(notes, s.note)
		one = one && s.kind == all[0].kind
		doubted = doubted || s.doubted
	}
	note := strings.Join(notes, " ")
	before := len(w.filling.Outcomes)
	switch {
	case one && all[0].kind == exempt:
		w.tick(row, form.NotApplicable, MarkedNA, note)
	case one && all[0].kind == refused:
		w.tick(row, form.No, MarkedNo, note)
	case one && all[0].kind == affirmed:
		w.tick(row, form.Yes, Carried, note)
	default:
		w.place(row, all, note)
	}
	for i := before; i < len(w.filling.Outcomes); i++ {
		w.filling.Outcomes[i].Doubted = doubted
	}
}

// settle decides about one item: the author's word stands, and the paper fills what it leaves open.
func (w *carrier) settle(r assess.Result, row *form.Row) settled {
	s := settled{carried: w.from.items[r.Item.ID]}
	if w.paper == nil {
		return s
	}
	found := r.Verdict == checklist.Satisfied && len(r.Evidence) > 0
	where := ""
	if found {
		where = Places(w.doc, r.Evidence, w.locator(row), w.options.places())
	}
	switch s.kind {
	case placed:
		s.doubt(w.against(r, s.text, row))
	case affirmed:
		if found {
			s.kind, s.text = placed, where
			s.note += " The place is from the paper."
		} else if r.Verdict == checklist.Missing {
			s.doubt("it was not found")
		}
	case exempt, refused:
		if found {
			s.doubt("it was found " + onPage(where))
		}
	case conflicting:
		if found {
			s.note += " In the paper it stands " + onPage(where) + "."
		}
	default:
		w.fromPaper(&s, r, where)
	}
	return s
}

func (s *settled) doubt(says string) {
	if says != "" {
		s.doubted = true
		s.note += " The paper speaks against it: " + strings.TrimSuffix(says, ".") + "."
	}
}

// fromPaper fills what the answers leave open as Fill does.
func (w *carrier) fromPaper(s *settled, r assess.Result, where string) {
	s.ofPaper = true
	switch {
	case where != "":
		s.kind, s.text = placed, where
		s.note += " The place is from the paper."
		return
	case r.Verdict == checklist.NotApplicable:
		s.kind = exempt
	case r.Verdict == checklist.Missing && w.options.MarkNo:
		s.kind = refused
	}
	s.note += " " + Reason(w.doc, r)
}

// against says what the paper holds against a place, "" where it agrees or says nothing.
func (w *carrier) against(r assess.Result, text string, row *form.Row) string {
	head := ""
	if place := row.Answer(form.Place); place != nil {
		head = place.Head
	}
	claimed := readClaim(text, head)
	for _, s := range claimed.spots {
		if s.page > 0 && w.doc.Pages == 0 {
			return "" // pages of another file than this one
		}
	}
	c := Check{Claimed: text}
	if len(r.Evidence) > 0 {
		c.Now = Places(w.doc, r.Evidence, claimed.style, w.options.places())
	}
	v := &verifier{doc: w.paper.Doc, told: w.doc, assessor: w.paper.Assessor, options: w.options, results: []assess.Result{r}, result: r}
	if unplaced(r) {
		return ""
	}
	if v.placed(&c, claimed); !c.Finding.Fault() {
		return ""
	}
	return c.Says
}

// locator is how the paper's places are written into a row.
func (w *carrier) locator(row *form.Row) checklist.Locator {
	if w.options.Locator != checklist.ByHead {
		return w.options.Locator
	}
	if place := row.Answer(form.Place); place != nil {
		return ByHead(place.Head)
	}
	return checklist.Page
}

// tick answers a row with a word that the author gave to the other list.
func (w *carrier) tick(row *form.Row, kind form.Kind, did Did, note string) {
	if a := tickable(row, kind); a != nil {
		w.done(did, "", note, form.Edit{Answer: *a, Tick: kind, Comment: note})
		return
	}
	if place := row.Answer(form.Place); place != nil && kind == form.NotApplicable {
		w.done(did, form.Word(kind), note, form.Edit{Answer: *place, Text: form.Word(kind), Comment: note})
		return
	}
	if kind == form.Yes {
		note += " Give the place."
	}
	w.done(LeftBlank, "", note, form.Edit{Answer: w.commented(row), Comment: note})
}

// place writes the places of a row's items, and leaves it blank where there is none.
func (w *carrier) place(row *form.Row, all []settled, note string) {
	var texts []string
	did, part := WrotePlace, false
	for i, s := range all {
		switch {
		case s.kind != placed:
			part = true
			continue
		case len(all) > 1:
			texts = append(texts, w.results[i].Item.ID+": "+s.text)
		default:
			texts = append(texts, s.text)
		}
		if !s.ofPaper {
			did = Carried
		}
	}
	text := strings.Join(texts, "; ")
	place, yes := row.Answer(form.Place), row.Answer(form.Yes)
	if yes == nil {
		yes = row.Answer(form.Choice)
	}
	switch {
	case text == "":
		w.leave(row, all, note)
		return
	case part:
		did = WrotePart
	}
	var edits []form.Edit
	switch {
	case place != nil && len(row.Places()) > 1 && len(all) == 1 && all[0].ofPaper:
		edits, text = w.severalColumns(row.Places())
		if len(edits) > 0 {
			edits[0].Comment = note
		}
	case place != nil:
		e := form.Edit{Answer: *place, Text: text, Comment: note}
		if offersYes(*place) && !part {
			e.Tick = form.Yes
		}
		edits = append(edits, e)
	case yes != nil && !part:
		w.done(did, text, note, form.Edit{Answer: *yes, Tick: form.Yes, Comment: "Reported: " + text + ". " + note})
		return
	default:
		w.done(did, text, note, form.Edit{Answer: w.commented(row), Comment: "Reported: " + text + ". " + note})
		return
	}
	if yes != nil && !part {
		edits = append(edits, form.Edit{Answer: *yes, Tick: form.Yes})
	}
	w.done(did, text, note, edits...)
}

// leave leaves a row blank and says why.
func (w *carrier) leave(row *form.Row, all []settled, note string) {
	did := LeftBlank
	for _, s := range all {
		switch {
		case s.kind == conflicting:
			did = Conflicting
		case s.kind == uncovered && did == LeftBlank:
			did = NoCounterpart
		}
	}
	w.done(did, "", note, form.Edit{Answer: w.commented(row), Comment: note})
}
