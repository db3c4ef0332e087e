package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// statuses are the statuses by checklist and item of a paper held against these checklists.
func statuses(t *testing.T, path string, checklists ...string) map[string]map[string]string {
	t.Helper()
	return statusesWith(t, []string{path, "--format", "json", "--trust-unmeasured"}, checklists...)
}

func statusesWith(t *testing.T, args []string, checklists ...string) map[string]map[string]string {
	t.Helper()
	for _, c := range checklists {
		args = append(args, "--checklist", c)
	}
	code, stdout, stderr := pubcheck(t, args...)
	require.Equal(t, exitDone, code, stderr)
	var r struct {
		Checklists []struct {
			ID    string
			Items []struct{ ID, Status string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &r))
	found := map[string]map[string]string{}
	for _, c := range r.Checklists {
		found[c.ID] = map[string]string{}
		for _, it := range c.Items {
			found[c.ID][it.ID] = it.Status
		}
	}
	return found
}

// A trial report written to the list satisfies every item of CONSORT.
func TestACompleteTrialSatisfiesConsort(t *testing.T) {
	got := statuses(t, samples+"trial.md", "consort-2010")["consort-2010"]
	require.Len(t, got, 37)
	for id, status := range got {
		assert.Equal(t, "satisfied", status, "item %s", id)
	}
}

// Rules that were never held against labelled papers leave the verdict to a person, unless they are trusted.
func TestUnmeasuredRulesDoNotDecide(t *testing.T) {
	got := statusesWith(t, []string{samples + "trial.md", "--format", "json"}, "consort-2010")["consort-2010"]
	assert.Equal(t, "ambiguous", got["22"], "unmeasured")
	assert.Equal(t, "satisfied", got["20"], "its rule was measured on another list")
	assert.Equal(t, "satisfied", got["6a"], "measured")
	code, stdout, _ := pubcheck(t, "explain", samples+"trial.md", "consort-2010/22")
	require.Equal(t, exitDone, code)
	assert.Contains(t, stdout, "unmeasured: confirm the quote")
}

// Verdicts of one checklist do not depend on what else the paper is held against.
func TestTwoChecklistsAtOnce(t *testing.T) {
	both := statuses(t, samples+"trial.md", "claim-2024", "consort-2010")
	require.Len(t, both, 2)
	for id, items := range both {
		assert.Equal(t, statuses(t, samples+"trial.md", id)[id], items)
	}
}

// What a trial report no longer says is told, and only that: without a section its own items change.
func TestWhatATrialLeavesOutIsMissing(t *testing.T) {
	data, err := os.ReadFile(samples + "trial.md")
	require.NoError(t, err)
	whole := statuses(t, samples+"trial.md", "consort-2010")["consort-2010"]
	for section, want := range map[string]map[string]string{
		"### Randomisation\n": {"8a": "missing", "8b": "missing", "9": "missing", "10": "missing"},
		"### Harms\n":         {"19": "missing"},
		"### Sample size\n":   {"7b": "not_applicable"},
		"## Funding\n":        {"25": "missing"},
	} {
		text := string(data)
		from := strings.Index(text, section)
		require.GreaterOrEqual(t, from, 0, section)
		rest := text[from+len(section):]
		if next := strings.Index(rest, "\n#"); next >= 0 {
			rest = rest[next+1:]
		} else {
			rest = ""
		}
		path := filepath.Join(t.TempDir(), "trial.md")
		require.NoError(t, os.WriteFile(path, []byte(text[:from]+rest), 0o600))
		got := statuses(t, path, "consort-2010")["consort-2010"]
		for id, status := range want {
			assert.Equal(t, status, got[id], "without %q: item %s", strings.TrimSpace(section), id)
		}
		for _, id := range []string{"1a", "2b", "4a", "5", "6a", "12a", "17a", "20", "21", "23"} {
			assert.Equal(t, whole[id], got[id], "without %q: item %s", strings.TrimSpace(section), id)
		}
	}
}
