package report

import (
	"bufio"
	"fmt"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/guide"
)

// ShowChecklist writes a checklist with its source, the titles of its items and the journals that ask for it.
func ShowChecklist(w *bufio.Writer, g *guide.Guide, style Style) {
	c := g.List
	fmt.Fprintf(w, "%s\n", style.bold(c.Title))
	fmt.Fprintf(w, "%s\n", wrap(c.Source.Citation, style.Width, 0, ""))
	fmt.Fprintf(w, "https://doi.org/%s\n", c.Source.DOI)
	if c.Source.Note != "" {
		fmt.Fprintf(w, "%s\n", wrap(c.Source.Note, style.Width, 0, ""))
	}
	head := ""
	for _, it := range c.Items {
		if h := sectionOf(&it); h != head {
			head = h
			fmt.Fprintf(w, "\n%s\n", style.bold(h))
		}
		fmt.Fprintf(w, "  %3s  %s\n", it.ID, it.Title)
	}
	askedBy(w, g, "", style)
}

// ShowItem writes what an item asks and why, what suffices and what does not, and who else asks for it.
func ShowItem(w *bufio.Writer, g *guide.Guide, it *checklist.Item, style Style) {
	l := lessonOf(g, placeOf(g.List, it))
	fmt.Fprintf(w, "%s %s  %s\n  %s\n\n", g.List.Short, l.ID, style.bold(l.Title), style.dim(l.Section))
	field := func(indent, label, text string) {
		if text != "" {
			fmt.Fprintf(w, "%s%s %s\n", indent, style.dim(label+":"), wrap(text, style.Width, len(indent)+len(label)+2, indent+"  "))
		}
	}
	field("  ", "asks", l.Asks)
	field("  ", "why", l.Why)
	field("  ", "sufficient", l.Sufficient)
	field("  ", "belongs in", l.Belongs)
	for _, reason := range l.NotApplicable {
		field("  ", "does not apply when", reason)
	}
	for _, reason := range l.Unsure {
		field("  ", "left to a person when", reason)
	}
	if l.Choice != "" {
		fmt.Fprintf(w, "\n  %s\n", l.Choice)
	}
	for _, t := range l.Topics {
		fmt.Fprintf(w, "\n  %s\n", wrap(style.bold(sentenceCase(t.Says))+style.dim(" (rule "+t.Rule+")"), style.Width, 2, "  "))
		for _, p := range t.Parts {
			field("    ", "contains", p)
		}
		field("    ", "only", t.Only)
		field("    ", "write", t.Write)
		field("    ", "model", t.Model)
		textExamples(w, "enough", t.Enough, style)
		textExamples(w, "not enough", t.Part, style)
		textExamples(w, "sounds alike, and does not count", t.Apart, style)
	}
	if len(l.Also) > 0 {
		fmt.Fprintf(w, "\n  %s\n", style.bold("Other lists"))
		for _, r := range l.Also {
			fmt.Fprintf(w, "    %s\n", wrap(style.bold(r.Text)+"  "+r.How, style.Width, 4, "      "))
		}
	}
	askedBy(w, g, "  ", style)
	fmt.Fprintf(w, "\n  %s\n", wrap(l.Basis, style.Width, 2, "  "))
}

func textExamples(w *bufio.Writer, head string, examples []lessonExample, style Style) {
	if len(examples) == 0 {
		return
	}
	fmt.Fprintf(w, "    %s\n", style.dim(head+":"))
	for _, ex := range examples {
		v, _ := checklist.ParseVerdict(ex.Verdict.Word)
		fmt.Fprintf(w, "      %s %s\n", style.verdict(v, ex.Verdict.Shape), wrap("\""+ex.Text+"\" ("+ex.Where+")", style.Width, 8, "        "))
		if ex.Because != "" {
			fmt.Fprintf(w, "        → %s\n", wrap(ex.Because, style.Width, 10, "          "))
		}
	}
}

// askedBy writes which journals are known to ask for the list.
func askedBy(w *bufio.Writer, g *guide.Guide, indent string, style Style) {
	fmt.Fprintf(w, "\n%s%s\n", indent, style.bold("Journals that ask for "+g.List.Short))
	if len(g.Journals) == 0 {
		fmt.Fprintf(w, "%s  %s\n", indent, nobodyAsks)
	}
	for _, j := range g.Journals {
		fmt.Fprintf(w, "%s  %s\n", indent, wrap(style.bold(j.Name)+": "+journalLine(j), style.Width, len(indent)+2, indent+"    "))
		fmt.Fprintf(w, "%s    %s\n", indent, style.dim(j.URL+" ("+sourceDate(j)+")"))
	}
}
