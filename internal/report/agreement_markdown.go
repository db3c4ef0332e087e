package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/agree"
)

// AgreementMarkdown writes an agreement as tables for a document.
func AgreementMarkdown(w io.Writer, a *agree.Agreement, details bool) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "**%s**\n\n", cell(headline(a)))
	if text := through(a); text != "" {
		fmt.Fprintf(out, "%s\n\n", cell(text))
	}
	fmt.Fprint(out, "| figure | value | of items | what it is |\n|---|--:|--:|---|\n")
	for _, f := range told(a) {
		fmt.Fprintf(out, "| %s | %s | %d | %s |\n", f.name, number(f.value, 3), f.value.Of, f.means)
	}
	fmt.Fprint(out, "\n| labels \\ pubcheck ")
	for v := range agree.Verdict(agree.Verdicts) {
		fmt.Fprintf(out, "| %s ", cell(v.Status()))
	}
	fmt.Fprintf(out, "|\n|---|%s\n", strings.Repeat("--:|", agree.Verdicts))
	for v := range agree.Verdict(agree.Verdicts) {
		fmt.Fprintf(out, "| %s ", cell(v.Label()))
		for _, n := range a.Confusion[v] {
			fmt.Fprintf(out, "| %d ", n)
		}
		fmt.Fprintln(out, "|")
	}
	fmt.Fprint(out, "\n| item | | utility | without reading | severe errors | same verdict | readers' same verdict | labels S/P/M/N | pubcheck S/A/M/N |\n|--:|---|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, it := range a.Items {
		fmt.Fprintf(out, "| %s | %s | %s | %s | %d | %s | %s | %s | %s |\n", cell(it.ID), cell(it.Title), number(it.Utility, 2), number(it.Majority, 2),
			it.SevereErrors, number(it.Exact, 2), number(it.ReadersExact, 2), counts(it.Labels), counts(it.Verdicts))
	}
	if details {
		disagreementsMarkdown(out, a)
	}
	return out.Flush()
}

func disagreementsMarkdown(out io.Writer, a *agree.Agreement) {
	fmt.Fprint(out, "\n| paper | item | labels | pubcheck | severe | pubcheck's reason | the labels' |\n|---|--:|---|---|---|---|---|\n")
	for _, r := range a.Rows {
		if !r.Disagrees() {
			continue
		}
		mark, lacks := "", ""
		if r.Severe() {
			mark = "severe"
		}
		if r.Label.Lacks != "" {
			lacks = "lacks " + r.Label.Lacks
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s | %s | %s |\n", cell(r.Paper), cell(r.Answer.ID), cell(r.Label.Verdict.Label()), cell(r.Answer.Verdict.Status()),
			mark, cell(r.Answer.Because), cell(lacks))
	}
}

// cell makes a text safe inside a cell of a Markdown table.
func cell(text string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "_", `\_`, "*", `\*`, "[", `\[`, "~", `\~`, "$", `\$`, "&", "&amp;", "<", "&lt;", "`", "\\`").Replace(clean(text))
}
