package form

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// tick answers a cell with Yes, No or NotApplicable: its box is ticked, the word is chosen from its list, or a word or a cross is
// written where it has neither.
func (e *editor) tick(a Answer, want Kind) error {
	tc := a.cell.node
	all := boxes(tc)
	for _, b := range all {
		if b.kind == want || b.kind == Other && len(all) == 1 && (a.Kind == want || a.Kind == Place && want == Yes) {
			if b.ticked {
				return nil
			}
			return e.tickBox(tc, b)
		}
	}
	switch {
	case len(all) > 0:
		return fmt.Errorf("the cell has no box for %q", Word(want))
	case len(a.Field) > 0:
		for _, word := range a.Field {
			if boxKind(word) == want {
				return e.addText(tc, word)
			}
		}
		return fmt.Errorf("the cell's list does not offer %q", Word(want))
	case a.Kind == want:
		return e.addText(tc, "X")
	}
	return e.addText(tc, Word(want))
}

// Word is how an answer is written out.
func Word(k Kind) string {
	switch k {
	case Yes:
		return "Yes"
	case No:
		return "No"
	case NotApplicable:
		return "N/A"
	}
	return ""
}

// tickBox ticks one box, each in the way that it was made.
func (e *editor) tickBox(tc *node, b box) error {
	switch b.node.name {
	case "w:sdt":
		return e.tickControl(b.node)
	case "w:checkBox":
		return e.tickField(tc, b.node)
	case "w:sym":
		// Wingdings draws the crossed box at FD (and at 78 beside 6F and 71).
		raw := string(e.word.data[b.node.start:b.node.end])
		old := b.node.attr("char")
		at := strings.Index(raw, `"`+old+`"`)
		if old == "" || at < 0 {
			return errors.New("the cell's box cannot be ticked")
		}
		e.put(b.node.start+at+1, b.node.start+at+1+len(old), "F0FD")
		return nil
	}
	// A box drawn as a character: the nth of its text.
	raw := string(e.word.data[b.node.in:b.node.out])
	nth := 0
	for i, r := range raw {
		if !strings.ContainsRune(emptyBoxes, r) {
			continue
		}
		if nth == b.nth {
			e.put(b.node.in+i, b.node.in+i+len(string(r)), string(tickedBox))
			return nil
		}
		nth++
	}
	return errors.New("the cell's box cannot be ticked")
}

// tickControl sets a check box control and draws its ticked sign.
func (e *editor) tickControl(sdt *node) error {
	check := checkBox(sdt)
	w14 := prefix(e.word.data, check)
	sign := string(tickedBox)
	if code, err := strconv.ParseUint(check.child("w14:checkedState").val(), 16, 20); err == nil && code > ' ' && (code < 0xd800 || code > 0xf8ff) {
		sign = string(rune(code))
	}
	content := sdt.child("w:sdtContent")
	var shown []*node
	if content != nil {
		shown = content.all("w:t", "w:sym")
	}
	if len(shown) == 0 || check.empty {
		return errors.New("the cell's check box is damaged")
	}
	mark := "<" + w14 + "checked " + w14 + `val="1"/>`
	if old := check.child("w14:checked"); old != nil {
		e.put(old.start, old.end, mark)
	} else {
		e.put(check.in, check.in, mark)
	}
	if shown[0].name == "w:sym" {
		w := prefix(e.word.data, shown[0])
		e.put(shown[0].start, shown[0].end, "<"+w+"t>"+sign+"</"+w+"t>")
		return nil
	}
	return e.overwrite(shown[:1], sign)
}

// tickField sets an old form field's check box.
func (e *editor) tickField(tc, field *node) error {
	if field.empty {
		return errors.New("the cell's check box is damaged")
	}
	mark := "<" + prefix(e.word.data, tc) + "checked/>"
	if old := field.child("w:checked"); old != nil {
		e.put(old.start, old.end, mark)
		return nil
	}
	e.put(field.out, field.out, mark)
	return nil
}
