package pubcheck_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

// actionFile is what the tests read of action.yml.
type actionFile struct {
	Inputs  map[string]struct{ Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct {
		Steps []struct {
			Uses, Name, ID, Run, Shell string
			Dir                        string `yaml:"working-directory"`
			Env                        map[string]string
		}
	}
}

var expression = regexp.MustCompile(`\$\{\{ *([a-z._-]+) *\}\}`)

// runner is a faked runner: a workspace, the folder for temporary files, and what the steps left.
type runner struct {
	action          actionFile
	workspace, temp string
	prepared        bool // the steps before the check were run
}

type stepped struct {
	code    int
	log     string
	summary string
	outputs map[string]string
}

func newRunner(t *testing.T) *runner {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash, with which the action's steps are run")
	}
	data, err := os.ReadFile("action.yml")
	require.NoError(t, err)
	r := &runner{workspace: filepath.Join(t.TempDir(), "my work"), temp: filepath.Join(t.TempDir(), "run ner")}
	require.NoError(t, yaml.Unmarshal(data, &r.action))
	for _, d := range []string{r.workspace, r.temp} {
		require.NoError(t, os.MkdirAll(d, 0o755))
	}
	return r
}

// run runs the scripts of the steps as a runner does, and reads what they left in its files.
func (r *runner) run(t *testing.T, inputs map[string]string) stepped {
	t.Helper()
	here, err := os.Getwd()
	require.NoError(t, err)
	for name := range inputs {
		require.Contains(t, r.action.Inputs, name)
	}
	var got stepped
	got.outputs = map[string]string{}
	fill := func(text string) string {
		return expression.ReplaceAllStringFunc(text, func(e string) string {
			name := expression.FindStringSubmatch(e)[1]
			switch input, ok := strings.CutPrefix(name, "inputs."); {
			case ok:
				if v, given := inputs[input]; given {
					return v
				}
				require.Contains(t, r.action.Inputs, input)
				return r.action.Inputs[input].Default
			case name == "github.action_path":
				return here
			case name == "runner.temp":
				return r.temp
			}
			t.Fatalf("the faked runner does not know %s", e)
			return ""
		})
	}
	for _, s := range r.action.Runs.Steps {
		if s.Run == "" || r.prepared && s.ID != "check" {
			continue
		}
		require.Equal(t, "bash", s.Shell)
		script := filepath.Join(r.temp, "step.sh")
		require.NoError(t, os.WriteFile(script, []byte(s.Run), 0o600))
		output, summary := filepath.Join(r.temp, "output"), filepath.Join(r.temp, "summary")
		for _, f := range []string{output, summary} {
			require.NoError(t, os.WriteFile(f, nil, 0o600))
		}
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", script)
		cmd.Dir = fill(s.Dir)
		if !filepath.IsAbs(cmd.Dir) {
			cmd.Dir = filepath.Join(r.workspace, cmd.Dir)
		}
		cmd.Env = append(os.Environ(), "GITHUB_ACTIONS=true", "CI=true", "GITHUB_WORKSPACE="+r.workspace, "RUNNER_TEMP="+r.temp, "GITHUB_OUTPUT="+output, "GITHUB_STEP_SUMMARY="+summary)
		for name, value := range s.Env {
			if name != "GOMODCACHE" && name != "GOCACHE" { // the tests' own are full already
				cmd.Env = append(cmd.Env, name+"="+fill(value))
			}
		}
		var log bytes.Buffer
		cmd.Stdout, cmd.Stderr = &log, &log
		err := cmd.Run()
		got.log, got.code = log.String(), cmd.ProcessState.ExitCode()
		data, readErr := os.ReadFile(output)
		require.NoError(t, readErr)
		if s.ID == "check" {
			got.outputs = outputsOf(t, string(data))
			data, readErr = os.ReadFile(summary)
			require.NoError(t, readErr)
			got.summary = string(data)
			r.prepared = true
			continue
		}
		require.NoError(t, err, got.log)
	}
	return got
}

// outputsOf reads a file of outputs as the runner does: name=value, or name<<MARK, lines and MARK.
func outputsOf(t *testing.T, text string) map[string]string {
	t.Helper()
	all := map[string]string{}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		if name, mark, ok := strings.Cut(lines[i], "<<"); ok && !strings.Contains(name, "=") {
			var value []string
			for i++; i < len(lines) && lines[i] != mark; i++ {
				value = append(value, lines[i])
			}
			require.Less(t, i, len(lines), "the end of %s lacks", name)
			all[name] = strings.Join(value, "\n")
			continue
		}
		name, value, ok := strings.Cut(lines[i], "=")
		require.True(t, ok, lines[i])
		all[name] = value
	}
	return all
}

func (r *runner) put(t *testing.T, sample, name string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", sample))
	require.NoError(t, err)
	to := filepath.Join(r.workspace, name)
	require.NoError(t, os.MkdirAll(filepath.Dir(to), 0o755))
	require.NoError(t, os.WriteFile(to, data, 0o600))
}

// No script of the action holds an expression: a value that a shell would read as its own words is passed by the
// environment only.
func TestTheActionsScriptsHoldNoInputs(t *testing.T) {
	r := newRunner(t)
	scripts := 0
	for _, s := range r.action.Runs.Steps {
		if s.Run != "" {
			scripts++
			assert.NotContains(t, s.Run, "${{")
			assert.NotContains(t, s.Run, "eval")
		}
	}
	assert.Equal(t, 3, scripts)
	for name, o := range r.action.Outputs {
		assert.Equal(t, "${{ steps.check.outputs."+name+" }}", o.Value)
	}
}

// The steps run on the sample papers, and every word they leave is read again.
func TestTheActionRunsOnTheSamples(t *testing.T) {
	r := newRunner(t)
	schema, err := jsonschema.NewCompiler().Compile("testdata/sarif/sarif-schema-2.1.0.json")
	require.NoError(t, err)
	for _, sample := range []string{"complete.md", "poor.md", "poor-linenumbers.pdf", "complete.docx", "complete-twocolumn.pdf"} {
		r.put(t, sample, "papers/"+sample)
		got := r.run(t, map[string]string{"files": sample, "working-directory": "papers", "sarif": sample + ".sarif", "formats": "csv=" + sample + ".csv\njunit=" + sample + ".xml\n"})
		require.Equal(t, 0, got.code, got.log)
		assert.Len(t, got.outputs, len(r.action.Outputs))

		var report struct {
			Checklists []struct {
				Summary map[string]int
				Items   []struct{ ID, Title, Status string }
			}
		}
		data, err := os.ReadFile(got.outputs["report"])
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(data, &report))
		total := 0
		for status, n := range report.Checklists[0].Summary {
			total += n
			var counted int
			require.NoError(t, json.Unmarshal([]byte(got.outputs[strings.ReplaceAll(status, "_", "-")]), &counted))
			assert.Equal(t, n, counted, status)
		}
		assert.Equal(t, 44, total)
		assert.Equal(t, "0", got.outputs["exit-code"])
		html, err := os.ReadFile(got.outputs["html"])
		require.NoError(t, err)
		assert.Contains(t, string(html), "</html>")

		shown := map[string]int{}
		for _, l := range strings.Split(got.log, "\n") {
			m := regexp.MustCompile(`^::(warning|notice) file=papers/` + regexp.QuoteMeta(sample) + `(,line=\d+)?,title=CLAIM 2024 [^:]+: ?(missing|ambiguous)?`).FindStringSubmatch(strings.ReplaceAll(l, "%3A", ":"))
			if m == nil {
				assert.False(t, strings.HasPrefix(strings.TrimSpace(l), "::"), l)
				continue
			}
			shown[m[1]]++
			assert.Equal(t, strings.HasSuffix(sample, ".md"), m[2] != "", "a text has lines, a page has none")
		}
		assert.Equal(t, min(10, report.Checklists[0].Summary["missing"]), shown["warning"])
		assert.Equal(t, min(10, report.Checklists[0].Summary["ambiguous"]), shown["notice"])

		assert.Less(t, len(got.summary), 1<<20)
		for _, it := range report.Checklists[0].Items {
			assert.Contains(t, got.summary, "| "+it.ID+" | "+it.Title+" | ", "every item stands in the summary")
		}

		sarif, err := os.ReadFile(filepath.Join(r.workspace, "papers", sample+".sarif"))
		require.NoError(t, err)
		log, err := jsonschema.UnmarshalJSON(bytes.NewReader(sarif))
		require.NoError(t, err)
		assert.NoError(t, schema.Validate(log))
		assert.Equal(t, report.Checklists[0].Summary["missing"], strings.Count(string(sarif), `"level": "warning"`))
		assert.Equal(t, report.Checklists[0].Summary["ambiguous"], strings.Count(string(sarif), `"level": "note"`))
		assert.Equal(t, strings.Count(string(sarif), `"level"`), strings.Count(string(sarif), `"uri": "papers/`+sample+`"`))
		for _, more := range []string{".csv", ".xml"} {
			assert.FileExists(t, filepath.Join(r.workspace, "papers", sample+more))
		}
	}
}

// Names of files arrive whole, whatever they would mean to a shell, to the runner or to the command line.
func TestTheActionPassesNamesWhole(t *testing.T) {
	r := newRunner(t)
	names := []string{"papers/$(touch pwned) `touch pwned`.md", "papers/a;touch pwned;'b\".md", "papers/new\nline\n::error::x.md", "papers/with  blanks ##[error].md"}
	for _, n := range names {
		r.put(t, "poor.md", n)
	}
	r.put(t, "poor.md", "--help")
	r.put(t, "poor.md", "b[1].md")
	r.put(t, "poor-linenumbers.pdf", "papers/deep/er/x.pdf")
	got := r.run(t, map[string]string{"files": "papers/*.md\n--help\r\n\n  b[1].md\npapers/**/*.pdf\npapers/" + filepath.Base(names[0]) + "\n", "fail-on": "missing", "formats": "csv=$(touch pwned).csv", "checklist": "claim-2024\nconsort-2010"})
	require.Equal(t, 1, got.code, got.log)
	assert.Equal(t, "1", got.outputs["exit-code"])
	data, err := os.ReadFile(got.outputs["report"])
	require.NoError(t, err)
	var report struct {
		Manuscript struct{ Files []struct{ Path string } }
		Checklists []struct{ ID string }
	}
	require.NoError(t, json.Unmarshal(data, &report))
	var read []string
	for _, f := range report.Manuscript.Files {
		read = append(read, f.Path)
	}
	assert.ElementsMatch(t, append(names, "--help", "b[1].md", "papers/deep/er/x.pdf"), read)
	assert.Len(t, report.Checklists, 2)
	assert.FileExists(t, filepath.Join(r.workspace, "$(touch pwned).csv"))
	pwned, err := filepath.Glob(filepath.Join(r.workspace, "**pwned"))
	require.NoError(t, err)
	assert.Empty(t, pwned)
	for _, l := range strings.Split(got.log, "\n") {
		if strings.HasPrefix(strings.TrimSpace(l), "::") {
			assert.Regexp(t, `^::(error|notice) file=`, l)
		}
		assert.NotContains(t, strings.SplitN(l, "::", 3)[0], "##[")
	}
}

// What cannot be done ends with the exit code of the command line, an annotation that says why, and the output.
func TestTheActionSaysWhatWentWrong(t *testing.T) {
	r := newRunner(t)
	r.put(t, "poor.md", "poor.md")
	for _, c := range []struct {
		inputs map[string]string
		code   int
		says   string
	}{
		{map[string]string{"files": "nowhere.md"}, 4, "nowhere.md"},
		{map[string]string{"files": "*.docx"}, 2, "no file matches"},
		{map[string]string{"files": "[.md"}, 2, "not closed"},
		{map[string]string{"files": ""}, 2, "name the paper"},
		{map[string]string{"files": "poor.md", "annotations": "yes"}, 2, "true or false"},
		{map[string]string{"files": "poor.md", "formats": "json"}, 2, "json=FILE"},
		{map[string]string{"files": "poor.md", "checklist": "claim-2042"}, 2, "claim-2042"},
		{map[string]string{"files": "poor.md", "fail-on": "everything"}, 2, "everything"},
		{map[string]string{"files": "poor.md", "sarif": "poor.md"}, 4, "exists and was not touched"},
	} {
		got := r.run(t, c.inputs)
		assert.Equal(t, c.code, got.code, got.log)
		assert.Equal(t, string(rune('0'+c.code)), got.outputs["exit-code"])
		assert.Regexp(t, `(?m)^::error title=pubcheck::.*`+regexp.QuoteMeta(c.says), got.log)
		assert.NotRegexp(t, `(?m)^pubcheck: .*`+regexp.QuoteMeta(c.says), got.log, "it is said once")
	}
}

// Switches: no annotations, no summary, nothing of the manuscript anywhere.
func TestTheActionKeepsPrivatePapersPrivate(t *testing.T) {
	r := newRunner(t)
	r.put(t, "poor.md", "poor.md")
	got := r.run(t, map[string]string{"files": "poor.md", "no-snippets": "true", "annotations": "false", "sarif": "out.sarif"})
	require.Equal(t, 0, got.code, got.log)
	assert.NotContains(t, got.log, "::")
	all := got.log + got.summary
	for _, f := range []string{got.outputs["report"], got.outputs["html"], filepath.Join(r.workspace, "out.sarif")} {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		all += string(data)
	}
	assert.NotContains(t, all, "DermaSwift")
	assert.NotContains(t, all, "dermoscopic")
	assert.Empty(t, r.run(t, map[string]string{"files": "poor.md", "summary": "false"}).summary)
}

// What lies in the workspace is taken for what it is, unless the step does not want that.
func TestTheActionLooksIntoTheRepository(t *testing.T) {
	r := newRunner(t)
	r.put(t, "poor.md", "paper/poor.md")
	require.NoError(t, os.WriteFile(filepath.Join(r.workspace, "LICENSE"), []byte("Apache-2.0\n"), 0o600))
	with := r.run(t, map[string]string{"files": "poor.md", "working-directory": "paper"})
	without := r.run(t, map[string]string{"files": "poor.md", "working-directory": "paper", "repo": "false"})
	missing := func(s stepped) (n int) {
		require.NoError(t, json.Unmarshal([]byte(s.outputs["missing"]), &n), s.log)
		return n
	}
	assert.Equal(t, missing(without)-1, missing(with))
	assert.Contains(t, with.summary, "It stands in the repository, not in the paper: LICENSE.")
}

// A baseline lets only what got worse fail; a configuration names the files and what fails.
func TestTheActionPassesBaselineAndConfiguration(t *testing.T) {
	r := newRunner(t)
	r.put(t, "poor.md", "paper/poor.md")
	require.Equal(t, 0, r.run(t, map[string]string{"files": "paper/poor.md", "formats": "json=base line.json"}).code)
	same := r.run(t, map[string]string{"files": "paper/poor.md", "fail-on": "missing", "baseline": "base line.json"})
	assert.Equal(t, 0, same.code, same.log)
	assert.NotContains(t, same.log, "::error", "nothing got worse")
	assert.Contains(t, same.log, "::warning")
	r.put(t, "complete.md", "paper/better.md")
	require.Equal(t, 0, r.run(t, map[string]string{"files": "paper/better.md", "formats": "json=better.json"}).code)
	worse := r.run(t, map[string]string{"files": "paper/poor.md", "fail-on": "missing", "baseline": "better.json"})
	assert.Equal(t, 1, worse.code, worse.log)
	assert.Contains(t, worse.log, "::error file=paper/poor.md")

	require.NoError(t, os.WriteFile(filepath.Join(r.workspace, "my settings.yaml"), []byte("files: paper/poor.md\nfail-on: missing\n"), 0o600))
	configured := r.run(t, map[string]string{"config": "my settings.yaml"})
	assert.Equal(t, 1, configured.code, configured.log)
	assert.NotEqual(t, "0", configured.outputs["missing"])
}

// A pattern over a paper in LaTeX gives the paper once: the files that it includes are read with it, and are listed.
func TestTheActionReadsIncludedFilesOnce(t *testing.T) {
	r := newRunner(t)
	for name, text := range map[string]string{
		"paper/main.tex":             "\\documentclass{article}\\begin{document}\\section{Introduction}Fractures are missed.\\input{sections/methods}\\end{document}",
		"paper/sections/methods.tex": "\\section{Methods}\nExaminations were divided at the patient level.\n",
	} {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(r.workspace, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(r.workspace, name), []byte(text), 0o600))
	}
	read := func(files string) (paths, sources []string) {
		got := r.run(t, map[string]string{"files": files})
		require.Equal(t, 0, got.code, got.log)
		data, err := os.ReadFile(got.outputs["report"])
		require.NoError(t, err)
		var report struct {
			Manuscript struct {
				Path           string
				Files, Sources []struct{ Path string }
			}
		}
		require.NoError(t, json.Unmarshal(data, &report))
		paths = []string{report.Manuscript.Path}
		for _, f := range report.Manuscript.Files {
			paths = append(paths, f.Path)
		}
		for _, f := range report.Manuscript.Sources {
			sources = append(sources, f.Path)
		}
		return paths, sources
	}
	paths, sources := read("paper/**/*.tex")
	assert.Equal(t, []string{"paper/main.tex"}, paths)
	assert.Equal(t, []string{"sections/methods.tex"}, sources)
	paths, _ = read("paper/sections/*.tex")
	assert.Equal(t, []string{"paper/sections/methods.tex"}, paths, "what alone is there is meant")
}
