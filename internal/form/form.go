// Package form reads the form of a reporting checklist - a Word file, a CSV file or a Markdown table -, recognises the
// row of each item and the columns for the answer, and writes answers into a Word form by splicing the few bytes that
// change: everything else of the file stays as it was, byte for byte.
//
// The package is pure: bytes in, bytes out. It knows no checklist and no manuscript.
package form

import (
	"errors"
	"fmt"
	"strings"
)

// Form is a form as read.
type Form struct {
	Format string // docx, csv or markdown
	Tables []Table
	Text   string // everything that the form says, for telling which checklist it is of

	word *word // nil for other formats
}

// Table is a table with rows for items.
type Table struct {
	Number  int // 1-based, among all tables of the file
	Columns []Column
	Rows    []Row
	Lines   int // lines of the table that belong to an item above them
}

// Column is a column with what it is for; Head is its head, "" where it has none.
type Column struct {
	Kind Kind
	Head string
	col  int
}

// Row is the row of one item. ID is "" in forms that number nothing.
type Row struct {
	Table, Line int // 1-based, for people
	ID          string
	Section     string
	Topic       string
	Text        string
	Answers     []Answer
}

// Answer is one answer cell of a row and what stands in it. Rows may share a cell.
type Answer struct {
	Kind   Kind
	Head   string
	Text   string   // what the author wrote, without prompts and boxes
	Ticked []Kind   // for cells with boxes: what is ticked
	Boxes  []Kind   // for cells with boxes: what can be ticked
	Locked bool     // a content control that may not be edited
	cell   *cell    // where it stands
	beside *cell    // the cell of the item's text, nil where there is none
	Field  []string // the words that a list to choose from offers
}

// SameCell says whether two answers stand in one cell.
func (a Answer) SameCell(b Answer) bool { return a.cell != nil && a.cell == b.cell }

// Answer is the first answer of a kind, nil when the row has none.
func (r *Row) Answer(k Kind) *Answer {
	for i := range r.Answers {
		if r.Answers[i].Kind == k {
			return &r.Answers[i]
		}
	}
	return nil
}

// Places lists the row's answers that take a place, where a form has a column for the page and one for the line.
func (r *Row) Places() []Answer {
	var all []Answer
	for _, a := range r.Answers {
		if a.Kind == Place {
			all = append(all, a)
		}
	}
	return all
}

// Rows lists the rows of all tables.
func (f *Form) Rows() []*Row {
	var rows []*Row
	for t := range f.Tables {
		for r := range f.Tables[t].Rows {
			rows = append(rows, &f.Tables[t].Rows[r])
		}
	}
	return rows
}

// Read reads a form of any format: a Word file, a Markdown file with a table, or a CSV file. Own holds the column heads of
// a journal's form; it may be nil.
func Read(data []byte, own Wordings) (*Form, error) {
	if len(data) == 0 {
		return nil, errors.New("is empty")
	}
	head := string(data[:min(len(data), 8)])
	if strings.HasPrefix(head, "PK") || strings.HasPrefix(head, "%PDF") || strings.HasPrefix(head, "\xd0\xcf\x11\xe0") || strings.ContainsRune(head, 0) {
		return readWord(data, own)
	}
	return readText(data, own)
}

// build recognises the tables of a file.
func (f *Form) build(grids []*grid, own Wordings) error {
	var before *recognised
	var why []string
	for _, g := range grids {
		r := recognise(g, own, before)
		if r.heads != nil {
			before = r
		}
		if r.table != nil {
			f.Tables = append(f.Tables, *r.table)
		} else if r.why != "" {
			why = append(why, r.why)
		}
	}
	if len(f.Tables) > 0 {
		return nil
	}
	switch {
	case len(grids) == 0:
		return errors.New("holds no table; a form has one with a row for each item")
	case len(why) > 0:
		return fmt.Errorf("holds no table that looks like a checklist: %s", strings.Join(why[:min(len(why), 3)], "; "))
	}
	return errors.New("holds no table that looks like a checklist: no column of item numbers (1, 2a ...) beside one for the answer (\"Page\", \"Reported on page\", \"Location\", \"Yes\", \"No\", \"NA\")")
}
