package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/journal"
)

// CarriedOver writes what became of a form that was filled from the answers to another list: the counts, and the items that
// a person must look at. Next is the command to run next.
func CarriedOver(w io.Writer, path, source string, c *journal.Carriage, fl *journal.Filling, extra []string, next string, style Style) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n", style.bold(clean(path)))
	fmt.Fprintf(out, "  %s\n", style.dim(fmt.Sprintf("from %s: %d of %d items of %s answered", clean(source), c.Given, len(c.Walk.From.Items), c.Walk.From.Short)))
	for _, k := range []struct {
		did  journal.Did
		says string
	}{
		{journal.Carried, "carried over as the author answered, with a comment that says from which item"},
		{journal.MarkedNA, "marked not applicable, with the reason as a comment"}, {journal.MarkedNo, "marked No, with the reason as a comment"},
		{journal.WrotePlace, "with the place from the paper"}, {journal.WrotePart, "with the place of a part; the rest is in a comment"},
		{journal.LeftBlank, "left blank, with the reason as a comment"},
		{journal.Conflicting, "left blank: the answers differ"}, {journal.NoCounterpart, "left blank: " + c.Walk.From.Short + " does not ask for it"},
		{journal.Kept, "kept: answered before"}, {journal.CouldNot, "not filled: the form does not allow it"},
	} {
		if n := fl.Count(k.did); n > 0 {
			fmt.Fprintf(out, "  %3d %s\n", n, k.says)
		}
	}
	named := func(label string, is func(journal.Outcome) bool) {
		var ids []string
		for _, o := range fl.Outcomes {
			if is(o) {
				ids = append(ids, o.Row.ID)
			}
		}
		if len(ids) > 0 {
			fmt.Fprintf(out, "%s %s\n", style.dim(label+":"), wrap("items "+strings.Join(ids, ", "), style.Width, len(label)+2, "  "))
		}
	}
	named("The paper speaks against", func(o journal.Outcome) bool { return o.Doubted })
	named("The answers differ", func(o journal.Outcome) bool { return o.Did == journal.Conflicting })
	named("No counterpart", func(o journal.Outcome) bool { return o.Did == journal.NoCounterpart })
	named("To decide", func(o journal.Outcome) bool { return o.Did == journal.LeftBlank || o.Did == journal.WrotePart })
	for _, o := range fl.Outcomes {
		if o.Did == journal.CouldNot {
			extra = append(extra, fmt.Sprintf("item %s: %s", o.Row.ID, o.Note))
		}
	}
	if len(fl.Without) > 0 {
		extra = append(extra, "the form has no row for item "+strings.Join(fl.Without, ", "))
	}
	for _, e := range extra {
		fmt.Fprintf(out, "%s %s\n", style.paint("33", "!"), wrap(clean(e), style.Width, 2, "  "))
	}
	if next != "" {
		fmt.Fprintf(out, "%s %s\n", style.dim("Next:"), next)
	}
	return out.Flush()
}

// VerifyCommand is the command that holds a form against a paper.
func VerifyCommand(paper, form, list string) string {
	return "pubcheck verify " + shellWord(paper) + " " + shellWord(form) + " --checklist " + list
}
