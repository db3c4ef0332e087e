package markdown

import (
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var (
	calloutLine   = late.Regexp(`^\s*:{3,}\s*\{[^}]*\.callout[^}]*\}|^\s*:{3,}\s*callout`)
	floatDiv      = late.Regexp(`^\s*:{3,}\s*\{\s*#(?:fig|tbl)-`)
	hashes        = late.Regexp(`^\s{0,3}#{1,6}\s+`)
	shortcodeLine = late.Regexp(`^\s*\{\{<\s*([\w-]+)\s*(.*?)\s*>\}\}\s*$`)
	shortcode     = late.Regexp(`^\{\{<[^\n]*?>\}\}`)
	crossRef      = late.Regexp(`^@(fig|tbl|tab|sec|eq|lst)-[\w-]*\w`)
	optionKey     = late.Regexp(`^\s*(?:#|//|%%|--)\|\s*([\w.-]+)\s*:\s*(.*?)\s*$`)
	optionMore    = late.Regexp(`^\s*(?:#|//|%%|--)\|\s{2,}(?:-\s+)?(\S.*?)\s*$`)
	childChunk    = late.Regexp(`\bchild\s*=\s*["']([^"'\n]+)["']`)
	engineCode    = late.Regexp(`^\{(?:r|python|julia|jl|ojs)\}\s+`)
	definition    = late.Regexp(`^\s{0,3}([:~])[ \t]+\S`)
	lineBlock     = late.Regexp(`^\| [^|]*$`)
)

// crossKinds are what cross references are called on the page.
var crossKinds = map[string]string{"fig": "Figure ", "tbl": "Table ", "tab": "Table ", "sec": "Section ", "eq": "Equation ", "lst": "Listing "}

// included says that a file which the text includes was not read.
func (s *source) included(name string) {
	s.notices = append(s.notices, manuscript.Notice{Code: manuscript.FileMissing, Blind: true, Wants: name,
		Message: fmt.Sprintf("The included file %q was not read.", name),
		Remedy:  "Name it behind the paper on the command line; both are searched together."})
}

// divs follows Quarto's divs: the heading that opens a callout is its title, no section, and the last
// paragraph of a figure's div is its caption.
type divs struct {
	open    []bool // of each div that is open, whether it is a figure or table
	callout bool   // nothing but the opening line of a callout was read
}

// line acts on a line; last is the paragraph that a closing line ends.
func (d *divs) line(s *source, lines []line, i int) {
	t := s.at(lines[i])
	switch {
	case strings.HasPrefix(strings.TrimSpace(t), ":::"):
		if strings.Trim(t, ": \t") != "" {
			d.open = append(d.open, floatDiv().MatchString(t))
			d.callout = calloutLine().MatchString(t)
			return
		}
		if n := len(d.open); n > 0 {
			if d.open[n-1] {
				s.captions[lastParagraph(s, lines, i)] = true
			}
			d.open = d.open[:n-1]
		}
	case d.callout && !isBlank(t):
		d.callout = false
		if m := hashes().FindString(t); m != "" {
			b := &builder{src: s}
			s.prose(b, line{lines[i].start + len(m), lines[i].end})
			s.aside = append(s.aside, placed{Piece: b.Piece(manuscript.Paragraph, 0), at: lines[i].start})
			s.blank(lines[i].start, lines[i].end)
		}
	}
}

// lastParagraph is the offset at which the paragraph before a line begins.
func lastParagraph(s *source, lines []line, i int) int {
	for i--; i > 0 && isBlank(s.at(lines[i])); i-- {
	}
	for i > 0 && !isBlank(s.at(lines[i-1])) {
		i--
	}
	if i < 0 {
		return -1
	}
	t := s.at(lines[i])
	return lines[i].start + len(t) - len(strings.TrimLeft(t, " \t"))
}

// pandocLine acts on lines of definition lists and line blocks: goldmark knows neither.
func (s *source) pandocLine(lines []line, i int) {
	t := s.at(lines[i])
	switch {
	case i > 0 && definition().MatchString(t) && s.follows(lines[i-1]):
		k := lines[i].start + strings.IndexAny(t, ":~")
		s.masked[k] = '-' // an item of a list
	case lineBlock().MatchString(t):
		s.blank(lines[i].start, lines[i].start+1)
	}
}

// follows says whether a line can be a term, or the definition before: no table, whose caption looks alike.
func (s *source) follows(l line) bool {
	t := strings.TrimSpace(s.at(l))
	return t != "" && !strings.ContainsAny(t[:1], "|+:<$") && !strings.HasPrefix(t, "--") && !strings.HasSuffix(t, "|")
}

// shortcodeAt leaves a shortcode within a line out.
func (s *source) shortcodeAt(i int) (next int, ok bool) {
	if m := shortcode().FindString(s.ahead(i)); m != "" {
		s.replace(i, i+len(m), "")
		return i + len(m), true
	}
	return i, false
}

// span takes the brackets of "[text]{.class}" away; shut is the offset of the closing one.
func (s *source) span(shut int) {
	if s.masked[shut] != ']' {
		return
	}
	depth := 0
	for i := shut; i >= max(0, shut-300) && s.masked[i] != '\n'; i-- {
		switch s.masked[i] {
		case ']':
			depth++
		case '[':
			depth--
		}
		if depth > 0 {
			continue
		}
		if i == 0 || s.masked[i-1] != '!' {
			s.replace(i, i+1, "")
			s.replace(shut, shut+1, "")
		}
		return
	}
}

// crossReference puts what a reader sees before the label: "Figure flow" for "@fig-flow".
func (s *source) crossReference(i int) (next int, ok bool) {
	if i > 0 && (isLetter(s.masked[i-1]) || s.masked[i-1] == '.') {
		return i, false
	}
	m := crossRef().FindStringSubmatchIndex(s.ahead(i))
	if m == nil {
		return i, false
	}
	kind := s.ahead(i)[m[2]:m[3]]
	s.replace(i, i+m[3]+1, crossKinds[kind])
	return i + m[1], true
}

func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// optionCaptions keeps captions among the "#|" options of a chunk that stand there without quotes, over
// several lines or as a list.
func (s *source) optionCaptions(lines []line) {
	for i := 0; i < len(lines); i++ {
		t := s.at(lines[i])
		m := optionKey().FindStringSubmatchIndex(t)
		if m == nil || !strings.Contains(" fig-cap fig.cap tbl-cap tab.cap fig-subcap tbl-subcap ", " "+t[m[2]:m[3]]+" ") {
			continue
		}
		value := t[m[4]:m[5]]
		if value != "" && !strings.ContainsAny(value[:1], "\"'|>[!") {
			s.captionLines([]line{{lines[i].start + m[4], lines[i].start + m[5]}})
			continue
		}
		if value != "" && !yamlBlock().MatchString(value) {
			continue
		}
		var more []line
		for ; i+1 < len(lines); i++ {
			next := s.at(lines[i+1])
			k := optionMore().FindStringSubmatchIndex(next)
			if k == nil || value == "" && !strings.Contains(next[:k[2]], "- ") {
				break
			}
			part := line{lines[i+1].start + k[2], lines[i+1].start + k[3]}
			if value == "" {
				s.captionLines([]line{s.unquoted(part)})
			} else {
				more = append(more, part)
			}
		}
		s.captionLines(more)
	}
}

// unquoted takes quotes around a value away.
func (s *source) unquoted(l line) line {
	if t := s.at(l); len(t) > 1 && (t[0] == '"' || t[0] == '\'') && t[len(t)-1] == t[0] {
		return line{l.start + 1, l.end - 1}
	}
	return l
}
