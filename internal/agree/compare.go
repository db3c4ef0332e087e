package agree

import (
	"fmt"
	"strings"
)

// Pair is one paper: what people say of it and what pubcheck says.
type Pair struct {
	Paper  string
	Labels Labels
	Report Report
}

// Row is one item of one paper. Seen says whether one of pubcheck's first quotes is among the readers';
// it holds only where both have found something (Quoted).
type Row struct {
	Paper  string
	Label  Label
	Answer Answer
	Quoted bool
	Seen   bool
}

// quotesRead is how many of a report's quotes a person reads.
const quotesRead = 3

// Disagrees says whether the report's verdict is not the label's, nor one that is as good.
func (r Row) Disagrees() bool { return !r.Label.accepts(r.Answer.Verdict) }

// Severe says whether the disagreement misleads: satisfied though missing, or not found though satisfied.
func (r Row) Severe() bool {
	return r.Disagrees() && severe(r.Label.Verdict, r.Answer.Verdict)
}

// credit is 1 for agreement, 0 for a severe error and a half between them: pubcheck defers to a person,
// or is one step off.
func credit(label Label, said Verdict) float64 {
	switch {
	case label.accepts(said):
		return 1
	case severe(label.Verdict, said):
		return 0
	}
	return 0.5
}

// Compare lays the pairs beside each other, row by row, and counts.
func Compare(pairs []Pair) (*Agreement, error) {
	a := &Agreement{}
	for _, p := range pairs {
		answered := map[string]bool{}
		for _, answer := range p.Report.Items {
			answered[answer.ID] = true
			if label, ok := p.Labels.Items[answer.ID]; ok {
				a.Rows = append(a.Rows, newRow(p.Paper, label, answer))
			}
		}
		var unknown []string
		for _, id := range sortedKeys(p.Labels.Items) {
			if !answered[id] {
				unknown = append(unknown, id)
			}
		}
		if len(unknown) > 0 {
			return nil, fmt.Errorf("the labels of %s name items that the checklist lacks: %s", p.Paper, strings.Join(unknown, ", "))
		}
		a.Title = p.Report.Title
	}
	a.Papers = len(pairs)
	a.count()
	return a, nil
}

func newRow(paper string, label Label, answer Answer) Row {
	r := Row{Paper: paper, Label: label, Answer: answer}
	found := func(v Verdict) bool { return v == Satisfied || v == Partial }
	r.Quoted = found(label.Verdict) && found(answer.Verdict) && len(label.Quotes) > 0
	if r.Quoted {
		for _, quote := range answer.Quotes[:min(quotesRead, len(answer.Quotes))] {
			r.Seen = r.Seen || overlaps(quote, label.Quotes)
		}
	}
	return r
}
