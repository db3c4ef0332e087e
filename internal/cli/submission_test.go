package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// What a blinded manuscript keeps on its title page is found there, and what the supplement tells counts as methods; a
// cover letter proves nothing.
func TestASubmissionIsReadFromItsFolder(t *testing.T) {
	r := reading(t, samples+"submission", "--fail-on", "none")
	require.Len(t, r.Manuscript.Files, 4)
	assert.Equal(t, filepath.Join(samples, "submission", "manuscript.md"), r.Manuscript.Path, "the manuscript comes first, wherever it is listed")
	for item, file := range map[string]string{"44": "title-page.md", "43": "title-page.md", "20": "supplement.md", "11": "supplement.md", "16": "manuscript.md"} {
		it := r.item(t, item)
		require.Equal(t, "satisfied", it.Status, "item %s: %s", item, it.Because)
		assert.Equal(t, file, filepath.Base(it.Evidence[0].File), "item %s", item)
		assert.Contains(t, it.Because, file+",", "the place says in which file it stands")
	}
	assert.Equal(t, []string{"This is a cover letter; nothing in it was taken for evidence, since it is no part of the paper."}, r.noticed("cover-letter"))
	assert.NotEqual(t, "satisfied", r.item(t, "21").Status, "the sample size stands in the cover letter only")
	alone := reading(t, samples+"submission/manuscript.md", "--fail-on", "none")
	assert.Equal(t, "missing", alone.item(t, "44").Status)
	assert.Equal(t, "not_applicable", alone.item(t, "34").Status, "decisions hold for the manuscript alone, too")
	named := reading(t, samples+"submission/manuscript.md", samples+"submission/cover-letter.md", "--fail-on", "none")
	assert.Len(t, named.noticed("cover-letter"), 1, "a file that the configuration lists keeps its role when it is named")
	code, _, stderr := pubcheck(t, samples+"submission")
	assert.Equal(t, exitFindings, code, "fail-on of the folder holds: %s", stderr)
}

// Pages of several files are told apart.
func TestStripsOfSeveralFiles(t *testing.T) {
	code, stdout, stderr := pubcheck(t, samples+"poor-linenumbers.pdf", samples+"complete-twocolumn.pdf")
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, "evidence on pages 1 to 6 of "+samples+"poor-linenumbers.pdf")
	assert.Contains(t, stdout, "of "+samples+"complete-twocolumn.pdf")
	assert.Contains(t, stdout, "complete-twocolumn.pdf, Funding, p. ")
}

func TestExplainAndFormsTakeAFolder(t *testing.T) {
	code, stdout, stderr := pubcheck(t, "explain", samples+"submission", "claim-2024/44")
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, "title-page.md, Funding")
	dir := t.TempDir()
	for _, name := range []string{"manuscript.md", "title-page.md", "supplement.md", "cover-letter.md", checklist.ConfigName} {
		data, err := os.ReadFile(samples + "submission/" + name)
		require.NoError(t, err)
		write(t, filepath.Join(dir, name), string(data))
	}
	code, _, stderr = pubcheck(t, "fill", dir, "-o", filepath.Join(dir, "form.md"))
	require.Equal(t, exitDone, code, stderr)
	data, err := os.ReadFile(filepath.Join(dir, "form.md"))
	require.NoError(t, err)
	assert.Contains(t, string(data), "title-page.md Funding")
	code, _, stderr = pubcheck(t, "fill", dir, "-o", filepath.Join(dir, "manuscript.md"), "--force")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, "would be lost")
	kept, err := os.ReadFile(filepath.Join(dir, "manuscript.md"))
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(kept), "# Deep learning"))
}

func TestBadSubmissions(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(dir+"/.git", 0o755))
	write(t, dir+"/main.md", smallPaper)
	conf := dir + "/" + checklist.ConfigName
	for _, c := range []struct {
		name, text string
		code       int
		says       string
	}{
		{"no list", "fail-on: none\n", exitUsage, "list its files under submission"},
		{"lost file", "submission:\n  - file: mian.md\n", exitFailed, conf + `:1: no file`},
		{"no manuscript", "submission:\n  - {file: main.md, role: supplement}\n", exitUsage, "no file has the role manuscript"},
		{"a folder in the list", "files: [main.md, .git]\n", exitUsage, "is a folder"},
		{"only a cover letter", "submission: {file: main.md, role: cover}\n", exitUsage, "no file has the role manuscript"},
	} {
		t.Run(c.name, func(t *testing.T) {
			write(t, conf, c.text)
			code, stdout, stderr := pubcheck(t, dir)
			assert.Equal(t, c.code, code, stderr)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
		})
	}
	write(t, conf, "files: main.md\n")
	code, _, stderr := pubcheck(t, dir)
	assert.Equal(t, exitDone, code, stderr)
	code, _, stderr = pubcheck(t, "check", "--no-config")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, "name the paper to check")
	t.Chdir(dir)
	code, stdout, stderr := pubcheck(t, "check")
	assert.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, "main.md (")
	_, stdout, _ = pubcheck(t, "config")
	assert.True(t, hasLine(stdout, "submission", "main.md", checklist.ConfigName+":1"), stdout)
}
