package phrase

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// node is a parsed phrase. Atoms are by far the most of them; kids is nil for atoms and gaps.
type node struct {
	kind nodeKind
	n    int32 // index of the atom in the Vocabulary, or the tokens that a gap may skip
	kids []node
}

type nodeKind uint8

const (
	atomNode nodeKind = iota
	seqNode           // the kids one after the other
	altNode           // one of the kids
	optNode           // the only kid or nothing
	gapNode           // up to n tokens of any kind
)

// atom is a word that phrases ask for.
type atom struct {
	text   string // folded prefix or stem
	prefix bool
	class  class
}

// Vocabulary collects the atoms of many phrases, each once. It is filled while rules are loaded, by any number of
// Compilers, and only read afterwards.
type Vocabulary struct {
	atoms  []atom
	index  map[atom]int32
	adding sync.Mutex
}

// NewVocabulary is an empty vocabulary.
func NewVocabulary() *Vocabulary {
	return &Vocabulary{index: map[atom]int32{}}
}

// Compiler compiles phrases for a Vocabulary, one after the other. What it needs for that it uses again and again:
// thousands of small slices would cost more than the work itself.
type Compiler struct {
	vocabulary *Vocabulary
	words      map[string]node // a word as phrases spell it, its star with it; the same few thousand come back all the time

	pending []node // terms and alternatives of the groups that are still open, innermost last
	nodes   []node // the kids of the groups that are closed
	code    []inst
	atoms   []int32
	sets    []set
}

// Compiler is a new compiler for this vocabulary.
func (v *Vocabulary) Compiler() *Compiler {
	return &Compiler{vocabulary: v, words: map[string]node{}}
}

func (v *Vocabulary) add(a atom) node {
	v.adding.Lock()
	defer v.adding.Unlock()
	return node{n: v.indexOf(a)}
}

// addAll answers the indices of atoms.
func (v *Vocabulary) addAll(atoms []atom) []int32 {
	v.adding.Lock()
	defer v.adding.Unlock()
	indices := make([]int32, len(atoms))
	for i, a := range atoms {
		indices[i] = v.indexOf(a)
	}
	return indices
}

// indexOf is the atom's index; one that is new gets the next.
func (v *Vocabulary) indexOf(a atom) int32 {
	i, ok := v.index[a]
	if !ok {
		i = int32(len(v.atoms))
		v.atoms = append(v.atoms, a)
		v.index[a] = i
	}
	return i
}

// parser reads one phrase, left to right.
type parser struct {
	*Compiler
	text  string
	at    int
	depth int
}

// push puts a node with those that are pending.
func (p *parser) push(n node) {
	p.pending = append(p.pending, n)
}

// since is how many nodes are pending after the first ones.
func (p *parser) since(first int) int { return len(p.pending) - first }

// take removes the nodes after the first ones from those that are pending.
func (p *parser) take(first int) []node {
	at := len(p.nodes)
	p.nodes = append(p.nodes, p.pending[first:]...)
	p.pending = p.pending[:first]
	return p.nodes[at:len(p.nodes):len(p.nodes)]
}

// maxDepth bounds the groups within groups of a phrase.
const maxDepth = 12

// Compile turns the text of a phrase into a Phrase. The error says what is wrong and where, in
// bytes from the start of the text.
func (c *Compiler) Compile(text string) (Phrase, error) {
	c.pending, c.nodes = c.pending[:0], c.nodes[:0]
	p := &parser{Compiler: c, text: text}
	n, err := p.sequence()
	if err != nil {
		return Phrase{}, err
	}
	if p.at < len(p.text) {
		return Phrase{}, fmt.Errorf("unexpected %q at byte %d of phrase %q", p.text[p.at], p.at+1, text)
	}
	ph := c.compile(text, n)
	if len(ph.must) == 0 {
		return Phrase{}, fmt.Errorf("phrase %q can match without any word; give it at least one that must be there", text)
	}
	return ph, nil
}

func (p *parser) sequence() (node, error) {
	first := p.since(0)
	for {
		for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '-' || strings.IndexByte(",;:/", p.text[p.at]) >= 0) {
			p.at++
		}
		if p.at >= len(p.text) || p.text[p.at] == ')' || p.text[p.at] == '|' {
			break
		}
		start := p.at
		n, err := p.term()
		if err != nil {
			return node{}, err
		}
		if p.at < len(p.text) && p.text[p.at] == '?' {
			if p.text[start] != '(' {
				// "years?" would make the whole word optional, which nobody means; singular and plural match each other anyway.
				return node{}, fmt.Errorf("a word that may be absent is written (%s)?, at byte %d of phrase %q", p.text[start:p.at], start+1, p.text)
			}
			p.at++
			n = node{kind: optNode, kids: []node{n}}
		} else if p.at < len(p.text) && p.text[p.at] == '*' {
			p.at++
			n = repeated(n, maxRepeats)
		}
		p.push(n)
	}
	switch p.since(first) {
	case 0:
		return node{}, fmt.Errorf("empty phrase or alternative at byte %d of phrase %q", p.at+1, p.text)
	case 1:
		return p.take(first)[0], nil
	}
	return node{kind: seqNode, kids: p.take(first)}, nil
}

// maxRepeats bounds a starred group.
const maxRepeats = 3

// repeated is the node up to n times in a row, or not at all.
func repeated(n node, times int) node {
	inner := n
	if times > 1 {
		inner = node{kind: seqNode, kids: []node{n, repeated(n, times-1)}}
	}
	return node{kind: optNode, kids: []node{inner}}
}

func (p *parser) term() (node, error) {
	rest := p.text[p.at:]
	switch {
	case rest[0] == '(':
		return p.group()
	case strings.HasPrefix(rest, ".."):
		end := 2
		for end < len(rest) && rest[end] >= '0' && rest[end] <= '9' {
			end++
		}
		n, err := strconv.Atoi(rest[2:end])
		if err != nil || n < 1 || n > 40 {
			return node{}, fmt.Errorf("a gap is written ..N with N from 1 to 40, at byte %d of phrase %q", p.at+1, p.text)
		}
		p.at += end
		return node{kind: gapNode, n: int32(n)}, nil
	case rest[0] == '<' && len(rest) > 1 && isASCIILetter(rest[1]):
		end := strings.IndexByte(rest, '>')
		if end < 0 {
			return node{}, fmt.Errorf("class without > at byte %d of phrase %q", p.at+1, p.text)
		}
		name := rest[1:end]
		p.at += end + 1
		switch name {
		case "num":
			return p.vocabulary.add(atom{class: isNumber}), nil
		case "int":
			return p.vocabulary.add(atom{class: isInteger}), nil
		case "year":
			return p.vocabulary.add(atom{class: isYear}), nil
		case "pct":
			v := p.vocabulary
			words := node{kind: seqNode, kids: []node{v.add(atom{text: "per"}), v.add(atom{text: "cent"})}}
			sign := node{kind: altNode, kids: []node{v.add(atom{text: "%"}), v.add(atom{text: "percent"}), words}}
			return node{kind: seqNode, kids: []node{v.add(atom{class: isNumber}), sign}}, nil
		}
		return node{}, fmt.Errorf("unknown class <%s> in phrase %q; there are <num>, <int>, <pct> and <year>", name, p.text)
	}
	return p.word()
}

func (p *parser) group() (node, error) {
	if p.depth++; p.depth > maxDepth {
		return node{}, fmt.Errorf("groups nested deeper than %d in phrase %q", maxDepth, p.text)
	}
	defer func() { p.depth-- }()
	open := p.at
	p.at++
	first := p.since(0)
	for {
		n, err := p.sequence()
		if err != nil {
			return node{}, err
		}
		p.push(n)
		if p.at >= len(p.text) {
			return node{}, fmt.Errorf("group opened at byte %d of phrase %q is never closed", open+1, p.text)
		}
		done := p.text[p.at] == ')'
		p.at++
		if done {
			break
		}
	}
	if p.since(first) == 1 {
		return p.take(first)[0], nil
	}
	return node{kind: altNode, kids: p.take(first)}, nil
}

// word reads one blank-separated word.
func (p *parser) word() (node, error) {
	end := p.at
	for end < len(p.text) && !endsWord(p.text[end]) {
		end++
	}
	raw, written := p.text[p.at:end], p.text[p.at:end]
	prefix := end < len(p.text) && p.text[end] == '*'
	if prefix {
		end++
		written = p.text[p.at:end]
	}
	p.at = end
	if n, ok := p.words[written]; ok {
		return n, nil
	}
	n, ok := p.vocabulary.word(raw, prefix)
	if !ok {
		return node{}, fmt.Errorf("%q holds no word in phrase %q", raw, p.text)
	}
	p.words[written] = n
	return n, nil
}

func endsWord(b byte) bool {
	switch b {
	case ' ', '(', ')', '|', '?', '*':
		return true
	}
	return false
}

// word makes the node of one word. A word with inner hyphens stands for its parts and for the parts glued together,
// since line ends and habits lose hyphens.
func (v *Vocabulary) word(raw string, prefix bool) (node, bool) {
	var parts []string
	Scan(raw, func(a, b int) { parts = append(parts, raw[a:b]) })
	if len(parts) == 0 {
		return node{}, false
	}
	word := func(text string, last bool) node {
		if last && prefix {
			return v.prefix(text)
		}
		_, stem := Fold(text)
		return v.add(atom{text: stem})
	}
	if len(parts) == 1 {
		return word(parts[0], true), true
	}
	var seq []node
	for i, part := range parts {
		seq = append(seq, word(part, i == len(parts)-1))
	}
	if !strings.Contains(raw, "-") {
		return node{kind: seqNode, kids: seq}, true
	}
	return node{kind: altNode, kids: []node{{kind: seqNode, kids: seq}, word(strings.Join(parts, ""), true)}}, true
}

// prefix reads "word*". A prefix may be cut where British and American spelling part
// ("randomis*", "labell*", "analys*"): it then stands for both.
func (v *Vocabulary) prefix(text string) node {
	folded := american(lower(text))
	n := v.add(atom{text: folded, prefix: true})
	for _, e := range [...][2]string{{"lys", "lyz"}, {"is", "iz"}, {"ell", "el"}} {
		if strings.HasSuffix(folded, e[0]) && len(folded) > 4 && !keepsSpelling(folded) {
			other := v.add(atom{text: strings.TrimSuffix(folded, e[0]) + e[1], prefix: true})
			return node{kind: altNode, kids: []node{n, other}}
		}
	}
	return n
}
