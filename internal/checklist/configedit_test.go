package checklist

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A decision is written where it belongs, and every other byte of the file stays.
func TestDecideKeepsTheRestOfTheFile(t *testing.T) {
	w := Waiver{Checklist: "claim-2024", Item: "20", Verdict: Satisfied, Reason: `Stated in Fig. 2: "by patient".`, By: "A. Author", Date: "2026-01-31"}
	fresh := "  - checklist: claim-2024\n    item: 20\n    verdict: satisfied\n    reason: \"Stated in Fig. 2: \\\"by patient\\\".\"\n    by: A. Author\n    date: 2026-01-31\n"
	flat := strings.ReplaceAll("\n"+fresh, "\n  ", "\n")[1:]
	for name, c := range map[string]struct{ before, after string }{
		"no file":         {"", "waivers:\n" + fresh},
		"only comments":   {"# ours\n", "# ours\n\nwaivers:\n" + fresh},
		"no last newline": {"fail-on: missing # soon", "fail-on: missing # soon\n\nwaivers:\n" + fresh},
		"another item":    {"waivers: # decided by us\n  - checklist: claim-2024\n    item: 3\n    verdict: missing # really\n    reason: None.\n", "waivers: # decided by us\n  - checklist: claim-2024\n    item: 3\n    verdict: missing # really\n    reason: None.\n" + fresh},
		"before other keys": {"waivers:\n  - {checklist: claim-2024, item: 3, verdict: missing, reason: None.}\n\n# how strict\nfail-on: missing\n",
			"waivers:\n  - {checklist: claim-2024, item: 3, verdict: missing, reason: None.}\n" + fresh + "\n# how strict\nfail-on: missing\n"},
		"an empty list":      {"waivers: [] # none yet\n\nfail-on: none\n", "waivers: # none yet\n" + fresh + "\nfail-on: none\n"},
		"nothing in the key": {"fail-on: none\nwaivers:\n", "fail-on: none\nwaivers:\n" + fresh},
		"list at the margin": {"waivers:\n- checklist: claim-2024\n  item: 3\n  verdict: missing\n  reason: None.\nfail-on: none\n", "waivers:\n- checklist: claim-2024\n  item: 3\n  verdict: missing\n  reason: None.\n" + flat + "fail-on: none\n"},
		"the same item": {"waivers:\n  # about the partitions\n  - item: 20 # the level\n    checklist: claim-2024\n    reason: >-\n      A long text\n      over two lines.\n    # thought of twice\n    verdict: missing # for now\n    by: \"B. Author\"\n\n  - checklist: claim-2024\n    item: 3\n    verdict: missing\n    reason: None.\n",
			"waivers:\n  # about the partitions\n  - item: 20 # the level\n    checklist: claim-2024\n    reason: \"Stated in Fig. 2: \\\"by patient\\\".\"\n    # thought of twice\n    verdict: satisfied # for now\n    by: A. Author\n    date: 2026-01-31\n\n  - checklist: claim-2024\n    item: 3\n    verdict: missing\n    reason: None.\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Decide(".pubcheck.yaml", []byte(c.before), w)
			require.NoError(t, err)
			assert.Equal(t, c.after, string(got))
			again, err := Decide(".pubcheck.yaml", got, w)
			require.NoError(t, err)
			assert.Equal(t, string(got), string(again), "deciding twice changes nothing")
			windows, err := Decide(".pubcheck.yaml", []byte(strings.ReplaceAll(c.before, "\n", "\r\n")), w)
			require.NoError(t, err)
			if strings.Contains(c.before, "\n") {
				assert.Equal(t, strings.ReplaceAll(c.after, "\n", "\r\n"), string(windows))
			}
		})
	}
}

// Decisions in braces are written one key a line where they must be edited; what is said of them stays.
func TestDecideUnfoldsBraces(t *testing.T) {
	w := Waiver{Checklist: "c", Item: "1", Verdict: Satisfied, Reason: "Now: so."}
	fresh := "  - checklist: c\n    item: 1\n    verdict: satisfied\n    reason: \"Now: so.\"\n"
	two := "  - checklist: c\n    item: 2\n    verdict: missing\n    reason: R, and more\n"
	for before, after := range map[string]string{
		"waivers: [{checklist: c, item: 2, verdict: missing, reason: \"R, and more\"}] # ours\n\n# how strict\nfail-on: none\n":                                                     "waivers: # ours\n" + two + fresh + "\n# how strict\nfail-on: none\n",
		"# first\nwaivers: [\n  {checklist: c, item: 1, verdict: missing, reason: R},\n  {checklist: c, item: 2, verdict: missing,\n   reason: \"R, and more\"},\n]\nfail-on: none": "# first\nwaivers:\n" + fresh + two + "fail-on: none\n",
		"waivers: {checklist: c, item: 2, verdict: missing, reason: \"R, and more\"}":                                                                                               "waivers:\n" + two + fresh,
		"waivers:\n  checklist: c\n  item: 2\n  verdict: missing\n  reason: R, and more\n# end\n":                                                                                   "waivers:\n" + two + fresh + "# end\n",
		"waivers:\n  # one\n  - {checklist: c, item: 1, verdict: missing, reason: R} # for now\n  - {checklist: c, item: 3, verdict: missing, reason: R}\n":                         "waivers:\n  # one\n" + strings.Replace(fresh, "c\n", "c # for now\n", 1) + "  - {checklist: c, item: 3, verdict: missing, reason: R}\n",
	} {
		got, err := Decide("x", []byte(before), w)
		require.NoError(t, err, before)
		assert.Equal(t, after, string(got))
	}
}

// Taking a decision back leaves the file as it was before it, comments and order too.
func TestUndoTakesOneDecisionAway(t *testing.T) {
	w := Waiver{Checklist: "c", Item: "1", Verdict: Satisfied, Reason: "R: so.", By: "A. Author"}
	for _, before := range []string{
		"# ours\nfail-on: none # for now\n\nwaivers: # decided\n  # about two\n  - checklist: c\n    item: 2 # two\n    verdict: missing\n    reason: >-\n      A long\n      reason.\n\n# the end\nformats: [text]\n",
		"waivers: [] # none\nfail-on: none\n",
		"waivers:\n  - {checklist: c, item: 3, verdict: missing, reason: R}\n",
		"waivers:\n- checklist: c\n  item: 1\n  paper: other.pdf\n  verdict: missing\n  reason: R\n",
	} {
		for _, text := range []string{before, strings.ReplaceAll(before, "\n", "\r\n")} {
			there, err := Decide("x", []byte(text), w)
			require.NoError(t, err)
			back, err := Undo("x", there, w)
			require.NoError(t, err, "%q", there)
			assert.Equal(t, text, string(back))
		}
	}
	first := "waivers:\n  # about one\n  - checklist: c\n    # inside\n    item: 1\n    verdict: missing\n    reason: R\n  # about two\n  - {checklist: c, item: 2, verdict: missing, reason: R} # two\n"
	got, err := Undo("x", []byte(first), w)
	require.NoError(t, err)
	assert.Equal(t, "waivers:\n  # about one\n  # about two\n  - {checklist: c, item: 2, verdict: missing, reason: R} # two\n", string(got))
	got, err = Undo("x", []byte("waivers: [{checklist: c, item: 1, verdict: missing, reason: R}]\n"), w)
	require.NoError(t, err)
	assert.Equal(t, "waivers: []\n", string(got))
	_, err = Undo("x", []byte(first), Waiver{Checklist: "c", Item: "9"})
	require.Error(t, err)
	assert.Contains(t, err.Error(), `"x" holds no decision on c/9`)
}

// A decision for one paper stands beside the one for all of them.
func TestADecisionForOnePaper(t *testing.T) {
	all := Waiver{Checklist: "c", Item: "1", Verdict: Satisfied, Reason: "For all."}
	one := Waiver{Checklist: "c", Item: "1", Paper: "study/a b.pdf", Verdict: Missing, Reason: "For one."}
	data, err := Decide("x", nil, all)
	require.NoError(t, err)
	data, err = Decide("x", data, one)
	require.NoError(t, err)
	assert.Contains(t, string(data), "    item: 1\n    paper: study/a b.pdf\n    verdict: missing\n")
	one.Reason = "For one, again."
	data, err = Decide("x", data, one)
	require.NoError(t, err)
	c, err := ReadConfig("x", data)
	require.NoError(t, err)
	require.Len(t, c.Waivers, 2)
	assert.Equal(t, "For all.", c.Waivers[0].Reason)
	assert.Equal(t, "For one, again.", c.Waivers[1].Reason)
	assert.Equal(t, "study/a b.pdf", c.Waivers[1].Paper)
	for _, bad := range []string{"/a.pdf", "./a.pdf", `a\b.pdf`, "C:/a.pdf", "a//b.pdf"} {
		_, err := Decide("x", nil, Waiver{Checklist: "c", Item: "1", Paper: bad, Verdict: Missing, Reason: "R"})
		assert.Error(t, err, bad)
	}
	_, err = ReadConfig("x", []byte("waivers:\n  - {checklist: c, item: 1, paper: a.pdf, verdict: missing, reason: R}\n  - {checklist: c, item: 1, paper: a.pdf, verdict: missing, reason: R}\n"))
	require.Error(t, err)
	assert.Contains(t, err.Error(), "decided twice")
}

// A signature that is withdrawn with a new decision leaves no old name behind.
func TestDecideRemovesAnOldSignature(t *testing.T) {
	before := "waivers:\n  - checklist: c\n    item: 1\n    by: Somebody\n    date: 2025-01-01\n    verdict: missing\n    reason: Old.\n"
	got, err := Decide("x", []byte(before), Waiver{Checklist: "c", Item: "1", Verdict: NotApplicable, Reason: "New: # text"})
	require.NoError(t, err)
	assert.Equal(t, "waivers:\n  - checklist: c\n    item: 1\n    verdict: not_applicable\n    reason: \"New: # text\"\n", string(got))
}

// What cannot be edited with nothing lost is refused, and so is a file that is at fault already.
func TestDecideRefuses(t *testing.T) {
	w := Waiver{Checklist: "c", Item: "1", Verdict: Satisfied, Reason: "R."}
	for _, flow := range []string{"{waivers: [{checklist: c, item: 1, verdict: missing, reason: R}]}\n", "waivers: [{checklist: c, item: 2, # two\n  verdict: missing, reason: R}]\n", "waivers:\n  - {checklist: c, item: 1, verdict: missing, # one\n    reason: R}\n", "{fail-on: none}\n"} {
		_, err := Decide("x.yaml", []byte(flow), w)
		require.Error(t, err, flow)
		assert.Contains(t, err.Error(), "one key a line")
	}
	_, err := Decide("x.yaml", []byte("waiver: []\n"), w)
	var problems Problems
	require.True(t, errors.As(err, &problems))
	assert.Contains(t, err.Error(), `did you mean "waivers"?`)
}

// Whatever stands in a reason, it is read back as it was.
func TestReasonsAreReadBack(t *testing.T) {
	for _, reason := range []string{"yes", "no: 1", "# none", "a\nb", "tab\tand \"quotes\" and \\", "- item", "é – ü 研究", "\x1b[31mred", "null", "12", "~", "{a}", "&x *y"} {
		w := Waiver{Checklist: "c", Item: "1", Verdict: Satisfied, Reason: reason}
		got, err := Decide("x", nil, w)
		require.NoError(t, err, reason)
		c, err := ReadConfig("x", got)
		require.NoError(t, err)
		assert.Equal(t, reason, c.Waivers[0].Reason)
	}
}

func FuzzDecide(f *testing.F) {
	for _, seed := range []string{"waivers:\n  - checklist: c\n    item: 1\n    verdict: missing\n    reason: |\n      # x\n      y\n", "fail-on: none\n---\na: b\n", "? waivers\n: - {checklist: c, item: 2, verdict: missing, reason: r}\n", "a: &x b\n", "waivers:\n-\n  checklist: c\n  item: 1\n  verdict: missing\n  reason: r"} {
		f.Add([]byte(seed), "a reason")
	}
	f.Fuzz(func(t *testing.T, data []byte, reason string) {
		got, err := Decide("x", data, Waiver{Checklist: "c", Item: "1", Verdict: Satisfied, Reason: reason})
		if err != nil {
			return
		}
		c, err := ReadConfig("x", got)
		if err != nil || find(c.Waivers, Waiver{Checklist: "c", Item: "1"}) < 0 {
			t.Fatalf("%q became %q: %v", data, got, err)
		}
		back, err := Undo("x", got, Waiver{Checklist: "c", Item: "1"})
		if err != nil {
			return // refused, and nothing was written
		}
		if c, err := ReadConfig("x", back); err != nil || find(c.Waivers, Waiver{Checklist: "c", Item: "1"}) >= 0 {
			t.Fatalf("%q became %q: %v", got, back, err)
		}
	})
}
