package report

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// htmlBlock is a block of the manuscript: Rows for a table, Depth (3 to 6) for a heading, Pieces for the rest.
// File and Page are set where a new one begins.
type htmlBlock struct {
	Class, Place, File, Excluded string
	Page, Depth                  int
	Rows                         [][][]*htmlPiece
	Pieces                       []*htmlPiece
}

// htmlPiece is a stretch of text that lies in the same passages throughout. Begins are the ids of the
// passages that begin with it, Refs the items of those that end with it.
type htmlPiece struct {
	Text, Class, In string
	Begins          []string
	Refs            []htmlRef
}

// htmlRef leads from a passage back to an item. List names its checklist where the report has several.
type htmlRef struct {
	htmlVerdict
	Anchor, List, ID string
}

// passage is a stretch of the manuscript that items name.
type passage struct {
	span manuscript.Span
	id   string
	refs []htmlRef
	near bool // no item takes it for evidence: it only came near
	last *htmlPiece
}

// passages are all of them, in the order of the text once they are numbered.
type passages struct {
	doc    *manuscript.Document
	all    []*passage
	core   []manuscript.Span // the sentences that matched: they are coloured, what else belongs to a passage is not
	bySpan map[manuscript.Span]*passage
}

func newPassages(doc *manuscript.Document) *passages {
	return &passages{doc: doc, bySpan: map[manuscript.Span]*passage{}}
}

func (ps *passages) add(span manuscript.Span, ref htmlRef, near bool) {
	p := ps.bySpan[span]
	if p == nil {
		p = &passage{span: span, near: true}
		ps.bySpan[span] = p
		ps.all = append(ps.all, p)
	}
	p.near = p.near && near
	if !slices.Contains(p.refs, ref) {
		p.refs = append(p.refs, ref)
	}
}

// colour sets off a sentence of the passages.
func (ps *passages) colour(sentence manuscript.Span) {
	if !slices.Contains(ps.core, sentence) {
		ps.core = append(ps.core, sentence)
	}
}

func (ps *passages) number() {
	slices.SortStableFunc(ps.all, func(a, b *passage) int {
		if a.span.Start != b.span.Start {
			return a.span.Start - b.span.Start
		}
		return a.span.End - b.span.End
	})
	for i, p := range ps.all {
		p.id = "p" + strconv.Itoa(i+1)
	}
}

// id is the name of a passage, "" where it is not marked.
func (ps *passages) id(span manuscript.Span) string {
	if p := ps.bySpan[span]; p != nil {
		return p.id
	}
	return ""
}

// blocks lays the manuscript out with its passages.
func (ps *passages) blocks() []htmlBlock {
	var out []htmlBlock
	file, page, depth := "", 0, 2
	for _, b := range ps.doc.Blocks {
		place := ps.doc.Place(b.Span)
		hb := htmlBlock{Class: strings.ReplaceAll(b.Kind.String(), " ", ""), Place: margin(place), Excluded: clean(b.Excluded)}
		if b.Excluded != "" {
			hb.Class += " excluded"
		}
		if place.File != file {
			file, page = place.File, 0
			hb.File = clean(file)
		}
		if place.Page != page {
			page = place.Page
			hb.Page = page
		}
		switch b.Kind {
		case manuscript.Table:
			hb.Rows = ps.rows(b.Span)
		case manuscript.Heading:
			depth = min(b.Level+2, depth+1, 6) // no level is left out, whatever the paper does
			hb.Depth = depth
			hb.Pieces = ps.pieces(b.Span)
		default:
			hb.Pieces = ps.pieces(b.Span)
		}
		out = append(out, hb)
	}
	for _, p := range ps.all {
		if p.last != nil {
			p.last.Refs = append(p.last.Refs, p.refs...)
		}
	}
	return out
}

// margin is the number of the line that stands beside a block: printed in a PDF, counted in a text.
func margin(p manuscript.Place) string {
	return positive(max(p.PrintedLine, p.Line))
}

// rows cuts a table at its rows and cells.
func (ps *passages) rows(span manuscript.Span) [][][]*htmlPiece {
	var rows [][][]*htmlPiece
	at := span.Start
	for _, row := range strings.Split(ps.doc.Slice(span), "\n") {
		var cells [][]*htmlPiece
		for _, cell := range strings.Split(row, "\t") {
			cells = append(cells, ps.pieces(manuscript.Span{Start: at, End: at + len(cell)}))
			at += len(cell) + 1
		}
		rows = append(rows, cells)
	}
	return rows
}

// pieces cuts a stretch of text wherever a passage begins or ends in it.
func (ps *passages) pieces(span manuscript.Span) []*htmlPiece {
	var inside []*passage
	cuts := []int{span.Start, span.End}
	for _, p := range ps.all {
		if p.span.Overlaps(span) {
			inside = append(inside, p)
			cuts = append(cuts, max(p.span.Start, span.Start), min(p.span.End, span.End))
		}
	}
	for _, s := range ps.core {
		if len(inside) > 0 && s.Overlaps(span) {
			cuts = append(cuts, max(s.Start, span.Start), min(s.End, span.End))
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []*htmlPiece
	for i := 1; i < len(cuts); i++ {
		own := manuscript.Span{Start: cuts[i-1], End: cuts[i]}
		piece := &htmlPiece{Text: quiet(ps.doc.Slice(own))}
		var in []string
		near, verdict := true, ""
		for _, p := range inside {
			if !p.span.Overlaps(own) {
				continue
			}
			verdict = graver(verdict, p)
			if p.last == nil {
				piece.Begins = append(piece.Begins, p.id)
			}
			p.last = piece
			in = append(in, p.id)
			near = near && p.near
		}
		if len(in) > 0 {
			piece.Class, piece.In = "m "+verdict, strings.Join(in, " ")
			switch {
			case near:
				piece.Class = "m near"
			case !slices.ContainsFunc(ps.core, own.Overlaps):
				piece.Class += " rest"
			}
		}
		out = append(out, piece)
	}
	return out
}

// graver is the class of the verdict that asks most of the author: the one so far, or one of the items of a passage that
// take it for evidence.
func graver(class string, p *passage) string {
	for _, v := range byUrgency() {
		c := htmlVerdictOf(v).Class
		if c == class || !p.near && slices.ContainsFunc(p.refs, func(r htmlRef) bool { return r.Class == c }) {
			return c
		}
	}
	return class
}

// quiet makes a stretch of manuscript text safe to show and keeps its length in words: control characters, direction
// marks and broken characters become spaces, so that no text can pose as another.
func quiet(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError {
			return ' '
		}
		return r
	}, text)
}
