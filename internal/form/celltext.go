package form

import (
	"errors"
	"strings"
)

// addText writes into a cell that is blank: into its content control or form field where it has one, into the gap of a prompt
// ("page ____"), and else behind the last words of its first paragraph.
func (e *editor) addText(tc *node, text string) error {
	if prompt().MatchString(cellText(tc, nil)) {
		text = prompt().ReplaceAllString(text, "")
	}
	for _, sdt := range controls(tc) {
		if checkBox(sdt) == nil && (prompting(sdt) || blankControl(sdt)) {
			return e.fillControl(sdt, tc, text)
		}
	}
	texts := tc.all("w:t")
	for _, in := range tc.all("w:instrText") {
		if strings.Contains(in.text, "FORMTEXT") && len(texts) > 0 {
			return e.overwrite(texts, text)
		}
	}
	if e.fillGap(texts, text) {
		return nil
	}
	p := e.home(tc)
	run := e.run(tc, p, text)
	if said := strings.TrimSpace(paragraphText(p)); said != "" && !strings.HasSuffix(paragraphText(p), " ") {
		run = e.run(tc, p, " "+text)
	}
	e.to(p).text += run
	return nil
}

// home is the paragraph of a cell for the answer: the one with the prompt, or the first.
func (e *editor) home(tc *node) *node {
	all := tc.all("w:p")
	for _, p := range all {
		if strings.TrimSpace(paragraphText(p)) != "" {
			return p
		}
	}
	return all[0]
}

// fillGap puts the text in place of the first gap; further gaps that are a text of their own vanish.
func (e *editor) fillGap(texts []*node, text string) bool {
	filled := false
	for _, t := range texts {
		raw := string(e.word.data[t.in:t.out])
		at := gaps().FindStringIndex(raw)
		switch {
		case at == nil:
		case !filled:
			e.put(t.in+at[0], t.in+at[1], escape(text))
			filled = true
		case at[0] == 0 && at[1] == len(raw):
			e.put(t.in, t.out, "")
		}
	}
	return filled
}

// run is a run with the letters' look of the paragraph that it goes into.
func (e *editor) run(tc, p *node, text string) string { return e.dressed(tc, e.look(tc, p), text) }

func (e *editor) dressed(tc *node, look, text string) string {
	w := prefix(e.word.data, tc)
	return "<" + w + "r>" + look + "<" + w + `t xml:space="preserve">` + escape(text) + "</" + w + "t></" + w + "r>"
}

// look copies the properties of the paragraph's first run, or those of its mark. What tracks changes, hides or raises letters
// and the grey of prompts are left out.
func (e *editor) look(tc, p *node) string {
	var props *node
	for _, r := range p.all("w:r") {
		if sdt := r.above("w:sdt", tc); sdt != nil && prompting(sdt) {
			continue
		}
		if props = r.child("w:rPr"); props != nil {
			break
		}
	}
	if props == nil {
		props = p.path("w:pPr", "w:rPr")
	}
	return e.copyLook(tc, props)
}

func (e *editor) copyLook(tc, props *node) string {
	var b strings.Builder
	if props != nil {
		for _, k := range props.kids {
			switch k.name {
			case "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:vanish", "w:webHidden", "w:vertAlign", "w:specVanish":
				continue
			case "w:rStyle":
				if strings.Contains(strings.ToLower(k.val()), "placeholder") {
					continue
				}
			}
			b.Write(e.word.data[k.start:k.end])
		}
	}
	if b.Len() == 0 {
		return ""
	}
	w := prefix(e.word.data, tc)
	return "<" + w + "rPr>" + b.String() + "</" + w + "rPr>"
}

func blankControl(sdt *node) bool {
	content := sdt.child("w:sdtContent")
	if content == nil {
		return false
	}
	for _, t := range content.all("w:t") {
		if strings.TrimSpace(t.text) != "" {
			return false
		}
	}
	return len(content.all("w:sym", "w:drawing", "w:tr")) == 0
}

// fillControl writes into a content control in place of its prompt.
func (e *editor) fillControl(sdt, tc *node, text string) error {
	props, content := sdt.child("w:sdtPr"), sdt.child("w:sdtContent")
	if content == nil || props.child("w:picture") != nil || props.child("w:date") != nil {
		return errors.New("the cell holds a field for something else")
	}
	if props.child("w:dropDownList") != nil && !offers(props, text) {
		return errors.New("the cell lets one choose from a list only")
	}
	if hint := props.child("w:showingPlcHdr"); hint != nil {
		e.put(hint.start, hint.end, "")
	}
	look := e.copyLook(tc, props.child("w:rPr"))
	paragraphs := content.all("w:p")
	p := sdt.above("w:p", tc.parent)
	switch {
	case p == nil && len(paragraphs) > 0:
		p = paragraphs[0]
	case p == nil:
		return errors.New("the cell's field holds no paragraph")
	}
	if look == "" {
		look = e.copyLook(tc, p.path("w:pPr", "w:rPr"))
	}
	run := e.dressed(tc, look, text)
	switch {
	case len(paragraphs) > 0 && p.empty:
		e.to(p).text += run
	case len(paragraphs) > 0:
		e.put(contentStart(p), p.out, run)
	case content.empty:
		e.put(content.end-2, content.end, ">"+run+"</"+e.tag(content)+">")
	default:
		e.put(content.in, content.out, run)
	}
	return nil
}

func offers(props *node, text string) bool {
	for _, l := range props.all("w:listItem") {
		if l.attr("displayText") == text || l.attr("displayText") == "" && l.attr("value") == text {
			return true
		}
	}
	return false
}

// replaceText puts a new text in place of a cell's words: into the first of its texts, which keeps its look; the others
// become empty.
func (e *editor) replaceText(tc *node, text string) error {
	texts := tc.all("w:t")
	for _, t := range texts {
		if t.above("w:ins", tc) != nil || t.above("w:moveTo", tc) != nil {
			return errors.New("the cell holds a tracked change; accept or reject it first")
		}
	}
	if len(tc.all("w:del", "w:moveFrom")) > 0 {
		return errors.New("the cell holds a tracked change; accept or reject it first")
	}
	if len(texts) == 0 {
		return errors.New("the cell is empty")
	}
	return e.overwrite(texts, text)
}

func (e *editor) overwrite(texts []*node, text string) error {
	for i, t := range texts {
		if t.empty {
			if i == 0 {
				e.put(t.end-2, t.end, ">"+escape(text)+"</"+e.tag(t)+">")
				text = ""
			}
			continue
		}
		e.put(t.in, t.out, escape(text))
		text = ""
	}
	return nil
}
