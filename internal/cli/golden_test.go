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
				golden(t, name, got)
			})
		}
	}
}

// The outlines of files that are hard to read stay as they were looked at.
func TestGoldenOutlinesOfHardFiles(t *testing.T) {
	papers, err := filepath.Glob(samples + "hard/*.pdf")
	require.NoError(t, err)
	read := 0
	for _, p := range papers {
		code, got, _ := pubcheck(t, "parse", p)
		if code == exitNoText {
			continue // locked, or pictures only
		}
		require.Equal(t, exitDone, code, p)
		read++
		golden(t, "hard/"+filepath.Base(p)+".parse.txt", got)
	}
	assert.GreaterOrEqual(t, read, 5)
}

// Abstracts held against the lists for abstracts alone stay as they were looked at: no item decides unless one trusts the
// unmeasured rules.
func TestGoldenAbstracts(t *testing.T) {
	for sample, list := range map[string]string{"review-abstract.md": "prisma-2020-abstract", "prediction-abstract.md": "tripod-ai-2024-abstract"} {
		paper := samples + "kinds/" + sample
		for _, v := range verdicts(t, paper, "--checklist", list) {
			assert.NotEqual(t, "satisfied", v, list)
		}
		for ext, args := range map[string][]string{".report.txt": {paper, "--checklist", list, "--trust-unmeasured"}, ".parse.txt": {"parse", paper}} {
			code, got, stderr := pubcheck(t, args...)
			require.Equal(t, exitDone, code, stderr)
			golden(t, sample+ext, got)
		}
	}
}

// The tables for co-authors and the formats for tools stay as they were looked at.
func TestGoldenTables(t *testing.T) {
	for ext, format := range map[string]string{".report.md": "markdown", ".report.csv": "csv", ".sarif": "sarif", ".junit.xml": "junit", ".summary.md": "summary", ".github.txt": "github"} {
		code, got, stderr := pubcheck(t, samples+"poor-linenumbers.pdf", "--format", format)
		require.Equal(t, exitDone, code, stderr)
		golden(t, "poor-linenumbers.pdf"+ext, got)
	}
}

// golden holds a text to its golden file, or rewrites that.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := samples + "golden/" + name
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

// verdicts are the statuses of a paper's items by number.
func verdicts(t *testing.T, path string, more ...string) map[string]string {
	t.Helper()
	code, stdout, stderr := pubcheck(t, append([]string{path, "--format", "json"}, more...)...)
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

// The same paper as a Word file, and as LaTeX beside the PDF made of it, gets the same verdicts; one item in twenty may
// differ where a format shows what another hides.
func TestFormatDoesNotChangeVerdicts(t *testing.T) {
	for one, other := range map[string]string{"complete.md": "complete.docx", "poor.md": "poor.docx", "complete-twocolumn.pdf": "src/complete-twocolumn.tex", "poor-linenumbers.pdf": "src/poor-linenumbers.tex"} {
		want, got := verdicts(t, samples+one), verdicts(t, samples+other)
		require.Len(t, got, len(want))
		same := 0
		for id, status := range want {
			if got[id] == status {
				same++
			} else {
				t.Logf("%s, item %s: %s; %s: %s", one, id, status, other, got[id])
			}
		}
		assert.GreaterOrEqual(t, same*100, len(want)*95, other)
	}
}

// A paper of several files is read from its folder, and quotes name the file that they stand in.
func TestIncludedFilesAreNamed(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	write("main.tex", "\\documentclass{article}\\begin{document}\\section{Abstract}We tested a network.\n\\input{methods}\\input{../outside}\\end{document}")
	write("methods.tex", "\\section{Methods}\nFirst line.\n\nPartitions were disjoint at the patient level: patients were randomly divided into training, tuning and test sets at the patient level.\n")
	require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(dir), "outside.tex"), []byte("secret"), 0o644))
	code, stdout, stderr := pubcheck(t, filepath.Join(dir, "main.tex"))
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, "methods.tex, Methods, line 4")
	assert.Contains(t, stdout, `"../outside" could not be read`)
	assert.NotContains(t, stdout, "secret")
	assert.Contains(t, stdout, "0 missing", "what could not be read is never called missing")
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
