package markdown

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var (
	beginTable = late.Regexp(`\\begin\{((?:table|tabular|longtable|figure|tabularx|tabu)\*?)\}`)
	edgeLine   = late.Regexp(`\\(?:begin|end)\{[A-Za-z]+\*?\}(?:\[[^\]\n]*\]|\{[^{}\n]*\})*`)
	ruleMark   = late.Regexp(`\\(?:hline|toprule|midrule|bottomrule|cline\{[^}]*\}|cmidrule(?:\([lr]*\))?\{[^}]*\}|centering|addlinespace|endhead|endfirsthead|endfoot|endlastfoot)`)
	rowEnd     = late.Regexp(`\\\\(?:\[[^\]\n]*\])?|\\tabularnewline`)
)

// latexBlocks sets LaTeX tables and figures aside and leaves the other environments' edges out.
func (s *source) latexBlocks(body int) {
	for i := body; i < len(s.masked); {
		m := beginTable().FindSubmatchIndex(s.masked[i:])
		if m == nil {
			break
		}
		start := i + m[0]
		end := strings.Index(string(s.masked[start:]), `\end{`+string(s.masked[i+m[2]:i+m[3]])+"}")
		if end < 0 {
			i += m[1]
			continue
		}
		end += start
		s.latexFloat(start, end)
		i = end + len(`\end{}`) + m[3] - m[2]
		s.blank(start, i)
	}
	for _, m := range edgeLine().FindAllIndex(s.masked[body:], -1) {
		start, end := body+m[0], body+m[1]
		if strings.HasPrefix(string(s.masked[start:end]), `\begin{abstract}`) {
			b := builder{src: s}
			b.add(start+len(`\begin{`), start+len(`\begin{abstract`))
			s.aside = append(s.aside, placed{Piece: b.Piece(manuscript.Heading, 1), at: start})
		}
		s.blank(start, end)
	}
}

// latexFloat reads the caption and the rows of a table or figure.
func (s *source) latexFloat(start, end int) {
	text := string(s.masked[start:end])
	if i := strings.Index(text, `\caption`); i >= 0 {
		if brace := strings.IndexByte(text[i:], '{'); brace >= 0 {
			from := start + i + brace
			if to := s.closing(from, '{', '}'); to > 0 && to <= end {
				s.latexPiece(manuscript.Caption, []line{{from + 1, to}})
			}
		}
	}
	i := strings.Index(text, `\begin{tabular`)
	if i < 0 {
		i = strings.Index(text, `\begin{longtable`)
	}
	if i < 0 {
		return
	}
	m := edgeLine().FindStringIndex(text[i:])
	if m == nil {
		return
	}
	from, to := start+i+m[1], end
	if j := strings.Index(string(s.masked[from:end]), `\end{`); j >= 0 {
		to = from + j
	}
	var rows []line
	at := from
	for _, r := range rowEnd().FindAllIndex(s.masked[from:to], -1) {
		rows = append(rows, line{at, from + r[0]})
		at = from + r[1]
	}
	s.latexPiece(manuscript.Table, append(rows, line{at, to}))
}

// latexPiece makes one piece of rows of LaTeX, tidied by a source of its own over the same text.
func (s *source) latexPiece(kind manuscript.Kind, rows []line) {
	inner := &source{text: s.text, masked: append([]byte{}, s.masked...), notes: map[int]bool{}}
	b := builder{src: inner}
	for _, r := range rows {
		for _, m := range ruleMark().FindAllIndex(s.masked[r.start:r.end], -1) {
			inner.replace(r.start+m[0], r.start+m[1], "")
		}
		for i := r.start; i < r.end; {
			i = inner.inlineMark(i)
		}
	}
	inner.sortSubs()
	for _, r := range rows {
		cells := [][]line{{r}}
		if kind == manuscript.Table {
			cells = s.cells(r)
		}
		if isBlank(ruleMark().ReplaceAllString(s.at(r), "")) {
			continue
		}
		b.row(cells)
	}
	s.aside = append(s.aside, placed{Piece: b.Piece(kind, 0), at: rows[0].start})
}

// cells cuts a row of LaTeX at its ampersands.
func (s *source) cells(r line) [][]line {
	var cells [][]line
	from := r.start
	for i := r.start; i < r.end; i++ {
		if s.masked[i] == '&' && (i == 0 || s.masked[i-1] != '\\') {
			cells = append(cells, []line{{from, i}})
			from = i + 1
		}
	}
	return append(cells, []line{{from, r.end}})
}
