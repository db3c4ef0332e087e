package cli

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// samplePapers are papers of every format that is read.
var samplePapers = []string{samples + "complete.md", samples + "poor.md", samples + "poor.docx", samples + "poor-linenumbers.pdf", samples + "src/poor-linenumbers.tex"}

type sarifReport struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ID   string
					Help struct{ Text string }
				}
			}
		}
		Results []struct {
			RuleID    string `json:"ruleId"`
			RuleIndex int    `json:"ruleIndex"`
			Level     string
			Message   struct{ Text string }
			Locations []struct {
				PhysicalLocation struct {
					ArtifactLocation struct{ URI string }
					Region           struct{ StartLine int }
				}
			}
			PartialFingerprints map[string]string
		}
	}
}

func formatted(t *testing.T, format string, args ...string) string {
	t.Helper()
	code, stdout, stderr := pubcheck(t, append(args, "--format", format)...)
	require.Equal(t, exitDone, code, stderr)
	return stdout
}

func sarifOf(t *testing.T, args ...string) sarifReport {
	t.Helper()
	var r sarifReport
	require.NoError(t, json.Unmarshal([]byte(formatted(t, "sarif", args...)), &r))
	require.Len(t, r.Runs, 1)
	return r
}

func TestSARIFFollowsTheStandardsSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(samples + "sarif/sarif-schema-2.1.0.json")
	require.NoError(t, err)
	for _, args := range [][]string{{samplePapers[0]}, {samplePapers[1]}, {samplePapers[2]}, {samplePapers[3]}, {samplePapers[4]}, {samplePapers[1], samplePapers[3]},
		{samplePapers[3], "--no-snippets"}, {samples + "trial.md", "--checklist", "consort-2010", "--checklist", "claim-2024"}} {
		log, err := jsonschema.UnmarshalJSON(strings.NewReader(formatted(t, "sarif", args...)))
		require.NoError(t, err)
		assert.NoError(t, schema.Validate(log), args)
	}
	for _, bad := range []string{`{"version": "2.1.0"}`, `{"version": "2.0.0", "runs": []}`} {
		log, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		require.NoError(t, err)
		assert.Error(t, schema.Validate(log), bad)
	}
}

// What is missing or ambiguous, and nothing else, is a result with one place in the paper and a rule that says what is asked.
func TestSARIFHoldsTheFindings(t *testing.T) {
	for _, p := range samplePapers {
		run := sarifOf(t, p).Runs[0]
		wanted := verdicts(t, p)
		lines := 0
		if filepath.Ext(p) == ".md" || filepath.Ext(p) == ".tex" {
			data, err := os.ReadFile(p)
			require.NoError(t, err)
			lines = strings.Count(string(data), "\n")
		}
		assert.Len(t, run.Tool.Driver.Rules, len(wanted))
		prints := map[string]bool{}
		for _, r := range run.Results {
			id := strings.TrimPrefix(r.RuleID, "claim-2024/")
			assert.Equal(t, map[string]string{"missing": "warning", "ambiguous": "note"}[wanted[id]], r.Level, r.RuleID)
			delete(wanted, id)
			rule := run.Tool.Driver.Rules[r.RuleIndex]
			assert.Equal(t, r.RuleID, rule.ID)
			assert.NotEmpty(t, rule.Help.Text)
			require.Len(t, r.Locations, 1)
			place := r.Locations[0].PhysicalLocation
			assert.Equal(t, p, place.ArtifactLocation.URI)
			if lines > 0 {
				assert.True(t, place.Region.StartLine >= 1 && place.Region.StartLine <= lines, "%s: line %d", r.RuleID, place.Region.StartLine)
			} else {
				assert.Equal(t, 1, place.Region.StartLine)
			}
			prints[r.PartialFingerprints["pubcheckItem/v1"]] = true
		}
		assert.Len(t, prints, len(run.Results), "every finding has a fingerprint of its own")
		for id, v := range wanted {
			assert.Contains(t, []string{"satisfied", "not_applicable"}, v, "item %s lacks", id)
		}
	}
}

// A finding stays the same one when the paper grows around it.
func TestSARIFFingerprintsOutliveEdits(t *testing.T) {
	t.Chdir(t.TempDir())
	prints := func(text string) map[string]string {
		require.NoError(t, os.WriteFile("paper.md", []byte(text), 0o600))
		found := map[string]string{}
		for _, r := range sarifOf(t, "paper.md").Runs[0].Results {
			found[r.RuleID] = r.PartialFingerprints["primaryLocationLineHash"]
		}
		return found
	}
	before := prints(smallPaper)
	after := prints(strings.Replace(smallPaper, "## Methods\n", "## Methods\n\nThe study ran for two years. We thank nobody for it.\n", 1))
	require.Greater(t, len(before), 20)
	kept := 0
	for id, print := range before {
		if after[id] != "" {
			kept++
			assert.Equal(t, print, after[id], id)
		}
	}
	assert.Greater(t, kept, 20)
}

// A test case an item: failed when missing, skipped when a person decides.
func TestJUnitCountsWhatTheReportCounts(t *testing.T) {
	for _, p := range samplePapers {
		var r struct {
			Tests    int `xml:"tests,attr"`
			Failures int `xml:"failures,attr"`
			Skipped  int `xml:"skipped,attr"`
			Suites   []struct {
				Cases []struct {
					Name    string    `xml:"name,attr"`
					Failure *struct{} `xml:"failure"`
					Skipped *struct{} `xml:"skipped"`
				} `xml:"testcase"`
			} `xml:"testsuite"`
		}
		require.NoError(t, xml.Unmarshal([]byte(formatted(t, "junit", p)), &r))
		want := verdicts(t, p)
		failures, skipped := 0, 0
		for _, c := range r.Suites[0].Cases {
			id, _, _ := strings.Cut(c.Name, " ")
			assert.Equal(t, want[id] == "missing", c.Failure != nil, c.Name)
			assert.Equal(t, want[id] == "ambiguous" || want[id] == "not_applicable", c.Skipped != nil, c.Name)
			if c.Failure != nil {
				failures++
			}
			if c.Skipped != nil {
				skipped++
			}
		}
		assert.Equal(t, []int{len(want), failures, skipped}, []int{r.Tests, r.Failures, r.Skipped})
	}
}

var command = regexp.MustCompile(`^::(error|warning|notice) file=([^:,]+)(?:,line=(\d+))?,title=([^:,]+)::([^\r\n]+)$`)

// Ten annotations of a kind at most, what is missing first, and the rest counted.
func TestAnnotationsKeepToGitHubsLimits(t *testing.T) {
	for failOn, kinds := range map[string]map[string]int{
		"none":      {"warning": 10, "notice": 10},
		"missing":   {"error": 10, "notice": 10},
		"ambiguous": {"error": 10},
	} {
		code, stdout, _ := pubcheck(t, samples+"poor-linenumbers.pdf", "--format", "github", "--fail-on", failOn)
		assert.Equal(t, failOn != "none", code == exitFindings)
		lines := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
		got := map[string]int{}
		for _, l := range lines[:len(lines)-1] {
			m := command.FindStringSubmatch(l)
			require.NotNil(t, m, l)
			got[m[1]]++
			assert.Equal(t, samples+"poor-linenumbers.pdf", m[2])
			assert.Empty(t, m[3], "a PDF has no lines")
			assert.Regexp(t, `\(.*p\. \d`, m[5], "the page is said")
			if failOn == "ambiguous" {
				assert.Contains(t, m[4], "missing", "the most important ones are shown")
			}
		}
		assert.Equal(t, kinds, got)
		assert.Regexp(t, `^pubcheck: \d+ more .* not shown as annotations`, lines[len(lines)-1])
	}
	for _, l := range strings.Split(formatted(t, "github", samples+"poor.md"), "\n") {
		if m := command.FindStringSubmatch(l); m != nil {
			assert.NotEmpty(t, m[3], "a text has lines")
		}
	}
}

const evilPaper = `# ::error::A title ##[error]that commands

## Abstract

::set-output name=x::y We trained a convolutional neural network on 100%25 of cases, a: b, in this retrospective study ##[warning]now.

## Methods %0A::error::x

::error file=a.md,line=1::Images were randomly divided. ##[add-mask]the ::stop-commands::x end of it ::warning::here and there ::error::again and again ::notice::so that a line begins with ::debug::it. Labels were made by experts.
`

// Whatever a manuscript holds, a runner finds no commands in what is printed but our own annotations.
func TestAManuscriptCannotCommandARunner(t *testing.T) {
	t.Setenv("GITHUB_ACTIONS", "true")
	p := paper(t, "evil ::error::name.md", []byte(evilPaper))
	found := 0
	for _, args := range [][]string{{p}, {"explain", p, "claim-2024/20"}, {"parse", p}, {"parse", p, "--text"}, {p, "--format", "json"}, {p, "--format", "html"}, {p, "--format", "markdown"},
		{p, "--format", "csv"}, {p, "--format", "sarif"}, {p, "--format", "junit"}, {p, "--format", "summary"}, {p, "--format", "github"}, {"::error::x.md"}, {p, "--format", "\n::error::x"}, {"\n::error::command"}} {
		_, stdout, stderr := pubcheck(t, args...)
		for _, l := range regexp.MustCompile(`[\r\n]`).Split(stdout+"\n"+stderr, -1) {
			if args[len(args)-1] == "github" && command.MatchString(l) {
				found++
				continue
			}
			assert.NotRegexp(t, `^[\s\p{Cf}]*::`, l, args)
			assert.NotContains(t, l, "##[", args)
		}
	}
	assert.GreaterOrEqual(t, found, 10)
	assert.Contains(t, formatted(t, "text", p), "## [", "the text is there, parted")
	var report struct{ Manuscript struct{ Title string } }
	require.NoError(t, json.Unmarshal([]byte(formatted(t, "json", p)), &report))
	assert.Contains(t, report.Manuscript.Title, "##[error]", "JSON says the same to its readers")
}

// With --no-snippets no sentence, heading or title of the paper is printed in any format, and the verdicts stay.
func TestNoSnippetsLeavesTheManuscriptOut(t *testing.T) {
	for _, p := range samplePapers {
		var outline struct {
			Title    string
			Sections []struct{ Title string }
			Blocks   []struct{ Text string }
		}
		code, stdout, stderr := pubcheck(t, "parse", p, "--json")
		require.Equal(t, exitDone, code, stderr)
		require.NoError(t, json.Unmarshal([]byte(stdout), &outline))
		var texts []string
		add := func(text string) {
			words := strings.Fields(text) // fewer than six may be words of the checklist too
			for i := 0; i+6 <= len(words); i += 3 {
				texts = append(texts, strings.Join(words[i:i+6], " "))
			}
		}
		for _, s := range outline.Sections {
			if strings.ContainsAny(s.Title, "0123456789") {
				texts = append(texts, s.Title)
			}
		}
		for _, b := range outline.Blocks {
			add(b.Text)
		}
		require.Greater(t, len(texts), 100)
		told, quiet := everyFormat(t, p), everyFormat(t, p, "--no-snippets")
		for format, without := range quiet {
			leaked, shown := 0, 0
			for _, text := range texts {
				if strings.Contains(without, text) {
					leaked++
					t.Logf("%s, %s: %q", p, format, text)
				}
				if strings.Contains(told[format], text) {
					shown++
				}
			}
			assert.Zero(t, leaked, "%s as %s", p, format)
			if p != samples+"complete.md" { // of it, some formats show nothing but few findings
				assert.Positive(t, shown, "%s as %s shows it otherwise", p, format)
			}
			assert.NotContains(t, without, outline.Title)
		}
		assert.Equal(t, verdicts(t, p), verdicts(t, p, "--no-snippets"))
	}
	odd := paper(t, "odd.md", []byte(smallPaper+"\n## Quibbling zebrafish\n\nImages were randomly divided at the patient level. The software is at github.com/a/b.\n"))
	told, quiet := everyFormat(t, odd), everyFormat(t, odd, "--no-snippets")
	for format := range quiet {
		assert.NotContains(t, quiet[format], "zebrafish", format)
	}
	assert.Contains(t, told["text"], "zebrafish", "a heading that tells no role is a title all the same")
	assert.Contains(t, quiet["html"], "The text of the manuscript was left out")
	decided := filepath.Join(filepath.Dir(odd), ".pubcheck.yaml")
	require.NoError(t, os.WriteFile(decided, []byte("waivers:\n  - {checklist: claim-2024, item: \"20\", verdict: missing, reason: \"We shall rewrite it.\"}\n"), 0o600))
	before := filepath.Join(filepath.Dir(odd), "before.json")
	require.NoError(t, os.WriteFile(before, []byte(strings.ReplaceAll(told["json"], "\"status\": \"missing\"", "\"status\": \"satisfied\"")), 0o600))
	assert.Contains(t, everyFormat(t, odd)["text"], "We shall rewrite it.")
	for format, without := range everyFormat(t, odd, "--no-snippets", "--baseline", before) {
		assert.NotContains(t, strings.ToLower(without), "zebrafish", format)
		assert.NotContains(t, without, "randomly divided at the patient", format)
	}
	code, _, stderr := pubcheck(t, samples+"poor-linenumbers.pdf", "--no-snippets", "--format", "pdf="+filepath.Join(t.TempDir(), "x.pdf"))
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, "--no-snippets")
}

// everyFormat is a paper's report in every format that is text.
func everyFormat(t *testing.T, args ...string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	names := []string{"text", "json", "html", "markdown", "csv", "sarif", "junit", "summary", "github"}
	for _, n := range names {
		args = append(args, "--format", n+"="+filepath.Join(dir, n))
	}
	code, _, stderr := pubcheck(t, args...)
	require.Equal(t, exitDone, code, stderr)
	all := map[string]string{}
	for _, n := range names {
		data, err := os.ReadFile(filepath.Join(dir, n))
		require.NoError(t, err)
		all[n] = string(data)
	}
	return all
}

// Files are named as the repository names them, wherever the command is run.
func TestFilesAreNamedFromTheRoot(t *testing.T) {
	root := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(root, "papers", "one two"), 0o755))
	p := filepath.Join(root, "papers", "one two", "a,b:c.md")
	require.NoError(t, os.WriteFile(p, []byte(smallPaper), 0o600))
	t.Setenv("GITHUB_WORKSPACE", root)
	t.Chdir(filepath.Join(root, "papers"))
	for _, name := range []string{filepath.Join("one two", "a,b:c.md"), p} {
		assert.Equal(t, "papers/one%20two/a,b:c.md", sarifOf(t, name).Runs[0].Results[0].Locations[0].PhysicalLocation.ArtifactLocation.URI)
		assert.Contains(t, formatted(t, "github", name), "file=papers/one two/a%2Cb%3Ac.md,line=")
	}
	outside := paper(t, "else.md", []byte(smallPaper))
	assert.Contains(t, formatted(t, "github", outside), "else.md,line=")
}
