package checklist

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// condition reads `name`, `name?`, a list (all of it), or a mapping of all / any / not / atleast + of.
func (f *file) condition(n *yaml.Node, what string) Condition {
	switch n.Kind {
	case yaml.ScalarNode:
		s := f.scalar(n, what)
		name := strings.TrimSuffix(s, "?")
		return Condition{Name: name, Hinted: name != s}
	case yaml.SequenceNode:
		return Condition{All: f.conditions(n, what)}
	}
	m := f.mapping(n, what, "all", "any", "not", "atleast", "of")
	var c Condition
	forms := 0
	if v := m.of("all"); v != nil {
		c.All, forms = f.conditions(v, "all"), forms+1
	}
	if v := m.of("any"); v != nil {
		c.Any, forms = f.conditions(v, "any"), forms+1
	}
	if v := m.of("not"); v != nil {
		inner := f.condition(v, "not")
		c.Not, forms = &inner, forms+1
	}
	if v := m.of("of"); v != nil {
		c.Of, forms = f.conditions(v, "of"), forms+1
		c.AtLeast = m.number("atleast", 1, max(1, len(c.Of)))
		if !m.has("atleast") {
			f.fault(v, "%s has `of` without `atleast`; say how many must hold", what)
		}
	} else if m.has("atleast") {
		f.fault(m.at("atleast"), "%s has `atleast` without `of`; list what is counted", what)
	}
	if forms != 1 && n.Kind == yaml.MappingNode {
		f.fault(n, "%s must hold exactly one of all, any, not, of", what)
	}
	return c
}

func (f *file) conditions(n *yaml.Node, what string) []Condition {
	var cs []Condition
	for _, e := range f.entries(n, what) {
		cs = append(cs, f.condition(e, what))
	}
	return cs
}

// need reads the condition over the elements of a rule: all (the default), any, a number or a
// condition that names elements.
func (f *file) need(n *yaml.Node, key string, fallback string, elements []Element) Condition {
	var each []Condition
	known := map[string]bool{}
	var names []string
	for _, e := range elements {
		known[e.ID] = true
		names = append(names, e.ID)
		if !e.Optional {
			each = append(each, Condition{Name: e.ID})
		}
	}
	word := fallback
	if n != nil && n.Kind == yaml.ScalarNode {
		word = n.Value
		if known[word] {
			return Condition{Name: word}
		}
	} else if n != nil {
		c := f.condition(n, key)
		for _, name := range c.Names() {
			if !known[name] {
				f.fault(n, "%s names the element %q, which the rule does not have%s", key, name, didYouMean(name, names))
			}
		}
		return c
	}
	switch word {
	case "all":
		return Condition{All: each}
	case "any":
		return Condition{Any: each}
	}
	count, err := strconv.Atoi(word)
	if err != nil || count < 1 || count > len(each) {
		f.fault(n, "%s must be all, any, a number from 1 to %d, or a condition over the elements %s", key, len(each), strings.Join(names, ", "))
		count = 1
	}
	return Condition{AtLeast: count, Of: each}
}
