package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A summary that would grow too large ends with a whole line, closes what it opened and says that it was cut.
func TestSummariesAreCut(t *testing.T) {
	long := "## x\n\n<details><summary>s</summary>\n\n" + strings.Repeat("| öne | row |\n", 100000) + "\n</details>\n"
	cut := within(long, 1<<20-1)
	assert.Less(t, len(cut), 1<<20)
	assert.Greater(t, len(cut), 1<<20-400)
	assert.Contains(t, cut, "| öne | row |\n\n</details>\n\n_The summary was cut")
	assert.Equal(t, "short\n", within("short\n", 10))
	assert.Empty(t, within("far too long\n", 5))
}

func TestMessagesHoldNoLinksAndNoPlaceholders(t *testing.T) {
	assert.Equal(t, "see [3] (1) and { 0}", literal("see [3](1) and {0}"))
}

// The escapes are those that GitHub's toolkit documents.
func TestCommandsAreEscaped(t *testing.T) {
	assert.Equal(t, "50%25%0D%0A::x, y: z", EscapeCommand("50%\r\n::x, y: z"))
	assert.Equal(t, "50%25%0D%0A%3A%3Ax%2C y%3A z", escapeProperty("50%\r\n::x, y: z"))
}

func TestFileURI(t *testing.T) {
	for file, want := range map[string]string{"paper.md": "paper.md", "my paper#1.md": "my%20paper%231.md", "./a/../b.md": "b.md", "/tmp/x y.pdf": "file:///tmp/x%20y.pdf", `C:\papers\a.md`: "file:///C:/papers/a.md", "a:b.md": "./a:b.md"} {
		assert.Equal(t, want, fileURI(file))
	}
}
