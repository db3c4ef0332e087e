package agree

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Labels are the verdicts of people on one paper. Paper and Checklist are empty where the file does not
// name them.
type Labels struct {
	Paper     string
	Checklist string
	Items     map[string]Label
}

// Label is the verdict of people on one item. Accept holds verdicts that are as good; Readings what each
// reader said before they settled, in the order of their names.
type Label struct {
	Verdict  Verdict
	Accept   []Verdict
	Quotes   []string
	Lacks    string
	Readings []Verdict
}

// accepts says whether a verdict is as good as the label's own.
func (l Label) accepts(said Verdict) bool {
	return said == l.Verdict || slices.Contains(l.Accept, said)
}

// Kind is what a file given to be measured holds.
type Kind uint8

// The kinds of files. A Paper is whatever is neither of the others.
const (
	PaperFile Kind = iota
	LabelFile
	ReportFile
)

// Sniff tells labels, reports and papers apart: a table of labels by its name, JSON by its content.
func Sniff(name string, data []byte) (Kind, error) {
	lower := strings.ToLower(name)
	if strings.HasSuffix(lower, ".csv") {
		return LabelFile, nil
	}
	var probe struct {
		Schema string          `json:"schema"`
		Items  json.RawMessage `json:"items"`
	}
	err := json.Unmarshal(plain(data), &probe)
	switch {
	case err == nil && strings.HasPrefix(probe.Schema, schemaFamily):
		return ReportFile, nil
	case err == nil && probe.Items != nil:
		return LabelFile, nil
	case !strings.HasSuffix(lower, ".json"):
		return PaperFile, nil
	case err != nil:
		return PaperFile, fmt.Errorf("%q is no JSON: %w", name, err)
	}
	return PaperFile, fmt.Errorf("%q is neither labels (an object with \"items\") nor a report of pubcheck (made with --format json)", name)
}

// plain is a file without the mark that some programs put before the text.
func plain(data []byte) []byte {
	return bytes.TrimPrefix(data, []byte("\ufeff"))
}

// ParseLabels reads a file of labels: JSON of one paper, or a table of one or several papers.
func ParseLabels(name string, data []byte) ([]Labels, error) {
	if strings.HasSuffix(strings.ToLower(name), ".csv") {
		return parseTable(name, plain(data))
	}
	labels, err := parseJSON(name, plain(data))
	if err != nil {
		return nil, err
	}
	return []Labels{labels}, nil
}

type jsonLabels struct {
	Paper     string               `json:"paper"`
	Checklist string               `json:"checklist"`
	Items     map[string]jsonLabel `json:"items"`
}

type jsonLabel struct {
	Verdict string            `json:"verdict"`
	Accept  []string          `json:"accept"`
	Quotes  []string          `json:"quotes"`
	Lacks   string            `json:"lacks"`
	Readers map[string]string `json:"readers"`
}

func parseJSON(name string, data []byte) (Labels, error) {
	var in jsonLabels
	if err := json.Unmarshal(data, &in); err != nil {
		return Labels{}, fmt.Errorf("%q holds no labels: %w", name, err)
	}
	if len(in.Items) == 0 {
		return Labels{}, fmt.Errorf("%q holds no labels; write {\"items\": {\"1\": {\"verdict\": \"satisfied\"}}}", name)
	}
	out := Labels{Paper: in.Paper, Checklist: in.Checklist, Items: map[string]Label{}}
	for _, id := range sortedKeys(in.Items) {
		label, err := in.Items[id].label()
		if err != nil {
			return Labels{}, fmt.Errorf("%q, item %s: %w", name, id, err)
		}
		out.Items[id] = label
	}
	return out, nil
}

func (in jsonLabel) label() (Label, error) {
	out := Label{Quotes: in.Quotes, Lacks: in.Lacks}
	var err error
	if out.Verdict, err = parseVerdict(in.Verdict); err != nil {
		return out, err
	}
	for _, word := range in.Accept {
		v, err := parseVerdict(word)
		if err != nil {
			return out, fmt.Errorf("in accept, %w", err)
		}
		out.Accept = append(out.Accept, v)
	}
	for _, reader := range sortedKeys(in.Readers) {
		v, err := parseVerdict(in.Readers[reader])
		if err != nil {
			return out, fmt.Errorf("of reader %s, %w", reader, err)
		}
		out.Readings = append(out.Readings, v)
	}
	return out, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
