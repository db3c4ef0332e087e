package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// A long passage is cut around the words that matched, wherever they stand in it, and never beyond its length.
func TestPassageQuoteShowsWhatMatched(t *testing.T) {
	before := strings.Repeat("Äll else that stood in it was told at length; ", 9)
	hit := "the split was made at the patient level"
	for cut := 0; cut < len(before); cut += 46 {
		for _, after := range []string{".", strings.Repeat(" and much followed", 20)} {
			quote := before[len(before)-cut/46*47:] + hit + after
			at := strings.Index(quote, hit)
			e := assess.Evidence{Quote: quote, Span: manuscript.Span{Start: 100, End: 100 + len(quote)}, Match: manuscript.Span{Start: 100 + at, End: 100 + at + len(hit)}}
			for _, n := range []int{70, 110, 240} {
				got := passageQuote(e, n)
				assert.Contains(t, got, hit, "%d columns", n)
				assert.LessOrEqual(t, utf8.RuneCountInString(got), n+2)
				if utf8.RuneCountInString(quote) > n {
					assert.Contains(t, got, "…")
				} else {
					assert.Equal(t, `"`+quote+`"`, got)
				}
			}
		}
	}
	assert.Empty(t, passageQuote(assess.Evidence{}, 100))
}

// A number stays with the word that says what it counts.
func TestWrapKeepsPlacesTogether(t *testing.T) {
	for width := 14; width < 60; width++ {
		for _, line := range strings.Split(wrap("Nothing was found in Methods (p. 3-5), Results (lines 40-60) and para. 12.", width, 0, ""), "\n") {
			assert.NotRegexp(t, `(p\.|lines|para\.)$`, line)
		}
	}
	assert.Equal(t, "the baseline\n12 was kept", wrap("the baseline 12 was kept", 13, 0, ""))
}
