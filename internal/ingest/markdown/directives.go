package markdown

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Directives are the blocks of MyST: "```{note} Title" or ":::{note} Title", options, content, a closing
// fence. Those whose content is text lose their fences; figures and tables are set aside as such.

var (
	directiveLine = late.Regexp("^[ \t]*(`{3,}|~{3,}|:{3,})\\{([A-Za-z][\\w-]*)\\}[ \t]*(.*?)[ \t]*$")
	optionLine    = late.Regexp(`^\s*:[A-Za-z][\w-]*:(?:\s.*)?$`)
	targetLine    = late.Regexp(`^\([\w:.-]+\)=\s*$`)
	blockBreak    = late.Regexp(`^\+\+\+(?:\s.*)?$`)
	tableRow      = late.Regexp(`^\s*[*-]\s+[*-](?:\s+|$)`)
	mystSign      = late.Regexp("(?m)^(?:`{3,}|:{3,})\\{[A-Za-z][\\w-]*\\}|^\\([\\w:.-]+\\)=[ \t]*$|\\{cite(?::\\w+)?\\}`")
	tableCell     = late.Regexp(`^\s+[*-](?:\s+|$)`)
)

const (
	// textDirectives hold text.
	textDirectives = " note warning tip hint important attention caution danger error admonition seealso margin sidebar topic epigraph pull-quote quote dropdown " +
		"card grid grid-item tab-item tab-set glossary abstract exercise solution proof theorem definition math container div table "
	// figureDirectives hold a caption, and their argument is a path.
	figureDirectives = " figure image figure-md subfigure "
)

// directives takes the fences of MyST's directives away.
func (s *source) directives(body int) {
	lines := s.lines(body)
	if mystSign().Match(s.masked) {
		for _, l := range lines {
			if strings.HasPrefix(s.at(l), "%") {
				s.blank(l.start, l.end) // a comment, elsewhere a sign like others
			}
		}
	}
	for i := 0; i < len(lines); i++ {
		t := s.at(lines[i])
		if targetLine().MatchString(t) || blockBreak().MatchString(t) {
			s.blank(lines[i].start, lines[i].end)
			continue
		}
		if !strings.Contains(t, "{") {
			continue
		}
		m := directiveLine().FindStringSubmatchIndex(t)
		if m == nil {
			continue
		}
		name := " " + t[m[4]:m[5]] + " "
		title := line{lines[i].start + m[6], lines[i].start + m[7]}
		isList, isFigure := name == " list-table ", strings.Contains(figureDirectives, name)
		switch {
		case name == " include ":
			s.included(t[m[6]:m[7]])
			continue
		case !isList && !isFigure && !strings.Contains(textDirectives, name):
			continue
		}
		mark := t[m[2]:m[3]]
		end := closingFence(s, lines, i+1, mark)
		first := i + 1
		for first < end && optionLine().MatchString(s.at(lines[first])) {
			first++
		}
		if isFigure {
			s.captionLines(lines[first:end])
		} else {
			s.directiveTitle(name, title)
		}
		if isList {
			s.listTable(lines[first:end])
		}
		last := first
		if isFigure || isList {
			last = end
		}
		s.blank(lines[i].start, lines[last-1].end)
		if end < len(lines) {
			s.blank(lines[end].start, lines[end].end)
		}
		i = last - 1
	}
}

// mostSearched bounds how far a closing fence is looked for.
const mostSearched = 400

// closingFence is the line that closes a fence, or the number of lines.
func closingFence(s *source, lines []line, from int, mark string) int {
	for i := from; i < min(len(lines), from+mostSearched); i++ {
		t := strings.TrimSpace(s.at(lines[i]))
		if len(t) >= len(mark) && t[0] == mark[0] && strings.Trim(t, mark[:1]) == "" {
			return i
		}
	}
	return min(len(lines), from+mostSearched)
}

// directiveTitle sets the title of a table or a box aside.
func (s *source) directiveTitle(name string, title line) {
	kind := manuscript.Paragraph
	if strings.Contains(name, "table") {
		kind = manuscript.Caption
	}
	if name == " math " {
		return
	}
	b := &builder{src: s}
	s.prose(b, title)
	s.aside = append(s.aside, placed{Piece: b.Piece(kind, 0), at: title.start})
}

// captionLines sets the paragraphs of a figure aside.
func (s *source) captionLines(lines []line) {
	b := &builder{src: s}
	at := 0
	flush := func() {
		s.aside = append(s.aside, placed{Piece: b.Piece(manuscript.Caption, 0), at: at})
		b = &builder{src: s}
	}
	for _, l := range lines {
		if isBlank(s.at(l)) {
			flush()
			continue
		}
		if b.Len() == 0 {
			at = l.start
		}
		b.Space()
		s.prose(b, l)
	}
	flush()
}

// listTable reads a table that is written as a list of lists.
func (s *source) listTable(lines []line) {
	b := &builder{src: s}
	if len(lines) == 0 {
		return
	}
	for _, l := range lines {
		t := s.at(l)
		skip := 0
		if m := tableRow().FindString(t); m != "" {
			if b.Len() > 0 {
				b.Mark('\n')
			}
			skip = len(m)
		} else if m := tableCell().FindString(t); m != "" {
			b.Mark('\t')
			skip = len(m)
		} else {
			b.Space()
		}
		s.prose(b, line{l.start + skip, l.end})
	}
	s.aside = append(s.aside, placed{Piece: b.Piece(manuscript.Table, 0), at: lines[0].start})
}

// role reads an inline role of MyST: {cite}`key` is a citation, {ref}`text <target>` its text.
var role = late.Regexp("^\\{([A-Za-z][\\w:+.-]*)\\}`([^`\n]*)`")

func (s *source) inlineRole(i int) (next int, ok bool) {
	m := role().FindStringSubmatchIndex(s.ahead(i))
	if m == nil {
		return i, false
	}
	name := s.ahead(i)[m[2]:m[3]]
	start, end := i+m[4], i+m[5]
	before, after := "", ""
	switch {
	case strings.HasPrefix(name, "cite"):
		before, after = "[@", "]"
	case name == "sup" || name == "superscript":
		before = "^"
	case name == "math":
		s.replace(i, start, "")
		s.formula(start, end)
		s.replace(end, end+1, "")
		return end + 1, true
	}
	s.replace(i, start, before)
	shown := end
	if k := strings.Index(string(s.masked[start:end]), " <"); k > 0 && s.masked[end-1] == '>' {
		shown = start + k
		s.replace(shown, end, "")
	}
	s.keep(start, shown)
	s.replace(end, end+1, after)
	return end + 1, true
}
