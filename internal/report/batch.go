package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/batch"
)

// listed is how many failures and slow papers a batch's table names.
const listed = 5

// Batch writes the table at the end of a batch: papers, verdicts by checklist, what failed, what was slowest.
func Batch(w io.Writer, entries []batch.Entry) error {
	out := bufio.NewWriter(w)
	var failures []batch.Entry
	var ids []string
	width := len("items")
	sums := map[string]batch.Counts{}
	for _, e := range entries {
		if e.Row.Error != "" {
			failures = append(failures, e)
		}
		for _, c := range e.Row.Checklists {
			sum, ok := sums[c.ID]
			if !ok {
				ids = append(ids, c.ID)
				width = max(width, utf8.RuneCountInString(clean(c.ID)))
			}
			sum.Satisfied += c.Satisfied
			sum.Ambiguous += c.Ambiguous
			sum.Missing += c.Missing
			sum.NotApplicable += c.NotApplicable
			sums[c.ID] = sum
		}
	}
	fmt.Fprintf(out, "%s: %d checked, %d failed\n", plural(len(entries), "paper"), len(entries)-len(failures), len(failures))
	if len(ids) > 0 {
		fmt.Fprintf(out, "\n%-*s %10s %10s %10s %15s\n", width, "items", "satisfied", "ambiguous", "missing", "not applicable")
	}
	for _, id := range ids {
		c := sums[id]
		fmt.Fprintf(out, "%-*s %10d %10d %10d %15d\n", width, clean(id), c.Satisfied, c.Ambiguous, c.Missing, c.NotApplicable)
	}
	if len(failures) > 0 {
		fmt.Fprintln(out, "\nFailed")
	}
	for _, e := range failures[:min(listed, len(failures))] {
		fmt.Fprintf(out, "  exit code %d  %s\n", e.Row.ExitCode, clean(e.Row.Error))
	}
	if more := len(failures) - listed; more > 0 {
		fmt.Fprintf(out, "  and %d more\n", more)
	}
	slow := slices.Clone(entries)
	slices.SortStableFunc(slow, func(a, b batch.Entry) int { return int(b.Milliseconds - a.Milliseconds) })
	fmt.Fprintln(out, "\nSlowest")
	for _, e := range slow[:min(listed, len(slow))] {
		fmt.Fprintf(out, "  %6.2f s  %s\n", (time.Duration(e.Milliseconds) * time.Millisecond).Seconds(), clean(e.Row.Path))
	}
	return out.Flush()
}
