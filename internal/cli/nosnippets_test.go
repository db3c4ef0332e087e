package cli

import (
	"archive/zip"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// runsOfWords are six words in a row, wherever a paper has them: fewer may be words of a checklist too.
func runsOfWords(t *testing.T, paper string) []string {
	t.Helper()
	code, text, stderr := pubcheck(t, "parse", paper, "--text")
	require.Equal(t, exitDone, code, stderr)
	words := strings.Fields(text)
	var all []string
	for i := 0; i+6 <= len(words); i += 3 {
		all = append(all, strings.Join(words[i:i+6], " "))
	}
	require.Greater(t, len(all), 100)
	return all
}

// told counts the runs of words that stand in an output, however it breaks its lines.
func told(runs []string, output string) int {
	output = strings.NewReplacer("[", "", "]", "").Replace(strings.Join(strings.Fields(output), " "))
	n := 0
	for _, r := range runs {
		if strings.Contains(output, strings.NewReplacer("[", "", "]", "").Replace(r)) {
			n++
		}
	}
	return n
}

// Each command that quotes the manuscript tells no word of it with --no-snippets, and the same places and findings.
func TestNoSnippetsInEveryCommand(t *testing.T) {
	t.Parallel()
	paper := samples + "poor-linenumbers.pdf"
	runs := runsOfWords(t, paper)
	for _, args := range [][]string{
		{"explain", paper, "claim-2024/20"}, {"explain", paper, "claim-2024/25"},
		{"parse", paper}, {"parse", paper, "--json"},
		{"suggest", paper}, {"suggest", paper, "--json"},
		{"verify", paper, samples + "forms/answered.csv"}, {"verify", paper, samples + "forms/answered.csv", "--format", "json"},
	} {
		code, loud, stderr := pubcheck(t, args...)
		require.Equal(t, exitDone, code, stderr)
		code, quiet, stderr := pubcheck(t, append(args, "--no-snippets")...)
		require.Equal(t, exitDone, code, stderr)
		assert.Positive(t, told(runs, loud), args)
		assert.Zero(t, told(runs, quiet), "%v: %s", args, quiet)
		assert.NotContains(t, quiet, "DermaSwift", args)
		assert.NotEmpty(t, quiet)
	}
	loud, quiet := findings(t, paper), findings(t, paper, "--no-snippets")
	assert.Equal(t, loud, quiet)
	_, out, _ := pubcheck(t, "explain", paper, "claim-2024/25", "--no-snippets")
	assert.Contains(t, out, "p. 3, line 76", "the places stay")
	assert.Contains(t, out, "rules/", "and the patterns")
}

// findings are what verify says of each row, without words.
func findings(t *testing.T, paper string, more ...string) []string {
	t.Helper()
	code, stdout, stderr := pubcheck(t, append([]string{"verify", paper, samples + "forms/answered.csv", "--format", "json"}, more...)...)
	require.Equal(t, exitDone, code, stderr)
	var out struct {
		Rows []struct{ Item, Finding string }
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &out))
	var all []string
	for _, r := range out.Rows {
		all = append(all, r.Item+" "+r.Finding)
	}
	require.NotEmpty(t, all)
	return all
}

// A form that was filled with quotes is held against the paper all the same, and none of its quotes is told.
func TestVerifyIsQuietAboutAFormOfQuotes(t *testing.T) {
	t.Parallel()
	paper, dir := samples+"poor-linenumbers.pdf", t.TempDir()
	quotes := filepath.Join(dir, "quotes.csv")
	code, _, stderr := pubcheck(t, "fill", paper, "-o", quotes, "--locator", "quote")
	require.Equal(t, exitDone, code, stderr)
	runs := runsOfWords(t, paper)
	_, loud, _ := pubcheck(t, "verify", paper, quotes)
	_, quiet, _ := pubcheck(t, "verify", paper, quotes, "--no-snippets")
	assert.Positive(t, told(runs, loud))
	assert.Zero(t, told(runs, quiet), quiet)
	first, _, _ := strings.Cut(loud[strings.Index(loud, "\n"):], "\n\n")
	assert.Contains(t, quiet, first, "as many rows are right")
}

// A filled form holds no word of the manuscript either: neither in its cells nor in its comments.
func TestFillWithoutSnippets(t *testing.T) {
	t.Parallel()
	paper, dir := samples+"poor-linenumbers.pdf", t.TempDir()
	runs := runsOfWords(t, paper)
	for _, name := range []string{"own.md", "own.csv", "own.html", "form.docx"} {
		var text [2]string
		for i, more := range [][]string{nil, {"--no-snippets"}} {
			out := filepath.Join(dir, []string{"loud-", "quiet-"}[i]+name)
			args := append([]string{"fill", paper, "-o", out}, more...)
			if name == "form.docx" {
				args = append(args, "--form", samples+"forms/claim-like.docx")
			}
			code, said, stderr := pubcheck(t, args...)
			require.Equal(t, exitDone, code, stderr)
			text[i] = said + filled(t, out)
		}
		assert.Positive(t, told(runs, text[0]), name)
		assert.Zero(t, told(runs, text[1]), "%s: %s", name, text[1])
		assert.NotContains(t, text[1], "DermaSwift", name)
		assert.Contains(t, text[1], "p. 3, line", name)
	}
	code, _, stderr := pubcheck(t, "fill", paper, "-o", filepath.Join(dir, "x.md"), "--locator", "quote", "--no-snippets")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, "--locator quote")
	code, _, stderr = pubcheck(t, "parse", paper, "--text", "--no-snippets")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, "--text")
}

// filled is the text of a form, of a Word form all its parts.
func filled(t *testing.T, path string) string {
	t.Helper()
	if !strings.HasSuffix(path, ".docx") {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		return string(data)
	}
	z, err := zip.OpenReader(path)
	require.NoError(t, err)
	defer z.Close()
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(r)
		require.NoError(t, err)
		all.Write(data)
	}
	return all.String()
}

// A report without text names the rules that made it like any other, so that it can be compared.
func TestQuietReportsNameTheirRules(t *testing.T) {
	t.Parallel()
	type report struct {
		Tool       struct{ Rules string }
		Checklists []struct{ Rules string }
	}
	var loud, quiet report
	require.NoError(t, json.Unmarshal([]byte(formatted(t, "json", samples+"poor.md")), &loud))
	require.NoError(t, json.Unmarshal([]byte(formatted(t, "json", samples+"poor.md", "--no-snippets")), &quiet))
	require.NotEmpty(t, loud.Tool.Rules)
	assert.Equal(t, loud, quiet)
}

// A watched paper is told of as the flags say: without its text, and with what lies in its repository.
func TestWatchFollowsTheFlags(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no interrupt that one process can send to another")
	}
	dir := t.TempDir()
	path := write(t, filepath.Join(dir, "paper.md"), smallPaper)
	write(t, filepath.Join(dir, "LICENSE"), "MIT License\n\nPermission is hereby granted, free of charge, to any person\n")
	write(t, filepath.Join(dir, "requirements.txt"), "torch==2.1.0\n")
	var out, errOut said
	cmd := exec.Command(built(t), "check", path, "--watch", "--no-snippets", "--repo", dir)
	cmd.Stdout, cmd.Stderr = &out, &errOut
	require.NoError(t, cmd.Start())
	first := out.since(t, 0, "Ctrl-C ends it.\n")
	assert.Contains(t, first, "(title left out)")
	assert.Contains(t, first, "requirements.txt")
	from := len(out.String())
	write(t, path, smallPaper+"\n## Funding\n\nThis work was supported by the Example Council (grant 123).\n")
	shown := out.since(t, from, "claim-2024  ✓")
	assert.Contains(t, shown, "→ ✓ claim-2024/44")
	assert.NotContains(t, shown, "Example Council")
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	require.NoError(t, cmd.Wait(), errOut.String())
}

// What is carried over from a form of page numbers is held against the paper, and no word of the paper is told.
func TestCarriedOverWithoutSnippets(t *testing.T) {
	t.Parallel()
	paper, dir := samples+"poor-linenumbers.pdf", t.TempDir()
	runs := runsOfWords(t, paper)
	from := filepath.Join(dir, "from.csv")
	code, _, stderr := pubcheck(t, "fill", paper, "--checklist", "claim-2020", "-o", from, "--no-snippets")
	require.Equal(t, exitDone, code, stderr)
	var text [2]string
	for i, more := range [][]string{nil, {"--no-snippets"}} {
		out := filepath.Join(dir, []string{"loud", "quiet"}[i]+".csv")
		code, said, stderr := pubcheck(t, append([]string{"fill", paper, "--from", from, "--to", "claim-2024", "-o", out}, more...)...)
		require.Equal(t, exitDone, code, stderr)
		text[i] = said + filled(t, out)
	}
	assert.Positive(t, told(runs, text[0]))
	assert.Zero(t, told(runs, text[1]), text[1])
	assert.Equal(t, strings.Count(text[0], "\n"), strings.Count(text[1], "\n"))
}
