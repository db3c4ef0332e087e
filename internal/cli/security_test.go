package cli

import (
	"archive/zip"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What passes a bound ends as SECURITY.md says: refused with exit code 4, or read as far as the budget goes, told, and
// with nothing called missing.
func TestBoundsHold(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	large := write(t, filepath.Join(dir, "large.md"), smallPaper)
	require.NoError(t, os.Truncate(large, maxFile+1))
	code, stdout, stderr := pubcheck(t, large)
	assert.Equal(t, exitFailed, code)
	assert.Empty(t, stdout)
	assert.Contains(t, stderr, "larger than 128 MB")

	bomb := filepath.Join(dir, "bomb.docx")
	f, err := os.Create(bomb)
	require.NoError(t, err)
	z := zip.NewWriter(f)
	w, err := z.Create("word/document.xml")
	require.NoError(t, err)
	_, err = w.Write([]byte("<w:document>" + strings.Repeat(" ", 49<<20)))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	require.NoError(t, f.Close())
	for _, args := range [][]string{{bomb}, {"fill", samples + "poor.md", "--form", bomb, "-o", filepath.Join(dir, "x.docx")}} {
		code, stdout, stderr = pubcheck(t, args...)
		assert.Equal(t, exitFailed, code)
		assert.Empty(t, stdout)
		assert.Contains(t, stderr, "unpacks to")
	}

	for name, text := range map[string]string{
		"expansions": `\def\a{\a\a}\a`,
		"depth":      `\input{depth}`,
	} {
		endless := write(t, filepath.Join(dir, name+".tex"), `\documentclass{article}\begin{document}\section{Methods}We trained a network on radiographs of the hand. `+text+`\end{document}`)
		code, stdout, stderr = pubcheck(t, endless)
		assert.Equal(t, exitDone, code, stderr)
		assert.Contains(t, stdout, "Methods")
		if name == "expansions" {
			assert.Contains(t, stdout, "more than is followed")
			assert.Contains(t, stdout, "✗ 0 missing", "what was not read is never called missing")
		}
	}
}

// Of the program's packages, those of this project have no network code, and of the libraries the parser of flags alone
// knows package net: it may name no other.
func TestWhatKnowsTheNetwork(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-deps", "-f", `{{if not .Standard}}{{.ImportPath}} {{join .Imports " "}}{{end}}`, "../../cmd/pubcheck").Output()
	require.NoError(t, err)
	var know []string
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		for _, used := range strings.Fields(line)[1:] {
			if used == "net" || strings.HasPrefix(used, "net/") && used != "net/url" {
				know = append(know, strings.Fields(line)[0]+" "+used)
			}
		}
	}
	assert.Equal(t, []string{"github.com/spf13/pflag net"}, know)
}

// Nothing of a manuscript steers the terminal, whatever it is shown as: no escape, no direction mark.
func TestNothingSteersTheTerminal(t *testing.T) {
	t.Parallel()
	steering := regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
	dir := t.TempDir()
	p := write(t, filepath.Join(dir, "odd.md"), "# A &#27;[31mred&#x9b;1m &#x202E;net\u202ework for images\n\n## Me&#x202E;thods &#27;[31m\n\nWe &#27;]0;x&#7; tr&#x202E;ained a &#x9b;1m network. \u2066Examinations\u2069 were &#27;[2Jdivided at the patient &#8207;level.\n")
	own := filepath.Join(dir, "own.csv")
	commands := [][]string{{"parse", p}, {"parse", p, "--json"}, {"parse", p, "--text"}, {"suggest", p}, {"suggest", p, "--json"},
		{"explain", p, "claim-2024/20"}, {"fill", p, "-o", own, "--locator", "quote"}, {"verify", p, own}, {"verify", p, own, "--format", "json"}, {"fill", "--inspect", own},
		{"diff", samples + "poor.md", p}, {"diff", samples + "poor.md", p, "--format", "json"}, {"batch", dir}}
	names, _ := formats()
	for _, format := range names {
		if format != "pdf" && format != "html" { // a file; a page is no terminal
			commands = append(commands, []string{"check", p, "--format", format})
		}
	}
	told := 0
	for _, args := range commands {
		code, stdout, stderr := pubcheck(t, args...)
		require.Equal(t, exitDone, code, "%v: %s", args, stderr)
		assert.NotRegexp(t, steering, stdout, args)
		assert.NotRegexp(t, steering, stderr, args)
		if strings.Contains(stdout, "divided at the patient") {
			told++
		}
	}
	assert.Greater(t, told, 8, "the text is told all the same")
}
