package journal

import (
	"slices"
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// float is a table or a figure that a form names: "table 2". Numbers of a supplement keep their s: "table s1".
type float struct{ kind, number string }

var (
	floatClaim     = late.Regexp(`\b(suppl[a-z]*\.?\s+|appendix\s+|e)?(tables?|tab\.|figures?|figs?\b\.?)\s*((?:s|e)?-?\d{1,3}[a-z]?(?:\s*(?:,|and|&)\s*(?:s|e)?-?\d{1,3}[a-z]?)*)\b`)
	floatNumber    = late.Regexp(`((?:s|e)?)-?(\d{1,3})`)
	supplementWord = late.Regexp(`\b(?:suppl[a-z]*|appendix|appendices|additional file|online resource)\b`)
	sectionNumber  = late.Regexp(`\bsections?\s*(\d{1,2}(?:\.\d{1,2})*)\b`)
)

// floats reads the tables and figures that a claim names, and what stands before the first of them.
func floats(text string) (all []spot, before string) {
	found := floatClaim().FindAllStringSubmatchIndex(text, -1)
	if len(found) == 0 {
		return nil, text
	}
	for _, m := range found {
		kind := "table"
		if text[m[4]] == 'f' {
			kind = "figure"
		}
		for _, n := range floatNumber().FindAllStringSubmatch(text[m[6]:m[7]], -1) {
			s := spot{float: float{kind, n[2]}, supplement: m[2] >= 0 || n[1] != ""}
			if s.supplement {
				s.float.number = "s" + n[2]
			}
			all = append(all, s)
		}
	}
	return all, text[:found[0][0]]
}

// label is the table or figure that a text begins with the name of, as captions do: "Table S1. Readers".
func label(text string) (f float, ok bool) {
	low := strings.ToLower(oneLine(text))
	low = strings.TrimPrefix(low, "table: ") // a caption of Markdown
	m := floatClaim().FindStringIndex(low)
	if m == nil || m[0] > 0 {
		return float{}, false
	}
	all, _ := floats(low[:m[1]])
	return all[0].float, true
}

// read finds a table or figure in the paper: the spans of its captions and of the tables beside them. Whole says whether all
// of it could be read: of a figure there is only the caption.
func (f float) read(doc *manuscript.Document) (spans []manuscript.Span, whole bool) {
	for i, b := range doc.Blocks {
		if b.Kind != manuscript.Caption {
			continue
		}
		own, ok := label(doc.Slice(b.Span))
		if !ok || own != f && !(f.number == "s"+own.number && own.kind == f.kind && inSupplement(doc, b.Span)) {
			continue
		}
		spans = append(spans, b.Span)
		if f.kind == "table" {
			if span, ok := cells(doc, i); ok {
				spans, whole = append(spans, span), true
			}
		}
	}
	return spans, whole
}

// cells is the table that a caption belongs to: next below it or above it, with at most one block between them, such as a
// head that was read as a paragraph.
func cells(doc *manuscript.Document, caption int) (manuscript.Span, bool) {
	for _, step := range []int{1, -1} {
		for k := caption + step; k >= 0 && k < len(doc.Blocks) && k != caption+3*step; k += step {
			switch b := doc.Blocks[k]; b.Kind {
			case manuscript.Table:
				first := doc.Blocks[caption+step]
				return manuscript.Span{Start: min(first.Start, b.Start), End: max(first.End, b.End)}, true
			case manuscript.Caption, manuscript.Heading:
				k = caption + 2*step // another one's, or another section
			}
		}
	}
	return manuscript.Span{}, false
}

// holds says whether a passage stands in the table or figure, or sends its reader there.
func (f float) holds(doc *manuscript.Document, span manuscript.Span) bool {
	spans, _ := f.read(doc)
	if slices.ContainsFunc(spans, span.Overlaps) {
		return true
	}
	cited, _ := floats(strings.ToLower(oneLine(doc.Slice(span))))
	return slices.ContainsFunc(cited, func(s spot) bool { return s.float == f })
}

// name is the table or figure in words.
func (f float) name() string {
	return strings.ToUpper(f.kind[:1]) + f.kind[1:] + " " + strings.ToUpper(f.number)
}

// inSupplement says whether a passage lies in what is supplementary: a section of that name, or another file than the paper.
func inSupplement(doc *manuscript.Document, span manuscript.Span) bool {
	if doc.RoleAt(span.Start) == manuscript.RoleSupplement {
		return true
	}
	p := doc.Place(span)
	if files := doc.Files(); len(files) > 1 && p.File != files[0].Name {
		return true
	}
	return slices.ContainsFunc(p.Section, func(t string) bool { return supplementWord().MatchString(strings.ToLower(t)) })
}

// beyond says why a spot cannot be compared with the paper, "" where it can.
func (s spot) beyond(doc *manuscript.Document) string {
	if s.supplement && len(doc.Files()) < 2 && !slices.ContainsFunc(doc.Sections, func(of manuscript.Section) bool { return inSupplement(doc, of.Span) }) {
		return "the supplement was not given; name its file beside the paper"
	}
	if s.float != (float{}) {
		switch spans, whole := s.float.read(doc); {
		case len(spans) == 0:
			return "no caption of " + s.float.name() + " was found in the paper"
		case !whole && s.float.kind == "figure":
			return "of " + s.float.name() + " only the caption can be read, and it says nothing of this item"
		case !whole:
			return "the cells of " + s.float.name() + " could not be read, and its caption says nothing of this item"
		}
	}
	if s.section != "" && s.page+s.line == 0 && !slices.ContainsFunc(doc.Sections, func(of manuscript.Section) bool {
		return of.Len() > 0 && within(s.section, []string{of.Title}, doc, manuscript.Span{Start: of.Start, End: of.Start + 1})
	}) {
		return "the paper, as read, has no section “" + s.section + "”"
	}
	return ""
}

// beyond says why one of the spots cannot be compared: then it is not known that nothing stands there.
func (c claim) beyond(doc *manuscript.Document) string {
	for _, s := range c.spots {
		if why := s.beyond(doc); why != "" {
			return why
		}
	}
	return ""
}
