package checklist

import (
	"regexp/syntax"
	"strings"
	"unicode"
)

// requiredLiterals answers sets of lower-case texts: every match of the expression holds at least one text of each set, so
// that a sentence without any of some set need not be tried. The set that tells most comes first; nil: none is known.
func requiredLiterals(re *syntax.Regexp) [][]string {
	sets := required(re)
	for i := 1; i < len(sets); i++ {
		if shortest(sets[i]) > shortest(sets[0]) {
			sets[0], sets[i] = sets[i], sets[0]
		}
	}
	return sets
}

func required(re *syntax.Regexp) [][]string {
	switch re.Op {
	case syntax.OpLiteral:
		s := strings.ToLower(string(re.Rune))
		for _, r := range s {
			// Letters outside ASCII may fold to others; a text holding them is no safe filter.
			if r > unicode.MaxASCII {
				return nil
			}
		}
		if len(s) >= 2 {
			return [][]string{{s}}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpConcat:
		var sets [][]string
		for _, sub := range re.Sub {
			sets = append(sets, required(sub)...)
		}
		return sets
	case syntax.OpAlternate:
		var any []string
		for _, sub := range re.Sub {
			sets := requiredLiterals(sub)
			if sets == nil {
				return nil
			}
			any = append(any, sets[0]...)
		}
		return [][]string{any}
	}
	return nil
}

func shortest(set []string) int {
	n := len(set[0])
	for _, s := range set {
		n = min(n, len(s))
	}
	return n
}
