package assess

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/prepared"
)

// builtIn is everything that is built in.
func builtIn(t *testing.T) *checklist.Library {
	t.Helper()
	lib, err := checklist.Load(nil, prepared.Sources()...)
	require.NoError(t, err)
	return lib
}

// itemOf is an item of a list that was loaded.
func itemOf(t *testing.T, lib *checklist.Library, list, id string) *checklist.Item {
	t.Helper()
	c, ok := lib.Checklist(list)
	require.True(t, ok)
	item, err := c.Item(id)
	require.NoError(t, err)
	return item
}
