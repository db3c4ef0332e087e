package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const ownList = `id: own-list
title: A list of our own
short: OWN
version: "1"
source: {citation: "Ours.", doi: "10.1000/1", licence: "ours"}
items:
  - id: "1"
    section: Methods
    title: Colour of the scanner
    asks: Which colour the scanner has.
    evidence: {all: [own-rule]}
`

// Where no paper is named, the configuration that governs the folder where one is says which rules there are: for what
// is listed, shown, tested and completed. Flags win, and --no-config leaves it aside.
func TestDefinitionsFollowTheConfiguration(t *testing.T) {
	dir := folderWith(t, map[string]string{".pubcheck.yaml": "rules: mine\n", "mine/own-list.yaml": ownList, "mine/own-rule.yaml": ownRule,
		"other/other-rule.yaml": strings.ReplaceAll(ownRule, "own-rule", "other-rule"), "paper/text.md": smallPaper})
	t.Chdir(filepath.Join(dir, "paper"))
	for _, args := range [][]string{{"list"}, {"list", "topics"}, {"show", "own-list"}, {"show", "own-list", "1"}, {"show", "own-list/1"}, {"rules", "test"}, {"crosswalk", "own-list", "claim-2024"}, {"__complete", "show", "own"}, {"__complete", "check", "--checklist", "own"}, {"__complete", "explain", "text.md", "own-list/"}} {
		code, with, stderr := pubcheck(t, args...)
		require.Equal(t, exitDone, code, "%v: %s", args, stderr)
		off := append(append([]string{}, args...), "--no-config")
		if args[0] == "__complete" { // flags stand before the word that is completed
			off = append([]string{args[0], args[1], "--no-config"}, args[2:]...)
		}
		_, without, _ := pubcheck(t, off...)
		assert.NotEqual(t, with, without, args)
		assert.NotContains(t, without, "own-list  ", args)
	}
	code, _, stderr := pubcheck(t, "show", "own-list", "--no-config")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, `unknown checklist "own-list"`)

	code, _, stderr = pubcheck(t, "guide", "own-list", "-o", "guide")
	require.Equal(t, exitDone, code, stderr)
	assert.FileExists(t, filepath.Join("guide", "own-list.html"))
	code, _, stderr = pubcheck(t, "guide", "own-list", "-o", "guide", "--force", "--no-config")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, `unknown checklist "own-list"`)

	_, listed, _ := pubcheck(t, "list", "--rules", "../other")
	assert.NotContains(t, listed, "own-list", "flags win")
	_, mine, _ := pubcheck(t, "rules", "test")
	_, both, _ := pubcheck(t, "rules", "test", "../mine", "../other")
	_, other, _ := pubcheck(t, "rules", "test", "../other")
	assert.NotEqual(t, mine, both)
	assert.Equal(t, mine, other, "a folder that is named stands in the place of the configuration's: as many examples")

	write(t, filepath.Join(dir, ".pubcheck.yaml"), "\nrules: nowhere\n")
	for _, args := range [][]string{{"list"}, {"show", "claim-2024"}, {"rules", "test"}} {
		code, _, stderr := pubcheck(t, args...)
		assert.Equal(t, exitUsage, code)
		assert.Contains(t, stderr, filepath.Join("..", ".pubcheck.yaml")+":2: no folder", "the line is told")
	}
	code, stdout, _ := pubcheck(t, "__complete", "show", "claim-2024/44")
	assert.Equal(t, exitDone, code, "completions print no error")
	assert.NotContains(t, stdout, "nowhere")
}

// auto in a configuration is settled by the paper in every command that holds a paper against a list.
func TestAutoInAConfiguration(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	text, err := os.ReadFile(samples + "trial.md")
	require.NoError(t, err)
	trial := write(t, filepath.Join(dir, "trial.md"), string(text))
	write(t, filepath.Join(dir, ".pubcheck.yaml"), "checklists: auto\n")
	_, suggested, _ := pubcheck(t, "suggest", trial, "--json")
	require.Contains(t, suggested, `"first": "consort-2025"`)
	own := filepath.Join(dir, "own.csv")
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"check", trial}, "CONSORT 2025"},
		{[]string{"config", trial}, "auto"},
		{[]string{"fill", trial, "-o", own}, "To decide"},
		{[]string{"verify", trial, own, "--format", "json"}, `"checklist": "consort-2025"`},
		{[]string{"diff", trial, trial}, "by the same rules"},
		{[]string{"batch", dir}, `"id":"consort-2025"`},
	} {
		code, stdout, stderr := pubcheck(t, c.args...)
		assert.Equal(t, exitDone, code, "%v: %s", c.args, stderr)
		assert.Contains(t, stdout, c.says)
	}
	code, _, stderr := pubcheck(t, "agree", dir, "--checklist", "auto")
	assert.Equal(t, exitUsage, code, "labels are for one list")
	assert.Contains(t, stderr, "unknown checklist")
}
