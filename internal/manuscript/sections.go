package manuscript

import "strings"

// sectioner builds the tree of sections while it walks the blocks. Stack holds the open sections,
// outermost first.
type sectioner struct {
	doc      *Document
	stack    []int
	floating bool // inside figures and tables that stand after a reference list
	letter   bool // no heading names a part of the body
}

// buildSections gives every block its section and every section its span.
func (d *Document) buildSections(parts []part) {
	s := sectioner{doc: d, letter: isLetter(parts)}
	for i, p := range parts {
		s.place(i, p)
	}
	s.closeTo(0)
	d.endSections()
}

func (s *sectioner) place(i int, p part) {
	start := s.doc.Blocks[i].Start
	switch {
	case p.Kind == Heading:
		s.floating = false
		s.open(oneLine(p.Text), p.Level, RoleUnknown, start)
	case p.opens.role != RoleUnknown:
		s.openLabel(p, start)
	case len(s.stack) == 0:
		role := RoleUnknown
		if p.Kind == Title || p.Kind == FrontMatter {
			role = RoleTitle
		}
		s.open("", 1, role, start)
	case s.letter && s.top().Role == RoleTitle && p.Kind == Paragraph && len(strings.Fields(p.Text)) >= proseWords:
		s.closeTo(0)
		s.open("", 1, RoleUnknown, start)
	case p.Kind == Title || p.Kind == FrontMatter:
		if s.top().Role != RoleTitle && s.top().Role != RoleUnknown && s.top().Level == 0 {
			s.closeTo(0)
			s.open("", 1, RoleTitle, start)
		}
	default:
		s.leaveReferences(p, start)
	}
	block := &s.doc.Blocks[i]
	block.Section = s.stack[len(s.stack)-1]
	if p.once {
		s.closeTo(len(s.stack) - 1)
	}
	if p.ends && s.inAbstract() {
		s.closeTo(0)
	}
}

// proseWords is how long a paragraph below the title is that is text, not a line of authors or addresses.
const proseWords = 40

// isLetter says whether no heading names a part of the body, as in a research letter: its text stands
// below the title and must not be taken for a title page.
func isLetter(parts []part) bool {
	for _, p := range parts {
		role := p.opens.role
		if p.Kind == Heading {
			role = lookupHeading(p.Text).role
		}
		if namesBody(role) {
			return false
		}
	}
	return true
}

// openLabel opens the section of a run-in label. One that holds a single piece stands below the
// section it occurs in; the others stand at the top. Funding and registration that close a structured abstract
// stay a part of it.
func (s *sectioner) openLabel(p part, start int) {
	if p.once && len(s.stack) > 0 {
		closing := p.Kind == Paragraph && (p.opens.role == RoleFunding || p.opens.role == RoleRegistration) && s.inAbstract()
		s.open(p.opens.title, s.top().Level+1, p.opens.role, start)
		if closing {
			s.top().Also = []Role{RoleAbstract}
		}
		return
	}
	if len(s.stack) > 0 && s.top().Role == p.opens.role && s.top().Title == p.opens.title {
		return // the next paragraph of the same field
	}
	s.closeTo(0)
	s.open(p.opens.title, 0, p.opens.role, start)
}

// leaveReferences keeps figures and tables that are collected behind the reference list out of it,
// and finds back when entries follow.
func (s *sectioner) leaveReferences(p part, start int) {
	switch {
	case s.floating && p.Kind == Reference:
		s.floating = false
		s.closeTo(0)
		s.open("References", 1, RoleReferences, start)
	case !s.floating && (p.Kind == Caption || p.Kind == Table) && s.inReferences():
		s.floating = true
		s.closeTo(0)
		s.open("", 1, RoleUnknown, start)
	}
}

func (s *sectioner) top() *Section { return &s.doc.Sections[s.stack[len(s.stack)-1]] }

func (s *sectioner) inReferences() bool {
	top := s.top()
	return top.Role == RoleReferences || lookupHeading(top.Title).role == RoleReferences
}

func (s *sectioner) inAbstract() bool {
	for _, i := range s.stack {
		if sec := s.doc.Sections[i]; sec.Role == RoleAbstract || lookupHeading(sec.Title).role == RoleAbstract {
			return true
		}
	}
	return false
}

// open closes what does not contain a section of this level and opens it.
func (s *sectioner) open(title string, level int, role Role, start int) {
	keep := len(s.stack)
	for keep > 0 {
		above := s.doc.Sections[s.stack[keep-1]]
		if above.Level < level && above.Level > 0 && above.Title != "" {
			break
		}
		keep--
	}
	s.closeTo(keep)
	parent := -1
	if keep > 0 {
		parent = s.stack[keep-1]
	}
	s.doc.Sections = append(s.doc.Sections, Section{Span: Span{start, start}, Title: title, Level: level, Parent: parent, Role: role})
	s.stack = append(s.stack, len(s.doc.Sections)-1)
}

func (s *sectioner) closeTo(depth int) {
	s.stack = s.stack[:depth]
}

// endSections sets the ends: a section reaches to the end of its last block or subsection.
func (d *Document) endSections() {
	for _, b := range d.Blocks {
		for i := b.Section; i >= 0; i = d.Sections[i].Parent {
			d.Sections[i].End = max(d.Sections[i].End, b.End)
		}
	}
	for i := range d.Sections {
		d.Sections[i].Level = max(1, d.Sections[i].Level)
	}
}

// markReferences makes the paragraphs and list items of a reference list references.
func (d *Document) markReferences() {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if (b.Kind == Paragraph || b.Kind == ListItem || b.Kind == FrontMatter) && d.Sections[b.Section].Role == RoleReferences {
			b.Kind = Reference
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
