package checklist

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// file is one definition file while it is read: it collects the problems with their places.
type file struct {
	name     string
	problems *Problems
}

func (f *file) fault(n *yaml.Node, format string, args ...any) {
	*f.problems = append(*f.problems, Problem{File: f.name, Line: max(n.Line, 1), Col: max(n.Column, 1), Message: fmt.Sprintf(format, args...)})
}

// fields is a mapping whose keys were checked.
type fields struct {
	file *file
	node *yaml.Node
	of   map[string]*yaml.Node
}

// mapping checks that n is a mapping with known keys only, each once, and that the required ones
// (marked with a leading !) are there.
func (f *file) mapping(n *yaml.Node, what string, keys ...string) fields {
	m := fields{file: f, node: n, of: map[string]*yaml.Node{}}
	if n.Kind != yaml.MappingNode {
		f.fault(n, "%s must be a mapping of %s", what, list(keys))
		return m
	}
	known := map[string]bool{}
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = strings.TrimPrefix(k, "!")
		known[names[i]] = true
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		switch {
		case !known[k.Value]:
			hint := didYouMean(k.Value, names)
			if hint == "" {
				hint = "; known are " + list(names)
			}
			f.fault(k, "unknown key %q in %s%s", k.Value, what, hint)
		case m.of[k.Value] != nil:
			f.fault(k, "key %q stands twice in %s; keep one", k.Value, what)
		default:
			m.of[k.Value] = v
		}
	}
	for i, k := range keys {
		if strings.HasPrefix(k, "!") && m.of[names[i]] == nil {
			f.fault(n, "%s lacks the key %q; add it", what, names[i])
		}
	}
	return m
}

func list(names []string) string {
	plain := make([]string, len(names))
	for i, n := range names {
		plain[i] = strings.TrimPrefix(n, "!")
	}
	return strings.Join(plain, ", ")
}

// at is the node of a key, or the mapping itself where the key is absent.
func (m fields) at(key string) *yaml.Node {
	if n := m.of[key]; n != nil {
		return n
	}
	return m.node
}

func (m fields) has(key string) bool { return m.of[key] != nil }

// text is a scalar's text, trimmed; "" when the key is absent.
func (m fields) text(key string) string {
	n := m.of[key]
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
	n := m.of[key]
	if n == nil {
		return 0
	}
	var v int
	if n.Kind != yaml.ScalarNode || n.Decode(&v) != nil || v < least || v > most {
		m.file.fault(n, "%s must be a whole number from %d to %d", key, least, most)
		return 0
	}
	return v
}

func (m fields) flag(key string) bool {
	n := m.of[key]
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
	n := m.of[key]
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
