package manuscript

import (
	"regexp"
	"strings"
)

const checklistReason = "a row of a reporting checklist"

var (
	itemRow    = regexp.MustCompile(`^\s*(?:item\s*)?\(?\d{1,2}\s?[a-z]?(?:\([ivx]+\))?[.):]?[\t ]+\S`)
	itemVerb   = regexp.MustCompile(`\b(?:Indicate|Provide|Describe|Define|Specify|State|Explain|Report|Give|Identification as|Identify|Summari[sz]e|Discuss|Structured summary|Indication of)\b`)
	formWords  = regexp.MustCompile(`(?i)\b(?:reported (?:on|in) (?:page|section|line)|page\s*(?:no|number|#)|(?:checklist|section)\s*/?\s*(?:item|topic)|item\s*(?:no|number|#)|location where item is reported|on page|yes\s*/\s*no|not applicable)\b`)
	guideNames = regexp.MustCompile(`\b(?:CLAIM|TRIPOD|CONSORT|STARD|STROBE|PRISMA|SPIRIT|CLEAR|CARE|ARRIVE|DECIDE-AI|QUADAS|MI-CLAIM|FUTURE-AI|MINIMAR)\b`)
)

// leastRows is the number of rows below which a list is never taken for a checklist.
const leastRows = 8

// markChecklists marks the rows of a reporting checklist pasted into the file: they repeat what is
// asked, so they would answer every item.
func (d *Document) markChecklists() {
	for i := 0; i < len(d.Blocks); {
		end, rows, verbs := d.checklistStretch(i)
		if rows >= leastRows && d.isForm(i, end, verbs) {
			for j := i; j < end; j++ {
				d.Blocks[j].Excluded = checklistReason
			}
		}
		i = max(end, i+1)
	}
}

// checklistStretch follows blocks that look like rows of a form from block i, and counts their rows
// and the words by which checklists ask.
func (d *Document) checklistStretch(i int) (end, rows, verbs int) {
	for end = i; end < len(d.Blocks); end++ {
		b := d.Blocks[end]
		if b.Kind == Reference || b.Kind == Title {
			break
		}
		numbered, asking, lines := 0, 0, 0
		for _, line := range strings.Split(d.Slice(b.Span), "\n") {
			lines++
			if itemRow.MatchString(line) {
				numbered++
			} else if b.Kind != Table {
				continue
			}
			if itemVerb.MatchString(line) {
				asking++
			}
		}
		isTable := b.Kind == Table && (numbered*2 >= lines || asking*2 >= lines)
		isRow := b.Kind != Table && b.Kind != Heading && numbered > 0 && asking > 0
		if !isTable && !isRow {
			// A group's name between the rows ("Methods") does not end the stretch.
			if end > i && len(d.Slice(b.Span)) < 60 && end+1 < len(d.Blocks) && itemRow.MatchString(d.Slice(d.Blocks[end+1].Span)) {
				continue
			}
			break
		}
		rows += max(numbered, asking)
		verbs += asking
	}
	return end, rows, verbs
}

// isForm says whether a stretch of numbered rows asks rather than tells: it, or what stands just
// before it, has the words of a form, and so have its rows.
func (d *Document) isForm(i, end, verbs int) bool {
	rows := d.Text[d.Blocks[i].Start:d.Blocks[end-1].End]
	around := d.Text[d.Blocks[max(0, i-3)].Start:d.Blocks[end-1].End]
	return verbs >= leastRows/2 && (formWords.MatchString(around) || guideNames.MatchString(around)) ||
		formWords.MatchString(rows) && (verbs >= 2 || guideNames.MatchString(around))
}

// excluded is the number of bytes in rows of a pasted checklist.
func (d *Document) excluded() int {
	n := 0
	for _, b := range d.Blocks {
		if b.Excluded == checklistReason {
			n += b.Len()
		}
	}
	return n
}
