package latex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// ligatures are what TeX sets for some characters that stand together.
var ligatures = []struct{ written, set string }{
	{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}, {"!`", "¡"}, {"?`", "¿"},
	{"\u00a0", " "}, {"\u00ad", ""}, {"\u200b", ""}, {"\ufeff", ""},
}

// ligatureStart finds where one may begin.
const ligatureStart = "-`'!?\u00a0\u00ad\u200b\ufeff"

// text adds ordinary characters.
func (e *engine) text(t token) {
	s, at := t.text, t.at
	for s != "" {
		i := -1
		if !t.raw {
			i = strings.IndexAny(s, ligatureStart)
		}
		if i < 0 {
			e.add(s, at, t.fixed)
			return
		}
		e.add(s[:i], at, t.fixed)
		if !t.fixed {
			at += i
		}
		s = s[i:]
		n := e.ligature(s, at, t.fixed)
		if !t.fixed {
			at += n
		}
		s = s[n:]
	}
}

// ligature adds what a text begins with and says how many bytes that was.
func (e *engine) ligature(s string, at int, fixed bool) int {
	for _, l := range ligatures {
		if strings.HasPrefix(s, l.written) && (!e.math || s[0] != '-' && s[0] != '\'' && s[0] != '`') {
			if l.set == " " {
				e.c.Space()
			} else {
				e.add(l.set, at, true)
			}
			return len(l.written)
		}
	}
	_, n := utf8.DecodeRuneInString(s)
	e.add(s[:n], at, fixed)
	return n
}

func (e *engine) add(s string, at int, fixed bool) {
	e.c.Add(s, manuscript.Run{Source: at, Fixed: fixed})
}

// say adds text that the source spells otherwise.
func (e *engine) say(s string, t token) { e.add(s, t.at, true) }

// thin is the space of \, : none within a number or before a percent sign.
func (e *engine) thin(token) {
	t, ok := e.in.next()
	if ok {
		e.in.unread(t)
	}
	before, _ := utf8.DecodeLastRuneInString(e.c.Tail(4))
	if unicode.IsDigit(before) && ok {
		if t.kind == command && t.text == "%" || t.kind == chars && threeDigits().MatchString(t.text) {
			return
		}
	}
	e.c.Space()
}

var threeDigits = late.Regexp(`^\d{3}(?:\D|$)`)

var (
	citationMarks = late.Regexp(`^\d{1,3}(?:\s*[,–-]+\s*\d{1,3})*$`)
	ordinal       = late.Regexp(`^(?:st|nd|rd|th)$`)
	longWord      = late.Regexp(`(?:\pL{4,}|[.,;:)\]"”])$`)
)

// superscript reads what stands raised: numbers behind a word are citations, others are powers.
func (e *engine) superscript(t token) {
	arg, ok := e.in.argument()
	if !ok {
		return
	}
	e.raise(arg, t)
}

// raise adds raised text.
func (e *engine) raise(arg []token, t token) {
	s := strings.TrimSpace(plain(arg))
	switch {
	case s == `\circ` || s == `\prime`:
	case s == `\textregistered` || s == `\texttrademark` || s == `\dagger` || s == "*":
	case ordinal().MatchString(strings.TrimPrefix(s, `\text`)):
	case citationMarks().MatchString(s) && longWord().MatchString(e.c.Tail(16)):
		e.c.Space()
		e.say("[", t)
		e.inner(arg)
		e.say("]", t)
		return
	default:
		e.say("^", t)
	}
	e.inner(arg)
}
