package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// PlainText writes the paper's text in reading order, paragraphs separated by a blank line. Footnotes follow at the
// end, so that they part no sentence.
func PlainText(w io.Writer, doc *manuscript.Document) error {
	out := bufio.NewWriter(w)
	separator := ""
	for _, footnotes := range []bool{false, true} {
		for _, b := range doc.Blocks {
			if (b.Kind == manuscript.Footnote) == footnotes {
				fmt.Fprintf(out, "%s%s\n", separator, strings.Map(shown, doc.Slice(b.Span)))
				separator = "\n"
			}
		}
	}
	return out.Flush()
}

// shown keeps characters that steer a terminal out of a text that keeps its lines.
func shown(r rune) rune {
	if steers(r) {
		return -1
	}
	return r
}

// Outline writes a paper as it was understood: sections with their roles, then the start of every block.
func Outline(w io.Writer, doc *manuscript.Document, style Style) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s %s\n", style.bold("title"), clean(doc.Title))
	fmt.Fprintf(out, "%s %s, %d pages, %d words, %d blocks, %d sentences\n", style.bold("file"), doc.Format, doc.Pages, doc.Words, len(doc.Blocks), len(doc.Sentences))
	for _, n := range doc.Notices {
		of := ""
		if n.File != "" {
			of = " of " + clean(n.File)
		}
		fmt.Fprintf(out, "%s %s%s: %s\n", style.bold("notice"), n.Code, of, clean(n.Message))
	}
	for _, b := range doc.Blocks {
		p := doc.Place(b.Span)
		where := fmt.Sprintf("p%d", p.Page)
		switch {
		case p.Paragraph > 0:
			where = fmt.Sprintf("para%d", p.Paragraph)
		case p.Page == 0:
			where = fmt.Sprintf("l%d", p.Line)
		}
		if p.PrintedLine > 0 {
			where += fmt.Sprintf(" #%d", p.PrintedLine)
		}
		s := doc.Sections[b.Section]
		if b.Kind == manuscript.Heading {
			fmt.Fprintf(out, "\n%-10s %s %s %s\n", where, strings.Repeat("#", max(1, b.Level)), style.bold(clean(doc.Slice(b.Span))), style.dim("["+s.Role.String()+"]"))
			continue
		}
		fmt.Fprintf(out, "%-10s %-12s %s\n", where, b.Kind, short(clean(doc.Slice(b.Span)), max(40, style.Width-24)))
	}
	return out.Flush()
}

type outlineJSON struct {
	Format   string           `json:"format"`
	Title    string           `json:"title"`
	Pages    int              `json:"pages"`
	Words    int              `json:"words"`
	Notices  []jsonNotice     `json:"notices"`
	Sections []outlineSection `json:"sections"`
	Blocks   []outlineBlock   `json:"blocks"`
}

type outlineSection struct {
	Title  string `json:"title"`
	Level  int    `json:"level"`
	Role   string `json:"role"`
	Parent int    `json:"parent"`
}

type outlineBlock struct {
	Kind        string      `json:"kind"`
	Level       int         `json:"level,omitempty"`
	Section     int         `json:"section"`
	File        string      `json:"file,omitempty"`
	Page        int         `json:"page,omitempty"`
	Line        int         `json:"line,omitempty"`
	PrintedLine int         `json:"printed_line,omitempty"`
	Paragraph   int         `json:"paragraph,omitempty"`
	Box         *[4]float64 `json:"box,omitempty"`
	Text        string      `json:"text"`
}

// OutlineJSON writes the same as JSON, with the place of every block.
func OutlineJSON(w io.Writer, doc *manuscript.Document) error {
	out := outlineJSON{Format: doc.Format, Title: doc.Title, Pages: doc.Pages, Words: doc.Words, Notices: []jsonNotice{}}
	for _, n := range doc.Notices {
		out.Notices = append(out.Notices, jsonNotice{string(n.Code), n.Page, n.File, n.Message, n.Remedy, n.Blind})
	}
	for _, s := range doc.Sections {
		out.Sections = append(out.Sections, outlineSection{s.Title, s.Level, s.Role.String(), s.Parent})
	}
	for _, b := range doc.Blocks {
		p := doc.Place(b.Span)
		ob := outlineBlock{Kind: b.Kind.String(), Level: b.Level, Section: b.Section, File: p.File, Page: p.Page, Line: p.Line, PrintedLine: p.PrintedLine, Paragraph: p.Paragraph, Text: strings.TrimSpace(doc.Slice(b.Span))}
		if p.Box != (manuscript.Box{}) {
			ob.Box = &[4]float64{round(p.Box.X0), round(p.Box.Y0), round(p.Box.X1), round(p.Box.Y1)}
		}
		out.Blocks = append(out.Blocks, ob)
	}
	return writeJSON(w, out)
}
