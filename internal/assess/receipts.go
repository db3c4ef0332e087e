package assess

import (
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// maxSearched is how many sections the receipts name one by one.
const maxSearched = 6

// searched lists the top sections in which the rules expect or accept evidence, with their pages or
// lines; where the paper has none of them, the whole text was searched.
func (r *reading) searched(sections []manuscript.Section) []string {
	var names []string
	for _, s := range sections {
		title := headline(s.Title)
		if title == "" {
			title = "the text before the first heading"
		}
		names = append(names, title+r.extent(s.Span))
	}
	switch {
	case len(names) == 0:
		return []string{"the whole text" + r.extent(manuscript.Span{Start: 0, End: len(r.doc.Text)})}
	case len(names) > maxSearched:
		more := fmt.Sprintf("%d more sections", len(names)-maxSearched)
		if len(names) == maxSearched+1 {
			more = "1 more section"
		}
		return append(names[:maxSearched:maxSearched], more)
	}
	return names
}

// sections are the top sections in which the rules expect or accept evidence, in the order of the text.
func (r *reading) sections(rules []*gathered) []manuscript.Section {
	var set checklist.RoleSet
	for _, g := range rules {
		set |= g.rule.Expect | g.rule.Accept
	}
	var found []manuscript.Section
	covered := manuscript.Span{Start: -1, End: -1}
	for _, s := range r.doc.Sections {
		if s.Role == manuscript.RoleReferences || !set.Has(s.Role) || covered.Contains(s.Span) || s.Len() == 0 {
			continue
		}
		covered = s.Span
		found = append(found, s)
	}
	return found
}

// home is the first of the sections in which a rule expects its evidence, or else accepts it; where the paper has
// none, it is the start of the text.
func home(sections []manuscript.Section, rules []*gathered) manuscript.Span {
	for _, s := range sections {
		for _, g := range rules {
			if g.rule.Expect.Has(s.Role) {
				return s.Span
			}
		}
	}
	if len(sections) > 0 {
		return sections[0].Span
	}
	return manuscript.Span{}
}

// extent is the pages, lines or paragraphs of a span: " (p. 3-5)"; a span over several files names
// where it begins and ends.
func (r *reading) extent(span manuscript.Span) string {
	if span.Len() == 0 {
		return ""
	}
	first := r.doc.Place(manuscript.Span{Start: span.Start, End: span.Start + 1})
	last := r.doc.Place(manuscript.Span{Start: span.End - 1, End: span.End})
	from, to, unit := first.Page, last.Page, "p."
	switch {
	case from > 0:
	case first.Paragraph > 0:
		from, to, unit = first.Paragraph, last.Paragraph, "para."
	default:
		from, to, unit = first.Line, last.Line, "lines"
	}
	switch {
	case first.File != last.File && first.Line > 0:
		return fmt.Sprintf(" (%sline %d to %sline %d)", within(first.File), first.Line, within(last.File), last.Line)
	case from == 0, first.File != last.File:
		return "" // pages of two files bound nothing
	case to <= from:
		return fmt.Sprintf(" (%s%s %d)", within(first.File), strings.TrimSuffix(unit, "s"), from)
	}
	return fmt.Sprintf(" (%s%s %d-%d)", within(first.File), unit, from, to)
}

// within names the file that a line is counted in; the paper itself needs no name.
func within(file string) string {
	if file == "" {
		return ""
	}
	return FileName(file) + ", "
}

// dropReasons says in words why a scope set a sentence aside.
func dropReason(dropped string) string {
	switch dropped {
	case "negated":
		return "it says that this was not done"
	case "future":
		return "it speaks of plans"
	case "others":
		return "it speaks of other people's work"
	case "template":
		return "it is template text"
	}
	return "its wording means something else"
}

// nearest is the sentence that came nearest to answering: one that matched but was set aside, or the
// sentence that shares most words with what the rules ask for. nil when none is near.
func (r *reading) nearest(rules []*gathered) *Evidence {
	for _, g := range rules {
		for _, h := range g.dropped {
			e := r.evidence(h)
			e.Note = dropReason(h.Dropped)
			return &e
		}
	}
	return r.alike(rules)
}
