package latex

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// levels are the sectioning commands with their depth.
var levels = map[string]int{"part": 1, "chapter": 1, "section": 1, "subsection": 2, "subsubsection": 3}

// statements are commands of journals' classes that open a section of their own.
var statements = map[string]string{"funding": "Funding", "conflictsofinterest": "Conflicts of interest", "authorcontributions": "Author contributions",
	"dataavailability": "Data availability", "institutionalreview": "Ethics", "informedconsent": "Informed consent",
	"acknowledgments": "Acknowledgments", "acknowledgements": "Acknowledgments", "acks": "Acknowledgments"}

// handlers are the commands that mean more than a symbol or arguments.
func handlers() map[string]func(*engine, token) {
	h := map[string]func(*engine, token){
		"begin": (*engine).begin, "end": (*engine).end, "par": func(e *engine, _ token) { e.paragraph() }, "item": (*engine).item,
		"\\": (*engine).row, "newline": (*engine).row, "tabularnewline": (*engine).row, "cr": (*engine).row,
		"paragraph": (*engine).runIn, "subparagraph": (*engine).runIn,
		"caption": (*engine).caption, "captionof": (*engine).captionOf, "subcaption": (*engine).subcaption, "subfloat": (*engine).subfloat,
		"footnote": (*engine).note, "thanks": (*engine).note, "footnotetext": (*engine).note,
		"tnotetext": (*engine).note, "cortext": (*engine).note, "fntext": (*engine).note,
		"label": (*engine).label, "bibitem": (*engine).bibitem, "appendix": func(e *engine, _ token) { e.appendix = true },
		"input": (*engine).include, "include": (*engine).include, "subfile": (*engine).include, "subfileinclude": (*engine).include,
		"import": (*engine).include, "subimport": (*engine).include,
		"newcommand": (*engine).define, "renewcommand": (*engine).define, "providecommand": (*engine).define, "DeclareRobustCommand": (*engine).define,
		"def": (*engine).defineTeX, "gdef": (*engine).defineTeX, "edef": (*engine).defineTeX, "let": (*engine).let, "DeclareMathOperator": (*engine).operator,
		"newif": (*engine).newIf, "iffalse": func(e *engine, _ token) { e.skipBranch(true) }, "else": func(e *engine, _ token) { e.skipBranch(false) },
		"title": (*engine).title, "author": (*engine).front, "institute": (*engine).front, "affil": (*engine).front, "affiliation": (*engine).front,
		"address": (*engine).front, "date": (*engine).front, "email": (*engine).front, "subtitle": (*engine).front, "ead": (*engine).front,
		"abstract": (*engine).abstract, "keywords": (*engine).keywords, "keyword": (*engine).keywords,
		"and": (*engine).and, "And": (*engine).and, "AND": (*engine).and, "sep": (*engine).comma, "PACS": (*engine).comma, "MSC": (*engine).comma,
		"frac": (*engine).fraction, "dfrac": (*engine).fraction, "tfrac": (*engine).fraction, "nicefrac": (*engine).fraction, "sfrac": (*engine).fraction,
		"textsuperscript": (*engine).superscript, "(": (*engine).openMath, "[": (*engine).openMath, ")": (*engine).shutMath, "]": (*engine).shutMath,
		"multicolumn": (*engine).multicolumn, "makecell": (*engine).stacked, "shortstack": (*engine).stacked, "thead": (*engine).stacked,
		",": (*engine).thin, "xspace": (*engine).xspace, "twocolumn": (*engine).twoColumn, "documentclass": (*engine).class,
		"SI": (*engine).quantity, "qty": (*engine).quantity, "SIrange": (*engine).quantityRange, "qtyrange": (*engine).quantityRange, "numrange": (*engine).quantityRange,
		"num": (*engine).amount, "ang": (*engine).angle, "si": (*engine).unit, "unit": (*engine).unit,
	}
	for name := range levels {
		h[name] = (*engine).section
	}
	for name := range statements {
		h[name] = (*engine).statement
	}
	for _, name := range []string{"ref", "eqref", "pageref", "autoref", "cref", "Cref", "nameref", "vref"} {
		h[name] = (*engine).reference
	}
	for mark := range accents {
		h[mark] = (*engine).accent
	}
	return h
}

// preambleCommands are followed before \begin{document}; the others are settings.
var preambleCommands = " begin input include import subimport newcommand renewcommand providecommand DeclareRobustCommand def gdef edef let DeclareMathOperator newif iffalse else " +
	"title author institute affil affiliation address date subtitle abstract keywords documentclass funding conflictsofinterest authorcontributions dataavailability institutionalreview informedconsent "

// command acts on a command.
func (e *engine) command(t token) {
	name := t.text
	if e.nesting >= mostNested {
		e.say(symbols[name], t) // nobody nests so deep; looking for the ends of arguments would take time
		return
	}
	if m, ok := e.macros[name]; ok {
		if !e.preamble {
			e.expand(t, m)
		}
		return
	}
	if e.condition(t) || e.setSwitch(t) || e.preamble && !strings.Contains(preambleCommands, " "+name+" ") {
		return
	}
	if h, ok := e.handlers[name]; ok {
		h(e, t)
		return
	}
	if s, ok := symbols[name]; ok {
		e.symbol(s, t)
		return
	}
	if citeCommand().MatchString(name) {
		e.cite(t)
		return
	}
	if spec, ok := takes[name]; ok {
		e.take(spec, t)
		return
	}
	e.unknown(t)
}

// symbol adds what a command stands for. In words TeX takes the space behind the name away.
func (e *engine) symbol(s string, t token) {
	if strings.TrimSpace(s) == "" {
		if s != "" {
			e.c.Space()
		}
		return
	}
	e.say(s, t)
	if t.spaced && e.math {
		e.c.Space()
	}
}

// take passes a command's arguments by its specification: o in square brackets, x in round ones, m in
// braces, k in braces and kept as text.
func (e *engine) take(spec string, t token) {
	e.in.star()
	for _, c := range spec {
		switch c {
		case 'o':
			e.in.optional(mostOptional)
		case 'x':
			e.round()
		case 'm':
			e.in.argument()
		case 'k':
			if arg, ok := e.in.argument(); ok {
				e.inner(arg)
			}
		}
	}
	if t.spaced && spec == "" {
		e.c.Space()
	}
}

// round passes an argument in round brackets.
func (e *engine) round() {
	t, ok := e.in.next()
	if !ok {
		return
	}
	if t.kind == chars && strings.HasPrefix(t.text, "(") {
		if _, rest, closes := strings.Cut(t.text, ")"); closes {
			if rest != "" {
				t.text = rest
				t.fixed = true
				e.in.unread(t)
			}
			return
		}
	}
	e.in.unread(t)
}

// unknown reads a command that nothing is known of: its arguments are text; in mathematics the name is
// what a reader sees.
func (e *engine) unknown(t token) {
	if e.math && len(t.text) > 1 {
		e.say(t.text, t)
		if t.spaced {
			e.c.Space()
		}
		return
	}
	if o, ok := e.in.optional(mostOptional); ok {
		if next, more := e.in.next(); more {
			e.in.unread(next)
			if next.kind != open {
				e.say("[", t)
				e.inner(o)
				e.say("]", t)
			}
		}
	}
	if t.spaced {
		e.c.Space()
	}
}

var endsSentence = late.Regexp(`[.:!?]["”’)]*\s*$`)

// runIn reads \paragraph{Data.}: the heading begins the paragraph.
func (e *engine) runIn(t token) {
	e.in.star()
	e.in.optional(mostOptional)
	e.flush()
	arg, _ := e.in.argument()
	e.inner(arg)
	if !e.c.Empty() && !endsSentence().MatchString(e.c.Tail(8)) {
		e.say(".", t)
	}
	e.c.Space()
}

// section reads a heading. Within the abstract it is a label that begins a paragraph.
func (e *engine) section(t token) {
	if e.role == manuscript.RoleAbstract && len(e.environs) > 0 {
		e.runIn(t)
		return
	}
	starred := e.in.star()
	e.in.optional(mostOptional)
	title, ok := e.in.argument()
	if !ok {
		return
	}
	level := levels[t.text]
	if !starred {
		e.numbers.countSection(level)
	}
	e.heading(level, t, func() {
		if e.appendix && level == 1 {
			e.say("Appendix "+string(rune('A'+e.numbers.counts["Appendix"]%26))+". ", t)
			e.numbers.counts["Appendix"]++
		}
		e.inner(title)
	})
}

// heading ends the paragraph and reads a heading.
func (e *engine) heading(level int, _ token, words func()) {
	e.flush()
	kind, role := e.kind, e.role
	e.kind, e.level, e.role = manuscript.Heading, level, manuscript.RoleUnknown
	words()
	e.flush()
	e.kind, e.level, e.role = kind, 0, role
	if e.kind == manuscript.FrontMatter || e.kind == manuscript.Reference {
		e.kind = manuscript.Paragraph
	}
}

// statement reads \funding{...} and its like: a section of its own.
func (e *engine) statement(t token) {
	arg, ok := e.in.argument()
	if !ok {
		return
	}
	preamble := e.preamble
	e.preamble = false
	e.heading(1, t, func() { e.say(statements[t.text], t) })
	e.inner(arg)
	e.flush()
	e.preamble = preamble
}

// note reads a footnote: a piece of its own behind the paragraph.
func (e *engine) note(token) {
	e.in.optional(mostOptional)
	if arg, ok := e.in.argument(); ok {
		e.apart(manuscript.Footnote, func() { e.inner(arg) })
	}
}

// class begins the preamble of an included file that could also stand alone.
func (e *engine) class(token) {
	e.in.optional(mostOptional)
	e.in.argument()
	for i := len(e.in.frames) - 1; i >= 0; i-- {
		if f := e.in.frames[i].file; f != nil {
			e.preamble = e.preamble || beginsDocument(f.src[f.pos:f.end])
			return
		}
	}
}

var documentStart = late.Regexp(`(?m)^[^%\n]*\\begin\s*\{document\}`)

// beginsDocument says whether a file has a preamble.
func beginsDocument(src []byte) bool { return documentStart().Match(src) }

// mostOver bounds what stands over both columns: a title and an abstract.
const mostOver = 5000

// twoColumn reads what stands over both columns as text.
func (e *engine) twoColumn(token) {
	if e.single {
		return
	}
	e.single = true // a paper does so once
	if over, ok := e.in.optional(mostOver); ok {
		e.inner(over)
		e.flush()
	}
}

// xspace sets a space where a word follows.
func (e *engine) xspace(t token) {
	next, ok := e.in.next()
	if !ok {
		return
	}
	e.in.unread(next)
	if t.spaced && (next.kind == command || next.kind == chars && !strings.ContainsAny(next.text[:min(1, len(next.text))], ".,;:!?)'-/")) {
		e.c.Space()
	}
}
