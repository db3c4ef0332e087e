package checklist

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// packed prepares a source.
func packed(t *testing.T, source DefinitionSource) DefinitionSource {
	t.Helper()
	made, err := Prepare(source)
	require.NoError(t, err)
	source.Prepared = string(made)
	return source
}

// asJSON shows everything that a definition exports, so that a field which is not packed is missed.
func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.MarshalIndent(v, "", " ")
	require.NoError(t, err)
	return string(data)
}

func TestPreparedDefinitionsAreThoseOfTheFiles(t *testing.T) {
	sources := builtIn()
	read, err := Load(nil, sources...)
	require.NoError(t, err)
	for i := range sources {
		sources[i] = packed(t, sources[i])
		sources[i].Proofs = true
		for _, f := range openPrepared(sources[i].Prepared) {
			require.NotEmpty(t, f.definition)
		}
	}
	got, err := Load(nil, sources...)
	require.NoError(t, err)
	assert.Equal(t, asJSON(t, read.Checklists()), asJSON(t, got.Checklists()))
	assert.Equal(t, asJSON(t, read.Scopes), asJSON(t, got.Scopes))
	assert.Equal(t, asJSON(t, read.Studies), asJSON(t, got.Studies))
	assert.Equal(t, read.Digest(), got.Digest())
	require.Equal(t, len(read.Rules()), len(got.Rules()))
	for i, rule := range read.Rules() {
		assert.NotEmpty(t, rule.Examples)
		assert.Equal(t, asJSON(t, rule), asJSON(t, got.Rules()[i]))
		for j, e := range rule.Elements {
			for k, p := range e.Strong {
				assert.Equal(t, p.String(), got.Rules()[i].Elements[j].Strong[k].String())
			}
		}
	}
}

// Examples are read only where they are wanted.
func TestPreparedExamplesStandApart(t *testing.T) {
	source := packed(t, oneRuleSource(oneRule))
	for _, wanted := range []bool{false, true} {
		source.Proofs = wanted
		lib, err := Load(nil, source)
		require.NoError(t, err)
		assert.Equal(t, wanted, len(lib.Rules()[0].Examples) == 6)
	}
}

const oneRule = `id: mine
topic: mine
expect: [methods]
hint: Write it.
elements:
  - {id: a, strong: ["apple (pie)?"]}
examples:
  - {want: satisfied, text: We ate an apple.}
  - {want: satisfied, text: We ate an apple pie.}
  - {want: satisfied, text: Apples were eaten.}
  - {want: missing, text: We ate a pie.}
  - {want: missing, text: We ate a pear.}
  - {want: missing, text: We ate.}
`

func oneRuleSource(text string) DefinitionSource {
	return DefinitionSource{Name: "mine", FS: fstest.MapFS{"mine.yaml": {Data: []byte(text)}}}
}

// A file that was edited since, and what another program packed, are read from the file.
func TestStalePreparationIsLeftAside(t *testing.T) {
	ready := packed(t, oneRuleSource(oneRule))
	says := func(s DefinitionSource) string {
		lib, err := Load(nil, s)
		require.NoError(t, err)
		rule, ok := lib.Rule("mine")
		require.True(t, ok)
		assert.Equal(t, "mine/mine.yaml", rule.File)
		return rule.Elements[0].Strong[0].String()
	}
	assert.Equal(t, "apple (pie)?", says(ready))

	edited := oneRuleSource(strings.Replace(oneRule, "apple (pie)?", "apple (cake)?", 1))
	edited.Prepared = ready.Prepared
	assert.Equal(t, "apple (cake)?", says(edited))

	for end := range len(ready.Prepared) {
		cut := ready
		cut.Prepared = ready.Prepared[:end]
		assert.Equal(t, "apple (pie)?", says(cut), "cut at %d", end)
	}
}

func TestPrepareNamesFaults(t *testing.T) {
	_, err := Prepare(oneRuleSource(strings.Replace(oneRule, "elements", "elemints", 1)))
	var problems Problems
	require.ErrorAs(t, err, &problems)
	assert.Contains(t, err.Error(), "mine/mine.yaml:5:1: unknown key \"elemints\"")
}
