package checklist

import (
	"go.yaml.in/yaml/v4"
)

// checklist reads one checklist file.
func (f *file) checklist(n *yaml.Node) *Checklist {
	m := f.mapping(n, "checklist", "!id", "!title", "!short", "!version", "measured", "!source", "applies_to", "items")
	c := &Checklist{ID: f.id(m, "id"), Title: m.text("title"), Short: m.text("short"), Version: m.text("version"), AppliesTo: m.text("applies_to"), Measured: m.flag("measured")}
	if base := stem(f.name); c.ID != "" && c.ID != base {
		f.fault(m.at("id"), "id %q differs from the file's name; rename the file to %s.yaml or the id to %q", c.ID, c.ID, base)
	}
	if m.has("source") {
		s := f.mapping(m.of("source"), "source", "!citation", "!doi", "url", "!licence", "note")
		c.Source = Source{Citation: s.text("citation"), DOI: s.text("doi"), URL: s.text("url"), Licence: s.text("licence"), Note: s.text("note")}
	}
	seen := map[string]bool{}
	for _, e := range m.items("items") {
		it := f.item(e, c.Measured)
		if seen[it.ID] {
			f.fault(e, "item %q stands twice; every number of the checklist is used once", it.ID)
		}
		seen[it.ID] = true
		c.Items = append(c.Items, it)
	}
	return c
}

// item reads one item; measured says whether its checklist was, which the item may deny for itself.
func (f *file) item(n *yaml.Node, measured bool) Item {
	m := f.mapping(n, "item", "!id", "measured", "!section", "subsection", "!title", "!asks", "why", "!evidence", "not_applicable", "sufficient", "belongs")
	it := Item{ID: m.text("id"), Section: m.text("section"), Subsection: m.text("subsection"), Title: m.text("title"),
		Asks: m.text("asks"), Why: m.text("why"), Sufficient: m.text("sufficient"), Belongs: m.text("belongs")}
	if m.has("measured") {
		measured = m.flag("measured")
	}
	if !measured {
		it.Basis = Unmeasured
	}
	if m.has("evidence") {
		it.Evidence = f.condition(m.of("evidence"), "evidence")
		f.referAll(m.of("evidence"), it.Evidence)
	}
	for _, e := range m.items("not_applicable") {
		x := f.mapping(e, "not_applicable", "!when", "!reason", "beats", "unsure")
		ex := Exemption{Reason: x.text("reason"), Unsure: x.has("unsure") && x.flag("unsure")}
		if x.has("when") {
			ex.When = f.condition(x.of("when"), "when")
			f.referAll(x.of("when"), ex.When)
		}
		if x.has("beats") {
			v, ok := ParseVerdict(x.text("beats"))
			if !ok || v == NotApplicable {
				f.fault(x.at("beats"), "beats must be missing, ambiguous or satisfied, not %q", x.text("beats"))
			}
			ex.Beats = v
		}
		it.NotApplicable = append(it.NotApplicable, ex)
	}
	return it
}

func (f *file) referAll(n *yaml.Node, c Condition) {
	for _, name := range c.Names() {
		f.refer(n, name, "rule")
	}
}
