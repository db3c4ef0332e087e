// Package assess holds a paper against checklists: it looks for the evidence that the rules
// describe, weighs it by a small decision table and says for every item what was found, what
// lacks and where it looked. It reads no files and prints nothing.
package assess

import (
	"sort"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/internal/phrase"
)

// reading is a document prepared for searching: its tokens, and which tokens belong to which
// sentence and block.
type reading struct {
	doc       *manuscript.Document
	text      *phrase.Text
	lower     string
	sentences []stretch // by sentence
	blocks    []stretch // by block
	blockOf   [][2]int  // block -> its sentences [first, last)
	tokenAt   []int32   // token -> sentence, -1 between sentences
	scopes    []coverage
}

// stretch is a range of tokens [from, to).
type stretch struct{ from, to int }

// newReading prepares the document. Reference lists and excluded blocks get no tokens: nothing in
// them is ever evidence.
func newReading(doc *manuscript.Document, lib *checklist.Library) *reading {
	r := &reading{doc: doc, text: phrase.NewText(doc.Text, lib.Vocabulary), lower: lowerASCII(doc.Text)}
	r.tokenAt = make([]int32, len(r.text.Tokens))
	for i := range r.tokenAt {
		r.tokenAt[i] = -1
	}
	r.sentences = make([]stretch, len(doc.Sentences))
	r.blocks = make([]stretch, len(doc.Blocks))
	r.blockOf = make([][2]int, len(doc.Blocks))
	for i, s := range doc.Sentences {
		st := stretch{r.text.Index(s.Start), r.text.Index(s.End)}
		if st.to < len(r.text.Tokens) && int(r.text.Tokens[st.to].Start) < s.End {
			st.to++
		}
		if !r.searchable(i) {
			st.to = st.from
		}
		r.sentences[i] = st
		for k := st.from; k < st.to; k++ {
			r.tokenAt[k] = int32(i)
		}
		b := &r.blockOf[s.Block]
		if b[1] == 0 {
			*b = [2]int{i, i + 1}
			r.blocks[s.Block] = st
		} else {
			b[1] = i + 1
			r.blocks[s.Block].to = max(st.to, r.blocks[s.Block].to)
		}
	}
	for _, s := range lib.Scopes {
		r.scopes = append(r.scopes, r.cover(s))
	}
	return r
}

// lowerASCII leaves every letter where it is: others than those of ASCII may change their length when lowered, and the
// literals that are looked for hold none.
func lowerASCII(text string) string {
	lower := []byte(text)
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c + 'a' - 'A'
		}
	}
	return string(lower)
}

// searchable says whether a sentence may hold evidence at all.
func (r *reading) searchable(sentence int) bool {
	b := r.doc.Blocks[r.doc.Sentences[sentence].Block]
	return b.Kind != manuscript.Reference && b.Excluded == "" && r.role(sentence) != manuscript.RoleReferences
}

// role is the role under which a sentence is judged.
func (r *reading) role(sentence int) manuscript.Role {
	s := r.doc.Sentences[sentence]
	if r.doc.Blocks[s.Block].Kind == manuscript.Title {
		return manuscript.RoleTitle
	}
	return r.doc.Sections[s.Section].Role
}

// inRoles says whether a sentence has a role of the set: its own, another of its section ("Results and discussion" has
// two), or, for captions and tables, one of the section that first speaks of them.
func (r *reading) inRoles(sentence int, set checklist.RoleSet) bool {
	s := r.doc.Sentences[sentence]
	if set.Has(r.role(sentence)) || serves(r.doc.Sections[s.Section].Also, set) {
		return true
	}
	home := r.doc.Blocks[s.Block].Home
	return home != s.Section && (set.Has(r.doc.Sections[home].Role) || serves(r.doc.Sections[home].Also, set))
}

func serves(roles []manuscript.Role, set checklist.RoleSet) bool {
	for _, role := range roles {
		if set.Has(role) {
			return true
		}
	}
	return false
}

func (r *reading) kind(sentence int) manuscript.Kind {
	return r.doc.Blocks[r.doc.Sentences[sentence].Block].Kind
}

// stretchOf answers the tokens that one match beginning the search at this sentence may span.
func (r *reading) stretchOf(sentence int, reach checklist.Reach) stretch {
	switch st := r.sentences[sentence]; reach {
	case checklist.Pair:
		if next := sentence + 1; next < len(r.sentences) && r.doc.Sentences[next].Block == r.doc.Sentences[sentence].Block {
			st.to = max(st.to, r.sentences[next].to)
		}
		return st
	case checklist.Block:
		return r.blocks[r.doc.Sentences[sentence].Block]
	default:
		return st
	}
}

// sentencesOf turns token positions into the sentences where a search must begin, sorted, each once.
func (r *reading) sentencesOf(positions []int32, reach checklist.Reach) []int {
	var all []int
	for _, p := range positions {
		s := int(r.tokenAt[p])
		if s < 0 {
			continue
		}
		switch reach {
		case checklist.Block:
			s = r.blockOf[r.doc.Sentences[s].Block][0]
		case checklist.Pair:
			if s > 0 && r.doc.Sentences[s-1].Block == r.doc.Sentences[s].Block {
				all = append(all, s-1)
			}
		}
		all = append(all, s)
	}
	sort.Ints(all)
	n := 0
	for i, s := range all {
		if i == 0 || s != all[n-1] {
			all[n] = s
			n++
		}
	}
	return all[:n]
}

// bytes is the byte range of a range of tokens.
func (r *reading) bytes(tokens stretch) manuscript.Span {
	if tokens.from >= tokens.to {
		return manuscript.Span{}
	}
	return manuscript.Span{Start: int(r.text.Tokens[tokens.from].Start), End: int(r.text.Tokens[tokens.to-1].End)}
}
