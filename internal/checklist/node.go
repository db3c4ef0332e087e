package checklist

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pubcheck/pubcheck/internal/phrase"
)

// file is one definition file while it is read: it collects the problems and the references to other files, with
// their places.
type file struct {
	name       string
	phrases    *phrase.Compiler
	problems   Problems
	references []reference
}

// refer notes a name that another file must define.
func (f *file) refer(n *yaml.Node, name, what string) {
	f.references = append(f.references, reference{file: f.name, line: max(n.Line, 1), col: max(n.Column, 1), name: name, what: what})
}

func (f *file) fault(n *yaml.Node, format string, args ...any) {
	f.problems = append(f.problems, f.problem(n, format, args...))
}

func (f *file) problem(n *yaml.Node, format string, args ...any) Problem {
	return Problem{File: f.name, Line: max(n.Line, 1), Col: max(n.Column, 1), Message: fmt.Sprintf(format, args...)}
}

// top reads the YAML of the file and answers its top node; nil with the reason among the problems where there is none.
// remedy says what to do about an empty file.
func (f *file) top(data []byte, remedy string) *yaml.Node {
	fail := func(line int, message string) {
		f.problems = append(f.problems, Problem{File: f.name, Line: line, Col: 1, Message: message})
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		fail(yamlFault(err))
		return nil
	}
	if len(doc.Content) == 0 {
		fail(1, "the file is empty; "+remedy)
		return nil
	}
	return doc.Content[0]
}

// fields is a mapping whose keys were checked. Definition files hold thousands of small ones, which a list of pairs
// serves faster than a map.
type fields struct {
	file  *file
	node  *yaml.Node
	pairs []pair
}

type pair struct {
	key   string
	value *yaml.Node
}

// of is the value of a key, or nil.
func (m fields) of(key string) *yaml.Node {
	for _, p := range m.pairs {
		if p.key == key {
			return p.value
		}
	}
	return nil
}

// mapping checks that n is a mapping with known keys only, each once, and that the required ones
// (marked with a leading !) are there.
func (f *file) mapping(n *yaml.Node, what string, keys ...string) fields {
	m := fields{file: f, node: n}
	if n.Kind != yaml.MappingNode {
		f.fault(n, "%s must be a mapping of %s", what, list(keys))
		return m
	}
	m.pairs = make([]pair, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		switch {
		case !isKey(k.Value, keys):
			names := plain(keys)
			hint := didYouMean(k.Value, names)
			if hint == "" {
				hint = "; known are " + list(names)
			}
			f.fault(k, "unknown key %q in %s%s", k.Value, what, hint)
		case m.has(k.Value):
			f.fault(k, "key %q stands twice in %s; keep one", k.Value, what)
		default:
			m.pairs = append(m.pairs, pair{k.Value, v})
		}
	}
	for _, k := range keys {
		if name, required := strings.CutPrefix(k, "!"); required && !m.has(name) {
			f.fault(n, "%s lacks the key %q; add it", what, name)
		}
	}
	return m
}

func isKey(name string, keys []string) bool {
	for _, k := range keys {
		if strings.TrimPrefix(k, "!") == name {
			return true
		}
	}
	return false
}

// plain is the keys without the marks of those that are required.
func plain(keys []string) []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = strings.TrimPrefix(k, "!")
	}
	return names
}

func list(names []string) string { return strings.Join(plain(names), ", ") }

// at is the node of a key, or the mapping itself where the key is absent.
func (m fields) at(key string) *yaml.Node {
	if n := m.of(key); n != nil {
		return n
	}
	return m.node
}

func (m fields) has(key string) bool { return m.of(key) != nil }

// text is a scalar's text, trimmed; "" when the key is absent.
func (m fields) text(key string) string {
	n := m.of(key)
	if n == nil {
		return ""
	}
	return m.file.scalar(n, key)
}

func (f *file) scalar(n *yaml.Node, what string) string {
	if n.Kind != yaml.ScalarNode {
		f.fault(n, "%s must be a single text", what)
		return ""
	}
	s := strings.TrimSpace(n.Value)
	if s == "" {
		f.fault(n, "%s is empty; write it or remove the key", what)
	}
	return s
}

func (m fields) number(key string, least, most int) int {
	n := m.of(key)
	if n == nil {
		return 0
	}
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || v < least || v > most {
		m.file.fault(n, "%s must be a whole number from %d to %d", key, least, most)
		return 0
	}
	return v
}

func (m fields) flag(key string) bool {
	n := m.of(key)
	if n == nil {
		return false
	}
	switch n.Value {
	case "true":
		return true
	case "false":
		return false
	}
	m.file.fault(n, "%s must be true or false", key)
	return false
}

// items are the entries of a list; one scalar stands for a list of one.
func (m fields) items(key string) []*yaml.Node {
	n := m.of(key)
	if n == nil {
		return nil
	}
	return m.file.entries(n, key)
}

func (f *file) entries(n *yaml.Node, what string) []*yaml.Node {
	switch n.Kind {
	case yaml.SequenceNode:
		if len(n.Content) == 0 {
			f.fault(n, "%s is an empty list; fill it or remove the key", what)
		}
		return n.Content
	case yaml.ScalarNode, yaml.MappingNode:
		return []*yaml.Node{n}
	}
	f.fault(n, "%s must be a list", what)
	return nil
}
