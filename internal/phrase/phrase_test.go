package phrase

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// found answers the first match of a phrase in a text, as printed; "" when there is none.
func found(t *testing.T, phrase, text string) string {
	t.Helper()
	v := NewVocabulary()
	p, err := v.Compiler().Compile(phrase)
	require.NoError(t, err)
	bound := NewText(text, v)
	match := ""
	bound.Find(p, 0, len(bound.Tokens), func(from, to int) bool {
		match = text[bound.Tokens[from].Start:bound.Tokens[to-1].End]
		return false
	})
	return match
}

func TestPhrasesMatchFoldedWords(t *testing.T) {
	for _, c := range []struct{ phrase, text, want string }{
		{"patient level", "split at the Patient-level, once", "Patient-level"},
		{"cross-validation", "with crossvalidation", "crossvalidation"},
		{"cross-validation", "with cross validation", "cross validation"},
		{"cross-validation", "with cross-\u00advalidation", "cross-\u00advalidation"},
		{"randomized", "patients were randomised", "randomised"},
		{"randomis*", "was randomized", "randomized"},
		{"labell*", "labeled images", "labeled"},
		{"tumor", "Tumours grow", "Tumours"},
		{"analyz*", "we analysed it", "analysed"},
		{"analys*", "was analyzed", "analyzed"},
		{"centre", "single-center", "center"},
		{"haemorrhage", "a hemorrhage", "hemorrhage"},
		{"study", "both studies", "studies"},
		{"class", "three classes", "classes"},
		{"noise", "noise was added", "noise"},
		{"n = <int>", "patients (n=1,204)", "n=1,204"},
		{"<pct>", "in 95% of", "95%"},
		{"<pct>", "in 12.5 per cent", "12.5 per cent"},
		{"<num> folds", "five folds", "five folds"},
		{"p < <num>", "P<.05", "P<.05"},
		{"<year>", "in 2019 and", "2019"},
		{"(two|three) ..2 radiologists", "two board-certified radiologists", "two board-certified radiologists"},
		{"(was|were) (then )?split", "were then split", "were then split"},
		{"(was|were) (then )?split", "were split", "were split"},
		{"(a (b|c d)|e) f", "a c d f", "a c d f"},
		{"no (specific|external)* funding", "no specific external funding", "no specific external funding"},
		{"no (specific|external)* funding", "no funding", "no funding"},
		{"naïve bayes", "naive Bayes", "naive Bayes"},
		{"u-net", "a 3D UNet", "UNet"},
	} {
		assert.Equal(t, c.want, found(t, c.phrase, c.text), "%q in %q", c.phrase, c.text)
	}
}

func TestPhrasesDoNotMatchOtherWords(t *testing.T) {
	for _, c := range []struct{ phrase, text string }{
		{"sex", "sextant biopsy"},
		{"<int>", "a score of 0.91"},
		{"<year>", "12345 images"},
		{"(two|three) ..2 radiologists", "two of the five senior radiologists"},
		{"patient level", "level of the patient"},
		{"cancer", "the"},
	} {
		assert.Empty(t, found(t, c.phrase, c.text), "%q in %q", c.phrase, c.text)
	}
}

func TestNumbersStayWhole(t *testing.T) {
	var tokens []string
	text := "n=1,204 patients; 0.91 (.05), 70/15/15 and 224x224 at 3T, v2.1"
	Scan(text, func(a, b int) { tokens = append(tokens, text[a:b]) })
	assert.Equal(t, []string{"n", "=", "1,204", "patients", "0.91", ".05", "70", "15", "15", "and", "224", "x224", "at", "3T", "v2", "1"}, tokens)
}

func TestCompileSaysWhatIsWrong(t *testing.T) {
	for phrase, want := range map[string]string{
		"":        "empty phrase",
		"(a|b":    "never closed",
		"a)":      "unexpected",
		"a ..0 b": "gap is written ..N",
		"a .. b":  "gap is written ..N",
		"<date>":  "unknown class <date>",
		"..3":     "without any word",
		"(a)?":    "without any word",
		"(a||b)":  "empty phrase or alternative",
		"<num":    "class without >",
		strings.Repeat("(", 20) + "a" + strings.Repeat(")", 20): "nested deeper",
	} {
		_, err := NewVocabulary().Compiler().Compile(phrase)
		assert.ErrorContains(t, err, want, phrase)
	}
}

func TestCandidatesHoldEveryMatch(t *testing.T) {
	v := NewVocabulary()
	p, err := v.Compiler().Compile("(alpha|beta) ..3 gamma")
	require.NoError(t, err)
	text := NewText("gamma alone. beta then gamma. alpha", v)
	var at []int32
	text.Find(p, 0, len(text.Tokens), func(from, to int) bool {
		for k := from; k < to; k++ {
			at = append(at, int32(k))
		}
		return true
	})
	require.NotEmpty(t, at)
	shared := 0
	for _, c := range text.Candidates(p) {
		for _, k := range at {
			if c == k {
				shared++
			}
		}
	}
	assert.Positive(t, shared)
}

func FuzzCompile(f *testing.F) {
	for _, s := range []string{"a (b|c*)? ..3 <num>", "((((a", "<pct> of", "x-y-z*", "é̂ ..9"} {
		f.Add(s, "a b c 12% of x-y-zebra")
	}
	f.Fuzz(func(t *testing.T, phrase, text string) {
		v := NewVocabulary()
		p, err := v.Compiler().Compile(phrase)
		if err != nil {
			return
		}
		bound := NewText(text, v)
		bound.Find(p, 0, len(bound.Tokens), func(from, to int) bool {
			if from >= to || to > len(bound.Tokens) {
				t.Fatalf("match [%d, %d) of %d tokens", from, to, len(bound.Tokens))
			}
			return true
		})
	})
}

// A number that names something counts nothing, but is still the word it is.
func TestNumbersThatNameSomethingCountNothing(t *testing.T) {
	for _, c := range []struct{ phrase, text, want string }{
		{"<int> images", "as shown in Figure 3, images were cropped", ""},
		{"<int> images", "COVID-19 images", ""},
		{"<int> images", "of ResNet-50 images", ""},
		{"<int> ..1 images", "taken before [4] images", ""},
		{"<int> ..1 images", "taken before [4, 7–9] images", ""},
		{"<int> images", "with 19 images", "19 images"},
		{"COVID-19", "COVID-19 images", "COVID-19"},
		{"figure <int>", "see Figure 3", ""},
		{"figure 3", "see Figure 3", "Figure 3"},
		{"rate ..1 <num>", "a rate 3e-4", "rate 3e-4"},
		{"years <int>", "a median of 61 years [52-70]", "years [52"},
		{"AUC ..1 <num>", "an AUC [0.81, 0.92]", "AUC [0.81"},
		{"<year>", "until mid-2019", "2019"},
	} {
		assert.Equal(t, c.want, found(t, c.phrase, c.text), "%q in %q", c.phrase, c.text)
	}
}
