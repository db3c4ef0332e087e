package assess

import (
	"slices"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/phrase"
)

// coverage is where one scope holds in a document.
type coverage struct {
	id      string
	weakens bool
	over    map[int][]covered // sentence -> what is covered there
}

// covered is a range of tokens that a cue takes out of the paper's own statements.
type covered struct {
	stretch
	cue stretch
}

// cover finds the cues of a scope in the whole document.
func (r *reading) cover(s checklist.Scope) coverage {
	c := coverage{id: s.ID, weakens: s.Weakens, over: map[int][]covered{}}
	for _, sign := range s.Cues {
		for _, p := range sign.Phrases {
			for _, sentence := range r.sentencesOf(r.text.Candidates(p), checklist.Sentence) {
				if r.matchesAny(s.Unless, sentence) {
					continue
				}
				whole := r.sentences[sentence]
				r.text.Find(p, whole.from, whole.to, func(from, to int) bool {
					reach, ends := whole, r.halts
					if sign.Before > 0 || sign.After > 0 {
						reach, ends = stretch{max(whole.from, from-sign.Before), min(whole.to, to+sign.After)}, r.breaks
					}
					cue := stretch{from, to}
					c.over[sentence] = append(c.over[sentence], covered{shrink(reach, cue, ends, r.relates), cue})
					return true
				})
			}
		}
	}
	return c
}

// scopeOf finds the first scope that the match lies in, nil when there is none. A match that holds the cue itself asked
// for it ("no external testing was performed") and stays.
func (r *reading) scopeOf(sentence int, match stretch, allow []string) *coverage {
	for i := range r.scopes {
		c := &r.scopes[i]
		if slices.Contains(allow, c.id) {
			continue
		}
		for _, o := range c.over[sentence] {
			holdsCue := match.from <= o.cue.from && o.cue.to <= match.to
			if !holdsCue && match.from < o.to && o.from < match.to {
				return c
			}
		}
	}
	return nil
}

// matchesAny says whether one of the patterns is found in the sentence, whatever its role.
func (r *reading) matchesAny(patterns []checklist.Pattern, sentence int) bool {
	for i := range patterns {
		if len(r.matches(&patterns[i], sentence)) > 0 {
			return true
		}
	}
	return false
}

func (r *reading) hasAny(phrases []phrase.Phrase, in stretch) bool {
	for _, p := range phrases {
		if r.text.Has(p, in.from, in.to) {
			return true
		}
	}
	return false
}
