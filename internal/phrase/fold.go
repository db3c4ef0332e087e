// Package phrase finds phrases in running text by folded words: case, plural, hyphens and British or
// American spelling make no difference. It knows no document and no rule; a Vocabulary of atoms is
// bound to one Text at a time, so that a thousand phrases cost little more than one.
package phrase

import "strings"

// Fold gives the two forms by which a word is compared: its spelling folded (lower case, American
// spelling, no accents), which prefixes are held against, and its stem (the folded form without a
// plural s), which whole words are held against.
func Fold(word string) (folded, stem string) {
	folded = american(lower(word))
	return folded, singular(folded)
}

// accents maps the Latin letters that names and drawn-apart accents leave in English papers.
var accents = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "æ", "ae", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ñ", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "œ", "oe",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ý", "y", "ß", "ss", "š", "s", "ž", "z", "č", "c", "ć", "c", "ł", "l", "ğ", "g", "ş", "s",
	"ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl", "µ", "u", "μ", "u",
)

func lower(word string) string {
	for i := 0; i < len(word); i++ {
		if word[i] >= 0x80 {
			return accents.Replace(strings.ToLower(word))
		}
	}
	return strings.ToLower(word)
}

// american rewrites the British endings and digraphs that occur in clinical English. The rules are
// applied to texts and to patterns alike, so a rare wrong rewrite still compares equal.
func american(w string) string {
	if len(w) < 5 {
		return w
	}
	for _, e := range [...][2]string{
		{"isation", "ization"}, {"isations", "izations"}, {"ising", "izing"}, {"ised", "ized"}, {"iser", "izer"}, {"isers", "izers"}, {"ise", "ize"}, {"ises", "izes"},
		{"lyse", "lyze"}, {"lysed", "lyzed"}, {"lysing", "lyzing"},
		{"elled", "eled"}, {"elling", "eling"}, {"eller", "eler"}, {"ellers", "elers"},
		{"our", "or"}, {"ours", "ors"}, {"oured", "ored"}, {"centre", "center"}, {"centres", "centers"}, {"centred", "centered"},
		{"metre", "meter"}, {"metres", "meters"}, {"litre", "liter"}, {"litres", "liters"}, {"fibre", "fiber"}, {"fibres", "fibers"},
		{"programme", "program"}, {"programmes", "programs"}, {"judgement", "judgment"}, {"grey", "gray"}, {"calibre", "caliber"},
	} {
		if strings.HasSuffix(w, e[0]) && !keepsSpelling(w) {
			w = w[:len(w)-len(e[0])] + e[1]
			break
		}
	}
	for _, p := range [...][2]string{{"anaem", "anem"}, {"anaesth", "anesth"}, {"haem", "hem"}, {"paed", "ped"}, {"oedema", "edema"}, {"oesoph", "esoph"}, {"foet", "fet"}, {"gynaec", "gynec"}, {"orthopaed", "orthoped"}, {"ischaem", "ischem"}, {"tumour", "tumor"}, {"behaviour", "behavior"}, {"colour", "color"}, {"leukaem", "leukem"}, {"aetiolog", "etiolog"}, {"diarrhoea", "diarrhea"}, {"caesar", "cesar"}, {"neighbour", "neighbor"}, {"favour", "favor"}, {"generalis", "generaliz"}, {"generaliza", "generaliza"}} {
		if i := strings.Index(w, p[0]); i >= 0 {
			w = w[:i] + p[1] + w[i+len(p[0]):]
		}
	}
	return w
}

// keepsSpelling names the words whose ending only looks British.
func keepsSpelling(w string) bool {
	for _, stem := range [...]string{"precis", "otherwis", "exercis", "nois", "rais", "wis", "compris", "advis", "supervis", "promis", "premis", "revis",
		"expertis", "concis", "aris", "devis", "surpris", "enterpris", "franchis", "prais", "televis", "improvis", "four", "hour", "your", "pour", "contour", "detour", "tour"} {
		if strings.Contains(w, stem) && !strings.Contains(w, "tumour") {
			return true
		}
	}
	return false
}

// singular drops a plural s; words in which the s belongs to the word keep it.
func singular(w string) string {
	n := len(w)
	switch {
	case n < 4 || w[n-1] != 's':
		return w
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "sses"):
		return w[:n-2]
	}
	return w[:n-1]
}
