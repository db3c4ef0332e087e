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

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// repository is a folder that ends the search for a configuration, with a paper in a folder of it.
func repository(t *testing.T, text string) (root, paper string) {
	t.Helper()
	root = t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(root, ".git"), 0o755))
	return root, write(t, filepath.Join(root, "paper", "main.md"), text)
}

// decided is what a JSON report says of one item.
type decided struct {
	ID, Status, Because string
	Lacks               []string
	Evidence            []struct{ Quote, File string }
	Waiver              *struct{ Verdict, Reason, By, Date, Place, Found, Says string }
}

// read is a JSON report as these tests look at it.
type read struct {
	Tool       struct{ Rules string }
	Manuscript struct {
		Path    string
		Files   []struct{ Path string }
		Notices []struct{ Code, File, Message string }
	}
	Checklists []struct {
		ID, Rules string
		Summary   map[string]int
		Items     []decided
	}
}

func reading(t *testing.T, args ...string) read {
	t.Helper()
	code, stdout, stderr := pubcheck(t, append(args, "--format", "json")...)
	require.Equal(t, exitDone, code, stderr)
	var r read
	require.NoError(t, json.Unmarshal([]byte(stdout), &r))
	return r
}

func (r read) item(t *testing.T, id string) decided {
	t.Helper()
	for _, it := range r.Checklists[0].Items {
		if it.ID == id {
			return it
		}
	}
	t.Fatalf("no item %s", id)
	return decided{}
}

func (r read) noticed(code string) (all []string) {
	for _, n := range r.Manuscript.Notices {
		if n.Code == code {
			all = append(all, n.Message)
		}
	}
	return all
}

func decide(t *testing.T, args ...string) {
	t.Helper()
	code, stdout, stderr := pubcheck(t, append([]string{"decide"}, args...)...)
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, "written to")
}

// A decision holds in every report, beside what the tool itself says, and counts for --fail-on.
func TestADecisionTakesThePlaceOfTheVerdict(t *testing.T) {
	root, paper := repository(t, smallPaper)
	before := reading(t, paper)
	require.Equal(t, "missing", before.item(t, "11").Status)
	require.Nil(t, before.item(t, "11").Waiver)
	decide(t, paper, "claim-2024/11", "--verdict", "not-applicable", "--reason", "Only phantoms were scanned: item 11", "--by", "A. Author", "--date", "2026-01-31")
	assert.NoFileExists(t, filepath.Join(root, checklist.ConfigName))
	conf := filepath.Join(root, "paper", checklist.ConfigName)
	data, err := os.ReadFile(conf)
	require.NoError(t, err)
	for _, it := range before.Checklists[0].Items {
		if it.Status == "missing" && it.ID != "11" {
			data, err = checklist.Decide(conf, data, checklist.Waiver{Checklist: "claim-2024", Item: it.ID, Verdict: checklist.NotApplicable, Reason: "So is this."})
			require.NoError(t, err)
		}
	}
	write(t, conf, string(data))
	after := reading(t, paper)
	it := after.item(t, "11")
	assert.Equal(t, "not_applicable", it.Status)
	require.NotNil(t, it.Waiver)
	assert.Equal(t, "missing", it.Waiver.Found)
	assert.Equal(t, before.item(t, "11").Because, it.Waiver.Says)
	assert.Equal(t, "Only phantoms were scanned: item 11", it.Waiver.Reason)
	assert.Regexp(t, `\.pubcheck\.yaml:\d+$`, it.Waiver.Place)
	for _, says := range []string{"A. Author, 2026-01-31", "Only phantoms", "Pubcheck itself says missing"} {
		assert.Contains(t, it.Because, says)
	}
	assert.Equal(t, 0, after.Checklists[0].Summary["missing"])
	assert.Equal(t, before.Checklists[0].Summary["missing"]+before.Checklists[0].Summary["not_applicable"], after.Checklists[0].Summary["not_applicable"])

	code, stdout, _ := pubcheck(t, paper, "--fail-on", "missing")
	assert.Equal(t, exitDone, code)
	assert.Contains(t, stdout, "decided by people)")
	assert.Contains(t, strings.Join(strings.Fields(stdout), " "), "Decided by A. Author, 2026-01-31: Only phantoms were scanned: item 11. Pubcheck itself says missing")
	code, _, _ = pubcheck(t, paper, "--fail-on", "missing", "--no-config")
	assert.Equal(t, exitFindings, code)
	_, stdout, _ = pubcheck(t, "explain", paper, "claim-2024/11")
	assert.Contains(t, stdout, "Decided by A. Author")
}

// The agreement with labels is of the tool, not of the people who decided: paper and report measure alike.
func TestDecisionsDoNotCountAsAgreement(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(dir+"/.git", 0o755))
	a := write(t, dir+"/a.md", smallPaper)
	decide(t, a, "claim-2024/44", "--verdict", "satisfied", "--reason", "On the title page.")
	labels := write(t, dir+"/a.csv", "item,verdict\n44,satisfied\n20,satisfied\n")
	_, fromPaper, _ := pubcheck(t, "agree", labels, a, "--format", "json")
	report := reportOf(t, a, dir+"/a.json")
	code, fromReport, stderr := pubcheck(t, "agree", labels, report, "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	assert.Equal(t, fromPaper, fromReport)
	assert.Contains(t, fromPaper, `"severe": 1`)
}

// Decisions on items that were not checked, and those that the paper speaks against, are said.
func TestUnusedAndContradictedDecisionsAreSaid(t *testing.T) {
	_, paper := repository(t, smallPaper)
	write(t, filepath.Join(filepath.Dir(paper), checklist.ConfigName), `waivers:
  - {checklist: claim-2024, item: 20, verdict: missing, reason: The editor wants more.}
  - {checklist: claim-2024, item: 12, verdict: satisfied, reason: In Figure 2.}
  - {checklist: claim-2024, item: 13, verdict: missing, reason: Lost.}
  - {checklist: claim-2024, item: 99, verdict: satisfied, reason: Typed wrong.}
  - {checklist: consort-2010, item: 8a, verdict: satisfied, reason: Of the trial.}
`)
	r := reading(t, paper)
	unused, against := r.noticed("unused-decision"), r.noticed("contradicted-decision")
	require.Len(t, unused, 2)
	assert.Contains(t, unused[0], "claim-2024/99")
	assert.Contains(t, unused[0], ".pubcheck.yaml:5")
	assert.Contains(t, unused[0], "no such item")
	assert.Contains(t, unused[1], "consort-2010/8a")
	assert.Contains(t, unused[1], "not checked")
	require.Len(t, against, 2)
	assert.Contains(t, against[0], "claim-2024/12 is satisfied")
	assert.Contains(t, against[0], "nothing of it was found")
	assert.Contains(t, against[1], "claim-2024/20 is missing")
	assert.Contains(t, against[1], "stated in Methods")
	assert.Equal(t, "satisfied", r.item(t, "12").Status)
	both := reading(t, paper, "--checklist", "claim-2024", "--checklist", "consort-2010")
	assert.Len(t, both.noticed("unused-decision"), 1)
}

// A form is filled by what was decided: what a person calls satisfied without a place stays blank, with the reason.
func TestDecisionsReachTheForm(t *testing.T) {
	_, paper := repository(t, smallPaper)
	decide(t, paper, "claim-2024/12", "--verdict", "satisfied", "--reason", "Shown in Figure 2.")
	decide(t, paper, "claim-2024/11", "--verdict", "not_applicable", "--reason", "Phantoms only.")
	out := filepath.Join(filepath.Dir(paper), "form.md")
	code, _, stderr := pubcheck(t, "fill", paper, "-o", out)
	require.Equal(t, exitDone, code, stderr)
	filled, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Regexp(t, regexp.MustCompile(`(?m)^\| 11 \|.*\|  \|  \| X \| .*Phantoms only\.`), string(filled))
	assert.Regexp(t, regexp.MustCompile(`(?m)^\| 12 \|.*\|  \|  \|  \| .*is satisfied.*Shown in Figure 2\.`), string(filled))
	code, stdout, stderr := pubcheck(t, "verify", paper, out, "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, "Shown in Figure 2.")
}

// decide edits the configuration that holds, and says no before anything is written.
func TestDecideWritesWhereTheConfigurationIs(t *testing.T) {
	root, paper := repository(t, smallPaper)
	above := write(t, filepath.Join(root, checklist.ConfigName), "# ours\nfail-on: none # for now\n")
	decide(t, paper, "claim-2024/11", "--verdict", "missing", "--reason", "True.")
	data, err := os.ReadFile(above)
	require.NoError(t, err)
	assert.Regexp(t, `^# ours\nfail-on: none # for now\n\nwaivers:\n  - checklist: claim-2024\n    item: 11\n    paper: paper/main\.md\n    verdict: missing\n    reason: True\.\n    date: \d{4}-\d\d-\d\d\n$`, string(data))
	own := filepath.Join(root, "own.yaml")
	decide(t, paper, "claim-2024/11", "--verdict", "missing", "--reason", "True.", "--config", own)
	assert.FileExists(t, own)
	link := filepath.Join(root, "paper", checklist.ConfigName)
	require.NoError(t, os.Symlink(own, link))
	decide(t, paper, "claim-2024/12", "--verdict", "missing", "--reason", "Too.")
	info, err := os.Lstat(link)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&os.ModeSymlink, "a link stays a link")
	data, err = os.ReadFile(own)
	require.NoError(t, err)
	assert.Contains(t, string(data), "item: 12")
	left, err := os.ReadDir(filepath.Dir(paper))
	require.NoError(t, err)
	assert.Len(t, left, 2)
}

// A decision is taken back: the file is as before, and the tool's own verdict is in force again.
func TestUndoTakesADecisionBack(t *testing.T) {
	root, paper := repository(t, smallPaper)
	before := "# ours\nwaivers:\n  # about 12\n  - {checklist: claim-2024, item: 12, verdict: missing, reason: R} # really\n"
	conf := write(t, filepath.Join(root, "paper", checklist.ConfigName), before)
	decide(t, paper, "claim-2024/11", "--verdict", "satisfied", "--reason", "In Figure 2.")
	require.Equal(t, "satisfied", reading(t, paper).item(t, "11").Status)
	code, stdout, stderr := pubcheck(t, "decide", paper, "claim-2024/11", "--undo")
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, "no longer decided (it was satisfied: In Figure 2.)")
	assert.Contains(t, stdout, "for every paper below that file")
	data, err := os.ReadFile(conf)
	require.NoError(t, err)
	assert.Equal(t, before, string(data))
	assert.Nil(t, reading(t, paper).item(t, "11").Waiver)
}

// A decision for one paper leaves the others alone, and goes before one for all of them.
func TestADecisionForOnePaperHoldsForThatOne(t *testing.T) {
	root, a := repository(t, smallPaper)
	b := write(t, filepath.Join(root, "other", "b.md"), smallPaper)
	conf := write(t, filepath.Join(root, checklist.ConfigName), "fail-on: none\n")
	status := func(paper string) string { return reading(t, paper).item(t, "11").Status }
	own := status(b)
	decide(t, a, "claim-2024/11", "--verdict", "satisfied", "--reason", "In Figure 2.") // the file lies above the paper
	assert.Equal(t, "satisfied", status(a))
	assert.Equal(t, own, status(b))
	assert.Empty(t, reading(t, b).noticed("unused-decision"))

	code, _, stderr := pubcheck(t, "decide", a, "claim-2024/11", "--paper-only=false", "--verdict", "not_applicable", "--reason", "Phantoms.")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, ".pubcheck.yaml:4: a decision for this paper alone is there")
	decide(t, b, "claim-2024/11", "--paper-only=false", "--verdict", "not_applicable", "--reason", "Phantoms.")
	assert.Equal(t, "satisfied", status(a))
	assert.Equal(t, "not_applicable", status(b))
	_, stdout, _ := pubcheck(t, "config", a)
	assert.Contains(t, stdout, "claim-2024/11 satisfied (for paper/main.md)")
	assert.NotContains(t, stdout, "not_applicable")

	for _, want := range []string{"not_applicable", own} { // its own first, then the one for all
		code, _, stderr = pubcheck(t, "decide", a, "claim-2024/11", "--undo")
		require.Equal(t, exitDone, code, stderr)
		assert.Equal(t, want, status(a))
	}
	data, err := os.ReadFile(conf)
	require.NoError(t, err)
	assert.Equal(t, "fail-on: none\n\nwaivers: []\n", string(data))

	// Beside the file a decision holds for every paper, unless it is said; so it does for a listed submission.
	c := write(t, filepath.Join(root, "c.md"), smallPaper)
	write(t, conf, "submission:\n  - file: paper/main.md\n")
	decide(t, c, "claim-2024/12", "--verdict", "satisfied", "--reason", "R.")
	decide(t, c, "claim-2024/13", "--verdict", "satisfied", "--reason", "R.", "--paper-only")
	decide(t, a, "claim-2024/15", "--verdict", "satisfied", "--reason", "R.")
	data, err = os.ReadFile(conf)
	require.NoError(t, err)
	assert.Equal(t, 1, strings.Count(string(data), "paper: "), string(data))
	assert.Contains(t, string(data), "item: 13\n    paper: c.md\n")
	assert.Equal(t, "satisfied", reading(t, root).item(t, "12").Status)
	assert.NotEqual(t, "satisfied", reading(t, root).item(t, "13").Status)
	require.NoError(t, os.Remove(c))
	gone := reading(t, a).noticed("unused-decision")
	require.Len(t, gone, 1)
	assert.Contains(t, gone[0], "its paper c.md is not there")
}

func TestBadDecisions(t *testing.T) {
	root, paper := repository(t, smallPaper)
	path := write(t, filepath.Join(root, checklist.ConfigName), "fail-on: none\n")
	good := []string{"--verdict", "satisfied", "--reason", "R."}
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"no verdict", []string{paper, "claim-2024/11", "--reason", "R."}, exitUsage, "--verdict is missing"},
		{"wrong verdict", []string{paper, "claim-2024/11", "--verdict", "fine", "--reason", "R."}, exitUsage, `not "fine"`},
		{"no reason", []string{paper, "claim-2024/11", "--verdict", "satisfied", "--reason", "  "}, exitUsage, "--reason is missing"},
		{"no day", append([]string{paper, "claim-2024/11", "--date", "2026-02-30"}, good...), exitUsage, "2026-02-30"},
		{"no item", append([]string{paper, "claim-2024"}, good...), exitUsage, "CHECKLIST/ITEM"},
		{"unknown item", append([]string{paper, "claim-2024/99"}, good...), exitUsage, `"99"`},
		{"unknown checklist", append([]string{paper, "claim2024/1"}, good...), exitUsage, `did you mean "claim-2024"?`},
		{"no paper", append([]string{filepath.Join(root, "nowhere.md"), "claim-2024/1"}, good...), exitFailed, "check the path"},
		{"undo with a reason", []string{paper, "claim-2024/11", "--undo", "--reason", "R."}, exitUsage, "needs no --reason"},
		{"nothing to undo", []string{paper, "claim-2024/11", "--undo"}, exitUsage, "holds no decision on claim-2024/11"},
		{"a folder for one paper", append([]string{root, "claim-2024/11", "--paper-only"}, good...), exitUsage, "is a folder"},
		{"one argument", []string{paper}, exitUsage, "name the paper and the item"},
		{"config is a folder", append([]string{paper, "claim-2024/1", "--config", root}, good...), exitFailed, "is a folder"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, stdout, stderr := pubcheck(t, append([]string{"decide"}, c.args...)...)
			assert.Equal(t, c.code, code, stderr)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, "fail-on: none\n", string(data))
		})
	}
	for _, broken := range []string{"waiver: []\n", "fail-on: [\n", "waivers: [{checklist: claim-2024, item: 1, # one\n  verdict: missing, reason: R}]\n"} {
		require.NoError(t, os.WriteFile(path, []byte(broken), 0o600))
		code, _, stderr := pubcheck(t, append([]string{"decide", paper, "claim-2024/11"}, good...)...)
		assert.Equal(t, exitFailed, code)
		assert.Contains(t, stderr, checklist.ConfigName)
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, broken, string(data))
	}
}

func TestAReadOnlyFolderIsSaid(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the superuser writes into every folder, so that none is read-only")
	}
	_, paper := repository(t, smallPaper)
	dir := filepath.Dir(paper)
	require.NoError(t, os.Chmod(dir, 0o555))
	t.Cleanup(func() { assert.NoError(t, os.Chmod(dir, 0o755)) })
	for _, args := range [][]string{{"decide", paper, "claim-2024/11", "--verdict", "missing", "--reason", "R."}, {"init", paper}} {
		code, _, stderr := pubcheck(t, args...)
		assert.Equal(t, exitFailed, code)
		assert.Contains(t, stderr, "could not write")
		assert.Contains(t, stderr, checklist.ConfigName)
	}
}
