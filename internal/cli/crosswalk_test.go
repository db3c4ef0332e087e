package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The crosswalk stays as it was looked at, in each format.
func TestCrosswalkGolden(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, from, to, format string }{
		{"crosswalk-claim.txt", "claim-2020", "claim-2024", "text"}, {"crosswalk-claim-back.txt", "claim-2024", "claim-2020", "text"},
		{"crosswalk-through.txt", "claim-2020", "tripod-ai-2024", "text"},
		{"crosswalk-consort-ai.json", "consort-ai-2020", "stard-ai-2025", "json"},
		{"crosswalk-consort-ai.csv", "consort-ai-2020", "stard-ai-2025", "csv"}, {"crosswalk-consort-ai.md", "consort-ai-2020", "stard-ai-2025", "markdown"},
	} {
		code, got, stderr := pubcheck(t, "crosswalk", c.from, c.to, "--format", c.format)
		require.Equal(t, exitDone, code, stderr)
		golden(t, c.name, got)
	}
}

// Every item of the first list has an entry, and every link leads to an item of the second.
func TestCrosswalkJSON(t *testing.T) {
	t.Parallel()
	code, stdout, stderr := pubcheck(t, "crosswalk", "claim-2020", "clear-2023", "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	var got struct {
		Schema, From, To string
		Items            []struct {
			Item         string
			Counterparts []struct{ Item, Sure string }
		}
		Without []struct{ Item string }
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &got))
	assert.Equal(t, "pubcheck/crosswalk/1", got.Schema)
	assert.Len(t, got.Items, 42)
	reached := map[string]bool{}
	for _, it := range got.Items {
		for _, c := range it.Counterparts {
			reached[c.Item] = true
			assert.Contains(t, []string{"same topic", "related", "through claim-2024"}, c.Sure)
		}
	}
	assert.Equal(t, 58, len(reached)+len(got.Without))
}

func TestCrosswalkBadInput(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"claim-2020"}, "name two checklists"},
		{[]string{"claim-2020", "claim-2044"}, `did you mean "claim-2024"?`},
		{[]string{"claim-2024", "claim-2024"}, "was named twice"},
		{[]string{"claim-2020", "claim-2024", "--format", "xml"}, "text, json, csv, markdown"},
	} {
		code, stdout, stderr := pubcheck(t, append([]string{"crosswalk"}, c.args...)...)
		assert.Equal(t, exitUsage, code, c.args)
		assert.Empty(t, stdout)
		assert.Contains(t, stderr, c.says)
		assert.Equal(t, 1, strings.Count(stderr, "\n"))
	}
}
