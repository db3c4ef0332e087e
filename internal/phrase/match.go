package phrase

// Phrase is a compiled phrase. It holds for the Vocabulary that compiled it.
type Phrase struct {
	source string
	code   []inst
	must   [][]int // every match holds an atom of each of these sets
}

// String is the phrase as written.
func (p Phrase) String() string { return p.source }

// inst is one step of a phrase's program.
type inst struct {
	op   opcode
	arg  int // atom of opAtom, tokens of opGap
	a, b int // targets of opSplit and opJump
}

type opcode uint8

const (
	opAtom opcode = iota
	opGap
	opSplit
	opJump
	opMatch
)

func compile(n node) []inst {
	var code []inst
	var emit func(n node)
	emit = func(n node) {
		switch {
		case n.seq != nil:
			for _, c := range n.seq {
				emit(c)
			}
		case n.alt != nil:
			var ends []int
			for i, c := range n.alt {
				if i == len(n.alt)-1 {
					emit(c)
					break
				}
				split := len(code)
				code = append(code, inst{op: opSplit, a: split + 1})
				emit(c)
				ends = append(ends, len(code))
				code = append(code, inst{op: opJump})
				code[split].b = len(code)
			}
			for _, e := range ends {
				code[e].a = len(code)
			}
		case n.opt != nil:
			split := len(code)
			code = append(code, inst{op: opSplit, a: split + 1})
			emit(*n.opt)
			code[split].b = len(code)
		case n.gap > 0:
			code = append(code, inst{op: opGap, arg: n.gap})
		default:
			code = append(code, inst{op: opAtom, arg: n.atom})
		}
	}
	emit(n)
	return append(code, inst{op: opMatch})
}

// must lists sets of atoms: whatever matches the node holds at least one atom of each set.
func (n node) must() [][]int {
	switch {
	case n.seq != nil:
		var all [][]int
		for _, c := range n.seq {
			all = append(all, c.must()...)
		}
		return all
	case n.alt != nil:
		var union []int
		for _, c := range n.alt {
			sets := c.must()
			if len(sets) == 0 {
				return nil
			}
			union = append(union, smallest(sets)...)
		}
		return [][]int{union}
	case n.opt != nil, n.gap > 0:
		return nil
	}
	return [][]int{{n.atom}}
}

func smallest(sets [][]int) []int {
	best := sets[0]
	for _, s := range sets[1:] {
		if len(s) < len(best) {
			best = s
		}
	}
	return best
}

// run tries the program from instruction pc at token at; it answers where the match ends.
// steps bounds the backtracking on hostile text.
func (t *Text) run(code []inst, pc, at, end int, steps *int) (int, bool) {
	for {
		if *steps--; *steps < 0 {
			return 0, false
		}
		switch in := code[pc]; in.op {
		case opMatch:
			return at, true
		case opAtom:
			if at >= end || !t.is(at, in.arg) {
				return 0, false
			}
			at++
			pc++
		case opJump:
			pc = in.a
		case opSplit:
			if e, ok := t.run(code, in.a, at, end, steps); ok {
				return e, true
			}
			pc = in.b
		case opGap:
			for skip := 0; skip <= in.arg && at+skip <= end; skip++ {
				if e, ok := t.run(code, pc+1, at+skip, end, steps); ok {
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
		if e, ok := t.run(p.code, 0, at, to, &steps); ok && e > at {
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
