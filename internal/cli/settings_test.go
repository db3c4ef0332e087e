package cli

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A paper gets the same verdict on at least 95 % of the items however it is set: as Markdown or PDF, in one column or
// two, with or without numbered lines, with its headings renamed.
func TestVerdictsDoNotDependOnTheSetting(t *testing.T) {
	for paper, others := range map[string]string{"complete.md": "complete-*.pdf", "poor.md": "poor-*.pdf"} {
		want := verdicts(t, samples+paper)
		settings, err := filepath.Glob(samples + "settings/" + others)
		require.NoError(t, err)
		require.NotEmpty(t, settings)
		set, err := filepath.Glob(samples + others)
		require.NoError(t, err)
		for _, s := range append(settings, set...) {
			same(t, want, verdicts(t, s), s)
		}
	}
}

// same holds two readings of one paper to the same verdict on at least 95 % of the items.
func same(t *testing.T, want, got map[string]string, name string) {
	t.Helper()
	require.Len(t, got, len(want))
	var differ []string
	for item, verdict := range want {
		if got[item] != verdict {
			differ = append(differ, item+": "+verdict+" became "+got[item])
		}
	}
	assert.LessOrEqual(t, len(differ)*100, len(want)*5, "%s: %s", name, strings.Join(differ, ", "))
}
