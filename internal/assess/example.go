package assess

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Failure is an example of a rule that did not get its verdict.
type Failure struct {
	Rule    *checklist.Rule
	Example checklist.Example
	Got     checklist.Verdict
	Trace   Trace
}

// Prove runs every example of every rule in the library and answers how many were run and which failed.
func Prove(library *checklist.Library) (run int, failed []Failure) {
	for _, rule := range library.Rules() {
		for _, ex := range rule.Examples {
			run++
			a := New(exampleDocument(ex), library)
			if got := a.Verdict(rule.ID); got != ex.Want {
				t, _ := a.Trace(rule.ID)
				failed = append(failed, Failure{Rule: rule, Example: ex, Got: got, Trace: t})
			}
		}
	}
	return run, failed
}

// exampleDocument lays the passages of an example as a bare paper, each in a section of its role.
func exampleDocument(ex checklist.Example) *manuscript.Document {
	d := manuscript.Draft{Format: "example"}
	for _, p := range ex.Passages {
		if p.Kind != manuscript.Title {
			d.Pieces = append(d.Pieces, manuscript.Piece{Kind: manuscript.Heading, Level: 1, Role: p.Role, Text: heading(p.Role)})
		}
		d.Pieces = append(d.Pieces, manuscript.Piece{Kind: p.Kind, Role: p.Role, Text: p.Text})
	}
	return manuscript.Assemble(d)
}

// heading is a section title of which Assemble makes the role; a coined name stands for unknown.
func heading(role manuscript.Role) string {
	if role == manuscript.RoleUnknown {
		return "Novanet"
	}
	return strings.ToUpper(role.String()[:1]) + strings.ReplaceAll(role.String()[1:], "-", " ")
}
