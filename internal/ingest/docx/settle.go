package docx

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var (
	numberedLine = late.Regexp(`^\d{1,2}(?:\.\d{1,2})*\.?\s+\p{Lu}`)
	dotted       = late.Regexp(`^\d{1,2}(?:\.\d{1,2})+`)
)

// settle finds the title and the headings that are set as headings without a style that says so, and
// gives these their levels.
func settle(items []item) []item {
	settleTitle(items)
	styled, last := false, 0
	for _, it := range items {
		styled = styled || it.kind == manuscript.Heading
	}
	for i := range items {
		it := &items[i]
		switch {
		case it.kind == manuscript.Heading:
			last = it.level
			continue
		case !it.plain || !looksLikeHeading(it):
			continue
		}
		it.kind, it.level = manuscript.Heading, 1
		if styled {
			it.level = last + 1
		} else if number := dotted().FindString(it.text); number != "" {
			it.level = 1 + strings.Count(number, ".")
		}
		if it.italic && !it.bold {
			it.level++
		}
	}
	return items
}

// settleTitle keeps one title. Without a style for it, a heading or a bold line of some words that opens
// the paper is one.
func settleTitle(items []item) {
	found := false
	for i := range items {
		if items[i].kind != manuscript.Title {
			continue
		}
		if found {
			items[i].kind = manuscript.FrontMatter
		}
		found = true
	}
	for i := range items[:min(3, len(items))] {
		it := &items[i]
		if !found && it.kind == manuscript.Heading && manuscript.RoleOfHeading(it.text) == manuscript.RoleUnknown && headsAll(items[i+1:], it.level) {
			it.kind, it.level = manuscript.Title, 0
			return
		}
		if words := len(strings.Fields(it.text)); !found && it.plain && it.bold && words >= 5 && words <= 45 && manuscript.RoleOfHeading(it.text) == manuscript.RoleUnknown {
			it.kind, it.plain = manuscript.Title, false
			return
		}
	}
}

// headsAll says whether a heading stands before an abstract or alone on its level.
func headsAll(rest []item, level int) bool {
	headings := 0
	for i, it := range rest {
		if i < 8 && strings.HasPrefix(strings.ToLower(it.text), "abstract") {
			return true
		}
		if it.kind == manuscript.Heading {
			headings++
			if it.level <= level {
				return false
			}
		}
	}
	return headings > 0
}

// looksLikeHeading says whether a paragraph is a heading by its looks: short, no sentence, no list of
// names; and set bold or in italics, or naming a part of a paper.
func looksLikeHeading(it *item) bool {
	words := len(strings.Fields(it.text))
	known := manuscript.RoleOfHeading(it.text) != manuscript.RoleUnknown
	if words > 14 || strings.HasSuffix(it.text, ",") || strings.HasSuffix(it.text, ";") || strings.HasSuffix(it.text, ".") && (!known || words > 4) {
		return false
	}
	if it.bold || it.italic {
		return known || !it.listed && words <= 12 && strings.Count(it.text, ",") < 2 && !strings.ContainsAny(it.text, "=@")
	}
	return words <= 8 && !it.listed && (known && (!strings.Contains(it.text, ":") || strings.HasSuffix(it.text, ":")) || numberedLine().MatchString(it.text))
}
