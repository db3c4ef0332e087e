package docx

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// table is a table that is being read.
type table struct {
	rows    [][]string
	items   []item // its paragraphs, where one cell holds them all: a frame around text is no table
	cells   int
	rowLost bool // the row was deleted with changes tracked
	notes   []string
}

// begin begins a row or a cell.
func (t *table) begin(what string) {
	if what == "tr" {
		t.rows = append(t.rows, nil)
		t.rowLost = false
		return
	}
	if n := len(t.rows); n > 0 {
		t.rows[n-1] = append(t.rows[n-1], "")
		t.cells++
	}
}

// add puts a paragraph into the last cell.
func (t *table) add(it item) {
	t.items = append(t.items, it)
	if t.rowLost {
		return
	}
	t.notes = append(t.notes, it.notes...)
	t.append(it.text)
}

func (t *table) append(text string) {
	n := len(t.rows)
	if n == 0 || len(t.rows[n-1]) == 0 || text == "" {
		return
	}
	cell := &t.rows[n-1][len(t.rows[n-1])-1]
	*cell = strings.TrimSpace(*cell + " " + text)
}

// endRow drops a row that is empty.
func (t *table) endRow() {
	n := len(t.rows)
	if n > 0 && strings.Join(t.rows[n-1], "") == "" {
		t.rows = t.rows[:n-1]
	}
	t.rowLost = false
}

// endTable makes an item of the innermost table, or text of the cell around it.
func (s *story) endTable() {
	s.endParagraph()
	n := len(s.tables)
	if n == 0 {
		return
	}
	t := s.tables[n-1]
	s.tables = s.tables[:n-1]
	switch {
	case n > 1:
		for _, row := range t.rows {
			s.tables[n-2].append(strings.Join(row, " "))
		}
		s.tables[n-2].notes = append(s.tables[n-2].notes, t.notes...)
	case t.cells == 1:
		for _, it := range t.items {
			s.keep(it)
		}
	case len(t.rows) > 0:
		s.keep(item{kind: manuscript.Table, rows: t.rows, notes: t.notes})
	}
}
