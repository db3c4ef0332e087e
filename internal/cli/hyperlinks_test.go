package cli

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestShowsLinks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		env      string
		terminal bool
		want     bool
	}{
		{"TERM=xterm-256color", true, false},
		{"TERM=xterm-256color VTE_VERSION=7200", true, true},
		{"TERM=xterm-256color VTE_VERSION=7200 NO_COLOR=1", true, true},
		{"TERM=xterm-256color VTE_VERSION=7200", false, false},
		{"TERM=xterm-256color VTE_VERSION=5000", true, false},
		{"TERM=dumb VTE_VERSION=7200", true, false},
		{"TERM=xterm-256color VTE_VERSION=7200 CI=true", true, false},
		{"TERM=xterm-256color VTE_VERSION=7200 SSH_CONNECTION=here", true, false},
		{"TERM=xterm-kitty", true, true},
		{"TERM=xterm-256color WT_SESSION=1", true, true},
		{"TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.5.10", true, true},
		{"TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=2.9", true, false},
		{"TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", true, false},
		{"TERM=tmux-256color TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a VTE_VERSION=7200", true, false},
		{"TERM=screen-256color TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.10a", true, true},
		{"TERM=screen VTE_VERSION=7200", true, false},
		{"TERM=xterm-kitty FORCE_HYPERLINK=0", true, false},
		{"TERM=dumb CI=true FORCE_HYPERLINK=1", false, true},
	} {
		env := map[string]string{}
		for _, pair := range strings.Fields(c.env) {
			key, value, _ := strings.Cut(pair, "=")
			env[key] = value
		}
		assert.Equal(t, c.want, showsLinks(c.terminal, func(key string) string { return env[key] }), "%s, terminal: %v", c.env, c.terminal)
	}
}

var linkAddress = regexp.MustCompile(`\x1b\]8;;([^\x1b]+)\x1b\\([^\x1b]+)\x1b\]8;;\x1b\\`)

// addresses are the links of a report that is not wrapped within them: what is shown, and where it leads.
func addresses(t *testing.T, report string) map[string]*url.URL {
	t.Helper()
	all := map[string]*url.URL{}
	for _, m := range linkAddress.FindAllStringSubmatch(report, -1) {
		u, err := url.Parse(m[1])
		require.NoError(t, err)
		all[m[2]] = u
	}
	require.NotEmpty(t, all)
	return all
}

// A place leads to the page of a PDF and to the line of a text; a wild file name is spelled out in its address, and a report
// that goes into a file has none.
func TestPlacesAreLinks(t *testing.T) {
	t.Setenv("FORCE_HYPERLINK", "1")
	abs, err := filepath.Abs(samples + "poor-linenumbers.pdf")
	require.NoError(t, err)
	code, out, _ := pubcheck(t, samples+"poor-linenumbers.pdf")
	require.Equal(t, exitDone, code)
	for shown, u := range addresses(t, out) {
		page := regexp.MustCompile(`p\. (\d+)`).FindStringSubmatch(shown)
		if page == nil {
			continue // the first part of one that is broken over two lines
		}
		assert.Equal(t, "file", u.Scheme)
		assert.Equal(t, filepath.ToSlash(abs), u.Path)
		assert.Equal(t, "page="+page[1], u.Fragment)
	}

	dir := t.TempDir()
	wild := filepath.Join(dir, "a;b #1 %41 \x1b]8;;x\x07é.md")
	require.NoError(t, os.WriteFile(wild, []byte(smallPaper), 0o600))
	code, out, _ = pubcheck(t, "explain", wild, "claim-2024/20")
	require.Equal(t, exitDone, code)
	u := addresses(t, out)["Methods, line 13"]
	require.NotNil(t, u, out)
	assert.Equal(t, wild, u.Path)
	assert.Equal(t, "13", u.Fragment)
	assert.NotContains(t, out, "\x07")

	file := filepath.Join(dir, "report.txt")
	code, _, _ = pubcheck(t, wild, "--format", "text="+file)
	require.Equal(t, exitDone, code)
	written, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.NotContains(t, string(written), "\x1b")
}

// A place in a file that a LaTeX paper includes, or in the second file of a submission, leads to that file.
func TestLinksLeadToTheRightFile(t *testing.T) {
	t.Setenv("FORCE_HYPERLINK", "1")
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "parts"), 0o700))
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	main := write("main.tex", "\\documentclass{article}\\begin{document}\\title{A network for wrist radiographs}\\maketitle\n\\section{Introduction}Fractures are missed by readers.\n\\input{parts/methods}\n\\end{document}\n")
	write("parts/methods.tex", "\\section{Methods}\n\nExaminations were divided at the patient level into training and test sets.\n")
	supplement := write("supplement.md", "# Supplement\n\n## Data availability\n\nThe code is available at https://github.com/group/wrist.\n")

	for _, papers := range [][]string{{main}, {main, supplement}} {
		_, out, _ := pubcheck(t, append(append([]string{"explain"}, papers...), "claim-2024/20")...)
		found := false
		for _, u := range addresses(t, out) {
			found = found || u.Path == filepath.Join(dir, "parts/methods.tex") && u.Fragment == "3"
		}
		assert.True(t, found, out)
	}
	_, out, _ := pubcheck(t, "explain", main, supplement, "claim-2024/43")
	found := false
	for _, u := range addresses(t, out) {
		found = found || u.Path == supplement
	}
	assert.True(t, found, out)
}
