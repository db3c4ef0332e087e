package journal

import (
	"bytes"
	"encoding/csv"
	"html"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
)

// placeHeads are the heads of the place's column in a form of our own, by locator.
var placeHeads = map[checklist.Locator]string{
	checklist.Page: "Page", checklist.PageLine: "Page / Line No", checklist.SectionParagraph: "Location", checklist.Quote: "Quote and page",
}

// OwnForm plans a clean form of a checklist in our own words, for journals that provide none.
func OwnForm(c *checklist.Checklist, paper string, locator checklist.Locator) form.Plan {
	head, ok := placeHeads[locator]
	if !ok {
		head = placeHeads[checklist.PageLine]
	}
	p := form.Plan{
		Title:  c.Short + ": where each item is reported",
		Notes:  []string{"Manuscript: " + paper, "Items in the words of pubcheck; the published list: doi:" + c.Source.DOI},
		Heads:  []string{"Item No", "Topic", "Item", head, "No", "NA"},
		Widths: []int{1050, 2550, 6300, 3600, 700, 700}, // the first holds 1a,b(iii)
	}
	section := ""
	for i := range c.Items {
		it := &c.Items[i]
		if s := sectionName(it); s != section {
			section = s
			p.Rows = append(p.Rows, []string{s})
		}
		p.Rows = append(p.Rows, []string{it.ID, it.Title, it.Asks, "", "", ""})
	}
	return p
}

func sectionName(it *checklist.Item) string {
	if it.Subsection == "" {
		return it.Section
	}
	return it.Section + " - " + it.Subsection
}

// sheet is a filled form of our own as rows of texts, with a column of remarks in place of Word's comments.
func (fl *Filling) sheet(p form.Plan) (heads []string, rows [][]string) {
	heads = append(append([]string{}, p.Heads...), "Remark")
	of := map[string]Outcome{}
	for _, o := range fl.Outcomes {
		of[o.Row.ID] = o
	}
	for _, row := range p.Rows {
		if len(row) == 1 {
			rows = append(rows, row)
			continue
		}
		o := of[form.CanonicalID(row[0])]
		full := append(append([]string{}, row...), o.Note)
		full[3] = o.Text
		switch o.Did {
		case MarkedNo:
			full[4] = "X"
		case MarkedNA:
			full[3], full[5] = "", "X"
		}
		rows = append(rows, full)
	}
	return heads, rows
}

// CSV writes a filled form of our own as comma-separated values; the section stands in a column of its own.
func (fl *Filling) CSV(p form.Plan) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	heads, rows := fl.sheet(p)
	if err := w.Write(append([]string{"Section"}, heads...)); err != nil {
		return nil, err
	}
	section := ""
	for _, row := range rows {
		if len(row) == 1 {
			section = row[0]
			continue
		}
		line := append([]string{section}, row...)
		for i, text := range line {
			line[i] = noFormula(text)
		}
		if err := w.Write(line); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// noFormula keeps spreadsheets from taking a text of the manuscript for a formula.
func noFormula(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

// Markdown writes a filled form of our own as a pipe table under each section's heading.
func (fl *Filling) Markdown(p form.Plan) []byte {
	var b strings.Builder
	b.WriteString("# " + markdownText(p.Title) + "\n")
	for _, n := range p.Notes {
		b.WriteString("\n" + markdownText(n) + "\n")
	}
	heads, rows := fl.sheet(p)
	for _, row := range rows {
		if len(row) == 1 {
			b.WriteString("\n## " + markdownText(row[0]) + "\n\n| " + strings.Join(heads, " | ") + " |\n|" + strings.Repeat("---|", len(heads)) + "\n")
			continue
		}
		for _, text := range row {
			b.WriteString("| " + markdownText(text) + " ")
		}
		b.WriteString("|\n")
	}
	return []byte(b.String())
}

func markdownText(s string) string {
	return strings.NewReplacer("\\", `\\`, "|", `\|`, "&", "&amp;", "<", "&lt;", "*", `\*`, "_", `\_`, "`", "\\`").Replace(oneLine(s))
}

// HTML writes a filled form of our own as one page that needs nothing else; printing it gives the PDF.
func (fl *Filling) HTML(p form.Plan) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>` + html.EscapeString(p.Title) + `</title>
<style>
body { font: 15px/1.4 system-ui, sans-serif; color: #111; background: #fff; max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #e4e4e4; }
th:nth-child(3), th:nth-child(7) { width: 28%; }
tbody th[scope=rowgroup] { background: #f3f3f3; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { font-size: 9pt; margin: 0; max-width: none; padding: 0; } tr { break-inside: avoid; } thead { display: table-header-group; } }
</style>
</head>
<body>
<h1>` + html.EscapeString(p.Title) + "</h1>\n")
	for _, n := range p.Notes {
		b.WriteString("<p>" + html.EscapeString(n) + "</p>\n")
	}
	heads, rows := fl.sheet(p)
	b.WriteString("<table>\n<thead><tr>")
	for _, h := range heads {
		b.WriteString(`<th scope="col">` + html.EscapeString(h) + "</th>")
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range rows {
		b.WriteString("<tr>")
		if len(row) == 1 {
			b.WriteString(`<th scope="rowgroup" colspan="7">` + html.EscapeString(row[0]) + "</th>")
		} else {
			for _, text := range row {
				b.WriteString("<td>" + html.EscapeString(text) + "</td>")
			}
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>\n</body>\n</html>\n")
	return []byte(b.String())
}
