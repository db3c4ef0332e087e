package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// maxAnnotations is how many annotations of a kind GitHub shows for a step; further ones are dropped without a word.
const maxAnnotations = 10

// GitHub writes annotations as workflow commands: errors for the items that failed (named checklist/item), warnings for what else is
// missing, notices for what else is ambiguous; ten of a kind, the most important first, and a line that counts the rest.
func GitHub(w io.Writer, in Input, failed map[string]bool) error {
	out := bufio.NewWriter(w)
	written, left := map[string]int{}, map[string]int{}
	for _, f := range byImportance(findings(in)) {
		kind := "notice"
		switch {
		case failed[f.list.ID+"/"+f.result.Item.ID]:
			kind = "error"
		case f.result.Verdict == checklist.Missing:
			kind = "warning"
		}
		if written[kind] == maxAnnotations {
			left[kind]++
			continue
		}
		written[kind]++
		fmt.Fprintln(out, annotation(kind, f))
	}
	var more []string
	for _, kind := range []string{"error", "warning", "notice"} {
		if left[kind] > 0 {
			more = append(more, plural(left[kind], "more "+kind))
		}
	}
	if len(more) > 0 {
		fmt.Fprintf(out, "pubcheck: %s not shown as annotations; every item stands in the report.\n", strings.Join(more, " and "))
	}
	return out.Flush()
}

// annotation is one workflow command on one line.
func annotation(kind string, f finding) string {
	properties := "file=" + escapeProperty(f.file)
	if f.place.Line > 0 {
		properties += fmt.Sprintf(",line=%d", f.place.Line)
	}
	properties += ",title=" + escapeProperty(clean(f.name()+": "+verdictName(f.result.Verdict)))
	return "::" + kind + " " + properties + "::" + EscapeCommand(clean(f.message()))
}

// EscapeCommand escapes the message of a workflow command as GitHub's toolkit does.
func EscapeCommand(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

// escapeProperty escapes the value of a property of a workflow command.
func escapeProperty(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(EscapeCommand(text))
}
