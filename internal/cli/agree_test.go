package cli

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// write puts a file into a folder, made when it lacks, and answers its path.
func write(t *testing.T, path, text string) string {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	return path
}

// reportOf checks a paper and writes its report.
func reportOf(t *testing.T, manuscript, path string) string {
	t.Helper()
	code, stdout, stderr := pubcheck(t, manuscript, "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	return write(t, path, stdout)
}

// A paper, its report, a table, JSON and folders are ways to the same figures.
func TestAgreeTakesPapersAndReports(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a := write(t, dir+"/a.md", smallPaper)
	b := write(t, dir+"/all/b/source.md", smallPaper+"\n\n## Funding\n\nThis work was supported by the Example Council (grant 123).\n")
	write(t, dir+"/all/a/source.md", smallPaper)
	write(t, dir+"/all/notes.txt", "nothing to do with it")
	report := reportOf(t, a, dir+"/a.report.json")
	goldA := write(t, dir+"/gold-a.json", `{"paper": "a", "checklist": "claim-2024", "items": {"20": {"verdict": "satisfied"}, "44": {"verdict": "satisfied", "lacks": "nothing"}}}`)
	goldB := write(t, dir+"/gold-b.csv", "item,verdict\n20,partial\n44,satisfied\n")
	write(t, dir+"/all/a/gold.claim-2024.json", `{"paper": "of another name", "items": {"20": {"verdict": "satisfied"}, "44": {"verdict": "satisfied", "lacks": "nothing"}}}`)
	write(t, dir+"/all/b/gold.claim-2024.csv", "item,verdict\n20,partial\n44,satisfied\n")
	table := write(t, dir+"/both.csv", "paper,item,verdict\nb,20,partial\na,20,satisfied\na,44,satisfied\nb,44,satisfied\n")

	var first string
	for _, args := range [][]string{{goldA, a, goldB, b}, {goldA, report, goldB, b}, {table, a, b}, {table, report, b}, {dir + "/all"}, {dir + "/all/a", goldB, b}, {dir + "/all/a", dir + "/all/b"}} {
		t.Run(strings.ReplaceAll(strings.Join(args, " "), dir, ""), func(t *testing.T) {
			code, stdout, stderr := pubcheck(t, append([]string{"agree", "--format", "json"}, args...)...)
			require.Equal(t, exitDone, code, stderr)
			if first == "" {
				first = stdout
			}
			assert.Equal(t, first, stdout)
		})
	}
	var got struct {
		Schema  string
		Summary map[string]float64
		Items   []struct {
			ID               string
			Severe           int
			Labels, Pubcheck map[string]int
		}
	}
	require.NoError(t, json.Unmarshal([]byte(strings.ReplaceAll(first, "null", "-1")), &got))
	assert.Equal(t, "pubcheck/agreement/1", got.Schema)
	assert.Equal(t, 2.0, got.Summary["manuscripts"])
	assert.Equal(t, 4.0, got.Summary["items"])
	assert.Equal(t, (1+0.5+0+1)/4, got.Summary["utility"], "the level is stated in both, the funding in the second")
	assert.Equal(t, 0.25, got.Summary["severe"])
	assert.Equal(t, -1.0, got.Summary["readers_exact"])
	require.Len(t, got.Items, 2)
	assert.Equal(t, "44", got.Items[1].ID)
	assert.Equal(t, 1, got.Items[1].Severe)
	assert.Equal(t, map[string]int{"satisfied": 1, "ambiguous": 0, "missing": 1, "not_applicable": 0}, got.Items[1].Pubcheck)

	for format, want := range map[string][]string{
		"text":     {"SEVERE a item 44, Funding: the labels say satisfied, pubcheck says missing", "pubcheck: Nothing was found in", "labels: lacks nothing"},
		"markdown": {"| a | 44 | satisfied | missing | severe | Nothing was found in", "| lacks nothing |"},
		"json":     {`"severe": true`, `"because": "Nothing was found in`},
	} {
		code, stdout, stderr := pubcheck(t, "agree", goldA, a, "--details", "--format", format)
		require.Equal(t, exitDone, code, stderr)
		_, brief, _ := pubcheck(t, "agree", goldA, a, "--format", format)
		for _, w := range want {
			assert.Contains(t, stdout, w, format)
			assert.NotContains(t, brief, w, format)
		}
		assert.NotContains(t, stdout, "a item 20", "what agrees is no disagreement")
	}
}

func TestAgreeRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a, b := write(t, dir+"/a.md", smallPaper), write(t, dir+"/b.md", smallPaper)
	report := reportOf(t, a, dir+"/made-elsewhere.json")
	gold := func(name, text string) string { return write(t, dir+"/"+name, text) }
	good := gold("good.csv", "item,verdict\n20,satisfied\n")
	ofB := gold("of-b.json", `{"paper": "b", "items": {"20": {"verdict": "satisfied"}}}`)
	both := gold("both.csv", "paper,item,verdict\na,20,satisfied\nb,20,satisfied\n")
	other := gold("other.json", `{"checklist": "stard-2015", "items": {"20": {"verdict": "satisfied"}}}`)
	write(t, dir+"/bare/gold.claim-2024.csv", "item,verdict\n20,satisfied\n")
	write(t, dir+"/two/gold.claim-2024.csv", "item,verdict\n20,satisfied\n")
	write(t, dir+"/two/source.md", smallPaper)
	write(t, dir+"/two/source.pdf", smallPaper)
	write(t, dir+"/several/gold.claim-2024.csv", "paper,item,verdict\na,20,satisfied\nb,20,satisfied\n")
	write(t, dir+"/several/source.md", smallPaper)
	write(t, dir+"/none/source.md", smallPaper)
	for name, c := range map[string]struct {
		args []string
		code int
		says []string
	}{
		"nothing":                {nil, exitUsage, []string{"name labels and the papers"}},
		"unknown format":         {[]string{good, a, "--format", "html"}, exitUsage, []string{`"html"`, "text, json, markdown"}},
		"unknown checklist":      {[]string{good, a, "--checklist", "claim2024"}, exitUsage, []string{"claim-2024"}},
		"no such file":           {[]string{good, dir + "/c.md"}, exitFailed, []string{"c.md", "check the path"}},
		"paper first":            {[]string{a, good}, exitUsage, []string{"a.md", "stands without labels"}},
		"report first":           {[]string{report, good}, exitUsage, []string{"made-elsewhere.json", "stands without labels"}},
		"labels alone":           {[]string{good}, exitUsage, []string{"good.csv", "not followed by the paper"}},
		"labels behind labels":   {[]string{good, both, a, b}, exitUsage, []string{"good.csv", "not followed by the paper"}},
		"two papers, one label":  {[]string{good, a, b}, exitUsage, []string{"good.csv", "labels one paper"}},
		"a paper twice":          {[]string{good, a, good, a}, exitUsage, []string{"a.md", "given twice"}},
		"another paper":          {[]string{ofB, a}, exitUsage, []string{"of-b.json", `"b"`, "a.md", "behind its own labels"}},
		"another paper's report": {[]string{ofB, report}, exitUsage, []string{"of-b.json", `"b"`, "made-elsewhere.json", "a.md"}},
		"unlabelled paper":       {[]string{both, a, samples + "poor.md"}, exitUsage, []string{"both.csv", "labels no paper of the name of", "poor.md"}},
		"paper not given":        {[]string{both, a}, exitUsage, []string{"both.csv", `labels paper "b", which was not given`}},
		"report and its paper":   {[]string{both, a, report, b}, exitUsage, []string{"a.md", "made-elsewhere.json", `are both paper "a"`}},
		"another checklist":      {[]string{other, a}, exitUsage, []string{"other.json", "stard-2015", "add --checklist stard-2015"}},
		"not labels":             {[]string{gold("x.json", `{"name": 1}`), a}, exitFailed, []string{"x.json", "neither labels"}},
		"broken labels":          {[]string{gold("y.json", `{"items": `), a}, exitFailed, []string{"y.json", "is no JSON"}},
		"unknown verdict":        {[]string{gold("v.csv", "item,verdict\n20,yes\n"), a}, exitFailed, []string{"v.csv:2:", `"yes"`, "satisfied, partial, missing or not_applicable"}},
		"unknown item":           {[]string{gold("i.csv", "item,verdict\n20,missing\n99,missing\n"), a}, exitFailed, []string{"checklist lacks: 99"}},
		"report of another list": {[]string{good, gold("r.json", `{"schema": "pubcheck/report/1", "checklists": [{"id": "mine"}]}`)}, exitFailed, []string{"r.json", "holds no checklist claim-2024, only mine", "--checklist claim-2024"}},
		"report of another form": {[]string{good, gold("s.json", `{"schema": "pubcheck/report/7"}`)}, exitFailed, []string{"s.json", "pubcheck/report/7"}},
		"paper without text":     {[]string{good, gold("empty.md", "")}, exitNoText, []string{"empty.md"}},
		"through itself":         {[]string{good, a, "--through", "claim-2024"}, exitUsage, []string{"claim-2024 was named twice"}},
		"through an unknown one": {[]string{good, a, "--through", "claim-2042"}, exitUsage, []string{"did you mean"}},
		"through another's item": {[]string{gold("t.csv", "item,verdict\n20,missing\n99,missing\n"), a, "--checklist", "claim-2020", "--through", "claim-2024"}, exitFailed, []string{"t.csv", `unknown item of claim-2024 "99"`}},
		"folder without labels":  {[]string{dir + "/none"}, exitUsage, []string{"none", "gold.claim-2024.json"}},
		"folder without paper":   {[]string{dir + "/bare"}, exitUsage, []string{"bare", "holds labels but no paper"}},
		"folder of two sources":  {[]string{dir + "/two"}, exitUsage, []string{"two", "source.md and source.pdf"}},
		"folder of many labels":  {[]string{dir + "/several"}, exitUsage, []string{"labels several papers"}},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := pubcheck(t, append([]string{"agree"}, c.args...)...)
			assert.Equal(t, c.code, code, stderr)
			assert.Empty(t, stdout)
			for _, s := range c.says {
				assert.Contains(t, stderr, s)
			}
		})
	}
}

// Labels of another list count where one item corresponds to one; the others are named.
func TestAgreeThroughAnotherList(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	labels := write(t, dir+"/labels.csv", "item,verdict\n20,satisfied\n13,missing\n42,missing\n")
	code, stdout, stderr := pubcheck(t, "agree", labels, write(t, dir+"/a.md", smallPaper), "--checklist", "claim-2020", "--through", "claim-2024", "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	var got struct {
		Through string
		LeftOut []string `json:"left_out"`
		Items   []struct {
			ID       string
			Labels   map[string]int
			Pubcheck map[string]int
		}
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &got))
	assert.Equal(t, "claim-2024", got.Through)
	assert.Len(t, got.LeftOut, 2)
	require.Len(t, got.Items, 1)
	assert.Equal(t, "21", got.Items[0].ID)
	assert.Equal(t, 1, got.Items[0].Labels["satisfied"])
	assert.Equal(t, 1, got.Items[0].Pubcheck["satisfied"])
}

// The figures are those of the measuring script that comes with the labelled papers, on those papers and
// on our samples with labels drawn at random: rare verdicts, ties, verdicts that are as good, quotes.
func TestAgreeEqualsTheScript(t *testing.T) {
	t.Parallel()
	script, err := filepath.Abs("../../../shared/corpus/score.py")
	require.NoError(t, err)
	if _, err := os.Stat(script); err != nil {
		t.Skip("the labelled papers and their measuring script are not here: ../shared/corpus/score.py")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here, and the measuring script needs it")
	}
	binary := built(t)

	labelled := map[string][]string{"claim-2024": {"../../../shared/corpus"}}
	if _, err := (&definitionOptions{}).load("consort-2010"); err == nil {
		trials, err := filepath.Glob("../../../shared/consort/*1")
		require.NoError(t, err)
		labelled["consort-2010"] = trials
	}
	for checklist, folders := range labelled {
		t.Run(checklist, func(t *testing.T) { equalsTheScript(t, python, script, binary, checklist, folders) })
	}
	for seed := range uint64(3) {
		t.Run(fmt.Sprintf("random labels %d", seed), func(t *testing.T) {
			equalsTheScript(t, python, script, binary, "claim-2024", randomLabels(t, seed))
		})
	}
}

func equalsTheScript(t *testing.T, python, script, binary, checklist string, folders []string) {
	var dirs []string
	for _, f := range folders {
		inner, err := filepath.Glob(f + "/*/gold." + checklist + ".json")
		require.NoError(t, err)
		for _, gold := range inner {
			dirs = append(dirs, filepath.Dir(gold))
		}
		if len(inner) == 0 {
			dirs = append(dirs, f)
		}
	}
	cmd := exec.Command(python, append([]string{script, "--pubcheck", binary, "--checklist", checklist, "--format", "json"}, dirs...)...)
	var errOut strings.Builder
	cmd.Stderr = &errOut
	out, err := cmd.Output()
	require.NoError(t, err, errOut.String())
	code, stdout, stderr := pubcheck(t, append([]string{"agree", "--checklist", checklist, "--format", "json"}, folders...)...)
	require.Equal(t, exitDone, code, stderr)
	var theirs, ours struct{ Summary map[string]any }
	require.NoError(t, json.Unmarshal(out, &theirs))
	require.NoError(t, json.Unmarshal([]byte(stdout), &ours))
	require.Greater(t, len(theirs.Summary), 10)
	for key, want := range theirs.Summary {
		assert.Equal(t, want, ours.Summary[key], key)
	}
}

// randomLabels lays our samples out as labelled papers whose labels are drawn with a seed.
func randomLabels(t *testing.T, seed uint64) []string {
	draw := rand.New(rand.NewPCG(seed, 7))
	words := []string{"satisfied", "partial", "missing", "not_applicable"}
	statuses := []string{"satisfied", "ambiguous", "missing", "not_applicable"}
	var folders []string
	for _, sample := range []string{"complete.md", "poor.md", "complete-twocolumn.pdf", "poor-linenumbers.pdf"} {
		data, err := os.ReadFile(samples + sample)
		require.NoError(t, err)
		dir := filepath.Join(t.TempDir(), sample)
		write(t, dir+"/source"+filepath.Ext(sample), string(data))
		items := map[string]any{}
		for id := 1; id <= 44; id++ {
			if draw.IntN(9) == 0 {
				continue // labels need not be of every item
			}
			label := map[string]any{"verdict": words[draw.IntN(len(words))]}
			if draw.IntN(5) == 0 {
				label["accept"] = []string{statuses[draw.IntN(len(statuses))]}
			}
			if draw.IntN(3) > 0 {
				label["quotes"] = []string{"Examinations were randomly divided at the patient level.", "The AUC was 0.91 (95% CI: 0.88, 0.94).", "This retrospective study was approved"}
			}
			items[strconv.Itoa(id)] = label
		}
		gold, err := json.Marshal(map[string]any{"checklist": "claim-2024", "items": items})
		require.NoError(t, err)
		write(t, dir+"/gold.claim-2024.json", string(gold))
		folders = append(folders, dir)
	}
	return folders
}
