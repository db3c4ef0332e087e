package report

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/journal"
)

// Inspect writes the tables of a form as recognised: its columns, and a line for each item.
func Inspect(w io.Writer, path string, f *form.Form, style Style) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s (%s, %d rows in %s)\n", clean(path), f.Format, len(f.Rows()), plural(len(f.Tables), "table"))
	wide := 2
	for _, r := range f.Rows() {
		wide = max(wide, len([]rune(r.ID)))
	}
	for _, t := range f.Tables {
		fmt.Fprintf(out, "\n%s\n", style.bold(fmt.Sprintf("Table %d: %s", t.Number, plural(len(t.Rows), "item"))))
		for _, c := range t.Columns {
			head := "without a head"
			if c.Head != "" {
				head = fmt.Sprintf("%q", short(clean(c.Head), 60))
			}
			fmt.Fprintf(out, "  column %-14s %s\n", c.Kind, head)
		}
		section := ""
		for _, r := range t.Rows {
			if r.Section != section {
				section = r.Section
				fmt.Fprintf(out, "\n  %s\n", style.bold(clean(section)))
			}
			id := r.ID
			if id == "" {
				id = "-"
			}
			text := clean(r.Text)
			if r.Topic != "" {
				text = clean(r.Topic) + ": " + text
			}
			answers := answersOf(r)
			fmt.Fprintf(out, "  %-*s  %s  %s\n", wide, id, short(text, max(30, style.Width-wide-8-len([]rune(answers)))), style.dim("["+answers+"]"))
		}
		if t.Lines > 0 {
			fmt.Fprintf(out, "  %d further %s to the items above them\n", t.Lines, map[bool]string{true: "line belongs", false: "lines belong"}[t.Lines == 1])
		}
	}
	return out.Flush()
}

// answersOf lists the answer cells of a row with what stands in them.
func answersOf(r form.Row) string {
	var parts []string
	for _, a := range r.Answers {
		part := a.Kind.String()
		if n := len(a.Boxes); n > 0 {
			part += strings.Repeat(" ☐", n-len(a.Ticked)) + strings.Repeat(" ☒", len(a.Ticked))
		}
		if !a.Blank() && a.Text != "" {
			part += "=" + short(clean(a.Text), 24)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// Filled writes what became of a form: the counts, what a person must look at, and the next command.
func Filled(w io.Writer, path, paper string, fl *journal.Filling, extra []string, style Style) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n", style.bold(clean(path)))
	for _, k := range []struct {
		did  journal.Did
		says string
	}{
		{journal.WrotePlace, "with the place where it is reported"}, {journal.WrotePart, "with the place of a part; the rest is in a comment"},
		{journal.LeftBlank, "left blank, with the reason as a comment"}, {journal.MarkedNo, "marked No, with the reason as a comment"},
		{journal.MarkedNA, "marked not applicable, with the reason as a comment"}, {journal.Kept, "kept: answered before"},
		{journal.CouldNot, "not filled: the form does not allow it"},
	} {
		if n := fl.Count(k.did); n > 0 {
			fmt.Fprintf(out, "  %3d %s\n", n, k.says)
		}
	}
	var blank []string
	for _, o := range fl.Outcomes {
		switch o.Did {
		case journal.LeftBlank, journal.WrotePart:
			blank = append(blank, o.Row.ID)
		case journal.CouldNot:
			extra = append(extra, fmt.Sprintf("item %s: %s", o.Row.ID, o.Note))
		}
	}
	if len(fl.Without) > 0 {
		extra = append(extra, "the form has no row for item "+strings.Join(fl.Without, ", "))
	}
	for _, e := range extra {
		fmt.Fprintf(out, "%s %s\n", style.warning(), wrap(clean(e), style.Width, 2, "  "))
	}
	if len(blank) > 0 {
		fmt.Fprintf(out, "%s %s\n", style.dim("To decide:"), wrap("items "+strings.Join(blank, ", "), style.Width, 11, "  "))
	}
	if !strings.HasSuffix(path, ".html") {
		fmt.Fprintf(out, "%s pubcheck verify %s %s\n", style.dim("Next:"), shellWord(paper), shellWord(path))
	}
	return out.Flush()
}

// Verified writes how a filled form compares with the paper, faults first.
func Verified(w io.Writer, path string, checks []journal.Check, without []string, style Style) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n%s\n", style.bold(clean(path)), findingCounts(checks, style))
	for _, f := range journal.Findings() {
		first := true
		for _, c := range checks {
			if c.Finding != f {
				continue
			}
			if first {
				fmt.Fprintf(out, "\n%s\n", style.bold(findingTitles[f]))
				first = false
			}
			claimed := ""
			if c.Claimed != "" {
				claimed = "  [" + short(clean(c.Claimed), 40) + "]"
			}
			fmt.Fprintf(out, "  %s %3s  %s%s\n", findingShape(f, style), c.Row.ID, style.bold(clean(c.Title)), style.dim(claimed))
			if f != journal.OK {
				fmt.Fprintf(out, "%s%s\n", indent, wrap(clean(c.Says), style.Width, len(indent), indent))
			}
			if c.Quote != "" && f != journal.Open && f != journal.Agreed {
				fmt.Fprintf(out, "%s%s\n", indent, wrap(quoted(c.Quote, 200), style.Width, len(indent), indent))
			}
		}
	}
	if len(without) > 0 {
		fmt.Fprintf(out, "\n%s the form has no row for item %s\n", style.warning(), strings.Join(without, ", "))
	}
	return out.Flush()
}

var findingTitles = map[journal.Finding]string{
	journal.Elsewhere: "Stands elsewhere", journal.NothingThere: "Nothing found where claimed", journal.TickedAbsent: "Ticked as present, but not found",
	journal.LeftOut: "Left blank though found", journal.Denied: "Answered No or NA though found", journal.Look: "Look at these: only a part was found there",
	journal.Unread: "Could not be compared", journal.Open: "Still open", journal.Agreed: "Answered No or NA", journal.OK: "The place holds what is asked",
}

func findingShape(f journal.Finding, style Style) string {
	switch {
	case f == journal.OK:
		return style.verdict(checklist.Satisfied, "✓")
	case f.Fault():
		return style.verdict(checklist.Missing, "✗")
	case f == journal.Agreed:
		return style.verdict(checklist.NotApplicable, "–")
	}
	return style.verdict(checklist.Ambiguous, "?")
}

func findingCounts(checks []journal.Check, style Style) string {
	var parts []string
	for _, f := range journal.Findings() {
		n := 0
		for _, c := range checks {
			if c.Finding == f {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d %s", findingShape(f, style), n, f))
		}
	}
	return wrap(strings.Join(parts, "   "), style.Width, 0, "")
}

type jsonVerify struct {
	Schema  string       `json:"schema"`
	Form    string       `json:"form"`
	List    string       `json:"checklist"`
	Faults  int          `json:"faults"`
	Without []string     `json:"without"`
	Rows    []jsonFormed `json:"rows"`
}

type jsonFormed struct {
	Item    string `json:"item"`
	Title   string `json:"title"`
	Table   int    `json:"table"`
	Line    int    `json:"line"`
	Finding string `json:"finding"`
	Fault   bool   `json:"fault"`
	Claimed string `json:"claimed"`
	Now     string `json:"now"`
	Quote   string `json:"quote"`
	Says    string `json:"says"`
}

// VerifiedJSON writes the checks as pubcheck/verify/1, in the form's order.
func VerifiedJSON(w io.Writer, path, list string, checks []journal.Check, without []string) error {
	out := jsonVerify{Schema: "pubcheck/verify/1", Form: path, List: list, Without: append([]string{}, without...), Rows: []jsonFormed{}}
	for _, c := range checks {
		if c.Finding.Fault() {
			out.Faults++
		}
		out.Rows = append(out.Rows, jsonFormed{c.Row.ID, c.Title, c.Row.Table, c.Row.Line, string(c.Finding), c.Finding.Fault(), c.Claimed, c.Now, c.Quote, c.Says})
	}
	return writeJSON(w, out)
}

// Profiles writes a line for each profile, and what is documented about it.
func Profiles(w io.Writer, all []*checklist.Profile, style Style) error {
	out := bufio.NewWriter(w)
	sort.SliceStable(all, func(i, j int) bool { return all[i].Checklist != "" && all[j].Checklist == "" })
	for _, p := range all {
		fmt.Fprintf(out, "%-22s %-18s %s\n", p.ID, p.Locator, p.Title)
		source := p.Source.Says
		if p.Source.URL != "" {
			source += " " + p.Source.URL + " (" + p.Source.Date + ")"
		}
		fmt.Fprintf(out, "    %s\n", style.dim(wrap(source, style.Width, 4, "    ")))
	}
	return out.Flush()
}

// Refreshed writes which places of a form were brought up to date.
func Refreshed(w io.Writer, path string, done []journal.Refreshed, style Style) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n", style.bold(clean(path)))
	n := 0
	for _, d := range done {
		if d.Refused != nil {
			fmt.Fprintf(out, "%s item %s: %s; it says %s, and stands at %s\n", style.warning(), d.Row.ID, d.Refused, clean(d.Was), clean(d.Now))
			continue
		}
		n++
		fmt.Fprintf(out, "  %3s  %s  →  %s\n", d.Row.ID, clean(d.Was), clean(d.Now))
	}
	fmt.Fprintf(out, "  %s brought up to date\n", plural(n, "place"))
	return out.Flush()
}
