package journal

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// maxReason is the most that a comment says of a row, in characters: two sentences that are read at a glance. What to write
// and the whole quote stand in the report.
const maxReason = 300

// reasons says why items are not answered with a place, all of them in the length of one where they are not many.
func (w *writer) reasons() string {
	var open []assess.Result
	for _, r := range w.results {
		if r.Verdict != checklist.Satisfied || unplaced(r) {
			open = append(open, r)
		}
	}
	var all []string
	for _, r := range open {
		all = append(all, reason(w.doc, r, max(maxReason/2, maxReason/len(open))))
	}
	return strings.Join(all, " ")
}

// Reason says in words why an item has no place: one sentence why, one where it was looked for.
func Reason(doc *manuscript.Document, r assess.Result) string { return reason(doc, r, maxReason) }

func reason(doc *manuscript.Document, r assess.Result, length int) string {
	name := fmt.Sprintf("Item %s (%s)", r.Item.ID, shorten(r.Item.Title, 60))
	text, where := "", ""
	switch {
	case r.Waiver != nil:
		who := "a person"
		if signed := r.Waiver.Signed(); signed != "" {
			who = signed
		}
		text = fmt.Sprintf("%s is %s, as decided by %s: %s", name, strings.ReplaceAll(r.Verdict.String(), "_", " "), who, r.Waiver.Reason)
	case r.Verdict == checklist.NotApplicable:
		text = fmt.Sprintf("%s does not apply, as it seems: %s", name, inside(r.Because))
		where = "Agree, or give the place."
	case r.Verdict == checklist.Missing:
		text = name + ": nothing was found"
		if strings.Contains(r.Because, "unmeasured") {
			text += " by rules that are unmeasured"
		}
		where = "Looked for in " + fewer(r.Searched, 3) + "."
	case r.Verdict == checklist.Ambiguous && len(r.Evidence) > 0:
		e := r.Evidence[0]
		text = fmt.Sprintf("%s is not decided: %s", name, inside(r.Because))
		where = "Look at " + shorten(assess.Whereabouts(doc, e.Span), 60)
		if e.Quote != "" { // told without its words, a passage has its place only
			where += ": “" + shorten(oneLine(e.Quote), 60) + "”"
		}
		where += "."
	case r.Verdict == checklist.Ambiguous:
		text = fmt.Sprintf("%s is not decided: %s", name, inside(r.Because))
		where = "Looked for in " + fewer(r.Searched, 3) + "."
	default:
		text = inside(r.Because)
	}
	where = shorten(where, length/2)
	text = brief(strings.TrimSuffix(oneLine(text), "."), length-len([]rune(where))-2)
	return strings.TrimSpace(text + " " + where)
}

// brief is a sentence of at most n characters. Of one in clauses those at the end stay, which say what lacks; those before
// them say what was found.
func brief(s string, n int) string {
	head, rest, _ := strings.Cut(s, ": ")
	for len([]rune(s)) > n {
		_, after, more := strings.Cut(rest, "; ")
		if !more {
			return shorten(s, n)
		}
		rest = after
		s = head + ": " + rest
	}
	return s + "."
}

// inside is a sentence as it stands behind a colon.
func inside(s string) string {
	runes := []rune(strings.TrimSuffix(s, "."))
	if len(runes) > 1 && !unicode.IsUpper(runes[1]) {
		runes[0] = unicode.ToLower(runes[0])
	}
	return string(runes)
}

// fewer lists the first of some sections and counts the rest.
func fewer(all []string, n int) string {
	if len(all) == 0 {
		return "the text"
	}
	shown := append([]string(nil), all[:min(n, len(all))]...)
	for i := range shown {
		shown[i] = shorten(shown[i], 45)
	}
	if rest := len(all) - len(shown); rest > 0 {
		return strings.Join(shown, ", ") + fmt.Sprintf(" and %d more", rest)
	}
	if n := len(shown); n > 1 {
		return strings.Join(shown[:n-1], ", ") + " and " + shown[n-1]
	}
	return shown[0]
}

// unplaced says whether an item is satisfied by a person's word alone: nothing shows where.
func unplaced(r assess.Result) bool {
	return r.Verdict == checklist.Satisfied && len(r.Evidence) == 0
}
