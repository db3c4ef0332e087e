package manuscript

// Composer collects the text of a piece together with where every byte of it stands.
type Composer struct {
	text []byte
	runs []Run
}

// Add appends text; at says where it stands (its Start and End are set here). A run that goes on where
// the last one ended is joined to it.
func (c *Composer) Add(text string, at Run) {
	if text == "" {
		return
	}
	at.Start = len(c.text)
	c.text = append(c.text, text...)
	at.End = len(c.text)
	if n := len(c.runs); n > 0 && c.continues(c.runs[n-1], at) {
		c.runs[n-1].End = at.End
		return
	}
	c.runs = append(c.runs, at)
}

// continues says whether a run goes on with another: the next bytes of the source, or the same
// paragraph of a source without lines.
func (c *Composer) continues(last, r Run) bool {
	if last.Source < 0 {
		return r.Source < 0 && last.Paragraph == r.Paragraph
	}
	return !last.Fixed && !r.Fixed && last.End == r.Start && last.Source+r.Start-last.Start == r.Source
}

// Space appends a joining space where there is none yet.
func (c *Composer) Space() {
	if n := len(c.text); n > 0 && !blank(c.text[n-1]) {
		c.text = append(c.text, ' ')
	}
}

// Mark appends the separator of cells ("\t") or rows ("\n"), taking the space before it away.
func (c *Composer) Mark(separator byte) {
	c.Trim()
	c.text = append(c.text, separator)
}

// Trim takes the spaces at the end away.
func (c *Composer) Trim() {
	n := len(c.text)
	for n > 0 && c.text[n-1] == ' ' {
		n--
	}
	c.cut(n)
}

// Len is the number of bytes so far.
func (c *Composer) Len() int { return len(c.text) }

// Tail is the end of the text so far, at most n bytes of it.
func (c *Composer) Tail(n int) string { return string(c.text[max(0, len(c.text)-n):]) }

// Empty says whether nothing but white space was added.
func (c *Composer) Empty() bool {
	for _, b := range c.text {
		if !blank(b) {
			return false
		}
	}
	return true
}

// Piece ends the text, white space at its end left out.
func (c *Composer) Piece(kind Kind, level int) Piece {
	n := len(c.text)
	for n > 0 && blank(c.text[n-1]) {
		n--
	}
	c.cut(n)
	return Piece{Kind: kind, Level: level, Text: string(c.text), Runs: c.runs}
}

func (c *Composer) cut(n int) {
	c.text = c.text[:n]
	for k := len(c.runs) - 1; k >= 0 && c.runs[k].End > n; k-- {
		if c.runs[k].Start >= n {
			c.runs = c.runs[:k]
		} else {
			c.runs[k].End = n
		}
	}
}

func blank(b byte) bool { return b == ' ' || b == '\n' || b == '\t' }
