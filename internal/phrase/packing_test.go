package phrase

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/pack"
)

// A phrase finds the same after it was packed, also where the Vocabulary holds other words before it.
func TestPackedPhrasesFindTheSame(t *testing.T) {
	text := "Of 120 patients (95% CI), the tumours were randomised by two readers in 2019, and cross-validation was done twice."
	for _, source := range []string{"(two|three) reader", "tumor ..3 (random*|split)", "cross-validation (was)? done", "<num> patient", "<pct> CI", "in <year>", "(the)* tumor", "by (two reader|one) in", "patient split"} {
		written := NewVocabulary()
		p, err := written.Compiler().Compile(source)
		require.NoError(t, err)
		table, body := pack.Writer(), pack.Writer()
		k := written.Packing()
		k.Phrase(body, &p)
		k.Table(table)

		read := NewVocabulary()
		_, err = read.Compiler().Compile("other words stand (here|there)")
		require.NoError(t, err)
		k = read.Packing()
		k.Table(pack.Reader(string(table.Bytes())))
		var again Phrase
		from := pack.Reader(string(body.Bytes()))
		k.Phrase(from, &again)
		require.True(t, from.Whole())
		assert.Equal(t, source, again.String())
		assert.Equal(t, matches(written, p, text), matches(read, again, text), source)
		if source != "patient split" {
			assert.NotEmpty(t, matches(read, again, text), source)
		}
	}
}

func matches(v *Vocabulary, p Phrase, text string) [][2]int {
	var all [][2]int
	bound := NewText(text, v)
	bound.Find(p, 0, len(bound.Tokens), func(from, to int) bool {
		all = append(all, [2]int{from, to})
		return true
	})
	return all
}
