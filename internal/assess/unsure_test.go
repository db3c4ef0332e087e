package assess

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/checklists"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/rules"
)

// An exemption that is unsure leaves the item to a person, with the reason as a sentence.
func TestUnsureExemptionsAskAPerson(t *testing.T) {
	lib, err := checklist.Load(nil, checklist.DefinitionSource{Name: "checklists", FS: checklists.Files}, checklist.DefinitionSource{Name: "rules", FS: rules.Files})
	require.NoError(t, err)
	strobe, ok := lib.Checklist("strobe-2007")
	require.True(t, ok)
	item, err := strobe.Item("14c")
	require.NoError(t, err)
	for design, want := range map[string]checklist.Verdict{
		"This was a cohort study of nurses.": checklist.Missing, "This was a case-control study of nurses.": checklist.NotApplicable,
		"This was a cross-sectional study of nurses.": checklist.NotApplicable, "This was a study of nurses.": checklist.Ambiguous,
	} {
		doc := manuscript.Assemble(manuscript.Draft{Pieces: []manuscript.Piece{{Kind: manuscript.Heading, Level: 1, Text: "Methods"}, {Kind: manuscript.Paragraph, Text: design}}})
		res := New(doc, lib).Item(item)
		assert.Equal(t, want, res.Verdict, design)
		if want == checklist.Ambiguous {
			assert.Regexp(t, `^Nothing in the paper .*cohort studies\.$`, res.Because)
		}
	}
}
