package pubcheck_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/ingest"
	"github.com/pubcheck/pubcheck/internal/prepared"
)

const (
	trapFolder    = "testdata/adversarial"
	trapChecklist = "claim-2024"
)

// trapFloor is the share of cases that must get exactly a verdict that they ask for. It stands just
// under what the rules reach today and is raised when they get better, never lowered.
const trapFloor = 0.93

// trap is a tiny paper that was written to mislead, and the verdict that a fair editor gives it on one item.
type trap struct {
	ID    string              `yaml:"id"`
	Kind  string              `yaml:"kind"` // what may mislead: negation, plan, others, homonym ...
	Want  string              `yaml:"want"`
	Or    string              `yaml:"or"` // a second verdict that a fair editor could give
	Why   string              `yaml:"why"`
	Paper []map[string]string `yaml:"paper"` // one heading and its text each; "Methods / Data" nests, "Title" is the title
	With  string              `yaml:"with"`  // a Markdown file of the folder that is put behind the paper
}

// trapFile holds the traps of one item.
type trapFile struct {
	Item  string `yaml:"item"`
	Cases []trap `yaml:"cases"`
}

// Every trap gets the verdict that it wants, or at least no verdict that would mislead an author: what
// the paper lacks is never satisfied, what it says is never missing. known.txt lists the traps that
// still catch us; it may only get shorter.
func TestTraps(t *testing.T) {
	lib, err := checklist.Load([]string{trapChecklist},
		prepared.Sources()...)
	require.NoError(t, err)
	known := knownTraps(t)
	run, exact, seen := 0, 0, map[string]bool{}
	list := lib.Checklists()[0]
	for i := range list.Items {
		item := &list.Items[i]
		for _, c := range trapsOf(t, item.ID) {
			require.False(t, seen[c.ID], "two cases are named %s", c.ID)
			seen[c.ID] = true
			doc, err := ingest.Read(c.ID, c.markdown(t))
			require.NoError(t, err, c.ID)
			res := assess.New(doc, lib).Item(item)
			got := res.Verdict.String()
			run++
			if c.accepts(got) {
				exact++
			} else {
				t.Logf("%s (%s) wants %s, got %s\n    why: %s\n    because: %s%s", c.ID, c.Kind, c.wanted(), got, c.Why, res.Because, quotes(res))
			}
			_, listed := known[c.ID]
			assert.False(t, c.severe(got) && !listed, "%s is misjudged: wants %s, got %s (run with -v)", c.ID, c.wanted(), got)
			assert.False(t, !c.severe(got) && listed, "%s is no longer misjudged: take it off %s/known.txt", c.ID, trapFolder)
		}
	}
	for id := range known {
		assert.True(t, seen[id], "known.txt lists %s, which is no case", id)
	}
	assert.GreaterOrEqual(t, run, 150)
	share := float64(exact) / float64(run)
	t.Logf("%d of %d traps get a verdict that they want (%.3f); %d are known to be misjudged", exact, run, share, len(known))
	assert.GreaterOrEqual(t, share, trapFloor)
}

// trapsOf reads the cases of an item and holds each to the form.
func trapsOf(t *testing.T, item string) []trap {
	t.Helper()
	name := filepath.Join(trapFolder, strings.Repeat("0", max(0, 2-len(item)))+item+".yaml")
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	var file trapFile
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	require.NoError(t, dec.Decode(&file), name)
	require.Equal(t, item, file.Item, name)
	for _, c := range file.Cases {
		require.True(t, strings.HasPrefix(c.ID, item+"-"), "%s: the name %q does not begin with %s-", name, c.ID, item)
		require.True(t, c.Kind != "" && c.Why != "" && len(c.Paper) > 0, "%s: %s needs kind, why and paper", name, c.ID)
		for _, v := range []string{c.Want, c.Or} {
			_, ok := checklist.ParseVerdict(v)
			require.True(t, ok || v == "" && c.Want != "", "%s: %s: %q is no verdict", name, c.ID, v)
		}
	}
	return file.Cases
}

// knownTraps reads known.txt: a case and the reason why it is not judged well yet, a line each.
func knownTraps(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(trapFolder, "known.txt"))
	if os.IsNotExist(err) {
		return nil
	}
	require.NoError(t, err)
	known := map[string]string{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, reason, ok := strings.Cut(line, ": ")
		require.True(t, ok, "known.txt: %q gives no reason; write ID: REASON", line)
		known[id] = reason
	}
	return known
}

// markdown sets the paper; a heading's part that the heading before it shares is not repeated.
func (c trap) markdown(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	var open []string
	for _, part := range c.Paper {
		require.Len(t, part, 1, "%s: one heading for each passage", c.ID)
		for heading, text := range part {
			if heading == "Title" {
				b.WriteString("# " + text + "\n\n")
				continue
			}
			path := strings.Split(heading, " / ")
			for depth, name := range path {
				if depth < len(path)-1 && depth < len(open) && slices.Equal(open[:depth+1], path[:depth+1]) {
					continue
				}
				b.WriteString(strings.Repeat("#", depth+2) + " " + name + "\n\n")
			}
			open = path
			b.WriteString(text + "\n\n")
		}
	}
	if c.With != "" {
		more, err := os.ReadFile(filepath.Join(trapFolder, c.With))
		require.NoError(t, err, c.ID)
		b.Write(more)
	}
	return b.Bytes()
}

func (c trap) accepts(got string) bool { return got == c.Want || got == c.Or }

func (c trap) wanted() string {
	if c.Or == "" {
		return c.Want
	}
	return c.Want + " or " + c.Or
}

// severe says whether an author would be misled: told that all is well where nothing is said, or that
// nothing is said where it is.
func (c trap) severe(got string) bool {
	if c.accepts(got) {
		return false
	}
	if c.Want == checklist.Satisfied.String() {
		return got != checklist.Ambiguous.String()
	}
	return got == checklist.Satisfied.String() && c.Want != checklist.Ambiguous.String()
}

// quotes are what a verdict rests on, or the sentence that came nearest.
func quotes(res assess.Result) string {
	var b strings.Builder
	for _, e := range res.Evidence {
		b.WriteString("\n    + " + e.Rule + "/" + e.Element + ": " + e.Quote)
	}
	if res.Nearest != nil {
		b.WriteString("\n    nearest: " + res.Nearest.Quote + " (" + res.Nearest.Note + ")")
	}
	return b.String()
}
