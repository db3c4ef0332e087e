package manuscript

import (
	"regexp"
	"strings"
)

var (
	floatLabel   = regexp.MustCompile(`(?i)^(?:table:\s*)?(tab|fig)(?:le|ure)?s?\.?\s*(\d+)\b`)
	floatMention = regexp.MustCompile(`(?i)\b(tab|fig)(?:les?|ures?|s)?\.?\s*(\d+)(?:\s*[a-h]\b)?((?:\s*(?:,|and|&|–|-|to)\s*\d+\b)*)`)
	furtherFloat = regexp.MustCompile(`\d+`)
)

// houseFloats finds the home of captions, tables and the words of figures: the section that first speaks of them. Printers
// move them to the top or foot of some later page, often into a section that they have nothing to do with.
func (d *Document) houseFloats() {
	for i := range d.Blocks {
		d.Blocks[i].Home = d.Blocks[i].Section
	}
	told := d.floatsTold()
	below := d.captionsBelow()
	for i, b := range d.Blocks {
		kind, number, ok := d.floatOf(b)
		if !ok {
			continue
		}
		home, ok := told[kind+number]
		if !ok || kind == "fig" && !(d.Sections[b.Section].Role.Administrative() && d.Sections[home].Role == RoleResults) {
			continue // the caption of a figure says little: it is moved out of strange company alone
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

// floatOf is the kind, "tab" or "fig", and the number in the label of a caption.
func (d *Document) floatOf(b Block) (kind, number string, ok bool) {
	if b.Kind != Caption {
		return "", "", false
	}
	m := floatLabel.FindStringSubmatch(strings.TrimSpace(d.Slice(b.Span)))
	if m == nil {
		return "", "", false
	}
	return strings.ToLower(m[1]), m[2], true
}

// floatsTold is the section in which the running text first names each figure and table: "tab2" for "Table 2", "Tables 1 and 2".
func (d *Document) floatsTold() map[string]int {
	told := map[string]int{}
	for _, b := range d.Blocks {
		if b.Kind != Paragraph && b.Kind != ListItem {
			continue
		}
		for _, m := range floatMention.FindAllStringSubmatch(d.Slice(b.Span), -1) {
			kind := strings.ToLower(m[1])
			for _, n := range append([]string{m[2]}, furtherFloat.FindAllString(m[3], -1)...) {
				if _, known := told[kind+n]; !known {
					told[kind+n] = b.Section
				}
			}
		}
	}
	return told
}
