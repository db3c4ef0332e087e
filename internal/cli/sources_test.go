package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/batch"
)

// latexPaper lays out a paper in LaTeX that includes one file, which includes another; the third is named and not there.
func latexPaper(t *testing.T) (dir, main string) {
	t.Helper()
	dir = folderWith(t, map[string]string{
		"main.tex":             "\\documentclass{article}\\begin{document}\\title{A network}\\section{Introduction}Fractures are missed.\\input{parts/methods}\\include{nowhere}\\end{document}",
		"parts/methods.tex":    "\\section{Methods}\nWe trained a network on radiographs.\n\\input{partitions}",
		"parts/partitions.tex": "Examinations were divided at the patient level.\n",
		"parts/unused.tex":     "Nobody includes this.\n",
	})
	return dir, filepath.Join(dir, "main.tex")
}

// sourcesOf are the included files of a JSON report, which follows its schema.
func sourcesOf(t *testing.T, args ...string) []batch.Source {
	t.Helper()
	text := formatted(t, "json", args...)
	schema, err := jsonschema.NewCompiler().Compile("../report/schema.json")
	require.NoError(t, err)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err)
	assert.NoError(t, schema.Validate(value))
	assert.Equal(t, text, formatted(t, "json", args...), "the same input, the same bytes")
	var r struct {
		Manuscript struct{ Sources []batch.Source }
	}
	require.NoError(t, json.Unmarshal([]byte(text), &r))
	return r.Manuscript.Sources
}

func sha256Of(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// A report lists every file that was read for it, with its digest: a paper whose main file is the same need not be the same.
func TestReportsListWhatAPaperIncludes(t *testing.T) {
	t.Parallel()
	dir, main := latexPaper(t)
	want := []batch.Source{{Path: "parts/methods.tex"}, {Path: "parts/partitions.tex"}}
	for i := range want {
		want[i].SHA256 = sha256Of(t, filepath.Join(dir, want[i].Path))
	}
	assert.Equal(t, want, sourcesOf(t, main))
	assert.Empty(t, sourcesOf(t, samples+"complete.md"))

	supplement := write(t, filepath.Join(dir, "supplement.md"), "# Supplement\n\nFurther images of the patients are here.\n")
	joined := sourcesOf(t, main, supplement)
	for i := range want {
		want[i].Path = filepath.ToSlash(dir) + "/" + want[i].Path // named as the files of a submission are
	}
	assert.Equal(t, want, joined)
}

// diff tells a change of an included file from a change of the rules, though the main file and its length stay.
func TestDiffSeesChangesOfIncludedFiles(t *testing.T) {
	t.Parallel()
	dir, main := latexPaper(t)
	before := filepath.Join(dir, "before.json")
	require.NoError(t, os.WriteFile(before, []byte(formatted(t, "json", main)), 0o600))
	code, out, stderr := pubcheck(t, "diff", before, main)
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, out, "The same paper, by the same rules.")
	write(t, filepath.Join(dir, "parts", "partitions.tex"), "Examinations were divided at the clinic today.\n")
	code, out, stderr = pubcheck(t, "diff", before, main)
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, out, "Another version of the paper")
	assert.Contains(t, out, "(the paper changed)")
}

// A batch that goes on checks a paper again of which an included file changed.
func TestResumeSeesChangesOfIncludedFiles(t *testing.T) {
	t.Parallel()
	dir, main := latexPaper(t)
	text, err := os.ReadFile(main)
	require.NoError(t, err)
	write(t, main, strings.Replace(string(text), "\\include{nowhere}", "", 1)) // a paper that lacks a file is always read again
	out := filepath.Join(t.TempDir(), "r.jsonl")
	for _, changed := range []bool{false, true} {
		breakOff(t, dir, out)
		journal, err := os.ReadFile(out + ".journal")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(out+".journal", []byte(strings.ReplaceAll(string(journal), `"title":"`, `"title":"from the journal: `)), 0o644))
		if changed {
			write(t, filepath.Join(dir, "parts", "partitions.tex"), "Examinations were divided.\n")
		}
		code, _, stderr := pubcheck(t, "batch", dir, "-o", out, "--resume")
		require.Equal(t, exitDone, code, stderr)
		data, err := os.ReadFile(out)
		require.NoError(t, err)
		rows := rowsOf(t, string(data))
		require.Len(t, rows, 1)
		require.Len(t, rows[0].Sources, 2)
		assert.Equal(t, sha256Of(t, filepath.Join(dir, "parts", "partitions.tex")), rows[0].Sources[1].SHA256)
		assert.Equal(t, !changed, strings.HasPrefix(rows[0].Title, "from the journal"))
		require.NoError(t, os.Remove(out))
	}
}
