package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Papers of every kind, and texts that are no study, get the lists that they need and no other.
func TestSuggest(t *testing.T) {
	for paper, want := range map[string]string{
		"complete.md":                  "imaging-ai ai-diagnostic-accuracy",
		"poor-linenumbers.pdf":         "imaging-ai",
		"trial.md":                     "randomised-trial",
		"kinds/cohort.md":              "observational",
		"kinds/radiomics.md":           "imaging-ai radiomics prediction-model",
		"kinds/reader-accuracy.md":     "diagnostic-accuracy observational",
		"kinds/systematic-review.md":   "systematic-review",
		"kinds/review-abstract.md":     "systematic-review",
		"kinds/prediction-abstract.md": "prediction-model observational",
		"kinds/narrative-review.md":    "",
		"kinds/editorial.md":           "",
		"kinds/slides.md":              "",
	} {
		code, out, problem := pubcheck(t, "suggest", "--json", "../../testdata/"+paper)
		require.Zero(t, code, problem)
		var got struct {
			Kinds []struct {
				ID       string
				Fits     bool
				Evidence []struct{ Quote, Where string }
				Lacks    []string
			}
		}
		require.NoError(t, json.Unmarshal([]byte(out), &got))
		var fits []string
		for _, k := range got.Kinds {
			if k.Fits {
				fits = append(fits, k.ID)
				assert.NotEmpty(t, k.Evidence, "%s is %s without a sentence", paper, k.ID)
			}
			for _, e := range k.Evidence {
				assert.NotEmpty(t, e.Quote)
				assert.NotEmpty(t, e.Where)
			}
		}
		assert.Equal(t, want, strings.Join(fits, " "), paper)
	}
}

// For people, the answer names what fits, what pubcheck does not hold, and what the paper is not.
func TestSuggestForPeople(t *testing.T) {
	_, out, _ := pubcheck(t, "suggest", "../../testdata/trial.md")
	assert.Contains(t, out, "This is a randomised trial\n")
	assert.Contains(t, out, "consort-2010")
	assert.Contains(t, out, "randomly assigned (1:1)")
	assert.Regexp(t, `radiomics; not found: radiomic features`, out)
	_, out, _ = pubcheck(t, "suggest", "../../testdata/kinds/editorial.md")
	assert.Contains(t, out, "No list fits")
}

// `--checklist auto` takes the first list that fits and is held, and the default for a paper of no known kind.
func TestAutoChecklist(t *testing.T) {
	for paper, want := range map[string]string{"trial.md": "consort-2025", "complete.md": "claim-2024", "kinds/editorial.md": "claim-2024"} {
		code, out, problem := pubcheck(t, "../../testdata/"+paper, "--checklist", "auto", "--format", "json")
		require.Zero(t, code, problem)
		var got struct {
			Checklists []struct{ ID string }
		}
		require.NoError(t, json.Unmarshal([]byte(out), &got))
		require.Len(t, got.Checklists, 1)
		assert.Equal(t, want, got.Checklists[0].ID, paper)
	}
}
