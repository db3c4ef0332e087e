package form

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// recognised is what was made of one grid: a table of items, or why it is none; heads serve the tables behind it that
// have none of their own.
type recognised struct {
	table *Table
	why   string
	heads []Column // by grid column
	cols  int
	asks  int // grid column of the item's text
	ids   int // grid column of the numbers, -1 for none
}

// recogniser holds a grid while its rows and heads are told apart.
type recogniser struct {
	grid  *grid
	own   Wordings
	ids   int // the column of the numbers; -1: the text itself begins with them; -2: nothing is numbered
	asks  int
	first int // the first row with an item
	heads []Column
}

const (
	inText     = -1
	unnumbered = -2
)

// recognise finds the columns and rows of a table. before is the last table with heads.
func recognise(g *grid, own Wordings, before *recognised) *recognised {
	if len(g.rows) > maxRows {
		return &recognised{why: fmt.Sprintf("table %d has more than %d rows", g.number, maxRows)}
	}
	r := &recogniser{grid: g, own: own}
	r.findNumbers()
	if r.ids == unnumbered {
		r.first = r.firstOfUnnumbered()
	}
	r.readHeads()
	r.findAsks()
	r.dropFalseAnswers()
	if r.answers() == 0 && before != nil && before.cols == g.cols && r.headRows() == 0 {
		r.heads = before.heads
		if before.asks != r.ids {
			r.asks = before.asks
		}
	}
	if r.answers() == 0 {
		r.guessBlank()
	}
	out := &recognised{cols: g.cols, asks: r.asks, ids: r.ids}
	if r.answers() > 0 {
		out.heads = r.heads
	}
	switch {
	case r.ids == unnumbered && (r.answers() == 0 || r.first < 0):
		return out
	case r.answers() == 0:
		out.why = fmt.Sprintf("table %d has numbered rows, but no column asks for an answer (its heads are %s)", g.number, r.headNames())
		if r.count() < 3 {
			out.why = ""
		}
		return out
	}
	t := r.rows()
	if len(t.Rows) > 0 {
		out.table = t
	}
	return out
}

// readHeads classifies each column by the rows above the first item, the lowest first.
func (r *recogniser) readHeads() {
	r.heads = make([]Column, r.grid.cols)
	for col := range r.heads {
		h := &r.heads[col]
		h.col = col
		for i := r.first - 1; i >= 0; i-- {
			row := r.grid.rows[i]
			c := row.at(col)
			if c == nil || c.span > (r.grid.cols+1)/2 && r.grid.cols > 2 || r.lone(row) && c.own().span > 1 {
				continue
			}
			text := strings.TrimSpace(strings.Join(strings.Fields(c.own().text), " "))
			k := classify(text, r.own)
			if h.Head == "" && len(row.said()) > 1 {
				h.Head = text
			}
			if k.Answers() || k == Remark || k == Flag {
				h.Kind, h.Head = k, text
				break
			}
			if h.Kind == Other {
				h.Kind = k
			}
		}
	}
	if r.ids >= 0 {
		r.heads[r.ids].Kind = Number
	}
}

// lone says whether a row says one thing only: the name of a section, or a title.
func (r *recogniser) lone(row gridRow) bool { return len(row.said()) == 1 }

// headRows counts rows above the first item that look like heads.
func (r *recogniser) headRows() int {
	n := 0
	for i := 0; i < r.first; i++ {
		if len(r.grid.rows[i].said()) > 1 {
			n++
		}
	}
	return n
}

// findAsks picks the column of the items' text: the one that says most.
func (r *recogniser) findAsks() {
	longest, best := -1, -1
	for pass := 0; pass < 2 && best < 0; pass++ {
		for col := range r.grid.cols {
			if col == r.ids || pass == 0 && (r.heads[col].Kind.Answers() || r.heads[col].Kind == Remark) {
				continue
			}
			n := 0
			for i := max(r.first, 0); i < len(r.grid.rows); i++ {
				if c := r.grid.rows[i].at(col); c != nil && c.merged == nil && c.col == col && (r.ids < 0 || c.span < r.grid.cols-1) {
					n += utf8.RuneCountInString(c.text)
				}
			}
			if n > longest {
				longest, best = n, col
			}
		}
		if longest < 30 && pass == 0 && r.ids >= 0 {
			best, longest = -1, -1
		}
	}
	r.asks = best
}

// dropFalseAnswers keeps the columns of the numbers and of the text from being taken for answers, and heads of topics
// ("Section / Location of ...") that stand before the text.
func (r *recogniser) dropFalseAnswers() {
	for col := range r.heads {
		h := &r.heads[col]
		switch {
		case col == r.asks:
			h.Kind = Asks
		case col == r.ids:
			h.Kind = Number
		case col < r.asks && h.Kind == No && r.ids < 0:
			h.Kind = Number
		case col < r.asks && h.Kind == Place && r.filledWithText(col), col < r.asks && (h.Kind == Asks || h.Kind == Number):
			h.Kind = Topic
		case h.Kind == Asks || h.Kind == Number:
			h.Kind = Other
		}
	}
}

// filledWithText says whether a column says much and no numbers.
func (r *recogniser) filledWithText(col int) bool {
	n := 0
	for i := max(r.first, 0); i < len(r.grid.rows); i++ {
		if c := r.grid.rows[i].at(col); c != nil && c.merged == nil && len(strings.TrimSpace(c.text)) > 3 && !strings.ContainsAny(c.text, "0123456789☐☒") {
			n++
		}
	}
	return n > 2
}

func (r *recogniser) answers() int {
	n := 0
	for _, h := range r.heads {
		if h.Kind.Answers() {
			n++
		}
	}
	return n
}

// guessBlank takes a column without a head, right of the text and blank in every row, for the place.
func (r *recogniser) guessBlank() {
	if r.ids == unnumbered || r.asks < 0 {
		return
	}
	for col := r.asks + 1; col < r.grid.cols; col++ {
		if r.heads[col].Head != "" {
			continue
		}
		blank := true
		for i := max(r.first, 0); i < len(r.grid.rows); i++ {
			if c := r.grid.rows[i].at(col); c != nil && c.col == col && strings.TrimSpace(c.text) != "" {
				blank = false
			}
		}
		if blank {
			r.heads[col].Kind = Place
			return
		}
	}
}

func (r *recogniser) headNames() string {
	var names []string
	for _, h := range r.heads {
		if h.Head != "" {
			names = append(names, fmt.Sprintf("%q", short(h.Head)))
		}
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

func short(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:39]) + "…"
	}
	return s
}

// firstOfUnnumbered is the row below the last head in a table that numbers nothing: -1 when no head asks for an answer.
func (r *recogniser) firstOfUnnumbered() int {
	for i, row := range r.grid.rows[:min(len(r.grid.rows), 4)] {
		if len(row.said()) < 2 {
			continue
		}
		for _, c := range row.said() {
			if k := classify(c.text, r.own); k.Answers() && k != No {
				return i + 1
			}
		}
	}
	return -1
}
