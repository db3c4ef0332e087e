package guide

import (
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// parts say in words what a rule needs, each part of which must be there.
func parts(rule *checklist.Rule) []string {
	says := map[string]string{}
	for _, e := range rule.Elements {
		says[e.ID] = e.Says
	}
	if rule.Need.All == nil {
		return []string{words(rule.Need, says)}
	}
	var all []string
	for _, inner := range rule.Need.All {
		all = append(all, words(inner, says))
	}
	return all
}

// words are a condition over elements as a part of a sentence.
func words(c checklist.Condition, says map[string]string) string {
	switch {
	case c.Name != "":
		return says[c.Name]
	case c.All != nil:
		return joined(c.All, says, "and")
	case c.Any != nil:
		return joined(c.Any, says, "or")
	case c.Not != nil:
		return "not " + words(*c.Not, says)
	}
	return fmt.Sprintf("at least %d of these: %s", c.AtLeast, joined(c.Of, says, "and"))
}

// joined writes conditions as a list. One that holds a list itself is set off by semicolons.
func joined(of []checklist.Condition, says map[string]string, word string) string {
	comma := ", "
	var all []string
	for _, c := range of {
		if c.Name == "" {
			comma = "; "
		}
		all = append(all, words(c, says))
	}
	switch n := len(all); {
	case n == 1:
		return all[0]
	case comma == "; ":
		return strings.Join(all[:n-1], comma) + comma + word + " " + all[n-1]
	default:
		return strings.Join(all[:n-1], comma) + " " + word + " " + all[n-1]
	}
}
