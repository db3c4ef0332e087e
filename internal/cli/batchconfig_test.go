package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/batch"
)

// listsOf are the checklists of each row, by the name of the paper's file.
func listsOf(rows []batch.Row) map[string]string {
	all := map[string]string{}
	for _, r := range rows {
		var ids []string
		for _, c := range r.Checklists {
			ids = append(ids, c.ID)
		}
		all[filepath.Base(r.Path)] = strings.Join(ids, " ")
	}
	return all
}

// itemOf is the verdict of a row on an item of its first list.
func itemOf(t *testing.T, r batch.Row, id string) batch.Item {
	t.Helper()
	require.NotEmpty(t, r.Checklists, r.Error)
	for _, it := range r.Checklists[0].Items {
		if it.ID == id {
			return it
		}
	}
	t.Fatalf("no item %s in %s", id, r.Path)
	return batch.Item{}
}

const ownRule = `id: own-rule
topic: the colour of the scanner
expect: [methods]
elements:
  - id: colour
    says: the colour of the scanner
    strong: [{phrase: ["scanner was painted"]}]
need: all
hint: Say which colour the scanner has.
examples:
  - {want: satisfied, in: methods, text: "The scanner was painted green."}
  - {want: satisfied, in: methods, text: "Each scanner was painted blue before use."}
  - {want: satisfied, in: methods, text: "The second scanner was painted red."}
  - {want: missing, in: methods, text: "The scanner was green."}
  - {want: missing, in: methods, text: "We painted the room."}
  - {want: missing, in: methods, text: "Scanners differ."}
`

// Each paper of a batch is held by the configuration that governs it, as check holds it; flags win, and --no-config
// leaves all of them aside.
func TestBatchFollowsConfigurations(t *testing.T) {
	t.Parallel()
	trial, err := os.ReadFile(samples + "trial.md")
	require.NoError(t, err)
	dir := folderWith(t, map[string]string{
		"a.md":                   smallPaper,
		"trials/.pubcheck.yaml":  "checklists: [auto]\n",
		"trials/t.md":            string(trial),
		"decided/.pubcheck.yaml": "checklists: [claim-2020, claim-2024]\nfail-on: missing\nformats: [json=here.json]\nwaivers:\n  - {checklist: claim-2020, item: \"40\", verdict: satisfied, reason: \"See the cover letter.\"}\n",
		"decided/d.md":           smallPaper,
		"wrong/.pubcheck.yaml":   "checklists: [claim-1999]\n",
		"wrong/w.md":             smallPaper,
		"broken/.pubcheck.yaml":  "checklist: [\n",
		"broken/b.md":            smallPaper,
	})
	run := func(args ...string) []batch.Row {
		code, stdout, stderr := pubcheck(t, append([]string{"batch", dir}, args...)...)
		require.Equal(t, exitDone, code, stderr)
		rows := rowsOf(t, stdout)
		require.Len(t, rows, 5)
		return rows
	}
	rows := run()
	lists := listsOf(rows)
	assert.Equal(t, "claim-2024", lists["a.md"])
	assert.Equal(t, "claim-2020 claim-2024", lists["d.md"])
	assert.Contains(t, lists["t.md"], "consort", "auto is settled by the paper")
	for _, r := range rows {
		code, _, stderr := pubcheck(t, "check", r.Path, "--format", "text")
		if code == exitFindings {
			code = exitDone // fail-on is of reports
		}
		assert.Equal(t, code, r.ExitCode, r.Path)
		if r.Error != "" {
			assert.Equal(t, strings.TrimSpace(stderr), "pubcheck: "+r.Error)
			assert.Contains(t, r.Error, ".pubcheck.yaml:")
		}
		if filepath.Base(r.Path) == "d.md" {
			assert.Equal(t, batch.Item{ID: "40", Status: "satisfied", Decided: true}, itemOf(t, r, "40"))
			assert.False(t, itemOf(t, r, "1").Decided)
		}
	}
	assert.NoFileExists(t, filepath.Join(dir, "decided", "here.json"))

	for name, list := range listsOf(run("--checklist", "consort-2010")) {
		if name != "b.md" { // what cannot be read is no configuration
			assert.Equal(t, "consort-2010", list, name)
		}
	}
	for _, r := range run("--no-config") {
		assert.Zero(t, r.ExitCode, r.Error)
		assert.Equal(t, "claim-2024", listsOf([]batch.Row{r})[filepath.Base(r.Path)])
		for _, it := range r.Checklists[0].Items {
			assert.False(t, it.Decided)
		}
	}
	auto := listsOf(run("--no-config", "--checklist", "auto"))
	assert.Contains(t, auto["t.md"], "consort")
	assert.Contains(t, auto["a.md"], "claim-2024")
}

// Rows of a run that was broken off are gone on with only where their papers are still held by the same configuration,
// with the same decisions and the same rules of its own.
func TestResumeKnowsConfigurations(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, sub := range []string{"one", "two"} {
		write(t, filepath.Join(dir, "papers", sub, "p.md"), smallPaper)
	}
	conf := filepath.Join(dir, "papers", "one", ".pubcheck.yaml")
	rule := filepath.Join(dir, "papers", "one", "rules", "own-rule.yaml")
	out := filepath.Join(dir, "r.jsonl")
	settings := "rules: [rules]\n"
	for change, do := range map[string]func(){
		"the configuration": func() {
			write(t, conf, settings+"waivers: [{checklist: claim-2024, item: \"44\", verdict: not_applicable, reason: \"No money.\"}]\n")
		},
		"a rule of its own":  func() { write(t, rule, strings.ReplaceAll(ownRule, "was painted", "is painted")) },
		"no configuration":   func() { require.NoError(t, os.Remove(conf)) },
		"nothing":            func() {},
		"lists by the flags": nil,
	} {
		write(t, conf, settings)
		write(t, rule, ownRule)
		breakOff(t, filepath.Join(dir, "papers"), out)
		journal, err := os.ReadFile(out + ".journal")
		require.NoError(t, err)
		marked := strings.ReplaceAll(string(journal), `"title":"`, `"title":"from the journal: `)
		require.Equal(t, 2, strings.Count(marked, "from the journal"))
		require.NoError(t, os.WriteFile(out+".journal", []byte(marked), 0o644))
		args := []string{"batch", filepath.Join(dir, "papers"), "-o", out, "--resume"}
		if do == nil {
			args = append(args, "--checklist", "claim-2024") // as by default, but no configuration has its say
		} else {
			do()
		}
		code, _, stderr := pubcheck(t, args...)
		require.Equal(t, exitDone, code, stderr)
		data, err := os.ReadFile(out)
		require.NoError(t, err)
		rows := rowsOf(t, string(data))
		require.Len(t, rows, 2)
		assert.Equal(t, change == "nothing" || do == nil, strings.HasPrefix(rows[0].Title, "from the journal"), change)
		assert.True(t, strings.HasPrefix(rows[1].Title, "from the journal"), "%s: the other paper is held as before", change)
		if change == "the configuration" {
			assert.True(t, itemOf(t, rows[0], "44").Decided)
		}
		require.NoError(t, os.Remove(out))
	}
}
