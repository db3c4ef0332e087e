package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// markdownHead is the head of the table.
const markdownHead = "| item | | verdict | place | reason | quote |"

// Markdown writes a table an item a row for co-authors, and below it what is to be written.
func Markdown(w io.Writer, in Input) error {
	out := bufio.NewWriter(w)
	doc := in.Assessment.Doc
	fmt.Fprintf(out, "# %s\n\n%s (%s)\n", cell(title(doc)), cell(strings.Join(in.Paths, ", ")), size(doc))
	for _, n := range doc.Notices {
		fmt.Fprintf(out, "\n> %s\n", cell(notice(n)))
	}
	for _, c := range in.Assessment.Checklists {
		markdownChecklist(out, doc, c)
	}
	return out.Flush()
}

func markdownChecklist(out io.Writer, doc *manuscript.Document, c assess.ChecklistResult) {
	var counts []string
	for _, v := range byUrgency() {
		counts = append(counts, fmt.Sprintf("%s %d %s", shape(v), c.Count(v), verdictName(v)))
	}
	fmt.Fprintf(out, "\n## %s\n\n%s\n\n"+markdownHead+"\n|--:|---|---|---|---|---|\n", cell(c.Checklist.Short), strings.Join(counts, ", "))
	for _, r := range c.Results {
		row := rowOf(doc, r)
		quote := ""
		if row.isAnswer && row.quote != "" {
			quote = "\"" + cell(short(row.quote, 200)) + "\""
		}
		fmt.Fprintf(out, "| %s | %s | %s %s | %s | %s | %s |\n", cell(r.Item.ID), cell(r.Item.Title), shape(r.Verdict), verdictName(r.Verdict),
			cell(row.first(2)), cell(r.Because), quote)
	}
	for _, v := range []checklist.Verdict{checklist.Missing, checklist.Ambiguous} {
		markdownToWrite(out, c, v)
	}
}

// markdownToWrite lists what the items with a verdict still need.
func markdownToWrite(out io.Writer, c assess.ChecklistResult, v checklist.Verdict) {
	if c.Count(v) == 0 {
		return
	}
	fmt.Fprintf(out, "\n### %s: what to write\n\n", strings.ToUpper(v.String()[:1])+v.String()[1:])
	for _, r := range c.Results {
		if r.Verdict != v {
			continue
		}
		fmt.Fprintf(out, "- **%s %s** (%s). %s\n", cell(r.Item.ID), cell(r.Item.Title), cell(r.Item.Belongs), cell(r.Hint))
		if r.Model != "" && v == checklist.Missing {
			fmt.Fprintf(out, "  For example: %s\n", cell(r.Model))
		}
	}
}
