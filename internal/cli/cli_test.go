package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const samples = "../../testdata/"

// pubcheck runs the command line in process.
func pubcheck(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errOut bytes.Buffer
	code = Main(args, strings.NewReader(""), &out, &errOut)
	return code, out.String(), errOut.String()
}

// paper writes a file for one test and answers its path.
func paper(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, data, 0o600))
	return path
}

const smallPaper = "# A network for wrist radiographs\n\n## Abstract\n\nWe trained a convolutional neural network in this retrospective study.\n\n## Introduction\n\nFractures are missed.\n\n## Methods\n\nExaminations were divided at the patient level.\n\n## Results\n\nThe AUC was 0.91 (95% CI: 0.88, 0.94).\n"

// Every bad input ends with a documented exit code and one line that names the file and the remedy.
func TestBadInput(t *testing.T) {
	t.Parallel()
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(i*7919>>3 ^ i*31)
	}
	pdf, err := os.ReadFile(samples + "poor-linenumbers.pdf")
	require.NoError(t, err)
	for _, c := range []struct {
		name string
		args []string
		code int
		says []string
	}{
		{"no such file", []string{"nowhere.pdf"}, exitFailed, []string{`"nowhere.pdf"`, "check the path"}},
		{"a folder", []string{samples}, exitUsage, []string{"is a folder", "pubcheck init"}},
		{"a folder among files", []string{samples + "complete.md", samples}, exitUsage, []string{"is a folder"}},
		{"empty file", []string{paper(t, "empty.md", nil)}, exitNoText, []string{"empty.md", "empty"}},
		{"only white space", []string{paper(t, "blank.md", []byte(" \n\t\n"))}, exitNoText, []string{"blank.md"}},
		{"truncated PDF", []string{paper(t, "cut.pdf", pdf[:200])}, exitFailed, []string{"cut.pdf"}},
		{"locked PDF", []string{samples + "hard/locked.pdf"}, exitNoText, []string{"locked.pdf", "password"}},
		{"PDF of pictures", []string{samples + "hard/scan.pdf"}, exitNoText, []string{"scan.pdf", "ocrmypdf"}},
		{"binary noise", []string{paper(t, "noise.pdf", noise)}, exitFailed, []string{"noise.pdf"}},
		{"Word file", []string{paper(t, "paper.docx", []byte("PK\x03\x04\x14\x00\x06\x00\x08\x00word/document.xml"))}, exitFailed, []string{"paper.docx"}},
		{"unknown checklist", []string{samples + "complete.md", "--checklist", "claim2024"}, exitUsage, []string{`did you mean "claim-2024"?`}},
		{"unknown item", []string{"explain", samples + "complete.md", "claim-2024/99"}, exitUsage, []string{`"99"`}},
		{"no item", []string{"explain", samples + "complete.md", "claim-2024"}, exitUsage, []string{"CHECKLIST/ITEM"}},
		{"unknown flag", []string{samples + "complete.md", "--fial-on", "missing"}, exitUsage, []string{"--fial-on"}},
		{"unknown format", []string{samples + "complete.md", "--format", "jsn"}, exitUsage, []string{"did you mean json?"}},
		{"bad threshold", []string{samples + "complete.md", "--fail-on", "all"}, exitUsage, []string{"none, missing or ambiguous"}},
		{"two formats to one place", []string{samples + "complete.md", "--format", "json", "--format", "text"}, exitUsage, []string{"send all but one to a file"}},
		{"no rules folder", []string{samples + "complete.md", "--rules", "nowhere"}, exitUsage, []string{`"nowhere"`}},
		{"broken definition", []string{samples + "complete.md", "--rules", samples + "definitions", "--checklist", "dangling"}, exitFailed, []string{"dangling.yaml:11:15:", "partition-level"}},
		{"terminal control in a name", []string{"\x1b[31mred.pdf"}, exitFailed, []string{"check the path"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, stdout, stderr := pubcheck(t, c.args...)
			assert.Equal(t, c.code, code, stderr)
			assert.Empty(t, stdout)
			assert.True(t, strings.HasPrefix(stderr, "pubcheck: "), stderr)
			assert.NotContains(t, stderr, "\x1b")
			for _, s := range c.says {
				assert.Contains(t, stderr, s)
			}
		})
	}
}

func TestAnUnreadablePathIsSaid(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the superuser reads every file, so that no path is unreadable")
	}
	path := paper(t, "secret.md", []byte(smallPaper))
	require.NoError(t, os.Chmod(path, 0))
	code, _, stderr := pubcheck(t, path)
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "secret.md")
}

// The content decides how a file is read, not its name; every common encoding is understood.
func TestTheContentDecides(t *testing.T) {
	pdf, err := os.ReadFile(samples + "poor-linenumbers.pdf")
	require.NoError(t, err)
	wide := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(smallPaper)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for _, c := range []struct {
		name, format string
		data         []byte
	}{
		{"text named.pdf", "markdown", []byte(smallPaper)},
		{"pdf named.md", "pdf", pdf},
		{"utf16.md", "markdown", wide},
		{"crlf.md", "markdown", []byte(strings.ReplaceAll(smallPaper, "\n", "\r\n"))},
		{"invalid.md", "markdown", []byte(smallPaper + "\n\nA na\xefve reader.\n")},
		{"bom.md", "markdown", []byte("\ufeff" + smallPaper)},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, stdout, stderr := pubcheck(t, paper(t, c.name, c.data), "--format", "json")
			require.Equal(t, exitDone, code, stderr)
			var r struct {
				Manuscript struct{ Format string }
				Checklists []struct {
					Items []struct {
						ID       string
						Status   string
						Evidence []struct {
							Quote string
							Line  int
						}
					}
				}
			}
			require.NoError(t, json.Unmarshal([]byte(stdout), &r))
			assert.Equal(t, c.format, r.Manuscript.Format)
			if c.format == "pdf" {
				return
			}
			for _, it := range r.Checklists[0].Items {
				if it.ID == "20" {
					require.Equal(t, "satisfied", it.Status)
					assert.Equal(t, "Examinations were divided at the patient level.", it.Evidence[0].Quote)
					assert.Equal(t, 13, it.Evidence[0].Line)
				}
			}
		})
	}
}

func TestFailOn(t *testing.T) {
	path := paper(t, "small.md", []byte(smallPaper))
	for threshold, want := range map[string]int{"none": exitDone, "missing": exitFindings, "ambiguous": exitFindings} {
		code, stdout, stderr := pubcheck(t, path, "--fail-on", threshold)
		assert.Equal(t, want, code, threshold)
		assert.NotEmpty(t, stdout)
		assert.Empty(t, stderr)
	}
}

func TestReportsNeverReplaceAFileUnasked(t *testing.T) {
	path := paper(t, "small.md", []byte(smallPaper))
	target := filepath.Join(t.TempDir(), "report.json")
	require.NoError(t, os.WriteFile(target, []byte("precious"), 0o600))
	code, _, stderr := pubcheck(t, path, "--format", "json="+target)
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "was not touched")
	kept, err := os.ReadFile(target)
	require.NoError(t, err)
	assert.Equal(t, "precious", string(kept))

	code, _, stderr = pubcheck(t, path, "--force", "--format", "json="+target)
	require.Equal(t, exitDone, code, stderr)
	written, err := os.ReadFile(target)
	require.NoError(t, err)
	assert.True(t, json.Valid(written))
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, sample := range []string{"complete.md", "complete-twocolumn.pdf"} {
		for _, format := range []string{"text", "json", "html", "markdown", "csv"} {
			_, first, _ := pubcheck(t, samples+sample, "--format", format)
			_, second, _ := pubcheck(t, samples+sample, "--format", format)
			assert.NotEmpty(t, first)
			assert.Equal(t, first, second, "%s as %s", sample, format)
		}
	}
}

func TestSeveralFilesAreSearchedTogether(t *testing.T) {
	main := paper(t, "main.md", []byte(smallPaper))
	title := paper(t, "title-page.md", []byte("# Title page\n\n## Funding\n\nThis work was supported by the Example Council (grant 123).\n"))
	code, stdout, stderr := pubcheck(t, main, title, "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	var r struct {
		Manuscript struct{ Files []struct{ Path string } }
		Checklists []struct {
			Items []struct {
				ID, Status string
				Evidence   []struct{ File string }
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &r))
	assert.Len(t, r.Manuscript.Files, 2)
	funding := r.Checklists[0].Items[43]
	require.Equal(t, "44", funding.ID)
	assert.Equal(t, "satisfied", funding.Status)
	assert.Equal(t, title, funding.Evidence[0].File)
}

// closed is a pipe whose reader has gone.
type closed struct{}

func (closed) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}
}

func TestAClosedOutputPipeIsQuiet(t *testing.T) {
	for _, args := range [][]string{{samples + "complete.md"}, {samples + "complete.md", "--format", "json"}, {"parse", samples + "complete.md"}, {"list"}, {"show", "claim-2024"}, {"version"}} {
		var stderr bytes.Buffer
		code := Main(args, strings.NewReader(""), closed{}, &stderr)
		assert.Equal(t, exitFailed, code, args)
		assert.Empty(t, stderr.String(), args)
	}
}

func TestHelpShowsExamples(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"check", "--help"}, {"explain", "--help"}, {"parse", "--help"}, {"show", "--help"}, {"rules", "test", "--help"}, {"agree", "--help"}, {"decide", "--help"}, {"init", "--help"}, {"config", "--help"}, {"diff", "--help"}} {
		code, stdout, _ := pubcheck(t, args...)
		assert.Equal(t, exitDone, code)
		assert.Contains(t, stdout, "Examples:", args)
	}
}

func TestEveryCommandWorksOnTheSamples(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"version"}, "pubcheck " + Version},
		{[]string{"list"}, "claim-2024"},
		{[]string{"list"}, "consort-2010            37 items"},
		{[]string{"show", "consort-2010"}, "10.1136/bmj.c332"},
		{[]string{"show", "consort-2010", "8a"}, "randomisation-sequence"},
		{[]string{samples + "trial.md", "--checklist", "consort-2010"}, "CONSORT 2010"},
		{[]string{"show", "claim-2024"}, "10.1148/ryai.240300"},
		{[]string{"show", "claim-2024", "20"}, "partition-level"},
		{[]string{"explain", samples + "complete.md", "claim-2024/20"}, "strong"},
		{[]string{"parse", samples + "complete.md"}, "[methods]"},
		{[]string{"parse", samples + "complete-twocolumn.pdf", "--json"}, `"kind": "heading"`},
		{[]string{"rules", "test"}, "0 failed"},
	} {
		code, stdout, stderr := pubcheck(t, c.args...)
		assert.Equal(t, exitDone, code, stderr)
		assert.Contains(t, stdout, c.want, c.args)
	}
}

func TestWritersErrorsAreNotSwallowed(t *testing.T) {
	full := errors.New("no space left on device")
	code := Main([]string{samples + "complete.md"}, strings.NewReader(""), failing{full}, io.Discard)
	assert.NotEqual(t, exitDone, code)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// Help fits a terminal of 80 columns, and each command that is shown stands in a group.
func TestHelpFitsATerminal(t *testing.T) {
	root := newRoot()
	root.InitDefaultHelpCmd()
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		if c.Hidden {
			continue
		}
		var out strings.Builder
		c.SetOut(&out)
		require.NoError(t, c.Help())
		for line := range strings.Lines(out.String()) {
			if !strings.HasPrefix(line, "  pubcheck ") && !strings.Contains(line, "\": ") { // commands and files are shown as they are written
				assert.LessOrEqual(t, utf8.RuneCountInString(strings.TrimRight(line, "\n")), 80, "%s: %s", c.Name(), line)
			}
		}
		assert.Equal(t, c == root, c.GroupID == "", c.Name())
	}
}
