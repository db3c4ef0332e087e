package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const funded = "\n\n## Funding\n\nThis work was supported by the Example Council (grant 123).\n"

type change struct {
	Item, Change, Cause string
	Old, New            *struct{ Status, Quote, Where, Because string }
}

type differences struct {
	Schema    string
	SamePaper bool `json:"same_paper"`
	SameRules bool `json:"same_rules"`
	Unchanged int
	Gone      []string
	Unshared  []string
	Changes   []change
}

func differ(t *testing.T, args ...string) differences {
	t.Helper()
	code, stdout, stderr := pubcheck(t, append([]string{"diff", "--format", "json"}, args...)...)
	require.Equal(t, exitDone, code, stderr)
	var d differences
	require.NoError(t, json.Unmarshal([]byte(stdout), &d))
	return d
}

// Two papers, two reports and one of each differ alike; what was won and lost is shown with its passage.
func TestDiffOfPapersAndReports(t *testing.T) {
	dir := t.TempDir()
	old := write(t, dir+"/old.md", smallPaper)
	revised := write(t, dir+"/new.md", strings.Replace(smallPaper, "Examinations were divided at the patient level.", "Nothing more is told.", 1)+funded)
	oldReport, newReport := reportOf(t, old, dir+"/old.json"), reportOf(t, revised, dir+"/new.json")
	var first differences
	for i, pair := range [][]string{{old, revised}, {oldReport, newReport}, {old, newReport}, {oldReport, revised}} {
		d := differ(t, pair...)
		if i == 0 {
			first = d
		}
		assert.Equal(t, first, d)
	}
	assert.Equal(t, "pubcheck/diff/1", first.Schema)
	assert.False(t, first.SamePaper)
	assert.True(t, first.SameRules)
	assert.Equal(t, 44, first.Unchanged+len(first.Changes))
	of := map[string]change{}
	for _, c := range first.Changes {
		of[c.Item] = c
		assert.Equal(t, "paper", c.Cause)
	}
	assert.Equal(t, "satisfied", of["44"].Change)
	assert.Equal(t, "This work was supported by the Example Council (grant 123).", of["44"].New.Quote)
	assert.Equal(t, "Funding, line 22", strings.TrimPrefix(of["44"].New.Where, "A network for wrist radiographs > "))
	assert.Equal(t, "lost", of["20"].Change)
	assert.Equal(t, "Examinations were divided at the patient level.", of["20"].Old.Quote)
	assert.Equal(t, "missing", of["20"].New.Status)

	code, stdout, stderr := pubcheck(t, "diff", old, revised)
	require.Equal(t, exitDone, code, stderr)
	for _, says := range []string{"Another version of the paper, by the same rules.", "✓ → ✗ claim-2024/20", `before: "Examinations were divided at the patient level."`, "✗ → ✓ claim-2024/44", "(the paper changed)"} {
		assert.Contains(t, stdout, says)
	}
	assert.Less(t, strings.Index(stdout, "Lost"), strings.Index(stdout, "Became satisfied"))
}

// What the tool, the paper and people changed is told apart.
func TestDiffTellsTheCauses(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(dir+"/.git", 0o755))
	old := write(t, dir+"/a.md", smallPaper)
	report := reportOf(t, old, dir+"/old.json")
	data, err := os.ReadFile(report)
	require.NoError(t, err)
	// An older version of the rules took another view of item 44.
	by := regexp.MustCompile(`"rules": "[0-9a-f]{12}"`).ReplaceAllString(string(data), `"rules": "0123456789ab"`)
	require.NotEqual(t, string(data), by)
	by = strings.Replace(by, "\"title\": \"Funding\",\n          \"status\": \"missing\"", "\"title\": \"Funding\",\n          \"status\": \"satisfied\"", 1)
	other := write(t, dir+"/rules.json", by)
	d := differ(t, other, report)
	require.Len(t, d.Changes, 1)
	assert.Equal(t, change{"44", "lost", "rules", d.Changes[0].Old, d.Changes[0].New}, d.Changes[0])
	assert.True(t, d.SamePaper)
	assert.False(t, d.SameRules)
	_, stdout, _ := pubcheck(t, "diff", other, report)
	assert.Contains(t, stdout, "what changed, changed with the tool")
	assert.Contains(t, stdout, "(the rules changed)")

	revised := write(t, dir+"/b.md", smallPaper+funded)
	for _, c := range differ(t, write(t, dir+"/rules2.json", strings.Replace(by, `"satisfied"`, `"missing"`, 1)), revised).Changes {
		assert.Equal(t, "unknown", c.Cause, "both changed")
	}
	silent := write(t, dir+"/silent.json", regexp.MustCompile(`,\n *"rules": "[0-9a-f]{12}"`).ReplaceAllString(string(data), ""))
	for _, c := range differ(t, silent, revised).Changes {
		assert.Equal(t, "unknown", c.Cause, "a report that does not tell its rules")
	}

	decide(t, old, "claim-2024/44", "--verdict", "satisfied", "--reason", "On the title page.")
	d = differ(t, report, old)
	require.Len(t, d.Changes, 1)
	assert.Equal(t, "decision", d.Changes[0].Cause)
	assert.Equal(t, "satisfied", d.Changes[0].Change)
	_, stdout, _ = pubcheck(t, "diff", report, old)
	assert.Contains(t, stdout, "On the title page.")
	assert.Empty(t, differ(t, old, old).Changes)
}

// A paper is held against the checklists of the report on the other side.
func TestDiffTakesTheChecklistsOfTheOtherSide(t *testing.T) {
	dir := t.TempDir()
	code, stdout, stderr := pubcheck(t, samples+"trial.md", "--checklist", "consort-2010", "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	report := write(t, dir+"/trial.json", stdout)
	d := differ(t, report, samples+"trial.md")
	assert.Equal(t, 37, d.Unchanged)
	assert.Empty(t, d.Unshared)
	both := differ(t, report, samples+"trial.md", "--checklist", "claim-2024", "--checklist", "consort-2010")
	assert.Equal(t, []string{"claim-2024"}, both.Unshared)
	assert.True(t, both.SameRules, "rules of another checklist make no difference")
	code, _, stderr = pubcheck(t, "diff", report, samples+"trial.md", "--checklist", "claim-2024")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, "no checklist in common")
}

// With a baseline only what got worse fails.
func TestBaseline(t *testing.T) {
	dir := t.TempDir()
	old := write(t, dir+"/old.md", smallPaper+funded)
	baseline := reportOf(t, old, dir+"/baseline.json")
	worse := write(t, dir+"/worse.md", smallPaper)
	better := write(t, dir+"/better.md", strings.Replace(smallPaper+funded, "## Results", "All images were de-identified with a script before the study, in accordance with HIPAA.\n\n## Results", 1))
	half := write(t, dir+"/half.md", strings.Replace(smallPaper+funded, "Examinations were divided at the patient level.", "Images were randomly divided into training and test sets.", 1))
	for _, c := range []struct {
		paper, failOn string
		code          int
	}{
		{old, "ambiguous", exitDone}, {better, "ambiguous", exitDone}, {worse, "missing", exitFindings}, {worse, "none", exitDone},
		{half, "missing", exitDone}, {half, "ambiguous", exitFindings},
	} {
		code, stdout, stderr := pubcheck(t, c.paper, "--baseline", baseline, "--fail-on", c.failOn)
		assert.Equal(t, c.code, code, "%s %s: %s", c.paper, c.failOn, stderr)
		assert.Contains(t, stdout, "Since "+baseline)
	}
	_, stdout, _ := pubcheck(t, worse, "--baseline", baseline)
	assert.Contains(t, stdout, "✓ → ✗ claim-2024/44")

	// The same paper by other rules did not get worse.
	data, err := os.ReadFile(baseline)
	require.NoError(t, err)
	_, report, _ := pubcheck(t, worse, "--format", "json")
	stricter := regexp.MustCompile(`"rules": "[0-9a-f]{12}"`).ReplaceAllString(strings.Replace(report, "\"title\": \"Funding\",\n          \"status\": \"missing\"", "\"title\": \"Funding\",\n          \"status\": \"satisfied\"", 1), `"rules": "0123456789ab"`)
	code, stdout, stderr := pubcheck(t, worse, "--baseline", write(t, dir+"/rules.json", stricter), "--fail-on", "missing")
	assert.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, "(the rules changed)")

	for _, c := range []struct {
		text string
		code int
		says string
	}{
		{"{}", exitUsage, "no report of pubcheck"},
		{smallPaper, exitUsage, "no report of pubcheck"},
		{strings.Replace(string(data), "pubcheck/report/1", "pubcheck/report/9", 1), exitFailed, "pubcheck/report/9"},
		{strings.Replace(string(data), `"status": "missing"`, `"status": "lost"`, 1), exitFailed, `unknown status "lost"`},
		{strings.Replace(string(data), `"id": "claim-2024"`, `"id": "claim-2020"`, 1), exitUsage, "holds no checklist claim-2024"},
	} {
		code, stdout, stderr := pubcheck(t, worse, "--baseline", write(t, dir+"/bad.json", c.text))
		assert.Equal(t, c.code, code, stderr)
		assert.Empty(t, stdout)
		assert.Contains(t, stderr, c.says)
		assert.Contains(t, stderr, "bad.json")
	}
	code, _, stderr = pubcheck(t, worse, "--baseline", filepath.Join(dir, "nowhere.json"))
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "check the path")
}

func TestBadDiffs(t *testing.T) {
	dir := t.TempDir()
	paper := write(t, dir+"/a.md", smallPaper)
	broken := write(t, dir+"/broken.json", `{"schema": "pubcheck/report/1", "checklists": 3}`)
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{paper}, exitUsage, "the older and the newer"},
		{[]string{paper, "nowhere.md"}, exitFailed, "check the path"},
		{[]string{paper, broken}, exitFailed, "broken.json"},
		{[]string{paper, dir}, exitUsage, "is a folder"},
		{[]string{paper, paper, "--format", "html"}, exitUsage, "text, json"},
		{[]string{paper, paper, "--checklist", "claim2024"}, exitUsage, `did you mean "claim-2024"?`},
	} {
		code, stdout, stderr := pubcheck(t, append([]string{"diff"}, c.args...)...)
		assert.Equal(t, c.code, code, stderr)
		assert.Empty(t, stdout)
		assert.Contains(t, stderr, c.says)
	}
}
