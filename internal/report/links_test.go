package report

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

var linkCode = regexp.MustCompile(`\x1b\]8;;[!-~]*\x1b\\`)

// Links change nothing of what is seen: the same lines break at the same words, and no link runs over the end of a line.
func TestLinksTakeNoRoom(t *testing.T) {
	text := strings.Repeat("some words of a quote ", 4)
	for width := 20; width < 90; width++ {
		plain := wrap(text+"(Materials and Methods, p. 4, line 120), but no more", width, 8, "    ")
		withLinks := wrap(text+"("+linked("Materials and Methods, p. 4, line 120", "file:///a/very/long/path/of/the/paper.pdf#page=4")+"), but no more", width, 8, "    ")
		assert.Equal(t, plain, linkCode.ReplaceAllString(withLinks, ""))
		for _, line := range strings.Split(withLinks, "\n") {
			codes := linkCode.FindAllString(line, -1)
			for i, code := range codes {
				assert.Equal(t, i%2 == 1, code == linkEnd, "link not closed in %q", line)
			}
			assert.Zero(t, len(codes)%2, line)
			assert.NotContains(t, line, linkEnd+linkEnd)
		}
	}
}

func TestLinkedRefusesAnAddressThatCouldEndTheCode(t *testing.T) {
	for _, address := range []string{"", "file:///a b", "file:///a\x1b\\b", "file:///a\x07", "file:///ä", "file:///a\u009c"} {
		assert.Equal(t, "p. 4", linked("p. 4", address))
	}
	assert.Equal(t, "\x1b]8;;file:///a%07#page=4\x1b\\p. 4\x1b]8;;\x1b\\", linked("p. 4", "file:///a%07#page=4"))
}
