package form

import (
	"strconv"
	"strings"
)

// box is something to tick in a cell: a content control with a check box, an old form field, or a drawn box.
type box struct {
	kind   Kind
	label  string
	ticked bool
	node   *node // w:sdt, w:checkBox, w:sym or w:t
	nth    int   // for a box drawn as a character: which one of its w:t
}

const (
	emptyBoxes = "☐□❏❑▢◻"
	tickedBox  = '☒'
	fullBoxes  = "☒☑☓✓✔■▣"
)

// symbol is the box that a symbol font draws, or "" for other symbols.
func symbol(n *node) string {
	code, _ := strconv.ParseUint(n.attr("char"), 16, 32)
	if !strings.HasPrefix(strings.ToLower(n.attr("font")), "wingdings") {
		return ""
	}
	switch code & 0xff {
	case 0x6f, 0x71, 0x72, 0xa8, 0xa3:
		return "☐"
	case 0x78, 0xfd, 0x53, 0x54:
		return string(tickedBox)
	case 0xfc, 0xfe, 0x52, 0x50:
		return "☑"
	}
	return ""
}

// boxes lists the boxes of a cell with the words beside them: those behind a box, or before it where none are.
func boxes(tc *node) []box {
	var found []box
	var before strings.Builder // the words since the last box, or since the paragraph began
	flush := func() {
		if n := len(found); n > 0 && found[n-1].label == "" {
			found[n-1].label = strings.TrimSpace(before.String())
		}
	}
	add := func(b box) {
		lead := strings.TrimSpace(before.String())
		if n := len(found); n > 0 && found[n-1].label == "" && lead != "" {
			found[n-1].label, lead = lead, ""
		}
		if lead != "" && len(found) == 0 {
			b.label = lead
		}
		before.Reset()
		found = append(found, b)
	}
	tc.walk(func(n *node) bool {
		switch n.name {
		case "w:p":
			flush()
			before.Reset()
		case "w:sdt":
			if check := checkBox(n); check != nil {
				add(box{ticked: check.child("w14:checked").onIfThere(), node: n})
				return false
			}
		case "w:checkBox":
			ticked := n.child("w:checked").onIfThere() || n.child("w:checked") == nil && n.child("w:default").onIfThere()
			add(box{ticked: ticked, node: n})
			return false
		case "w:sym":
			if s := symbol(n); s != "" {
				add(box{ticked: s != "☐", node: n})
			}
		case "w:t":
			nth := 0
			for _, r := range n.text {
				switch {
				case strings.ContainsRune(emptyBoxes, r):
					add(box{node: n, nth: nth})
					nth++
				case strings.ContainsRune(fullBoxes, r):
					add(box{ticked: true, node: n, nth: -1})
				default:
					before.WriteRune(r)
				}
			}
		}
		return !unseen(n) && n.name != "w:pPr" && n.name != "w:rPr"
	})
	flush()
	for i := range found {
		found[i].kind = boxKind(found[i].label)
	}
	return found
}

// checkBox is the w14:checkbox of a content control, nil for other controls.
func checkBox(sdt *node) *node { return sdt.path("w:sdtPr", "w14:checkbox") }

// onIfThere is on for elements whose absence means no.
func (n *node) onIfThere() bool { return n != nil && n.on() }

// boxKind says what ticking a box means by the word beside it.
func boxKind(label string) Kind {
	w := words(label)
	if len(w) == 0 {
		return Other
	}
	switch {
	case w[0] == "yes" || w[0] == "reported" || w[0] == "present" || w[0] == "done":
		return Yes
	case w[0] == "na" || len(w) > 1 && w[0] == "not" && w[1] == "applicable":
		return NotApplicable
	case w[0] == "no" || w[0] == "not":
		return No
	}
	return Other
}

// readAnswer reads what stands in an answer cell.
func readAnswer(h Column, c *cell) Answer {
	a := Answer{Kind: h.Kind, Head: h.Head, Text: strings.TrimSpace(c.text), cell: c}
	if c.node == nil {
		a.readDrawn()
		return a
	}
	for _, b := range boxes(c.node) {
		kind := b.kind
		if kind == Other {
			kind = h.Kind
		}
		a.Boxes = append(a.Boxes, kind)
		if b.ticked {
			a.Ticked = append(a.Ticked, kind)
		}
	}
	if len(a.Boxes) > 0 {
		a.Text = withoutBoxes(a.Text)
	}
	for _, sdt := range controls(c.node) {
		for _, l := range sdt.child("w:sdtPr").all("w:listItem") {
			if v := l.attr("displayText"); v != "" {
				a.Field = append(a.Field, v)
			} else if v := l.attr("value"); v != "" {
				a.Field = append(a.Field, v)
			}
		}
		if lock := sdt.path("w:sdtPr", "w:lock").val(); lock == "contentLocked" || lock == "sdtContentLocked" {
			a.Locked = true
		}
	}
	return a
}

// readDrawn reads the boxes that a plain text form draws.
func (a *Answer) readDrawn() {
	for _, r := range a.Text {
		switch {
		case strings.ContainsRune(emptyBoxes, r):
			a.Boxes = append(a.Boxes, a.Kind)
		case strings.ContainsRune(fullBoxes, r):
			a.Boxes, a.Ticked = append(a.Boxes, a.Kind), append(a.Ticked, a.Kind)
		}
	}
	if len(a.Boxes) > 0 {
		a.Text = withoutBoxes(a.Text)
	}
}

func withoutBoxes(s string) string {
	return oneLine(strings.Map(func(r rune) rune {
		if strings.ContainsRune(emptyBoxes, r) || strings.ContainsRune(fullBoxes, r) {
			return ' '
		}
		return r
	}, s))
}

// controls lists the content controls in and around a cell that hold its text.
func controls(tc *node) []*node {
	var found []*node
	for p := tc.parent; p != nil && p.name != "w:tr"; p = p.parent {
		if p.name == "w:sdt" {
			found = append(found, p)
		}
	}
	return append(found, tc.all("w:sdt")...)
}

// Meaning is what a written answer says: Yes, No or NotApplicable; Other for anything else. A prompt before it ("page N/A")
// is passed over.
func Meaning(text string) Kind {
	w := words(prompt().ReplaceAllString(text, ""))
	k := boxKind(strings.Join(w, " "))
	if k == NotApplicable && len(w) < 12 || len(w) <= 3 {
		return k
	}
	return Other
}
