package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/diff"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// DiffSchema names the version of the JSON that `pubcheck diff` writes.
const DiffSchema = "pubcheck/diff/1"

// Diff writes what changed between two reports for people: what was lost first.
func Diff(w io.Writer, d diff.Diff, style Style) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n", style.bold(clean(d.Old.Name)+" → "+clean(d.New.Name)))
	writeChanges(out, d, style)
	return out.Flush()
}

func writeChanges(out *bufio.Writer, d diff.Diff, style Style) {
	fmt.Fprintf(out, "%s\n", wrap(standing(d), style.Width, 0, ""))
	titles := map[diff.Kind]string{diff.Lost: "Lost", diff.Gained: "Became satisfied", diff.Better: "Better than before", diff.Other: "Answered in another way", diff.Fresh: "Not in the older report"}
	var counts []string
	for _, kind := range diff.Kinds() {
		n := 0
		for _, c := range d.Changes {
			if c.Kind != kind {
				continue
			}
			if n++; n == 1 {
				fmt.Fprintf(out, "\n%s\n", style.bold(titles[kind]))
			}
			writeChange(out, c, style)
		}
		if n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, strings.ToLower(titles[kind])))
		}
	}
	for _, note := range [][2]string{{"only the older report holds:", strings.Join(d.Gone, ", ")}, {"not compared, since only one report holds it:", strings.Join(d.Unshared, ", ")}} {
		if note[1] != "" {
			fmt.Fprintf(out, "\n%s %s\n", style.dim(note[0]), clean(note[1]))
		}
	}
	fmt.Fprintf(out, "\n%s\n", strings.Join(append(counts, fmt.Sprintf("%d unchanged", d.Same)), ", "))
}

// standing says what the two reports have in common.
func standing(d diff.Diff) string {
	switch {
	case d.SamePaper && d.SameRules:
		return "The same paper, by the same rules."
	case d.SamePaper:
		return "The same paper, by other rules: what changed, changed with the tool."
	case d.SameRules:
		return "Another version of the paper, by the same rules."
	}
	return "Both the paper and the rules changed; check the older paper again with this version to tell them apart."
}

func writeChange(out io.Writer, c diff.Change, style Style) {
	fmt.Fprintf(out, "  %s → %s %s/%s  %s %s\n", was(c, style), style.verdict(c.New.Verdict, shape(c.New.Verdict)), clean(c.Checklist), clean(c.New.ID), style.bold(clean(c.New.Title)), style.dim("("+causeWords(c.Cause)+")"))
	line := func(label, text string) {
		if text != "" {
			fmt.Fprintf(out, "%s%s %s\n", indent, style.dim(label), wrap(text, style.Width, len(indent)+len(label)+1, indent))
		}
	}
	if c.Kind == diff.Lost {
		line("before:", evidenceLine(c.Old, Style{})) // in a file that is no more
	}
	if c.Kind == diff.Gained || c.Kind == diff.Better {
		line("now:", evidenceLine(c.New, style))
	}
	if c.Kind != diff.Gained || c.New.Waiver != nil || c.New.Quote == "" {
		line("now:", clean(c.New.Because))
	}
}

// was is the shape of the older verdict, blank where there was none.
func was(c diff.Change, style Style) string {
	if c.Kind == diff.Fresh {
		return " "
	}
	return style.verdict(c.Old.Verdict, shape(c.Old.Verdict))
}

func evidenceLine(it diff.Item, style Style) string {
	if it.Quote == "" {
		return ""
	}
	where := clean(it.Where)
	if style.Link != nil {
		where = linked(where, style.Link(manuscript.Place{File: it.File, Page: it.Page, Line: it.Line}))
	}
	return quoted(it.Quote, 320) + " (" + where + ")"
}

func causeWords(c diff.Cause) string {
	switch c {
	case diff.ByPaper:
		return "the paper changed"
	case diff.ByRules:
		return "the rules changed"
	case diff.ByDecision:
		return "a decision"
	}
	return "the paper or the rules changed"
}

type jsonDiff struct {
	Schema    string       `json:"schema"`
	Old       string       `json:"old"`
	New       string       `json:"new"`
	SamePaper bool         `json:"same_paper"`
	SameRules bool         `json:"same_rules"`
	Unchanged int          `json:"unchanged"`
	Gone      []string     `json:"gone"`
	Unshared  []string     `json:"unshared"`
	Changes   []jsonChange `json:"changes"`
}

type jsonChange struct {
	Checklist string    `json:"checklist"`
	Item      string    `json:"item"`
	Title     string    `json:"title"`
	Change    string    `json:"change"`
	Cause     string    `json:"cause"`
	Old       *jsonSide `json:"old"`
	New       *jsonSide `json:"new"`
}

type jsonSide struct {
	Status  string `json:"status"`
	Because string `json:"because"`
	Quote   string `json:"quote,omitempty"`
	Where   string `json:"where,omitempty"`
}

// DiffJSON writes what changed between two reports for machines.
func DiffJSON(w io.Writer, d diff.Diff) error {
	out := jsonDiff{DiffSchema, d.Old.Name, d.New.Name, d.SamePaper, d.SameRules, d.Same, append([]string{}, d.Gone...), append([]string{}, d.Unshared...), []jsonChange{}}
	for _, c := range d.Changes {
		change := jsonChange{c.Checklist, c.New.ID, c.New.Title, string(c.Kind), string(c.Cause), nil, side(c.New)}
		if c.Kind != diff.Fresh {
			change.Old = side(c.Old)
		}
		out.Changes = append(out.Changes, change)
	}
	return writeJSON(w, out)
}

func side(it diff.Item) *jsonSide {
	return &jsonSide{it.Verdict.String(), it.Because, it.Quote, it.Where}
}
