package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
)

// summaryCut is what stands at the end of a summary that would have grown too large.
const summaryCut = "\n_The summary was cut here to stay within the size that GitHub shows; every item stands in the report._\n"

// Summary writes a short Markdown report for the page of a CI job, of at most limit bytes: the counts, what is missing,
// what to look at, and the rest folded away.
func Summary(w io.Writer, in Input, limit int) error {
	doc := in.Assessment.Doc
	var b strings.Builder
	fmt.Fprintf(&b, "## pubcheck: %s\n\n%s (%s)\n\n", cell(title(doc)), cell(strings.Join(in.Paths, ", ")), size(doc))
	b.WriteString("| checklist |")
	for _, v := range byUrgency() {
		fmt.Fprintf(&b, " %s %s |", shape(v), verdictName(v))
	}
	b.WriteString("\n|---|--:|--:|--:|--:|\n")
	for _, c := range in.Assessment.Checklists {
		fmt.Fprintf(&b, "| %s |", cell(c.Checklist.Short))
		for _, v := range byUrgency() {
			fmt.Fprintf(&b, " %d |", c.Count(v))
		}
		b.WriteString("\n")
	}
	for _, n := range doc.Notices {
		fmt.Fprintf(&b, "\n> %s\n", cell(notice(n)))
	}
	for _, c := range in.Assessment.Checklists {
		summaryChecklist(&b, in, c)
	}
	_, err := io.WriteString(w, within(b.String(), limit))
	return err
}

func summaryChecklist(b *strings.Builder, in Input, c assess.ChecklistResult) {
	doc := in.Assessment.Doc
	if n := c.Count(checklist.Missing); n > 0 {
		fmt.Fprintf(b, "\n### %s: %d missing\n\n| item | | write | belongs in |\n|--:|---|---|---|\n", cell(c.Checklist.Short), n)
		for _, r := range c.Results {
			if r.Verdict == checklist.Missing {
				fmt.Fprintf(b, "| %s | %s | %s | %s |\n", cell(r.Item.ID), cell(r.Item.Title), cell(r.Hint), cell(r.Item.Belongs))
			}
		}
	}
	if n := c.Count(checklist.Ambiguous); n > 0 {
		fmt.Fprintf(b, "\n### %s: %d ambiguous\n\n| item | | reason | place | passage |\n|--:|---|---|---|---|\n", cell(c.Checklist.Short), n)
		for _, r := range c.Results {
			if r.Verdict == checklist.Ambiguous {
				row := rowOf(doc, r)
				fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", cell(r.Item.ID), cell(r.Item.Title), cell(r.Because), cell(row.first(1)), cell(short(row.quote, 200)))
			}
		}
	}
	satisfied, idle := c.Count(checklist.Satisfied), c.Count(checklist.NotApplicable)
	if satisfied+idle == 0 {
		return
	}
	fmt.Fprintf(b, "\n<details><summary>%s: %d satisfied, %d not applicable</summary>\n\n| item | | verdict | reason |\n|--:|---|---|---|\n", cell(c.Checklist.Short), satisfied, idle)
	for _, r := range c.Results {
		if r.Verdict == checklist.Satisfied || r.Verdict == checklist.NotApplicable {
			fmt.Fprintf(b, "| %s | %s | %s %s | %s |\n", cell(r.Item.ID), cell(r.Item.Title), shape(r.Verdict), verdictName(r.Verdict), cell(r.Because))
		}
	}
	b.WriteString("\n</details>\n")
}

// within cuts a summary to at most limit bytes after a whole line, closes what is folded and says so.
func within(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	const closing = "\n</details>\n"
	room := limit - len(summaryCut) - len(closing)
	if room < 0 {
		return ""
	}
	kept := text[:room]
	kept = kept[:strings.LastIndexByte(kept, '\n')+1]
	if strings.Count(kept, "<details>") > strings.Count(kept, "</details>") {
		kept += closing
	}
	return kept + summaryCut
}
