package agree

import "strings"

// quoteWords is how many words in a row must be alike to count for one quote being part of another.
const quoteWords = 4

// overlaps says whether a quote and one of the others share at least three tenths of the shorter one's
// runs of four words: enough to be the same passage, however it is cut and hyphenated.
func overlaps(quote string, others []string) bool {
	q := runs(quote)
	for _, other := range others {
		s := runs(other)
		shared := 0
		for run := range q {
			if s[run] {
				shared++
			}
		}
		if least := min(len(q), len(s)); least > 0 && float64(shared) >= 0.3*float64(least) {
			return true
		}
	}
	return false
}

// runs are the runs of four words of a text, or all of its words where it has fewer.
func runs(text string) map[string]bool {
	text = strings.ReplaceAll(strings.ToLower(text), "-\n", "")
	words := strings.FieldsFunc(text, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	found := map[string]bool{}
	if n := len(words); n > 0 && n < quoteWords {
		found[strings.Join(words, " ")] = true
	}
	for i := 0; i+quoteWords <= len(words); i++ {
		found[strings.Join(words[i:i+quoteWords], " ")] = true
	}
	return found
}
