package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// said is output that may be read while a process still writes it.
type said struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
}

// since waits for words that were not there before and answers what was said from there on.
func (s *said) since(t *testing.T, from int, words string) string {
	t.Helper()
	require.Eventually(t, func() bool { return strings.Contains(s.String()[from:], words) }, time.Minute, 5*time.Millisecond, "waited for %q in %q", words, s.String()[from:])
	return s.String()[from:]
}

// Each save shows the items whose verdict changed and nothing else; half a save is said and survived.
func TestWatchShowsWhatASaveChanged(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no interrupt that one process can send to another")
	}
	dir := t.TempDir()
	main := write(t, filepath.Join(dir, "main.tex"), "\\documentclass{article}\\begin{document}\\title{A network}\\section{Introduction}Fractures are missed.\\section{Methods}\\input{methods}\\end{document}")
	methods := write(t, filepath.Join(dir, "methods.tex"), "We trained a network on radiographs.")
	var out, errOut said
	cmd := exec.Command(built(t), "check", main, "--watch")
	cmd.Stdout, cmd.Stderr = &out, &errOut
	require.NoError(t, cmd.Start())
	first := out.since(t, 0, "Ctrl-C ends it.\n")
	assert.Contains(t, first, "Missing: to be written")

	from := len(out.String())
	write(t, methods, "We trained a network on radiographs. Examinations were divided at the patient level.")
	shown := out.since(t, from, "claim-2024  ✓")
	assert.Regexp(t, `(✗|\?) → ✓ claim-2024/20 `, shown)
	assert.NotContains(t, shown, "claim-2024/44", "what did not change is not shown")
	assert.NotContains(t, shown, "Missing: to be written")

	write(t, main, "")
	errOut.since(t, 0, "is empty")
	from = len(out.String())
	write(t, main, "\\documentclass{article}\\begin{document}\\title{A network}\\section{Introduction}Fractures are missed.\\section{Methods}\\input{methods}\\section{Funding}This work was supported by the Example Council (grant 123).\\end{document}")
	shown = out.since(t, from, "claim-2024  ✓")
	assert.Contains(t, shown, "→ ✓ claim-2024/44")
	assert.NotContains(t, shown, "claim-2024/20")

	from = len(out.String())
	write(t, methods, "% a comment\nWe trained a network on radiographs. Examinations were divided at the patient level.")
	assert.Contains(t, out.since(t, from, "claim-2024  ✓"), "no verdict changed")

	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	require.NoError(t, cmd.Wait(), "an interrupt ends it with exit code 0")
}

// Places are links while watching as they are in a report: into the file that holds them, also in what a save changed.
func TestWatchLinksPlaces(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no interrupt that one process can send to another")
	}
	dir := t.TempDir()
	main := write(t, filepath.Join(dir, "main.tex"), "\\documentclass{article}\\begin{document}\\title{A network}\\section{Introduction}Fractures are missed.\\section{Methods}\\input{methods}\\end{document}")
	methods := write(t, filepath.Join(dir, "methods.tex"), "The images were randomly divided into training and test sets.\n")
	var out said
	cmd := exec.Command(built(t), "check", main, "--watch")
	cmd.Env = append(os.Environ(), "FORCE_HYPERLINK=1")
	cmd.Stdout = &out
	require.NoError(t, cmd.Start())
	leads := func(report string) (lines []string) {
		for _, u := range addresses(t, report) {
			if u.Path == filepath.ToSlash(methods) {
				lines = append(lines, u.Fragment)
			}
		}
		return lines
	}
	assert.Contains(t, leads(out.since(t, 0, "Ctrl-C ends it.\n")), "1")

	from := len(out.String())
	write(t, methods, "We trained a network on radiographs.\n\nExaminations were divided at the patient level.\n")
	assert.Contains(t, leads(out.since(t, from, "claim-2024  ✓")), "3")

	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	require.NoError(t, cmd.Wait())
}

func TestWatchRefuses(t *testing.T) {
	path := paper(t, "small.md", []byte(smallPaper))
	for _, args := range [][]string{{"--format", "json"}, {"--fail-on", "missing"}, {"--baseline", "x.json"}} {
		code, stdout, stderr := pubcheck(t, append([]string{path, "--watch"}, args...)...)
		assert.Equal(t, exitUsage, code)
		assert.Empty(t, stdout)
		assert.Contains(t, stderr, "leave "+args[0]+" out")
	}
	code, _, stderr := pubcheck(t, "nowhere.md", "--watch")
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "check the path")
}
