package assess

import "github.com/pubcheck/pubcheck/internal/checklist"

// decide is the decision table for one rule: strong evidence for the needed elements satisfies;
// a part of them, or weaker signs, asks for a person; nothing is missing.
func decide(rule *checklist.Rule, state []strength) checklist.Verdict {
	at := map[string]strength{}
	for i, e := range rule.Elements {
		at[e.ID] = state[i]
	}
	if rule.Need.Holds(func(name string, _ bool) bool { return at[name] == strong }) {
		return checklist.Satisfied
	}
	if rule.Partial.Holds(func(name string, _ bool) bool { return at[name] > absent }) {
		return checklist.Ambiguous
	}
	return checklist.Missing
}

// answers reads the names of a condition as rules: a rule holds when it is satisfied, one that is written with a
// question mark when it is at least ambiguous.
func answers(verdictOf func(rule string) checklist.Verdict) func(name string, hinted bool) bool {
	return func(name string, hinted bool) bool {
		v := verdictOf(name)
		return v == checklist.Satisfied || hinted && v == checklist.Ambiguous
	}
}

// decideItem weighs the verdicts of an item's rules.
func decideItem(c checklist.Condition, verdictOf func(rule string) checklist.Verdict) checklist.Verdict {
	if c.Holds(answers(verdictOf)) {
		return checklist.Satisfied
	}
	for _, name := range c.Names() {
		if verdictOf(name) != checklist.Missing {
			return checklist.Ambiguous
		}
	}
	return checklist.Missing
}

// exempt finds the first exemption of an item that holds and may replace its verdict.
func exempt(item *checklist.Item, own checklist.Verdict, verdictOf func(rule string) checklist.Verdict) *checklist.Exemption {
	for i := range item.NotApplicable {
		x := &item.NotApplicable[i]
		if own <= x.Beats && x.When.Holds(answers(verdictOf)) {
			return x
		}
	}
	return nil
}
