package docx

import (
	"encoding/xml"
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// item is a paragraph or a table on its way to a piece.
type item struct {
	kind   manuscript.Kind
	level  int
	role   manuscript.Role
	text   string
	rows   [][]string // of a table
	notes  []string
	plain  bool // its style says nothing of it
	listed bool
	bold   bool // all of it
	italic bool
}

// story walks the text of a part: its paragraphs and tables, with what stands in boxes beside them.
type story struct {
	doc   *document
	items []item
	scope
	outer []scope // what the text boxes that are open interrupt
}

// scope is the state of a flow of text.
type scope struct {
	par    *paragraph
	tables []*table
	boxes  []item // what stood in boxes of the paragraph

	run        look
	inRun      bool
	inText     bool
	properties bool   // of the paragraph, not of a run
	fields     []bool // of each field that is open, whether its code is being read
	codes      int    // how many of them that is
	waiting    bool   // a placeholder follows: nobody has written there
	contents   bool   // a table of contents follows
	nary       bool   // the properties of a sum or product
	power      bool   // what follows is a power
}

func newStory(doc *document) *story { return &story{doc: doc} }

func (s *story) start(e xml.StartElement) bool {
	if strings.HasSuffix(e.Name.Space, "/math") {
		return s.startMath(e)
	}
	switch e.Name.Local {
	case "p":
		s.endParagraph()
		s.par = &paragraph{}
	case "pPr":
		s.properties = true
	case "r":
		s.inRun, s.run = true, look{}
	case "t":
		s.inText = true
	case "del", "moveFrom":
		s.doc.tracked = true
		if n := len(s.tables); n > 0 && s.par == nil {
			s.tables[n-1].rowLost = true
		}
		return true
	case "ins", "moveTo":
		s.doc.tracked = true
	case "Fallback", "instrText", "delText", "delInstrText", "sectPr", "numPicBullet", "rt", "tblPr", "tblGrid", "pPrChange", "rPrChange", "tcPrChange", "trPrChange", "drawing":
		return e.Name.Local != "drawing"
	case "tbl":
		s.endParagraph()
		s.tables = append(s.tables, &table{})
	case "tr", "tc":
		if n := len(s.tables); n > 0 {
			s.tables[n-1].begin(e.Name.Local)
		}
	case "txbxContent":
		s.outer = append(s.outer, s.scope)
		s.scope = scope{}
	case "sdt":
		s.waiting, s.contents = false, false
	case "showingPlcHdr":
		s.waiting = true
	case "docPartGallery":
		s.contents = s.contents || strings.EqualFold(value(e, "val"), "Table of Contents")
	case "sdtContent":
		pass := s.waiting || s.contents
		s.waiting, s.contents = false, false
		return pass
	default:
		s.inline(e)
	}
	return false
}

// inline deals with what stands within a paragraph.
func (s *story) inline(e xml.StartElement) {
	if s.par == nil {
		return
	}
	switch e.Name.Local {
	case "pStyle":
		s.par.style = value(e, "val")
	case "outlineLvl":
		s.par.outline = outline(e)
	case "numId":
		s.par.listed = value(e, "val") != "0"
	case "rStyle":
		s.run = s.run.over(s.doc.styles.look(value(e, "val")))
	case "b", "i", "vanish", "vertAlign":
		if !s.properties {
			s.run.set(e)
		}
	case "fldChar":
		s.field(value(e, "fldCharType"))
	case "tab", "br", "cr", "ptab":
		if s.inRun && !s.silent() {
			s.par.space()
		}
	case "noBreakHyphen":
		s.write("-")
	case "sym":
		s.write(symbol(value(e, "char")))
	case "footnoteReference", "endnoteReference":
		key := e.Name.Local[:1] + value(e, "id")
		s.par.notes = append(s.par.notes, s.doc.notes[key]...)
		delete(s.doc.notes, key) // a note that is cited again was read
	}
}

// field follows a field: its code, up to "separate", is no text; its result is.
func (s *story) field(mark string) {
	switch n := len(s.fields); {
	case mark == "begin":
		s.fields = append(s.fields, true)
		s.codes++
	case n == 0:
	case mark == "separate" || mark == "end":
		if s.fields[n-1] {
			s.fields[n-1] = false
			s.codes--
		}
		if mark == "end" {
			s.fields = s.fields[:n-1]
		}
	}
}

// silent says whether what stands here is not shown: the code of a field, hidden text.
func (s *story) silent() bool {
	return s.codes > 0 || is(s.run.hidden) || s.run.hidden == nil && is(s.doc.styles.look(s.par.style).hidden)
}

func (s *story) text(t string) {
	if s.inText {
		s.write(t)
	}
}

// write adds text of a run.
func (s *story) write(t string) {
	if t == "" || s.par == nil || s.silent() {
		return
	}
	if s.power {
		t, s.power = "^"+t, false
	}
	s.par.write(t, s.run.over(s.doc.styles.look(s.par.style)))
}

func (s *story) end(name xml.Name) {
	if strings.HasSuffix(name.Space, "/math") {
		s.endMath(name.Local)
		return
	}
	switch name.Local {
	case "p":
		s.endParagraph()
	case "pPr":
		s.properties = false
	case "r":
		s.inRun, s.run = false, look{}
	case "t":
		s.inText = false
	case "tr":
		if n := len(s.tables); n > 0 {
			s.tables[n-1].endRow()
		}
	case "tbl":
		s.endTable()
	case "txbxContent":
		s.endBox()
	}
}

// endParagraph makes an item of the paragraph that is open, or text of a cell.
func (s *story) endParagraph() {
	if s.par == nil {
		return
	}
	it, ok := s.par.item(s.doc.styles)
	boxes := s.boxes
	s.par, s.boxes, s.properties = nil, nil, false
	if n := len(s.tables); n > 0 {
		if ok {
			s.tables[n-1].add(it)
		}
	} else if ok {
		s.keep(it)
	}
	for _, b := range boxes {
		s.keep(b)
	}
}

// keep puts an item where it belongs: into the text, or into the box that is open.
func (s *story) keep(it item) {
	if n := len(s.outer); n > 0 {
		s.outer[n-1].boxes = append(s.outer[n-1].boxes, it)
		return
	}
	s.items = append(s.items, it)
}

// endBox goes back to the paragraph that a text box interrupted; what stood in the box follows it.
func (s *story) endBox() {
	s.endParagraph()
	for len(s.tables) > 0 {
		s.endTable()
	}
	n := len(s.outer)
	if n == 0 {
		return
	}
	boxes := s.outer[n-1].boxes
	for i := range boxes {
		if k := boxes[i].kind; k == manuscript.Paragraph || k == manuscript.ListItem {
			boxes[i].kind, boxes[i].plain = manuscript.Aside, false
		}
	}
	s.scope = s.outer[n-1]
	s.outer = s.outer[:n-1]
	if s.par == nil {
		s.boxes = nil
		for _, b := range boxes {
			s.keep(b)
		}
	}
}

// startMath and endMath read formulas as on one line: fractions with a stroke, powers with a caret.
func (s *story) startMath(e xml.StartElement) bool {
	switch e.Name.Local {
	case "t":
		s.inText = true
	case "sup":
		s.power = true
	case "naryPr":
		s.nary = true
	case "chr":
		if s.nary {
			s.write(value(e, "val"))
		}
	case "d":
		s.write("(")
	case "rPr", "ctrlPr", "oMathParaPr":
		return true
	}
	return false
}

func (s *story) endMath(name string) {
	switch name {
	case "t":
		s.inText = false
	case "num":
		s.write("/")
	case "sup":
		s.power = false
	case "naryPr":
		s.nary = false
	case "d":
		s.write(")")
	}
}
