package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var (
	htmlTag    = late.Regexp(`</?[A-Za-z][^<>]*>`)
	htmlHidden = late.Regexp(`(?is)<(?:script|style)\b.*?</(?:script|style)>`)
)

// html reads the text of a block of HTML: its tables as tables, its headings as headings, the rest as
// paragraphs.
func (w *walker) html(n *ast.HTMLBlock) {
	if n.Lines().Len() == 0 {
		return
	}
	start, end := n.Lines().At(0).Start, n.Lines().At(n.Lines().Len()-1).Stop
	if n.HasClosure() {
		end = max(end, n.ClosureLine.Stop)
	}
	text := string(w.src.masked[start:end])
	hidden := htmlHidden().FindAllStringIndex(text, -1)
	h := htmlReader{w: w, b: &builder{src: w.src}, at: start}
	pos := 0
	for _, m := range htmlTag().FindAllStringIndex(text, -1) {
		if m[0] < pos {
			continue
		}
		for len(hidden) > 0 && hidden[0][1] <= m[0] {
			hidden = hidden[1:]
		}
		if len(hidden) > 0 && m[0] >= hidden[0][0] {
			h.text(start+pos, start+hidden[0][0])
			pos = max(pos, hidden[0][1])
			continue
		}
		h.text(start+pos, start+m[0])
		h.tag(strings.ToLower(text[m[0]+1 : m[1]-1]))
		pos = m[1]
	}
	h.text(start+pos, end)
	h.flush()
}

// htmlReader collects the pieces of a block of HTML.
type htmlReader struct {
	w     *walker
	b     *builder
	at    int
	kind  manuscript.Kind
	level int
	cell  bool // a cell of the row stands in the text
}

func (h *htmlReader) text(start, end int) {
	if start >= end {
		return
	}
	if h.b.Len() == 0 {
		h.at = start
	}
	h.b.add(start, end)
}

func (h *htmlReader) flush() {
	style := styleNone
	if h.kind == manuscript.Heading {
		style = styleMarked
	}
	h.w.add(h.b.Piece(h.kind, h.level), h.at, style)
	h.b = &builder{src: h.w.src}
}

// tag acts on a tag, given without its brackets, in small letters.
func (h *htmlReader) tag(tag string) {
	name := strings.TrimLeft(tag, "/")
	if i := strings.IndexAny(name, " \t\n/"); i >= 0 {
		name = name[:i]
	}
	closing := strings.HasPrefix(tag, "/")
	switch name {
	case "table":
		h.begin(manuscript.Table, closing)
	case "tr":
		if h.b.Len() > 0 && !closing {
			h.b.Mark('\n')
		}
		h.cell = false
	case "td", "th":
		if !closing {
			if h.cell {
				h.b.Mark('\t')
			}
			h.cell = true
		}
	case "caption", "figcaption":
		h.begin(manuscript.Caption, closing)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		h.begin(manuscript.Heading, closing)
		h.level = int(name[1] - '0')
	case "p", "div", "section", "ul", "ol", "figure", "blockquote", "center":
		if h.kind != manuscript.Table {
			h.begin(manuscript.Paragraph, true)
		}
	case "li":
		h.begin(manuscript.ListItem, closing)
	case "br":
		h.b.Space()
	}
}

// begin ends the piece before and begins one of a kind, or a paragraph behind a closing tag.
func (h *htmlReader) begin(kind manuscript.Kind, closing bool) {
	inTable := h.kind == manuscript.Table || kind == manuscript.Caption && h.b.Len() == 0
	h.flush()
	h.kind, h.level = kind, 0
	if closing {
		h.kind = manuscript.Paragraph
		if kind == manuscript.Caption && inTable {
			h.kind = manuscript.Table
		}
	}
	h.cell = false
}
