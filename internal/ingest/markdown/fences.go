package markdown

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var (
	fenceLine   = late.Regexp("^[ \t>]*(`{3,}|~{3,})([^`]*)$")
	chunkOption = late.Regexp(`(?:fig\.cap|tab\.cap|fig-cap|tbl-cap|caption)\s*[=:]\s*(?:paste0?\(\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')`)
)

// fences leaves fenced code and code chunks out, but for the captions they carry.
func (s *source) fences(body int) {
	lines := s.lines(body)
	for i := 0; i < len(lines); i++ {
		t := s.at(lines[i])
		if !strings.Contains(t, "```") && !strings.Contains(t, "~~~") {
			continue
		}
		m := fenceLine().FindStringSubmatch(t)
		if m == nil {
			continue
		}
		end := i + 1
		for end < len(lines) {
			c := fenceLine().FindStringSubmatch(s.at(lines[end]))
			if c != nil && c[1][0] == m[1][0] && len(c[1]) >= len(m[1]) && isBlank(c[2]) {
				break
			}
			end++
		}
		last := lines[min(end, len(lines)-1)]
		s.chunkCaptions(lines[i].start, last.end)
		s.optionCaptions(lines[i+1 : min(end, len(lines))])
		if child := childChunk().FindStringSubmatch(t); child != nil {
			s.included(child[1])
		}
		s.blank(lines[i].start, last.end)
		i = end
	}
}

// chunkCaptions keeps the captions of figures and tables that a code chunk makes.
func (s *source) chunkCaptions(start, end int) {
	for _, m := range chunkOption().FindAllSubmatchIndex(s.masked[start:end], -1) {
		from, to := m[2], m[3]
		if from < 0 {
			from, to = m[4], m[5]
		}
		b := builder{src: s}
		b.add(start+from, start+to)
		s.aside = append(s.aside, placed{Piece: b.Piece(manuscript.Caption, 0), at: start + from})
	}
}

// comments leaves HTML comments out.
func (s *source) comments(body int) {
	text := string(s.masked)
	for i := body; ; {
		n := strings.Index(text[i:], "<!--")
		if n < 0 {
			return
		}
		start := i + n
		stop := strings.Index(text[start:], "-->")
		if stop < 0 {
			return
		}
		end := start + stop + len("-->")
		if strings.Contains(text[start:end], "\n") || startsLine(text, start) {
			s.blank(start, end)
		} else {
			s.replace(start, end, "")
		}
		i = end
	}
}

func startsLine(text string, i int) bool {
	return isBlank(text[strings.LastIndexByte(text[:i], '\n')+1 : i])
}
