package assess

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

func named(names ...string) []checklist.Condition {
	var cs []checklist.Condition
	for _, n := range names {
		cs = append(cs, checklist.Condition{Name: n})
	}
	return cs
}

// The decision table, a row a row.
func TestDecisionTable(t *testing.T) {
	rule := &checklist.Rule{
		Elements: []checklist.Element{{ID: "a"}, {ID: "b"}},
		Need:     checklist.Condition{All: named("a", "b")},
		Partial:  checklist.Condition{Any: named("a", "b")},
	}
	for _, row := range []struct {
		evidence string
		a, b     strength
		want     checklist.Verdict
	}{
		{"all strong, where expected", strong, strong, checklist.Satisfied},
		{"one strong, one absent", strong, absent, checklist.Ambiguous},
		{"one strong, one weak", strong, weak, checklist.Ambiguous},
		{"strong words only in an unexpected section", stray, stray, checklist.Ambiguous},
		{"one strong, the other in an unexpected section", strong, stray, checklist.Ambiguous},
		{"weak only", weak, absent, checklist.Ambiguous},
		{"none", absent, absent, checklist.Missing},
	} {
		assert.Equal(t, row.want, decide(rule, []strength{row.a, row.b}), row.evidence)
	}
}

func TestPartialKeepsASideDetailFromLifting(t *testing.T) {
	rule := &checklist.Rule{
		Elements: []checklist.Element{{ID: "a"}, {ID: "side"}},
		Need:     checklist.Condition{All: named("a", "side")},
		Partial:  checklist.Condition{Any: named("a")},
	}
	assert.Equal(t, checklist.Missing, decide(rule, []strength{absent, strong}))
	assert.Equal(t, checklist.Ambiguous, decide(rule, []strength{weak, absent}))
}

func TestItemVerdictFromSeveralRules(t *testing.T) {
	verdicts := map[string]checklist.Verdict{"yes": checklist.Satisfied, "maybe": checklist.Ambiguous, "no": checklist.Missing}
	of := func(rule string) checklist.Verdict { return verdicts[rule] }
	for _, row := range []struct {
		cond checklist.Condition
		want checklist.Verdict
	}{
		{checklist.Condition{Any: named("no", "yes")}, checklist.Satisfied},
		{checklist.Condition{All: named("yes", "maybe")}, checklist.Ambiguous},
		{checklist.Condition{All: named("yes", "no")}, checklist.Ambiguous},
		{checklist.Condition{All: named("no", "no")}, checklist.Missing},
		{checklist.Condition{Name: "maybe", Hinted: true}, checklist.Satisfied},
	} {
		assert.Equal(t, row.want, decideItem(row.cond, of), "%+v", row.cond)
	}
}

func TestExemptionsReplaceOnlyWhatTheyBeat(t *testing.T) {
	verdicts := map[string]checklist.Verdict{"segmentation": checklist.Satisfied}
	of := func(rule string) checklist.Verdict { return verdicts[rule] }
	item := &checklist.Item{NotApplicable: []checklist.Exemption{{When: checklist.Condition{Name: "segmentation"}, Beats: checklist.Ambiguous}}}
	assert.NotNil(t, exempt(item, checklist.Missing, of))
	assert.NotNil(t, exempt(item, checklist.Ambiguous, of))
	assert.Nil(t, exempt(item, checklist.Satisfied, of))
	verdicts["segmentation"] = checklist.Missing
	assert.Nil(t, exempt(item, checklist.Missing, of))
}
