package manuscript

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	floatLabel   = regexp.MustCompile(`(?i)^(?:table:\s*)?(tab|fig)(?:le|ure)?s?\.?\s*(\d+)\b`)
	floatMention = regexp.MustCompile(`(?i)\b(tab|fig)(?:les?|ures?|s)?\.?\s*(\d+)(?:\s*[a-h]\b)?((?:\s*(?:,|and|&|–|-|to)\s*\d+\b)*)`)
	furtherFloat = regexp.MustCompile(`\d+`)
)

// rowsOfTables makes what a PDF's reader took for paragraphs or asides below the caption of a table its rows again.
func (d *Document) rowsOfTables() {
	if d.Format != "pdf" {
		return
	}
	for i, b := range d.Blocks {
		if kind, _, ok := d.floatOf(b); !ok || kind != "tab" {
			continue
		}
		for k := i + 1; k < len(d.Blocks) && (d.Blocks[k].Kind == Aside || d.isOfFloat(d.Blocks[k])); k++ {
			d.Blocks[k].Kind = Table
		}
	}
}

// houseFloats finds the home of captions and tables: the section that first speaks of them. Printers move them to the top
// or foot of some later page, often into a section that they have nothing to do with.
func (d *Document) houseFloats() {
	for i := range d.Blocks {
		d.Blocks[i].Home = d.Blocks[i].Section
	}
	told := d.floatsTold()
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
		for _, step := range []int{1, -1} {
			for k := i + step; k >= 0 && k < len(d.Blocks) && d.isOfFloat(d.Blocks[k]); k += step {
				d.Blocks[k].Home = home
			}
		}
	}
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
		if b.Kind != Paragraph && b.Kind != ListItem || d.isOfFloat(b) {
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

// maxRow is the number of words that a row of a table has at most where it was taken for a paragraph.
const maxRow = 16

// isOfFloat says whether a block beside a caption belongs to the table: its rows, or a line that holds little but figures.
func (d *Document) isOfFloat(b Block) bool {
	if b.Kind == Table {
		return true
	}
	if b.Kind != Paragraph && b.Kind != Aside {
		return false
	}
	words := strings.Fields(d.Slice(b.Span))
	figures := 0
	for _, w := range words {
		if strings.ContainsFunc(w, unicode.IsDigit) {
			figures++
		}
	}
	return len(words) <= maxRow && 2*figures >= len(words)
}
