package assess

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Assessment is what was found in one paper for each checklist.
type Assessment struct {
	Doc        *manuscript.Document
	Rules      string // the digest of all definitions that were used
	Checklists []ChecklistResult
}

// ChecklistResult is a checklist with a result for each of its items, in the checklist's order.
type ChecklistResult struct {
	Checklist *checklist.Checklist
	Rules     string // the digest of the definitions that it uses
	Results   []Result
}

// Count is the number of items with this verdict.
func (c ChecklistResult) Count(v checklist.Verdict) int {
	n := 0
	for _, r := range c.Results {
		if r.Verdict == v {
			n++
		}
	}
	return n
}

// Decided is the number of items on which a person decided.
func (c ChecklistResult) Decided() int {
	n := 0
	for _, r := range c.Results {
		if r.Waiver != nil {
			n++
		}
	}
	return n
}

// Result is the verdict on one item with all that a person needs to check it.
type Result struct {
	Item     *checklist.Item
	Verdict  checklist.Verdict
	Because  string          // one sentence in plain words
	Lacks    []string        // what is needed and was not found
	Evidence []Evidence      // the best first; for missing items empty
	Searched []string        // where evidence was looked for: "Methods (p. 3-5)"
	Home     manuscript.Span // the section in which it should stand; its start is where a missing item is shown
	Nearest  *Evidence       // for missing items: the sentence that came nearest, nil when none did
	Hint     string          // what to write and where
	Model    string          // a model sentence with blanks
	Waiver   *Decision       // what a person decided, nil when nobody did; Verdict is then theirs
}

// Evidence is a passage of the paper that answers an item, or part of it.
type Evidence struct {
	Rule     string
	Element  string
	Says     string // what the element is, in words
	Strong   bool
	Quote    string          // exactly as in Document.Text
	Span     manuscript.Span // of the quote
	Match    manuscript.Span // of the words that matched, inside Span
	Sentence int
	Note     string // why it is only near, for Nearest
}

// Assessor holds one paper, prepared once, against any number of checklists.
type Assessor struct {
	library  *checklist.Library
	reading  *reading
	gathered map[string]*gathered
	waivers  map[*checklist.Item]checklist.Waiver
	unused   []checklist.Waiver
}

// New prepares a paper for the rules of a library and the decisions that people took about its items.
func New(doc *manuscript.Document, library *checklist.Library, waivers ...checklist.Waiver) *Assessor {
	a := &Assessor{library: library, reading: newReading(doc, library), gathered: map[string]*gathered{}}
	a.waivers, a.unused = waived(library, waivers)
	return a
}

// Assess holds the paper against every checklist of the library. Decisions that were not used or that the paper
// contradicts are among the notices of the document that it answers.
func Assess(doc *manuscript.Document, library *checklist.Library, waivers ...checklist.Waiver) *Assessment {
	a := New(doc, library, waivers...)
	a.gatherAhead(library.Checklists())
	out := &Assessment{Rules: library.Digest()}
	for _, c := range library.Checklists() {
		out.Checklists = append(out.Checklists, a.Checklist(c))
	}
	out.Doc = a.noticed(out.Checklists)
	return out
}

// Checklist holds the paper against one checklist.
func (a *Assessor) Checklist(c *checklist.Checklist) ChecklistResult {
	out := ChecklistResult{Checklist: c, Rules: a.library.DigestOf(c)}
	for i := range c.Items {
		out.Results = append(out.Results, a.Item(&c.Items[i]))
	}
	return out
}

// Item gives the verdict on one item.
func (a *Assessor) Item(item *checklist.Item) Result {
	own := decideItem(item.Evidence, a.Verdict)
	res := Result{Item: item, Verdict: own}
	rules := a.rulesOf(item)
	a.describe(&res, rules)
	if x := exempt(item, own, a.Verdict); x != nil {
		res.Verdict, res.Because, res.Lacks, res.Nearest = checklist.NotApplicable, x.Reason, nil, nil
		if x.Unsure {
			res.Verdict, res.Because = checklist.Ambiguous, sentence(x.Reason)
		}
	}
	a.doubt(&res)
	a.distrust(&res)
	a.waive(&res)
	return res
}

// Verdict is the verdict of one rule; a rule that the library does not hold is missing.
func (a *Assessor) Verdict(rule string) checklist.Verdict {
	if g := a.gather(rule); g != nil {
		return g.verdict
	}
	return checklist.Missing
}

// Trace is everything that was found for a rule, for `explain`.
type Trace struct {
	Rule    *checklist.Rule
	Verdict checklist.Verdict
	Hits    []Hit
	Dropped []Hit
}

// Trace answers what was found for a rule; ok is false for a rule that the library does not hold.
func (a *Assessor) Trace(rule string) (t Trace, ok bool) {
	g := a.gather(rule)
	if g == nil {
		return Trace{}, false
	}
	return Trace{Rule: g.rule, Verdict: g.verdict, Hits: g.hits, Dropped: g.dropped}, true
}

func (a *Assessor) gather(id string) *gathered {
	if g, ok := a.gathered[id]; ok {
		return g
	}
	var g *gathered
	if rule, ok := a.library.Rule(id); ok {
		g = a.reading.gather(rule)
	}
	a.gathered[id] = g
	return g
}

func (a *Assessor) rulesOf(item *checklist.Item) []*gathered {
	var of []*gathered
	for _, name := range item.Evidence.Names() {
		if g := a.gather(name); g != nil {
			of = append(of, g)
		}
	}
	return of
}

// doubt turns a verdict that rests on silence into ambiguous where part of the paper could not be
// read, and every verdict where the rules cannot understand the text.
func (a *Assessor) doubt(res *Result) {
	for _, n := range a.reading.doc.Notices {
		switch {
		case n.Code == manuscript.NotEnglish:
			res.Verdict, res.Because = checklist.Ambiguous, "The rules are written for English, and this text is not: "+n.Message
			return
		case n.Blind && res.Verdict == checklist.Missing:
			res.Verdict = checklist.Ambiguous
			res.Because = "Nothing was found in what could be read, but part of the paper could not be read: " + n.Message
			return
		}
	}
}

// distrust keeps rules that were never held against labelled papers from deciding: what they find is shown to be
// confirmed, and their silence says so.
func (a *Assessor) distrust(res *Result) {
	if res.Item.Basis != checklist.Unmeasured || a.library.TrustUnmeasured {
		return
	}
	switch res.Verdict {
	case checklist.Satisfied:
		res.Verdict = checklist.Ambiguous
		res.Because = "Probably s" + strings.TrimPrefix(res.Because, "S") + " The rules for this item are unmeasured: confirm the quote."
	case checklist.Missing:
		res.Because += " The rules for this item are unmeasured: look for yourself."
	}
}
