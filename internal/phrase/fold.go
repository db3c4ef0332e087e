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

// rewrite is a British spelling and its American one.
type rewrite struct{ british, american string }

// american rewrites the British endings and digraphs that occur in clinical English. The rules are
// applied to texts and to patterns alike, so a rare wrong rewrite still compares equal.
func american(w string) string {
	if len(w) < 5 {
		return w
	}
	for _, e := range endings(w[len(w)-1]) {
		if strings.HasSuffix(w, e.british) && !keepsSpelling(w) {
			w = w[:len(w)-len(e.british)] + e.american
			break
		}
	}
	if !strings.Contains(w, "ae") && !strings.Contains(w, "oe") && !strings.Contains(w, "our") && !strings.Contains(w, "generalis") {
		return w
	}
	for _, p := range [...]rewrite{{"anaem", "anem"}, {"anaesth", "anesth"}, {"haem", "hem"}, {"paed", "ped"}, {"oedema", "edema"}, {"oesoph", "esoph"},
		{"foet", "fet"}, {"gynaec", "gynec"}, {"orthopaed", "orthoped"}, {"ischaem", "ischem"}, {"tumour", "tumor"}, {"behaviour", "behavior"},
		{"colour", "color"}, {"leukaem", "leukem"}, {"aetiolog", "etiolog"}, {"diarrhoea", "diarrhea"}, {"caesar", "cesar"},
		{"neighbour", "neighbor"}, {"favour", "favor"}, {"generalis", "generaliz"}} {
		if i := strings.Index(w, p.british); i >= 0 {
			w = w[:i] + p.american + w[i+len(p.british):]
		}
	}
	return w
}

// endings are the rewrites of words that end in a letter.
func endings(last byte) []rewrite {
	switch last {
	case 'd':
		return []rewrite{{"ised", "ized"}, {"lysed", "lyzed"}, {"elled", "eled"}, {"oured", "ored"}, {"centred", "centered"}}
	case 'e':
		return []rewrite{{"ise", "ize"}, {"lyse", "lyze"}, {"centre", "center"}, {"metre", "meter"}, {"litre", "liter"}, {"fibre", "fiber"},
			{"programme", "program"}, {"calibre", "caliber"}}
	case 'g':
		return []rewrite{{"ising", "izing"}, {"lysing", "lyzing"}, {"elling", "eling"}}
	case 'n':
		return []rewrite{{"isation", "ization"}}
	case 'r':
		return []rewrite{{"iser", "izer"}, {"eller", "eler"}, {"our", "or"}}
	case 's':
		return []rewrite{{"isations", "izations"}, {"isers", "izers"}, {"ises", "izes"}, {"ellers", "elers"}, {"ours", "ors"}, {"centres", "centers"},
			{"metres", "meters"}, {"litres", "liters"}, {"fibres", "fibers"}, {"programmes", "programs"}}
	case 't':
		return []rewrite{{"judgement", "judgment"}}
	case 'y':
		return []rewrite{{"grey", "gray"}}
	}
	return nil
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
