package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/late"
)

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name            string      `json:"name"`
	SemanticVersion string      `json:"semanticVersion"`
	Rules           []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string          `json:"id"`
	ShortDescription sarifText       `json:"shortDescription"`
	FullDescription  sarifText       `json:"fullDescription"`
	Help             sarifText       `json:"help"`
	HelpURI          string          `json:"helpUri,omitempty"`
	Properties       sarifProperties `json:"properties"`
}

type sarifProperties struct {
	Tags []string `json:"tags"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           int               `json:"ruleIndex"`
	Level               string            `json:"level"`
	Message             sarifText         `json:"message"`
	Locations           []sarifLocation   `json:"locations"`
	PartialFingerprints map[string]string `json:"partialFingerprints"`
}

type sarifLocation struct {
	PhysicalLocation sarifPhysical `json:"physicalLocation"`
	Message          sarifText     `json:"message"`
}

type sarifPhysical struct {
	ArtifactLocation sarifArtifact `json:"artifactLocation"`
	Region           sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine int `json:"startLine"`
}

// SARIF writes what is missing (warning) and ambiguous (note) as SARIF 2.1.0 for code scanning: the items are its rules,
// each finding has one location.
func SARIF(w io.Writer, in Input) error {
	run := sarifRun{Tool: sarifTool{sarifDriver{"pubcheck", in.Version, []sarifRule{}}}, ColumnKind: "utf16CodeUnits", Results: []sarifResult{}}
	index := map[string]int{}
	for _, c := range in.Assessment.Checklists {
		for i := range c.Checklist.Items {
			rule := sarifRuleOf(c.Checklist, &c.Checklist.Items[i])
			index[rule.ID] = len(run.Tool.Driver.Rules)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule)
		}
	}
	for _, f := range findings(in) {
		r := sarifResultOf(f)
		r.RuleIndex = index[r.RuleID]
		run.Results = append(run.Results, r)
	}
	return writeJSON(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifRuleOf(list *checklist.Checklist, item *checklist.Item) sarifRule {
	help := item.Asks
	if item.Sufficient != "" {
		help += " Enough is: " + item.Sufficient
	}
	if item.Belongs != "" {
		help += " Belongs in: " + item.Belongs + "."
	}
	rule := sarifRule{ID: list.ID + "/" + item.ID, ShortDescription: sarifText{literal(list.Short + " " + item.ID + ": " + item.Title)}, FullDescription: sarifText{literal(item.Asks)},
		Help: sarifText{literal(help)}, Properties: sarifProperties{[]string{list.ID, item.Section}}}
	if list.Source.DOI != "" {
		rule.HelpURI = (&url.URL{Scheme: "https", Host: "doi.org", Path: "/" + list.Source.DOI}).String()
	}
	return rule
}

func sarifResultOf(f finding) sarifResult {
	level := "note"
	if f.result.Verdict == checklist.Missing {
		level = "warning"
	}
	// Code scanning shows no result without a line; of a paged file it is the first, and the message says the page.
	location := sarifLocation{Message: sarifText{literal(f.where)}, PhysicalLocation: sarifPhysical{sarifArtifact{fileURI(f.file)}, sarifRegion{max(1, f.place.Line)}}}
	print := fingerprint(f)
	return sarifResult{RuleID: f.list.ID + "/" + f.result.Item.ID, Level: level, Message: sarifText{literal(f.result.Item.Title + ": " + verdictName(f.result.Verdict) + ". " + f.message())},
		Locations: []sarifLocation{location}, PartialFingerprints: map[string]string{"pubcheckItem/v1": print, "primaryLocationLineHash": print}}
}

// fingerprint tells one finding from another. A paper has one of an item, so that its name and the file are enough: the
// finding stays the same one while sentences move and change. Code scanning takes primaryLocationLineHash for this and
// would else make it from the line.
func fingerprint(f finding) string {
	sum := sha256.Sum256([]byte(f.list.ID + "\x00" + f.result.Item.ID + "\x00" + f.file))
	return hex.EncodeToString(sum[:16])
}

// fileURI is a path as a URI reference: relative to the repository, or a file URI.
func fileURI(file string) string {
	file = strings.ReplaceAll(file, `\`, "/")
	switch {
	case path.IsAbs(file):
		return (&url.URL{Scheme: "file", Path: file}).String()
	case len(file) > 2 && file[1:3] == ":/": // a drive of Windows
		return (&url.URL{Scheme: "file", Path: "/" + file}).String()
	}
	return (&url.URL{Path: path.Clean(file)}).String()
}

// placeholder is what SARIF would fill in within a message.
var placeholder = late.Regexp(`\{(\d)`)

// literal keeps text from being read as a link or a placeholder, which a SARIF message may hold.
func literal(text string) string {
	return placeholder().ReplaceAllString(strings.ReplaceAll(clean(text), "](", "] ("), "{ $1")
}
