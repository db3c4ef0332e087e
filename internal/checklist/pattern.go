package checklist

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/internal/phrase"
)

// kindWords are the kinds of block that a pattern may be held to.
var kindWords = []string{"paragraph", "title", "heading", "list-item", "table", "caption", "footnote"}

func kindOf(name string) (manuscript.Kind, bool) {
	for _, k := range []manuscript.Kind{manuscript.Paragraph, manuscript.Title, manuscript.Heading, manuscript.ListItem, manuscript.Table, manuscript.Caption, manuscript.Footnote} {
		if strings.ReplaceAll(k.String(), " ", "-") == name {
			return k, true
		}
	}
	return manuscript.Paragraph, false
}

// defaultWithin is the window of `near` in words where none is given.
const defaultWithin = 12

func (f *file) patterns(nodes []*yaml.Node) []Pattern {
	var ps []Pattern
	for _, n := range nodes {
		if p, ok := f.pattern(n); ok {
			ps = append(ps, p)
		}
	}
	return ps
}

func (f *file) pattern(n *yaml.Node) (Pattern, bool) {
	if n.Kind == yaml.ScalarNode {
		ph, ok := f.phrase(n)
		return Pattern{Phrases: ph, Line: n.Line}, ok
	}
	m := f.mapping(n, "pattern", "phrase", "near", "within", "regex", "kinds", "roles", "span", "unless")
	p := Pattern{Line: n.Line, Within: defaultWithin}
	forms, before := 0, len(f.problems)
	if m.has("phrase") {
		forms++
		for _, e := range m.items("phrase") {
			ph, _ := f.phrase(e)
			p.Phrases = append(p.Phrases, ph...)
		}
	}
	if m.has("near") {
		forms++
		for _, group := range m.items("near") {
			var alternatives []phrase.Phrase
			for _, e := range f.entries(group, "each list of near") {
				ph, _ := f.phrase(e)
				alternatives = append(alternatives, ph...)
			}
			p.Near = append(p.Near, alternatives)
		}
		if len(p.Near) < 2 {
			f.fault(m.at("near"), "near must hold at least two lists of phrases; use a phrase for one")
		}
		if m.has("within") {
			p.Within = m.number("within", 2, 80)
		}
	} else if m.has("within") {
		f.fault(m.at("within"), "within belongs to near; remove it or write near")
	}
	if m.has("regex") {
		forms++
		re, err := expression(m.text("regex"))
		if err != nil {
			f.fault(m.at("regex"), "%v", err)
		}
		p.Regex = re
	}
	if forms != 1 {
		f.fault(n, "a pattern holds exactly one of phrase, near, regex")
	}
	if m.has("kinds") {
		for _, e := range m.items("kinds") {
			k, ok := kindOf(e.Value)
			if !ok {
				f.fault(e, "unknown kind of block %q%s; known are %s", e.Value, didYouMean(e.Value, kindWords), list(kindWords))
			}
			p.Kinds |= 1 << k
		}
	}
	p.Roles = f.roles(m, "roles")
	switch s := m.text("span"); s {
	case "", "sentence":
	case "pair":
		p.Reach = Pair
	case "block":
		p.Reach = Block
	default:
		f.fault(m.at("span"), "span must be sentence, pair or block, not %q", s)
	}
	for _, e := range m.items("unless") {
		ph, _ := f.phrase(e)
		p.Unless = append(p.Unless, ph...)
	}
	return p, len(f.problems) == before
}

func (f *file) phrase(n *yaml.Node) ([]phrase.Phrase, bool) {
	s := f.scalar(n, "a phrase")
	if s == "" {
		return nil, false
	}
	p, err := f.phrases.Compile(s)
	if err != nil {
		f.fault(n, "%v", err)
		return nil, false
	}
	return []phrase.Phrase{p}, true
}

// roles reads a list of section roles; `any` stands for all.
func (f *file) roles(m fields, key string) RoleSet {
	var set RoleSet
	for _, e := range m.items(key) {
		if e.Value == "any" {
			for i := range manuscript.RoleNames() {
				set |= 1 << i
			}
			continue
		}
		role, ok := manuscript.ParseRole(e.Value)
		if !ok {
			f.fault(e, "unknown section role %q%s; known are %s", e.Value, didYouMean(e.Value, manuscript.RoleNames()), list(manuscript.RoleNames()))
			continue
		}
		set |= 1 << role
	}
	return set
}

// String is the pattern as its file has it, on one line.
func (p *Pattern) String() string {
	if p.Regex != nil {
		return p.Regex.source
	}
	var parts []string
	for _, ph := range p.Phrases {
		parts = append(parts, ph.String())
	}
	for _, group := range p.Near {
		var words []string
		for _, ph := range group {
			words = append(words, ph.String())
		}
		parts = append(parts, "["+strings.Join(words, ", ")+"]")
	}
	return strings.Join(parts, " | ")
}
