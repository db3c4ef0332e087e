package latex

import (
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// engine turns tokens into pieces.
type engine struct {
	sources *sources
	in      input
	numbers numbers // what this reading numbers
	known   numbers // what the reading before numbered; empty in the first

	macros     map[string]macro
	switches   map[string]bool
	handlers   map[string]func(*engine, token)
	expansions int
	expanded   int
	nesting    int // arguments within arguments

	preamble bool // before \begin{document}: nothing is text
	ended    bool
	appendix bool
	single   bool // what stands over both columns was read
	environs []environ

	place
}

// place is where text goes: changed when a table or a note is read, and restored behind it.
type place struct {
	c      *manuscript.Composer
	kind   manuscript.Kind
	role   manuscript.Role
	pieces []manuscript.Piece
	after  []manuscript.Piece // notes and floats of the paragraph that is open
	math   bool
	rows   bool   // in a table: & and \\ part cells and rows
	nested int    // tables within the cell
	float  string // "Figure" or "Table": what a caption belongs to
	lists  int
	level  int
}

func newEngine(s *sources, known *numbers) *engine {
	e := &engine{sources: s, numbers: newNumbers(), macros: map[string]macro{}, switches: map[string]bool{}, handlers: handlers(),
		place: place{c: &manuscript.Composer{}}}
	if known != nil {
		e.known = *known
	}
	return e
}

// readAll reads the paper from its start to \end{document}.
func (e *engine) readAll() {
	e.preamble = beginsDocument(e.sources.text[:e.sources.main])
	e.in.push(&frame{file: newFile(e.sources.text, manuscript.Span{End: e.sources.main}, "")})
	e.run()
	for len(e.environs) > 0 {
		e.leave(len(e.environs) - 1)
	}
	e.flush()
}

// run reads tokens to the end of what is on the stack, or to a fence.
func (e *engine) run() {
	for !e.ended {
		t, ok := e.in.next()
		if !ok {
			return
		}
		e.step(t)
	}
}

// mostNested bounds arguments within arguments; in deeper ones commands are passed.
const mostNested = 20

// inner reads the tokens of an argument.
func (e *engine) inner(tokens []token) {
	e.nesting++
	e.in.push(&frame{tokens: tokens, fence: true})
	depth := len(e.in.frames)
	e.run()
	e.in.frames = e.in.frames[:depth-1]
	e.nesting--
}

// apart reads what body reads into pieces of its own, which follow the paragraph that is open.
func (e *engine) apart(kind manuscript.Kind, body func()) {
	outer := e.place
	e.place = place{c: &manuscript.Composer{}, kind: kind, role: outer.role, float: outer.float}
	body()
	e.flush()
	e.rejoin(outer)
}

// rejoin goes back to an outer place with the pieces that were read meanwhile.
func (e *engine) rejoin(outer place) {
	pieces := e.pieces
	e.place = outer
	if e.c.Empty() {
		e.pieces = append(e.pieces, pieces...)
	} else {
		e.after = append(e.after, pieces...)
	}
}

// flush ends the piece that is open.
func (e *engine) flush() {
	e.math = false
	if !e.c.Empty() {
		p := e.c.Piece(e.kind, e.level)
		if e.role != manuscript.RoleUnknown && p.Kind != manuscript.Heading {
			p.Role = e.role
		}
		e.pieces = append(e.pieces, p)
	}
	e.c = &manuscript.Composer{}
	e.pieces = append(e.pieces, e.after...)
	e.after = nil
}

// paragraph ends the paragraph; in a table it only parts words.
func (e *engine) paragraph() {
	if e.rows {
		e.c.Space()
		return
	}
	e.flush()
}

// step acts on one token.
func (e *engine) step(t token) {
	if t.kind == command {
		e.command(t)
		return
	}
	if e.preamble {
		return
	}
	switch t.kind {
	case chars:
		e.text(t)
	case space, tie:
		e.c.Space()
	case par:
		e.paragraph()
	case dollar:
		e.math = !e.math
	case align:
		e.cell()
	case sup:
		if e.nesting < mostNested {
			e.superscript(t)
		}
	case sub:
		if !e.math {
			e.text(t)
		}
	}
}

// cell parts the cells of a table.
func (e *engine) cell() {
	if e.rows && e.nested == 0 {
		e.c.Mark('\t')
		return
	}
	e.c.Space()
}

// row parts the rows of a table; elsewhere it breaks a line, which a reader does not mind.
func (e *engine) row(token) {
	e.in.star()
	e.in.optional(mostOptional)
	if e.rows && e.nested == 0 {
		if e.c.Len() > 0 && e.c.Tail(1) != "\n" {
			e.c.Mark('\n')
		}
		return
	}
	e.c.Space()
}
