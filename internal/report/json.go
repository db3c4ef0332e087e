// Package report turns an assessment into bytes, one file a format. It decides nothing: every
// verdict, reason and place comes from the assessment.
package report

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/diff"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Schema names the version of the JSON contract; schema.json beside this file describes it.
const Schema = "pubcheck/report/1"

// Input is what a report is made from. SHA256 is the hex digest of each file, in the order of Paths. Locate names a
// file as the repository does that the report is for; without it, files are named as they were given.
type Input struct {
	Version    string
	Paths      []string
	SHA256     []string
	Assessment *assess.Assessment
	Since      *diff.Diff // against a baseline; nil where none was given
	Locate     func(path string) string

	withoutText bool
}

// WithoutText is the input of a report that holds no text of the manuscript.
func (in Input) WithoutText() Input {
	in.Assessment, in.withoutText = in.Assessment.Discreet(), true
	return in
}

// JSON mirrors pubcheck/report/1.
type jsonReport struct {
	Schema     string          `json:"schema"`
	Tool       jsonTool        `json:"tool"`
	Manuscript jsonManuscript  `json:"manuscript"`
	Checklists []jsonChecklist `json:"checklists"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Rules   string `json:"rules,omitempty"` // begin of a digest of the definitions
}

type jsonManuscript struct {
	Path    string       `json:"path"`
	Format  string       `json:"format"`
	SHA256  string       `json:"sha256"`
	Title   string       `json:"title"`
	Pages   int          `json:"pages"`
	Words   int          `json:"words"`
	Files   []jsonFile   `json:"files,omitempty"`
	Sources []jsonFile   `json:"sources,omitempty"` // included by those
	Notices []jsonNotice `json:"notices"`
}

type jsonFile struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

type jsonNotice struct {
	Code    string `json:"code"`
	Page    int    `json:"page,omitempty"`
	File    string `json:"file,omitempty"`
	Message string `json:"message"`
	Remedy  string `json:"remedy,omitempty"`
	Blind   bool   `json:"blind"`
}

type jsonChecklist struct {
	ID      string      `json:"id"`
	Title   string      `json:"title"`
	Version string      `json:"version"`
	Rules   string      `json:"rules"`
	Source  jsonSource  `json:"source"`
	Summary jsonSummary `json:"summary"`
	Items   []jsonItem  `json:"items"`
}

type jsonSource struct {
	Citation string `json:"citation"`
	DOI      string `json:"doi"`
}

type jsonSummary struct {
	Satisfied     int `json:"satisfied"`
	Ambiguous     int `json:"ambiguous"`
	Missing       int `json:"missing"`
	NotApplicable int `json:"not_applicable"`
}

type jsonItem struct {
	ID         string         `json:"id"`
	Section    string         `json:"section"`
	Subsection string         `json:"subsection,omitempty"`
	Title      string         `json:"title"`
	Status     string         `json:"status"`
	Basis      string         `json:"basis"`
	Because    string         `json:"because"`
	Lacks      []string       `json:"lacks"`
	Hint       string         `json:"hint,omitempty"`
	Model      string         `json:"model,omitempty"`
	Belongs    string         `json:"belongs,omitempty"`
	Searched   []string       `json:"searched"`
	Nearest    *jsonEvidence  `json:"nearest,omitempty"`
	Evidence   []jsonEvidence `json:"evidence"`
	Waiver     *jsonWaiver    `json:"waiver,omitempty"`
}

// jsonWaiver is what a person decided: the item's status is this verdict, found and says are the tool's own.
type jsonWaiver struct {
	Verdict string `json:"verdict"`
	Reason  string `json:"reason"`
	By      string `json:"by,omitempty"`
	Date    string `json:"date,omitempty"`
	Place   string `json:"place"`
	Found   string `json:"found"`
	Says    string `json:"says"`
}

type jsonEvidence struct {
	Quote       string      `json:"quote"`
	File        string      `json:"file,omitempty"`
	Page        int         `json:"page,omitempty"`
	Line        int         `json:"line,omitempty"`
	PrintedLine int         `json:"printed_line,omitempty"`
	Paragraph   int         `json:"paragraph,omitempty"`
	Section     string      `json:"section"`
	Rule        string      `json:"rule"`
	Element     string      `json:"element"`
	Strength    string      `json:"strength"`
	Box         *[4]float64 `json:"box,omitempty"`
	Note        string      `json:"note,omitempty"`
}

// JSON writes the report of the contract pubcheck/report/1: fixed order, no times, two-space indents.
func JSON(w io.Writer, in Input) error {
	return writeJSON(w, toJSON(in))
}

func writeJSON(w io.Writer, value any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(InertJSON(b.Bytes()))
	return err
}

func toJSON(in Input) jsonReport {
	doc := in.Assessment.Doc
	out := jsonReport{Schema: Schema, Tool: jsonTool{"pubcheck", in.Version, in.Assessment.Rules},
		Manuscript: jsonManuscript{Path: in.Paths[0], Format: doc.Format, SHA256: in.SHA256[0], Title: doc.Title, Pages: doc.Pages, Words: doc.Words, Notices: []jsonNotice{}}}
	if len(in.Paths) > 1 {
		for i, p := range in.Paths {
			out.Manuscript.Files = append(out.Manuscript.Files, jsonFile{p, in.SHA256[i]})
		}
	}
	for _, f := range doc.Includes() {
		out.Manuscript.Sources = append(out.Manuscript.Sources, jsonFile{f.Name, f.SHA256})
	}
	for _, n := range doc.Notices {
		out.Manuscript.Notices = append(out.Manuscript.Notices, jsonNotice{string(n.Code), n.Page, n.File, n.Message, n.Remedy, n.Blind})
	}
	for _, c := range in.Assessment.Checklists {
		jc := jsonChecklist{ID: c.Checklist.ID, Title: c.Checklist.Title, Version: c.Checklist.Version, Rules: c.Rules,
			Source:  jsonSource{c.Checklist.Source.Citation, c.Checklist.Source.DOI},
			Summary: jsonSummary{c.Count(checklist.Satisfied), c.Count(checklist.Ambiguous), c.Count(checklist.Missing), c.Count(checklist.NotApplicable)}}
		for _, r := range c.Results {
			jc.Items = append(jc.Items, jsonResult(doc, r))
		}
		out.Checklists = append(out.Checklists, jc)
	}
	return out
}

func jsonResult(doc *manuscript.Document, r assess.Result) jsonItem {
	it := jsonItem{ID: r.Item.ID, Section: r.Item.Section, Subsection: r.Item.Subsection, Title: r.Item.Title, Status: r.Verdict.String(), Basis: r.Item.Basis.String(),
		Because: r.Because, Lacks: append([]string{}, r.Lacks...), Searched: append([]string{}, r.Searched...), Evidence: []jsonEvidence{}, Belongs: r.Item.Belongs}
	if r.Verdict == checklist.Missing || r.Verdict == checklist.Ambiguous {
		it.Hint, it.Model = r.Hint, r.Model
	}
	for _, e := range r.Evidence {
		it.Evidence = append(it.Evidence, jsonPassage(doc, e))
	}
	if r.Nearest != nil {
		near := jsonPassage(doc, *r.Nearest)
		it.Nearest = &near
	}
	if d := r.Waiver; d != nil {
		it.Waiver = &jsonWaiver{d.Verdict.String(), d.Reason, d.By, d.Date, d.Place(), d.Found.String(), d.Says}
	}
	return it
}

func jsonPassage(doc *manuscript.Document, e assess.Evidence) jsonEvidence {
	p := doc.Place(e.Span)
	out := jsonEvidence{Quote: e.Quote, File: p.File, Page: p.Page, Line: p.Line, PrintedLine: p.PrintedLine, Paragraph: p.Paragraph, Section: sectionPath(p.Section),
		Rule: e.Rule, Element: e.Element, Strength: "weak", Note: e.Note}
	if e.Strong {
		out.Strength = "strong"
	}
	if p.Box != (manuscript.Box{}) {
		out.Box = &[4]float64{round(p.Box.X0), round(p.Box.Y0), round(p.Box.X1), round(p.Box.Y1)}
	}
	return out
}

// round keeps a tenth of a point: finer is noise of the page's arithmetic.
func round(v float64) float64 {
	if v < 0 {
		return -round(-v)
	}
	return float64(int(v*10+0.5)) / 10
}

func sectionPath(titles []string) string {
	path := ""
	for _, t := range titles {
		if t == "" {
			continue
		}
		if path != "" {
			path += " > "
		}
		path += t
	}
	return path
}
