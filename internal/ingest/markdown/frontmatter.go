package markdown

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var (
	yamlKey   = late.Regexp(`^([A-Za-z][\w .-]*?)\s*:(?:\s+(.*))?$`)
	yamlBlock = late.Regexp(`^[|>][+-]?\d?[+-]?\s*(?:#.*)?$`)
	yamlInner = late.Regexp(`^(?:-\s+)*(?:(?:[A-Za-z][\w-]*)\s*:(?:\s+|$))?`)
)

// settings are keys that steer tools and say nothing about the study.
const settings = " output bibliography csl header-includes documentclass geometry fontsize link-citations lang format editor params knit " +
	"always_allow_html mainfont sansfont monofont linestretch classoption papersize toc number-sections csquotes colorlinks urlcolor linkcolor citecolor " +
	"template execute filters crossref engine jupyter vignette nocite reference-section-title suppress-bibliography numbersections layout slug tags " +
	"categories draft weight css theme highlight toc-depth toc_depth biblio-style biblatex natbib pandoc indent version-control biblio-files references myst jupytext kernelspec "

// frontMatter sets the YAML block (or pandoc's "% title" lines) at the top aside and returns the
// offset at which the body begins.
func (s *source) frontMatter() int {
	all := s.lines(0)
	first := 0
	for first < len(all) && isBlank(s.at(all[first])) {
		first++
	}
	if first == len(all) {
		return 0
	}
	if strings.HasPrefix(s.at(all[first]), "% ") {
		return s.percentTitle(all[first:])
	}
	if strings.TrimRight(s.at(all[first]), " \t") != "---" {
		s.laterBlocks(all)
		return 0
	}
	if first+1 == len(all) || isBlank(s.at(all[first+1])) {
		return 0
	}
	for i := first + 1; i < len(all); i++ {
		if t := strings.TrimRight(s.at(all[i]), " \t"); t == "---" || t == "..." {
			if !s.looksLikeYAML(all[first+1 : i]) {
				return 0
			}
			s.fields(all[first+1 : i])
			s.blank(all[first].start, all[i].end)
			s.laterBlocks(all[i+1:])
			return all[i].end
		}
	}
	return 0
}

func (s *source) looksLikeYAML(lines []line) bool {
	for _, l := range lines {
		if t := s.at(l); !isBlank(t) && t[0] != '#' {
			return yamlKey().MatchString(strings.TrimRight(t, " \t"))
		}
	}
	return false
}

// laterBlocks leaves blocks of settings further down out; they are rare and hold no prose.
func (s *source) laterBlocks(all []line) {
	for i := 1; i+1 < len(all); i++ {
		if strings.TrimRight(s.at(all[i]), " \t") != "---" || !isBlank(s.at(all[i-1])) {
			continue
		}
		end := i + 1
		for end < len(all) && end < i+30 && (yamlKey().MatchString(strings.TrimRight(s.at(all[end]), " \t")) || strings.HasPrefix(s.at(all[end]), " ")) {
			end++
		}
		if end < len(all) && end > i+1 && (strings.HasPrefix(s.at(all[end]), "---") || strings.HasPrefix(s.at(all[end]), "...")) {
			s.blank(all[i].start, all[end].end)
			i = end
		}
	}
}

// percentTitle reads pandoc's title block: title, authors, date.
func (s *source) percentTitle(lines []line) int {
	end := 0
	for i, l := range lines {
		if i > 2 || !strings.HasPrefix(s.at(l), "%") {
			break
		}
		b := builder{src: s}
		b.add(l.start+1, l.end)
		kind := manuscript.FrontMatter
		if i == 0 {
			kind = manuscript.Title
		}
		s.aside = append(s.aside, placed{Piece: b.Piece(kind, 0), at: l.start})
		s.blank(l.start, l.end)
		end = l.end
	}
	return end
}

// fields reads the top-level keys, each with the lines that belong to it.
func (s *source) fields(lines []line) {
	for i := 0; i < len(lines); {
		m := yamlKey().FindStringSubmatchIndex(strings.TrimRight(s.at(lines[i]), " \t"))
		end := i + 1
		for end < len(lines) {
			t := s.at(lines[end])
			if !isBlank(t) && t[0] != ' ' && t[0] != '\t' && !strings.HasPrefix(t, "- ") && yamlKey().MatchString(strings.TrimRight(t, " \t")) {
				break
			}
			end++
		}
		if m != nil {
			s.field(lines[i:end], m)
		}
		i = end
	}
}

// field turns one key and its value into pieces.
func (s *source) field(lines []line, m []int) {
	name := s.at(lines[0])[m[2]:m[3]]
	key := strings.ToLower(name)
	if strings.Contains(settings, " "+key+" ") {
		return
	}
	kind, role := kindOfKey(key)
	value := line{lines[0].end, lines[0].end}
	if m[4] >= 0 {
		value.start = lines[0].start + m[4]
	}
	b := &builder{src: s}
	at := lines[0].start
	flush := func() {
		p := b.Piece(kind, 0)
		p.Role = role
		s.aside = append(s.aside, placed{Piece: p, at: at})
		b = &builder{src: s}
	}
	if kind == manuscript.FrontMatter && role == manuscript.RoleUnknown && showsKey(key) {
		b.verbatim(lines[0].start, lines[0].start+m[3])
		b.fixed(": ", lines[0].start+m[3])
	}
	block := yamlBlock().MatchString(strings.TrimSpace(s.at(value)))
	if !block {
		s.scalar(b, value)
	}
	for _, l := range lines[1:] {
		t := s.at(l)
		switch {
		case isBlank(t):
			if b.Len() > 0 {
				flush()
				at = l.start
			}
		case block:
			b.Space()
			s.prose(b, l)
		default:
			s.leaf(b, l)
		}
	}
	flush()
}

// leaf adds one line of a list, a mapping or a continued scalar, its markup left out.
func (s *source) leaf(b *builder, l line) {
	t := s.at(l)
	skip := len(t) - len(strings.TrimLeft(t, " \t"))
	mark := yamlInner().FindString(t[skip:])
	if mark != "" && b.Len() > 0 && b.Tail(2) != ": " {
		b.Trim()
		b.fixed(", ", l.start+skip)
	}
	b.Space()
	s.scalar(b, line{l.start + skip + len(mark), l.end})
}

// scalar adds a value without its quotes or brackets.
func (s *source) scalar(b *builder, l line) {
	for l.start < l.end && strings.IndexByte("\"'[ ", s.masked[l.start]) >= 0 {
		l.start++
	}
	for l.end > l.start && strings.IndexByte("\"'] ", s.masked[l.end-1]) >= 0 {
		l.end--
	}
	if t := s.at(l); t == "|" || t == ">" || t == "yes" || t == "true" || t == "no" || t == "false" {
		return
	}
	s.prose(b, l)
}

// prose adds running text of the front matter, its inline markup resolved as in the body.
func (s *source) prose(b *builder, l line) {
	for i := l.start; i < l.end; {
		if s.hasPrefix(i, "**") || s.hasPrefix(i, "__") {
			s.replace(i, i+2, "")
			i += 2
			continue
		}
		i = s.inlineMark(i)
	}
	s.sortSubs()
	b.add(l.start, l.end)
}

// kindOfKey says what a field of the front matter is.
func kindOfKey(key string) (manuscript.Kind, manuscript.Role) {
	switch key {
	case "title":
		return manuscript.Title, manuscript.RoleUnknown
	case "abstract", "summary":
		return manuscript.Paragraph, manuscript.RoleAbstract
	}
	role := manuscript.RoleOfHeading(strings.NewReplacer("-", " ", "_", " ").Replace(key))
	switch role {
	case manuscript.RoleTitle, manuscript.RoleMethods, manuscript.RoleResults, manuscript.RoleIntroduction, manuscript.RoleReferences:
		role = manuscript.RoleUnknown
	}
	return manuscript.FrontMatter, role
}

// showsKey says whether a field's name is worth reading beside its value.
func showsKey(key string) bool {
	return !strings.Contains(" author authors date subtitle affiliation affiliations institute institutes email ", " "+key+" ")
}
