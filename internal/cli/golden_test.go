package cli

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Reports and outlines of the samples stay as they were looked at: a change shows in the golden file's diff.
func TestGoldenReports(t *testing.T) {
	papers, err := filepath.Glob(samples + "*.*")
	require.NoError(t, err)
	require.NotEmpty(t, papers)
	for _, p := range append(papers, samples+"submission") {
		for ext, args := range map[string][]string{
			".report.txt": {p, "--fail-on", "none"},
			".parse.txt":  {"parse", p},
			".diff.txt":   {"diff", samples + "poor.md", p},
		} {
			name := filepath.Base(p) + ext
			if ext == ".diff.txt" && name != "complete.md.diff.txt" {
				continue
			}
			t.Run(name, func(t *testing.T) {
				code, got, stderr := pubcheck(t, args...)
				require.Equal(t, exitDone, code, stderr)
				golden := samples + "golden/" + name
				if *update {
					require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
				}
				want, err := os.ReadFile(golden)
				require.NoError(t, err)
				assert.Equal(t, string(want), got)
			})
		}
	}
}

// verdicts are the statuses of a paper's items by number.
func verdicts(t *testing.T, path string) map[string]string {
	t.Helper()
	code, stdout, stderr := pubcheck(t, path, "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	var r struct {
		Checklists []struct {
			Items []struct{ ID, Status string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &r))
	found := map[string]string{}
	for _, it := range r.Checklists[0].Items {
		found[it.ID] = it.Status
	}
	return found
}

// The same paper as Markdown and as a two-column PDF gets the same verdicts; an item that a layout could cost is named.
func TestLayoutDoesNotChangeVerdicts(t *testing.T) {
	md, pdf := verdicts(t, samples+"complete.md"), verdicts(t, samples+"complete-twocolumn.pdf")
	require.Len(t, md, 44)
	for id, status := range md {
		assert.Equal(t, status, pdf[id], "item %s", id)
	}
}

// A paper written to the list satisfies nearly all of it, and one that leaves things out is told so.
func TestTheSamplesAreToldApart(t *testing.T) {
	count := func(v map[string]string, status string) (n int) {
		for _, s := range v {
			if s == status {
				n++
			}
		}
		return n
	}
	complete, poor := verdicts(t, samples+"complete.md"), verdicts(t, samples+"poor-linenumbers.pdf")
	assert.GreaterOrEqual(t, count(complete, "satisfied"), 40)
	assert.Zero(t, count(complete, "missing"))
	for _, id := range []string{"11", "12", "18", "24", "29", "33", "42", "43", "44"} {
		assert.Equal(t, "missing", poor[id], "item %s", id)
	}
	for _, id := range []string{"19", "22", "25"} {
		assert.Equal(t, "satisfied", poor[id], "item %s", id)
	}
}

// Quotes of a line-numbered PDF carry the number that is printed beside them.
func TestPrintedLineNumbersAreReported(t *testing.T) {
	code, stdout, stderr := pubcheck(t, "explain", samples+"poor-linenumbers.pdf", "claim-2024/19")
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, strings.ReplaceAll(stdout, "[", ""), "4.1 Dataset, p. 3, line 73")
}
