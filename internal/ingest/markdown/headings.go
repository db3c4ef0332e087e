package markdown

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// headingStyle says how a block is set, for those that may be headings without the marks of one.
type headingStyle uint8

const (
	styleNone     headingStyle = iota
	styleMarked                // "## Methods"
	styleBold                  // "**Methods**" alone
	styleItalic                // "*Participants*" alone
	styleLine                  // "Methods" alone on a line
	styleNumbered              // "2. Methods", which goldmark takes for a list
)

var (
	numberedLine = late.Regexp(`^\d{1,2}(?:\.\d{1,2})*\.?\s+\p{Lu}`)
	dotted       = late.Regexp(`^\d{1,2}(?:\.\d{1,2})+`)
)

// settleHeadings decides which of the blocks that look like headings are, finds the title, and gives
// the headings without marks their levels.
func (w *walker) settleHeadings() {
	marked := 0
	for _, p := range w.pieces {
		if p.style == styleMarked {
			marked++
		}
	}
	w.settleTitle()
	last := 0
	for i := range w.pieces {
		p := &w.pieces[i]
		switch {
		case p.Kind == manuscript.Title || p.style == styleNone:
			continue
		case p.style == styleMarked:
			last = p.Level
			continue
		case !isHeading(p):
			continue
		}
		p.Kind, p.Level = manuscript.Heading, 1
		if marked > 0 {
			p.Level = last + 1
		} else if number := dotted().FindString(p.Text); number != "" {
			p.Level = 1 + strings.Count(number, ".")
		}
		if p.style == styleItalic {
			p.Level++
		}
	}
}

// isHeading says whether a block without marks is a heading: short, no sentence, no list of names.
func isHeading(p *placed) bool {
	text := strings.TrimSpace(p.Text)
	words := len(strings.Fields(text))
	known := manuscript.RoleOfHeading(text) != manuscript.RoleUnknown
	if words > 14 || strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";") || strings.HasSuffix(text, ".") && (!known || words > 4) {
		return false
	}
	switch p.style {
	case styleBold, styleItalic:
		return known || words <= 12 && strings.Count(text, ",") < 2 && !strings.ContainsAny(text, "=@")
	case styleLine:
		return words <= 8 && (known && !strings.Contains(text, ":") || known && strings.HasSuffix(text, ":") || numberedLine().MatchString(text))
	}
	return true
}

// settleTitle makes the first heading the title where the source names none and it heads the whole.
func (w *walker) settleTitle() {
	first := -1
	for i, p := range w.pieces {
		if p.Kind == manuscript.Title {
			return
		}
		if first < 0 && (p.style == styleMarked || p.style == styleBold && i == 0) {
			first = i
		}
	}
	if first < 0 || first > 3 || manuscript.RoleOfHeading(w.pieces[first].Text) != manuscript.RoleUnknown {
		return
	}
	title := &w.pieces[first]
	if title.style == styleBold {
		if len(strings.Fields(title.Text)) < 5 {
			return
		}
	} else if !w.headsAll(first) {
		return
	}
	title.Kind, title.Level, title.style = manuscript.Title, 0, styleNone
}

// headsAll says whether the heading stands alone on its level or before an abstract.
func (w *walker) headsAll(first int) bool {
	alone := true
	n := 0
	for _, p := range w.pieces[first+1:] {
		if p.style != styleMarked && p.style != styleBold && p.style != styleLine {
			continue
		}
		if n < 3 && manuscript.RoleOfHeading(p.Text) == manuscript.RoleAbstract || strings.HasPrefix(p.Text, "Abstract") {
			return true
		}
		if p.style == styleMarked {
			alone = alone && p.Level > w.pieces[first].Level
			n++
		}
	}
	if n == 0 { // the only heading of a text: a title where it opens the text and is long enough to be one
		return first == 0 && w.pieces[0].Level == 1 && len(strings.Fields(w.pieces[0].Text)) >= 5
	}
	return alone
}
