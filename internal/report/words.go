package report

import (
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// verdictName is a verdict in words for people.
func verdictName(v checklist.Verdict) string {
	return strings.ReplaceAll(v.String(), "_", " ")
}

// title is the paper's title in one line.
func title(doc *manuscript.Document) string {
	if t := clean(doc.Title); t != "" {
		return t
	}
	return "untitled"
}

// size says how long the paper is.
func size(doc *manuscript.Document) string {
	if doc.Pages > 0 {
		return fmt.Sprintf("%d pages, %d words", doc.Pages, doc.Words)
	}
	return fmt.Sprintf("%d words", doc.Words)
}

// notice is what could not be read, with what the author can do about it.
func notice(n manuscript.Notice) string {
	text := clean(n.Message)
	if n.Remedy != "" {
		text += " " + clean(n.Remedy)
	}
	if n.File != "" {
		text = clean(n.File) + ": " + text
	}
	return text
}

// toWrite is what an item still needs: nothing for one that is satisfied or does not apply.
func toWrite(r assess.Result) string {
	if r.Verdict == checklist.Missing || r.Verdict == checklist.Ambiguous {
		return r.Hint
	}
	return ""
}

// tally counts the verdicts of a checklist in one line.
func tally(c assess.ChecklistResult) string {
	var counts []string
	for _, v := range byUrgency() {
		counts = append(counts, fmt.Sprintf("%d %s", c.Count(v), verdictName(v)))
	}
	return strings.Join(counts, ", ")
}

// sentenceCase begins a text with a capital.
func sentenceCase(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
