package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCleanKeepsControlCharactersOffTheTerminal(t *testing.T) {
	assert.Equal(t, "red [31m text here", clean("red \x1b[31m text\u202e\r\nhere\x07"))
}

func TestShortCutsAtAWord(t *testing.T) {
	assert.Equal(t, "one two …", short("one two three four", 12))
	assert.Equal(t, "short", short("short", 12))
}

func TestWrapNeverPassesTheWidth(t *testing.T) {
	text := strings.Repeat("evidence ", 40)
	for _, l := range strings.Split(wrap(text, 30, 0, "  "), "\n") {
		assert.LessOrEqual(t, len(l), 30)
	}
}

func TestShellWord(t *testing.T) {
	assert.Equal(t, "paper.pdf", shellWord("paper.pdf"))
	assert.Equal(t, `'my paper.pdf'`, shellWord("my paper.pdf"))
	assert.Equal(t, `'it'\''s.pdf'`, shellWord("it's.pdf"))
}

func TestSectionPathLeavesOutUnnamedParents(t *testing.T) {
	assert.Equal(t, "Methods > Data", sectionPath([]string{"", "Methods", "Data"}))
}
