package assess

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// An exemption that is unsure leaves the item to a person, with the reason as a sentence.
func TestUnsureExemptionsAskAPerson(t *testing.T) {
	lib := builtIn(t)
	item := itemOf(t, lib, "strobe-2007", "14c")
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

// What was found is taken back where it is asked of another design.
func TestEvidenceOfAnotherDesign(t *testing.T) {
	lib := builtIn(t)
	lib.TrustUnmeasured = true
	strobe, _ := lib.Checklist("strobe-2007")
	const (
		cohort, controls, survey = "This was a cohort study of nurses.", "This was a case-control study of nurses.", "This was a cross-sectional study of nurses."
		censored, conditional    = "Nurses who emigrated were censored.", "Odds ratios came from conditional logistic regression."
		deaths, dye              = "There were 120 deaths.", "Of the cases 120 and of the controls 90 had used hair dye."
	)
	for _, c := range []struct {
		item, methods, more, results string
		want                         checklist.Verdict
	}{
		{"12d", cohort, censored, "", checklist.Satisfied},
		{"12d", cohort, conditional, "", checklist.Ambiguous},
		{"12d", cohort, "", "", checklist.Missing},
		{"12d", controls, conditional, "", checklist.Satisfied},
		{"12d", controls, "", "", checklist.NotApplicable}, // nothing was matched
		{"12d", survey, censored, "", checklist.Ambiguous},
		{"12d", survey, "Prevalence was estimated with survey weights.", "", checklist.Satisfied},
		{"15", cohort, "", deaths, checklist.Satisfied},
		{"15", cohort, "", dye, checklist.Ambiguous},
		{"15", controls, "", dye, checklist.Satisfied},
		{"15", controls, "", deaths, checklist.Ambiguous},
		{"6b", survey, "", "", checklist.NotApplicable},
		{"6b", controls, "Controls were matched by age and sex.", "", checklist.Satisfied},
	} {
		doc := manuscript.Assemble(manuscript.Draft{Pieces: []manuscript.Piece{
			{Kind: manuscript.Heading, Level: 1, Text: "Methods"}, {Kind: manuscript.Paragraph, Text: c.methods + " " + c.more},
			{Kind: manuscript.Heading, Level: 1, Text: "Results"}, {Kind: manuscript.Paragraph, Text: "Results follow. " + c.results},
		}})
		item, err := strobe.Item(c.item)
		require.NoError(t, err)
		assert.Equal(t, c.want, New(doc, lib).Item(item).Verdict, "%+v", c)
	}
}
