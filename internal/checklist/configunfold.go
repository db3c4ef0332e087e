package checklist

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// unfolded writes a decision that stands in braces, several keys a line, one key a line, so that it can be edited; where the
// whole list stands in brackets, all of them. With comments between them it refuses, since it could not say whose they are.
func unfolded(name string, data []byte, waivers []Waiver, at int) ([]byte, error) {
	root, err := configRoot(name, data)
	if err != nil {
		return nil, err
	}
	list := valueOf(root, "waivers")
	if list == nil || empty(list) || root.Style&yaml.FlowStyle != 0 {
		return data, nil
	}
	e, key := newEdit(data), keyOf(root, "waivers")
	if list.Kind == yaml.SequenceNode && list.Style&yaml.FlowStyle == 0 {
		if at >= len(list.Content) || list.Content[at].Style&yaml.FlowStyle == 0 {
			return data, nil
		}
		n := list.Content[at]
		lines := waivers[at].entry(strings.Repeat(" ", max(0, list.Column-1)))
		return e.unfold(name, n, n.Line, e.endOf(list, at, root), annotated(lines, n.LineComment))
	}
	lines := annotated([]string{e.lines[key.Line-1][:key.Column-1] + "waivers:"}, list.LineComment+key.LineComment)
	for _, w := range waivers {
		lines = append(lines, w.entry("  ")...)
	}
	end := len(e.lines)
	for i := 0; i+1 < len(root.Content); i += 2 {
		if line := root.Content[i].Line; line > list.Line {
			end = min(end, line-1)
		}
	}
	return e.unfold(name, list, key.Line, e.trim(end, list.Line), lines)
}

// unfold puts lines in the place of a node that begins in a line (1-based) and ends before another (0-based).
func (e *edit) unfold(name string, n *yaml.Node, line, end int, lines []string) ([]byte, error) {
	if commented(n.Content) {
		return nil, fmt.Errorf("%s:%d: decisions stand in braces with comments between them, which editing would lose; write each one as in `- checklist: claim-2024`, one key a line, and try again", name, line)
	}
	e.close()
	e.splice(line-1, end, lines...)
	return []byte(strings.Join(e.lines, "")), nil
}

// annotated are lines whose first one ends with a comment, if there is any.
func annotated(lines []string, comment string) []string {
	if comment != "" {
		lines[0] += " " + comment
	}
	return lines
}

// commented says whether a comment stands anywhere in these nodes.
func commented(nodes []*yaml.Node) bool {
	for _, n := range nodes {
		if n.HeadComment+n.LineComment+n.FootComment != "" || commented(n.Content) {
			return true
		}
	}
	return false
}

// undo takes the decision at an index of the list away.
func (e *edit) undo(root *yaml.Node, at int) {
	list := valueOf(root, "waivers")
	if list == nil || list.Kind != yaml.SequenceNode || at >= len(list.Content) {
		return
	}
	from, to := list.Content[at].Line-1, e.endOf(list, at, root)
	e.splice(from, to)
	if len(list.Content) == 1 {
		key := keyOf(root, "waivers")
		e.splice(key.Line-1, key.Line, annotated([]string{e.lines[key.Line-1][:key.Column-1] + "waivers: []"}, key.LineComment)...)
	}
}
