package phrase

// run tries the program from instruction pc at token at; it answers where the match ends.
// steps bounds the backtracking on hostile text.
func (t *Text) run(p *Phrase, pc int32, at, end int, steps *int) (int, bool) {
	for {
		if *steps--; *steps < 0 {
			return 0, false
		}
		switch in := p.code[pc]; in.op {
		case opMatch:
			return at, true
		case opAtom:
			if at >= end || !t.is(at, in.a) {
				return 0, false
			}
			at++
			pc++
		case opAny:
			if at >= end || !t.isAny(at, p.atoms[in.a:in.b]) {
				return 0, false
			}
			at++
			pc++
		case opJump:
			pc = in.a
		case opSplit:
			if e, ok := t.run(p, in.a, at, end, steps); ok {
				return e, true
			}
			pc = in.b
		case opGap:
			for skip := 0; skip <= int(in.a) && at+skip <= end; skip++ {
				if e, ok := t.run(p, pc+1, at+skip, end, steps); ok {
					return e, true
				}
			}
			return 0, false
		}
	}
}

// maxSteps bounds the work of one phrase on one stretch of text.
const maxSteps = 20000

// Find answers the matches of p among the tokens [from, to), leftmost first, without overlaps.
func (t *Text) Find(p Phrase, from, to int, yield func(start, end int) bool) {
	if !t.possible(p) {
		return
	}
	steps := maxSteps
	for at := from; at < to; {
		if e, ok := t.run(&p, 0, at, to, &steps); ok && e > at {
			if !yield(at, e) {
				return
			}
			at = e
			continue
		}
		at++
	}
}

// Has says whether p matches somewhere among the tokens [from, to).
func (t *Text) Has(p Phrase, from, to int) bool {
	found := false
	t.Find(p, from, to, func(int, int) bool { found = true; return false })
	return found
}
