// Package batch holds what a run over many papers keeps: a row for each paper, the journal from which a
// broken run goes on, and how far it has come. It takes and gives bytes.
package batch

import (
	"bytes"
	"encoding/json"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
)

// Schema names the version of a row; docs/batch.md describes it.
const Schema = "pubcheck/batch/1"

// Row is the outcome of one paper: its verdicts, or why it could not be checked.
type Row struct {
	Schema     string   `json:"schema"`
	Path       string   `json:"path"`
	SHA256     string   `json:"sha256"`
	Sources    []Source `json:"sources,omitempty"` // the files that it includes
	Absent     []string `json:"absent,omitempty"`  // the files that it includes and that were not found
	Title      string   `json:"title"`
	ExitCode   int      `json:"exit_code"` // what `pubcheck check` would end with
	Error      string   `json:"error,omitempty"`
	Checklists []Counts `json:"checklists"`
}

// Source is a file that a paper includes: its path from the paper's folder.
type Source struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// Counts are the verdicts on one checklist.
type Counts struct {
	ID            string `json:"id"`
	Satisfied     int    `json:"satisfied"`
	Ambiguous     int    `json:"ambiguous"`
	Missing       int    `json:"missing"`
	NotApplicable int    `json:"not_applicable"`
	Items         []Item `json:"items"`
}

// Item is the verdict on one item.
type Item struct {
	ID      string `json:"id"`
	Status  string `json:"status"`
	Decided bool   `json:"decided,omitempty"` // by a person
}

// Checked is the row of a paper that was checked.
func Checked(path, sha256 string, a *assess.Assessment) Row {
	row := Row{Schema: Schema, Path: path, SHA256: sha256, Title: a.Doc.Title}
	for _, f := range a.Doc.Includes() {
		row.Sources = append(row.Sources, Source{f.Name, f.SHA256})
	}
	for _, n := range a.Doc.Notices {
		if n.Wants != "" {
			row.Absent = append(row.Absent, n.Wants)
		}
	}
	for _, c := range a.Checklists {
		counts := Counts{ID: c.Checklist.ID, Satisfied: c.Count(checklist.Satisfied), Ambiguous: c.Count(checklist.Ambiguous),
			Missing: c.Count(checklist.Missing), NotApplicable: c.Count(checklist.NotApplicable)}
		for _, r := range c.Results {
			counts.Items = append(counts.Items, Item{r.Item.ID, r.Verdict.String(), r.Waiver != nil})
		}
		row.Checklists = append(row.Checklists, counts)
	}
	return row
}

// Failed is the row of a paper that could not be checked.
func Failed(path, sha256 string, exitCode int, why string) Row {
	return Row{Schema: Schema, Path: path, SHA256: sha256, ExitCode: exitCode, Error: why, Checklists: []Counts{}}
}

// Line is a value as one line of JSON, its end included.
func Line(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}
