package agree

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// parseTable reads labels as a spreadsheet saves them: a header with item and verdict, and with paper
// where several papers share the table. Other columns are the owner's and are left alone.
func parseTable(name string, data []byte) ([]Labels, error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	if head, _, _ := bytes.Cut(data, []byte("\n")); bytes.Count(head, []byte(";")) > bytes.Count(head, []byte(",")) {
		r.Comma = ';' // what spreadsheets write where the comma is the decimal sign
	}
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%q is empty; its first line must be item,verdict", name)
	}
	if err != nil {
		return nil, fmt.Errorf("could not read %q as a table: %w", name, err)
	}
	for i, cell := range header {
		header[i] = strings.ToLower(strings.TrimSpace(cell))
	}
	t := &table{item: slices.Index(header, "item"), verdict: slices.Index(header, "verdict"), paper: slices.Index(header, "paper"), place: map[string]int{}}
	if t.item < 0 || t.verdict < 0 {
		return nil, fmt.Errorf("%q holds no labels: its first line must name the columns item and verdict, not %q", name, strings.Join(header, ","))
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("could not read %q as a table: %w", name, err)
		}
		line, _ := r.FieldPos(0)
		if err := t.add(row); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
	}
	if len(t.labels) == 0 {
		return nil, fmt.Errorf("%q holds no labels under its header", name)
	}
	return t.labels, nil
}

// table gathers rows by paper; the fields say which column holds what, -1 for none.
type table struct {
	item, verdict, paper int
	labels               []Labels
	place                map[string]int // of a paper in labels
}

func (t *table) add(row []string) error {
	cell := func(i int) string {
		if i < 0 || i >= len(row) {
			return ""
		}
		return strings.TrimSpace(row[i])
	}
	item, paper := cell(t.item), cell(t.paper)
	switch {
	case strings.TrimSpace(strings.Join(row, "")) == "":
		return nil
	case item == "":
		return errors.New("the item's number is empty")
	case t.paper >= 0 && paper == "":
		return errors.New("the paper's name is empty")
	}
	verdict, err := parseVerdict(cell(t.verdict))
	if err != nil {
		return err
	}
	i, known := t.place[paper]
	if !known {
		i = len(t.labels)
		t.place[paper] = i
		t.labels = append(t.labels, Labels{Paper: paper, Items: map[string]Label{}})
	}
	if _, twice := t.labels[i].Items[item]; twice {
		return fmt.Errorf("item %s is labelled twice; for several papers add a column named paper", item)
	}
	t.labels[i].Items[item] = Label{Verdict: verdict}
	return nil
}
