package batch

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func journal(t *testing.T, paths ...string) []byte {
	t.Helper()
	head, err := Line(NewHeader("1", "papers", []string{"claim-2024"}, "abc"))
	require.NoError(t, err)
	data := head
	for _, p := range paths {
		line, err := Line(Entry{Row: Failed(p, "", 4, `a "quoted" <reason>`+"\n"), Milliseconds: 3})
		require.NoError(t, err)
		data = append(data, line...)
	}
	return data
}

// Wherever a kill tears the journal, what was whole is kept, and writing on from there gives a whole journal again.
func TestAJournalTornAnywhereIsRecovered(t *testing.T) {
	whole := journal(t, "a.pdf", "b.pdf", "ü\u2028.pdf")
	for cut := range len(whole) + 1 {
		h, entries, kept, err := Recover(whole[:cut])
		require.NoError(t, err, cut)
		require.LessOrEqual(t, kept, cut)
		if kept == 0 {
			assert.Empty(t, entries)
			continue
		}
		assert.Equal(t, "papers", h.Folder)
		assert.Equal(t, byte('\n'), whole[kept-1])
		again := append(append([]byte{}, whole[:kept]...), whole[kept:]...)
		_, all, n, err := Recover(again)
		require.NoError(t, err)
		assert.Len(t, all, 3)
		assert.Equal(t, len(whole), n)
		assert.Equal(t, all[:len(entries)], append([]Entry{}, entries...))
	}
}

func TestWhatStandsBehindADamagedLineIsNotBelieved(t *testing.T) {
	data := journal(t, "a.pdf", "b.pdf")
	intact := len(journal(t, "a.pdf"))
	for i := intact; i < intact+20; i++ {
		data[i] = 0 // a page that never reached the disk
	}
	_, entries, kept, err := Recover(append(data, data[intact:]...))
	require.NoError(t, err)
	require.Len(t, entries, 1)
	assert.Equal(t, "a.pdf", entries[0].Row.Path)
	assert.Equal(t, intact, kept)
}

func TestOtherFilesAreNoJournals(t *testing.T) {
	for _, text := range []string{"precious", "{\"schema\":\"pubcheck/batch/1\"}\n", "\n", "{}\n"} {
		_, _, _, err := Recover([]byte(text))
		assert.ErrorIs(t, err, errNoJournal, text)
	}
}

func TestRunsThatDifferAreTold(t *testing.T) {
	h := NewHeader("1", "papers", []string{"claim-2024"}, "abc")
	assert.Empty(t, h.Differs(NewHeader("1", "papers", []string{"claim-2024"}, "abc")))
	for want, other := range map[string]Header{
		"version": NewHeader("2", "papers", []string{"claim-2024"}, "abc"), "folder": NewHeader("1", "p", []string{"claim-2024"}, "abc"),
		"checklists": NewHeader("1", "papers", nil, "abc"), "rules": NewHeader("1", "papers", []string{"claim-2024"}, "x"),
	} {
		assert.Contains(t, h.Differs(other), want)
	}
}

func TestRowsAreOneLineEach(t *testing.T) {
	line, err := Line(Failed("a\nb.pdf", "00", 3, "no <text>\nat all"))
	require.NoError(t, err)
	assert.Equal(t, 1, len(line)-len(json.RawMessage(line[:len(line)-1])))
	assert.NotContains(t, string(line[:len(line)-1]), "\n")
	var back Row
	require.NoError(t, json.Unmarshal(line, &back))
	assert.Equal(t, Failed("a\nb.pdf", "00", 3, "no <text>\nat all"), back)
}

func TestProgress(t *testing.T) {
	assert.Equal(t, "0 of 200 papers", Progress(0, 0, 200, time.Second))
	assert.Equal(t, "40 of 200 papers, 20.0 a second, 8 s left", Progress(0, 40, 200, 2*time.Second))
	assert.Equal(t, "140 of 200 papers, 20.0 a second, 3 s left", Progress(100, 140, 200, 2*time.Second), "what was known says nothing of the speed")
	assert.Equal(t, "1 of 301 papers, 1.0 a second, 5 min left", Progress(0, 1, 301, time.Second))
	assert.Equal(t, "1 of 7501 papers, 1.0 a second, 2 h 5 min left", Progress(0, 1, 7501, time.Second))
}
