package cli

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// offered are what a shell would offer: words without their descriptions, and what it does about files.
func offered(t *testing.T, args ...string) (words []string, directive string) {
	t.Helper()
	code, stdout, _ := pubcheck(t, append([]string{"__complete"}, args...)...)
	require.Equal(t, exitDone, code)
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	for _, line := range lines[:len(lines)-1] {
		word, _, _ := strings.Cut(line, "\t")
		words = append(words, word)
	}
	return words, lines[len(lines)-1]
}

func TestCompletions(t *testing.T) {
	t.Parallel()
	own := t.TempDir()
	for _, c := range []struct {
		name      string
		args      []string
		words     []string
		directive string // ":0" files too, ":4" nothing else, ":6" and no space, ":16" folders, ":36" in this order
	}{
		{"checklists", []string{"check", "--checklist", ""}, []string{"claim-2020", "claim-2024", "clear-2023", "consort-2010", "consort-2025", "consort-ai-2020", "prisma-2020", "prisma-2020-abstract", "stard-2015", "stard-ai-2025", "strobe-2007", "tripod-ai-2024", "tripod-ai-2024-abstract", "auto"}, ":4"},
		{"the paper's choice", []string{"batch", "--checklist", "au"}, []string{"auto"}, ":4"},
		{"labels are for a named list", []string{"agree", "--checklist", "au"}, nil, ":4"},
		{"a checklist begun", []string{"check", "--checklist", "con"}, []string{"consort-2010", "consort-2025", "consort-ai-2020"}, ":4"},
		{"of the short form", []string{"--checklist", "claim-2024"}, []string{"claim-2024"}, ":4"},
		{"of a form", []string{"fill", "--checklist", "con"}, []string{"consort-2010", "consort-2025", "consort-ai-2020"}, ":4"},
		{"of a batch", []string{"batch", "--checklist", "con"}, []string{"consort-2010", "consort-2025", "consort-ai-2020"}, ":4"},
		{"thresholds", []string{"check", "--fail-on", ""}, []string{"none", "missing", "ambiguous"}, ":4"},
		{"thresholds of forms", []string{"verify", "--fail-on", ""}, []string{"none", "findings"}, ":4"},
		{"a file for a format", []string{"check", "--format", "html="}, nil, ":0"},
		{"formats of agree", []string{"agree", "--format", ""}, []string{"text", "json", "markdown"}, ":4"},
		{"verdicts", []string{"decide", "--verdict", ""}, []string{"satisfied", "ambiguous", "missing", "not_applicable"}, ":4"},
		{"folders of rules", []string{"check", "--rules", own}, nil, ":16"},
		{"papers", []string{"explain", ""}, nil, ":0"},
		{"the checklist of an item", []string{"explain", "paper.pdf", ""}, []string{"claim-2020/", "claim-2024/", "clear-2023/", "consort-2010/", "consort-2025/", "consort-ai-2020/", "prisma-2020/", "prisma-2020-abstract/", "stard-2015/", "stard-ai-2025/", "strobe-2007/", "tripod-ai-2024/", "tripod-ai-2024-abstract/"}, ":2"},
		{"a further paper", []string{"explain", "paper.pdf", "supple"}, nil, ":2"},
		{"items", []string{"explain", "paper.pdf", "claim-2024/2"}, []string{"claim-2024/2", "claim-2024/20", "claim-2024/21", "claim-2024/22", "claim-2024/23", "claim-2024/24", "claim-2024/25", "claim-2024/26", "claim-2024/27", "claim-2024/28", "claim-2024/29"}, ":36"},
		{"items to decide", []string{"decide", "paper.pdf", "claim-2024/44"}, []string{"claim-2024/44"}, ":36"},
		{"nothing behind the decided item", []string{"decide", "paper.pdf", "claim-2024/44", ""}, nil, ":4"},
		{"items to show", []string{"show", "consort-2010", "8"}, []string{"8a", "8b"}, ":36"},
		{"show in one word", []string{"show", "consort-2010/8"}, []string{"consort-2010/8a", "consort-2010/8b"}, ":36"},
		{"show nothing more", []string{"show", "consort-2010/8a", ""}, nil, ":4"},
		{"what lists", []string{"list", ""}, []string{"profiles", "topics"}, ":4"},
		{"folders of papers", []string{"batch", ""}, nil, ":16"},
	} {
		t.Run(c.name, func(t *testing.T) {
			words, directive := offered(t, c.args...)
			assert.Equal(t, c.words, words)
			assert.Equal(t, c.directive, directive)
		})
	}
	words, _ := offered(t, "check", "--format", "")
	names, _ := formats()
	for _, name := range names {
		assert.Contains(t, words, name+"=")
		assert.Equal(t, name != "pdf", contains(words, name), "%s alone goes to standard output", name)
	}
	profiles, err := builtinProfiles()
	require.NoError(t, err)
	words, directive := offered(t, "fill", "--profile", "")
	assert.Len(t, words, len(profiles))
	assert.Equal(t, ":0", directive, "a profile may be a file")
	words, _ = offered(t, "")
	assert.Contains(t, words, "batch")
	assert.NotContains(t, words, "batch-child", "what is hidden is not offered")
}

func contains(words []string, word string) bool { return oneOf(word, words) }

// The scripts are whole programs of their shells.
func TestCompletionScripts(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		code, stdout, stderr := pubcheck(t, "completion", shell)
		require.Equal(t, exitDone, code, stderr)
		assert.Contains(t, stdout, "__complete")
		if path, err := exec.LookPath(shell); err == nil && shell != "powershell" {
			cmd := exec.Command(path, "-n")
			cmd.Stdin = strings.NewReader(stdout)
			out, err := cmd.CombinedOutput()
			assert.NoError(t, err, "%s: %s", shell, out)
		}
	}
}
