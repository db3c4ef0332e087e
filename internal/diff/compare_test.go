package diff

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

func one(digest, rules string, v checklist.Verdict, w *Waiver) Report {
	return Report{Version: "1", Digests: []string{digest}, Checklists: []Checklist{{ID: "c", Rules: rules, Items: []Item{{ID: "1", Verdict: v, Waiver: w}}}}}
}

// Every change of a verdict, a row a row.
func TestKindsOfChange(t *testing.T) {
	const m, a, s, n = checklist.Missing, checklist.Ambiguous, checklist.Satisfied, checklist.NotApplicable
	for _, row := range []struct {
		old, now checklist.Verdict
		want     Kind
		worse    bool
	}{
		{m, a, Better, false}, {m, s, Gained, false}, {m, n, Better, false},
		{a, m, Lost, true}, {a, s, Gained, false}, {a, n, Better, false},
		{s, m, Lost, true}, {s, a, Lost, true}, {s, n, Other, false},
		{n, m, Lost, true}, {n, a, Lost, true}, {n, s, Other, false},
	} {
		d := Compare(one("x", "r", row.old, nil), one("y", "r", row.now, nil))
		require.Len(t, d.Changes, 1)
		assert.Equal(t, row.want, d.Changes[0].Kind, "%s to %s", row.old, row.now)
		assert.Equal(t, row.worse, len(d.Worse(checklist.Ambiguous)) > 0, "%s to %s", row.old, row.now)
		assert.Equal(t, row.worse && row.now == m, len(d.Worse(checklist.Missing)) > 0, "%s to %s", row.old, row.now)
	}
	for v := m; v <= n; v++ {
		d := Compare(one("x", "r", v, nil), one("y", "q", v, nil))
		assert.Empty(t, d.Changes)
		assert.Equal(t, 1, d.Same)
	}
}

// The causes, a row a row.
func TestCauses(t *testing.T) {
	const m, s = checklist.Missing, checklist.Satisfied
	w := &Waiver{Verdict: "satisfied"}
	for _, row := range []struct {
		old, now Report
		want     Cause
	}{
		{one("x", "r", m, nil), one("y", "r", s, nil), ByPaper},
		{one("x", "r", m, nil), one("x", "q", s, nil), ByRules},
		{one("x", "r", m, nil), one("y", "q", s, nil), ByUnknown},
		{one("x", "", m, nil), one("y", "r", s, nil), ByUnknown},
		{one("x", "r", m, nil), one("x", "r", s, w), ByDecision},
		{one("x", "r", s, w), one("y", "q", m, nil), ByDecision},
		{one("x", "r", m, nil), one("x", "r", s, nil), ByUnknown},
	} {
		d := Compare(row.old, row.now)
		require.Len(t, d.Changes, 1)
		assert.Equal(t, row.want, d.Changes[0].Cause)
	}
	longer := one("x", "r", s, nil)
	longer.Digests = append(longer.Digests, "part")
	assert.Equal(t, ByPaper, Compare(one("x", "r", m, nil), longer).Changes[0].Cause, "an included file changed")
	newer := one("x", "r", s, nil)
	newer.Version = "2"
	assert.Equal(t, ByRules, Compare(one("x", "r", m, nil), newer).Changes[0].Cause, "the program is a part of the rules")
}

// Items that one edition of a checklist lacks are named, and fresh ones count as worse.
func TestEditionsThatDiffer(t *testing.T) {
	old, now := one("x", "r", checklist.Satisfied, nil), one("y", "q", checklist.Satisfied, nil)
	old.Checklists[0].Items = append(old.Checklists[0].Items, Item{ID: "2"})
	now.Checklists[0].Items = append(now.Checklists[0].Items, Item{ID: "3"})
	now.Checklists = append(now.Checklists, Checklist{ID: "d"})
	d := Compare(old, now)
	assert.Equal(t, []string{"c/2"}, d.Gone)
	assert.Equal(t, []string{"d"}, d.Unshared)
	require.Len(t, d.Changes, 1)
	assert.Equal(t, Fresh, d.Changes[0].Kind)
	assert.Len(t, d.Worse(checklist.Missing), 1)
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"schema": "pubcheck/report/1", "checklists": [{"id": "c", "items": [{"id": "1", "status": "missing", "evidence": [{"page": 1}]}]}]}`))
	f.Add([]byte("\ufeff[]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Parse("x", data)
		if err != nil {
			return
		}
		if !IsReport(data) {
			t.Fatal("parsed, and is no report")
		}
		if d := Compare(r, r); len(d.Worse(checklist.Ambiguous)) > 0 {
			t.Fatal("a report is worse than itself")
		}
	})
}
