package assess

import (
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// describe fills in evidence, reasons and receipts of a result.
func (a *Assessor) describe(res *Result, rules []*gathered) {
	r := a.reading
	res.Evidence = r.choose(rules)
	found, faint, strayed, referred, lacks := elements(rules, res.Verdict)
	for _, g := range rules {
		if res.Hint == "" {
			res.Hint = g.rule.Hint
		}
		if res.Model == "" {
			res.Model = g.rule.Model
		}
	}
	sections := r.sections(rules)
	res.Searched, res.Home = r.searched(sections), home(sections, rules)
	switch res.Verdict {
	case checklist.Satisfied:
		res.Because = "Stated" + r.whereabouts(res.Evidence) + "."
	case checklist.Ambiguous:
		res.Lacks = append(append(lacks, faint...), referred...)
		res.Because = ambiguity(found, faint, strayed, referred, lacks)
	case checklist.Missing:
		res.Evidence = nil
		res.Lacks = lacks
		res.Because = "Nothing was found in " + join(res.Searched, "and") + "."
		res.Nearest = r.nearest(rules)
	}
}

// elements sorts what the rules ask for by how well it was found, in words. Of an item that several
// rules may answer, the rule that came furthest speaks.
func elements(rules []*gathered, v checklist.Verdict) (found, faint, strayed, referred, lacks []string) {
	best := checklist.Missing
	for _, g := range rules {
		best = max(best, g.verdict)
	}
	for _, g := range rules {
		if v == checklist.Ambiguous && g.verdict == checklist.Missing && best != checklist.Missing && len(rules) > 1 {
			continue
		}
		needed := map[string]bool{}
		for _, name := range g.rule.Need.Names() {
			needed[name] = true
		}
		var absentOnes []string
		signs := 0
		for i, e := range g.rule.Elements {
			switch {
			case g.state[i] == strong:
				found = append(found, e.Says)
			case !needed[e.ID]:
				continue
			case g.state[i] == stray:
				strayed = append(strayed, e.Says)
			case g.state[i] == weak && g.referred(&g.rule.Elements[i]):
				referred = append(referred, e.Says)
			case g.state[i] == weak:
				faint = append(faint, e.Says)
			default:
				absentOnes = append(absentOnes, e.Says)
				continue
			}
			if needed[e.ID] {
				signs++
			}
		}
		switch {
		case len(g.rule.Need.Any) == 0:
			lacks = append(lacks, absentOnes...)
		case len(absentOnes) > 0 && (signs == 0 || !plain(g.rule.Need.Any)):
			lacks = append(lacks, join(absentOnes, "or")) // one of these would have done
		}
	}
	return found, faint, strayed, referred, lacks
}

// referred says whether the signs of an element only tell that it stands elsewhere.
func (g *gathered) referred(e *checklist.Element) bool {
	elsewhere := false
	for _, h := range g.hits {
		if h.Element == e && !h.Elsewhere {
			return false
		}
		elsewhere = elsewhere || h.Element == e
	}
	return elsewhere
}

// plain says whether the conditions are single names.
func plain(conditions []checklist.Condition) bool {
	for _, c := range conditions {
		if c.Name == "" {
			return false
		}
	}
	return true
}

func ambiguity(found, faint, strayed, referred, lacks []string) string {
	var parts []string
	if len(found) > 0 {
		parts = append(parts, join(found, "and")+" found")
	}
	if len(faint) > 0 {
		parts = append(parts, join(faint, "and")+" only hinted at")
	}
	if len(strayed) > 0 {
		parts = append(parts, join(strayed, "and")+" found, but not in the section where it belongs")
	}
	if len(referred) > 0 {
		parts = append(parts, join(referred, "and")+" said to stand elsewhere (a supplement or another paper), which was not read")
	}
	if len(lacks) > 0 {
		parts = append(parts, join(lacks, "and")+" not found")
	}
	if len(parts) == 0 {
		return "Only side remarks on it were found."
	}
	return sentence(strings.Join(parts, "; "))
}

// sentence puts a capital at the start and a stop at the end.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + stopped(s[1:])
}

// whereabouts says where the best passage stands: " in Methods > Data, p. 4".
func (r *reading) whereabouts(evidence []Evidence) string {
	if len(evidence) == 0 {
		return ""
	}
	return " in " + Whereabouts(r.doc, evidence[0].Span)
}

// Whereabouts is a place in words: the section, and the page, line or paragraph.
func Whereabouts(doc *manuscript.Document, span manuscript.Span) string {
	p := doc.Place(span)
	var parts []string
	if n := len(p.Section); n > 0 && p.Section[n-1] != "" {
		parts = append(parts, headline(p.Section[n-1]))
	}
	switch {
	case p.Page > 0 && p.PrintedLine > 0:
		parts = append(parts, fmt.Sprintf("p. %d, line %d", p.Page, p.PrintedLine))
	case p.Page > 0:
		parts = append(parts, fmt.Sprintf("p. %d", p.Page))
	case p.Line > 0:
		parts = append(parts, fmt.Sprintf("line %d", p.Line))
	case p.Paragraph > 0:
		parts = append(parts, fmt.Sprintf("para. %d", p.Paragraph))
	}
	if p.File != "" {
		parts = append([]string{FileName(p.File)}, parts...)
	}
	if len(parts) == 0 {
		return "the text"
	}
	return strings.Join(parts, ", ")
}

// headline is a section's title without the stop that a run-in heading ends with.
func headline(title string) string { return strings.TrimRight(title, " :.") }

// FileName is the name of a file without its folders: a person knows the files of one submission by it.
func FileName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

// join writes a list as English does: a, b and c.
func join(items []string, word string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	return strings.Join(items[:len(items)-1], ", ") + " " + word + " " + items[len(items)-1]
}
