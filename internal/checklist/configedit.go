package checklist

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Decide writes a decision into a configuration and answers the new bytes: one on the same item is brought up to date
// where it stands, another goes to the end of the list. All else of the file stays as it is, comments and order too.
// The error is Problems where the file is at fault already, or says why the file cannot be edited.
func Decide(name string, data []byte, w Waiver) ([]byte, error) {
	before, err := ReadConfig(name, data)
	if err != nil {
		return nil, err
	}
	want := append([]Waiver(nil), before.Waivers...)
	at := find(want, w)
	if at < 0 {
		at, want = len(want), append(want, Waiver{})
	}
	want[at] = w
	return edited(name, data, before, want, at, func(e *edit, root *yaml.Node) { e.decide(root, w) })
}

// Undo takes a decision back and answers the new bytes. The comments within the decision go with it; those before and
// behind it stay, with all else of the file.
func Undo(name string, data []byte, w Waiver) ([]byte, error) {
	before, err := ReadConfig(name, data)
	if err != nil {
		return nil, err
	}
	at := find(before.Waivers, w)
	if at < 0 {
		return nil, fmt.Errorf("%q holds no decision on %s", name, w.Name())
	}
	want := append(append([]Waiver(nil), before.Waivers[:at]...), before.Waivers[at+1:]...)
	return edited(name, data, before, want, len(before.Waivers), func(e *edit, root *yaml.Node) { e.undo(root, at) })
}

// edited changes a file, in which the decision at an index is to be edited by itself, and makes sure that the change is the
// one that was wanted.
func edited(name string, data []byte, before *Config, want []Waiver, at int, change func(*edit, *yaml.Node)) ([]byte, error) {
	data, err := unfolded(name, data, before.Waivers, at)
	if err != nil {
		return nil, err
	}
	root, err := configRoot(name, data)
	if err != nil {
		return nil, err
	}
	e := newEdit(data)
	change(e, root)
	out := []byte(strings.Join(e.lines, ""))
	after, err := ReadConfig(name, out)
	if err != nil || !sameButFor(before, after, want) {
		return nil, fmt.Errorf("%q is written in a way that cannot be edited with nothing lost; write each of its waivers as in `- checklist: claim-2024`, one key a line, and try again", name)
	}
	return out, nil
}

// sameButFor says whether the edit did what it should and nothing else.
func sameButFor(before, after *Config, want []Waiver) bool {
	same := len(want) == len(after.Waivers) && before.Profile == after.Profile && before.FailOn == after.FailOn &&
		fmt.Sprint(before.Submission, before.Checklists, before.Rules, before.Formats) == fmt.Sprint(after.Submission, after.Checklists, after.Rules, after.Formats)
	for i := range want {
		if !same {
			return false
		}
		a, b := want[i], after.Waivers[i]
		a.File, a.Line, b.File, b.Line = "", 0, "", 0
		same = a == b
	}
	return same
}

func find(waivers []Waiver, w Waiver) int {
	for i := range waivers {
		if waivers[i].Same(w) {
			return i
		}
	}
	return -1
}

// edit is a file on its way to another: its lines with their ends.
type edit struct {
	lines []string
	end   string
}

func newEdit(data []byte) *edit {
	e := &edit{lines: strings.SplitAfter(string(data), "\n"), end: "\n"}
	if strings.Contains(string(data), "\r\n") {
		e.end = "\r\n"
	}
	return e
}

func (e *edit) decide(root *yaml.Node, w Waiver) {
	list := valueOf(root, "waivers")
	switch {
	case list == nil:
		e.close()
		if n := len(e.lines); n > 0 && strings.TrimSpace(strings.Join(e.lines, "")) != "" {
			e.lines = append(e.lines, e.end)
		}
		e.lines = append(e.lines, "waivers:"+e.end)
		e.insert(len(e.lines), "  ", w)
	case empty(list):
		e.close()
		key := keyOf(root, "waivers")
		head := e.lines[key.Line-1][:key.Column-1] + "waivers:"
		if comment := list.LineComment + key.LineComment; comment != "" {
			head += " " + comment
		}
		e.splice(key.Line-1, max(key.Line, list.Line), head)
		e.insert(key.Line, "  ", w)
	case list.Kind == yaml.SequenceNode:
		for i, n := range list.Content {
			if textOf(n, "checklist") == w.Checklist && textOf(n, "item") == w.Item && textOf(n, "paper") == w.Paper {
				e.replace(n, e.endOf(list, i, root), w)
				return
			}
		}
		last := len(list.Content) - 1
		e.close()
		e.insert(e.endOf(list, last, root), strings.Repeat(" ", max(0, list.Column-1)), w)
	}
}

// close ends the last line.
func (e *edit) close() {
	n := len(e.lines)
	if n > 0 && e.lines[n-1] == "" {
		e.lines = e.lines[:n-1]
		return
	}
	if n > 0 {
		e.lines[n-1] += e.end
	}
}

// insert puts a new entry before a line (0-based).
func (e *edit) insert(at int, indent string, w Waiver) {
	e.splice(at, at, w.entry(indent)...)
}

// endOf is the line (0-based) behind the last one of an entry; comments and empty lines before the next thing are not its own.
func (e *edit) endOf(list *yaml.Node, i int, root *yaml.Node) int {
	end := len(e.lines)
	if i+1 < len(list.Content) {
		end = list.Content[i+1].Line - 1
	} else {
		for k := 0; k+1 < len(root.Content); k += 2 {
			if line := root.Content[k].Line - 1; line >= list.Line-1 && root.Content[k+1] != list {
				end = min(end, line)
			}
		}
	}
	return e.trim(end, list.Content[i].Line)
}

// trim steps back over comments and empty lines, to no line before least.
func (e *edit) trim(end, least int) int {
	for end > least {
		if s := strings.TrimSpace(e.lines[end-1]); s != "" && !strings.HasPrefix(s, "#") && s != "---" && s != "..." {
			break
		}
		end--
	}
	return end
}

// replace brings the values of an entry up to date, each in its line, and adds the keys that it lacks.
func (e *edit) replace(n *yaml.Node, end int, w Waiver) {
	for i := len(waiverKeys) - 1; i >= 0; i-- {
		key := strings.TrimPrefix(waiverKeys[i], "!")
		value := w.value(key)
		if textOf(n, key) == value {
			continue
		}
		at, next := -1, end
		for k := 0; k+1 < len(n.Content); k += 2 {
			switch {
			case n.Content[k].Value == key:
				at = k
			case at >= 0 && next == end:
				next = n.Content[k].Line - 1
			}
		}
		if at < 0 {
			lead := strings.Repeat(" ", n.Column-1)
			e.splice(end, end, lead+key+": "+quoteScalar(value))
			continue
		}
		k := n.Content[at]
		lead := string(e.lines[k.Line-1][:min(k.Column-1, len(e.lines[k.Line-1]))])
		from, to := k.Line-1, e.trim(next, k.Line)
		removed := to - from
		switch comment := n.Content[at+1].LineComment; {
		case value == "":
			e.splice(from, to)
		case comment != "":
			e.splice(from, to, lead+key+": "+quoteScalar(value)+" "+comment)
		default:
			e.splice(from, to, lead+key+": "+quoteScalar(value))
		}
		if value == "" {
			end -= removed
			shift(n, at, -removed)
		} else {
			end += 1 - removed
			shift(n, at, 1-removed)
		}
	}
}

// shift moves what stands behind a key by some lines.
func shift(n *yaml.Node, at, by int) {
	line := n.Content[at].Line
	for _, k := range n.Content {
		if k.Line > line {
			k.Line += by
		}
	}
}

func (e *edit) splice(from, to int, with ...string) {
	for i := range with {
		with[i] += e.end
	}
	e.lines = append(e.lines[:from:from], append(with, e.lines[to:]...)...)
}
