package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// Style is how a text report is set: Width in columns, Colour by ANSI codes. Shapes tell the
// verdicts apart without colour.
type Style struct {
	Width  int
	Colour bool
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

func (s Style) verdict(v checklist.Verdict, text string) string {
	return s.paint([...]string{"31;1", "33;1", "32", "2"}[v], text)
}

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
	column := first
	for i, w := range strings.Fields(text) {
		n := columns(w)
		if i > 0 {
			if column+1+n > width {
				b.WriteString("\n" + indent)
				column = utf8.RuneCountInString(indent)
			} else {
				b.WriteByte(' ')
				column++
			}
		}
		b.WriteString(w)
		column += n
	}
	return b.String()
}

// columns is how wide a word is shown: codes of colour take no room.
func columns(word string) int {
	n, code := 0, false
	for _, r := range word {
		switch {
		case r == '\x1b':
			code = true
		case !code:
			n++
		case r == 'm':
			code = false
		}
	}
	return n
}
