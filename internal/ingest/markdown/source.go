package markdown

import (
	"bytes"
	"sort"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// source is the text to read and its masked copy. Both have the same length, so that goldmark's
// offsets into the copy are offsets into the text.
type source struct {
	text   []byte
	masked []byte
	subs   []sub    // replacements, sorted, not overlapping
	aside  []placed // pieces that goldmark does not see: front matter, tables, captions in code
	notes  map[int]bool

	captions map[int]bool // paragraphs that are the caption of the figure around them
	notices  []manuscript.Notice
}

// sub replaces a stretch of the source by other text ("" leaves it out). Raw keeps the stretch as it
// stands: it is masked only so that goldmark reads no markup in it.
type sub struct {
	start, end int
	text       string
	raw        bool
}

func newSource(text []byte) *source {
	s := &source{text: text, masked: append([]byte{}, text...), notes: map[int]bool{}, captions: map[int]bool{}}
	for i, c := range s.masked {
		if c == '\r' {
			s.masked[i] = '\n'
			if i+1 < len(text) && text[i+1] == '\n' {
				s.masked[i] = ' '
			}
		}
	}
	body := s.frontMatter()
	s.directives(body)
	s.fences(body)
	s.comments(body)
	s.lineMarks(body)
	s.latexBlocks(body)
	s.pandocTables(body)
	s.inlineMarks(body)
	s.sortSubs()
	return s
}

// sortSubs orders the replacements and keeps the outer of two that overlap.
func (s *source) sortSubs() {
	sort.SliceStable(s.subs, func(i, j int) bool { return s.subs[i].start < s.subs[j].start })
	kept := s.subs[:0]
	end := 0
	for _, b := range s.subs {
		if b.start < end {
			continue
		}
		kept = append(kept, b)
		end = b.end
	}
	s.subs = kept
}

// blank leaves a stretch out by spaces, line ends kept: it separates paragraphs.
func (s *source) blank(start, end int) {
	for i := start; i < end; i++ {
		if s.masked[i] != '\n' {
			s.masked[i] = ' '
		}
	}
}

// replace puts other text for a stretch; goldmark sees a word there.
func (s *source) replace(start, end int, text string) {
	s.hide(start, end)
	s.subs = append(s.subs, sub{start: start, end: end, text: text})
}

// keep keeps a stretch verbatim and hides its markup from goldmark.
func (s *source) keep(start, end int) {
	s.hide(start, end)
	s.subs = append(s.subs, sub{start: start, end: end, raw: true})
}

func (s *source) hide(start, end int) {
	for i := start; i < end; i++ {
		if s.masked[i] != '\n' {
			s.masked[i] = 'x'
		}
	}
}

// line is one line of the source, without its end.
type line struct{ start, end int }

// lines lists the lines from an offset on.
func (s *source) lines(from int) []line {
	var all []line
	for from < len(s.masked) {
		end := bytes.IndexByte(s.masked[from:], '\n')
		if end < 0 {
			return append(all, line{from, len(s.masked)})
		}
		all = append(all, line{from, from + end})
		from += end + 1
	}
	return all
}

// at is the text of a line as goldmark will see it.
func (s *source) at(l line) string { return string(s.masked[l.start:l.end]) }

func isBlank(text string) bool { return len(bytes.TrimSpace([]byte(text))) == 0 }
