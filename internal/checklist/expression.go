package checklist

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
)

// Expression is a checked regular expression. Only those are compiled whose literals stand in a paper: compiling is
// most of their cost.
type Expression struct {
	needs   [][]string // sets of lower-case literals: every match holds one of each
	source  string
	program func() *regexp.Regexp
}

// Needs are lower-case literals of which every match holds one; nil when none is known.
func (e *Expression) Needs() []string {
	if len(e.needs) == 0 {
		return nil
	}
	return e.needs[0]
}

// Possible says whether a text, in lower case, holds all that a match needs.
func (e *Expression) Possible(lower string) bool {
	for _, set := range e.needs {
		if !slices.ContainsFunc(set, func(literal string) bool { return strings.Contains(lower, literal) }) {
			return false
		}
	}
	return true
}

// Find answers up to most matches as pairs of byte offsets.
func (e *Expression) Find(text string, most int) [][]int {
	return e.program().FindAllStringIndex(text, most)
}

// expression checks the source of an expression, RE2 without regard to case.
func expression(source string) (*Expression, error) {
	re, err := syntax.Parse(caseless+source, syntax.Perl)
	if err != nil {
		return nil, fmt.Errorf("the regular expression does not compile: %s; Go's RE2 syntax has no look-around and no back references", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	if matchesNothing(re) {
		return nil, fmt.Errorf("the regular expression matches the empty text; make some part of it required")
	}
	return checked(source, requiredLiterals(re)), nil
}

// caseless stands before every source.
const caseless = "(?i)"

// checked is the expression of a source that was parsed before: none is refused after that.
func checked(source string, needs [][]string) *Expression {
	return &Expression{needs: needs, source: source, program: sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(caseless + source)
	})}
}

// matchesNothing says whether the expression can match without any text.
func matchesNothing(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpNoMatch:
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return matchesNothing(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min == 0 || matchesNothing(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !matchesNothing(sub) {
				return false
			}
		}
		return true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if matchesNothing(sub) {
				return true
			}
		}
		return false
	}
	return true // stars, question marks, anchors
}
