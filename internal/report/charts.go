package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
)

// coverage draws a bar for each section of the checklist, one mark an item.
func (t *textReport) coverage(c assess.ChecklistResult) {
	var sections []string
	marks := map[string]*strings.Builder{}
	done, total := map[string]int{}, map[string]int{}
	width := 0
	for _, r := range c.Results {
		s := r.Item.Section
		if marks[s] == nil {
			marks[s] = &strings.Builder{}
			sections = append(sections, s)
			width = max(width, utf8.RuneCountInString(s))
		}
		marks[s].WriteString(t.style.verdict(r.Verdict, bar(r.Verdict)))
		if r.Verdict != checklist.NotApplicable {
			total[s]++
		}
		if r.Verdict == checklist.Satisfied {
			done[s]++
		}
	}
	t.line("\n%s  %s", t.style.bold("Coverage"), t.style.dim(legend()))
	for _, s := range sections {
		t.line("  %s%s  %s  %d of %d", s, strings.Repeat(" ", width-utf8.RuneCountInString(s)), marks[s].String(), done[s], total[s])
	}
}

// legend says what the marks of the coverage bars are.
func legend() string {
	var all []string
	for _, v := range byUrgency() {
		all = append(all, bar(v)+" "+verdictName(v))
	}
	return strings.Join(all, "  ")
}

// bar is the mark of one item in the coverage bars.
func bar(v checklist.Verdict) string {
	return [...]string{"·", "▒", "█", "-"}[v]
}

// pages draws where in a paged document the evidence lies: a strip a file, one column a page, higher for more items.
func (t *textReport) pages(c assess.ChecklistResult) {
	for _, f := range t.doc.Files() {
		if f.Pages < 2 {
			continue
		}
		on := make([]int, f.Pages+1)
		for _, r := range c.Results {
			seen := map[int]bool{}
			for _, e := range r.Evidence {
				if p := t.doc.Place(e.Span); p.File == f.Name && p.Page > 0 && p.Page <= f.Pages && !seen[p.Page] {
					seen[p.Page] = true
					on[p.Page]++
				}
			}
		}
		most := 1
		for _, n := range on {
			most = max(most, n)
		}
		levels := []rune("▁▂▃▄▅▆▇█")
		var strip strings.Builder
		for _, n := range on[1:] {
			if n == 0 {
				strip.WriteRune('·')
				continue
			}
			strip.WriteRune(levels[n*(len(levels)-1)/most])
		}
		of := ""
		if f.Name != "" {
			of = " of " + clean(f.Name)
		}
		t.line("\n%s %s %s", t.style.bold("Pages"), wrapStrip(strip.String(), t.style.Width-6), t.style.dim(fmt.Sprintf("evidence on pages 1 to %d%s", f.Pages, of)))
	}
}

// wrapStrip breaks the page strip of a long document.
func wrapStrip(strip string, width int) string {
	runes := []rune(strip)
	if len(runes) <= width || width < 10 {
		return strip
	}
	var lines []string
	for len(runes) > width {
		lines = append(lines, string(runes[:width]))
		runes = runes[width:]
	}
	return strings.Join(append(lines, string(runes)), "\n      ")
}
