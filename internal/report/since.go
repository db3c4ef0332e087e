package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/diff"
)

// Since writes what a save changed, for people who watch: the items whose verdict changed and how the lists stand now.
func Since(w io.Writer, d diff.Diff, style Style) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out)
	for _, kind := range diff.Kinds() {
		for _, c := range d.Changes {
			if c.Kind == kind {
				writeChange(out, c, style)
			}
		}
	}
	if len(d.Changes) == 0 {
		fmt.Fprintln(out, "Saved: no verdict changed.")
	}
	for _, c := range d.New.Checklists {
		counts := map[checklist.Verdict]int{}
		for _, it := range c.Items {
			counts[it.Verdict]++
		}
		var parts []string
		for _, v := range []checklist.Verdict{checklist.Satisfied, checklist.Ambiguous, checklist.Missing, checklist.NotApplicable} {
			parts = append(parts, style.verdict(v, fmt.Sprintf("%s %d", shape(v), counts[v])))
		}
		fmt.Fprintf(out, "%s  %s\n", clean(c.ID), strings.Join(parts, "  "))
	}
	return out.Flush()
}
