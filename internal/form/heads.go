package form

import "strings"

// Kind says what a column of a form is for.
type Kind uint8

// The kinds of column. Place takes where an item is reported; Yes, No and NotApplicable are ticked; Choice is one column
// that takes one of these words; Remark is left to the author; Flag marks for which studies an item is meant.
const (
	Other Kind = iota
	Number
	Topic
	Asks
	Place
	Yes
	No
	NotApplicable
	Choice
	Remark
	Flag
)

var kindNames = [...]string{"other", "number", "topic", "item", "place", "yes", "no", "not applicable", "choice", "remark", "flag"}

// String names the kind in lower-case words.
func (k Kind) String() string { return kindNames[k] }

// Answers says whether the column is for the author's answer.
func (k Kind) Answers() bool { return k >= Place && k <= Choice }

// Wordings are column heads of one journal's form, by what they are for; they go before the general ones.
type Wordings map[string]Kind

// Heading writes a column head as Wordings are keyed: small letters and single spaces.
func Heading(head string) string {
	return strings.Join(words(head), " ")
}

// maxHead is how much of a text is looked at as a head: longer ones are none.
const maxHead = 400

// words are a head's words in small letters; "n/a" stays one word.
func words(head string) []string {
	s := strings.ToLower(head[:min(len(head), maxHead)])
	s = strings.NewReplacer("n/a", " na ", "n.a.", " na ", "n/e", " ne ", "yes/no", " yes no ", "y/n", " yes no ", "d/v", " dv ", "d;v", " dv ", "d/e", " dv ", "d;e", " dv ", "#", " no ").Replace(s)
	return strings.FieldsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 0x80 || r == '–' || r == '—' || r == '\u00a0' || r == '…'
	})
}

// classify says what a column head asks for. "No" is Number for the column that holds the numbers: the caller knows.
func classify(head string, own Wordings) Kind {
	w := words(head)
	if k, ok := own[strings.Join(w, " ")]; ok {
		return k
	}
	has := func(names ...string) bool {
		for _, x := range w {
			for _, n := range names {
				if x == n {
					return true
				}
			}
		}
		return false
	}
	only := func(names ...string) bool {
		for _, x := range w {
			found := false
			for _, n := range names {
				found = found || x == n
			}
			if !found {
				return false
			}
		}
		return len(w) > 0
	}
	small := len(w) <= 4
	switch {
	case strings.ContainsAny(head, "✓✔☑") && len(w) == 0:
		return Yes
	case len(w) == 0 || len(w) > 40:
		return Other
	case has("dv") || has("development") && has("validation", "evaluation"):
		return Flag
	case only("not", "na", "applicable") && has("na", "applicable") || has("na") && !has("yes", "no") && small && !has("page", "pages", "line", "location"):
		return NotApplicable
	case has("page", "pages", "pg", "pp", "line", "lines", "location", "located", "where", "paragraph", "whereabouts"),
		has("reported", "addressed", "described", "found") && has("on", "in", "at") && len(w) < 12,
		only("section", "sections", "reported", "manuscript", "number", "name", "of", "the", "in") && has("manuscript"):
		return Place
	case has("yes") && has("no"), only("yes", "no", "na", "reported", "response", "answer", "addressed", "completed", "included", "complete", "status", "compliance", "adherence"):
		return oneOf(w)
	case small && (w[0] == "no" || w[0] == "not") && only("no", "not", "reported", "done", "present", "included", "if", "explain"):
		return No
	case has("comment", "comments", "notes", "note", "remarks", "remark", "reason", "reasons", "explanation", "justification") && len(w) < 12:
		return Remark
	case only("done", "checked", "check", "tick", "present", "included", "y"):
		return Yes
	case only("item", "no", "number", "nr", "checklist", "id", "items"):
		return Number
	case has("recommendation", "recommendations", "description", "criterion", "criteria", "question", "guidance", "item", "items", "requirement"):
		return Asks
	case has("section", "topic", "subsection", "domain", "heading", "category", "title"):
		return Topic
	}
	return Other
}

// oneOf tells a column that takes a word from one that is ticked.
func oneOf(w []string) Kind {
	if len(w) == 1 && w[0] == "yes" {
		return Yes
	}
	if len(w) == 1 && w[0] == "no" {
		return No
	}
	if len(w) == 1 && w[0] == "na" {
		return NotApplicable
	}
	return Choice
}
