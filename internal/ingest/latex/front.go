package latex

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

func (e *engine) title(t token) { e.frontPiece(manuscript.Title, manuscript.RoleUnknown, "", t) }

// front reads who wrote the paper, where and when.
func (e *engine) front(t token) { e.frontPiece(manuscript.FrontMatter, manuscript.RoleUnknown, "", t) }

func (e *engine) abstract(t token) {
	e.frontPiece(manuscript.Paragraph, manuscript.RoleAbstract, "", t)
}

func (e *engine) keywords(t token) {
	e.frontPiece(manuscript.FrontMatter, manuscript.RoleUnknown, "Keywords: ", t)
}

// frontPiece reads a piece that the preamble may hold.
func (e *engine) frontPiece(kind manuscript.Kind, role manuscript.Role, label string, t token) {
	e.in.star()
	e.in.optional(mostOptional)
	arg, ok := e.in.argument()
	if !ok {
		return
	}
	preamble := e.preamble
	e.preamble = false
	e.apart(kind, func() {
		e.role = role
		e.add(label, t.at, true)
		e.inner(arg)
	})
	e.preamble = preamble
}

// and parts the names of authors, or key words.
func (e *engine) and(t token) {
	if e.kind == manuscript.FrontMatter && !strings.HasPrefix(e.c.Tail(1<<10), "Keywords") {
		e.flush()
		return
	}
	e.comma(t)
}

// comma parts what a list of key words or names holds.
func (e *engine) comma(token) {
	e.c.Mark(',')
	e.c.Space()
}
