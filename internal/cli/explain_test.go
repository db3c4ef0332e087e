package cli

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A rule that stands in the evidence and in the condition of an item is told once.
func TestExplainTellsARuleOnce(t *testing.T) {
	code, out, _ := pubcheck(t, "explain", samples+"complete.md", "claim-2024/27")
	assert.Equal(t, exitDone, code)
	assert.Equal(t, 1, strings.Count(out, "rule ensembling:"))
	assert.Contains(t, out, "rule ensembling (satisfied), as above")
}
