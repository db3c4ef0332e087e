package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// vocabulary counts the words of a document, lower case, letters and inner hyphens only. It settles whether a word
// broken at a line's end loses its hyphen.
type vocabulary map[string]int

func collect(paras []*para) vocabulary {
	v := vocabulary{}
	for _, b := range paras {
		broken := false // the line before ends inside a word
		for _, l := range b.lines {
			for i, w := range l.words {
				s := bare(w.text)
				rest := i == 0 && broken
				broken = i == len(l.words)-1 && strings.HasSuffix(w.text, "-")
				if s == "" || rest || broken {
					continue
				}
				v[s]++
				if strings.Contains(s, "-") {
					for _, part := range strings.Split(s, "-") {
						v[part]++
					}
				}
			}
		}
	}
	return v
}

// bare is a word in lower case without the marks around it.
func bare(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
}

// particles are parts of words that also stand alone as small words: they prove no compound.
var particles = map[string]bool{"the": true, "and": true, "in": true, "on": true, "re": true, "de": true, "con": true, "as": true, "be": true, "to": true, "an": true, "a": true, "for": true, "per": true, "is": true, "at": true, "or": true, "so": true, "no": true, "of": true, "by": true, "it": true, "i": true, "e": true, "s": true, "im": true, "ex": true, "al": true, "et": true, "com": true, "pro": true, "use": true, "not": true, "are": true, "able": true, "ing": true, "age": true, "ant": true, "all": true}

// compounds are first parts that nearly always keep their hyphen.
var compounds = map[string]bool{"cross": true, "self": true, "well": true, "state": true, "end": true, "fine": true, "high": true, "low": true, "deep": true, "large": true, "small": true, "two": true, "three": true, "four": true, "five": true, "ten": true, "patient": true, "image": true, "data": true, "pixel": true, "voxel": true, "lesion": true, "slice": true, "hand": true, "ground": true, "real": true, "long": true, "short": true, "full": true, "half": true, "follow": true, "open": true, "t": true, "x": true, "u": true, "k": true, "leave": true, "class": true, "domain": true, "task": true, "time": true, "user": true, "quasi": true, "double": true, "single": true, "computer": true, "machine": true, "board": true, "year": true, "human": true, "region": true, "cost": true, "gold": true, "hold": true, "held": true}

// loose are first parts that are written with and without a hyphen, and also begin words of their own ("interval").
var loose = map[string]bool{"multi": true, "inter": true, "intra": true, "non": true, "pre": true, "post": true, "sub": true, "semi": true, "anti": true, "over": true, "under": true}

// keepsHyphen says whether "before-" at a line's end and "after" at the next one's beginning keep the hyphen
// when they are joined.
func (v vocabulary) keepsHyphen(before, after string) bool {
	first, _ := utf8.DecodeRuneInString(after)
	stem := strings.TrimRight(before, "-")
	last, _ := utf8.DecodeLastRuneInString(stem)
	if !unicode.IsLetter(first) || !unicode.IsLetter(last) {
		return true
	}
	chained := false
	if i := strings.LastIndexAny(stem, "-/"); i >= 0 {
		stem, chained = stem[i+1:], true
	}
	x, y := bare(stem), bare(after)
	if i := strings.IndexByte(y, '-'); i >= 0 {
		y = y[:i]
	}
	joined, kept := v[x+y], v[x+"-"+y]
	if joined == 0 && kept == 0 && !unicode.IsLower(first) {
		return true
	}
	switch {
	case joined > 0 || kept > 0:
		return kept > joined
	case chained && particles[x]:
		return true // "state-of-the-art"
	case loose[x]:
		return len(y) > 3 && v[y] > 0
	case compounds[x] || isAdverb(x) && v[x] > 0:
		return true
	case particles[x] || particles[y]:
		return false
	}
	return v[x] > 0 && v[y] > 0 && len(y) > 3
}

// isAdverb says whether a first part is an adverb ("publicly-available"), whose hyphen the author wrote.
func isAdverb(x string) bool {
	return len(x) > 5 && strings.HasSuffix(x, "ly")
}
