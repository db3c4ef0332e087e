package form

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"
)

// readText reads a form from Markdown tables or, where there are none, from CSV.
func readText(data []byte, own Wordings) (*Form, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		return nil, errors.New("is no UTF-8 text and no Word file; save it as .docx, or as CSV in UTF-8")
	}
	f := &Form{Format: "markdown", Text: string(data)}
	grids := markdownTables(string(data))
	if len(grids) == 0 {
		g, err := csvTable(data)
		if err != nil {
			return nil, fmt.Errorf("is no table: %w; a form is a Word file, a Markdown table or CSV", err)
		}
		f.Format, grids = "csv", []*grid{g}
	}
	return f, f.build(grids, own)
}

// csvTable reads CSV; the separator is what the first line holds most of.
func csvTable(data []byte) (*grid, error) {
	first, _, _ := bytes.Cut(data, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	for _, sep := range ";\t" {
		if bytes.Count(first, []byte(string(sep))) > bytes.Count(first, []byte(string(r.Comma))) {
			r.Comma = sep
		}
	}
	g := &grid{number: 1}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		g.plain(record)
	}
	if g.cols < 2 {
		return nil, errors.New("it has one column only")
	}
	return g, nil
}

// plain appends a row of texts.
func (g *grid) plain(texts []string) {
	if len(g.rows) > maxRows {
		return
	}
	row := gridRow{}
	for i, t := range texts[:min(len(texts), maxColumns)] {
		row.cells = append(row.cells, &cell{col: i, span: 1, text: clipped(strings.TrimSpace(t))})
	}
	g.cols = max(g.cols, len(row.cells))
	g.rows = append(g.rows, row)
}

// markdownTables reads the pipe tables of a Markdown text.
func markdownTables(text string) []*grid {
	var grids []*grid
	var g *grid
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = strings.TrimSpace(line)
		switch {
		case !strings.Contains(line, "|"):
			g = nil
		case g == nil && i+1 < len(lines) && isRule(lines[i+1]):
			g = &grid{number: len(grids) + 1}
			grids = append(grids, g)
			g.plain(pipeCells(line))
		case g != nil && !isRule(line):
			g.plain(pipeCells(line))
		}
	}
	return grids
}

// isRule says whether a line is the rule below a table's head: |---|:--|.
func isRule(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Contains(line, "-") && strings.Contains(line, "|") && strings.Trim(line, "|-: \t") == ""
}

// pipeCells splits a line at its pipes; \| is a pipe in the text.
func pipeCells(line string) []string {
	line = strings.TrimPrefix(strings.TrimSpace(line), "|")
	var cells []string
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && strings.IndexByte("|\\*_`", line[i+1]) >= 0:
			i++
			b.WriteByte(line[i])
		case line[i] == '|':
			cells = append(cells, strings.TrimSpace(b.String()))
			b.Reset()
		default:
			b.WriteByte(line[i])
		}
	}
	if rest := strings.TrimSpace(b.String()); rest != "" {
		cells = append(cells, rest)
	}
	for i, c := range cells {
		cells[i] = strings.TrimSpace(html.UnescapeString(strings.NewReplacer("**", "", "<br>", "\n", "<br/>", "\n", "&nbsp;", " ").Replace(c)))
	}
	return cells
}
