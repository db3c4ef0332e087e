// Package late puts work off until its result is first asked for. A run of the command uses few of the regular expressions that
// its rooms hold, and compiling all of them at its start would take longer than reading a short paper.
package late

import (
	"regexp"
	"sync"
)

// Regexp is a regular expression that is compiled when it is first used. Its source must be a constant: a test compiles them all.
func Regexp(source string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })
}
