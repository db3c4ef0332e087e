// Package journal answers a journal's form from an assessment, and holds a form that an author filled against one. It decides
// nothing about the paper: what is not decided stays blank, with the reason as a comment.
//
// The package is pure: it takes what was read and gives what to write.
package journal

import (
	"fmt"
	"sort"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// maxPlaces is how many places an item names where no profile says otherwise.
const maxPlaces = 3

// quoteLength is the most that a quoted locator shows, in characters.
const quoteLength = 160

// ByHead is the locator that a column's head asks for: "Page / Line No" a page and a line, "Location" a section and paragraph.
func ByHead(head string) checklist.Locator {
	h := " " + form.Heading(head) + " "
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(h, " "+w+" ") || strings.Contains(h, " "+w+"s ") {
				return true
			}
		}
		return false
	}
	switch {
	case has("quote", "text", "excerpt"):
		return checklist.Quote
	case has("page") && has("line"):
		return checklist.PageLine
	case has("page", "pg", "pp") && !has("section", "paragraph"):
		return checklist.Page
	case has("section", "paragraph", "location", "where", "located"):
		return checklist.SectionParagraph
	case has("line"):
		return checklist.PageLine
	}
	return checklist.Page
}

// Places says in words where a satisfied item stands, in the paper's order: the passages that show its parts, at most n.
func Places(doc *manuscript.Document, evidence []assess.Evidence, locator checklist.Locator, n int) string {
	var spans []manuscript.Span
	shown := map[string]bool{}
	for _, e := range evidence {
		part := e.Rule + "/" + e.Element
		if e.Strong && !shown[part] && len(spans) < n {
			shown[part] = true
			spans = append(spans, e.Span)
		}
	}
	if len(spans) == 0 && len(evidence) > 0 {
		spans = append(spans, evidence[0].Span)
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	switch {
	case locator == checklist.Page && doc.Pages > 0:
		return pages(doc, spans)
	case locator == checklist.PageLine && doc.Pages > 0:
		return pageLines(doc, spans)
	}
	var all []string
	for _, s := range spans {
		all = appendNew(all, Place(doc, s, locator))
	}
	return strings.Join(all, "; ")
}

func appendNew(all []string, s string) []string {
	for _, a := range all {
		if a == s {
			return all
		}
	}
	return append(all, s)
}

// pages lists pages as forms have them: "4, 6".
func pages(doc *manuscript.Document, spans []manuscript.Span) string {
	var all []string
	between := ", "
	for _, s := range spans {
		p := doc.Place(s)
		if p.File != "" {
			between = "; "
		}
		switch {
		case p.Page > 0:
			all = appendNew(all, fileOf(p)+fmt.Sprint(p.Page))
		default:
			all = appendNew(all, Place(doc, s, checklist.SectionParagraph))
		}
	}
	return strings.Join(all, between)
}

// pageLines lists places by page: "p. 1, lines 18, 21; p. 4, line 77", or "p. 1, 4" where no lines are numbered.
func pageLines(doc *manuscript.Document, spans []manuscript.Span) string {
	numbered := false
	for _, s := range spans {
		p := doc.Place(s)
		numbered = numbered || p.PrintedLine > 0 || p.File != "" || p.Page == 0
	}
	if !numbered {
		return "p. " + pages(doc, spans)
	}
	var starts []string
	lines := map[string][]string{}
	for _, s := range spans {
		start, line, found := strings.Cut(Place(doc, s, checklist.PageLine), ", line ")
		starts = appendNew(starts, start)
		if found {
			lines[start] = appendNew(lines[start], line)
		}
	}
	for i, start := range starts {
		switch of := lines[start]; len(of) {
		case 0:
		case 1:
			starts[i] += ", line " + of[0]
		default:
			starts[i] += ", lines " + strings.Join(of, ", ")
		}
	}
	return strings.Join(starts, "; ")
}

// fileOf is the file's name before a place, where several files were read.
func fileOf(p manuscript.Place) string {
	if p.File == "" {
		return ""
	}
	return assess.FileName(p.File) + " p. "
}

// Place writes one place in a locator's way. A text without pages has sections and source lines only.
func Place(doc *manuscript.Document, span manuscript.Span, locator checklist.Locator) string {
	p := doc.Place(span)
	file := strings.TrimSuffix(fileOf(p), "p. ")
	if p.Page == 0 && locator != checklist.Quote {
		return file + section(doc, span, p) + fmt.Sprintf(" (line %d)", p.Line)
	}
	where := fmt.Sprintf("line %d", p.Line)
	if p.Page > 0 {
		where = fmt.Sprintf("p. %d", p.Page)
	}
	switch locator {
	case checklist.PageLine:
		if p.PrintedLine > 0 {
			where += fmt.Sprintf(", line %d", p.PrintedLine)
		}
		return file + where
	case checklist.SectionParagraph:
		return file + section(doc, span, p) + " (" + where + ")"
	case checklist.Quote:
		if words := oneLine(doc.Slice(span)); words != "" { // told without its words, a document has places only
			return "“" + shorten(words, quoteLength) + "” (" + file + where + ")"
		}
	}
	return file + where
}

// section is the section and, within it, the paragraph: "Data partitions, paragraph 2".
func section(doc *manuscript.Document, span manuscript.Span, p manuscript.Place) string {
	name := "Text before the first heading"
	if n := len(p.Section); n > 0 {
		name = p.Section[n-1]
		if name == "" {
			name = "A section"
		}
	}
	if k := paragraph(doc, span); k > 0 {
		return fmt.Sprintf("%s, paragraph %d", name, k)
	}
	return name
}

// paragraph counts the paragraphs and lists of a section up to the one that holds a span; 0 for headings, tables and captions.
func paragraph(doc *manuscript.Document, span manuscript.Span) int {
	at := sort.Search(len(doc.Blocks), func(i int) bool { return doc.Blocks[i].Start > span.Start }) - 1
	if at < 0 || !counts(doc.Blocks[at].Kind) {
		return 0
	}
	n := 0
	for i := at; i >= 0 && doc.Blocks[i].Section == doc.Blocks[at].Section; i-- {
		if counts(doc.Blocks[i].Kind) {
			n++
		}
	}
	return n
}

func counts(k manuscript.Kind) bool { return k == manuscript.Paragraph || k == manuscript.ListItem }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// shorten cuts a text at a word's end.
func shorten(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	cut := n - 2
	for i := cut; i > cut/2; i-- {
		if runes[i] == ' ' {
			cut = i
			break
		}
	}
	return string(runes[:cut]) + " …"
}
