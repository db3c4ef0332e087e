//go:build unix

package cli

import (
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// A configuration that is a pipe is said, and never waited for.
func TestAConfigurationThatIsAPipe(t *testing.T) {
	root, paper := repository(t, smallPaper)
	require.NoError(t, syscall.Mkfifo(filepath.Join(root, checklist.ConfigName), 0o644))
	for _, args := range [][]string{{paper}, {"decide", paper, "claim-2024/1", "--verdict", "missing", "--reason", "R."}} {
		code, stdout, stderr := pubcheck(t, args...)
		assert.Equal(t, exitFailed, code)
		assert.Empty(t, stdout)
		assert.Contains(t, stderr, "is a pipe")
	}
}
