package manuscript

import "strings"

// part is a piece on its way into the document, with what is known about its section so far.
type part struct {
	Piece
	opens label // the section that begins with this piece, beside the one a heading begins
	once  bool  // the opened section holds this piece only (a run-in "Funding: ...")
	ends  bool  // what follows no longer belongs to the abstract (a line of key words)
}

// label names a section that the text opens without a heading of its own.
type label struct {
	title string
	role  Role
}

// Assemble makes a document of what a reader found: one text, its sections with roles, its sentences
// and the notices that only the whole paper can tell.
func Assemble(d Draft) *Document {
	parts := prepare(d.Pieces)
	doc := &Document{Format: d.Format, Pages: d.Pages, Notices: append([]Notice(nil), d.Notices...)}
	doc.join(parts)
	doc.files = []filePart{{span: Span{0, len(doc.Text)}, lines: lineStarts(d.Source), included: d.Included}}
	doc.buildSections(parts)
	doc.inferRoles()
	doc.markReferences()
	doc.houseFloats()
	doc.markChecklists()
	doc.markTemplates()
	doc.splitSentences()
	doc.countWords()
	doc.Notices = append(doc.Notices, doc.judge()...)
	return doc
}

// prepare drops empty pieces and settles which pieces are headings, of which level, and which open a
// section without being one.
func prepare(pieces []Piece) []part {
	var parts []part
	for _, p := range pieces {
		if strings.TrimSpace(p.Text) == "" {
			continue
		}
		if p.Kind == Heading && isCaptionLabel(p.Text) {
			p.Kind, p.Level = Caption, 0
		}
		if p.Kind == Heading {
			p.Level = max(p.Level, 1)
		} else {
			p.Level = 0
		}
		parts = append(parts, part{Piece: p})
	}
	findTitle(parts)
	numberedLevels(parts)
	levelAbstract(parts)
	findRunIns(parts)
	return parts
}

// join builds the text and the blocks, and moves the runs to their place in the text.
func (d *Document) join(parts []part) {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteString("\n\n")
		}
		base := b.Len()
		b.WriteString(p.Text)
		d.Blocks = append(d.Blocks, Block{Span: Span{base, b.Len()}, Kind: p.Kind, Level: p.Level})
		last := base
		for _, r := range p.Runs {
			r.Start, r.End = max(r.Start+base, last), min(r.End+base, b.Len())
			if r.Start >= r.End {
				continue // a reader's slip must not spoil the order that Places relies on
			}
			last = r.End
			d.runs = append(d.runs, r)
		}
		if p.Kind == Title && d.Title == "" {
			d.Title = strings.Join(strings.Fields(p.Text), " ")
		}
	}
	d.Text = b.String()
}

// findTitle takes a short first paragraph without a full stop for the title where the reader found none.
func findTitle(parts []part) {
	heading := false
	for _, p := range parts {
		if p.Kind == Title {
			return
		}
		heading = heading || p.Kind == Heading
	}
	if !heading || len(parts) < 3 || parts[0].Kind != Paragraph || parts[0].Role != RoleUnknown {
		return
	}
	text := strings.TrimSpace(parts[0].Text)
	words := len(strings.Fields(text))
	if words >= 3 && words <= 45 && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ":") {
		parts[0].Kind = Title
	}
}

// countWords counts the words outside the reference list.
func (d *Document) countWords() {
	d.Words = 0
	for _, b := range d.Blocks {
		if b.Kind != Reference {
			d.Words += len(strings.Fields(d.Slice(b.Span)))
		}
	}
}
