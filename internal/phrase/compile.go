package phrase

import "slices"

// Phrase is a compiled phrase. It holds for the Vocabulary that compiled it.
type Phrase struct {
	source string
	code   []inst
	atoms  []int32 // the sets of atoms that code and must speak of, one after the other
	must   []set   // every match holds an atom of each of these
}

// String is the phrase as written.
func (p Phrase) String() string { return p.source }

// set is a stretch of Phrase.atoms.
type set struct{ from, to int32 }

// of lists the atoms of a set.
func (p *Phrase) of(s set) []int32 { return p.atoms[s.from:s.to] }

// inst is one step of a phrase's program.
type inst struct {
	op   opcode
	a, b int32
}

type opcode uint8

const (
	opAtom  opcode = iota // the next token matches the atom a
	opAny                 // the next token matches one of Phrase.atoms[a:b]
	opGap                 // up to a tokens are skipped
	opSplit               // a is tried first, then b
	opJump                // to a
	opMatch
)

// compile writes the phrase into the slices that are used again, and copies them once their sizes are known.
func (c *Compiler) compile(source string, n node) Phrase {
	p := Phrase{source: source, code: c.code[:0], atoms: c.atoms[:0]}
	p.emit(n)
	p.code = append(p.code, inst{op: opMatch})
	p.must = p.needs(c.sets[:0], n)
	c.code, c.atoms, c.sets = p.code, p.atoms, p.must
	p.code, p.atoms, p.must = slices.Clone(p.code), slices.Clone(p.atoms), slices.Clone(p.must)
	return p
}

// isSet says whether the node stands for one of several words: one step serves them all.
func (n node) isSet() bool {
	if n.kind != altNode {
		return false
	}
	for _, k := range n.kids {
		if k.kind != atomNode {
			return false
		}
	}
	return true
}

func (p *Phrase) here() int32 { return int32(len(p.code)) }

func (p *Phrase) emit(n node) {
	switch {
	case n.kind == atomNode:
		p.code = append(p.code, inst{op: opAtom, a: n.n})
	case n.kind == gapNode:
		p.code = append(p.code, inst{op: opGap, a: n.n})
	case n.kind == seqNode:
		for _, k := range n.kids {
			p.emit(k)
		}
	case n.kind == optNode:
		split := p.here()
		p.code = append(p.code, inst{op: opSplit, a: split + 1})
		p.emit(n.kids[0])
		p.code[split].b = p.here()
	case n.isSet():
		s := p.union(n)
		p.code = append(p.code, inst{op: opAny, a: s.from, b: s.to})
	default:
		p.emitAlternatives(n.kids)
	}
}

// emitAlternatives tries the kids in turn. While they are written, the jumps at their ends are a chain through a.
func (p *Phrase) emitAlternatives(kids []node) {
	const none = -1
	last := int32(none)
	for i, k := range kids {
		if i == len(kids)-1 {
			p.emit(k)
			break
		}
		split := p.here()
		p.code = append(p.code, inst{op: opSplit, a: split + 1})
		p.emit(k)
		p.code = append(p.code, inst{op: opJump, a: last})
		last = p.here() - 1
		p.code[split].b = p.here()
	}
	for last != none {
		next := p.code[last].a
		p.code[last].a = p.here()
		last = next
	}
}

// union writes down the atoms of a node that is a set.
func (p *Phrase) union(n node) set {
	s := set{from: int32(len(p.atoms))}
	for _, k := range n.kids {
		p.atoms = append(p.atoms, k.n)
	}
	s.to = int32(len(p.atoms))
	return s
}

// needs appends sets of atoms: whatever matches the node holds at least one atom of each.
func (p *Phrase) needs(sets []set, n node) []set {
	switch {
	case n.kind == atomNode:
		p.atoms = append(p.atoms, n.n)
		return append(sets, set{int32(len(p.atoms)) - 1, int32(len(p.atoms))})
	case n.kind == seqNode:
		for _, k := range n.kids {
			sets = p.needs(sets, k)
		}
	case n.isSet():
		return append(sets, p.union(n))
	case n.kind == altNode:
		smallest := make([]set, 0, len(n.kids))
		for _, k := range n.kids {
			of := p.needs(nil, k)
			if len(of) == 0 {
				return sets
			}
			smallest = append(smallest, least(of))
		}
		s := set{from: int32(len(p.atoms))}
		for _, of := range smallest {
			p.atoms = append(p.atoms, p.of(of)...)
		}
		s.to = int32(len(p.atoms))
		return append(sets, s)
	}
	return sets
}

// least is the first of the smallest sets.
func least(sets []set) set {
	best := sets[0]
	for _, s := range sets[1:] {
		if s.to-s.from < best.to-best.from {
			best = s
		}
	}
	return best
}
