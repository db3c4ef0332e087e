package manuscript

import (
	"regexp"
	"strings"
	"unicode"
)

// judge gives the notices that only the whole paper can tell.
func (d *Document) judge() []Notice {
	var notices []Notice
	words := strings.FieldsFunc(strings.ToLower(d.Text), func(r rune) bool { return !unicode.IsLetter(r) })
	if language := foreignLanguage(d.Text, words); language != "" {
		return append(notices, Notice{Code: NotEnglish,
			Message: "The text seems to be written in " + language + "; the rules are written for English.",
			Remedy:  "Check an English version of the manuscript."})
	}
	if why := d.notAStudy(words); why != "" {
		notices = append(notices, Notice{Code: NotAStudy,
			Message: "This does not read as a report of a study: " + why + ".",
			Remedy:  "Check the manuscript itself."})
	}
	if d.excluded() > 0 {
		notices = append(notices, Notice{Code: PastedChecklist,
			Message: "The file holds a reporting checklist; its rows were not searched, since they repeat what is asked.",
			Remedy:  "Nothing to do if the manuscript itself says it; a filled-in form is no evidence."})
	}
	if len(words) == 0 {
		return notices
	}
	abstract, headings := false, false
	for _, s := range d.Sections {
		abstract = abstract || s.Role == RoleAbstract
		headings = headings || s.Title != ""
	}
	if !abstract {
		notices = append(notices, Notice{Code: NoAbstract, Message: "No abstract was recognised.",
			Remedy: "Give the abstract the heading \"Abstract\"."})
	}
	if !headings {
		notices = append(notices, Notice{Code: NoSections, Message: "No section headings were recognised; where a statement stands could not be weighed.",
			Remedy: "Set the section headings as headings, alone on their line."})
	}
	return notices
}

// languages lists small words that every text of a language is full of and the others lack.
var languages = []struct {
	name  string
	words string
}{
	{"German", " der die und den von zu das mit sich des auf für ist dem nicht ein eine einer als auch wurde wurden bei werden "},
	{"French", " le la les des et du une est dans pour que qui par sur avec ont été aux ces pas nous cette sont "},
	{"Spanish", " el la los las de del que y en un una por con para es se fue al como más fueron entre "},
	{"Italian", " il di che la e le per un una sono con del della dei nel alla è stato gli non delle "},
	{"Portuguese", " o os as de do da dos das que e em um uma para com não por foi foram na no ao "},
	{"Dutch", " de het een en van dat is op te met voor zijn niet aan werd werden bij deze "},
	{"Polish", " i w z na do nie się że jest oraz przez od dla po badania "},
	{"Turkish", " ve bir bu için ile olarak olan da de çok sonra "},
	{"Swedish", " och att det som en på är av för med den till inte ett var "},
	{"Danish or Norwegian", " og at det som en på er af for med den til ikke et var av "},
}

// foreignLanguage names the language of a text that is clearly not English, "" otherwise.
func foreignLanguage(text string, words []string) string {
	letters, foreign := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if !unicode.In(r, unicode.Latin, unicode.Greek) {
				foreign++
			}
		}
	}
	if letters > 100 && foreign*2 > letters {
		return "a script other than Latin"
	}
	if len(words) < 60 {
		return ""
	}
	counts := map[string]int{}
	for _, w := range words {
		counts[w]++
	}
	share := func(list string) int {
		n := 0
		for _, w := range strings.Fields(list) {
			n += counts[w]
		}
		return n
	}
	english := share("the of and to in was were is for with that on by from this are as at we which be an or")
	for _, l := range languages {
		if n := share(l.words); n > 2*english && n*8 > len(words) {
			return l.name
		}
	}
	return ""
}

var (
	letterWords = regexp.MustCompile(`(?i)(?:^|\n)\s*(?:dear\s+(?:dr|prof|editor|sir|madam|colleague|mr|ms|mrs)|to the editor)\b|\b(?:yours sincerely|sincerely yours|kind regards|yours faithfully)\b`)
	reviewWords = regexp.MustCompile(`(?i)\b(?:reviewer\s*#?\s*[1-4]|comments? to the (?:author|editor)s?|confidential comments)\b`)
	codeLine    = regexp.MustCompile(`^\s*(?:def |class |import |from \S+ import|#include|return\b|func |var |const |let |public |private |if \(|for \(|}|\w+\s*=\s*\S|//|print\(|package )`)
)

// studyWords are signs that a text reports a study.
const studyWords = " patients patient participants subjects dataset datasets cohort accuracy sensitivity specificity auc dice training trained validation " +
	"retrospective prospective experiments experiment model models algorithm classification segmentation results methods performance images evaluated " +
	"statistical analysis outcome outcomes trial randomized randomised diagnostic study network radiologists scans hypothesis samples measured compared "

// notAStudy says why a text is no report of a study, "" when it may be one. It errs on the side of the
// author: a study with odd headings must never be refused.
func (d *Document) notAStudy(words []string) string {
	core := false
	for _, s := range d.Sections {
		core = core || s.Role == RoleMethods || s.Role == RoleResults
	}
	form := d.excluded()
	if form*2 > len(d.Text) && len(d.Text)-form < 1500 {
		return "nearly all of it is a reporting checklist" // whose groups are headed Methods and Results
	}
	if core || len(words) == 0 {
		return ""
	}
	seen := map[string]bool{}
	for _, w := range words {
		if strings.Contains(studyWords, " "+w+" ") {
			seen[w] = true
		}
	}
	switch {
	case letterWords.MatchString(d.Text) && len(words) < 2500:
		return "it is a letter"
	case len(reviewWords.FindAllString(d.Text, 3)) >= 2:
		return "it is a review of a manuscript"
	case d.codeShare() > 0.4:
		return "it is source code"
	case len(words) >= 40 && len(seen) < 4:
		return "nothing in it names methods, data or results"
	}
	return ""
}

// codeShare is the share of lines that look like source code.
func (d *Document) codeShare() float64 {
	code, all := 0, 0
	for _, line := range strings.Split(d.Text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		all++
		if codeLine.MatchString(line) && len(line) < 200 {
			code++
		}
	}
	if all < 5 {
		return 0
	}
	return float64(code) / float64(all)
}
