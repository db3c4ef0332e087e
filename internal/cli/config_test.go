package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// The configuration is found upward, no further than the root of the repository; flags win over it.
func TestTheConfigurationIsFoundAndFlagsWin(t *testing.T) {
	root, paper := repository(t, smallPaper)
	outside := filepath.Join(filepath.Dir(root), checklist.ConfigName)
	require.NoFileExists(t, outside)
	write(t, outside, "fail-on: ambiguous\n")
	t.Cleanup(func() { assert.NoError(t, os.Remove(outside)) })
	code, _, _ := pubcheck(t, paper)
	assert.Equal(t, exitDone, code, "what lies above the repository does not hold")

	above := write(t, filepath.Join(root, checklist.ConfigName), "fail-on: missing\nformats: json=report.json\nchecklists: [claim-2024, consort-2010]\n")
	code, stdout, stderr := pubcheck(t, paper)
	assert.Equal(t, exitFindings, code, stderr)
	assert.Empty(t, stdout)
	data, err := os.ReadFile(filepath.Join(root, "report.json"))
	require.NoError(t, err)
	assert.Contains(t, string(data), `"consort-2010"`)
	code, _, stderr = pubcheck(t, paper)
	assert.Equal(t, exitFindings, code, "a report of ours is replaced: "+stderr)
	write(t, filepath.Join(root, "report.json"), "{}")
	code, _, stderr = pubcheck(t, paper)
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "was not touched")
	code, stdout, _ = pubcheck(t, paper, "--fail-on", "none", "--format", "text", "--checklist", "claim-2024")
	assert.Equal(t, exitDone, code)
	assert.Contains(t, stdout, "CLAIM 2024")
	assert.NotContains(t, stdout, "CONSORT")

	near := write(t, filepath.Join(root, "paper", checklist.ConfigName), "checklists: consort-2010\n")
	code, stdout, _ = pubcheck(t, paper)
	assert.Equal(t, exitDone, code, "the nearest file holds alone")
	assert.Contains(t, stdout, "CONSORT 2010")
	code, stdout, _ = pubcheck(t, "config", paper, "--fail-on", "missing")
	assert.Equal(t, exitDone, code)
	for _, line := range [][]string{{"config", near}, {"checklists", "consort-2010", near + ":1"}, {"fail-on", "missing", "--fail-on"}, {"formats", "text", "default"}} {
		assert.True(t, hasLine(stdout, line...), "%v in\n%s", line, stdout)
	}
	code, stdout, _ = pubcheck(t, "config", paper, "--config", above)
	assert.Equal(t, exitDone, code)
	assert.True(t, hasLine(stdout, "formats", "json="+filepath.Join(root, "report.json"), above+":2"), stdout)
	code, stdout, _ = pubcheck(t, "config", paper, "--no-config")
	assert.Equal(t, exitDone, code)
	assert.True(t, hasLine(stdout, "checklists", "claim-2024", "default"), stdout)
}

// hasLine says whether one line holds all these words in this order.
func hasLine(text string, words ...string) bool {
	for _, line := range strings.Split(text, "\n") {
		at := 0
		for _, w := range words {
			i := strings.Index(line[at:], w)
			if i < 0 {
				at = -1
				break
			}
			at += i + len(w)
		}
		if at >= 0 {
			return true
		}
	}
	return false
}

// Own rules, profile and checklist of the configuration hold for forms too.
func TestFormsFollowTheConfiguration(t *testing.T) {
	root, paper := repository(t, smallPaper)
	conf := filepath.Join(root, checklist.ConfigName)
	forms, err := filepath.Abs(samples + "forms")
	require.NoError(t, err)
	write(t, conf, "rules: [\""+filepath.ToSlash(forms)+"\"]\nchecklists: [small]\nprofile: by-quote\n")
	out := filepath.Join(root, "own.md")
	code, _, stderr := pubcheck(t, "fill", paper, "-o", out)
	require.Equal(t, exitDone, code, stderr)
	data, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Contains(t, string(data), "Quote and page")
	assert.NotContains(t, string(data), "CLAIM")
	write(t, conf, "profile: by-qoute\n")
	code, _, stderr = pubcheck(t, "fill", paper, "-o", out, "--force")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, conf+`:1: unknown profile "by-qoute"; did you mean "by-quote"?`)
}

// Every fault of a configuration names the file, the line and the remedy, whatever the command.
func TestBadConfigurations(t *testing.T) {
	root, paper := repository(t, smallPaper)
	path := filepath.Join(root, checklist.ConfigName)
	for _, c := range []struct {
		text string
		code int
		says string
	}{
		{"chekclists: [claim-2024]\n", exitFailed, path + `:1:1: unknown key "chekclists" in configuration; did you mean "checklists"?`},
		{"\nfail-on: missing\nfail-on: none\n", exitFailed, path + `:3:1: key "fail-on" stands twice`},
		{"checklists: [claim2024]\n", exitUsage, path + `:1: unknown checklist "claim2024"; did you mean "claim-2024"?`},
		{"\nformats: [jsn]\n", exitUsage, path + `:2: unknown format "jsn"`},
		{"rules: [nowhere]\n", exitUsage, path + ":1: no folder"},
		{"waivers:\n  - {checklist: claim-2024, item: 1, verdict: good, reason: R}\n", exitFailed, path + `:2:47: unknown verdict "good"`},
		{"\x00", exitFailed, path + ":1:1:"},
	} {
		write(t, path, c.text)
		for _, args := range [][]string{{paper}, {"config", paper}} {
			code, stdout, stderr := pubcheck(t, args...)
			assert.Equal(t, c.code, code, stderr)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
		}
		code, _, stderr := pubcheck(t, paper, "--no-config")
		assert.Equal(t, exitDone, code, stderr)
	}
	code, _, stderr := pubcheck(t, paper, "--config", path, "--no-config")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, "exclude each other")
	code, _, stderr = pubcheck(t, paper, "--config", "nowhere.yaml")
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "nowhere.yaml")
}

// A configuration that is a folder, a dead link or a loop of links is said, and can be left aside.
func TestOddConfigurationFiles(t *testing.T) {
	for name, make := range map[string]func(path string) error{
		"folder": func(path string) error { return os.Mkdir(path, 0o755) },
		"dead":   func(path string) error { return os.Symlink("nowhere", path) },
		"loop":   func(path string) error { return os.Symlink(path, path) },
	} {
		t.Run(name, func(t *testing.T) {
			root, paper := repository(t, smallPaper)
			require.NoError(t, make(filepath.Join(root, checklist.ConfigName)))
			for _, args := range [][]string{{paper}, {"config", paper}, {"decide", paper, "claim-2024/1", "--verdict", "missing", "--reason", "R."}} {
				code, stdout, stderr := pubcheck(t, args...)
				assert.Equal(t, exitFailed, code)
				assert.Empty(t, stdout)
				assert.Contains(t, stderr, checklist.ConfigName)
			}
			code, _, stderr := pubcheck(t, paper, "--no-config")
			assert.Equal(t, exitDone, code, stderr)
			code, _, stderr = pubcheck(t, "init", root)
			assert.Equal(t, exitFailed, code)
			assert.Contains(t, stderr, "was not touched")
		})
	}
	dir := t.TempDir()
	require.NoError(t, os.Symlink(filepath.Join(dir, "b"), filepath.Join(dir, "a")))
	require.NoError(t, os.Symlink(filepath.Join(dir, "a"), filepath.Join(dir, "b")))
	code, _, stderr := pubcheck(t, filepath.Join(dir, "a", "paper.md"))
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "paper.md")
}

// init finds the files of a paper and the likely checklist, and its file works as it stands.
func TestInit(t *testing.T) {
	complete, err := os.ReadFile(samples + "complete.md")
	require.NoError(t, err)
	trial, err := os.ReadFile(samples + "trial.md")
	require.NoError(t, err)
	for name, c := range map[string]struct {
		files map[string]string
		args  []string
		want  []string
		list  string
	}{
		"study":       {map[string]string{"main.md": string(complete), "README.md": "# Notes\n", "notes.txt": "buy milk", "Supplement S1.md": "# Supplement\n", "title_page.md": "# Title\n", "cover letter.md": "Dear Editor,"}, nil, []string{"main.md manuscript", "Supplement S1.md supplement", "cover letter.md cover", "title_page.md title-page"}, "claim-2024"},
		"trial":       {map[string]string{"paper.md": string(trial)}, nil, []string{"paper.md manuscript"}, "consort-2025"},
		"one of two":  {map[string]string{"a.md": string(complete), "b: 2.md": string(trial)}, []string{"b: 2.md"}, []string{"b: 2.md manuscript"}, "consort-2025"},
		"nothing":     {map[string]string{"data.bin": "\x00\x01"}, nil, nil, "claim-2024"},
		"not a study": {map[string]string{"letter to you.md": "Dear Editor,\n\nYours sincerely"}, nil, nil, "claim-2024"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, text := range c.files {
				write(t, filepath.Join(dir, file), text)
			}
			target := dir
			if c.args != nil {
				target = filepath.Join(dir, c.args[0])
			}
			code, stdout, stderr := pubcheck(t, "init", target)
			require.Equal(t, exitDone, code, stderr)
			assert.Contains(t, stdout, "checklist   "+c.list)
			data, err := os.ReadFile(filepath.Join(dir, checklist.ConfigName))
			require.NoError(t, err)
			conf, err := checklist.ReadConfig("x", data)
			require.NoError(t, err)
			assert.Equal(t, []string{c.list}, conf.Checklists)
			var got []string
			for _, f := range conf.Submission {
				got = append(got, f.File+" "+f.Role)
			}
			assert.Equal(t, c.want, got)
			code, _, stderr = pubcheck(t, "init", target)
			assert.Equal(t, exitFailed, code)
			assert.Contains(t, stderr, "exists and was not touched")
			same, err := os.ReadFile(filepath.Join(dir, checklist.ConfigName))
			require.NoError(t, err)
			assert.Equal(t, data, same)
			code, stdout, _ = pubcheck(t, "config", dir)
			assert.Equal(t, exitDone, code)
			assert.True(t, hasLine(stdout, "checklists", c.list, checklist.ConfigName+":"), stdout)
		})
	}
	code, _, stderr := pubcheck(t, "init", "nowhere")
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "check the path")
}
