package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var (
	gridBorder = late.Regexp(`^\s*\+(?:[-=:]+\+)+\s*$`)
	dashGroups = late.Regexp(`^\s*-{2,}(?: +-{2,})+\s*$`)
	dashFull   = late.Regexp(`^\s*-{5,}\s*$`)
)

// pandocTables sets pandoc's grid, simple and multiline tables aside: goldmark knows pipe tables only.
func (s *source) pandocTables(body int) {
	lines := s.lines(body)
	for i := 0; i < len(lines); i++ {
		t := s.at(lines[i])
		switch {
		case !strings.Contains(t, "--") && !strings.Contains(t, "=="):
		case gridBorder().MatchString(t):
			i = s.gridTable(lines, i)
		case dashGroups().MatchString(t):
			i = s.simpleTable(lines, i)
		}
	}
}

// gridTable reads the table whose upper border is lines[i] and returns its last line.
func (s *source) gridTable(lines []line, i int) int {
	end := i + 1
	for end < len(lines) {
		t := strings.TrimSpace(s.at(lines[end]))
		if !strings.HasPrefix(t, "|") && !strings.HasPrefix(t, "+") {
			break
		}
		end++
	}
	if end-i < 3 {
		return i
	}
	b := builder{src: s}
	var row []line
	for _, l := range lines[i:end] {
		if gridBorder().MatchString(s.at(l)) {
			b.gridRow(row)
			row = nil
			continue
		}
		row = append(row, l)
	}
	s.setTable(&b, lines[i].start, lines[end-1].end)
	return end - 1
}

// gridRow adds the cells of a row that may take several lines.
func (b *builder) gridRow(row []line) {
	if len(row) == 0 {
		return
	}
	var cells [][]line
	for _, l := range row {
		for n, c := range splitBars(b.src.at(l), l.start) {
			if n == len(cells) {
				cells = append(cells, nil)
			}
			cells[n] = append(cells[n], c)
		}
	}
	b.row(cells)
}

// splitBars cuts a line at its bars, leaving the outer two out.
func splitBars(text string, at int) []line {
	var cells []line
	start := -1
	for i := 0; i < len(text); i++ {
		if text[i] != '|' {
			continue
		}
		if start >= 0 {
			cells = append(cells, line{at + start, at + i})
		}
		start = i + 1
	}
	return cells
}

// row adds a row of cells, each of one or more pieces of source.
func (b *builder) row(cells [][]line) {
	if b.Len() > 0 {
		b.Mark('\n')
	}
	for n, cell := range cells {
		if n > 0 {
			b.Mark('\t')
		}
		for _, part := range cell {
			b.Space()
			b.add(part.start, part.end)
		}
	}
}

// setTable ends a table and hides it from goldmark.
func (s *source) setTable(b *builder, start, end int) {
	s.aside = append(s.aside, placed{Piece: b.Piece(manuscript.Table, 0), at: start})
	s.blank(start, end)
}

// simpleTable reads a table whose columns lines[i] rules. The line before is its head; with a full
// rule above, rows are separated by blank lines and end at a full rule.
func (s *source) simpleTable(lines []line, i int) int {
	first := i
	for first > 0 && !isBlank(s.at(lines[first-1])) && !dashFull().MatchString(s.at(lines[first-1])) {
		first--
	}
	multi := first > 0 && dashFull().MatchString(s.at(lines[first-1]))
	if !multi && i-first > 1 {
		return i // a paragraph stands before: no table's head
	}
	end := i + 1
	for end < len(lines) && (multi || !isBlank(s.at(lines[end]))) {
		if t := s.at(lines[end]); dashFull().MatchString(t) || dashGroups().MatchString(t) {
			break
		}
		if end++; end-i > 400 {
			return i
		}
	}
	if end == len(lines) && multi {
		return i
	}
	columns := ruleColumns(s.at(lines[i]))
	b := builder{src: s}
	b.columnRow(lines[first:i], columns)
	var row []line
	for _, l := range lines[i+1 : end] {
		if multi && isBlank(s.at(l)) {
			b.columnRow(row, columns)
			row = nil
			continue
		}
		if row = append(row, l); !multi {
			b.columnRow(row, columns)
			row = nil
		}
	}
	b.columnRow(row, columns)
	if multi {
		first--
	}
	last := end - 1
	if end < len(lines) && !isBlank(s.at(lines[end])) {
		last = end
	}
	s.setTable(&b, lines[first].start, lines[last].end)
	return last
}

// ruleColumns gives the columns (in characters) at which the rule's dashes begin.
func ruleColumns(rule string) []int {
	var columns []int
	for i := 0; i < len(rule); i++ {
		if rule[i] == '-' && (i == 0 || rule[i-1] == ' ') {
			columns = append(columns, i)
		}
	}
	return columns
}

func (b *builder) columnRow(row []line, columns []int) {
	if len(row) == 0 {
		return
	}
	cells := make([][]line, len(columns))
	for _, l := range row {
		text := b.src.at(l)
		from := 0
		for n := range columns {
			to := len(text)
			if n+1 < len(columns) {
				to = max(from, wordBorder(text, byteColumn(text, columns[n+1])))
			}
			if part := text[from:to]; !isBlank(part) {
				cells[n] = append(cells[n], line{l.start + from, l.start + to})
			}
			from = to
		}
	}
	b.row(cells)
}

// byteColumn is the byte offset of a column counted in characters.
func byteColumn(text string, column int) int {
	i := 0
	for ; column > 0 && i < len(text); column-- {
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	return i
}

// wordBorder moves a cut to the left out of a word: right-aligned columns begin before their rule.
func wordBorder(text string, i int) int {
	for i > 0 && i < len(text) && text[i-1] != ' ' {
		i--
	}
	return i
}
