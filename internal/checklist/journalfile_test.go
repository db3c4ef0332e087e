package checklist

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/journals"
)

// What is known of journals names lists that there are, and says of each where it stands and as of when.
func TestKnownJournalsAreSound(t *testing.T) {
	lib, err := Load(nil, builtIn()...)
	require.NoError(t, err)
	all, err := ReadJournals("journals.yaml", journals.File, lib)
	require.NoError(t, err)
	require.NotEmpty(t, all)
	for _, j := range all {
		assert.NotEmpty(t, j.Lists, j.Name)
		assert.Contains(t, demands, j.Asks, j.Name)
		for name, text := range map[string]string{"says": j.Says, "url": j.URL, "date": j.Date} {
			assert.NotEmpty(t, text, "%s of %s", name, j.Name)
		}
		assert.True(t, strings.HasSuffix(j.Says, "."), j.Name)
		families := map[string]bool{}
		for _, id := range j.Lists {
			name, _, _ := strings.Cut(id, "-20")
			if families[name] {
				assert.Contains(t, j.Note, "No edition", "%s asks for two editions of %s", j.Name, name)
			}
			families[name] = true
		}
	}
}

// Every bad file of journals stands beside the exact problems that it must give.
func TestBadJournalsGiveAllTheirProblems(t *testing.T) {
	lib, err := Load(nil, builtIn()...)
	require.NoError(t, err)
	files, err := filepath.Glob("../../testdata/journals/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			_, err = ReadJournals("mine/"+filepath.Base(name), data, lib)
			var problems Problems
			require.True(t, errors.As(err, &problems), "got %v", err)
			golden := strings.TrimSuffix(name, ".yaml") + ".out"
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(problems.Error()+"\n"), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), problems.Error()+"\n")
		})
	}
}
