package form

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
)

// rows reads the rows of a recognised table.
func (r *recogniser) rows() *Table {
	t := &Table{Number: r.grid.number}
	for _, h := range r.heads {
		if h.Head != "" || h.Kind != Other {
			t.Columns = append(t.Columns, h)
		}
	}
	s := &rowReader{r: r, table: t}
	if r.ids == unnumbered && r.asks >= 0 {
		s.section = r.heads[r.asks].Head
	}
	for i, row := range r.grid.rows {
		switch {
		case i < r.first:
			if r.lone(row) && i > 0 {
				s.open(row.said()[0])
			}
		case r.repeatsHead(row):
			// Some forms name the section in the head: "Study design | Completed: page".
			if c := row.at(r.asks); c != nil && c.merged == nil && Heading(c.text) != Heading(r.heads[r.asks].Head) {
				s.section, s.topic, s.base = oneLine(c.text), "", ""
			}
		default:
			s.row(i, row)
		}
	}
	s.letter()
	return t
}

// repeatsHead says whether a row shows the heads again.
func (r *recogniser) repeatsHead(row gridRow) bool {
	same, answers := 0, 0
	for col, h := range r.heads {
		if !h.Kind.Answers() || h.Head == "" {
			continue
		}
		answers++
		if c := row.at(col); c != nil && Heading(c.own().text) == Heading(h.Head) && (r.ids < 0 || len(r.idsAt(row, r.ids)) == 0) {
			same++
		}
	}
	return answers > 0 && same == answers
}

// rowReader collects the rows of a table; section and topic hold until the next.
type rowReader struct {
	r       *recogniser
	table   *Table
	section string
	topic   string
	letters []string // beside table.Rows: the letter of the part, "" for none
	groups  []int    // beside table.Rows: rows of one number
	base    string   // the number that lines without one belong to
	group   int
	wide    bool // a section's name stood across columns
}

// open begins a section. In a table whose sections are named across it, a name in one cell is that of a topic, as is one with
// a colon ("Randomisation:").
func (s *rowReader) open(c *cell) {
	s.topic, s.base = "", ""
	text := oneLine(c.text)
	if c.span == 1 && (s.wide || strings.HasSuffix(text, ":") && s.section != "") {
		s.topic = text
		return
	}
	s.section, s.wide = text, s.wide || c.span > 1
}

func (s *rowReader) row(i int, row gridRow) {
	r := s.r
	said := row.said()
	if len(said) == 0 {
		if c := row.at(max(r.ids, 0)); c == nil || c.merged == nil {
			return
		}
	}
	asks := row.at(r.asks)
	text := ""
	if asks != nil {
		text = asks.own().text
	}
	ids, letter := s.numbers(row, &text)
	switch {
	case len(ids) > 0:
		s.group++
		s.base = ids[len(ids)-1]
		for _, id := range ids {
			s.add(i, row, id, letter, text)
		}
	case letter != "" && s.base != "":
		s.add(i, row, s.base, letter, text)
	case s.isSection(row, said):
		s.open(said[0])
	case r.ids == unnumbered && asks != nil && asks.merged == nil && strings.TrimSpace(asks.text) != "":
		s.add(i, row, "", "", text)
	case s.base != "":
		s.table.Lines++
	}
}

// numbers finds the ids of a row and, for a part of an item, its letter. A number that the text itself begins with is
// taken out of the text.
func (s *rowReader) numbers(row gridRow, text *string) (ids []string, letter string) {
	r := s.r
	if r.ids == inText {
		for _, c := range row.said() {
			if m := leadingID().FindStringSubmatch(strings.TrimSpace(c.text)); m != nil {
				if c == row.at(r.asks) {
					*text = m[3]
				}
				return []string{m[1] + m[2]}, ""
			}
		}
	}
	if r.ids >= 0 {
		ids = r.idsAt(row, r.ids)
		if c := row.at(r.ids); c != nil && len(ids) == 0 && strings.TrimSpace(c.own().text) != "" && c.merged == nil {
			// Text where a number is expected: the name of a section, or the letter of a part.
			if m := loneLetter().FindStringSubmatch(strings.TrimSpace(c.text)); m != nil {
				return nil, strings.ToLower(m[1])
			}
			return nil, ""
		}
		if next := row.at(r.ids + 1); next != nil && next.col == r.ids+1 && next.col != r.asks && next.merged == nil {
			if m := loneLetter().FindStringSubmatch(strings.TrimSpace(next.text)); m != nil {
				return ids, strings.ToLower(m[1])
			}
		}
	}
	if asks := row.at(r.asks); asks != nil && asks.merged == nil && len(ids) < 2 {
		if m := subLetter().FindStringSubmatch(strings.TrimSpace(asks.text)); m != nil {
			letter = m[1]
		}
	}
	return ids, letter
}

// isSection says whether a row names a section: it says one thing, outside the column of the text or across the table.
func (s *rowReader) isSection(row gridRow, said []*cell) bool {
	if len(said) != 1 {
		return false
	}
	c, r := said[0], s.r
	if c.span > 1 && c.col <= max(r.asks, 0) {
		return true
	}
	if n := row.at(max(r.ids, 0)); n != nil && n.merged != nil {
		return false
	}
	if c.col != r.asks {
		return c.col <= r.asks || r.ids == c.col
	}
	text := strings.TrimSpace(c.text)
	return len(text) < 80 && (strings.ToUpper(text) == text || len(row.cells) == 1 || r.ids == inText && !strings.HasSuffix(text, "."))
}

// add appends the row of an item.
func (s *rowReader) add(i int, row gridRow, id, letter, text string) {
	r := s.r
	if t := s.topicOf(row); t != "" {
		s.topic = t
	}
	out := Row{Table: r.grid.number, Line: i + 1, ID: id, Section: s.section, Topic: s.topic, Text: oneLine(text)}
	var taken *cell
	for col, h := range r.heads {
		c := row.at(col)
		if !h.Kind.Answers() || c == nil || c.own() == taken {
			continue
		}
		taken = c.own()
		answer := readAnswer(h, taken)
		if asks := row.at(r.asks); asks != nil {
			answer.beside = asks.own()
		}
		out.Answers = append(out.Answers, answer)
	}
	s.table.Rows = append(s.table.Rows, out)
	s.letters = append(s.letters, letter)
	s.groups = append(s.groups, s.group)
}

// studyFlag says for which studies an item is meant, in columns that often have no head: D;V.
var studyFlag = late.Regexp(`^[DVE](?:\s*[;/,]\s*[DVE])*$`)

// topicOf is what the columns before the text say besides the number.
func (s *rowReader) topicOf(row gridRow) string {
	for col := 0; col < s.r.asks; col++ {
		c := row.at(col)
		if col == s.r.ids || c == nil || s.r.heads[col].Kind.Answers() || s.r.heads[col].Kind == Flag {
			continue
		}
		if t := oneLine(c.own().text); t != "" && len(parseID(t)) == 0 && !loneLetter().MatchString(t) && !studyFlag().MatchString(t) {
			return t
		}
	}
	return ""
}

// letter gives the rows of one number their letters: 1 with the parts (a) and (b) becomes 1a and 1b. A lone row keeps its
// number, whatever its text begins with.
func (s *rowReader) letter() {
	count := map[int]int{}
	for i, l := range s.letters {
		if l != "" {
			count[s.groups[i]]++
		}
	}
	for i, l := range s.letters {
		row := &s.table.Rows[i]
		id := row.ID
		if l == "" || id == "" || id[len(id)-1] < '0' || id[len(id)-1] > '9' {
			continue
		}
		if count[s.groups[i]] > 1 || loneLetterBeside(s.r, s.r.grid.rows[row.Line-1]) {
			row.ID = id + l
		}
	}
}

// loneLetterBeside says whether the letter stands in a cell of its own, so that it is surely part of the number.
func loneLetterBeside(r *recogniser, row gridRow) bool {
	if r.ids < 0 {
		return false
	}
	next := row.at(r.ids + 1)
	return next != nil && next.col != r.asks && loneLetter().MatchString(strings.TrimSpace(next.text))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
