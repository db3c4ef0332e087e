package checklist

import (
	"regexp/syntax"
	"strings"
	"unicode"
)

// requiredLiterals answers lower-case texts of which every match of the expression holds at least
// one, so that a sentence without any of them need not be tried. nil: none is known.
func requiredLiterals(re *syntax.Regexp) []string {
	set, ok := required(re)
	if !ok {
		return nil
	}
	return set
}

func required(re *syntax.Regexp) ([]string, bool) {
	switch re.Op {
	case syntax.OpLiteral:
		s := strings.ToLower(string(re.Rune))
		for _, r := range s {
			// Letters outside ASCII may fold to others; a text holding them is no safe filter.
			if r > unicode.MaxASCII {
				return nil, false
			}
		}
		return []string{s}, len(s) >= 2
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if set, ok := required(sub); ok && (best == nil || shortest(set) > shortest(best)) {
				best = set
			}
		}
		return best, best != nil
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			set, ok := required(sub)
			if !ok {
				return nil, false
			}
			all = append(all, set...)
		}
		return all, true
	}
	return nil, false
}

func shortest(set []string) int {
	n := len(set[0])
	for _, s := range set {
		n = min(n, len(s))
	}
	return n
}
