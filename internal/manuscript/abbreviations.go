package manuscript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stopKind says what a stop behind a word means.
type stopKind uint8

const (
	stopEnds   stopKind = iota
	stopNever           // "e.g.": never the end of a sentence
	stopSeldom          // "et al.": the end only before a word that opens sentences
	stopNumber          // "Fig.": no end before a number or a bracket
)

// abbreviations maps folded words to what a stop behind them means.
var abbreviations = spreadStops(map[stopKind]string{
	stopNever: "e.g eg i.e ie vs v cf viz dr prof mr mrs ms st resp approx ca incl excl dept univ hon rev gen sr mt ft messrs " +
		"i.v s.c q.d b.i.d ph b.sc m.sc rer nat",
	stopSeldom: "al inc ltd co corp llc etc n.s a.m p.m u.s u.k u.s.a e.u jr ph.d m.d min max sec hr hrs wk yr yrs mo avg std dev est med radiol " +
		"jan feb mar apr jun jul aug sep sept oct nov dec p.o",
	stopNumber: "fig figs eq eqs eqn eqns ref refs tab tabs table no nos vol pp p sect secs ch chap art suppl supp ver version algo alg app thm def ex n grp",
})

func spreadStops(by map[stopKind]string) map[string]stopKind {
	words := map[string]stopKind{}
	for kind, list := range by {
		for _, w := range strings.Fields(list) {
			words[w] = kind
		}
	}
	return words
}

// openers are words that seldom stand with a capital but at the start of a sentence.
var openers = spreadStops(map[stopKind]string{stopEnds: "the we in this these those for all a an our however patients images to of it its they there both each " +
	"as at by on no if when while although finally then thus therefore hence moreover furthermore additionally after before during " +
	"most some several such that here using with from among between since because their he she i one two three first second next " +
	"data results methods briefly overall similarly conversely consequently subsequently afterwards informed written ethical radiologists readers training"})

// wordMayEnd says whether the stop behind the last word of before may end a sentence that next follows.
func wordMayEnd(before, next string) bool {
	word := lastWord(before)
	switch n := utf8.RuneCountInString(word); {
	case n == 0:
		return true
	case n == 1:
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(r) { // an initial, or "vitamin C."
			return opensSentence(next)
		}
	}
	first, _ := utf8.DecodeRuneInString(next)
	folded := strings.ToLower(word)
	kind, known := abbreviations[folded]
	switch {
	case !known && strings.Contains(word, ".") && initials(word):
		return opensSentence(next)
	case !known:
		return true
	case kind == stopNever:
		return false
	case kind == stopNumber:
		return !unicode.IsDigit(first) && first != '(' && first != '[' && !(len(folded) == 1 && first == '<') && !isNumeral(next) && !(strings.HasPrefix(folded, "no") && isSerial(next))
	default:
		return opensSentence(next)
	}
}

// lastWord is the word before a stop, without the brackets and marks before it.
func lastWord(text string) string {
	if i := strings.LastIndexFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("([{/\"'“‘—–,;:*_~=", r)
	}); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[i:])
		return text[i+n:]
	}
	return text
}

// initials recognises "J.A" and "U.S": single letters with stops between them.
func initials(word string) bool {
	for _, part := range strings.Split(word, ".") {
		if utf8.RuneCountInString(part) > 1 {
			return false
		}
	}
	return true
}

// isNumeral recognises the S3, A1 and III that follow "Fig.".
func isNumeral(next string) bool {
	word := next
	if i := strings.IndexFunc(next, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",.;:)", r) }); i >= 0 {
		word = next[:i]
	}
	return strings.Trim(word, "IVX") == "" || len(word) > 1 && strings.Trim(word[1:], "0123456789") == ""
}

// isSerial recognises what follows "grant no.": a word with a figure in it, such as R01LM013325 or IIS-1553146.
func isSerial(next string) bool {
	word, _, _ := strings.Cut(next, " ")
	return strings.ContainsAny(word, "0123456789")
}

func opensSentence(next string) bool {
	next = strings.TrimLeft(next, "([\"'“‘*_")
	end := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
	if end < 0 {
		end = len(next)
	}
	if end == 1 && strings.HasPrefix(next[end:], ".") {
		return false // a further initial
	}
	_, ok := openers[strings.ToLower(next[:end])]
	return ok
}
