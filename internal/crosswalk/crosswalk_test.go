package crosswalk

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/crosswalks"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/prepared"
)

// shelf is all that is built in.
func shelf(t *testing.T) (*checklist.Library, []*checklist.Reading) {
	t.Helper()
	lib, err := checklist.Load(nil, prepared.Sources()...)
	require.NoError(t, err)
	readings, err := checklist.LoadReadings(checklist.DefinitionSource{Name: "crosswalks", FS: crosswalks.Files}, lib)
	require.NoError(t, err)
	return lib, readings
}

// Every pair of lists can be walked, and says the same both ways; each link has its reason.
func TestEveryPairSaysTheSameBothWays(t *testing.T) {
	lib, readings := shelf(t)
	through := 0
	for _, a := range lib.Checklists() {
		for _, b := range lib.Checklists() {
			if a.ID >= b.ID {
				continue
			}
			forth, back := New(lib, readings, a, b), New(lib, readings, b, a)
			assert.NotEmpty(t, forth.Links, "%s %s", a.ID, b.ID)
			assert.Len(t, back.Links, len(forth.Links), "%s %s", a.ID, b.ID)
			for _, l := range forth.Links {
				same := false
				for _, o := range back.Of(l.To.ID) {
					same = same || o.To == l.From && o.Sure == l.Sure && o.Note == l.Note && assert.ElementsMatch(t, l.By, o.By)
				}
				assert.True(t, same, "%s/%s %s/%s", a.ID, l.From.ID, b.ID, l.To.ID)
				assert.Equal(t, l.Sure == SameTopic, len(l.Topics) > 0)
				assert.Equal(t, l.Sure == Through, len(l.By) > 0)
				if l.Sure == Through {
					through++
				}
			}
			gapsA, gapsB := forth.Gaps()
			againB, againA := back.Gaps()
			assert.Equal(t, gapsA, againA)
			assert.Equal(t, gapsB, againB)
		}
	}
	assert.NotZero(t, through)
}

// CLAIM 2020 and 2024 differ by what the update changed, and by nothing else.
func TestClaim2020LeadsToClaim2024(t *testing.T) {
	lib, readings := shelf(t)
	old, _ := lib.Checklist("claim-2020")
	update, _ := lib.Checklist("claim-2024")
	w := New(lib, readings, old, update)
	gone, added := w.Gaps()
	require.Len(t, gone, 1)
	assert.Equal(t, "11", gone[0].ID)
	require.Len(t, added, 2)
	for i, id := range []string{"13", "32"} {
		assert.Equal(t, id, added[i].ID)
		gap, ok := w.Gap("claim-2024", id)
		assert.True(t, ok)
		assert.NotEmpty(t, gap.Near)
	}
	for from, to := range map[string][]string{"10": {"10"}, "12": {"11"}, "19": {"21"}, "20": {"19"}, "32": {"33"}, "40": {"34"}, "41": {"42", "43"}, "42": {"44"}} {
		var ids []string
		for _, l := range w.Of(from) {
			ids = append(ids, l.To.ID)
		}
		assert.Equal(t, to, ids, from)
	}
	assert.Len(t, w.Links, 42)
}

// Where two lists share no topic and no one linked them, CLAIM 2024 leads from one to the other, and the link says so.
func TestListsAreLinkedThroughTheHub(t *testing.T) {
	lib, readings := shelf(t)
	stard, _ := lib.Checklist("stard-ai-2025")
	tripod, _ := lib.Checklist("tripod-ai-2024")
	for _, l := range New(lib, readings, stard, tripod).Links {
		if l.Sure != Through {
			continue
		}
		for _, by := range l.By {
			hub, _ := lib.Checklist(Hub)
			_, err := hub.Item(by)
			assert.NoError(t, err)
		}
		assert.Empty(t, l.Topics)
	}
}

// One item corresponds to one where both rest on the same topic and neither has another counterpart; why not is said.
func TestSingleCounterparts(t *testing.T) {
	lib, readings := shelf(t)
	old, _ := lib.Checklist("claim-2020")
	update, _ := lib.Checklist("claim-2024")
	links, others := New(lib, readings, update, old).Single()
	assert.Len(t, links, 40)
	assert.Equal(t, []string{"claim-2020/11 has no counterpart", "claim-2020/41 has several counterparts: 42, 43"}, others)
	_, others = New(lib, readings, old, update).Single()
	assert.Equal(t, []string{"claim-2024/13 has no counterpart", "claim-2024/32 has no counterpart", "claim-2024/42 shares its counterpart 41 with other items",
		"claim-2024/43 shares its counterpart 41 with other items"}, others)
}
