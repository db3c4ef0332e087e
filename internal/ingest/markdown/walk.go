package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// walker turns goldmark's tree into pieces.
type walker struct {
	src    *source
	pieces []placed
}

func (w *walker) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

func (w *walker) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.text(n, manuscript.Heading, n.Level, styleMarked)
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.text(n, kindWithin(n), 0, styleNone)
	case *ast.List:
		w.list(n)
	case *ast.CodeBlock:
		w.indented(n)
	case *ast.HTMLBlock:
		w.html(n)
	case *east.Table:
		w.table(n)
	case *ast.FencedCodeBlock, *ast.ThematicBreak, *ast.LinkReferenceDefinition:
	default:
		w.blocks(n)
	}
}

// kindWithin is the kind of running text by what it stands in.
func kindWithin(n ast.Node) manuscript.Kind {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindListItem {
			return manuscript.ListItem
		}
	}
	return manuscript.Paragraph
}

// list reads the items. A list whose items are all headings ("2. Methods") is no list: goldmark takes
// numbered headings without marks for one.
func (w *walker) list(n *ast.List) {
	outline := n.IsOrdered()
	for item := n.FirstChild(); item != nil && outline; item = item.NextSibling() {
		block := item.FirstChild()
		outline = block != nil && (block.Kind() == ast.KindParagraph || block.Kind() == ast.KindTextBlock) && block.Lines().Len() == 1
		if outline {
			seg := block.Lines().At(0)
			outline = manuscript.RoleOfHeading(string(seg.Value(w.src.masked))) != manuscript.RoleUnknown
		}
	}
	if !outline {
		w.blocks(n)
		return
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		w.text(item.FirstChild(), manuscript.Heading, 1, styleNumbered)
		for b := item.FirstChild().NextSibling(); b != nil; b = b.NextSibling() {
			if b.Kind() == ast.KindParagraph || b.Kind() == ast.KindTextBlock {
				w.text(b, manuscript.Paragraph, 0, styleNone)
			} else {
				w.block(b)
			}
		}
	}
}

func (w *walker) paragraph(n *ast.Paragraph) {
	kind, style := kindWithin(n), styleNone
	if only := n.FirstChild(); only != nil && kind == manuscript.Paragraph {
		if e, ok := only.(*ast.Emphasis); ok && only.NextSibling() == nil {
			style = styleItalic
			if e.Level == 2 || e.ChildCount() == 1 && e.FirstChild().Kind() == ast.KindEmphasis {
				style = styleBold
			}
		} else if n.Lines().Len() == 1 {
			style = styleLine
		}
	}
	w.text(n, kind, 0, style)
}

// text makes a piece of a block's running text.
func (w *walker) text(n ast.Node, kind manuscript.Kind, level int, style headingStyle) {
	if n.Lines().Len() == 0 {
		return
	}
	t := inline{w: w, b: &builder{src: w.src}, kind: kind, level: level, style: style, at: n.Lines().At(0).Start}
	if w.src.notes[t.at] {
		t.kind, t.style = manuscript.Footnote, styleNone
	}
	if w.src.captions[t.at] && kind == manuscript.Paragraph {
		t.kind, t.style = manuscript.Caption, styleNone
	}
	t.children(n)
	t.flush()
}

// indented reads an indented block as a paragraph: manuscripts indent text, not code.
func (w *walker) indented(n *ast.CodeBlock) {
	b := builder{src: w.src}
	for i := range n.Lines().Len() {
		b.Space()
		seg := n.Lines().At(i)
		b.add(seg.Start, seg.Stop)
	}
	if n.Lines().Len() > 0 {
		w.add(b.Piece(manuscript.Paragraph, 0), n.Lines().At(0).Start, styleNone)
	}
}

func (w *walker) table(n *east.Table) {
	b := builder{src: w.src}
	at := -1
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if b.Len() > 0 {
			b.Mark('\n')
		}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell != row.FirstChild() {
				b.Mark('\t')
			}
			if at < 0 && cell.Lines().Len() > 0 {
				at = cell.Lines().At(0).Start
			}
			t := inline{w: w, b: &b, at: max(at, 0)}
			t.children(cell)
		}
	}
	w.add(b.Piece(manuscript.Table, 0), max(at, 0), styleNone)
}

// add keeps a piece. A paragraph that begins as captions do is one.
func (w *walker) add(p manuscript.Piece, at int, style headingStyle) {
	if strings.TrimSpace(p.Text) == "" {
		return
	}
	if p.Kind == manuscript.Paragraph && captionStart().MatchString(p.Text) {
		p.Kind, style = manuscript.Caption, styleNone
	}
	w.pieces = append(w.pieces, placed{Piece: p, at: at, style: style})
}
