package checklist

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Locator is a way to say where something stands in a paper.
type Locator string

// The locators. ByHead leaves the choice to the head of the form's column.
const (
	ByHead           Locator = ""
	Page             Locator = "page"
	PageLine         Locator = "page-line"
	SectionParagraph Locator = "section-paragraph"
	Quote            Locator = "quote"
)

// Locators lists the names of the locators.
func Locators() []string {
	return []string{string(Page), string(PageLine), string(SectionParagraph), string(Quote)}
}

// Profile is what is known of the form that a journal asks for.
type Profile struct {
	ID        string
	Title     string
	Checklist string // "" where any may be meant
	Locator   Locator
	Places    int               // how many places an item names at most
	Columns   map[string]string // a column's head -> place, yes, no, na or choice
	Source    ProfileSource
}

// ProfileSource says what is documented about a form, where and as of when.
type ProfileSource struct {
	Says, URL, Date, Note string
}

// columnKinds are the keys of a profile's columns.
var columnKinds = []string{"place", "yes", "no", "na", "choice", "remark"}

// LoadProfiles reads all profiles of a folder, sorted by id. The error is Problems where files are at fault.
func LoadProfiles(source DefinitionSource) ([]*Profile, error) {
	names, err := fs.Glob(source.FS, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("could not read %q: %w", source.Name, err)
	}
	sort.Strings(names)
	var all []*Profile
	var problems Problems
	for _, name := range names {
		data, err := fs.ReadFile(source.FS, name)
		if err != nil {
			return nil, fmt.Errorf("could not read %q: %w", path.Join(source.Name, name), err)
		}
		p, err := ReadProfile(path.Join(source.Name, name), data)
		if found, ok := err.(Problems); ok {
			problems = append(problems, found...)
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	if len(problems) > 0 {
		return nil, problems.sorted()
	}
	return all, nil
}

// ReadProfile reads one profile; the error is Problems.
func ReadProfile(name string, data []byte) (*Profile, error) {
	f := &file{name: name}
	root := f.top(data, "write a profile")
	if root == nil {
		return nil, f.problems
	}
	p := f.profile(root)
	if len(f.problems) > 0 {
		return nil, f.problems.sorted()
	}
	return p, nil
}

func (f *file) profile(n *yaml.Node) *Profile {
	m := f.mapping(n, "profile", "!id", "!title", "checklist", "!locator", "places", "columns", "!source")
	p := &Profile{ID: f.id(m, "id"), Title: m.text("title"), Checklist: m.text("checklist"), Locator: Locator(m.text("locator")), Places: m.number("places", 1, 5), Columns: map[string]string{}}
	if base := stem(f.name); p.ID != "" && p.ID != base {
		f.fault(m.at("id"), "id %q differs from the file's name; rename the file to %s.yaml or the id to %q", p.ID, p.ID, base)
	}
	known := false
	for _, l := range Locators() {
		known = known || string(p.Locator) == l
	}
	if m.has("locator") && !known {
		f.fault(m.at("locator"), "unknown locator %q; known are %s", p.Locator, strings.Join(Locators(), ", "))
	}
	if m.has("columns") {
		columns := f.mapping(m.of("columns"), "columns", columnKinds...)
		for _, kind := range columnKinds {
			for _, head := range columns.items(kind) {
				p.Columns[f.scalar(head, kind)] = kind
			}
		}
	}
	if m.has("source") {
		s := f.mapping(m.of("source"), "source", "!says", "url", "date", "note")
		p.Source = ProfileSource{Says: s.text("says"), URL: s.text("url"), Date: s.text("date"), Note: s.text("note")}
		if p.Source.URL != "" && p.Source.Date == "" {
			f.fault(s.node, "source lacks the key \"date\"; say as of when this holds")
		}
	}
	return p
}
