package pubcheck_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pre-commit itself builds the hook from this repository as it stands and runs it in an author's repository: it passes on
// a whole paper, fails on one that lacks something, and is left out of commits that touch no manuscript.
func TestPreCommitRunsTheHook(t *testing.T) {
	for _, tool := range []string{"pre-commit", "git", "go"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("no " + tool + " on this machine")
		}
	}
	if out, err := exec.Command("git", "rev-parse", "HEAD").CombinedOutput(); err != nil {
		t.Skip("this is no git repository from which pre-commit could take the hook: " + string(out))
	}
	here, err := os.Getwd()
	require.NoError(t, err)
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	require.NoError(t, err)
	env := []string{"PRE_COMMIT_HOME=" + t.TempDir(), "GOMODCACHE=" + strings.TrimSpace(string(cache)), "GOFLAGS=-trimpath -buildvcs=false"}
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") && !strings.HasPrefix(v, "GOFLAGS=") { // a hook that runs the tests sets the first
			env = append(env, v)
		}
	}
	repository := filepath.Join(t.TempDir(), "an author's repository")
	call := func(name string, args ...string) (string, int) {
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.Env = repository, env
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil {
			require.NoError(t, err)
		}
		return string(out), cmd.ProcessState.ExitCode()
	}
	paper := filepath.Join(repository, "the paper", "main text.md")
	require.NoError(t, os.MkdirAll(filepath.Dir(paper), 0o755))
	out, code := call("git", "init", "--quiet")
	require.Equal(t, 0, code, out)
	require.NoError(t, os.WriteFile(filepath.Join(repository, ".pubcheck.yaml"), []byte("submission:\n  - file: the paper/main text.md\n"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(repository, "train.py"), []byte("print(1)\n"), 0o644))

	for _, c := range []struct {
		sample, staged string
		code           int
		says           []string
	}{
		{"complete.md", ".", 0, []string{"Passed"}},
		{"poor.md", ".", 1, []string{"Failed", "the paper/main text.md", "Missing: to be written"}},
		{"poor.md", "train.py", 0, []string{"Skipped"}},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", c.sample))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(paper, data, 0o644))
		for _, args := range [][]string{{"read-tree", "--empty"}, {"add", c.staged}} {
			out, code := call("git", args...)
			require.Equal(t, 0, code, out)
		}
		out, code := call("pre-commit", "try-repo", here, "pubcheck")
		assert.Equal(t, c.code, code, out)
		for _, words := range c.says {
			assert.Contains(t, out, words)
		}
	}
}
