package checklist

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// lensSign stands between a rule and the section to which a list holds it: "eligibility@abstract".
const lensSign = "@"

// Topic is the id of the rule behind a name: "eligibility" for "eligibility@abstract".
func Topic(name string) string {
	topic, _, _ := strings.Cut(name, lensSign)
	return topic
}

// seen is the rule with everything but one section out of its sight. It was measured, if at all, on whole papers.
func (rule *Rule) seen(name string, only manuscript.Role) *Rule {
	through := *rule
	through.ID, through.Measured, through.Examples = name, false, nil
	through.Expect, through.Accept = 1<<only, 0
	through.Ignore = 1<<len(manuscript.RoleNames()) - 1
	through.Elements = nil
	for _, e := range rule.Elements {
		e.Strong, e.Weak = within(e.Strong, only), within(e.Weak, only)
		through.Elements = append(through.Elements, e)
	}
	return &through
}

// within leaves patterns out that never look into the section, and lets those that look there look nowhere else.
func within(patterns []Pattern, only manuscript.Role) []Pattern {
	var inside []Pattern
	for _, p := range patterns {
		if p.Roles == 0 || p.Roles.Has(only) {
			p.Roles &= 1 << only
			inside = append(inside, p)
		}
	}
	return inside
}

// focus makes the rules that lists hold to one section.
func (r *loader) focus() {
	for _, ref := range r.references {
		topic, section, held := strings.Cut(ref.name, lensSign)
		if ref.what != "rule" || !held || r.library.rules[ref.name] != nil {
			continue
		}
		role, known := manuscript.ParseRole(section)
		if !known {
			r.problems = append(r.problems, ref.fault("%q holds a rule to an unknown section role %q%s", ref.name, section, didYouMean(section, manuscript.RoleNames())))
		}
		if rule := r.library.rules[topic]; rule != nil {
			r.library.rules[ref.name] = rule.seen(ref.name, role)
			r.library.sums[ref.name] = r.library.sums[topic]
		}
	}
}
