package checklist

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Journal is what a journal, or a publisher for its journals, is known to say about checklists.
type Journal struct {
	Name  string
	Lists []string // ids; several where the source names no edition
	Asks  string   // required, recommended or endorsed
	Says  string   // what the source says, in our words
	URL   string
	Date  string // of what the source says, or Undated
	Note  string
}

// Undated stands for the date of a source that bears none.
const Undated = "undated"

// demands are the ways in which a journal may ask for a list, the strictest first.
var demands = []string{"required", "recommended", "endorsed"}

var dateForm = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)

// ReadJournals reads what is known of journals against the checklists that the library holds; the error is Problems.
func ReadJournals(name string, data []byte, lib *Library) ([]Journal, error) {
	f := &file{name: name}
	root := f.top(data, "write the key journals")
	if root == nil {
		return nil, f.problems
	}
	var all []Journal
	seen := map[[2]string]bool{}
	for _, e := range f.mapping(root, "journals file", "!journals").items("journals") {
		j := f.journal(e, lib)
		for _, id := range j.Lists {
			if key := [2]string{j.Name, id}; seen[key] {
				f.fault(e, "%s is said to ask for %s twice; keep one", j.Name, id)
			} else {
				seen[key] = true
			}
		}
		all = append(all, j)
	}
	if len(f.problems) > 0 {
		return nil, f.problems.sorted()
	}
	return all, nil
}

func (f *file) journal(n *yaml.Node, lib *Library) Journal {
	m := f.mapping(n, "journal", "!journal", "!lists", "!asks", "!says", "!url", "!date", "note")
	j := Journal{Name: m.text("journal"), Asks: m.text("asks"), Says: m.text("says"), URL: m.text("url"), Date: m.text("date"), Note: m.text("note")}
	for _, e := range m.items("lists") {
		id := f.scalar(e, "list")
		if _, ok := lib.Checklist(id); !ok && id != "" {
			f.fault(e, "%s", (&UnknownError{What: "checklist", Name: id, Known: lib.ids()}).Error())
		}
		j.Lists = append(j.Lists, id)
	}
	if j.Asks != "" && !slices.Contains(demands, j.Asks) {
		f.fault(m.at("asks"), "asks must be %s, not %q", strings.Join(demands, ", "), j.Asks)
	}
	if j.URL != "" && !strings.HasPrefix(j.URL, "https://") && !strings.HasPrefix(j.URL, "http://") {
		f.fault(m.at("url"), "url must begin with https:// or http://, not %q", j.URL)
	}
	if j.Date != "" && j.Date != Undated && !dateForm.MatchString(j.Date) {
		f.fault(m.at("date"), "date must be a year, a month as in 2024-07 or a day as in 2024-07-31, or %q, not %q", Undated, j.Date)
	}
	return j
}

// ids are the ids of the library's checklists.
func (l *Library) ids() []string {
	var ids []string
	for _, c := range l.checklists {
		ids = append(ids, c.ID)
	}
	return ids
}
