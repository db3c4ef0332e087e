package form

import "strings"

// grid is a table as a person sees it: rows of cells, each with the columns that it covers. Word, CSV and Markdown
// tables all become one before rows and heads are recognised.
type grid struct {
	rows   []gridRow
	cols   int
	number int // 1-based, among the tables of the file
}

type gridRow struct {
	cells []*cell
	node  *node
}

// cell is one cell. Merged is the cell above that it continues, nil for a cell of its own.
type cell struct {
	col, span int
	text      string
	merged    *cell
	node      *node
}

// own is the cell itself, or the one that it continues.
func (c *cell) own() *cell {
	if c.merged != nil {
		return c.merged
	}
	return c
}

// at is the cell that covers a column, nil where the row ends before it.
func (r gridRow) at(col int) *cell {
	for _, c := range r.cells {
		if c.col <= col && col < c.col+c.span {
			return c
		}
	}
	return nil
}

// said lists the row's cells that say something themselves.
func (r gridRow) said() []*cell {
	var full []*cell
	for _, c := range r.cells {
		if c.merged == nil && strings.TrimSpace(c.text) != "" {
			full = append(full, c)
		}
	}
	return full
}

// The bounds of a table: what is wider, longer or wordier is no form.
const (
	maxColumns = 256
	maxRows    = 3000
	maxText    = 8 << 10 // bytes of a cell's text that are looked at
)

// tables turns every table of a Word document into a grid, inner tables after the one around them.
func tables(doc *node, lists *numbering) []*grid {
	labels := map[*node]string{}
	var found []*node
	doc.walk(func(n *node) bool {
		switch n.name {
		case "w:p":
			if l := lists.next(n); l != "" {
				labels[n] = l
			}
		case "w:tbl":
			found = append(found, n)
		}
		return n.name == "w:tbl" || !unseen(n)
	})
	var grids []*grid
	for i, t := range found {
		g := &grid{number: i + 1}
		for _, tr := range t.parts("w:tr") {
			if tr.path("w:trPr", "w:del") == nil && len(g.rows) <= maxRows {
				g.add(tr, labels)
			}
		}
		grids = append(grids, g)
	}
	return grids
}

// add appends a Word row.
func (g *grid) add(tr *node, labels map[*node]string) {
	row := gridRow{node: tr}
	col := min(value(tr.path("w:trPr", "w:gridBefore"), 0), maxColumns)
	for _, tc := range tr.parts("w:tc") {
		props := tc.child("w:tcPr")
		span := min(max(value(props.child("w:gridSpan"), 1), 1), maxColumns)
		c := &cell{col: col, span: span, node: tc, text: cellText(tc, labels)}
		if m := props.child("w:vMerge"); m != nil && m.val() != "restart" && len(g.rows) > 0 {
			if above := g.rows[len(g.rows)-1].at(col); above != nil {
				c.merged = above.own()
			}
		}
		if props.child("w:cellDel") == nil && col < maxColumns {
			row.cells = append(row.cells, c)
		}
		col += span
	}
	g.cols = max(g.cols, col)
	g.rows = append(g.rows, row)
}

// cellText is what a cell says, a line for each paragraph, with the numbers that Word counts by itself.
func cellText(tc *node, labels map[*node]string) string {
	var lines []string
	for _, p := range tc.all("w:p") {
		line := ""
		if c := p.control(); c == nil || !prompting(c) {
			line = paragraphText(p)
		}
		if l := labels[p]; l != "" {
			line = strings.TrimSpace(l + "\t" + line)
		}
		lines = append(lines, line)
	}
	return clipped(strings.TrimSpace(strings.Join(lines, "\n")))
}

// clipped cuts a text to what is looked at, at the end of a letter.
func clipped(s string) string {
	if len(s) <= maxText {
		return s
	}
	return strings.ToValidUTF8(s[:maxText], "")
}

// paragraphText is a paragraph's visible text without raised marks and without the prompts of content controls.
func paragraphText(p *node) string {
	var b strings.Builder
	p.walk(func(n *node) bool {
		switch n.name {
		case "w:t":
			b.WriteString(n.text)
		case "w:tab":
			b.WriteByte('\t')
		case "w:br", "w:cr":
			b.WriteByte('\n')
		case "w:noBreakHyphen":
			b.WriteByte('-')
		case "w:sym":
			b.WriteString(symbol(n))
		case "w:sdt":
			return !prompting(n)
		case "w:r":
			return n.path("w:rPr", "w:vertAlign").val() != "superscript" && !(n.path("w:rPr", "w:vanish") != nil && n.path("w:rPr", "w:vanish").on())
		case "w:pPr", "w:p":
			return false
		}
		return !unseen(n)
	})
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == '\r' }), "")
}

// prompting says whether a content control still shows its prompt ("Click here to enter text").
func prompting(sdt *node) bool {
	return sdt.path("w:sdtPr", "w:showingPlcHdr").on()
}

// control is the content control around a paragraph or inside its row, nil when there is none.
func (n *node) control() *node {
	for p := n.parent; p != nil && p.name != "w:tr"; p = p.parent {
		if p.name == "w:sdt" {
			return p
		}
	}
	return nil
}
