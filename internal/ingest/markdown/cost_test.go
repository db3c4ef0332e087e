package markdown

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Marks that never close must not make reading slow.
func TestHostileTextIsReadInTime(t *testing.T) {
	for _, unit := range []string{"$", "[", "{", "\\begin{table}", "<!-- ", "`", "^[a ", "*a ", "a_", "\\textbf{", "<a ", "[^a", "> ", ">", "- ", "1. ", "- a\n", "| a ", "+---+\n", "-- --\n",
		"1. a\n", "#", "a. ", "(", "~a", "&amp;", "$$", "---\na: b\n", ":::\n", "```\n", "\\footnote{", "Abstract\n\n", "# Methods\n\n", "1 Describe CLAIM\n\n", "| 1 | Describe |\n", "<td>", "**a**\n\n", "Table 1. "} {
		start := time.Now()
		d, err := Read([]byte(strings.Repeat(unit, 100_000/len(unit))))
		require.NoError(t, err)
		read := time.Since(start)
		manuscript.Assemble(d)
		t.Logf("%-20q %v %v", unit, read.Round(time.Millisecond), time.Since(start).Round(time.Millisecond))
		assert.Less(t, time.Since(start), 3*time.Second, "%q: %v to read", unit, read)
	}
}
