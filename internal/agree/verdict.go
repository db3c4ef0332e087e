// Package agree measures reports against labels: what pubcheck said of a paper beside what people say
// of it. It takes the bytes of labels and of reports (the contract pubcheck/report/1) and gives figures.
package agree

import (
	"fmt"
	"strings"
)

// Verdict is what labels or a report say of one item.
type Verdict uint8

// The verdicts. Partial is what labels call partial and a report ambiguous.
const (
	Satisfied Verdict = iota
	Partial
	Missing
	NotApplicable
)

// Verdicts is how many verdicts there are.
const Verdicts = 4

// Label is the verdict's word in labels.
func (v Verdict) Label() string {
	return [...]string{"satisfied", "partial", "missing", "not_applicable"}[v]
}

// Status is the verdict's word in a report.
func (v Verdict) Status() string {
	if v == Partial {
		return "ambiguous"
	}
	return v.Label()
}

// parseVerdict reads a verdict as people write it: in either word, with a space or a capital.
func parseVerdict(word string) (Verdict, error) {
	folded := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(word)))
	for v := range Verdict(Verdicts) {
		if folded == v.Label() || folded == v.Status() {
			return v, nil
		}
	}
	return 0, fmt.Errorf("the verdict %q is unknown; write satisfied, partial, missing or not_applicable", word)
}

// severe says whether a verdict misleads its reader: satisfied though missing, or not found though satisfied.
func severe(label, said Verdict) bool {
	return label == Missing && said == Satisfied || label == Satisfied && (said == Missing || said == NotApplicable)
}
