package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What lies in the repository makes an item ambiguous, and satisfied once the paper points there; what the paper says
// itself stays as it is.
func TestRepositoryEvidence(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	p := filepath.Join(dir, "paper.md")
	put("paper.md", smallPaper)
	alone := verdicts(t, p)
	require.Equal(t, "missing", alone["23"])
	require.Equal(t, "missing", alone["43"])
	assert.Equal(t, alone, verdicts(t, p, "--repo", dir), "an empty repository changes nothing")

	put("requirements.txt", "torch==2.1.0\n")
	put("LICENSE", "Apache-2.0")
	beside := verdicts(t, p, "--repo", dir)
	for id, v := range alone {
		want := v
		if id == "23" || id == "43" {
			want = "ambiguous"
		}
		assert.Equal(t, want, beside[id], "item %s", id)
	}
	_, stdout, _ := pubcheck(t, p, "--repo", dir)
	assert.Contains(t, strings.Join(strings.Fields(stdout), " "), "It stands in the repository, not in the paper: requirements.txt, line 1: torch==2.1.0.")

	put(".git/config", "[remote \"origin\"]\n\turl = git@github.com:some-lab/wrist.git\n")
	assert.Equal(t, beside, verdicts(t, p, "--repo", dir), "an address that the paper does not give changes nothing")
	put("paper.md", smallPaper+"\nEverything is described at https://github.com/some-lab/wrist-other.\n")
	assert.Equal(t, "ambiguous", verdicts(t, p, "--repo", dir)["23"], "another repository")
	put("paper.md", smallPaper+"\nEverything is described at https://github.com/Some-Lab/wrist.\n")
	assert.Equal(t, "satisfied", verdicts(t, p, "--repo", dir)["23"])
	assert.Equal(t, "satisfied", verdicts(t, p, "--repo", dir)["43"])
	_, stdout, _ = pubcheck(t, p, "--repo", dir, "--no-snippets")
	assert.NotContains(t, stdout, "Everything is described")

	code, _, stderr := pubcheck(t, p, "--repo", filepath.Join(dir, "nowhere"))
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, "nowhere")
}

// A link that leads out of the repository is not followed.
func TestRepositoryLooksNowhereElse(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "requirements.txt")
	require.NoError(t, os.WriteFile(outside, []byte("torch==2.1.0\n"), 0o600))
	if err := os.Symlink(outside, filepath.Join(dir, "requirements.txt")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	holding, err := lookAt(dir)
	require.NoError(t, err)
	assert.Empty(t, holding.Software)
}
