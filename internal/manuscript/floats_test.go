package manuscript

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A table that the printer moved belongs to the section that speaks of it; the
// text around it stays where it is.
func TestTablesAreAtHomeWhereTheyAreSpokenOf(t *testing.T) {
	d := Assemble(Draft{Format: "example", Pieces: []Piece{
		{Kind: Heading, Level: 1, Text: "Methods"},
		{Kind: Paragraph, Text: "Scanners are listed in Tables 1 and 3."},
		{Kind: Heading, Level: 1, Text: "Results"},
		{Kind: Paragraph, Text: "Table 2 gives the performance, Figure 1 the curves."},
		{Kind: Heading, Level: 1, Text: "Funding"},
		{Kind: Paragraph, Text: "The work was paid by the Arlau Fund, which had no role in the"},
		{Kind: Caption, Text: "Table 2. Performance of the model."},
		{Kind: Table, Text: "Partition AUC"},
		{Kind: Table, Text: "Internal test 0.954 (0.933, 0.972)"},
		{Kind: Caption, Text: "Figure 1: ROC curves."},
		{Kind: Caption, Text: "TABLE 3 Scanners"},
		{Kind: Caption, Text: "Table 9. Nobody speaks of it."},
		{Kind: Paragraph, Text: "design of the study or in the decision to publish it."},
	}})
	home := map[string]string{}
	for _, b := range d.Blocks {
		if b.Home != b.Section {
			home[d.Slice(b.Span)] = d.Sections[b.Home].Title
		}
	}
	assert.Equal(t, map[string]string{
		"Table 2. Performance of the model.": "Results",
		"Partition AUC":                      "Results",
		"Internal test 0.954 (0.933, 0.972)": "Results",
		"Figure 1: ROC curves.":              "Results",
		"TABLE 3 Scanners":                   "Methods",
	}, home)
}
