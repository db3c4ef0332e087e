package assess

import (
	"slices"
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Discreet is the assessment without a word of the manuscript, for reports that others may read: no quotes, no nearest
// sentences, no titles. Places stay, and a section is named by what it is for.
func (a *Assessment) Discreet() *Assessment {
	doc := Wordless(a.Doc)
	out := &Assessment{Doc: doc, Rules: a.Rules}
	for _, c := range a.Checklists {
		quiet := ChecklistResult{Checklist: c.Checklist, Rules: c.Rules}
		for _, r := range c.Results {
			own := discreet(r, a.Doc, doc)
			quiet.Results = append(quiet.Results, own)
			if r.Waiver != nil { // notices repeat what is said of decisions
				for i := range doc.Notices {
					doc.Notices[i].Message = strings.Replace(doc.Notices[i].Message, afterColon(r.Waiver.Says), afterColon(own.Waiver.Says), 1)
				}
			}
		}
		out.Checklists = append(out.Checklists, quiet)
	}
	return out
}

// Wordless is a document without its words: what it is built of and where that stands, each section named by what it
// is for.
func Wordless(told *manuscript.Document) *manuscript.Document {
	doc := *told
	doc.Title = "(title left out)"
	doc.Text = strings.Repeat(" ", len(doc.Text)) // spans stay valid
	doc.Sections = slices.Clone(doc.Sections)
	for i := range doc.Sections {
		doc.Sections[i].Title = ""
		if role := doc.Sections[i].Role; role != manuscript.RoleUnknown {
			doc.Sections[i].Title = role.String()
		}
	}
	doc.Notices = slices.Clone(doc.Notices)
	return &doc
}

// Discreet is the list's results without a word of the document that they are of, beside that document without its
// words.
func (c ChecklistResult) Discreet(doc *manuscript.Document) (ChecklistResult, *manuscript.Document) {
	quiet := (&Assessment{Doc: doc, Checklists: []ChecklistResult{c}}).Discreet()
	return quiet.Checklists[0], quiet.Doc
}

// discreet is one result without the words of the manuscript; its reason is put together anew from the places.
func discreet(r Result, doc, quiet *manuscript.Document) Result {
	if r.Waiver != nil {
		said := discreet(Result{Because: r.Waiver.Says, Searched: r.Searched, Evidence: r.Evidence}, doc, quiet)
		d := *r.Waiver
		d.Says = said.Because
		r.Because = strings.Replace(r.Because, r.Waiver.Says, d.Says, 1)
		r.Waiver = &d
	}
	searched := make([]string, len(r.Searched))
	for i, s := range r.Searched {
		searched[i] = untitled(s, doc, quiet)
	}
	if len(searched) > 0 {
		r.Because = strings.Replace(r.Because, join(r.Searched, "and"), join(searched, "and"), 1)
	}
	r.Searched, r.Nearest = searched, nil
	if len(r.Evidence) > 0 {
		span := r.Evidence[0].Span
		r.Because = strings.Replace(r.Because, Whereabouts(doc, span), Whereabouts(quiet, span), 1)
	}
	r.Evidence = slices.Clone(r.Evidence)
	for i := range r.Evidence {
		r.Evidence[i].Quote, r.Evidence[i].Note = "", ""
	}
	return r
}

// untitled puts what a section is for in the place of its title. The longest title is the right one: a title may begin
// with another.
func untitled(searched string, doc, quiet *manuscript.Document) string {
	best := -1
	for i, s := range doc.Sections {
		rest, ok := strings.CutPrefix(searched, s.Title)
		if ok && s.Title != "" && (rest == "" || strings.HasPrefix(rest, " (")) && (best < 0 || len(s.Title) > len(doc.Sections[best].Title)) {
			best = i
		}
	}
	if best < 0 {
		return searched
	}
	name := quiet.Sections[best].Title
	if name == "" {
		name = "a section"
	}
	return name + strings.TrimPrefix(searched, doc.Sections[best].Title)
}
