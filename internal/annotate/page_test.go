package annotate

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// The top left of the page as shown, and a point 30 to the right and 10 below it, for each turn of a page whose visible part
// begins at (100, 200) and is 300 wide and 400 high.
func TestPointsOfTurnedAndCutPages(t *testing.T) {
	for turn, want := range [][4]float64{{100, 600, 130, 590}, {100, 200, 110, 230}, {400, 200, 370, 210}, {400, 600, 390, 570}} {
		p := &page{x0: 100, y0: 200, x1: 400, y1: 600, turn: turn}
		x, y := p.at(0, 0)
		assert.Equal(t, [2]float64{want[0], want[1]}, [2]float64{x, y}, "turn %d", turn)
		x, y = p.at(30, 10)
		assert.Equal(t, [2]float64{want[2], want[3]}, [2]float64{x, y}, "turn %d", turn)
	}
}

func TestLettersOfTheStandardFonts(t *testing.T) {
	assert.Equal(t, []byte("caf\xe9 \x96 ? x"), winAnsi("café – 胸 x"))
	assert.InDelta(t, 23.89, width([]byte("Word"), 10), 0.001)
	assert.Equal(t, "Methods...", string(cut([]byte("Methods and materials"), 10, 50)))
	assert.Equal(t, "short", string(cut([]byte("short"), 10, 50)))
}

func TestRunsOfNumbers(t *testing.T) {
	assert.Equal(t, [][2]int{{0, 1}, {1, 4}}, runs([]int{3, 7, 8, 9}))
	assert.Empty(t, runs(nil))
}

func TestWordsAreAsciiOrUTF16(t *testing.T) {
	assert.Equal(t, "plain", string(words("plain")))
	assert.Equal(t, "\xfe\xff\x27\x13", string(words("✓")))
}
