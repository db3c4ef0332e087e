package checklist

import "go.yaml.in/yaml/v4"

// Study is a kind of study: how a paper is known to be one, and which lists it is then asked for, the first of them
// first. A list need not be built in.
type Study struct {
	ID    string
	Says  string // how the report calls it: "a randomised trial"
	When  Condition
	Lists []string
}

// studies reads the kinds of study, in order.
func (f *file) studies(n *yaml.Node) []Study {
	var studies []Study
	m := f.mapping(n, "studies file", "!studies")
	seen := map[string]bool{}
	for _, e := range m.items("studies") {
		s := f.mapping(e, "study", "!id", "!says", "!when", "!lists")
		study := Study{ID: f.id(s, "id"), Says: s.text("says")}
		if s.has("when") {
			study.When = f.condition(s.of("when"), "when")
			f.referAll(s.of("when"), study.When)
		}
		for _, l := range s.items("lists") {
			study.Lists = append(study.Lists, f.scalar(l, "list"))
		}
		if seen[study.ID] {
			f.fault(e, "study %q stands twice; give each kind its own id", study.ID)
		}
		seen[study.ID] = true
		studies = append(studies, study)
	}
	return studies
}
