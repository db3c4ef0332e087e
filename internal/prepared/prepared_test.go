package prepared

import (
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

var update = flag.Bool("update", false, "prepare the definitions anew")

// What is prepared is what the files say today.
func TestUpToDate(t *testing.T) {
	for _, s := range Sources() {
		made, err := checklist.Prepare(s)
		require.NoError(t, err)
		if *update {
			require.NoError(t, os.WriteFile(s.Name+".bin", made, 0o644))
			continue
		}
		assert.True(t, string(made) == s.Prepared, "%s.bin is not what the files of %s give today; make it anew with: go test ./internal/prepared -update", s.Name, s.Name)
	}
}
