package checklist

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/checklists"
	"github.com/pubcheck/pubcheck/rules"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func builtIn() []DefinitionSource {
	return []DefinitionSource{{Name: "checklists", FS: checklists.Files}, {Name: "rules", FS: rules.Files}}
}

func TestBuiltInDefinitionsAreSound(t *testing.T) {
	lib, err := Load(nil, builtIn()...)
	require.NoError(t, err)
	assert.NotEmpty(t, lib.Rules())
	for _, r := range lib.Rules() {
		assert.NotEmpty(t, r.Elements, r.ID)
		if !r.Fact {
			assert.NotEmpty(t, r.Hint, "%s: a rule that answers items says what to write", r.ID)
		}
	}
}

// Every bad definition stands beside the exact problems that it must give.
func TestBadDefinitionsGiveAllTheirProblems(t *testing.T) {
	files, err := filepath.Glob("../../testdata/definitions/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			mine := DefinitionSource{Name: "mine", FS: fstest.MapFS{filepath.Base(file): {Data: data}}}
			_, err = Load(nil, append(builtIn(), mine)...)
			var problems Problems
			require.True(t, errors.As(err, &problems), "got %v", err)
			got := problems.Error() + "\n"
			golden := strings.TrimSuffix(file, ".yaml") + ".out"
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), got)
		})
	}
}

func TestUnknownChecklistSuggestsANearName(t *testing.T) {
	_, err := Load([]string{"claim2024"}, builtIn()...)
	var unknown *UnknownError
	require.True(t, errors.As(err, &unknown))
	assert.Contains(t, err.Error(), `did you mean "claim-2024"?`)
}

func TestOnlyWhatAChecklistUsesIsRead(t *testing.T) {
	all, err := Load(nil, builtIn()...)
	require.NoError(t, err)
	one, err := Load([]string{"claim-2024"}, builtIn()...)
	require.NoError(t, err)
	require.Len(t, one.Checklists(), 1)
	for _, it := range one.Checklists()[0].Items {
		for _, name := range it.Evidence.Names() {
			_, ok := one.Rule(name)
			assert.True(t, ok, name)
		}
	}
	assert.LessOrEqual(t, len(one.Rules()), len(all.Rules()))
}

func TestAUsersDefinitionReplacesTheBuiltInOne(t *testing.T) {
	mine := DefinitionSource{Name: "mine", FS: fstest.MapFS{"funding.yaml": {Data: []byte(`
id: funding
topic: mine
expect: [funding]
elements:
  - {id: source, strong: ["paid by"]}
examples:
  - {want: satisfied, text: "Paid by a."}
  - {want: satisfied, text: "Paid by b."}
  - {want: satisfied, text: "Paid by c."}
  - {want: missing, text: "Nobody."}
  - {want: missing, text: "Nothing."}
  - {want: missing, text: "None."}
`)}}}
	lib, err := Load([]string{"claim-2024"}, append(builtIn(), mine)...)
	require.NoError(t, err)
	r, ok := lib.Rule("funding")
	require.True(t, ok)
	assert.Equal(t, "mine", r.Topic)
}

func TestConditions(t *testing.T) {
	is := func(name string, _ bool) bool { return name == "yes" }
	yes, no := Condition{Name: "yes"}, Condition{Name: "no"}
	for _, c := range []struct {
		cond Condition
		want bool
	}{
		{Condition{}, false},
		{yes, true},
		{no, false},
		{Condition{All: []Condition{yes, no}}, false},
		{Condition{Any: []Condition{yes, no}}, true},
		{Condition{Not: &no}, true},
		{Condition{AtLeast: 2, Of: []Condition{yes, no, yes}}, true},
		{Condition{AtLeast: 2, Of: []Condition{yes, no, no}}, false},
	} {
		assert.Equal(t, c.want, c.cond.Holds(is), "%+v", c.cond)
	}
	assert.Equal(t, []string{"yes", "no"}, Condition{All: []Condition{yes, {Not: &no}, yes}}.Names())
}

func TestRequiredLiteralsAreInEveryMatch(t *testing.T) {
	for source, want := range map[string][]string{
		`\bNCT\d{8}\b`:            {"nct"},
		`(github|gitlab)\.com`:    {".com"},
		`\d+\s*±\s*\d+`:           nil,
		`(data|code)? available`:  {" available"},
		`[ab]c`:                   nil,
		`10\.5281/zenodo\.(\d+)`:  {"10.5281/zenodo."},
		`(?:x|yy)zz(?:a|b)+trial`: {"trial"},
	} {
		e, err := expression(source)
		require.NoError(t, err)
		assert.Equal(t, want, e.Needs(), source)
	}
	e, err := expression(`\b(?:trained|fitted) with \w+ (?:cases|scans)`)
	require.NoError(t, err)
	for text, want := range map[string]bool{"fitted with 12 scans": true, "fitted with care": false, "12 scans with care": false} {
		assert.Equal(t, want, e.Possible(text), text)
	}
}

func TestExpressionsThatMatchNothingAreRefused(t *testing.T) {
	for _, source := range []string{`a*`, `(a|b?)`, `a{0,3}`, `^`, `\b`, `(x*y*)`, `a||b`, ``} {
		_, err := expression(source)
		assert.ErrorContains(t, err, "matches the empty text", source)
	}
	for _, source := range []string{`a+`, `(a|b)`, `a{1,3}`, `^a`, `\b\d`, `(x*y)`, `[a-z]`, `(?s).`} {
		_, err := expression(source)
		assert.NoError(t, err, source)
	}
}
