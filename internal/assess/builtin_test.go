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
