package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
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

	"github.com/pubcheck/pubcheck/internal/batch"
)

// folderWith lays papers out in a folder and answers it.
func folderWith(t *testing.T, texts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

func rowsOf(t *testing.T, lines string) []batch.Row {
	t.Helper()
	var rows []batch.Row
	for _, line := range strings.SplitAfter(lines, "\n") {
		if line == "" {
			continue
		}
		require.True(t, strings.HasSuffix(line, "\n"), "a torn line: %q", line)
		var r batch.Row
		require.NoError(t, json.Unmarshal([]byte(line), &r))
		rows = append(rows, r)
	}
	return rows
}

// A row says what the report of the paper says.
func TestBatchGivesTheVerdictsOfCheck(t *testing.T) {
	t.Parallel()
	pdf, err := os.ReadFile(samples + "poor-linenumbers.pdf")
	require.NoError(t, err)
	dir := folderWith(t, map[string]string{"small.md": smallPaper, "sub/poor.pdf": string(pdf), ".hidden/x.md": "no", "figure.png": "no",
		"part.tex": `\section{Methods}`, "main.tex": `\documentclass{article}\begin{document}\section{Methods}Examinations were divided at the patient level.\input{part}\end{document}`})
	code, stdout, stderr := pubcheck(t, "batch", dir, "--checklist", "claim-2024", "--checklist", "consort-2010")
	require.Equal(t, exitDone, code, stderr)
	rows := rowsOf(t, stdout)
	require.Len(t, rows, 3)
	for i, name := range []string{"main.tex", "small.md", "sub/poor.pdf"} {
		assert.Equal(t, filepath.ToSlash(dir)+"/"+name, rows[i].Path)
		_, asJSON, _ := pubcheck(t, rows[i].Path, "--format", "json", "--checklist", "claim-2024", "--checklist", "consort-2010")
		var r struct {
			Manuscript struct{ SHA256, Title string }
			Checklists []struct {
				ID      string
				Summary batch.Counts
				Items   []batch.Item
			}
		}
		require.NoError(t, json.Unmarshal([]byte(asJSON), &r))
		assert.Equal(t, r.Manuscript.SHA256, rows[i].SHA256)
		assert.Equal(t, r.Manuscript.Title, rows[i].Title)
		require.Len(t, rows[i].Checklists, 2)
		for k, c := range r.Checklists {
			want := c.Summary
			want.ID, want.Items = c.ID, c.Items
			assert.Equal(t, want, rows[i].Checklists[k])
		}
	}
	assert.Contains(t, stderr, "3 papers: 3 checked, 0 failed")
	assert.NotContains(t, stderr, "\r", "no progress line off a terminal")
}

// Whatever a paper does to its process, its row says so and the others are checked.
func TestFailuresAreRows(t *testing.T) {
	t.Parallel()
	locked, err := os.ReadFile(samples + "hard/locked.pdf")
	require.NoError(t, err)
	dir := folderWith(t, map[string]string{"a.md": smallPaper, "babbles.md": smallPaper, "broken.pdf": "%PDF-1.7 broken", "crashes.md": smallPaper, "empty.md": "",
		"hangs.md": smallPaper, "locked.pdf": string(locked), "swallows.md": smallPaper, "z.md": smallPaper})
	out := filepath.Join(t.TempDir(), "results.jsonl")
	code, stdout, stderr := pubcheck(t, "batch", dir, "-o", out, "--jobs", "2", "--timeout", "8s", "--memory", "128MiB")
	require.Equal(t, exitDone, code, stderr)
	data, err := os.ReadFile(out)
	require.NoError(t, err)
	rows := rowsOf(t, string(data))
	require.Len(t, rows, 9)
	for i, want := range []struct {
		name string
		code int
		says string
	}{{"a.md", 0, ""}, {"babbles.md", 4, "please report it"}, {"broken.pdf", 4, "broken.pdf"}, {"crashes.md", 4, "index out of range"}, {"empty.md", 3, "empty"},
		{"hangs.md", 4, "raise --timeout"}, {"locked.pdf", 3, "password"}, {"swallows.md", 4, "raise --memory"}, {"z.md", 0, ""}} {
		assert.Equal(t, want.name, filepath.Base(rows[i].Path))
		assert.Equal(t, want.code, rows[i].ExitCode, rows[i].Error)
		assert.Contains(t, rows[i].Error, want.says)
		assert.Equal(t, want.code == 0, rows[i].Error == "" && len(rows[i].Checklists) == 1, want.name)
	}
	assert.Contains(t, stdout, "9 papers: 2 checked, 7 failed")
	assert.NoFileExists(t, out+".journal")
	beside, err := os.ReadDir(filepath.Dir(out))
	require.NoError(t, err)
	assert.Len(t, beside, 1, "nothing is left beside the results")
}

// built is the program, built once for all tests that need it as a process.
func built(t *testing.T) string {
	t.Helper()
	binary, err := buildOnce()
	require.NoError(t, err)
	return binary
}

var buildOnce = sync.OnceValues(func() (string, error) {
	binary := filepath.Join(forAll, "pubcheck")
	out, err := exec.Command("go", "build", "-o", binary, "../../cmd/pubcheck").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return binary, nil
})

// A batch that is killed again and again, and whose journal was torn, ends with the bytes of one that ran through.
func TestResumeAfterKill(t *testing.T) {
	t.Parallel()
	binary := built(t)
	dir := t.TempDir()
	for i := range 24 {
		write(t, filepath.Join(dir, "papers", string(rune('a'+i))+".md"), smallPaper)
	}
	write(t, filepath.Join(dir, "papers", "empty.md"), "")
	run := func(args ...string) *exec.Cmd {
		cmd := exec.Command(binary, append([]string{"batch", "papers", "--jobs", "1"}, args...)...)
		cmd.Dir = dir
		return cmd
	}
	through, err := run().Output()
	require.NoError(t, err)
	require.Len(t, rowsOf(t, string(through)), 25)

	journal := filepath.Join(dir, "r.jsonl.journal")
	kept := 0
	for kill := range 3 {
		cmd := run("-o", "r.jsonl", "--resume")
		require.NoError(t, cmd.Start())
		require.Eventually(t, func() bool {
			data, err := os.ReadFile(journal)
			return err == nil && bytes.Count(data, []byte("\n")) > kept+2
		}, time.Minute, time.Millisecond)
		require.NoError(t, cmd.Process.Kill())
		require.Error(t, cmd.Wait(), "killed")
		data, err := os.ReadFile(journal)
		require.NoError(t, err)
		now := bytes.Count(data, []byte("\n")) - 1
		assert.Greater(t, now, kept, "what was done stays done")
		assert.Less(t, now, 25, "the kill came too late to show anything")
		kept = now
		if kill == 1 {
			require.NoError(t, os.WriteFile(journal, data[:len(data)-9], 0o644))
			kept--
		}
	}
	out, err := run("-o", "r.jsonl").CombinedOutput()
	require.Error(t, err)
	assert.Contains(t, string(out), "add --resume")
	out, err = run("-o", "r.jsonl", "--resume", "--checklist", "consort-2010").CombinedOutput()
	require.Error(t, err)
	assert.Contains(t, string(out), "other checklists")

	write(t, filepath.Join(dir, "papers", "a.md"), strings.Replace(smallPaper, "patient level", "image level", 1))
	out, err = run("-o", "r.jsonl", "--resume").CombinedOutput()
	require.NoError(t, err, string(out))
	got, err := os.ReadFile(filepath.Join(dir, "r.jsonl"))
	require.NoError(t, err)
	fresh, err := run().Output()
	require.NoError(t, err)
	assert.Equal(t, string(fresh), string(got))
	assert.NotEqual(t, string(through), string(got), "a paper that changed meanwhile is checked again")
	assert.NoFileExists(t, journal)
}

// A deadline that no paper can keep makes rows of all of them, and no process stays behind to finish one.
func TestTheDeadlineHolds(t *testing.T) {
	t.Parallel()
	pdf, err := os.ReadFile(samples + "complete-twocolumn.pdf")
	require.NoError(t, err)
	dir := folderWith(t, map[string]string{"a.pdf": string(pdf), "b.pdf": string(pdf)})
	out, err := exec.Command(built(t), "batch", dir, "--timeout", "1ms").Output()
	require.NoError(t, err)
	rows := rowsOf(t, string(out))
	require.Len(t, rows, 2)
	for _, r := range rows {
		assert.Equal(t, exitFailed, r.ExitCode)
		assert.Contains(t, r.Error, "not done after 1ms")
		assert.Len(t, r.SHA256, 64)
	}
}

// breakOff runs a batch whose results cannot be put into place, so that its journal stays.
func breakOff(t *testing.T, dir, out string) {
	t.Helper()
	require.NoError(t, os.Mkdir(out, 0o755))
	code, _, stderr := pubcheck(t, "batch", dir, "-o", out, "--force")
	require.Equal(t, exitFailed, code, stderr)
	require.NoError(t, os.Remove(out))
	require.FileExists(t, out+".journal")
}

// A run that goes on reads a paper again that lacked a file, and touches no other file beside its results.
func TestResumeNoticesAFileThatCame(t *testing.T) {
	t.Parallel()
	latex := func(methods string) string {
		return `\documentclass{article}\begin{document}` + methods + `\input{part}\end{document}`
	}
	dir := folderWith(t, map[string]string{"empty.tex": latex(""), "main.tex": latex(`\section{Methods}We trained a network.`), "whole.md": smallPaper})
	out := filepath.Join(t.TempDir(), "r.jsonl")
	other := write(t, out+".part", "precious")
	code, stdout, stderr := pubcheck(t, "batch", dir)
	require.Equal(t, exitDone, code, stderr)
	before := rowsOf(t, stdout)
	require.Len(t, before, 3)
	assert.Equal(t, exitNoText, before[0].ExitCode)
	assert.Equal(t, []string{"part"}, before[1].Absent)
	assert.Empty(t, before[2].Absent)

	breakOff(t, dir, out)
	write(t, filepath.Join(dir, "part.tex"), "Examinations were divided at the patient level.")
	code, _, stderr = pubcheck(t, "batch", dir, "-o", out, "--resume")
	require.Equal(t, exitDone, code, stderr)
	data, err := os.ReadFile(out)
	require.NoError(t, err)
	now := rowsOf(t, string(data))
	require.Len(t, now, 3)
	for _, r := range now[:2] {
		assert.Equal(t, exitDone, r.ExitCode)
		assert.Empty(t, r.Absent)
		assert.Len(t, r.Sources, 1)
	}
	assert.Equal(t, before[2], now[2])
	kept, err := os.ReadFile(other)
	require.NoError(t, err)
	assert.Equal(t, "precious", string(kept))
}

// An interrupt leaves the journal and no results.
func TestAnInterruptedBatchCanGoOn(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no interrupt that one process can send to another")
	}
	dir := folderWith(t, map[string]string{"a.md": smallPaper, "hangs.md": smallPaper})
	out := filepath.Join(t.TempDir(), "r.jsonl")
	self, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(self, "-test.run", "^TestInterruptedBatch$")
	cmd.Env = append(os.Environ(), "PUBCHECK_TEST_BATCH="+dir, "PUBCHECK_TEST_OUT="+out)
	var said bytes.Buffer
	cmd.Stdout = &said
	require.NoError(t, cmd.Start())
	require.Eventually(t, func() bool {
		data, err := os.ReadFile(out + ".journal")
		return err == nil && bytes.Count(data, []byte("\n")) == 2
	}, time.Minute, time.Millisecond)
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	require.NoError(t, cmd.Wait(), said.String())
	assert.Contains(t, said.String(), "broken off after 1 of 2 papers; add --resume")
	assert.NoFileExists(t, out)
	assert.FileExists(t, out+".journal")
}

// TestInterruptedBatch is what TestAnInterruptedBatchCanGoOn interrupts, in a process of its own.
func TestInterruptedBatch(t *testing.T) {
	dir := os.Getenv("PUBCHECK_TEST_BATCH")
	if dir == "" {
		t.Skip("runs in a process of TestAnInterruptedBatchCanGoOn")
	}
	code := Main([]string{"batch", dir, "-o", os.Getenv("PUBCHECK_TEST_OUT"), "--jobs", "1"}, strings.NewReader(""), os.Stdout, os.Stdout)
	assert.Equal(t, exitFailed, code)
}

func TestBadBatches(t *testing.T) {
	t.Parallel()
	dir := folderWith(t, map[string]string{"a.md": smallPaper})
	out := write(t, filepath.Join(t.TempDir(), "precious.jsonl"), "precious")
	foreign := write(t, filepath.Join(t.TempDir(), "r.jsonl.journal"), "precious")
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no folder":          {nil, exitUsage, "name the folder"},
		"lost folder":        {[]string{"nowhere"}, exitFailed, "check the path"},
		"a file":             {[]string{filepath.Join(dir, "a.md")}, exitUsage, "pubcheck check"},
		"empty folder":       {[]string{t.TempDir()}, exitUsage, "holds no papers"},
		"unknown checklist":  {[]string{dir, "--checklist", "claim2024"}, exitUsage, "claim-2024"},
		"results exist":      {[]string{dir, "-o", out}, exitFailed, "was not touched"},
		"resume, no journal": {[]string{dir, "-o", out, "--resume"}, exitFailed, "was not touched"},
		"resume what":        {[]string{dir, "--resume"}, exitUsage, "-o results.jsonl"},
		"no journal of ours": {[]string{dir, "-o", strings.TrimSuffix(foreign, ".journal"), "--resume"}, exitFailed, "is no journal"},
		"no jobs":            {[]string{dir, "--jobs", "0"}, exitUsage, "--jobs"},
		"no time":            {[]string{dir, "--timeout", "0s"}, exitUsage, "--timeout"},
		"no unit":            {[]string{dir, "--memory", "512"}, exitUsage, "512MiB"},
		"little memory":      {[]string{dir, "--memory", "1MiB"}, exitUsage, "64MiB"},
		"too much memory":    {[]string{dir, "--memory", "99999999999GiB"}, exitUsage, "64MiB"},
		"no place":           {[]string{dir, "-o", filepath.Join(dir, "none", "r.jsonl")}, exitFailed, "could not write the journal"},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := pubcheck(t, append([]string{"batch"}, c.args...)...)
			assert.Equal(t, c.code, code, stderr)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
		})
	}
	for _, path := range []string{out, foreign} {
		kept, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, "precious", string(kept))
	}
}
