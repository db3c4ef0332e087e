package checklist

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A rule says "measured" exactly when an item that was measured rests on it, so that the word can be trusted.
func TestMeasuredRulesAnswerMeasuredItems(t *testing.T) {
	lib, err := Load(nil, DefinitionSource{Name: "checklists", FS: os.DirFS("../../checklists")}, DefinitionSource{Name: "rules", FS: os.DirFS("../../rules")})
	require.NoError(t, err)
	measured := map[string]bool{}
	for _, c := range lib.Checklists() {
		for _, it := range c.Items {
			if it.Basis == Measured {
				for _, name := range it.Evidence.Names() {
					measured[name] = true
				}
			}
		}
	}
	require.NotEmpty(t, measured)
	for _, r := range lib.Rules() {
		assert.Equal(t, measured[r.ID], r.Measured, r.ID)
	}
	consort, ok := lib.Checklist("consort-2010")
	require.True(t, ok)
	for id, want := range map[string]Basis{"6a": Measured, "20": Shared, "22": Unmeasured} {
		it, err := consort.Item(id)
		require.NoError(t, err)
		assert.Equal(t, want, it.Basis, id)
	}
}
