package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The list and the topic of docs/adding-a-checklist.md are taken out of the text, put where it says, and used as it says.
func TestTheGuideToAListWorks(t *testing.T) {
	guide, err := os.ReadFile("../../docs/adding-a-checklist.md")
	require.NoError(t, err)
	dir := t.TempDir()
	files := regexp.MustCompile("(?s)`my-lists/([^`]+\\.yaml)`[^\n]*\n\n```yaml\n(.*?)```").FindAllSubmatch(guide, -1)
	require.Len(t, files, 2)
	for _, f := range files {
		path := filepath.Join(dir, string(f[1]))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, f[2], 0o644))
	}
	code, out, problem := pubcheck(t, "rules", "test", dir)
	require.Zero(t, code, problem)
	assert.Regexp(t, ` 0 failed`, out)
	code, out, problem = pubcheck(t, samples+"complete.md", "--rules", dir, "--checklist", "phantom-2026")
	require.Zero(t, code, problem)
	assert.Contains(t, out, "✓  1  Scanner")
	assert.Contains(t, out, "✗  2  Phantom")
	assert.Contains(t, out, "unmeasured")
	code, out, problem = pubcheck(t, "explain", samples+"complete.md", "phantom-2026/2", "--rules", dir)
	require.Zero(t, code, problem)
	assert.Contains(t, out, "the phantom and its maker")
	code, out, problem = pubcheck(t, "show", "phantom-2026", "2", "--rules", dir)
	require.Zero(t, code, problem)
	assert.Contains(t, out, "why: Phantoms differ in size")
	assert.Contains(t, out, "No journal is recorded for this list.")
	code, out, problem = pubcheck(t, "show", "phantom-2026", "1", "--rules", dir)
	require.Zero(t, code, problem)
	assert.Contains(t, out, "(As for CLAIM 2024, item 13.)")
}
