package phrase

import "github.com/pubcheck/pubcheck/internal/pack"

// Packing writes compiled phrases into a pack, and reads them for a Vocabulary that may hold others already: the atoms that
// they speak of are numbered in the order in which they are written, and stand in a table of their own.
type Packing struct {
	vocabulary *Vocabulary
	table      []atom
	numbers    map[int32]int32 // writing: of an atom of the Vocabulary, its number in the table
	atoms      []int32         // reading: of a number, the atom of the Vocabulary

	codes pack.Block[inst]
	words pack.Block[int32]
	musts pack.Block[set]
}

// Packing is for phrases of this vocabulary.
func (v *Vocabulary) Packing() *Packing {
	return &Packing{vocabulary: v, numbers: map[int32]int32{}}
}

// Table is the table of atoms: written after all phrases, read before the first.
func (k *Packing) Table(p *pack.Pack) {
	pack.List(p, &k.table, func(a *atom) {
		p.Text(&a.text)
		p.Flag(&a.prefix)
		pack.Number(p, &a.class)
	})
	if p.Reads() {
		k.atoms = k.vocabulary.addAll(k.table)
	}
}

// Phrase is one phrase.
func (k *Packing) Phrase(p *pack.Pack, ph *Phrase) {
	p.Text(&ph.source)
	pack.ListIn(p, &k.codes, &ph.code, func(in *inst) {
		pack.Number(p, &in.op)
		switch in.op {
		case opAtom:
			k.atom(p, &in.a)
		case opAny, opSplit:
			pack.Number(p, &in.a)
			pack.Number(p, &in.b)
		case opGap, opJump:
			pack.Number(p, &in.a)
		}
	})
	pack.ListIn(p, &k.words, &ph.atoms, func(a *int32) { k.atom(p, a) })
	pack.ListIn(p, &k.musts, &ph.must, func(s *set) {
		pack.Number(p, &s.from)
		pack.Number(p, &s.to)
	})
}

// atom is an index into the Vocabulary, packed as its number in the table.
func (k *Packing) atom(p *pack.Pack, a *int32) {
	if !p.Reads() {
		n, ok := k.numbers[*a]
		if !ok {
			n = int32(len(k.table))
			k.numbers[*a] = n
			k.table = append(k.table, k.vocabulary.atoms[*a])
		}
		pack.Number(p, &n)
		return
	}
	var n int32
	pack.Number(p, &n)
	if int(n) >= len(k.atoms) {
		p.Fail()
		return
	}
	*a = k.atoms[n]
}
