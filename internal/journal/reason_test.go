package journal

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
)

// A comment is read at a glance: why, and where it was looked for, in 300 characters at most.
func TestReasonsAreShort(t *testing.T) {
	for _, sample := range []string{"poor-linenumbers.pdf", "complete.md", "poor.md", "trial.md"} {
		doc, _, c := held(t, sample)
		for _, r := range c.Results {
			if r.Verdict == checklist.Satisfied {
				continue
			}
			why := Reason(doc, r)
			assert.LessOrEqual(t, len([]rune(why)), maxReason, why)
			assert.True(t, strings.HasPrefix(why, "Item "+r.Item.ID+" ("), why)
			switch r.Verdict {
			case checklist.Missing:
				assert.Contains(t, why, ": nothing was found. Looked for in ")
				assert.Contains(t, why, r.Searched[0])
			case checklist.Ambiguous:
				assert.Contains(t, why, " is not decided: ")
				assert.Regexp(t, `\. (Look at .+: “.+”|Looked for in .+)\.$`, why)
			case checklist.NotApplicable:
				assert.Contains(t, why, "does not apply, as it seems: ")
			}
		}
	}
	doc, _, c := held(t, "poor.md")
	r := c.Results[0]
	r.Waiver = &assess.Decision{Waiver: checklist.Waiver{Reason: strings.Repeat("A long reason. ", 60), By: "A. Author"}}
	why := Reason(doc, r)
	assert.LessOrEqual(t, len([]rune(why)), maxReason)
	assert.Contains(t, why, "as decided by A. Author: A long reason.")
}

// A form with one column for the answer gets answer and place in it, reads them back, and has them brought up to date.
func TestOneColumnTakesAnswerAndPlace(t *testing.T) {
	doc, a, c := held(t, "poor-linenumbers.pdf")
	plan := form.Plan{Title: "Checklist", Heads: []string{"Item No", "Item", "Answer"}, Widths: []int{800, 6000, 3000}}
	for _, r := range c.Results {
		plan.Rows = append(plan.Rows, []string{r.Item.ID, r.Item.Title + ": " + r.Item.Asks, ""})
	}
	blank, err := form.New(plan)
	require.NoError(t, err)
	f, err := form.Read(blank, nil)
	require.NoError(t, err)
	filling, err := Fill(f, doc, c, Options{})
	require.NoError(t, err)
	data, err := filling.Word(f)
	require.NoError(t, err)
	filled, err := form.Read(data, nil)
	require.NoError(t, err)
	found := 0
	for i, row := range filled.Rows() {
		require.NotEmpty(t, row.Answers)
		if c.Results[i].Verdict == checklist.Satisfied {
			assert.Regexp(t, `^Yes, p\. \d+, lines? \d+`, row.Answers[0].Text)
			found++
		} else {
			assert.NotContains(t, row.Answers[0].Text, "Yes")
		}
	}
	require.Positive(t, found)
	checks, _, err := Verify(filled, doc, a, c, Options{})
	require.NoError(t, err)
	for i, check := range checks {
		if c.Results[i].Verdict == checklist.Satisfied {
			assert.Equal(t, OK, check.Finding, check.Says)
			assert.NotContains(t, check.Claimed, "Yes", "the place is compared, not the answer alone")
		}
	}

	stale := filling
	for i := range stale.edits {
		stale.edits[i].Text = strings.ReplaceAll(stale.edits[i].Text, "p. ", "p. 9")
	}
	data, err = stale.Word(f)
	require.NoError(t, err)
	old, err := form.Read(data, nil)
	require.NoError(t, err)
	checks, _, err = Verify(old, doc, a, c, Options{})
	require.NoError(t, err)
	data, done, err := Refresh(old, checks)
	require.NoError(t, err)
	require.Len(t, done, found)
	renewed, err := form.Read(data, nil)
	require.NoError(t, err)
	for i, row := range renewed.Rows() {
		assert.Equal(t, filled.Rows()[i].Answers[0].Text, row.Answers[0].Text)
	}
}

// What is too long loses first what was found: what lacks stays.
func TestBriefKeepsWhatLacks(t *testing.T) {
	s := "Item 2 (Abstract) is not decided: the number of patients found; the design only hinted at; the source not found"
	assert.Equal(t, s+".", brief(s, 200))
	assert.Equal(t, "Item 2 (Abstract) is not decided: the design only hinted at; the source not found.", brief(s, 100))
	assert.Equal(t, "Item 2 (Abstract) is not decided: the source not found.", brief(s, 60))
	assert.Equal(t, "Item 2 (Abstract) is not …", brief(s, 30))
}
