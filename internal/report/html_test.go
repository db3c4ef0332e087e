package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Text and marks of the report and of guides keep the contrast that WCAG asks for (AA, 4.5 to 1), in light and dark.
func TestContrastOfThePage(t *testing.T) {
	css := pageFile("base.css")
	blocks := strings.Split(css, "--paper:")[1:]
	require.Len(t, blocks, 3)
	for _, b := range blocks {
		colour := map[string]float64{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{3,6})`).FindAllStringSubmatch("--paper:"+b[:strings.Index(b, "}")], -1) {
			colour[m[1]] = luminance(t, m[2])
		}
		pairs := [][2]string{{"ink", "paper"}, {"ink", "panel"}, {"quiet", "paper"}, {"quiet", "panel"}, {"link", "paper"}, {"link", "panel"},
			{"mark-ink", "mark"}, {"mark-ink", "mark-on"}, {"ink", "ambiguous-bg"}}
		for _, v := range byUrgency() {
			name := htmlVerdictOf(v).Class
			pairs = append(pairs, [2]string{name, name + "-bg"}, [2]string{name, "paper"}, [2]string{name, "panel"}, [2]string{"paper", name})
		}
		for _, p := range pairs {
			a, okA := colour[p[0]]
			b, okB := colour[p[1]]
			require.True(t, okA && okB, p)
			assert.GreaterOrEqual(t, (max(a, b)+0.05)/(min(a, b)+0.05), 4.5, "%s on %s", p[0], p[1])
		}
	}
	assert.Equal(t, blocks[1][:strings.Index(blocks[1], "}")], strings.ReplaceAll(blocks[2][:strings.Index(blocks[2], "}")], "\n  ", "\n  "), "both ways to dark give the same colours")
}

// luminance is the relative luminance of a colour as WCAG defines it.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	require.NoError(t, err)
	part := func(shift uint) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

func TestAnchorsAreSafe(t *testing.T) {
	assert.Equal(t, "claim-2024-10a", anchor("claim-2024", "10a", 3))
	assert.Equal(t, "own-item-4", anchor("own", `1" onclick="x`, 3))
}

func TestCellsKeepMarkdownQuiet(t *testing.T) {
	assert.Equal(t, `a \| b \[x](y) &lt;i> \\ \_u\_ &amp;lt; \$1\$`, cell("a | b [x](y) <i> \\ _u_ &lt; $1$"))
}
