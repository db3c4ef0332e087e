package pdf

import (
	"sort"
	"strings"
	"unicode"
)

// dropRunningHeads leaves out heads, feet and page numbers: the outermost lines of pages whose text, digits
// folded, repeats over pages, and bare page numbers.
func dropRunningHeads(pages []*page) {
	const depth = 4 // lines from the edge
	seen := map[string]map[int]bool{}
	edges := make([][]*line, len(pages))
	for i, p := range pages {
		edges[i] = edgeLines(p, depth)
		for _, l := range edges[i] {
			k := foldHead(l.text())
			if seen[k] == nil {
				seen[k] = map[int]bool{}
			}
			seen[k][i] = true
		}
	}
	for i, p := range pages {
		drop := map[*line]bool{}
		for _, l := range edges[i] {
			k := foldHead(l.text())
			n := len(seen[k])
			if n >= 3 || n >= 2 && len(pages) <= 4 || isPageNumber(l, p) {
				drop[l] = true
			}
		}
		var rest []*line
		for _, l := range p.lines {
			if !drop[l] {
				rest = append(rest, l)
			}
		}
		p.lines = rest
	}
}

// edgeLines are the first and last lines of a page that lie in its upper or lower seventh.
func edgeLines(p *page, depth int) []*line {
	sorted := append([]*line(nil), p.lines...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].y < sorted[j].y })
	var edge []*line
	for i, l := range sorted {
		if l.turn != 0 {
			continue
		}
		top := i < depth && l.y < p.height*0.14
		bottom := i >= len(sorted)-depth && l.y > p.height*0.84
		if (top || bottom) && len(l.words) < 30 {
			edge = append(edge, l)
		}
	}
	return edge
}

// foldHead is a line's text with every number as one mark, so that heads differ in nothing but the page.
func foldHead(s string) string {
	var b strings.Builder
	digit := false
	for _, r := range strings.ToLower(s) {
		if unicode.IsDigit(r) {
			if !digit {
				b.WriteByte('#')
			}
			digit = true
			continue
		}
		digit = false
		if unicode.IsLetter(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isPageNumber says whether a line at the edge is a bare page number: "12", "- 12 -", "Page 3 of 9", "iv".
func isPageNumber(l *line, p *page) bool {
	if l.y > p.height*0.12 && l.y < p.height*0.84 || len(l.words) > 4 {
		return false
	}
	switch foldHead(l.text()) {
	case "#", "##":
		return len(l.words) == 1 || l.y < p.height*0.1 || l.y > p.height*0.9
	case "page#", "page#of#", "#of#", "p#":
		return true
	}
	return false
}
