package phrase

import (
	"sort"
	"strings"
)

// Text is a text cut into tokens and bound to a Vocabulary: for every atom it knows where the atom
// stands. It is not changed after NewText and may be read from many goroutines.
type Text struct {
	Tokens []Token
	words  []word

	vocabulary *Vocabulary
	atomWords  [][]int32 // atom -> the words of this text that it matches, sorted
	postings   [][]int32 // word -> positions of its tokens
}

// NewText cuts text into tokens and binds them to the vocabulary.
func NewText(text string, v *Vocabulary) *Text {
	t := &Text{vocabulary: v}
	raw := map[string]int32{}
	known := map[string]int32{}
	labels := map[string]int32{} // numbers that count nothing, by their spelling
	before := ""
	Scan(text, func(start, end int) {
		spelled := text[start:end]
		if first := spelled[0]; first >= '0' && first <= '9' && isLabel(text, start, end, before) {
			id, ok := labels[spelled]
			if !ok {
				folded, stem := Fold(spelled)
				id = int32(len(t.words))
				labels[spelled] = id
				t.words = append(t.words, word{folded: folded, stem: stem, class: classOf(folded) & isYear})
			}
			t.Tokens = append(t.Tokens, Token{Start: int32(start), End: int32(end), Word: id})
			before = ""
			return
		}
		id, ok := raw[spelled]
		if !ok {
			folded, stem := Fold(spelled)
			id, ok = known[folded]
			if !ok {
				id = int32(len(t.words))
				known[folded] = id
				t.words = append(t.words, word{folded: folded, stem: stem, class: classOf(folded)})
			}
			raw[spelled] = id
		}
		t.Tokens = append(t.Tokens, Token{Start: int32(start), End: int32(end), Word: id})
		before = t.words[id].folded
	})
	t.postings = make([][]int32, len(t.words))
	for i, tok := range t.Tokens {
		t.postings[tok.Word] = append(t.postings[tok.Word], int32(i))
	}
	t.bind()
	return t
}

func (t *Text) bind() {
	byStem := map[string][]int32{}
	sorted := make([]int32, len(t.words))
	byClass := map[class][]int32{}
	for i, w := range t.words {
		byStem[w.stem] = append(byStem[w.stem], int32(i))
		sorted[i] = int32(i)
		for _, c := range [...]class{isNumber, isInteger, isYear} {
			if w.class&c != 0 {
				byClass[c] = append(byClass[c], int32(i))
			}
		}
	}
	sort.Slice(sorted, func(a, b int) bool { return t.words[sorted[a]].folded < t.words[sorted[b]].folded })
	t.atomWords = make([][]int32, len(t.vocabulary.atoms))
	for i, a := range t.vocabulary.atoms {
		switch {
		case a.class != 0:
			t.atomWords[i] = byClass[a.class]
		case a.prefix:
			from := sort.Search(len(sorted), func(k int) bool { return t.words[sorted[k]].folded >= a.text })
			var ids []int32
			for k := from; k < len(sorted) && strings.HasPrefix(t.words[sorted[k]].folded, a.text); k++ {
				ids = append(ids, sorted[k])
			}
			sort.Slice(ids, func(x, y int) bool { return ids[x] < ids[y] })
			t.atomWords[i] = ids
		default:
			t.atomWords[i] = byStem[a.text]
		}
	}
}

// is says whether token at matches the atom.
func (t *Text) is(at int, atom int32) bool {
	w, ids := t.Tokens[at].Word, t.atomWords[atom]
	if len(ids) > 12 {
		k := sort.Search(len(ids), func(i int) bool { return ids[i] >= w })
		return k < len(ids) && ids[k] == w
	}
	for _, id := range ids {
		if id == w {
			return true
		}
	}
	return false
}

// isAny says whether token at matches one of the atoms.
func (t *Text) isAny(at int, atoms []int32) bool {
	for _, a := range atoms {
		if t.is(at, a) {
			return true
		}
	}
	return false
}

func (t *Text) count(atoms []int32) int {
	n := 0
	for _, a := range atoms {
		for _, w := range t.atomWords[a] {
			n += len(t.postings[w])
		}
	}
	return n
}

func (t *Text) possible(p Phrase) bool {
	for _, s := range p.must {
		if t.count(p.of(s)) == 0 {
			return false
		}
	}
	return true
}

// Candidates answers the positions of tokens of which every match of p must hold one: the rarest
// of the sets of words that it cannot do without. The positions are not sorted; nil when p cannot match.
func (t *Text) Candidates(p Phrase) []int32 {
	best, least := -1, 0
	for i, s := range p.must {
		n := t.count(p.of(s))
		if n == 0 {
			return nil
		}
		if best < 0 || n < least {
			best, least = i, n
		}
	}
	positions := make([]int32, 0, least)
	for _, a := range p.of(p.must[best]) {
		for _, w := range t.atomWords[a] {
			positions = append(positions, t.postings[w]...)
		}
	}
	return positions
}

// Index answers the first token that ends after byte offset at.
func (t *Text) Index(at int) int {
	return sort.Search(len(t.Tokens), func(i int) bool { return int(t.Tokens[i].End) > at })
}

// Stem is the stem of the token at an index.
func (t *Text) Stem(at int) string { return t.words[t.Tokens[at].Word].stem }

// Frequency is how often the word of the token at an index stands in the text.
func (t *Text) Frequency(at int) int { return len(t.postings[t.Tokens[at].Word]) }
