package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/batch"
)

// The columns of a batch's table stand below their heads, however long the names of the lists are.
func TestBatchColumnsFitTheirLists(t *testing.T) {
	lists := []batch.Counts{{ID: "claim-2024", Satisfied: 7}, {ID: "a-list-of-our-own-with-a-long-name", Satisfied: 12}}
	var out strings.Builder
	require.NoError(t, Batch(&out, []batch.Entry{{Row: batch.Row{Path: "a.md", Checklists: lists}}}))
	ends := map[int]bool{}
	rows := 0
	for line := range strings.Lines(out.String()) {
		for _, cell := range []string{"satisfied", " 7 ", " 12 "} {
			if at := strings.Index(line, cell); at >= 0 && !strings.Contains(line, ":") {
				ends[at+len(strings.TrimRight(cell, " "))] = true
				rows++
				break
			}
		}
	}
	assert.Equal(t, 3, rows, out.String())
	assert.Len(t, ends, 1, out.String())
}
