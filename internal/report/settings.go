package report

import (
	"bufio"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// Setting is one setting in force: its values and where they come from.
type Setting struct {
	Key    string
	Values []string
	From   string
}

// Settings writes what is in force, a value a line, with where it comes from.
func Settings(w io.Writer, all []Setting, style Style) error {
	out := bufio.NewWriter(w)
	wide := 0
	for _, s := range all {
		for _, v := range s.Values {
			wide = max(wide, utf8.RuneCountInString(clean(v)))
		}
	}
	for _, s := range all {
		if len(s.Values) == 0 {
			s.Values = []string{"none"}
		}
		for i, v := range s.Values {
			key := s.Key
			if i > 0 {
				key = ""
			}
			fmt.Fprintf(out, "%s  %s  %s\n", style.bold(fmt.Sprintf("%-11s", key)), fmt.Sprintf("%-*s", wide, clean(v)), style.dim(clean(s.From)))
		}
	}
	return out.Flush()
}

// Decided writes what was written down about an item, where, and for which papers.
func Decided(w io.Writer, d checklist.Waiver, item *checklist.Item, style Style) error {
	_, err := fmt.Fprintf(w, "%s %s  %s\n  %s\n  %s %s, %s\n", style.verdict(d.Verdict, shape(d.Verdict)), d.Name(), style.bold(item.Title),
		wrap(clean(d.Reason), style.Width, 2, "  "), style.dim("written to"), clean(d.Place()), holdsFor(d))
	return err
}

// Undone writes which decision was taken back, and from where.
func Undone(w io.Writer, d checklist.Waiver, style Style) error {
	_, err := fmt.Fprintf(w, "%s is no longer decided (it was %s: %s)\n  %s %s, %s\n", d.Name(), verdictName(d.Verdict), wrap(clean(d.Reason), style.Width, 0, "  "),
		style.dim("taken from"), clean(d.Place()), holdsFor(d))
	return err
}

// holdsFor says for which papers a decision holds.
func holdsFor(d checklist.Waiver) string {
	if d.Paper == "" {
		return "for every paper below that file"
	}
	return "for " + clean(d.Paper) + " alone"
}

// Begun writes what a new configuration holds.
func Begun(w io.Writer, path string, files []checklist.SubmissionFile, list string, style Style) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s %s\n", style.dim("written:"), clean(path))
	if len(files) == 0 {
		fmt.Fprintf(out, "  no manuscript was found in the folder; write its name under submission\n")
	}
	for _, f := range files {
		fmt.Fprintf(out, "  %-11s %s\n", f.Role, clean(f.File))
	}
	fmt.Fprintf(out, "  %-11s %s\n", "checklist", list)
	return out.Flush()
}
