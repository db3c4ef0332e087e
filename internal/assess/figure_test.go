package assess

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// A word on an axis is no statement; the boxes of a flow diagram are, and are shown behind sentences.
func TestWordsOfAFigureAreNoProse(t *testing.T) {
	lib := builtIn(t)
	verdict := func(rule string, kind manuscript.Kind, text string) checklist.Verdict {
		return New(manuscript.Assemble(manuscript.Draft{Pieces: []manuscript.Piece{
			{Kind: manuscript.Heading, Level: 1, Text: "Results"}, {Kind: kind, Text: text}, {Kind: manuscript.Caption, Text: "Figure 1. Accuracy of the network"},
		}}), lib).Verdict(rule)
	}
	assert.NotEqual(t, checklist.Missing, verdict("disease-severity", manuscript.Paragraph, "Stage"))
	assert.Equal(t, checklist.Missing, verdict("disease-severity", manuscript.Figure, "Stage\nAccuracy"))
	assert.NotEqual(t, checklist.Missing, verdict("participant-flow", manuscript.Figure, "512 patients assessed for eligibility\n83 patients excluded: no follow-up (n = 50)"))
}

// A row is shown with the caption above it, unless that is the caption of a figure.
func TestRowsBelowTheCaptionOfAFigure(t *testing.T) {
	lib := builtIn(t)
	item := itemOf(t, lib, "claim-2024", "38")
	quote := func(caption string) string {
		res := New(manuscript.Assemble(manuscript.Draft{Pieces: []manuscript.Piece{{Kind: manuscript.Heading, Level: 1, Text: "Results"},
			{Kind: manuscript.Caption, Text: caption}, {Kind: manuscript.Table, Text: "Sensitivity\t0.91 (95% CI: 0.88, 0.94)"}}}), lib).Item(item)
		require.NotEmpty(t, res.Evidence)
		return res.Evidence[0].Quote
	}
	assert.Contains(t, quote("Table 1. The external test set"), "The external test set")
	assert.NotContains(t, quote("Figure 1. The external test set"), "The external test set")
}
