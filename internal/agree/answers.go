package agree

import (
	"encoding/json"
	"fmt"
	"strings"
)

const (
	schemaFamily = "pubcheck/report/"
	schema       = schemaFamily + "1"
)

// Report is what pubcheck said of one paper on one checklist.
type Report struct {
	Path  string // of the manuscript, as it was given
	Title string // of the checklist
	Items []Answer
}

// Answer is what pubcheck said of one item.
type Answer struct {
	ID      string
	Title   string
	Verdict Verdict
	Because string
	Quotes  []string
}

// ParseReport reads a report of the contract pubcheck/report/1 and keeps what it says on one checklist.
func ParseReport(name string, data []byte, checklist string) (Report, error) {
	var in struct {
		Schema     string
		Manuscript struct{ Path string }
		Checklists []struct {
			ID, Title string
			Items     []struct {
				ID, Title, Status, Because string
				Evidence                   []struct{ Quote string }
				Waiver                     *struct{ Found, Says string }
			}
		}
	}
	if err := json.Unmarshal(plain(data), &in); err != nil {
		return Report{}, fmt.Errorf("%q is no report of pubcheck: %w", name, err)
	}
	if in.Schema != schema {
		return Report{}, fmt.Errorf("%q is of the form %q, and only %q is understood; make the report anew with --format json", name, in.Schema, schema)
	}
	var held []string
	for _, c := range in.Checklists {
		held = append(held, c.ID)
		if c.ID != checklist {
			continue
		}
		out := Report{Path: in.Manuscript.Path, Title: c.Title}
		for _, it := range c.Items {
			if it.Waiver != nil {
				it.Status, it.Because = it.Waiver.Found, it.Waiver.Says // what is measured is the tool, not what people decided
			}
			verdict, err := parseVerdict(it.Status)
			if err != nil {
				return Report{}, fmt.Errorf("%q, item %s: %w", name, it.ID, err)
			}
			a := Answer{ID: it.ID, Title: it.Title, Verdict: verdict, Because: it.Because}
			for _, e := range it.Evidence {
				a.Quotes = append(a.Quotes, e.Quote)
			}
			out.Items = append(out.Items, a)
		}
		return out, nil
	}
	return Report{}, fmt.Errorf("%q holds no checklist %s, only %s; make the report anew with --checklist %s", name, checklist, strings.Join(held, ", "), checklist)
}

// ReportPath is where the manuscript of a report lay; empty where the bytes are no report.
func ReportPath(data []byte) string {
	var in struct{ Manuscript struct{ Path string } }
	if json.Unmarshal(plain(data), &in) != nil {
		return ""
	}
	return in.Manuscript.Path
}

// Names says whether one of the paths is of the paper: a file of its name, with any ending, or a file
// in a folder of its name.
func Names(paper string, paths ...string) bool {
	for _, p := range paths {
		parts := strings.Split(strings.ReplaceAll(p, `\`, "/"), "/")
		for _, part := range parts[max(0, len(parts)-2):] {
			if part == paper || strings.HasPrefix(part, paper+".") {
				return true
			}
		}
	}
	return false
}
