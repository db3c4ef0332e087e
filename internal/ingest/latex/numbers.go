package latex

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
)

// numbers are what LaTeX counts: sections, tables, figures, equations and references.
type numbers struct {
	labels  map[string]label
	cited   map[string]int // by key, in the order of their citation
	listed  map[string]int // by key, in the order of the reference list
	counts  map[string]int
	section [6]int
	current label
}

// label is what \label names: "Table", "2".
type label struct{ kind, number string }

func newNumbers() numbers {
	return numbers{labels: map[string]label{}, cited: map[string]int{}, listed: map[string]int{}, counts: map[string]int{}}
}

// count steps a counter and makes it what the next \label names.
func (n *numbers) count(kind string) string {
	n.counts[kind]++
	n.current = label{kind, strconv.Itoa(n.counts[kind])}
	return n.current.number
}

// countSection steps the counter of a level and gives the number in full: "2.1".
func (n *numbers) countSection(level int) {
	n.section[level]++
	for i := level + 1; i < len(n.section); i++ {
		n.section[i] = 0
	}
	var parts []string
	for i := 0; i <= level; i++ {
		if n.section[i] > 0 {
			parts = append(parts, strconv.Itoa(n.section[i]))
		}
	}
	n.current = label{"Section", strings.Join(parts, ".")}
}

func (e *engine) label(token) {
	key, _ := e.in.argument()
	e.numbers.labels[plain(key)] = e.numbers.current
}

// reference reads \ref and its like: the number, with its kind where the command gives it.
func (e *engine) reference(t token) {
	e.in.star()
	arg, _ := e.in.argument()
	var all []string
	for _, key := range strings.Split(plain(arg), ",") {
		l, ok := e.known.labels[strings.TrimSpace(key)]
		switch {
		case t.text == "pageref" || !ok || l.number == "":
			all = append(all, "?")
		case strings.EqualFold(t.text, "cref") || strings.EqualFold(t.text, "autoref"):
			all = append(all, l.kind+" "+l.number)
		case t.text == "eqref":
			all = append(all, "("+l.number+")")
		default:
			all = append(all, l.number)
		}
	}
	e.say(strings.Join(all, ", "), t)
}

var citeCommand = late.Regexp(`^(?:[cC]ite|[pP]arencite|[tT]extcite|[aA]utocite|footcite|supercite|smartcite|fullcite|[nN]otecite|shortcite|onlinecite)[a-zA-Z]*$`)

// cite reads a citation as its number in square brackets.
func (e *engine) cite(t token) {
	e.in.star()
	e.in.optional(mostOptional)
	e.in.optional(mostOptional)
	arg, ok := e.in.argument()
	if !ok {
		return
	}
	var all []string
	for _, key := range strings.Split(plain(arg), ",") {
		all = append(all, e.citation(strings.TrimSpace(key)))
	}
	e.c.Space()
	e.say("["+strings.Join(all, ", ")+"]", t)
	if t.spaced {
		e.c.Space()
	}
}

func (e *engine) citation(key string) string {
	if n, ok := e.known.listed[key]; ok {
		return strconv.Itoa(n)
	}
	n, ok := e.numbers.cited[key]
	if !ok {
		n = len(e.numbers.cited) + 1
		e.numbers.cited[key] = n
	}
	return strconv.Itoa(n)
}

// bibitem begins an entry of the reference list.
func (e *engine) bibitem(token) {
	e.flush()
	e.in.optional(mostOptional)
	key, _ := e.in.argument()
	if _, ok := e.numbers.listed[plain(key)]; !ok {
		e.numbers.listed[plain(key)] = len(e.numbers.listed) + 1
	}
}

// captionStart is what a caption begins with on the page: "Table 2. ".
func (e *engine) captionStart() string {
	if e.float == "" {
		return ""
	}
	return fmt.Sprintf("%s %s. ", e.float, e.numbers.count(e.float))
}
