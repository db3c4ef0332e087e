package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/agree"
)

// Names of papers and reasons come from files: they must break neither a table nor a terminal.
func TestAgreementIsSafeToShow(t *testing.T) {
	a, err := agree.Compare([]agree.Pair{{Paper: "a|b\x1b[31m", Labels: agree.Labels{Items: map[string]agree.Label{"1": {Verdict: agree.Missing, Lacks: "x\ny"}}},
		Report: agree.Report{Title: "List_1", Items: []agree.Answer{{ID: "1", Title: "<b>", Verdict: agree.Satisfied, Because: "a | b"}}}}})
	require.NoError(t, err)
	var markdown, text strings.Builder
	require.NoError(t, AgreementMarkdown(&markdown, a, true))
	assert.Contains(t, markdown.String(), `| a\|b \[31m | 1 | missing | satisfied | severe | a \| b | lacks x y |`)
	assert.Contains(t, markdown.String(), "| 1 | &lt;b> | 0.00 |")
	assert.NotContains(t, markdown.String(), "Readers' kappa", "the labels keep no readings")
	require.NoError(t, AgreementText(&text, a, true, Style{Width: 60}))
	assert.NotContains(t, text.String(), "\x1b")
	assert.Contains(t, text.String(), "labels: lacks x y")
	assert.Contains(t, text.String(), "Missing is right                 –")
}
