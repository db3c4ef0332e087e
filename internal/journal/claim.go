package journal

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/late"
)

// spot is one place that a form claims. What is zero was not given.
type spot struct {
	page, pageTo int
	line, lineTo int
	paragraph    int
	section      string // in small letters
	file         string // in small letters; "" for any
	float        float  // the table or figure
	supplement   bool   // in a supplement
}

// claim is what a cell says about where an item is reported. Style is how it says it, for writing it anew.
type claim struct {
	spots []spot
	style checklist.Locator
}

const (
	pageWord    = `(?:pages?|pgs?|pp?)\b\.?\s*(?:no\.?|number|#)?\s*`
	lineWord    = `(?:lines?|ll?|ln)\b\.?\s*(?:no\.?|number|#)?\s*`
	numbersList = `(\d{1,4}(?:\s*(?:-|–|—|to|,|and|&)\s*\d{1,4})*)`
)

var (
	pageClaim     = late.Regexp(`\b` + pageWord + numbersList)
	lineClaim     = late.Regexp(`\b` + lineWord + numbersList)
	slashClaim    = late.Regexp(`^\s*(\d{1,4})\s*[/:]\s*(\d{1,4}(?:\s*[-–]\s*\d{1,4})?)\s*$`)
	bareClaim     = late.Regexp(`^\s*` + numbersList + `\s*$`)
	rangeClaim    = late.Regexp(`(\d{1,4})(?:\s*(?:-|–|—|to)\s*(\d{1,4}))?`)
	pageAndLine   = late.Regexp(`^\s*(\d{1,4}(?:\s*[-–]\s*\d{1,4})?)\s*,?\s*` + lineWord + numbersList + `\s*$`)
	leadingPages  = late.Regexp(`^\s*` + numbersList + `\s*[(,]\s*[a-z]`)
	elsewhereKept = late.Regexp(`\b(?:tables?|figs?|figures?|box|file|cover letter)\b`)
	paragraphWord = late.Regexp(`\b(?:paragraph|para|par|¶)\.?\s*(\d{1,3})\b`)
	quoted        = late.Regexp(`“[^”]*”|"[^"]*"`)
	fileName      = late.Regexp(`[\w.-]*\w\.(?:pdf|md|rmd|qmd|docx|txt)\b`)
)

// readClaim reads what an author wrote: "4", "p. 4, line 77", "4/77", "Methods, paragraph 2". Bare numbers are what the head
// of the column asks for.
func readClaim(text, head string) claim {
	low := strings.ToLower(oneLine(text))
	var c claim
	if quoted().MatchString(low) {
		c.style = checklist.Quote
		low = quoted().ReplaceAllString(low, " ")
	}
	for _, part := range strings.Split(low, ";") {
		file := fileName().FindString(part)
		for _, s := range segment(strings.TrimSpace(strings.Replace(part, file, " ", 1))) {
			s.file = file
			c.spots = append(c.spots, s)
		}
	}
	if c.style == "" {
		c.style = c.guess(ByHead(head))
	}
	return c
}

// guess is the style that the spots are written in.
func (c claim) guess(otherwise checklist.Locator) checklist.Locator {
	for _, s := range c.spots {
		switch {
		case s.section != "":
			return checklist.SectionParagraph
		case s.line > 0:
			return checklist.PageLine
		case s.page > 0:
			return checklist.Page
		}
	}
	return otherwise
}

// segment reads what stands between two semicolons.
func segment(text string) []spot {
	if m := slashClaim().FindStringSubmatch(text); m != nil {
		return cross(ranges(m[1]), ranges(m[2]))
	}
	if m := pageAndLine().FindStringSubmatch(text); m != nil {
		return cross(ranges(m[1]), ranges(m[2]))
	}
	if m := bareClaim().FindStringSubmatch(text); m != nil {
		return cross(ranges(m[1]), nil)
	}
	var pages, lines [][2]int
	for _, m := range pageClaim().FindAllStringSubmatch(text, -1) {
		pages = append(pages, ranges(m[1])...)
	}
	for _, m := range lineClaim().FindAllStringSubmatch(text, -1) {
		lines = append(lines, ranges(m[1])...)
	}
	rest := lineClaim().ReplaceAllString(pageClaim().ReplaceAllString(text, " "), " ")
	para := 0
	if m := paragraphWord().FindStringSubmatch(rest); m != nil {
		para, _ = strconv.Atoi(m[1])
		rest = paragraphWord().ReplaceAllString(rest, " ")
	}
	if m := leadingPages().FindStringSubmatch(text); m != nil && len(pages) == 0 {
		// "4 (Methods)"
		pages = ranges(m[1])
	}
	supplement := supplementWord().MatchString(rest)
	name := claimedSection(rest)
	if len(pages)+len(lines) == 0 {
		return named(rest, para, supplement)
	}
	spots := cross(pages, lines)
	for i := range spots {
		if para > 0 {
			spots[i].section, spots[i].paragraph = name, para
		}
		spots[i].supplement = supplement
	}
	return spots
}

// named reads a claim without pages and lines: tables and figures, a section by its name or its number, the supplement.
func named(text string, paragraph int, supplement bool) []spot {
	spots, before := floats(text)
	if m := sectionNumber().FindStringSubmatch(before); m != nil {
		return append(spots, spot{section: m[1], paragraph: paragraph, supplement: supplement})
	}
	switch name := claimedSection(before); {
	case len(spots) > 0 && (supplement || name == "" || elsewhereKept().MatchString(name)):
		return spots
	case supplement:
		return []spot{{supplement: true}}
	case name == "" || elsewhereKept().MatchString(name):
		return nil
	default:
		return append(spots, spot{section: name, paragraph: paragraph})
	}
}

// cross joins pages with lines: a line belongs to the page before it; several pages with one line are told apart by no one.
func cross(pages, lines [][2]int) []spot {
	var spots []spot
	switch {
	case len(pages) == 0:
		for _, l := range lines {
			spots = append(spots, spot{line: l[0], lineTo: l[1]})
		}
	case len(lines) == 0:
		for _, p := range pages {
			spots = append(spots, spot{page: p[0], pageTo: p[1]})
		}
	case len(pages) == len(lines):
		for i := range pages {
			spots = append(spots, spot{page: pages[i][0], pageTo: pages[i][1], line: lines[i][0], lineTo: lines[i][1]})
		}
	default:
		for _, l := range lines {
			spots = append(spots, spot{page: pages[0][0], pageTo: pages[len(pages)-1][1], line: l[0], lineTo: l[1]})
		}
	}
	return spots
}

// ranges reads "4-6, 9".
func ranges(text string) [][2]int {
	var all [][2]int
	for _, m := range rangeClaim().FindAllStringSubmatch(text, -1) {
		from, _ := strconv.Atoi(m[1])
		to := from
		if m[2] != "" {
			if to, _ = strconv.Atoi(m[2]); to < from {
				to = from
			}
		}
		all = append(all, [2]int{from, to})
	}
	return all
}

// onlyNumbers says whether an answer holds pages, lines or an answer's own words and nothing else, so that it can quote
// nothing.
func onlyNumbers(text string) bool {
	if form.Meaning(text) != form.Other && len(strings.Fields(text)) <= 3 {
		return true
	}
	rest := strings.ToLower(oneLine(text))
	for _, words := range []*regexp.Regexp{pageClaim(), lineClaim()} {
		rest = words.ReplaceAllString(rest, " ")
	}
	return !strings.ContainsFunc(rest, unicode.IsLetter)
}

// claimedSection is what is left of a claim: the name of a section, without the words around it.
func claimedSection(text string) string {
	text = strings.NewReplacer("section", " ", "(", " ", ")", " ", "see ", " ", "yes,", " ", "reported", " ").Replace(text)
	text = strings.TrimSuffix(oneLine(text), " and")
	text = strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 3 {
		return ""
	}
	return text
}
