package checklist

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"

	"go.yaml.in/yaml/v4"
)

// Reading is a crosswalk file: which items of two checklists ask for something related, as a reader of both found. It
// holds both ways.
type Reading struct {
	Lists    [2]string
	Complete bool // every item of both lists is linked or named as without a counterpart
	Links    []ReadLink
	Without  []Gap
}

// ReadLink links an item of the first list with one of the second.
type ReadLink struct {
	Items [2]string
	Note  string // what differs
}

// Gap is an item that has no counterpart in the other list. Near are items of the other list that come nearest.
type Gap struct {
	List, Item, Note string
	Near             []string
}

// LoadReadings reads all crosswalk files of a source against the checklists that the library holds, sorted by name. The error
// is Problems where files are at fault.
func LoadReadings(source DefinitionSource, lib *Library) ([]*Reading, error) {
	var names []string
	err := fs.WalkDir(source.FS, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(p) == ".yaml" {
			names = append(names, p)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("could not read %q: %w", source.Name, err)
	}
	sort.Strings(names)
	r := &readings{library: lib, files: map[[2]string]string{}}
	for _, name := range names {
		data, err := fs.ReadFile(source.FS, name)
		if err != nil {
			return nil, fmt.Errorf("could not read %q: %w", path.Join(source.Name, name), err)
		}
		r.file(path.Join(source.Name, name), data)
	}
	if len(r.problems) > 0 {
		return nil, r.problems.sorted()
	}
	return r.all, nil
}

// readings holds what is known while crosswalk files are read.
type readings struct {
	library  *Library
	all      []*Reading
	files    map[[2]string]string // pair of lists -> the file that links them
	problems Problems
}

func (r *readings) file(name string, data []byte) {
	f := &file{name: name}
	defer func() { r.problems = append(r.problems, f.problems...) }()
	root := f.top(data, "link two checklists or remove it")
	if root == nil {
		return
	}
	m := f.mapping(root, "crosswalk", "!lists", "complete", "!links", "without")
	if !m.has("lists") {
		return
	}
	lists, ok := r.pair(f, m)
	if !ok {
		return
	}
	p := &pairing{file: f, lists: lists, linked: map[[2]string]int{}, gaps: map[[2]string]bool{}, partners: map[[2]string]int{}}
	p.reading = &Reading{Lists: [2]string{lists[0].ID, lists[1].ID}, Complete: m.flag("complete")}
	for _, e := range m.items("links") {
		p.link(e)
	}
	for _, e := range m.items("without") {
		p.without(e)
	}
	if p.reading.Complete {
		p.complete(m.at("complete"))
	}
	r.all = append(r.all, p.reading)
}

// pair finds the two lists of a file; a pair is given once, as it is read both ways.
func (r *readings) pair(f *file, m fields) (lists [2]*Checklist, ok bool) {
	names := m.items("lists")
	if len(names) != 2 {
		f.fault(m.at("lists"), "lists must name two checklists, not %d", len(names))
		return lists, false
	}
	var known []string
	for _, c := range r.library.Checklists() {
		known = append(known, c.ID)
	}
	ok = true
	for i, n := range names {
		id := f.scalar(n, "list")
		if lists[i], _ = r.library.Checklist(id); lists[i] == nil {
			f.fault(n, "%s", (&UnknownError{What: "checklist", Name: id, Known: known}).Error())
			ok = false
		}
	}
	if !ok {
		return lists, false
	}
	key := [2]string{min(lists[0].ID, lists[1].ID), max(lists[0].ID, lists[1].ID)}
	switch other := r.files[key]; {
	case key[0] == key[1]:
		f.fault(m.at("lists"), "a checklist is not linked with itself; name two")
		return lists, false
	case other != "":
		f.fault(m.at("lists"), "%s and %s are linked in %s, too; a pair is read both ways and given once", lists[0].ID, lists[1].ID, other)
		return lists, false
	}
	r.files[key] = f.name
	return lists, true
}

// pairing is one file while its entries are read. Keys of partners and gaps are list and item.
type pairing struct {
	file     *file
	reading  *Reading
	lists    [2]*Checklist
	linked   map[[2]string]int // items -> line
	partners map[[2]string]int // item with a link -> line
	gaps     map[[2]string]bool
}

func (p *pairing) link(n *yaml.Node) {
	m := p.file.mapping(n, "link", "!from", "!to", "note")
	if !m.has("from") || !m.has("to") {
		return
	}
	from, ok := p.item(m.of("from"), p.lists[0])
	note := m.text("note")
	for _, e := range m.items("to") {
		to, found := p.item(e, p.lists[1])
		if !ok || !found {
			continue
		}
		key := [2]string{from, to}
		if line, twice := p.linked[key]; twice {
			p.file.fault(e, "%s/%s and %s/%s are linked twice, in line %d, too; keep one", p.lists[0].ID, from, p.lists[1].ID, to, line)
			continue
		}
		p.linked[key], p.partners[[2]string{p.lists[0].ID, from}], p.partners[[2]string{p.lists[1].ID, to}] = e.Line, e.Line, e.Line
		p.reading.Links = append(p.reading.Links, ReadLink{Items: key, Note: note})
	}
}

func (p *pairing) without(n *yaml.Node) {
	m := p.file.mapping(n, "without", "!list", "!item", "!note", "near")
	if !m.has("list") || !m.has("item") {
		return
	}
	list := m.text("list")
	at := slices.Index(p.reading.Lists[:], list)
	if at < 0 {
		p.file.fault(m.of("list"), "list must be %s or %s, not %q", p.lists[0].ID, p.lists[1].ID, list)
		return
	}
	item, ok := p.item(m.of("item"), p.lists[at])
	if !ok {
		return
	}
	g := Gap{List: list, Item: item, Note: m.text("note")}
	for _, e := range m.items("near") {
		if near, ok := p.item(e, p.lists[1-at]); ok {
			g.Near = append(g.Near, near)
		}
	}
	key := [2]string{list, item}
	switch line := p.partners[key]; {
	case line > 0:
		p.file.fault(n, "%s/%s is said to have no counterpart, but line %d links it; keep one", list, item, line)
	case p.gaps[key]:
		p.file.fault(n, "%s/%s is named twice under without; keep one", list, item)
	default:
		p.gaps[key] = true
		p.reading.Without = append(p.reading.Without, g)
	}
}

// item checks that the list has such an item.
func (p *pairing) item(n *yaml.Node, c *Checklist) (id string, ok bool) {
	id = p.file.scalar(n, "item")
	if id == "" {
		return "", false
	}
	if _, err := c.Item(id); err != nil {
		p.file.fault(n, "%s", err.Error())
		return id, false
	}
	return id, true
}

// complete holds a file that says so to every item of both lists: none may be forgotten on either side.
func (p *pairing) complete(n *yaml.Node) {
	for _, c := range p.lists {
		for _, it := range c.Items {
			if key := [2]string{c.ID, it.ID}; p.partners[key] == 0 && !p.gaps[key] {
				p.file.fault(n, "%s/%s is neither linked nor named under without; add it to one of them", c.ID, it.ID)
			}
		}
	}
}
