package guide

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/checklists"
	"github.com/pubcheck/pubcheck/crosswalks"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/journals"
	"github.com/pubcheck/pubcheck/rules"
)

func builtIn(t *testing.T) Maker {
	t.Helper()
	lib, err := checklist.Load(nil, checklist.DefinitionSource{Name: "checklists", FS: checklists.Files}, checklist.DefinitionSource{Name: "rules", FS: rules.Files})
	require.NoError(t, err)
	readings, err := checklist.LoadReadings(checklist.DefinitionSource{Name: "crosswalks", FS: crosswalks.Files}, lib)
	require.NoError(t, err)
	known, err := checklist.ReadJournals("journals.yaml", journals.File, lib)
	require.NoError(t, err)
	return Maker{lib, readings, known}
}

// Every item of every list can be answered from its guide: topics with parts, and reasons for all that does not suffice.
func TestEveryItemTeaches(t *testing.T) {
	m := builtIn(t)
	lists := m.Library.Checklists()
	require.NotEmpty(t, lists)
	for _, c := range lists {
		g := m.Guide(c)
		require.Len(t, g.Items, len(c.Items))
		for i, it := range g.Items {
			at := c.ID + "/" + it.ID
			assert.Equal(t, c.Items[i].ID, it.ID)
			assert.NotEmpty(t, it.Topics, at)
			for _, topic := range it.Topics {
				assert.NotEmpty(t, topic.Parts, at)
				assert.NotContains(t, topic.Parts, "", at)
				assert.LessOrEqual(t, len(topic.Enough), most, at)
				for _, miss := range topic.Misses {
					assert.NotEmpty(t, miss.Because, at)
					assert.NotEqual(t, checklist.Satisfied, miss.Example.Want, at)
				}
			}
			for _, r := range it.Also {
				assert.NotEqual(t, c.ID, r.List.ID, at)
			}
		}
	}
}

// Both editions of CLAIM say of every item why it is asked, in a sentence or two, and not one item with the words of another.
func TestClaimSaysWhy(t *testing.T) {
	m := builtIn(t)
	for _, id := range []string{"claim-2024", "claim-2020"} {
		c, ok := m.Library.Checklist(id)
		require.True(t, ok)
		said := map[string]string{}
		for _, it := range m.Guide(c).Items {
			assert.NotEmpty(t, it.Why, "%s/%s", id, it.ID)
			assert.LessOrEqual(t, len(it.Why), 260, "%s/%s", id, it.ID)
			assert.Empty(t, said[it.Why], "%s/%s and %s say the same", id, it.ID, said[it.Why])
			said[it.Why] = it.ID
		}
	}
}

// A reason is borrowed from an item that rests on the same topics alone, and it is said from which; where none is, none is made up.
func TestReasonsAreBorrowedOpenly(t *testing.T) {
	m := builtIn(t)
	borrowed, none := 0, 0
	for _, c := range m.Library.Checklists() {
		for _, it := range m.Guide(c).Items {
			switch {
			case it.Item.Why != "":
				assert.Nil(t, it.From)
				assert.Equal(t, it.Item.Why, it.Why)
			case it.Why != "":
				borrowed++
				require.NotNil(t, it.From)
				assert.Equal(t, it.From.Item.Why, it.Why)
				assert.Equal(t, it.From.Item.Evidence.Names(), it.Evidence.Names())
			default:
				none++
			}
		}
	}
	assert.Positive(t, borrowed)
	assert.Positive(t, none)
}

const small = `id: small-2026
title: "A small list"
short: "SMALL"
version: "2026"
source: {citation: "Nobody N. 2026.", doi: "10.0000/none", licence: "made up"}
items:
  - {id: "1", section: Methods, title: Colour, asks: "The colour.", evidence: colour}
`

const colour = `id: colour
topic: the colour of the phantom
expect: [methods]
accept: [results]
ignore: [introduction]
elements:
  - id: hue
    says: the hue
    strong: ["(red|green)"]
    weak: ["colour*"]
    unless: ["Red Cross"]
  - {id: depth, says: the depth, strong: ["(dark|pale)"]}
  - {id: gloss, says: the gloss, strong: ["(matt|shiny)"]}
  - {id: chart, says: a colour chart, optional: true, strong: ["colour chart"]}
need: {all: [hue, {any: [depth, gloss]}]}
partial: {any: [hue, depth]}
hint: "Give the colour."
examples:
  - {want: satisfied, in: methods, text: "The phantom was dark red."}
  - {want: satisfied, in: methods, text: "The phantom was shiny and green."}
  - {want: satisfied, in: results, text: "The phantom was pale green."}
  - {want: satisfied, in: methods, text: "It was matt green."}
  - {want: ambiguous, in: methods, text: "The phantom was red."}
  - {want: ambiguous, in: methods, text: "The phantom had a colour."}
  - {want: ambiguous, in: discussion, text: "The phantom was dark red."}
  - {want: missing, in: introduction, text: "Phantoms are dark red."}
  - {want: missing, in: methods, text: "The Red Cross took part."}
  - {want: missing, in: methods, text: "The phantom was shiny."}
`

// What lacks is said in words of the rule, as a report on such a paper does.
func TestWhyANearMissIsNotEnough(t *testing.T) {
	m := builtIn(t)
	lib, err := checklist.Load(nil, checklist.DefinitionSource{Name: "checklists", FS: checklists.Files}, checklist.DefinitionSource{Name: "rules", FS: rules.Files},
		checklist.DefinitionSource{Name: "mine", FS: fstest.MapFS{"small-2026.yaml": {Data: []byte(small)}, "colour.yaml": {Data: []byte(colour)}}})
	require.NoError(t, err)
	m.Library = lib
	c, ok := lib.Checklist("small-2026")
	require.True(t, ok)
	g := m.Guide(c)
	assert.Empty(t, g.Journals)
	require.Len(t, g.Items, 1)
	assert.Empty(t, g.Items[0].Why)
	require.Len(t, g.Items[0].Topics, 1)
	topic := g.Items[0].Topics[0]
	assert.Equal(t, []string{"the hue", "the depth or the gloss"}, topic.Parts)
	assert.Len(t, topic.Enough, most)
	var because []string
	for _, miss := range topic.Misses {
		because = append(because, miss.Because)
	}
	assert.Equal(t, []string{
		"The hue found; the depth and the gloss not found.",
		"The hue only hinted at; the depth and the gloss not found.",
		"The hue and the depth found, but not in the section where it belongs; the gloss not found.",
		"What stands under Introduction does not count here: it belongs in Methods.",
		"Its wording means something else.",
		"A side remark only, on the gloss; not said: the hue and the depth.",
	}, because)
}

// Conditions of every form are put in words.
func TestPartsInWords(t *testing.T) {
	name := func(id string) checklist.Condition { return checklist.Condition{Name: id} }
	elements := []checklist.Element{{ID: "a", Says: "A"}, {ID: "b", Says: "B"}, {ID: "c", Says: "C, or so"}}
	abc := []checklist.Condition{name("a"), name("b"), name("c")}
	for _, c := range []struct {
		need checklist.Condition
		want []string
	}{
		{name("a"), []string{"A"}},
		{checklist.Condition{All: abc}, []string{"A", "B", "C, or so"}},
		{checklist.Condition{Any: abc[:2]}, []string{"A or B"}},
		{checklist.Condition{Any: abc}, []string{"one of these: A; B; or C, or so"}},
		{checklist.Condition{AtLeast: 2, Of: abc}, []string{"at least 2 of these: A; B; and C, or so"}},
		{checklist.Condition{Any: []checklist.Condition{name("a"), {All: abc[:2]}}}, []string{"A", "or: A and B"}},
		{checklist.Condition{All: []checklist.Condition{name("a"), {Not: &abc[1]}}}, []string{"A", "not B"}},
	} {
		assert.Equal(t, c.want, parts(&checklist.Rule{Elements: elements, Need: c.need}))
	}
}
