package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
)

// List writes a line for each checklist; titles that are too long for the width go on below themselves.
func List(w io.Writer, lib *checklist.Library, style Style) error {
	width := 0
	for _, c := range lib.Checklists() {
		width = max(width, len(c.ID))
	}
	for _, c := range lib.Checklists() {
		head := fmt.Sprintf("%-*s %2d items  ", width, c.ID, len(c.Items))
		if _, err := fmt.Fprintln(w, head+wrap(c.Title, style.Width, len(head), strings.Repeat(" ", len(head)))); err != nil {
			return err
		}
	}
	return nil
}

// Topics writes every topic with the items of the checklists that use it: what several lists ask is looked for once.
func Topics(w io.Writer, lib *checklist.Library, style Style) error {
	out := bufio.NewWriter(w)
	for _, r := range lib.Rules() {
		if r.Fact {
			continue
		}
		how := "unmeasured"
		if r.Measured {
			how = "measured"
		}
		fmt.Fprintf(out, "%s  %s\n", style.bold(r.ID), style.dim("("+how+")"))
		fmt.Fprintf(out, "  %s\n", wrap(r.Topic, style.Width, 2, "  "))
		if users := usersOf(lib, r.ID); len(users) > 0 {
			fmt.Fprintf(out, "  %s\n", wrap("used by "+strings.Join(users, "; "), style.Width, 2, "    "))
		} else {
			fmt.Fprintf(out, "  used by no item\n")
		}
	}
	return out.Flush()
}

// usersOf are the items that a rule speaks for, list by list.
func usersOf(lib *checklist.Library, rule string) []string {
	var users []string
	for _, c := range lib.Checklists() {
		var items []string
		for _, it := range c.Items {
			if slices.ContainsFunc(it.Evidence.Names(), func(name string) bool { return checklist.Topic(name) == rule }) {
				items = append(items, it.ID)
			}
		}
		if len(items) > 0 {
			users = append(users, c.ID+" "+strings.Join(items, ", "))
		}
	}
	return users
}

func sectionOf(it *checklist.Item) string {
	if it.Subsection == "" {
		return it.Section
	}
	return it.Section + " - " + it.Subsection
}

// Proof writes the outcome of the rules' examples, each failure with its place in the file.
func Proof(w io.Writer, run, rules int, failed []assess.Failure) error {
	out := bufio.NewWriter(w)
	for _, f := range failed {
		fmt.Fprintf(out, "%s:%d: wants %s, got %s: %s\n", f.Rule.File, f.Example.Line, f.Example.Want, f.Got, short(clean(f.Example.Passages[0].Text), 140))
		for _, h := range f.Trace.Hits {
			fmt.Fprintf(out, "    %s %s: %s\n", h.Element.ID, strength(h.Strong), short(h.Pattern.String(), 100))
		}
		for _, h := range f.Trace.Dropped {
			fmt.Fprintf(out, "    %s set aside (%s): %s\n", h.Element.ID, h.Dropped, short(h.Pattern.String(), 100))
		}
	}
	fmt.Fprintf(out, "%d rules, %d examples: %d passed, %d failed\n", rules, run, run-len(failed), len(failed))
	return out.Flush()
}

func strength(strong bool) string {
	if strong {
		return "strong"
	}
	return "weak"
}
