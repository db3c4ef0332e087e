package latex

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// environ is an environment that is open, with what its end restores.
type environ struct {
	name    string
	outer   place
	apart   bool // its pieces follow the paragraph around it
	current label
}

// floats are environments whose content does not belong to the flow of the text.
var floats = map[string]string{"figure": "Figure", "wrapfigure": "Figure", "sidewaysfigure": "Figure", "SCfigure": "Figure", "subfigure": "", "subtable": "", "table": "Table", "wraptable": "Table",
	"sidewaystable": "Table", "algorithm": "Algorithm", "listing": "Listing", "marginfigure": "Figure", "margintable": "Table", "threeparttable": "Table"}

// tables are environments of rows and cells, with the arguments that begin them.
var tables = map[string]string{"tabular": "om", "tabular*": "mom", "tabularx": "mom", "tabulary": "mom", "longtable": "om", "xltabular": "omm", "supertabular": "om",
	"tabu": "m", "longtabu": "m", "NiceTabular": "omo", "tblr": "om", "longtblr": "oom", "array": "om", "deluxetable": "m"}

// lists are environments of items.
const lists = " itemize enumerate description compactitem compactenum inparaenum highlights outline "

// formulas are environments of mathematics; those that count are numbered.
const (
	formulas = " math displaymath equation equation* align align* gather gather* multline multline* eqnarray eqnarray* flalign flalign* alignat alignat* dmath split aligned cases "
	counted  = " equation align gather multline eqnarray flalign "
)

// begins are arguments of other environments that are no text.
var begins = map[string]string{"minipage": "ooom", "multicols": "m", "spacing": "m", "adjustbox": "m", "wrapfigure": "ommo", "wraptable": "ommo", "subfigure": "om", "list": "mm",
	"figure": "o", "table": "o", "algorithm": "o", "figure*": "o", "table*": "o", "thebibliography": "m", "alignat": "m", "alignat*": "m", "enumerate": "o", "itemize": "o",
	"description": "o", "tablenotes": "o", "frame": "o", "columns": "o", "column": "m", "otherlanguage": "m", "tabbing": "", "sidewaystable": "o", "sidewaysfigure": "o", "mdframed": "o",
	"tcolorbox": "o", "threeparttable": "o", "SCfigure": "oo", "adjustwidth": "mm", "table*o": "", "algorithmic": "o"}

// begin opens an environment.
func (e *engine) begin(t token) {
	arg, _ := e.in.argument()
	name := plain(arg)
	if name == "document" {
		e.preamble = false
		return
	}
	bare := strings.TrimSuffix(name, "*")
	if e.preamble && bare != "abstract" {
		return
	}
	env := environ{name: name, current: e.numbers.current, outer: e.place}
	spec, isTable := tables[name]
	float, isFloat := floats[bare]
	switch {
	case isTable && !e.math:
		e.open(spec)
		env.apart = !e.rows
		if e.rows {
			e.nested++
		} else {
			e.place = place{c: &manuscript.Composer{}, kind: manuscript.Table, rows: true, float: e.float}
			if strings.HasPrefix(name, "long") && e.float == "" {
				e.float = "Table"
			}
		}
	case isFloat:
		env.apart = true
		e.place = place{c: &manuscript.Composer{}, kind: manuscript.Caption, float: e.float}
		if float != "" || strings.HasPrefix(bare, "sub") {
			e.float = float // the captions of a part are not numbered
		}
		e.open(begins[name])
	case strings.Contains(formulas, " "+name+" "):
		e.c.Space()
		e.open(begins[name])
		e.math = true
		if strings.Contains(counted, " "+name+" ") {
			e.numbers.count("Equation")
		}
	default:
		e.paragraph()
		env.outer = e.place
		e.open(begins[name])
		e.enter(bare, t)
	}
	e.environs = append(e.environs, env)
}

// open passes the arguments that begin an environment.
func (e *engine) open(spec string) {
	if spec != "" {
		e.take(spec, token{})
	}
}

// enter sets what the text of an environment is.
func (e *engine) enter(name string, t token) {
	switch {
	case strings.Contains(lists, " "+name+" "):
		e.lists++
	case name == "abstract":
		e.preamble = false
		e.kind, e.role = manuscript.Paragraph, manuscript.RoleAbstract
	case name == "keyword" || name == "keywords" || name == "IEEEkeywords":
		e.kind, e.role = manuscript.FrontMatter, manuscript.RoleUnknown
		e.say("Keywords: ", t)
	case name == "thebibliography":
		e.heading(1, t, func() { e.say("References", t) })
		e.kind = manuscript.Reference
	case name == "tablenotes":
		e.kind = manuscript.Caption
	case statements[name] != "":
		e.heading(1, t, func() { e.say(statements[name], t) })
	}
}

// mostLooked bounds how far back the beginning of an environment is looked for.
const mostLooked = 100

// end closes an environment, and those within it that were not closed.
func (e *engine) end(token) {
	arg, _ := e.in.argument()
	name := plain(arg)
	if name == "document" {
		e.endDocument()
		return
	}
	for i := len(e.environs) - 1; i >= max(0, len(e.environs)-mostLooked); i-- {
		if e.environs[i].name != name {
			continue
		}
		for n := len(e.environs) - 1; n >= i; n-- {
			e.leave(n)
		}
		return
	}
}

// leave restores what stood around the innermost environment.
func (e *engine) leave(n int) {
	env := e.environs[n]
	e.environs = e.environs[:n]
	e.numbers.current = env.current
	switch {
	case env.apart:
		e.flush()
		e.rejoin(env.outer)
	case e.rows:
		e.nested = env.outer.nested
		e.math = env.outer.math
	case strings.Contains(formulas, " "+env.name+" "):
		e.math = env.outer.math
		e.c.Space()
	default:
		e.flush()
		e.kind, e.role, e.lists = env.outer.kind, env.outer.role, env.outer.lists
	}
}

// endDocument ends the paper, or the included file that could stand alone.
func (e *engine) endDocument() {
	if e.preamble {
		return
	}
	for i := len(e.in.frames) - 1; i >= 0; i-- {
		if f := e.in.frames[i].file; f != nil {
			if f.name == "" {
				e.ended = true
			}
			f.pos = f.end
			return
		}
	}
}

// item begins an item of a list; its label is text.
func (e *engine) item(token) {
	if e.rows {
		e.c.Space()
		return
	}
	e.flush()
	if e.lists > 0 && e.kind == manuscript.Paragraph {
		e.kind = manuscript.ListItem
	}
	if label, ok := e.in.optional(mostOptional); ok {
		e.inner(label)
		e.c.Space()
	}
}

// caption reads a caption, numbered as on the page.
func (e *engine) caption(t token) {
	starred := e.in.star()
	e.in.optional(mostOptional)
	arg, ok := e.in.argument()
	if !ok {
		return
	}
	start := ""
	if !starred {
		start = e.captionStart()
	}
	e.apart(manuscript.Caption, func() {
		e.add(start, t.at, true)
		e.inner(arg)
	})
}

// captionOf reads \captionof{figure}{...}.
func (e *engine) captionOf(t token) {
	e.in.star()
	kind, _ := e.in.argument()
	float := e.float
	e.float = floats[plain(kind)]
	e.caption(t)
	e.float = float
}

func (e *engine) subcaption(token) {
	if arg, ok := e.in.argument(); ok {
		e.apart(manuscript.Caption, func() { e.inner(arg) })
	}
}

// subfloat reads \subfloat[caption]{picture}.
func (e *engine) subfloat(token) {
	if arg, ok := e.in.optional(mostOptional); ok {
		e.apart(manuscript.Caption, func() { e.inner(arg) })
	}
}

// multicolumn reads a cell that spans several.
func (e *engine) multicolumn(token) { e.take("mmk", token{}) }

// stacked reads a cell of several lines.
func (e *engine) stacked(token) {
	e.in.optional(mostOptional)
	if arg, ok := e.in.argument(); ok {
		e.nested++
		e.inner(arg)
		e.nested--
	}
}
