package agree

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pair is a paper of which items say "label/verdict" by number.
func pair(paper string, items ...string) Pair {
	p := Pair{Paper: paper, Labels: Labels{Items: map[string]Label{}}, Report: Report{Title: "A list"}}
	letters := map[byte]Verdict{'s': Satisfied, 'p': Partial, 'a': Partial, 'm': Missing, 'n': NotApplicable}
	for i, it := range items {
		id := string(rune('1' + i))
		p.Labels.Items[id] = Label{Verdict: letters[it[0]]}
		p.Report.Items = append(p.Report.Items, Answer{ID: id, Verdict: letters[it[2]]})
	}
	return p
}

// Every figure of a small table, worked out by hand. Ten items:
//
//	label \ pubcheck   satisfied  ambiguous  missing  not applicable
//	satisfied              3          1         1           0
//	partial                1          1         0           0
//	missing                1          0         1           0
//	not applicable         0          0         0           1
func TestFiguresByHand(t *testing.T) {
	a, err := Compare([]Pair{
		pair("A", "s/s", "s/m", "p/a", "m/s", "n/n"),
		pair("B", "s/s", "s/a", "p/s", "m/m", "s/s"),
	})
	require.NoError(t, err)
	assert.Equal(t, [4][4]int{{3, 1, 1, 0}, {1, 1, 0, 0}, {1, 0, 1, 0}, {0, 0, 0, 1}}, a.Confusion)
	near := func(want float64, of int, f Figure, name string) {
		t.Helper()
		assert.InDelta(t, want, f.Value, 1e-9, name)
		assert.Equal(t, of, f.Of, name)
	}
	near((6+0.5+0.5)/10, 10, a.Utility, "six agree, two are a step off, two are severe")
	near(2.0/10, 10, a.Severe, "severe")
	assert.Equal(t, 2, a.SevereErrors)
	near(3.0/5, 5, a.SatisfiedStrict, "strict")
	near(4.0/5, 5, a.SatisfiedLenient, "lenient")
	near(1.0/2, 2, a.MissingPrecision, "missing")
	near(7.0/8, 8, a.Coverage, "of eight that are not partial one is ambiguous")
	near(1.0/2, 2, a.AmbiguousIsRight, "ambiguous")
	near(1.0/2, 2, a.PartialRecall, "partial")
	near(6.0/10, 10, a.Exact, "exact")
	// Decided are eight: reported in both 4, in neither 2, only the labels 1, only pubcheck 1.
	// po = 6/8; five each are reported, so pe = (5/8)² + (3/8)² = 34/64; kappa = (48-34)/(64-34).
	near(14.0/30, 8, a.KappaDecided, "kappa, decided")
	near(2*2.0/(2*2+1+1), 8, a.F1Missing, "f1")
	// po = 6/10; rows 5 2 2 1, columns 5 2 2 1: pe = (25+4+4+1)/100.
	near((0.60-0.34)/0.66, 10, a.Kappa, "kappa")
	// Each paper is guessed from the other: items 1 to 4 right, item 5 satisfied for "not applicable"
	// (half) and not applicable for "satisfied" (severe).
	near((8+0.5)/10, 10, a.Majority, "majority")
	assert.Zero(t, a.EvidenceHit.Of)
	assert.Zero(t, a.ReadersExact.Of)

	require.Len(t, a.Items, 5)
	second := a.Items[1]
	near(0.25, 2, second.Utility, "item 2")
	near(1, 2, second.Majority, "item 2")
	assert.Equal(t, 1, second.SevereErrors)
	assert.Equal(t, [4]int{2, 0, 0, 0}, second.Labels)
	assert.Equal(t, [4]int{0, 1, 1, 0}, second.Verdicts)
}

// What nothing tells is not told, and is no zero either.
func TestFiguresThatCannotBeTold(t *testing.T) {
	a, err := Compare([]Pair{pair("A", "p/a")})
	require.NoError(t, err)
	for _, f := range []Figure{a.SatisfiedStrict, a.MissingPrecision, a.Coverage, a.KappaDecided, a.F1Missing, a.Kappa} {
		assert.Equal(t, Figure{}, f)
	}
	assert.Equal(t, Figure{1, 1}, a.Utility)
	assert.Equal(t, Figure{0.5, 1}, a.Majority, "with no other paper the guess is satisfied")
}

func TestMajority(t *testing.T) {
	rows := func(verdicts ...Verdict) (rows []Row) {
		for _, v := range verdicts {
			rows = append(rows, Row{Label: Label{Verdict: v}})
		}
		return rows
	}
	// Left out in turn: m from (p s s) = s, severe; p from (m s s) = s, half; each s from (m p s): all are
	// equal and the first, m, is guessed: severe.
	assert.Equal(t, Figure{0.5 / 4, 4}, majority(rows(Missing, Partial, Satisfied, Satisfied)))
	// A verdict that is as good earns all.
	two := rows(Missing, Satisfied)
	two[0].Label.Accept = []Verdict{Satisfied}
	assert.Equal(t, Figure{1.0 / 2, 2}, majority(two))
}

// Verdicts that are as good earn full credit and are no severe error, but are not the same verdict.
func TestAccept(t *testing.T) {
	p := pair("A", "m/s")
	p.Labels.Items["1"] = Label{Verdict: Missing, Accept: []Verdict{Satisfied}}
	a, err := Compare([]Pair{p})
	require.NoError(t, err)
	assert.Equal(t, Figure{1, 1}, a.Utility)
	assert.Equal(t, Figure{0, 1}, a.Severe)
	assert.Equal(t, Figure{0, 1}, a.Exact)
	assert.False(t, a.Rows[0].Disagrees())
}

func TestReaders(t *testing.T) {
	var rows []Row
	for _, r := range [][]Verdict{{Satisfied, Satisfied}, {Satisfied, Partial}, {Partial, Partial}, {Missing, Missing}, {Missing}, nil} {
		rows = append(rows, Row{Label: Label{Readings: r}})
	}
	assert.Equal(t, Figure{0.75, 4}, readersExact(rows), "one reading agrees with nobody")
	// po = 3/4; the first says s s p m, the second s p p m: pe = (2·1 + 1·2 + 1·1)/16.
	k := readersKappa(rows)
	assert.InDelta(t, (0.75-5.0/16)/(1-5.0/16), k.Value, 1e-9)
	assert.Equal(t, 4, k.Of)
}

func TestEvidence(t *testing.T) {
	p := pair("A", "s/s", "p/s", "s/m", "m/s", "s/a")
	quote := "All studies were divided at the level of the patient into three sets."
	for id, l := range p.Labels.Items {
		l.Quotes = []string{"An example that nobody finds.", quote}
		p.Labels.Items[id] = l
	}
	said := [][]string{
		{"x y z", "were di-\nvided at the level of the patient"}, // 1: cut and hyphenated, but the same passage
		{"a", "b", "c", quote}, // 2: the fourth quote is not read
		{quote},                // 3: missing says nothing was found
		{quote},                // 4: nothing is there to be found
		nil,                    // 5: ambiguous without a quote
	}
	for i := range p.Report.Items {
		p.Report.Items[i].Quotes = said[i]
	}
	a, err := Compare([]Pair{p})
	require.NoError(t, err)
	assert.Equal(t, Figure{1.0 / 3, 3}, a.EvidenceHit)
}

func TestOverlaps(t *testing.T) {
	long := "one two three four five six seven eight nine ten eleven twelve thirteen"
	assert.True(t, overlaps("ONE, two; three four.", []string{long}))
	assert.True(t, overlaps("two words", []string{"Two words!"}))
	assert.False(t, overlaps("two words", []string{long, "words two"}))
	assert.False(t, overlaps("", []string{""}))
	assert.False(t, overlaps("one two three five", []string{long}), "no run of four is the same")
	// Ten runs, of which three are shared: just enough. Two are not.
	assert.True(t, overlaps("a b c d e f g eight nine ten eleven twelve thirteen", []string{long}))
	assert.False(t, overlaps("a b c d e f g h nine ten eleven twelve thirteen", []string{long}))
}

func TestItemsThatTheChecklistLacks(t *testing.T) {
	p := pair("A", "s/s")
	p.Labels.Items["9"], p.Labels.Items["7b"] = Label{}, Label{}
	_, err := Compare([]Pair{p})
	assert.ErrorContains(t, err, "the labels of A name items that the checklist lacks: 7b, 9")
}

// Labels of a part of the items measure that part.
func TestUnlabelledItemsAreLeftOut(t *testing.T) {
	p := pair("A", "s/s", "m/s")
	delete(p.Labels.Items, "2")
	a, err := Compare([]Pair{p})
	require.NoError(t, err)
	assert.Len(t, a.Rows, 1)
	assert.Equal(t, Figure{1, 1}, a.Exact)
}
