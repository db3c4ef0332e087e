package checklist

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/crosswalks"
)

// The built-in crosswalks name lists and items that there are, and speak of the rule files' own lists only.
func TestBuiltInCrosswalksAreSound(t *testing.T) {
	lib, err := Load(nil, builtIn()...)
	require.NoError(t, err)
	all, err := LoadReadings(DefinitionSource{Name: "crosswalks", FS: crosswalks.Files}, lib)
	require.NoError(t, err)
	complete := 0
	for _, r := range all {
		if r.Complete {
			complete++
			assert.Equal(t, [2]string{"claim-2020", "claim-2024"}, r.Lists)
			assert.Len(t, r.Without, 3)
		}
		assert.NotEmpty(t, r.Links, r.Lists)
	}
	assert.Equal(t, 1, complete)
}

// Every bad crosswalk stands beside the exact problems that it must give.
func TestBadCrosswalksGiveAllTheirProblems(t *testing.T) {
	lib, err := Load(nil, builtIn()...)
	require.NoError(t, err)
	files, err := filepath.Glob("../../testdata/crosswalks/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			_, err = LoadReadings(DefinitionSource{Name: "mine", FS: fstest.MapFS{filepath.Base(name): {Data: data}}}, lib)
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

// A pair is given once: a second file, even the other way round, is a fault of the second.
func TestAPairOfListsIsGivenOnce(t *testing.T) {
	lib, err := Load(nil, builtIn()...)
	require.NoError(t, err)
	_, err = LoadReadings(DefinitionSource{Name: "mine", FS: fstest.MapFS{
		"a.yaml": {Data: []byte("lists: [claim-2020, claim-2024]\nlinks:\n  - {from: \"1\", to: \"1\"}\n")},
		"b.yaml": {Data: []byte("lists: [claim-2024, claim-2020]\nlinks:\n  - {from: \"2\", to: \"2\"}\n")},
	}}, lib)
	assert.EqualError(t, err, "mine/b.yaml:1:8: claim-2024 and claim-2020 are linked in mine/a.yaml, too; a pair is read both ways and given once")
}
