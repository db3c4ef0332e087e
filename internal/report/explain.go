package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Explain writes everything behind one verdict: the rules, their elements, every hit with its pattern,
// and what matched but was set aside. Quiet, it shows no word of the paper: the places and the patterns tell.
func Explain(w io.Writer, doc *manuscript.Document, a *assess.Assessor, checklistID string, item *checklist.Item, quiet bool, style Style) error {
	out := bufio.NewWriter(w)
	res := a.Item(item)
	if quiet {
		var told assess.ChecklistResult
		told, doc = assess.ChecklistResult{Results: []assess.Result{res}}.Discreet(doc)
		res = told.Results[0]
	}
	fmt.Fprintf(out, "%s %s/%s  %s\n", style.verdict(res.Verdict, shape(res.Verdict)), checklistID, item.ID, style.bold(item.Title))
	fmt.Fprintf(out, "  %s\n", wrap(clean(res.Because), style.Width, 2, "  "))
	fmt.Fprintf(out, "  %s %s\n", style.dim("asks:"), wrap(item.Asks, style.Width, 8, "  "))
	if len(res.Searched) > 0 {
		fmt.Fprintf(out, "  %s %s\n", style.dim("searched:"), wrap(clean(strings.Join(res.Searched, ", ")), style.Width, 12, "  "))
	}
	told := map[string]bool{}
	tell := func(name string) {
		t, ok := a.Trace(name)
		switch {
		case ok && told[name]:
			fmt.Fprintf(out, "\n%s %s (%s), as above\n", style.bold("rule"), name, style.verdict(t.Verdict, t.Verdict.String()))
		case ok:
			told[name] = true
			explainRule(out, doc, t, style)
		}
	}
	for _, name := range item.Evidence.Names() {
		tell(name)
	}
	for _, x := range item.NotApplicable {
		for i, name := range x.When.Names() {
			if i == 0 {
				fmt.Fprintf(out, "\n%s", style.dim("condition: "+x.Reason))
			}
			tell(name)
		}
	}
	return out.Flush()
}

func explainRule(w io.Writer, doc *manuscript.Document, t assess.Trace, style Style) {
	fmt.Fprintf(w, "\n%s %s\n", style.bold("rule"), wrap(fmt.Sprintf("%s: %s (%s)", t.Rule.ID, t.Rule.Topic, style.verdict(t.Verdict, t.Verdict.String())), style.Width, 5, "  "))
	for i := range t.Rule.Elements {
		e := &t.Rule.Elements[i]
		fmt.Fprintf(w, "  %s %s\n", style.bold("element"), e.Says)
		shown := 0
		for _, h := range t.Hits {
			if h.Element != e {
				continue
			}
			if shown++; shown > 8 {
				continue
			}
			fmt.Fprintf(w, "    %s %s\n", style.paint("32", "+"), hitLine(doc, t.Rule, h, style))
		}
		if shown > 8 {
			fmt.Fprintf(w, "    %s\n", style.dim(fmt.Sprintf("and %d more", shown-8)))
		}
		if shown == 0 {
			fmt.Fprintf(w, "    %s\n", style.dim("nothing found"))
		}
		for _, h := range t.Dropped {
			if h.Element == e {
				fmt.Fprintf(w, "    %s %s\n", style.paint("31", "-"), hitLine(doc, t.Rule, h, style))
			}
		}
	}
}

func hitLine(doc *manuscript.Document, rule *checklist.Rule, h assess.Hit, style Style) string {
	how := "weak"
	switch {
	case h.Dropped != "":
		how = "set aside: " + h.Dropped
	case h.Strong:
		how = "strong"
	case h.Stray:
		how = "strong words, but not where they are expected"
	}
	s := doc.Sentences[h.Sentence].Span
	text := ""
	if strings.TrimSpace(doc.Slice(s)) != "" { // told without its words, a document has places only
		text = wrap(markMatch(doc, s, h.Match, style), style.Width, 6, "      ") + "\n      "
	}
	from := fmt.Sprintf("%s:%d  ", rule.File, h.Pattern.Line)
	from += short(h.Pattern.String(), max(30, style.Width-6-utf8.RuneCountInString(from)))
	return fmt.Sprintf("%s, %s\n      %s%s", how, style.place(doc, h.Match), text, style.dim(from))
}

// markMatch is the sentence with the matched words between brackets, or bold on a terminal.
func markMatch(doc *manuscript.Document, s, m manuscript.Span, style Style) string {
	start, end := max(s.Start, m.Start), min(s.End, m.End)
	if start >= end {
		return clean(doc.Slice(s))
	}
	before, hit, after := clean(doc.Slice(manuscript.Span{Start: s.Start, End: start})), clean(doc.Slice(manuscript.Span{Start: start, End: end})), clean(doc.Slice(manuscript.Span{Start: end, End: s.End}))
	if style.Colour {
		hit = style.bold(hit)
	} else {
		hit = "[" + hit + "]"
	}
	runes := []rune(before)
	if len(runes) > 160 {
		before = "… " + string(runes[len(runes)-160:])
	}
	return strings.TrimSpace(before + " " + hit + " " + short(after, 160))
}
