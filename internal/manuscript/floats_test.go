package manuscript

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A table that the printer moved belongs to the section that speaks of it; the text around it stays where it is.
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
	assert.Equal(t, map[string]string{
		"Table 2. Performance of the model.": "Results",
		"Partition AUC":                      "Results",
		"Internal test 0.954 (0.933, 0.972)": "Results",
		"Figure 1: ROC curves.":              "Results",
		"TABLE 3 Scanners":                   "Methods",
	}, homes(d))
}

// homes are the blocks that are not at home in their own section, with the section where they are.
func homes(d *Document) map[string]string {
	all := map[string]string{}
	for _, b := range d.Blocks {
		if b.Home != b.Section {
			all[d.Slice(b.Span)] = d.Sections[b.Home].Title
		}
	}
	return all
}

// Rows between two captions belong to the one that the paper's other captions show: captions stand above the tables of one
// paper and below those of another.
func TestRowsBelongToOneCaption(t *testing.T) {
	text := []Piece{
		{Kind: Heading, Level: 1, Text: "Methods"}, {Kind: Paragraph, Text: "Scanners are listed in Table 1."},
		{Kind: Heading, Level: 1, Text: "Results"}, {Kind: Paragraph, Text: "Table 2 gives the performance."},
		{Kind: Heading, Level: 1, Text: "Discussion"}, {Kind: Paragraph, Text: "Networks of others (Table 3) did less."},
	}
	first, second, third := Piece{Kind: Caption, Text: "Table 1. Scanners"}, Piece{Kind: Caption, Text: "Table 2. Performance"}, Piece{Kind: Caption, Text: "Table 3. Others"}
	scanners, performance, others := Piece{Kind: Table, Text: "Vendor A"}, Piece{Kind: Table, Text: "AUC 0.93"}, Piece{Kind: Table, Text: "Deep 0.91"}
	want := map[string]string{"Table 1. Scanners": "Methods", "Vendor A": "Methods", "Table 2. Performance": "Results", "AUC 0.93": "Results"}
	above := Assemble(Draft{Pieces: append(text[:len(text):len(text)], first, scanners, second, performance, third, others)})
	assert.Equal(t, want, homes(above))
	below := Assemble(Draft{Pieces: append(text[:len(text):len(text)], scanners, first, performance, second, others, third)})
	assert.Equal(t, want, homes(below))
}

// The words of a figure go with its caption.
func TestWordsOfAFigureGoWithItsCaption(t *testing.T) {
	d := Assemble(Draft{Pieces: []Piece{
		{Kind: Heading, Level: 1, Text: "Results"}, {Kind: Paragraph, Text: "Figure 1 shows the curves."},
		{Kind: Heading, Level: 1, Text: "Funding"}, {Kind: Figure, Text: "Sensitivity\n0.5"}, {Kind: Caption, Text: "Figure 1. ROC curves"},
	}})
	assert.Equal(t, map[string]string{"Sensitivity\n0.5": "Results", "Figure 1. ROC curves": "Results"}, homes(d))
	var labels []string
	for _, s := range d.Sentences {
		if d.Blocks[s.Block].Kind == Figure {
			labels = append(labels, d.Slice(s.Span))
		}
	}
	assert.Equal(t, []string{"Sensitivity", "0.5"}, labels)
}

// A table of an appendix keeps the role of the section that first speaks of it, and is found under the appendix. One with the
// letter of an appendix has no other role; where no heading opens an appendix, it is at home where it is spoken of.
func TestTablesOfAnAppendix(t *testing.T) {
	text := []Piece{
		{Kind: Heading, Level: 1, Text: "Methods"}, {Kind: Paragraph, Text: "Scanners are listed in Table A.1."},
		{Kind: Heading, Level: 1, Text: "Results"}, {Kind: Paragraph, Text: "Further figures are given in Table 4 and Table II."},
	}
	tables := []Piece{{Kind: Caption, Text: "Table 4. Performance"}, {Kind: Caption, Text: "Table A1. Scanners"}, {Kind: Caption, Text: "TABLE II: Errors"}}
	run := func(heading string) (sections []string, roles []Role) {
		pieces := append(text[:len(text):len(text)], Piece{Kind: Heading, Level: 1, Text: heading})
		for _, p := range tables {
			p.Runs = []Run{{Start: 0, End: len(p.Text), Source: -1, Page: 9}}
			pieces = append(pieces, p)
		}
		d := Assemble(Draft{Format: "pdf", Pages: 9, Pieces: pieces})
		for _, b := range d.Blocks {
			if b.Kind == Caption {
				sections = append(sections, d.Place(b.Span).Section...)
				roles = append(roles, d.RoleAt(b.Start))
			}
		}
		return sections, roles
	}
	sections, roles := run("Appendix")
	assert.Equal(t, []string{"Appendix", "Appendix", "Appendix"}, sections)
	assert.Equal(t, []Role{RoleResults, RoleSupplement, RoleResults}, roles)
	sections, roles = run("Acknowledgements")
	assert.Equal(t, []string{"Results", "Methods", "Results"}, sections)
	assert.Equal(t, []Role{RoleResults, RoleMethods, RoleResults}, roles)
}
