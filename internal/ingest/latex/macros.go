package latex

import "strings"

// macro is what a paper defined: how many arguments it takes and what stands for it.
type macro struct {
	params  int
	initial []token // the first argument where it may be left out
	leaves  bool    // the first argument may be left out
	body    []token
}

const (
	// mostExpansions and mostExpanded bound how much definitions may make of a text.
	mostExpansions = 50_000
	mostExpanded   = 400_000
)

// structural commands keep their meaning whatever a paper makes of their looks.
const structural = " begin end document section subsection subsubsection chapter part paragraph subparagraph caption item footnote label ref cite citep citet " +
	"title author abstract input include input subfile maketitle bibitem par "

// define reads \newcommand and its like.
func (e *engine) define(token) {
	e.in.star()
	name := e.commandName()
	m := macro{}
	if n, ok := e.in.optional(mostOptional); ok {
		m.params = min(9, number(plain(n)))
		m.initial, m.leaves = e.in.optional(mostOptional)
	}
	body, ok := e.in.argument()
	if ok {
		m.body = parameters(body)
		e.keep(name, m)
	}
}

// defineTeX reads \def\name#1#2{...}.
func (e *engine) defineTeX(token) {
	name := e.commandName()
	m := macro{}
	for {
		t, ok := e.in.next()
		if !ok || t.kind == par {
			return
		}
		if t.kind == open {
			e.in.unread(t)
			break
		}
		if t.kind == param {
			m.params = min(9, m.params+1)
		}
	}
	if body, ok := e.in.argument(); ok {
		m.body = parameters(body)
		e.keep(name, m)
	}
}

// let reads \let\name\other.
func (e *engine) let(token) {
	name := e.commandName()
	t, ok := e.in.next()
	for ok && (t.kind == space || t.kind == chars && t.text == "=") {
		t, ok = e.in.next()
	}
	if !ok {
		return
	}
	if m, known := e.macros[t.text]; known && t.kind == command {
		e.keep(name, m)
	} else {
		e.keep(name, macro{body: []token{t}})
	}
}

// operator reads \DeclareMathOperator{\name}{text}.
func (e *engine) operator(token) {
	e.in.star()
	name := e.commandName()
	if body, ok := e.in.argument(); ok {
		e.keep(name, macro{body: body})
	}
}

func (e *engine) keep(name string, m macro) {
	if name != "" && !strings.Contains(structural, " "+name+" ") {
		e.macros[name] = m
	}
}

// commandName reads the name that is being defined, in braces or without.
func (e *engine) commandName() string {
	arg, _ := e.in.argument()
	if len(arg) != 1 || arg[0].kind != command {
		return ""
	}
	return arg[0].text
}

func number(s string) int {
	n := 0
	for _, c := range strings.TrimSpace(s) {
		if c < '0' || c > '9' || n > 1000 {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// parameters joins the marks of parameters with their numbers.
func parameters(body []token) []token {
	var out []token
	for i := 0; i < len(body); i++ {
		t := body[i]
		if t.kind == param && i+1 < len(body) && body[i+1].kind == chars && body[i+1].text != "" {
			next := body[i+1]
			out = append(out, token{kind: param, text: next.text[:1], at: t.at})
			next.text, next.at = next.text[1:], next.at+1
			if next.text != "" {
				out = append(out, next)
			}
			i++
			continue
		}
		out = append(out, t)
	}
	return out
}

// expand puts a definition for its name; what it takes from the text keeps its place there.
func (e *engine) expand(t token, m macro) {
	e.expansions++
	if e.expansions > mostExpansions || e.expanded > mostExpanded {
		e.sources.notice(tooMuch)
		return
	}
	args := make([][]token, m.params)
	for i := range args {
		if i == 0 && m.leaves {
			args[0] = m.initial
			if a, ok := e.in.optional(mostOptional); ok {
				args[0] = a
			}
			continue
		}
		args[i], _ = e.in.argument()
	}
	var out []token
	for _, b := range m.body {
		if n := number(b.text); b.kind == param && n >= 1 && n <= len(args) {
			out = append(out, args[n-1]...)
			if len(out) > mostTokens {
				break
			}
			continue
		}
		b.at, b.fixed = t.at, true
		out = append(out, b)
	}
	e.expanded += len(out)
	if t.spaced && m.params == 0 && len(out) > 0 && out[len(out)-1].kind == command {
		out[len(out)-1].spaced = true // \xspace, or a symbol, decides about the space
	}
	e.in.push(&frame{tokens: out})
}

// condition deals with \ifname: what a false one leads to is left out.
func (e *engine) condition(t token) bool {
	name, ok := strings.CutPrefix(t.text, "if")
	if !ok {
		return false
	}
	holds, known := e.switches[name]
	switch {
	case !known:
		return false
	case !holds:
		e.skipBranch(true)
	}
	return true
}

// newIf reads \newif\ifname; the switch is off until \nametrue.
func (e *engine) newIf(token) {
	t, ok := e.in.next()
	if name, is := strings.CutPrefix(t.text, "if"); ok && is && t.kind == command {
		e.switches[name] = false
	}
}

// setSwitch deals with \nametrue and \namefalse.
func (e *engine) setSwitch(t token) bool {
	for _, value := range []string{"true", "false"} {
		if name, ok := strings.CutSuffix(t.text, value); ok {
			if _, known := e.switches[name]; known {
				e.switches[name] = value == "true"
				return true
			}
		}
	}
	return false
}

// skipBranch passes tokens to the \fi that ends the condition, or to its \else where that may follow.
func (e *engine) skipBranch(toElse bool) {
	depth := 0
	for {
		t, ok := e.in.next()
		if !ok {
			return
		}
		if t.kind != command {
			continue
		}
		switch {
		case t.text == "fi":
			if depth == 0 {
				return
			}
			depth--
		case t.text == "else" && depth == 0 && toElse:
			return
		case strings.HasPrefix(t.text, "if") && t.text != "ifthenelse" && t.text != "iff":
			depth++
		}
	}
}
