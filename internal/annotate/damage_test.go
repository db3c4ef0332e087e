package annotate

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whatever a byte of the file becomes, the answer is a reason or a file that begins with the one given.
func TestDamageIsRefusedOrKept(t *testing.T) {
	original, err := os.ReadFile("../../testdata/poor-linenumbers.pdf")
	require.NoError(t, err)
	marks := []Mark{{Page: 1, Boxes: []Box{{72, 72, 200, 84}}, Note: "a note"}, {Page: 99}, {Page: 2}}
	lists := []List{{Title: "A list", Summary: "1 found", Rows: []Row{{Number: "1", Title: "An item", Tone: Found, Page: 1, Top: 72}, {Number: "2", Title: "Another"}}}}
	written := 0
	for at := len(original) - 1; at >= 0; at -= 1 + len(original)/400 {
		data := bytes.Clone(original)
		data[at] ^= 0x15
		out, err := Write(data, marks, lists)
		if err != nil {
			continue
		}
		written++
		require.True(t, bytes.HasPrefix(out, data))
	}
	assert.Positive(t, written)
	for _, end := range []int{0, 1, 20, len(original) / 2, len(original) - 30} {
		_, err := Write(original[:end], marks, lists)
		assert.Error(t, err, "cut after %d bytes", end)
	}
}
