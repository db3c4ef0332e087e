package assess

import "strings"

// joints are the words that begin another clause after a comma.
var joints = [...]string{"where", "whereas", "while", "but", "although", "though", "and", "so", "since", "because", "yet", "who", "whose", "with", "we", "they", "it"}

// shrink leaves of a reach what no end of a clause parts from the cue. What stands before a relative clause is not denied by
// a cue inside it: "a hospital that did not take part".
func shrink(reach, cue stretch, ends, opens func(token int) bool) stretch {
	for k := cue.from - 1; k >= reach.from; k-- {
		if ends(k) || opens(k) {
			reach.from = k + 1
		}
	}
	for k := cue.to - 1; k < reach.to-1; k++ {
		if ends(k) {
			reach.to = k + 1
		}
	}
	return reach
}

// halts says whether a semicolon stands between a token and the next.
func (r *reading) halts(token int) bool {
	tokens := r.text.Tokens
	return strings.ContainsRune(r.doc.Text[tokens[token].End:tokens[token+1].Start], ';')
}

// relates says whether a relative clause opens behind a token: with "that" or "who".
func (r *reading) relates(token int) bool {
	next := r.text.Tokens[token+1]
	word := r.doc.Text[next.Start:next.End]
	return word == "that" || word == "who"
}

// breaks says whether a clause ends between a token and the next: at a semicolon, before "which", or at a comma and a word
// such as "but". What is denied in one clause is not denied in the other.
func (r *reading) breaks(token int) bool {
	if r.halts(token) {
		return true
	}
	tokens := r.text.Tokens
	next := r.doc.Text[tokens[token+1].Start:tokens[token+1].End]
	if next == "which" {
		return true
	}
	if !strings.ContainsRune(r.doc.Text[tokens[token].End:tokens[token+1].Start], ',') {
		return false
	}
	for _, joint := range joints {
		if next == joint {
			return true
		}
	}
	return false
}
