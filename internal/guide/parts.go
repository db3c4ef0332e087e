package guide

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// parts say in words what a rule needs, each part of which must be there. Of long alternatives, each is a part that says so.
func parts(rule *checklist.Rule) []string {
	says := map[string]string{}
	for _, e := range rule.Elements {
		says[e.ID] = e.Says
	}
	switch need := rule.Need; {
	case need.All != nil:
		return each(need.All, says, "")
	case slices.ContainsFunc(need.Any, composite):
		return each(need.Any, says, "or: ")
	default:
		return []string{words(need, says)}
	}
}

// each words conditions one by one; before stands before all but the first.
func each(of []checklist.Condition, says map[string]string, before string) []string {
	var all []string
	for i, c := range of {
		text := words(c, says)
		if i > 0 {
			text = before + text
		}
		all = append(all, text)
	}
	return all
}

func composite(c checklist.Condition) bool { return c.Name == "" }

// words are a condition over elements as a part of a sentence.
func words(c checklist.Condition, says map[string]string) string {
	switch {
	case c.Name != "":
		return says[c.Name]
	case c.All != nil:
		return joined(c.All, says, "and")
	case len(c.Any) > 2:
		return "one of these: " + joined(c.Any, says, "or")
	case c.Any != nil:
		return joined(c.Any, says, "or")
	case c.Not != nil:
		return "not " + words(*c.Not, says)
	}
	return fmt.Sprintf("at least %d of these: %s", c.AtLeast, joined(c.Of, says, "and"))
}

// joined writes conditions as a list, with semicolons where one of them holds a list or a comma itself.
func joined(of []checklist.Condition, says map[string]string, word string) string {
	all := each(of, says, "")
	comma, last := ", ", " "
	if slices.ContainsFunc(of, composite) || slices.ContainsFunc(all, func(text string) bool { return strings.Contains(text, ", ") }) {
		comma, last = "; ", "; "
	}
	n := len(all)
	if n == 1 {
		return all[0]
	}
	return strings.Join(all[:n-1], comma) + last + word + " " + all[n-1]
}
