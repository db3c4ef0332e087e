package checklist

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (f *file) id(m fields, key string) string {
	id := m.text(key)
	if id != "" && !idForm.MatchString(id) {
		f.fault(m.at(key), "%s %q must be lower-case words joined by hyphens", key, id)
	}
	return id
}

// rule reads one rule file.
func (f *file) rule(n *yaml.Node, fact bool) *Rule {
	m := f.mapping(n, "rule", "!id", "!topic", "measured", "!expect", "accept", "ignore", "!elements", "need", "partial", "hint", "model", "examples")
	rule := &Rule{ID: f.id(m, "id"), Topic: m.text("topic"), Measured: m.flag("measured"), Fact: fact, File: f.name,
		Expect: f.roles(m, "expect"), Accept: f.roles(m, "accept"), Ignore: f.roles(m, "ignore"),
		Hint: m.text("hint"), Model: m.text("model")}
	if base := stem(f.name); rule.ID != "" && rule.ID != base {
		f.fault(m.at("id"), "id %q differs from the file's name; rename the file to %s.yaml or the id to %q", rule.ID, rule.ID, base)
	}
	seen := map[string]bool{}
	for _, e := range m.items("elements") {
		el := f.element(e)
		if seen[el.ID] {
			f.fault(e, "element %q stands twice; give each its own id", el.ID)
		}
		seen[el.ID] = true
		rule.Elements = append(rule.Elements, el)
	}
	rule.Need = f.need(m.of("need"), "need", "all", rule.Elements)
	rule.Partial = f.need(m.of("partial"), "partial", "any", rule.Elements)
	for _, e := range m.items("examples") {
		rule.Examples = append(rule.Examples, f.example(e, rule.Expect))
	}
	f.enoughExamples(m, rule.Examples, fact)
	return rule
}

func (f *file) element(n *yaml.Node) Element {
	m := f.mapping(n, "element", "!id", "says", "strong", "weak", "unless", "allow", "times", "optional")
	e := Element{ID: f.id(m, "id"), Says: m.text("says"), Optional: m.flag("optional"), Times: m.number("times", 1, 100)}
	e.Strong = f.patterns(m.items("strong"))
	e.Weak = f.patterns(m.items("weak"))
	e.Unless = f.patterns(m.items("unless"))
	if e.Says == "" {
		e.Says = strings.ReplaceAll(e.ID, "-", " ")
	}
	if !m.has("strong") && !m.has("weak") {
		f.fault(n, "no pattern feeds the element %q; give it strong or weak patterns or remove it", e.ID)
	}
	for _, a := range m.items("allow") {
		e.Allow = append(e.Allow, a.Value)
		f.refer(a, a.Value, "scope")
	}
	return e
}

func (f *file) example(n *yaml.Node, expect RoleSet) Example {
	m := f.mapping(n, "example", "!want", "in", "kind", "!text", "also")
	ex := Example{Line: n.Line}
	want, ok := ParseVerdict(m.text("want"))
	if m.has("want") && (!ok || want == NotApplicable) {
		f.fault(m.at("want"), "want must be satisfied, ambiguous or missing, not %q", m.text("want"))
	}
	ex.Want = want
	first := f.passage(m)
	if !m.has("in") {
		if roles := expect.Roles(); len(roles) > 0 {
			first.Role = roles[0]
			if expect.Has(manuscript.RoleMethods) {
				first.Role = manuscript.RoleMethods
			}
		}
	}
	ex.Passages = []Passage{first}
	for _, a := range m.items("also") {
		ex.Passages = append(ex.Passages, f.passage(f.mapping(a, "passage", "!in", "kind", "!text")))
	}
	return ex
}

func (f *file) passage(m fields) Passage {
	p := Passage{Kind: manuscript.Paragraph}
	if n := m.of("text"); n != nil {
		p.Text = f.scalar(n, "text")
	}
	if in := m.text("in"); in != "" {
		role, ok := manuscript.ParseRole(in)
		if !ok {
			f.fault(m.at("in"), "unknown section role %q%s", in, didYouMean(in, manuscript.RoleNames()))
		}
		p.Role = role
	}
	if kind := m.text("kind"); kind != "" {
		k, ok := kindOf(kind)
		if !ok {
			f.fault(m.at("kind"), "unknown kind of block %q%s", kind, didYouMean(kind, kindWords))
		}
		p.Kind = k
	}
	return p
}

// enoughExamples holds every rule to its proofs: three that hit and three near misses; a fact needs
// one of each.
func (f *file) enoughExamples(m fields, examples []Example, fact bool) {
	least := 3
	if fact {
		least = 1
	}
	hits, misses := 0, 0
	for _, e := range examples {
		if e.Want == Satisfied {
			hits++
		} else {
			misses++
		}
	}
	if hits < least || misses < least {
		f.fault(m.at("examples"), "there are %d examples that want satisfied and %d near misses (ambiguous or missing); at least %d of each are needed", hits, misses, least)
	}
}

// scopes reads the file that names the scopes.
func (f *file) scopes(n *yaml.Node) []Scope {
	var scopes []Scope
	m := f.mapping(n, "scopes file", "!scopes")
	for _, e := range m.items("scopes") {
		s := f.mapping(e, "scope", "!id", "!cues", "unless", "weakens")
		scope := Scope{ID: f.id(s, "id"), Unless: f.patterns(s.items("unless")), Weakens: s.flag("weakens")}
		for _, c := range s.items("cues") {
			cm := f.mapping(c, "cue", "!phrase", "before", "after")
			cue := Cue{Before: cm.number("before", 0, 60), After: cm.number("after", 0, 60)}
			for _, p := range cm.items("phrase") {
				ph, _ := f.phrase(p)
				cue.Phrases = append(cue.Phrases, ph...)
			}
			scope.Cues = append(scope.Cues, cue)
		}
		scopes = append(scopes, scope)
	}
	return scopes
}
