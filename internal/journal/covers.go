package journal

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// lineSlack is how many lines a claim may be off: authors count from where a sentence begins or where it ends.
const lineSlack = 2

// covers says whether a passage lies at one of the claimed spots.
func (c claim) covers(doc *manuscript.Document, span manuscript.Span) bool {
	for _, s := range c.spots {
		for _, p := range doc.Places(span) {
			if s.covers(doc, span, p) {
				return true
			}
		}
	}
	return false
}

// covers compares what the spot names and the paper has: a page in a text without pages is not held against it.
func (s spot) covers(doc *manuscript.Document, span manuscript.Span, p manuscript.Place) bool {
	if s.file != "" && p.File != "" && strings.ToLower(assess.FileName(p.File)) != s.file {
		return false
	}
	if s.supplement && s.float == (float{}) && !inSupplement(doc, span) {
		return false
	}
	if s.float != (float{}) {
		return s.float.holds(doc, span)
	}
	compared := s.supplement
	if s.page > 0 && p.Page > 0 {
		if p.Page < s.page || p.Page > s.pageTo {
			return false
		}
		compared = true
	}
	if line := printed(p); s.line > 0 && line > 0 {
		if line < s.line-lineSlack || line > s.lineTo+lineSlack {
			return false
		}
		compared = true
	}
	if s.section != "" {
		if !within(s.section, p.Section, doc, span) {
			return false
		}
		if k := paragraph(doc, span); s.paragraph > 0 && k > 0 && k != s.paragraph {
			return false
		}
		compared = true
	}
	return compared
}

// printed is the number of a line as a person sees it: printed in the margin, or that of the source.
func printed(p manuscript.Place) int {
	if p.PrintedLine > 0 {
		return p.PrintedLine
	}
	return p.Line
}

// within says whether a claimed section is one of those around a passage, by its title or by what it is for.
func within(section string, titles []string, doc *manuscript.Document, span manuscript.Span) bool {
	for _, t := range titles {
		title := strings.ToLower(t)
		if strings.Trim(section, "0123456789.") == "" {
			if rest, ok := strings.CutPrefix(title, section); ok && (rest == "" || !strings.ContainsAny(rest[:1], "0123456789")) {
				return true
			}
			continue
		}
		if strings.Contains(title, section) || strings.Contains(section, title) && len(title) > 3 {
			return true
		}
	}
	role := doc.RoleAt(span.Start).String()
	return role != "unknown" && (strings.HasPrefix(section, role) || strings.Contains(section, strings.TrimSuffix(role, "s")))
}

// given is what an author answered: a kind where something was ticked or written out, and the text of the place.
type given struct {
	kind form.Kind
	text string
}

// answer reads a row's answer cells together.
func answer(row *form.Row) given {
	var g given
	for _, a := range row.Answers {
		kind := a.Kind
		text := a.Text
		if a.Blank() {
			continue
		}
		if len(a.Ticked) > 0 {
			kind = a.Ticked[0]
		}
		switch kind {
		case form.No, form.NotApplicable:
			g.kind = kind
		case form.Yes:
			if g.kind == form.Other {
				g.kind = form.Yes
			}
		case form.Choice:
			if k := form.Meaning(text); k != form.Other {
				g.kind = k
			} else if place, ok := strings.CutPrefix(text, form.Word(form.Yes)+", "); ok {
				g.kind, g.text = form.Yes, place // the place stands behind the answer
			}
		}
		if a.Kind != form.Place || len(a.Boxes) > 0 && a.Text == "" {
			continue
		}
		if k := form.Meaning(text); k != form.Other {
			g.kind = k
		}
		if len(row.Places()) > 1 {
			text = counted(a)
		}
		if g.text != "" {
			text = g.text + ", " + text
		}
		g.text = text
	}
	return g
}

// counted is a bare number with the word of its column: 4 under "Page" is page 4, 77 under "Line" line 77.
func counted(a form.Answer) string {
	switch {
	case strings.Trim(a.Text, "0123456789 ,-–") != "":
		return a.Text
	case asksLine(a.Head):
		return "line " + a.Text
	}
	return "p. " + a.Text
}
