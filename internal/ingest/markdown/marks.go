package markdown

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
)

var (
	nesting     = late.Regexp(`^(?:>[ \t]*|[*+-][ \t]+|\d{1,9}[.)][ \t]+){24,}`)
	divLine     = late.Regexp(`^\s*:{3,}(?:\s*\{[^}]*\}|\s*[\w-]+)?\s*:*\s*$`)
	headingAttr = late.Regexp(`^\s{0,3}(?:#{1,6}\s.*?)?(\s*\{[^{}]*\})\s*#*\s*$`)
	noteStart   = late.Regexp(`^\s{0,3}\[\^[^\]\s]+\]:\s*`)
	underline   = late.Regexp(`^\s{0,3}(?:=+|-+)\s*$`)
	pageCommand = late.Regexp(`^\s*\\(?:newpage|clearpage|pagebreak|maketitle|tableofcontents|appendix|normalsize|small|footnotesize|large|Large|LARGE|huge|Huge|centering|noindent|bigskip|medskip|smallskip|doublespacing|linenumbers|` +
		`(?:vspace|hspace|setlength|setcounter|usepackage|bibliography|bibliographystyle|input|include|pagenumbering|thispagestyle|pagestyle|renewcommand|newcommand|includegraphics)\*?(?:\[[^\]]*\])?(?:\{[^{}]*\})*)\s*\\*\s*$`)
)

// lineMarks leaves out lines that only steer: fenced divs, page breaks, attributes of headings; and
// notes where footnotes begin.
func (s *source) lineMarks(body int) {
	lines := s.lines(body)
	var d divs
	for i, l := range lines {
		d.line(s, lines, i)
		s.pandocLine(lines, i)
		t := s.at(l)
		if n := nesting().FindString(t); n != "" {
			s.blank(l.start, l.start+len(n)) // no person nests so deep; following it would take time
			t = s.at(l)
		}
		switch {
		case isBlank(t):
			continue
		case strings.Contains(t, ":::") && divLine().MatchString(t), strings.Contains(t, `\`) && pageCommand().MatchString(t), strings.TrimSpace(t) == "$ $":
			s.blank(l.start, l.end)
			continue
		case strings.Contains(t, "{{<") && shortcodeLine().MatchString(t):
			if m := shortcodeLine().FindStringSubmatch(t); m[1] == "include" {
				s.included(m[2])
			}
			s.blank(l.start, l.end)
			continue
		case strings.Contains(t, "[^") && noteStart().MatchString(t):
			s.replace(l.start, l.start+len(noteStart().FindString(t)), "")
			s.notes[l.start] = true
		}
		if !strings.Contains(t, "{") {
			continue
		}
		setext := i+1 < len(lines) && underline().MatchString(s.at(lines[i+1])) && !isBlank(t)
		if m := headingAttr().FindStringSubmatchIndex(t); m != nil && (setext || strings.HasPrefix(strings.TrimSpace(t), "#")) {
			s.blank(l.start+m[2], l.start+m[3])
		} else if setext {
			if k := strings.LastIndexByte(t, '{'); k > 0 && strings.HasSuffix(strings.TrimSpace(t), "}") {
				s.blank(l.start+k, l.end)
			}
		}
	}
}

var (
	noteMark  = late.Regexp(`^\[\^[^\]\s]+\]`)
	attribute = late.Regexp(`^\{(?:[#.=:][^{}\n]*|[\w-]+=[^{}\n]*)\}`)
	subscript = late.Regexp(`^~([\pL\pN+-]{1,6})~`)
	tableRef  = late.Regexp(`^\(\\?#(?:tab|fig|eq|tbl):[\w-]+\)\s*`)
	autoLink  = late.Regexp(`^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+)>`)
	bookRef   = late.Regexp(`^\\@ref\([\w:.-]+\)`)
)

// inlineMarks finds mathematics, LaTeX commands, notes and attributes in the running text.
func (s *source) inlineMarks(body int) {
	for i := body; i < len(s.masked); {
		i = s.inlineMark(i)
	}
}

// window bounds how far a construct is followed: a lost closing mark must not make reading slow.
const window = 4000

func (s *source) ahead(i int) string { return string(s.masked[i:min(len(s.masked), i+200)]) }

// inlineMark deals with what begins at i and returns where to go on.
func (s *source) inlineMark(i int) int {
	switch s.masked[i] {
	case '`':
		return s.skipCode(i)
	case '$':
		return s.math(i)
	case '\\':
		if m := bookRef().FindString(s.ahead(i)); m != "" {
			s.keep(i, i+len(m))
			return i + len(m)
		}
		return s.command(i)
	case '[':
		if m := noteMark().FindString(s.ahead(i)); m != "" {
			s.replace(i, i+len(m), "")
			return i + len(m)
		}
	case '^':
		if i+1 < len(s.masked) && s.masked[i+1] == '[' {
			if end := s.closing(i+1, '[', ']'); end > 0 {
				s.replace(i, i+2, " (")
				s.replace(end, end+1, ")")
				return i + 2
			}
		}
	case '<':
		if m := autoLink().FindString(s.ahead(i)); m != "" {
			s.replace(i, i+1, "")
			s.keep(i+1, i+len(m)-1)
			s.replace(i+len(m)-1, i+len(m), "")
			return i + len(m)
		}
	case '{':
		return s.brace(i)
	case '@':
		if next, ok := s.crossReference(i); ok {
			return next
		}
	case '(':
		if m := tableRef().FindString(s.ahead(i)); m != "" {
			s.replace(i, i+len(m), "")
			return i + len(m)
		}
	case '~':
		if m := subscript().FindString(s.ahead(i)); m != "" {
			s.replace(i, i+1, "")
			s.replace(i+len(m)-1, i+len(m), "")
			return i + len(m)
		}
	}
	return i + 1
}

// lineEndLabel is an attribute behind a caption or a formula: "{#tbl-sets}".
var lineEndLabel = late.Regexp(`^\{#[\w:.-]+(?:\s[^{}\n]*)?\}[ \t]*(?:\n|$)`)

// brace leaves attributes of links and images, labels, shortcodes and roles out, and the braces of
// `{\bf ...}`.
func (s *source) brace(i int) int {
	if next, ok := s.shortcodeAt(i); ok {
		return next
	}
	if next, ok := s.inlineRole(i); ok {
		return next
	}
	if lineEndLabel().MatchString(s.ahead(i)) {
		end := i + strings.IndexByte(s.ahead(i), '}') + 1
		s.replace(i, end, "")
		return end
	}
	if i > 0 && strings.IndexByte(")]`", s.masked[i-1]) >= 0 {
		if m := attribute().FindString(s.ahead(i)); m != "" {
			s.replace(i, i+len(m), "")
			s.span(i - 1)
			return i + len(m)
		}
	}
	if i+1 < len(s.masked) && s.masked[i+1] == '\\' {
		if end := s.closing(i, '{', '}'); end > 0 {
			s.replace(i, i+1, "")
			s.replace(end, end+1, "")
		}
	}
	return i + 1
}

// skipCode passes a code span: nothing in it is markup. Inline R code stays as it
// stands, the name of its engine left out.
func (s *source) skipCode(i int) int {
	n := 0
	for i+n < len(s.masked) && s.masked[i+n] == '`' {
		n++
	}
	mark := strings.Repeat("`", n)
	rest := string(s.masked[i+n : min(len(s.masked), i+n+window)])
	if m := engineCode().FindString(rest); m != "" {
		s.replace(i+n, i+n+len(m), "")
	}
	if end := strings.Index(rest, mark); end >= 0 && !strings.Contains(rest[:end], "\n\n") {
		return i + n + end + n
	}
	return i + n
}

// closing finds the mark that closes the one at i, -1 when it does not within the paragraph.
func (s *source) closing(i int, open, shut byte) int {
	depth := 0
	for j := i; j < len(s.masked) && j < i+window; j++ {
		switch c := s.masked[j]; {
		case c == '\\':
			j++
		case c == open:
			depth++
		case c == shut:
			if depth--; depth == 0 {
				return j
			}
		case c == '\n' && j+1 < len(s.masked) && s.masked[j+1] == '\n':
			return -1
		}
	}
	return -1
}
