package journal

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/ingest"
	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/internal/prepared"
)

// compared are the findings of the items that were answered.
func compared(t *testing.T, doc *manuscript.Document, a *assess.Assessor, c assess.ChecklistResult, answers map[string]string) map[string]Check {
	t.Helper()
	cells := map[string][3]string{}
	for id, text := range answers {
		cells[id] = [3]string{text, "", ""}
	}
	checks, _, err := Verify(claimForm(t, c, cells), doc, a, c, Options{})
	require.NoError(t, err)
	of := map[string]Check{}
	for _, check := range checks {
		of[check.Row.ID] = check
	}
	return of
}

// Tables, figures, sections and supplements are held against what the paper has of them; what cannot be compared says why.
func TestVerifyComparesTablesAndFigures(t *testing.T) {
	for _, sample := range []string{"complete.md", "complete-twocolumn.pdf"} {
		doc, a, c := held(t, sample)
		for _, claim := range []struct {
			item, text string
			want       Finding
			says       string
		}{
			{"37", "Table 2", OK, "it stands there"},
			{"37", "Tables 1 and 2", OK, "it stands there"},
			{"36", "Table 1", OK, "it stands there"},
			{"25", "Table 1", Elsewhere, "not at Table 1"},
			{"35", "Fig. 1", OK, "it stands there"},
			{"25", "Figure 2", Unread, "cannot be compared: of Figure 2 only the caption can be read"},
			{"25", "Table 9", Unread, "cannot be compared: no caption of Table 9"},
			{"25", "Methods and Table 9", OK, "it stands there"},
			{"25", "Methods section", OK, "it stands there"},
			{"25", "Results section", Elsewhere, "not at Results section"},
			{"25", "Section 9.9", Unread, "no section “9.9”"},
			{"25", "Optimisation of weights", Unread, "no section “optimisation of weights”"},
			{"25", "Supplement", Unread, "cannot be compared: the supplement was not given"},
			{"25", "Supplementary Table S1", Unread, "the supplement was not given"},
			{"25", "cover letter", Unread, "cannot be compared"},
		} {
			check := compared(t, doc, a, c, map[string]string{claim.item: claim.text})[claim.item]
			assert.Equal(t, claim.want, check.Finding, "%s, item %s, %s: %s", sample, claim.item, claim.text, check.Says)
			assert.Contains(t, check.Says, claim.says, "%s, item %s", sample, claim.item)
		}
	}
}

// A supplement that is given is searched, and what stands in the paper is not taken for it.
func TestVerifyComparesWithTheSupplement(t *testing.T) {
	read := func(name, text string) *manuscript.Document {
		doc, err := ingest.Read(name, []byte(text))
		require.NoError(t, err)
		return doc
	}
	paper := read("paper.md", "# A network for wrist radiographs\n\n## Abstract\n\nWe trained a convolutional neural network in this retrospective study of radiographs.\n\n## Methods\n\nExaminations were divided at the patient level into training and test sets.\n\n## Results\n\nThe AUC was 0.91 (95% CI: 0.88, 0.94).\n")
	supplement := read("supplement.md", "# Supplement\n\n## Training\n\nThe settings are listed below.\n\nTable S1. The network was trained with the Adam optimizer for 100 epochs with a learning rate of 0.001 and a batch size of 32.\n\n| Setting | Value |\n|---|---|\n| epochs | 100 |\n")
	doc := manuscript.Join(manuscript.Part{Doc: paper, Name: "paper.md"}, manuscript.Part{Doc: supplement, Name: "supplement.md", Kind: manuscript.SupplementFile})
	lib, err := checklist.Load([]string{"claim-2024"}, prepared.Sources()...)
	require.NoError(t, err)
	list, _ := lib.Checklist("claim-2024")
	a := assess.New(doc, lib)
	c := a.Checklist(list)
	require.Equal(t, checklist.Satisfied, c.Results[19].Verdict)
	for _, claim := range []struct {
		item, text string
		want       []Finding
	}{
		{"25", "Supplementary Table 1", []Finding{OK, Look}},
		{"25", "Table S1", []Finding{OK, Look}},
		{"25", "Supplement", []Finding{OK, Look}},
		{"25", "Table S2", []Finding{Unread}},
		{"20", "Supplement", []Finding{Elsewhere}},
		{"20", "Table S1", []Finding{Elsewhere}},
	} {
		check := compared(t, doc, a, c, map[string]string{claim.item: claim.text})[claim.item]
		assert.Contains(t, claim.want, check.Finding, "item %s, %s: %s", claim.item, claim.text, check.Says)
	}
}
