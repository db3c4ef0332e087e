package manuscript

import "sort"

// filePart is the stretch of the text that one file gave.
type filePart struct {
	span     Span
	name     string
	lines    []int // byte offsets of the line starts in the source; nil for formats with pages
	included []Included
	pages    int // filled by Join
}

// lineStarts finds where lines begin: after "\n", "\r\n" or a lone "\r".
func lineStarts(source []byte) []int {
	if source == nil {
		return nil
	}
	starts := []int{0}
	for i, c := range source {
		if c == '\n' || c == '\r' && (i+1 == len(source) || source[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// Place is where a span begins for a person.
func (d *Document) Place(s Span) Place {
	if places := d.places(s, 1); len(places) > 0 {
		return places[0]
	}
	return Place{}
}

// Places says where a span stands: one place for each source line, or each printed line of a page.
func (d *Document) Places(s Span) []Place {
	return d.places(s, -1)
}

// places finds at most limit places (all when negative).
func (d *Document) places(s Span, limit int) []Place {
	if len(d.runs) == 0 {
		return nil
	}
	s.Start, s.End = max(0, s.Start), min(s.End, len(d.Text))
	first := sort.Search(len(d.runs), func(i int) bool { return d.runs[i].End > s.Start })
	if first == len(d.runs) || d.runs[first].Start >= s.End {
		first, s = d.nearest(first, s)
	}
	var places []Place
	for i := first; i < len(d.runs) && d.runs[i].Start < s.End; i++ {
		places = d.addRun(places, d.runs[i], s)
		if limit >= 0 && len(places) > limit {
			return places[:limit] // one more than asked for: the last wanted box is complete
		}
	}
	return places
}

// nearest stands in for a span that no run covers (a joining space): the run after it when one
// follows, the last one otherwise.
func (d *Document) nearest(i int, _ Span) (int, Span) {
	if i == len(d.runs) {
		i--
		return i, Span{d.runs[i].End - 1, d.runs[i].End}
	}
	return i, Span{d.runs[i].Start, d.runs[i].Start + 1}
}

// addRun adds what of a run lies in the span to the places, or widens the last of them.
func (d *Document) addRun(places []Place, r Run, s Span) []Place {
	start, end := max(r.Start, s.Start), min(r.End, s.End)
	file := d.fileAt(start)
	if file.lines == nil {
		return d.addBox(places, r, start, file)
	}
	if r.Fixed {
		return d.addLine(places, r.Source, start, file)
	}
	source := r.Source + start - r.Start
	last := r.Source + end - r.Start
	for source < last {
		places = d.addLine(places, source, r.Start+source-r.Source, file)
		line := lineAt(file.lines, source)
		if line+1 >= len(file.lines) {
			break
		}
		source = file.lines[line+1]
	}
	return places
}

func (d *Document) addLine(places []Place, source, offset int, file filePart) []Place {
	line := lineAt(file.lines, source)
	p := Place{File: file.name, Line: line + 1, Col: source - file.lines[line] + 1}
	if i := sort.Search(len(file.included), func(i int) bool { return file.included[i].Start > source }); i > 0 {
		from := file.included[i-1]
		p.File, p.Line = from.Name, p.Line-lineAt(file.lines, from.Start)
	}
	if n := len(places); n > 0 && places[n-1].Line == p.Line && places[n-1].File == p.File {
		return places
	}
	p.Section = d.SectionPath(d.shelf(offset))
	return append(places, p)
}

func (d *Document) addBox(places []Place, r Run, offset int, file filePart) []Place {
	if n := len(places); n > 0 {
		last := &places[n-1]
		if last.Page == r.Page && last.File == file.name && last.PrintedLine == r.PrintedLine && last.Paragraph == r.Paragraph && sameLine(last.Box, r.Box) {
			last.Box = last.Box.Union(r.Box)
			return places
		}
	}
	return append(places, Place{File: file.name, Page: r.Page, PrintedLine: r.PrintedLine, Paragraph: r.Paragraph, Box: r.Box, Section: d.SectionPath(d.shelf(offset))})
}

// sameLine says whether a word stands on the line of the words before it: the middle of the one lies
// within the height of the other, and it does not stand in the next column over.
func sameLine(line, word Box) bool {
	if line == (Box{}) || word == (Box{}) {
		return true
	}
	middle := (word.Y0 + word.Y1) / 2
	height := max(line.Y1-line.Y0, word.Y1-word.Y0)
	return middle > line.Y0 && middle < line.Y1 && word.X0 > line.X0-height && word.X0-line.X1 < 6*height
}

func lineAt(lines []int, source int) int {
	return max(0, sort.SearchInts(lines, source+1)-1)
}

func (d *Document) fileAt(offset int) filePart {
	i := sort.Search(len(d.files), func(i int) bool { return d.files[i].span.Start > offset })
	if i == 0 {
		return filePart{}
	}
	return d.files[i-1]
}

// sectionAt is the index of the innermost section at an offset, -1 when the document has none.
func (d *Document) sectionAt(offset int) int {
	if len(d.Blocks) == 0 {
		return -1
	}
	return d.Blocks[d.blockAt(offset)].Home
}

// blockAt is the index of the block at an offset.
func (d *Document) blockAt(offset int) int {
	return max(0, sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].Start > offset })-1)
}

// inAppendix says whether a section belongs to an appendix or a supplement.
func (d *Document) inAppendix(section int) bool {
	for i := section; i >= 0; i = d.Sections[i].Parent {
		if s := d.Sections[i]; s.Role == RoleSupplement || containsRole(s.Also, RoleSupplement) {
			return true
		}
	}
	return false
}

// shelf is the section under which a reader looks for an offset: its home, but for the tables and figures of an appendix, which
// are found there.
func (d *Document) shelf(offset int) int {
	if len(d.Blocks) == 0 {
		return -1
	}
	b := d.Blocks[d.blockAt(offset)]
	if d.inAppendix(b.Section) {
		return b.Section
	}
	return b.Home
}

// RoleAt is the role of the innermost section at a byte of the text.
func (d *Document) RoleAt(offset int) Role {
	if i := d.sectionAt(offset); i >= 0 {
		return d.Sections[i].Role
	}
	return RoleUnknown
}

// SectionPath lists the titles from the outermost section down to this one; sections without a
// title are left out.
func (d *Document) SectionPath(section int) []string {
	var path []string
	for i := section; i >= 0 && i < len(d.Sections); i = d.Sections[i].Parent {
		if t := d.Sections[i].Title; t != "" {
			path = append(path, t)
		}
	}
	for i, j := 0, len(path)-1; i < j; i, j = i+1, j-1 {
		path[i], path[j] = path[j], path[i]
	}
	return path
}
