package form

import "strings"

// idsAt lists the numbers that a row holds in a column.
func (r *recogniser) idsAt(row gridRow, col int) []string {
	c := row.at(col)
	if c == nil || c.merged != nil || c.col != col {
		return nil
	}
	return parseID(c.text)
}

// findNumbers picks the column of the item numbers: the one with most different numbers that rise from row to row.
// Columns whose head asks for an answer are none: pages rise, too.
func (r *recogniser) findNumbers() {
	best, at, first := 0, unnumbered, -1
	for col := range r.grid.cols {
		score, start := r.rising(func(row gridRow) []string { return r.idsAt(row, col) })
		if start < 0 {
			continue
		}
		for i := start - 1; i >= 0; i-- {
			c := r.grid.rows[i].at(col)
			if c == nil || c.span > (r.grid.cols+1)/2 && r.grid.cols > 2 {
				continue
			}
			switch k := classify(c.own().text, r.own); {
			case k == Place || k == Yes || k == NotApplicable || k == Choice:
				score = 0
			case k == Number || k == No:
				score += 3
			}
		}
		if score > best {
			best, at, first = score, col, start
		}
	}
	if best == 0 {
		score, start := r.rising(func(row gridRow) []string {
			for _, c := range row.said() {
				if m := leadingID().FindStringSubmatch(strings.TrimSpace(c.text)); m != nil {
					return []string{m[1] + m[2]}
				}
			}
			return nil
		})
		if score >= 3 {
			at, first = inText, start
		}
	}
	r.ids, r.first = at, first
}

// rising counts the different ids that are not below the one before them, and finds the first row with one.
func (r *recogniser) rising(of func(gridRow) []string) (count, first int) {
	first = -1
	last := -1
	seen := map[string]bool{}
	for i, row := range r.grid.rows {
		for _, id := range of(row) {
			n := number(id)
			if first < 0 {
				first = i
			}
			if !seen[id] && n >= last {
				count++
			}
			seen[id] = true
			last = n
		}
	}
	return count, first
}

// count is the number of rows with a number.
func (r *recogniser) count() int {
	n := 0
	for _, row := range r.grid.rows {
		if r.ids >= 0 && len(r.idsAt(row, r.ids)) > 0 {
			n++
		}
	}
	return n
}
