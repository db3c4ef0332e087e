package journal

import (
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Finding says how a row that an author answered compares with the paper.
type Finding string

// The findings. Those before Look are faults of the form; the others are for information.
const (
	Elsewhere    Finding = "elsewhere"     // it stands elsewhere than claimed
	NothingThere Finding = "nothing there" // nothing was found where claimed
	TickedAbsent Finding = "not found"     // ticked or claimed as reported, but found nowhere
	LeftOut      Finding = "left blank"    // blank though found
	Denied       Finding = "denied"        // answered No or NA though found
	Look         Finding = "look"          // only a part was found there: a person must look
	Unread       Finding = "not compared"  // the claim says nothing that can be compared
	Open         Finding = "open"          // blank, and not decided
	Agreed       Finding = "agreed"        // answered No or NA, and not found
	OK           Finding = "ok"            // the place holds what the item asks
)

// Fault says whether a finding is one that the author should mend.
func (f Finding) Fault() bool {
	switch f {
	case Elsewhere, NothingThere, TickedAbsent, LeftOut, Denied:
		return true
	}
	return false
}

// Findings lists all findings, faults first.
func Findings() []Finding {
	return []Finding{Elsewhere, NothingThere, TickedAbsent, LeftOut, Denied, Look, Unread, Open, Agreed, OK}
}

// Check is the finding of one row. Now is where the item stands, in the style of the claim; Quote is the passage that shows it.
type Check struct {
	Row     *form.Row
	Title   string // the item's, in our words
	Finding Finding
	Claimed string
	Now     string
	Quote   string
	Says    string // one sentence
}

// Verify holds a filled form against the paper. The error says why the form cannot be that of the checklist.
func Verify(f *form.Form, doc *manuscript.Document, a *assess.Assessor, c assess.ChecklistResult, o Options) (checks []Check, without []string, err error) {
	told := doc
	if o.Quiet {
		c, told = c.Discreet(doc)
	}
	pairs, without, err := match(f.Rows(), c)
	if err != nil {
		return nil, nil, err
	}
	for _, group := range bySharedCell(pairs) {
		v := &verifier{doc: doc, told: told, assessor: a, options: o}
		for _, p := range group {
			v.results = append(v.results, p.results...)
		}
		if len(v.results) == 0 {
			continue
		}
		for _, p := range group {
			for _, r := range p.results {
				v.result = r
				check := v.check(p.row)
				check.Title = r.Item.Title
				if o.Quiet {
					check.Quote = ""
				}
				checks = append(checks, check)
			}
		}
	}
	return checks, without, nil
}

// verifier checks the answer to one item. Results are all items that the row answers.
type verifier struct {
	doc      *manuscript.Document
	told     *manuscript.Document // what is told of it: itself, or itself without its words
	assessor *assess.Assessor
	options  Options
	results  []assess.Result
	result   assess.Result
}

func (v *verifier) check(row *form.Row) Check {
	c := Check{Row: row}
	given := answer(row)
	given.text = strings.TrimSpace(v.share(given.text))
	place := row.Answer(form.Place)
	c.Claimed = given.text
	if v.options.Quiet && !onlyNumbers(given.text) {
		c.Claimed = ""
	}
	r := v.result
	head := ""
	if place != nil {
		head = place.Head
	}
	claimed := readClaim(given.text, head)
	style := claimed.style
	if v.options.Locator != checklist.ByHead {
		style = v.options.Locator
	}
	if len(r.Evidence) > 0 {
		c.Now = Places(v.told, r.Evidence, style, v.options.places())
		c.Quote = oneLine(r.Evidence[0].Quote)
	}
	switch {
	case unplaced(r):
		c.Finding, c.Says = Look, Reason(v.told, r)
	case given.kind == form.No || given.kind == form.NotApplicable:
		v.denied(&c, given.kind)
	case given.text == "" && given.kind == form.Other:
		v.blank(&c)
	case given.text == "" || given.text == form.Word(form.Yes):
		v.ticked(&c)
	default:
		v.placed(&c, claimed)
	}
	return c
}

// share is the part of a shared cell's text that speaks of this item: "1a: 3; 1b: 4". A text that names other items only says
// nothing of this one; one that names none speaks of all.
func (v *verifier) share(text string) string {
	if len(v.results) < 2 {
		return text
	}
	_, after, found := strings.Cut(text, v.result.Item.ID+": ")
	if !found {
		for _, r := range v.results {
			if strings.Contains(text, r.Item.ID+": ") {
				return ""
			}
		}
		return text
	}
	for _, r := range v.results {
		after, _, _ = strings.Cut(after, r.Item.ID+": ")
	}
	return strings.TrimRight(after, "; ")
}

func (v *verifier) denied(c *Check, kind form.Kind) {
	c.Claimed = strings.TrimSpace(form.Word(kind) + " " + strings.Trim(strings.TrimPrefix(c.Claimed, form.Word(kind)), "X "))
	if v.result.Verdict == checklist.Satisfied {
		c.Finding, c.Says = Denied, fmt.Sprintf("answered %s, but it was found: %s", form.Word(kind), c.Now)
		return
	}
	c.Finding, c.Says, c.Quote = Agreed, fmt.Sprintf("answered %s; nothing that decides otherwise was found", form.Word(kind)), ""
	if kind == form.No && v.result.Verdict == checklist.NotApplicable {
		c.Says = "answered No; it may not apply: " + v.result.Because
	}
}

func (v *verifier) blank(c *Check) {
	switch v.result.Verdict {
	case checklist.Satisfied:
		c.Finding, c.Says = LeftOut, "left blank, but it was found: "+c.Now
	default:
		c.Finding, c.Says = Open, "left blank; "+Reason(v.told, v.result)
	}
}

func (v *verifier) ticked(c *Check) {
	switch v.result.Verdict {
	case checklist.Satisfied:
		c.Finding, c.Says = OK, "reported: "+c.Now
	case checklist.Ambiguous:
		c.Finding, c.Says = Look, "ticked as reported; "+Reason(v.told, v.result)
	default:
		c.Finding, c.Says = TickedAbsent, "ticked as reported, but it was not found. "+v.result.Because
	}
}

func (v *verifier) placed(c *Check, claimed claim) {
	if len(claimed.spots) == 0 {
		c.Finding, c.Says = Unread, "cannot be compared: the answer names no page, line, section, table, figure or supplement"
		return
	}
	best, quote := v.at(claimed)
	beyond := claimed.beyond(v.doc)
	if v.options.Quiet {
		beyond = quoted().ReplaceAllString(beyond, "of that name")
	}
	switch {
	case best == strongHit && v.result.Verdict == checklist.Satisfied:
		c.Finding, c.Quote, c.Says = OK, quote, "it stands there"
	case best == noHit && beyond != "":
		c.Finding, c.Says = Unread, "cannot be compared: "+beyond
		if c.Now != "" {
			c.Says += "; it was found " + onPage(c.Now)
		}
	case v.result.Verdict == checklist.Satisfied && beyond == "":
		there := onPage(c.Claimed)
		if c.Claimed == "" {
			there = "where the form says"
		}
		c.Finding, c.Says = Elsewhere, "it stands "+onPage(c.Now)+", not "+there
	case best != noHit:
		c.Finding, c.Quote, c.Says = Look, quote, "a part of it stands there: "+v.result.Because
	case v.result.Verdict == checklist.Ambiguous:
		c.Finding, c.Says = NothingThere, "nothing of it was found there; the nearest is "+onPage(c.Now)
	default:
		c.Finding, c.Says = NothingThere, "nothing was found there, nor elsewhere"
	}
}

// onPage writes a place into a sentence: bare numbers are pages.
func onPage(place string) string {
	if strings.Trim(place, "0123456789, -–") == "" {
		return "on page " + place
	}
	return "at " + place
}

// hit says how well a passage answers.
type hit int

const (
	noHit hit = iota
	weakHit
	strongHit
)

// at looks for evidence of the item at the claimed spots, among everything that was found, not only what reports show.
func (v *verifier) at(claimed claim) (best hit, quote string) {
	for _, rule := range v.result.Item.Evidence.Names() {
		trace, ok := v.assessor.Trace(rule)
		if !ok {
			continue
		}
		for _, h := range trace.Hits {
			strength := weakHit
			if h.Strong {
				strength = strongHit
			}
			span := manuscript.Span{Start: v.doc.Sentences[h.Sentence].Start, End: v.doc.Sentences[h.Last].End}
			if strength > best && claimed.covers(v.doc, span) {
				best, quote = strength, shorten(oneLine(v.doc.Slice(span)), 400)
			}
		}
	}
	return best, quote
}
