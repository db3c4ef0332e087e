package report

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/prepared"
)

// On a terminal the titles of lists are broken below themselves; without a width each list is a line.
func TestListFitsItsWidth(t *testing.T) {
	lib, err := checklist.Load(nil, prepared.Sources()...)
	require.NoError(t, err)
	var wide, narrow strings.Builder
	require.NoError(t, List(&wide, lib, Style{Width: math.MaxInt}))
	assert.Equal(t, len(lib.Checklists()), strings.Count(wide.String(), "\n"))
	require.NoError(t, List(&narrow, lib, Style{Width: 80}))
	for line := range strings.Lines(narrow.String()) {
		assert.LessOrEqual(t, utf8.RuneCountInString(strings.TrimRight(line, "\n")), 80, line)
	}
	assert.Equal(t, strings.Fields(wide.String()), strings.Fields(narrow.String()), "nothing is lost")
}
