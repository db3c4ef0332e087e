package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var captionStart = late.Regexp(`^(?:(?i:supplement(?:ary|al)|extended data)\s+)?(?:(?i:table|figure)|Fig\.|FIG\.)\s+[A-Z]{0,2}\d+[a-z]?\s*[.:|–—]|^Table: |^: \S`)

// inline walks a block's running text into a builder.
type inline struct {
	w     *walker
	b     *builder
	kind  manuscript.Kind
	level int
	style headingStyle
	at    int
}

func (t *inline) flush() {
	t.w.add(t.b.Piece(t.kind, t.level), t.at, t.style)
	t.b = &builder{src: t.w.src}
}

func (t *inline) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t.node(c)
	}
}

func (t *inline) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if t.w.src.notes[n.Segment.Start] && n.Segment.Start != t.at {
			t.flush() // a footnote that begins without a blank line before it
			t.kind, t.style, t.at = manuscript.Footnote, styleNone, n.Segment.Start
		}
		t.b.add(n.Segment.Start, n.Segment.Stop)
		if n.SoftLineBreak() || n.HardLineBreak() {
			t.b.Space()
		}
	case *ast.CodeSpan:
		t.code(n)
	case *ast.Image:
		t.image(n)
	case *ast.RawHTML:
		t.tag(n)
	case *ast.String, *ast.AutoLink:
	default:
		t.children(n)
	}
}

func (t *inline) code(n *ast.CodeSpan) {
	was := t.b.code
	t.b.code = true
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if text, ok := c.(*ast.Text); ok {
			t.b.add(text.Segment.Start, text.Segment.Stop)
		}
	}
	t.b.code = was
}

// image keeps the text by which a figure is described as a caption of its own.
func (t *inline) image(n *ast.Image) {
	first := firstText(n)
	if first == nil {
		return
	}
	c := inline{w: t.w, b: &builder{src: t.w.src}, kind: manuscript.Caption, at: first.Segment.Start}
	c.children(n)
	c.flush()
}

func firstText(n ast.Node) *ast.Text {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if text, ok := c.(*ast.Text); ok {
			return text
		}
		if text := firstText(c); text != nil {
			return text
		}
	}
	return nil
}

// tag leaves an HTML tag out; what it means for the reading stays.
func (t *inline) tag(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	seg := n.Segments.At(0)
	tag := strings.ToLower(string(seg.Value(t.w.src.masked)))
	switch {
	case strings.HasPrefix(tag, "<br"):
		t.b.Space()
	case strings.HasPrefix(tag, "<sup"), strings.HasPrefix(tag, "</sup"):
		t.b.fixed("^", seg.Start) // 10<sup>6</sup> is not 106
	}
}
