package checklist

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pubcheck/pubcheck/internal/phrase"
)

// DefinitionSource is a folder of definition files: the built-in ones or a user's own. Name stands before
// the file names in problems.
type DefinitionSource struct {
	Name string
	FS   fs.FS
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
	file *file
	node *yaml.Node
	name string
	what string // "rule" or "scope"
}

func (r *loader) refer(ref reference) { r.references = append(r.references, ref) }

// entry is a definition file that was found but not yet read.
type entry struct {
	name string // as problems print it
	path string // inside fs
	fs   fs.FS
}

// Load reads the wanted checklists and every rule that they use from the sources; without wanted
// ids it reads everything. A later source may replace a definition of an earlier one by using its id.
// The error is Problems where definition files are at fault, and *UnknownError for an id that no source defines.
func Load(wanted []string, sources ...DefinitionSource) (*Library, error) {
	r := &loader{library: &Library{Vocabulary: phrase.NewVocabulary(), rules: map[string]*Rule{}, sums: map[string]string{}}, files: map[string]string{}}
	found, err := r.find(sources)
	if err != nil {
		return nil, err
	}
	if all := len(wanted) == 0; all {
		for _, id := range sortedKeys(found) {
			r.read(found[id])
		}
	} else {
		if e, ok := found["scopes"]; ok {
			r.read(e)
		}
		for _, id := range wanted {
			e, ok := found[id]
			if !ok || !strings.HasPrefix(kindOfFile(e), "checklist") {
				return nil, &UnknownError{What: "checklist", Name: id, Known: checklistIDs(found)}
			}
			r.read(e)
		}
		r.follow(found)
	}
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
		here := map[string]string{}
		err := fs.WalkDir(s.FS, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return fmt.Errorf("could not read %q: %w", path.Join(s.Name, p), err)
			}
			if d.IsDir() || path.Ext(p) != ".yaml" && path.Ext(p) != ".yml" {
				return nil
			}
			e := entry{name: path.Join(s.Name, p), path: p, fs: s.FS}
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
	for _, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "items:"):
			return "checklist"
		case strings.HasPrefix(line, "elements:"):
			return "rule"
		case strings.HasPrefix(line, "scopes:"):
			return "scopes"
		case strings.HasPrefix(line, "studies:"):
			return "studies"
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

// read parses one file into the library.
func (r *loader) read(e entry) {
	f := &file{name: e.name, problems: &r.problems}
	data, err := fs.ReadFile(e.fs, e.path)
	if err != nil {
		r.problems = append(r.problems, Problem{File: e.name, Line: 1, Col: 1, Message: fmt.Sprintf("could not be read: %v", err)})
		return
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		line, message := yamlFault(err)
		r.problems = append(r.problems, Problem{File: e.name, Line: line, Col: 1, Message: message})
		return
	}
	if len(doc.Content) == 0 {
		r.problems = append(r.problems, Problem{File: e.name, Line: 1, Col: 1, Message: "the file is empty; write a rule or a checklist, or remove it"})
		return
	}
	root := doc.Content[0]
	switch {
	case hasKey(root, "items"):
		c := r.checklist(f, root)
		r.library.checklists = append(r.library.checklists, c)
	case hasKey(root, "scopes"):
		r.scopes(f, root)
	case hasKey(root, "studies"):
		r.studies(f, root)
	default:
		rule := r.rule(f, root, strings.Contains("/"+e.path, "/facts/"))
		if rule.ID != "" {
			r.library.rules[rule.ID] = rule
			r.library.order = append(r.library.order, rule.ID)
		}
	}
	r.files[stem(e.path)] = e.name
	r.library.sums[stem(e.path)] = sumOf(data)
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

// follow reads the rules that the checklists read so far refer to.
func (r *loader) follow(found map[string]entry) {
	for i := 0; i < len(r.references); i++ {
		ref := r.references[i]
		if ref.what != "rule" || r.files[ref.name] != "" {
			continue
		}
		if e, ok := found[ref.name]; ok {
			r.read(e)
		}
	}
}

// resolve reports every name that nothing defines.
func (r *loader) resolve(found map[string]entry) {
	for _, ref := range r.references {
		if !r.defines(ref) {
			ref.file.fault(ref.node, "no %s %q is defined%s", ref.what, ref.name, didYouMean(ref.name, r.known(ref.what, found)))
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

// yamlFault takes the line out of the parser's message.
func yamlFault(err error) (line int, message string) {
	message = strings.TrimPrefix(err.Error(), "yaml: ")
	message = strings.ReplaceAll(message, "\n", " ")
	line = 1
	if i := strings.Index(message, "line "); i >= 0 {
		if _, scanErr := fmt.Sscanf(message[i:], "line %d", &line); scanErr == nil {
			if j := strings.Index(message[i:], ": "); j >= 0 {
				message = message[i+j+2:]
			}
		}
	}
	return max(line, 1), "is no YAML: " + message + "; check the indentation and quote texts that hold a colon or begin with a sign"
}
