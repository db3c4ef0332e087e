package markdown

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Marks that never close are read to the end, and nothing is made up: the text is no longer than its source. (A mark whose cost
// grows with the square of its number would exceed the test run's own limit.)
func TestHostileTextIsReadToTheEnd(t *testing.T) {
	for _, unit := range []string{"$", "[", "{", "\\begin{table}", "<!-- ", "`", "^[a ", "*a ", "a_", "\\textbf{", "<a ", "[^a", "> ", ">", "- ", "1. ", "- a\n", "| a ", "+---+\n", "-- --\n",
		"1. a\n", "#", "a. ", "(", "~a", "&amp;", "$$", "---\na: b\n", ":::\n", "```\n", "\\footnote{", "Abstract\n\n", "# Methods\n\n", "1 Describe CLAIM\n\n", "| 1 | Describe |\n", "<td>", "**a**\n\n", "Table 1. ", "{cite}`", ":::{note}\n", "```{figure} a\n", "::: {.callout-note}\n", "::: {#fig-a}\n", "[a]{.b}", "]{.b}", "@fig-a ", "{{< ", "a\n:   b\n", "| a\n", "#| fig-cap: |\n"} {
		source := strings.Repeat(unit, 40_000/len(unit))
		d, err := Read([]byte(source))
		require.NoError(t, err, "%q", unit)
		doc := manuscript.Assemble(d)
		assert.LessOrEqual(t, len(doc.Text), 2*len(source)+100, "%q", unit)
	}
}
