package manuscript

import (
	"regexp"
	"strings"
)

// A float is named by its kind and number; the number may be Roman or carry the letter of an appendix: "A1", "S2", "B.3".
var (
	floatLabel   = regexp.MustCompile(`(?i)^(?:table:\s*)?(tab|fig)(?:le|ure)?s?\.?\s*([a-es]?[-.]?\d+|[ivx]+)\b`)
	floatMention = regexp.MustCompile(`(?i)\b(tab|fig)(?:les?|ures?|s)?\.?\s*([a-es]?[-.]?\d+|[ivx]+\b)(?:\s*[a-h]\b)?((?:\s*(?:,|and|&|–|-|to)\s*(?:[a-es]?[-.]?\d+|[ivx]+)\b)*)`)
	furtherFloat = regexp.MustCompile(`(?i)[a-es]?[-.]?\d+|[ivx]+\b`)
	floatDots    = strings.NewReplacer("-", "", ".", "")
)

// floatName is one name for all ways to write a table or figure: "tab2", "figa1".
func floatName(kind, number string) string {
	return strings.ToLower(kind + floatDots.Replace(number))
}

// lettered says whether the number of a table or figure is one of an appendix.
func lettered(name string) bool { return name[3] >= 'a' && strings.ContainsAny(name, "0123456789") }

// houseFloats finds the home of captions, tables and the words of figures: the section that first speaks of them. Printers
// move them to the top or foot of some later page, often into a section that they have nothing to do with.
func (d *Document) houseFloats() {
	for i := range d.Blocks {
		d.Blocks[i].Home = d.Blocks[i].Section
	}
	told := d.floatsTold()
	below := d.captionsBelow()
	for i, b := range d.Blocks {
		kind, name, ok := d.floatOf(b)
		if !ok {
			continue
		}
		home, ok := told[name]
		if !ok || kind == "fig" && !(d.Sections[b.Section].Role.Administrative() && d.Sections[home].Role == RoleResults) {
			continue // the caption of a figure says little: it is moved out of strange company alone
		}
		if lettered(name) && d.inAppendix(b.Section) {
			continue
		}
		d.Blocks[i].Home = home
		for _, k := range d.floatBeside(i, kind == "fig" || below) {
			d.Blocks[k].Home = home
		}
	}
}

// captionsBelow says whether the captions of tables stand below their tables: more have rows right above alone than right
// below alone.
func (d *Document) captionsBelow() bool {
	n := 0
	for i, b := range d.Blocks {
		if kind, _, ok := d.floatOf(b); !ok || kind != "tab" {
			continue
		}
		above, under := i > 0 && d.Blocks[i-1].Kind == Table, i+1 < len(d.Blocks) && d.Blocks[i+1].Kind == Table
		switch {
		case above && !under:
			n++
		case under && !above:
			n--
		}
	}
	return n > 0
}

// floatBeside are the blocks of the table or figure that a caption names: the rows or words that touch it above, or below, and
// on the other side where there are none.
func (d *Document) floatBeside(caption int, above bool) []int {
	is := Table
	if kind, _, _ := d.floatOf(d.Blocks[caption]); kind == "fig" {
		is = Figure
	}
	step := 1
	if above {
		step = -1
	}
	for range 2 {
		var blocks []int
		for k := caption + step; k >= 0 && k < len(d.Blocks) && d.Blocks[k].Kind == is; k += step {
			blocks = append(blocks, k)
		}
		if len(blocks) > 0 {
			return blocks
		}
		step = -step
	}
	return nil
}

// floatOf is the kind, "tab" or "fig", and the name in the label of a caption.
func (d *Document) floatOf(b Block) (kind, name string, ok bool) {
	if b.Kind != Caption {
		return "", "", false
	}
	m := floatLabel.FindStringSubmatch(strings.TrimSpace(d.Slice(b.Span)))
	if m == nil {
		return "", "", false
	}
	return strings.ToLower(m[1]), floatName(m[1], m[2]), true
}

// floatsTold is the section in which the running text first names each figure and table: "Table 2", "Tables 1 and 2".
func (d *Document) floatsTold() map[string]int {
	told := map[string]int{}
	for _, b := range d.Blocks {
		if b.Kind != Paragraph && b.Kind != ListItem {
			continue
		}
		for _, m := range floatMention.FindAllStringSubmatch(d.Slice(b.Span), -1) {
			for _, n := range append([]string{m[2]}, furtherFloat.FindAllString(m[3], -1)...) {
				name := floatName(m[1], n)
				if _, known := told[name]; !known {
					told[name] = b.Section
				}
			}
		}
	}
	return told
}
