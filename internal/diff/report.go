// Package diff compares two reports on a paper: what became satisfied, what was lost, and whether the paper, the rules or a
// person's decision made the difference. It takes the bytes of JSON reports and opens no files.
package diff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

const (
	schemaFamily = "pubcheck/report/"
	schema       = schemaFamily + "1"
)

// Report is what a JSON report says, as far as two can be compared.
type Report struct {
	Name       string   // the report or paper, as it was given
	Version    string   // of the tool
	Digests    []string // of all files, then of those that they include
	Checklists []Checklist
}

// Checklist is one checklist of a report. Rules is the digest of the definitions, "" in reports that do not tell it.
type Checklist struct {
	ID, Rules string
	Items     []Item
}

// Item is what a report says of one item. Quote and Where are its best passage; File, Page and Line say for a link where
// it stands: the page of a PDF, the line of a text.
type Item struct {
	ID, Title    string
	Verdict      checklist.Verdict
	Because      string
	Quote, Where string
	File         string
	Page, Line   int
	Waiver       *Waiver
}

// Waiver is what a person decided.
type Waiver struct {
	Verdict, Reason, By, Date string
}

// IsReport says whether bytes are a report of pubcheck, of whichever version.
func IsReport(data []byte) bool {
	var in struct{ Schema string }
	return json.Unmarshal(plain(data), &in) == nil && strings.HasPrefix(in.Schema, schemaFamily)
}

// Parse reads a report of the contract pubcheck/report/1.
func Parse(name string, data []byte) (Report, error) {
	var in struct {
		Schema     string
		Tool       struct{ Version string }
		Manuscript struct {
			SHA256         string
			Files, Sources []struct{ SHA256 string }
		}
		Checklists []struct {
			ID, Rules string
			Items     []struct {
				ID, Title, Status, Because string
				Evidence                   []passage
				Waiver                     *Waiver
			}
		}
	}
	if err := json.Unmarshal(plain(data), &in); err != nil {
		return Report{}, fmt.Errorf("%q is no report of pubcheck: %w", name, err)
	}
	if in.Schema != schema {
		return Report{}, fmt.Errorf("%q is of the form %q, and only %q is understood; make the report anew with --format json", name, in.Schema, schema)
	}
	out := Report{Name: name, Version: in.Tool.Version}
	for _, f := range in.Manuscript.Files {
		out.Digests = append(out.Digests, f.SHA256)
	}
	if len(out.Digests) == 0 {
		out.Digests = []string{in.Manuscript.SHA256}
	}
	for _, f := range in.Manuscript.Sources {
		out.Digests = append(out.Digests, f.SHA256)
	}
	for _, c := range in.Checklists {
		list := Checklist{ID: c.ID, Rules: c.Rules}
		for _, it := range c.Items {
			v, ok := checklist.ParseVerdict(it.Status)
			if !ok {
				return Report{}, fmt.Errorf("%q, item %s: unknown status %q; make the report anew with --format json", name, it.ID, it.Status)
			}
			item := Item{ID: it.ID, Title: it.Title, Verdict: v, Because: it.Because, Waiver: it.Waiver}
			if len(it.Evidence) > 0 {
				best := it.Evidence[0]
				item.Quote, item.Where = best.Quote, best.where()
				item.File, item.Page, item.Line = best.File, best.Page, best.Line
			}
			list.Items = append(list.Items, item)
		}
		out.Checklists = append(out.Checklists, list)
	}
	return out, nil
}

type passage struct {
	Quote, File, Section string
	Page, Line           int
	Paragraph            int
	PrintedLine          int `json:"printed_line"`
}

// where is the place of a passage in words: "main.pdf, Data, p. 4, line 77".
func (p passage) where() string {
	var parts []string
	for _, s := range []string{p.File, p.Section} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if p.Page > 0 {
		parts = append(parts, fmt.Sprintf("p. %d", p.Page))
	}
	if line := max(p.Line, p.PrintedLine); line > 0 {
		parts = append(parts, fmt.Sprintf("line %d", line))
	}
	if p.Paragraph > 0 {
		parts = append(parts, fmt.Sprintf("para. %d", p.Paragraph))
	}
	return strings.Join(parts, ", ")
}

// plain takes a byte order mark off: editors add it.
func plain(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\ufeff")) }
