package form

import (
	"strconv"
	"strings"
)

// numbering gives the numbers that Word counts by itself: forms often leave their item numbers to a numbered list,
// so that no digit stands in the file.
type numbering struct {
	levels map[string]map[string]level // list definition -> depth -> how it counts
	lists  map[string]list             // list -> its definition
	styles map[string]*node            // paragraph style -> its numPr
	counts map[string][]int            // definition -> the count at each depth
}

type level struct {
	start        int
	format, text string
}

type list struct {
	definition string
	restarts   map[string]int // depth -> first number of this list, unless it was used
}

// newNumbering reads the lists of a document; both parts may be absent.
func newNumbering(lists, styles *node) *numbering {
	n := &numbering{levels: map[string]map[string]level{}, lists: map[string]list{}, styles: map[string]*node{}, counts: map[string][]int{}}
	if lists != nil {
		for _, d := range lists.all("w:abstractNum") {
			depths := map[string]level{}
			for _, l := range d.all("w:lvl") {
				depths[l.attr("ilvl")] = level{value(l.child("w:start"), 1), l.path("w:numFmt").val(), l.path("w:lvlText").val()}
			}
			n.levels[d.attr("abstractNumId")] = depths
		}
		for _, l := range lists.all("w:num") {
			restarts := map[string]int{}
			for _, o := range l.all("w:lvlOverride") {
				if s := o.child("w:startOverride"); s != nil {
					restarts[o.attr("ilvl")] = value(s, 1)
				}
			}
			n.lists[l.attr("numId")] = list{l.path("w:abstractNumId").val(), restarts}
		}
	}
	if styles != nil {
		for _, s := range styles.all("w:style") {
			if p := s.path("w:pPr", "w:numPr"); p != nil {
				n.styles[s.attr("styleId")] = p
			}
		}
	}
	return n
}

func (n *node) val() string {
	if n == nil {
		return ""
	}
	return n.attr("val")
}

func value(n *node, otherwise int) int {
	if v, err := strconv.Atoi(n.val()); err == nil && v >= 0 && v < 100000 {
		return v
	}
	return otherwise
}

// next counts a paragraph and answers the number that stands before it: "12." or "(b)"; "" for none and for bullets.
// Paragraphs must be given in the document's order.
func (n *numbering) next(p *node) string {
	props := p.path("w:pPr", "w:numPr")
	if props == nil {
		props = n.styles[p.path("w:pPr", "w:pStyle").val()]
	}
	if props == nil {
		return ""
	}
	depth := min(value(props.child("w:ilvl"), 0), 8)
	l, ok := n.lists[props.path("w:numId").val()]
	if !ok {
		return ""
	}
	levels := n.levels[l.definition]
	key := strconv.Itoa(depth)
	counts := n.counts[l.definition]
	for len(counts) <= depth {
		counts = append(counts, levels[strconv.Itoa(len(counts))].start-1)
	}
	counts = counts[:depth+1] // deeper levels begin anew
	counts[depth]++
	if first, ok := l.restarts[key]; ok {
		counts[depth] = first
		delete(l.restarts, key)
	}
	n.counts[l.definition] = counts
	if f := levels[key].format; f == "bullet" || f == "none" {
		return ""
	}
	label := levels[key].text
	for i, c := range counts {
		at := strconv.Itoa(i)
		label = strings.ReplaceAll(label, "%"+strconv.Itoa(i+1), counted(max(c, levels[at].start), levels[at].format))
	}
	return label
}

// counted writes a number as a list does.
func counted(n int, format string) string {
	switch format {
	case "lowerLetter":
		return letters(n)
	case "upperLetter":
		return strings.ToUpper(letters(n))
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

func letters(n int) string {
	if n < 1 {
		return ""
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 4))
}

func roman(n int) string {
	var b strings.Builder
	for i, v := range []int{50, 40, 10, 9, 5, 4, 1} {
		for ; n >= v && b.Len() < 12; n -= v {
			b.WriteString([]string{"L", "XL", "X", "IX", "V", "IV", "I"}[i])
		}
	}
	return b.String()
}
