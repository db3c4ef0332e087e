package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// style is what a style of the document says of its paragraphs or characters.
type style struct {
	name    string // in small letters
	parent  string
	outline int // 1 to 9, 0 where it gives none
	look
	listed bool
}

// look is how text is set; each is nil where nothing is said.
type look struct {
	bold, italic, hidden, raised *bool
}

// styles are the styles of a document by their identifier.
type styles map[string]style

// longest bounds a chain of styles that build on each other.
const longest = 12

// chain lists a style and those it builds on, itself first.
func (s styles) chain(id string) []style {
	var all []style
	for len(all) < longest {
		st, ok := s[id]
		if !ok {
			break
		}
		all = append(all, st)
		id = st.parent
	}
	return all
}

// look is what a style says in all.
func (s styles) look(id string) look {
	var l look
	for _, st := range s.chain(id) {
		l = l.over(st.look)
	}
	return l
}

// over fills what l does not say.
func (l look) over(o look) look {
	pick := func(a, b *bool) *bool {
		if a != nil {
			return a
		}
		return b
	}
	return look{pick(l.bold, o.bold), pick(l.italic, o.italic), pick(l.hidden, o.hidden), pick(l.raised, o.raised)}
}

// set takes in a property of a run.
func (l *look) set(e xml.StartElement) {
	yes := on(e)
	switch e.Name.Local {
	case "b":
		l.bold = &yes
	case "i":
		l.italic = &yes
	case "vanish":
		l.hidden = &yes
	case "vertAlign":
		yes = value(e, "val") == "superscript"
		l.raised = &yes
	}
}

func is(b *bool) bool { return b != nil && *b }

// styleReader reads word/styles.xml.
type styleReader struct {
	styles styles
	id     string
	in     bool
}

func (r *styleReader) start(e xml.StartElement) bool {
	if e.Name.Local == "style" {
		r.id, r.in = value(e, "styleId"), true
		r.styles[r.id] = style{}
		return false
	}
	if !r.in {
		return e.Name.Local == "docDefaults" || e.Name.Local == "latentStyles"
	}
	st := r.styles[r.id]
	switch e.Name.Local {
	case "name":
		st.name = strings.ToLower(value(e, "val"))
	case "basedOn":
		st.parent = value(e, "val")
	case "outlineLvl":
		st.outline = outline(e)
	case "numId":
		st.listed = value(e, "val") != "0"
	case "tblStylePr":
		return true
	default:
		st.set(e)
	}
	r.styles[r.id] = st
	return false
}

func (r *styleReader) text(string) {}

func (r *styleReader) end(name xml.Name) {
	if name.Local == "style" {
		r.in = false
	}
}

// outline reads an outline level; Word counts from 0, and 9 is running text.
func outline(e xml.StartElement) int {
	n, err := strconv.Atoi(value(e, "val"))
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

var headingName = late.Regexp(`(?:^|[ _.\d])(?:heading|überschrift|titre|título)[ _]?([1-9])`)

// use is what a paragraph is by its style.
type use struct {
	kind  manuscript.Kind
	level int
	role  manuscript.Role
	plain bool // the style says nothing: the text must
	lost  bool // no text of the paper: a table of contents
}

// uses are words in the names of styles, the more telling first.
var uses = []struct {
	word string
	use
}{
	{"toc ", use{lost: true}}, {"table of figures", use{lost: true}}, {"table of contents", use{lost: true}}, {"caption", use{kind: manuscript.Caption}},
	{"abstract title", use{kind: manuscript.Heading, level: 1}}, {"abstracttitle", use{kind: manuscript.Heading, level: 1}},
	{"subtitle", use{kind: manuscript.FrontMatter}}, {"author", use{kind: manuscript.FrontMatter}}, {"affiliation", use{kind: manuscript.FrontMatter}}, {"keyword", use{kind: manuscript.FrontMatter}},
	{"bibliography", use{kind: manuscript.Reference}}, {"references", use{kind: manuscript.Reference}}, {"footnote text", use{kind: manuscript.Footnote}},
	{"abstract", use{role: manuscript.RoleAbstract}},
}

// use says what a paragraph is by its style, looking at the styles it builds on where it is silent.
func (s styles) use(id string) use {
	for _, st := range s.chain(id) {
		if st.name == "title" || strings.HasSuffix(st.name, "_title") {
			return use{kind: manuscript.Title}
		}
		if st.name == "date" {
			return use{kind: manuscript.FrontMatter}
		}
		if m := headingName().FindStringSubmatch(st.name); m != nil {
			return use{kind: manuscript.Heading, level: int(m[1][0] - '0')}
		}
		for _, u := range uses {
			if strings.Contains(st.name+" ", u.word) && !strings.Contains(st.name, "char") {
				return u.use
			}
		}
		if st.outline > 0 {
			return use{kind: manuscript.Heading, level: st.outline}
		}
		if st.listed {
			return use{kind: manuscript.ListItem}
		}
	}
	return use{plain: true}
}
