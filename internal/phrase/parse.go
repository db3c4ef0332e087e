package phrase

import (
	"fmt"
	"strconv"
	"strings"
)

// node is a parsed phrase: exactly one of its fields is set.
type node struct {
	atom int    // index into the Vocabulary, when seq, alt and opt are nil and gap is 0
	seq  []node // one after the other
	alt  []node // one of these
	opt  *node  // this or nothing
	gap  int    // up to so many tokens of any kind
}

// atom is a word that phrases ask for.
type atom struct {
	text   string // folded prefix or stem
	prefix bool
	class  class
}

// Vocabulary collects the atoms of many phrases, each once. It is filled while rules are loaded and
// only read afterwards.
type Vocabulary struct {
	atoms []atom
	index map[atom]int
}

// NewVocabulary is an empty vocabulary.
func NewVocabulary() *Vocabulary {
	return &Vocabulary{index: map[atom]int{}}
}

func (v *Vocabulary) add(a atom) node {
	i, ok := v.index[a]
	if !ok {
		i = len(v.atoms)
		v.atoms = append(v.atoms, a)
		v.index[a] = i
	}
	return node{atom: i}
}

// parser reads one phrase, left to right.
type parser struct {
	vocabulary *Vocabulary
	text       string
	at         int
	depth      int
}

// maxDepth bounds the groups within groups of a phrase.
const maxDepth = 12

// Compile turns the text of a phrase into a Phrase. The error says what is wrong and where, in
// bytes from the start of the text.
func (v *Vocabulary) Compile(text string) (Phrase, error) {
	p := &parser{vocabulary: v, text: text}
	n, err := p.sequence()
	if err != nil {
		return Phrase{}, err
	}
	if p.at < len(p.text) {
		return Phrase{}, fmt.Errorf("unexpected %q at byte %d of phrase %q", p.text[p.at], p.at+1, text)
	}
	must := n.must()
	if len(must) == 0 {
		return Phrase{}, fmt.Errorf("phrase %q can match without any word; give it at least one that must be there", text)
	}
	return Phrase{source: text, code: compile(n), must: must}, nil
}

func (p *parser) sequence() (node, error) {
	var seq []node
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
			inner := n
			n = node{opt: &inner}
		} else if p.at < len(p.text) && p.text[p.at] == '*' {
			p.at++
			n = repeated(n, maxRepeats)
		}
		seq = append(seq, n)
	}
	if len(seq) == 1 {
		return seq[0], nil
	}
	if len(seq) == 0 {
		return node{}, fmt.Errorf("empty phrase or alternative at byte %d of phrase %q", p.at+1, p.text)
	}
	return node{seq: seq}, nil
}

// maxRepeats bounds a starred group.
const maxRepeats = 3

// repeated is the node up to n times in a row, or not at all.
func repeated(n node, times int) node {
	inner := n
	if times > 1 {
		inner = node{seq: []node{n, repeated(n, times-1)}}
	}
	return node{opt: &inner}
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
		return node{gap: n}, nil
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
			sign := node{alt: []node{p.vocabulary.add(atom{text: "%"}), p.vocabulary.add(atom{text: "percent"}), {seq: []node{p.vocabulary.add(atom{text: "per"}), p.vocabulary.add(atom{text: "cent"})}}}}
			return node{seq: []node{p.vocabulary.add(atom{class: isNumber}), sign}}, nil
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
	var alt []node
	for {
		n, err := p.sequence()
		if err != nil {
			return node{}, err
		}
		alt = append(alt, n)
		if p.at >= len(p.text) {
			return node{}, fmt.Errorf("group opened at byte %d of phrase %q is never closed", open+1, p.text)
		}
		done := p.text[p.at] == ')'
		p.at++
		if done {
			break
		}
	}
	if len(alt) == 1 {
		return alt[0], nil
	}
	return node{alt: alt}, nil
}

// word reads one blank-separated word. A word with inner hyphens stands for its parts and for the
// parts glued together, since line ends and habits lose hyphens.
func (p *parser) word() (node, error) {
	end := p.at
	for end < len(p.text) && strings.IndexByte(" ()|?*", p.text[end]) < 0 {
		end++
	}
	raw := p.text[p.at:end]
	prefix := end < len(p.text) && p.text[end] == '*'
	p.at = end
	if prefix {
		p.at++
	}
	var parts []string
	Scan(raw, func(a, b int) { parts = append(parts, raw[a:b]) })
	if len(parts) == 0 {
		return node{}, fmt.Errorf("%q holds no word in phrase %q", raw, p.text)
	}
	word := func(text string, last bool) node {
		if last && prefix {
			return p.prefix(text)
		}
		_, stem := Fold(text)
		return p.vocabulary.add(atom{text: stem})
	}
	if len(parts) == 1 {
		return word(parts[0], true), nil
	}
	var seq []node
	for i, part := range parts {
		seq = append(seq, word(part, i == len(parts)-1))
	}
	if !strings.Contains(raw, "-") {
		return node{seq: seq}, nil
	}
	return node{alt: []node{{seq: seq}, word(strings.Join(parts, ""), true)}}, nil
}

// prefix reads "word*". A prefix may be cut where British and American spelling part
// ("randomis*", "labell*", "analys*"): it then stands for both.
func (p *parser) prefix(text string) node {
	folded := american(lower(text))
	n := p.vocabulary.add(atom{text: folded, prefix: true})
	for _, e := range [...][2]string{{"lys", "lyz"}, {"is", "iz"}, {"ell", "el"}} {
		if strings.HasSuffix(folded, e[0]) && len(folded) > 4 && !keepsSpelling(folded) {
			other := p.vocabulary.add(atom{text: strings.TrimSuffix(folded, e[0]) + e[1], prefix: true})
			return node{alt: []node{n, other}}
		}
	}
	return n
}
