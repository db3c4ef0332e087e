package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Style is how a text report is set: Width in columns, Colour by ANSI codes. Shapes tell the
// verdicts apart without colour. Link gives the address of a place, for terminals that show links; nil where none does.
type Style struct {
	Width  int
	Colour bool
	Link   func(manuscript.Place) string
}

// shapes are one column wide each.
func shape(v checklist.Verdict) string {
	return [...]string{"✗", "?", "✓", "–"}[v]
}

func (s Style) paint(code, text string) string {
	if !s.Colour || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// verdict paints a shape. Ambiguous is magenta, since yellow cannot be read on white; words keep the terminal's own
// colour, which can be read on any ground.
func (s Style) verdict(v checklist.Verdict, text string) string {
	return s.paint([...]string{"31;1", "35;1", "32", "2"}[v], text)
}

// warning is the mark of what could not be read or done.
func (s Style) warning() string { return s.paint("35;1", "!") }

func (s Style) bold(text string) string { return s.paint("1", text) }
func (s Style) dim(text string) string  { return s.paint("2", text) }

// clean makes manuscript text safe and quiet on a terminal: control characters, direction marks and
// line breaks become single spaces.
func clean(text string) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError {
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// short cuts a text to at most n columns at a word border, with an ellipsis.
func short(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	runes := []rune(text)
	cut := max(1, n-2)
	for i := cut; i > cut*2/3; i-- {
		if runes[i] == ' ' {
			cut = i
			break
		}
	}
	return strings.TrimRight(string(runes[:cut]), " ,;:") + " …"
}

// wrap breaks a text into lines of at most width columns, the first after `first` columns already used,
// later ones with the indent.
func wrap(text string, width, first int, indent string) string {
	var b strings.Builder
	column, open := first, ""
	for i, w := range words(text) {
		n := columns(w)
		switch {
		case i > 0 && column+1+n > width && open != "":
			b.WriteString(linkEnd + "\n" + indent + open)
			column = utf8.RuneCountInString(indent)
		case i > 0 && column+1+n > width:
			b.WriteString("\n" + indent)
			column = utf8.RuneCountInString(indent)
		case i > 0:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(w)
		column += n
		open = openLink(w, open)
	}
	return b.String()
}

// words are the words of a text; what belongs together stays so: "p. 4", "line 12".
func words(text string) []string {
	var all []string
	for _, w := range strings.Fields(text) {
		if n := len(all); n > 0 && w[0] >= '0' && w[0] <= '9' && counted().MatchString(all[n-1]) {
			all[n-1] += " " + w
			continue
		}
		all = append(all, w)
	}
	return all
}

// counted is a word that a number belongs to, whatever stands before it: a bracket or the code of a link.
var counted = late.Regexp(`(?:^|[^A-Za-z])(?:pp?\.|para\.|[Ll]ines?|[Pp]ages?|[Ii]tems?)$`)

// columns is how wide a word is shown: codes of colours and links take no room.
func columns(word string) int {
	n := 0
	for word != "" {
		end := ""
		switch {
		case strings.HasPrefix(word, linkBegin):
			end = codeEnd
		case word[0] == '\x1b':
			end = "m"
		}
		if at := strings.Index(word, end); end != "" && at >= 0 {
			word = word[at+len(end):]
			continue
		}
		_, size := utf8.DecodeRuneInString(word)
		n, word = n+1, word[size:]
	}
	return n
}
