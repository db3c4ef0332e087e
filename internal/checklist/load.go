package checklist

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pubcheck/pubcheck/internal/phrase"
)

// DefinitionSource is a folder of definition files: the built-in ones or a user's own. Name stands before
// the file names in problems. Prepared is what Prepare made of the folder before, "" where nothing did; a file that is
// another by now is read itself. Proofs: the examples of rules are wanted from there, too.
type DefinitionSource struct {
	Name     string
	FS       fs.FS
	Prepared string
	Proofs   bool
}

// loader holds what is known while files are read.
type loader struct {
	library    *Library
	problems   Problems
	references []reference
	files      map[string]string // id of a rule or checklist -> the file that defines it
}

// reference is a name that some file uses and another must define.
type reference struct {
	file      string
	line, col int
	name      string
	what      string // "rule" or "scope"
}

// fault is a problem with the name.
func (ref reference) fault(format string, args ...any) Problem {
	return Problem{File: ref.file, Line: ref.line, Col: ref.col, Message: fmt.Sprintf(format, args...)}
}

// entry is a definition file that was found but not yet read.
type entry struct {
	name     string // as problems print it
	path     string // inside fs
	fs       fs.FS
	prepared prepared
	proofs   bool
	head     bool // of a checklist, what stands before its items
}

// Load reads the wanted checklists and every rule that they use from the sources; without wanted
// ids it reads everything. A later source may replace a definition of an earlier one by using its id.
// The error is Problems where definition files are at fault, and *UnknownError for an id that no source defines.
func Load(wanted []string, sources ...DefinitionSource) (*Library, error) {
	return load(sources, func(r *loader, found map[string]entry) error {
		var entries []entry
		if len(wanted) == 0 {
			for _, id := range sortedKeys(found) {
				entries = append(entries, found[id])
			}
		} else if e, ok := found["scopes"]; ok {
			entries = append(entries, e)
		}
		for _, id := range wanted {
			e, ok := found[id]
			if !ok || kindOfFile(e) != "checklist" {
				return &UnknownError{What: "checklist", Name: id, Known: checklistIDs(found)}
			}
			entries = append(entries, e)
		}
		r.read(entries)
		return nil
	})
}

// LoadStudies reads the kinds of study and what they are known by. Of the checklists it reads the heads alone: they
// have no items.
func LoadStudies(sources ...DefinitionSource) (*Library, error) {
	return load(sources, func(r *loader, found map[string]entry) error {
		var entries []entry
		for _, id := range sortedKeys(found) {
			e := found[id]
			switch kindOfFile(e) {
			case "checklist":
				e.head = true
				entries = append(entries, e)
			case "scopes", "studies":
				entries = append(entries, e)
			}
		}
		r.read(entries)
		return nil
	})
}

// load finds the definition files, reads those that first picks, and what they refer to.
func load(sources []DefinitionSource, first func(*loader, map[string]entry) error) (*Library, error) {
	r := &loader{library: &Library{Vocabulary: phrase.NewVocabulary(), rules: map[string]*Rule{}, sums: map[string]string{}}, files: map[string]string{}}
	found, err := r.find(sources)
	if err != nil {
		return nil, err
	}
	if err := first(r, found); err != nil {
		return nil, err
	}
	r.follow(found)
	r.focus()
	r.resolve(found)
	if len(r.problems) > 0 {
		return nil, r.problems.sorted()
	}
	sort.Strings(r.library.order)
	r.library.settleBases()
	return r.library, nil
}

// UnknownError is an id that nothing defines.
type UnknownError struct {
	What, Name string
	Known      []string
}

// Error names the id and what is known, nearest first.
func (e *UnknownError) Error() string {
	if near := Nearest(e.Name, e.Known); near != "" {
		return fmt.Sprintf("unknown %s %q; did you mean %q?", e.What, e.Name, near)
	}
	return fmt.Sprintf("unknown %s %q; known are %s", e.What, e.Name, strings.Join(e.Known, ", "))
}

// find lists the definition files by id, which is the file's name. A later source wins.
func (r *loader) find(sources []DefinitionSource) (map[string]entry, error) {
	found := map[string]entry{}
	for _, s := range sources {
		here, ready := map[string]string{}, openPrepared(s.Prepared)
		err := fs.WalkDir(s.FS, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return fmt.Errorf("could not read %q: %w", path.Join(s.Name, p), err)
			}
			if d.IsDir() || path.Ext(p) != ".yaml" && path.Ext(p) != ".yml" {
				return nil
			}
			e := entry{name: path.Join(s.Name, p), path: p, fs: s.FS, prepared: ready, proofs: s.Proofs}
			id := stem(p)
			if other, ok := here[id]; ok {
				r.problems = append(r.problems, Problem{File: e.name, Line: 1, Col: 1, Message: fmt.Sprintf("the id %q is defined in %s too; rename one of the files", id, other)})
				return nil
			}
			here[id] = e.name
			found[id] = e
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// stem is a file's name without folder and ending.
func stem(p string) string {
	return strings.TrimSuffix(path.Base(p), path.Ext(p))
}

// kindOfFile tells a checklist from a rule by its keys, without reading all of it.
func kindOfFile(e entry) string {
	data, err := fs.ReadFile(e.fs, e.path)
	if err != nil {
		return ""
	}
	for _, kind := range []struct{ key, name string }{{"items:", "checklist"}, {"elements:", "rule"}, {"scopes:", "scopes"}, {"studies:", "studies"}} {
		if bytes.HasPrefix(data, []byte(kind.key)) || bytes.Contains(data, []byte("\n"+kind.key)) {
			return kind.name
		}
	}
	return ""
}

func checklistIDs(found map[string]entry) []string {
	var ids []string
	for _, id := range sortedKeys(found) {
		if kindOfFile(found[id]) == "checklist" {
			ids = append(ids, id)
		}
	}
	return ids
}

// read takes the files into the library, in order.
func (r *loader) read(entries []entry) {
	readAhead(entries, r.library.Vocabulary, func(d definition) {
		id := stem(d.name)
		r.files[id] = d.name
		r.library.sums[id] = d.sum
		r.problems = append(r.problems, d.problems...)
		r.references = append(r.references, d.references...)
		r.library.Scopes = append(r.library.Scopes, d.scopes...)
		r.library.Studies = append(r.library.Studies, d.studies...)
		if d.checklist != nil {
			r.library.checklists = append(r.library.checklists, d.checklist)
		}
		if d.rule != nil && d.rule.ID != "" {
			r.library.rules[d.rule.ID] = d.rule
			r.library.order = append(r.library.order, d.rule.ID)
		}
	})
}

func hasKey(n *yaml.Node, key string) bool {
	if n.Kind != yaml.MappingNode {
		return false
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

// follow reads the rules that the files read so far refer to, and those that these refer to, until none is new.
func (r *loader) follow(found map[string]entry) {
	for done := 0; done < len(r.references); {
		var entries []entry
		queued := map[string]bool{}
		for ; done < len(r.references); done++ {
			ref := r.references[done]
			id := Topic(ref.name)
			e, ok := found[id]
			if ok && ref.what == "rule" && r.files[id] == "" && !queued[id] {
				queued[id] = true
				entries = append(entries, e)
			}
		}
		r.read(entries)
	}
}

// resolve reports every name that nothing defines.
func (r *loader) resolve(found map[string]entry) {
	for _, ref := range r.references {
		if !r.defines(ref) {
			r.problems = append(r.problems, ref.fault("no %s %q is defined%s", ref.what, ref.name, didYouMean(Topic(ref.name), r.known(ref.what, found))))
		}
	}
}

// defines says whether what was read defines the name. A rule that a checklist refers to was read if it exists.
func (r *loader) defines(ref reference) bool {
	if ref.what == "rule" {
		_, ok := r.library.rules[ref.name]
		return ok
	}
	for _, s := range r.library.Scopes {
		if s.ID == ref.name {
			return true
		}
	}
	return false
}

// known are the names that a reference may mean, also those of files that were not read.
func (r *loader) known(what string, found map[string]entry) []string {
	var names []string
	if what == "scope" {
		for _, s := range r.library.Scopes {
			names = append(names, s.ID)
		}
		return names
	}
	for _, id := range sortedKeys(found) {
		if kindOfFile(found[id]) == "rule" {
			names = append(names, id)
		}
	}
	return names
}

func sortedKeys(m map[string]entry) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
