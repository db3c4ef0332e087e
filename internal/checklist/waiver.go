package checklist

import (
	"fmt"
	"path"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// Waiver is what a person decided about an item, against or beside what the tool says. It is keyed on the item and
// never on lines, so that it holds through revisions.
type Waiver struct {
	Checklist, Item string
	Paper           string // the paper that it holds for, from the folder of the file; "" where it holds for every one
	Verdict         Verdict
	Reason          string
	By              string // "" where nobody signed
	Date            string // YYYY-MM-DD, "" where none was given
	File            string // where it stands
	Line            int
	Stray           bool // its paper is no file: set by who opens files
}

// Name is the item as commands take it: "claim-2024/20".
func (w Waiver) Name() string { return w.Checklist + "/" + w.Item }

// Place is where the waiver stands: ".pubcheck.yaml:12".
func (w Waiver) Place() string { return fmt.Sprintf("%s:%d", w.File, w.Line) }

// Signed says who decided and when, as far as that is known: "A. Author, 2026-01-31".
func (w Waiver) Signed() string {
	var parts []string
	for _, p := range []string{w.By, w.Date} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

// Same says whether two waivers are decisions on the same item of the same paper.
func (w Waiver) Same(o Waiver) bool { return w.Name() == o.Name() && w.Paper == o.Paper }

// waiverKeys are the keys of a waiver in the order in which they are written; the marked ones are required.
var waiverKeys = []string{"!checklist", "!item", "paper", "!verdict", "!reason", "by", "date"}

// ParseDate checks a date of a waiver: a day that exists, as YYYY-MM-DD.
func ParseDate(date string) bool {
	_, err := time.Parse(time.DateOnly, date)
	return err == nil
}

// waivers reads the list of decisions; an item is decided once, and once more for a paper of its own.
func (f *file) waivers(m fields) []Waiver {
	if n := m.of("waivers"); n != nil && empty(n) {
		return nil // the last decision was taken back
	}
	var all []Waiver
	first := map[[2]string]int{}
	for _, n := range m.items("waivers") {
		w := f.waiver(n)
		if line, ok := first[[2]string{w.Name(), w.Paper}]; ok && w.Item != "" {
			f.fault(n, "%s is decided twice, in line %d too; keep one", w.Name(), line)
			continue
		}
		first[[2]string{w.Name(), w.Paper}] = n.Line
		all = append(all, w)
	}
	return all
}

// empty says whether a list holds nothing: `[]`, or nothing at all behind the colon.
func empty(n *yaml.Node) bool {
	return n.Kind == yaml.SequenceNode && len(n.Content) == 0 || n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}

func (f *file) waiver(n *yaml.Node) Waiver {
	m := f.mapping(n, "waiver", waiverKeys...)
	w := Waiver{Checklist: m.text("checklist"), Item: m.text("item"), Paper: m.text("paper"), Reason: m.text("reason"), By: m.text("by"), Date: m.text("date"), File: f.name, Line: n.Line}
	if m.has("verdict") {
		name := m.text("verdict")
		v, ok := ParseVerdict(name)
		if !ok && name != "" {
			f.fault(m.at("verdict"), "unknown verdict %q%s", name, known(name, verdictNames[:]))
		}
		w.Verdict = v
	}
	if m.has("paper") && w.Paper != "" && (path.IsAbs(w.Paper) || path.Clean(w.Paper) != w.Paper || strings.Contains(w.Paper, `\`) || len(w.Paper) > 1 && w.Paper[1] == ':') {
		f.fault(m.at("paper"), "%q is no path from the folder of this file; write it as in paper/manuscript.pdf", w.Paper)
	}
	if w.Date != "" && !ParseDate(w.Date) {
		f.fault(m.at("date"), "%q is no day; write it as 2026-01-31", w.Date)
	}
	return w
}

// known is a clause that suggests the nearest of the names, or lists them all.
func known(name string, names []string) string {
	if hint := didYouMean(name, names); hint != "" {
		return hint
	}
	return "; known are " + list(names)
}
