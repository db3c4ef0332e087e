package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every command that help shows has a page, which troff sets without a warning and which names every flag.
func TestManualPages(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "man1")
	code, stdout, stderr := pubcheck(t, "man", dir)
	require.Equal(t, exitDone, code, stderr)
	assert.Empty(t, stdout)
	groff, noGroff := exec.LookPath("groff")
	pages := manual(newRoot())
	require.Greater(t, len(pages), 10)
	for _, p := range pages {
		written, err := os.ReadFile(filepath.Join(dir, p.name))
		require.NoError(t, err)
		assert.Equal(t, string(p.text), string(written), "two runs, the same bytes")
		command := strings.Split(strings.TrimSuffix(p.name, ".1"), "-")
		_, help, _ := pubcheck(t, append(command[1:], "--help")...)
		for _, word := range strings.Fields(help) {
			flag := strings.Trim(word, "(),;.\"`")
			if strings.HasPrefix(flag, "--") && flag != "--help" {
				assert.Contains(t, string(written), roff(flag), p.name)
			}
		}
		if noGroff != nil {
			continue
		}
		cmd := exec.Command(groff, "-man", "-Tutf8", "-ww")
		cmd.Stdin = strings.NewReader(string(p.text))
		var warned strings.Builder
		cmd.Stderr = &warned
		set, err := cmd.Output()
		require.NoError(t, err)
		assert.Empty(t, warned.String(), p.name)
		assert.Contains(t, string(set), "pubcheck manual")
	}
	hidden, err := filepath.Glob(dir + "/*child*")
	require.NoError(t, err)
	assert.Empty(t, hidden)
}

func TestTextStaysTextInTroff(t *testing.T) {
	assert.Equal(t, "\\&.so /etc/passwd\n\\&'a\n\\-\\-x \\en", roff(".so /etc/passwd\n'a\n--x \\n"))
	code, _, stderr := pubcheck(t, "man", filepath.Join(paper(t, "file", nil), "man1"))
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "could not make the folder")
}
