package markdown

import (
	"html"
	"sort"
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// builder collects a piece's text with the source of every byte.
type builder struct {
	manuscript.Composer
	src  *source
	code bool // backslashes and entities stand for themselves
}

// add appends the source from start to end: replacements made, escapes and entities resolved, white
// space collapsed.
func (b *builder) add(start, end int) {
	subs := b.src.subs
	n := sort.Search(len(subs), func(i int) bool { return subs[i].end > start })
	for start < end {
		if n == len(subs) || subs[n].start >= end {
			b.plain(start, end, !b.code)
			return
		}
		r := subs[n]
		b.plain(start, max(start, r.start), !b.code)
		stop := min(r.end, end)
		switch from := max(start, r.start); {
		case r.raw:
			b.plain(from, stop, false)
		case from == r.start:
			b.fixed(r.text, from)
		}
		start = max(start, stop)
		n++
	}
}

// plain appends source without replacements in it.
func (b *builder) plain(start, end int, unescape bool) {
	src := b.src.text
	for i := start; i < end; {
		j := i
		for j < end && !special(src[j]) {
			j++
		}
		b.verbatim(i, j)
		if j == end {
			return
		}
		i = b.special(j, end, unescape)
	}
}

func special(c byte) bool {
	switch c {
	case ' ', '\t', '\n', '\r', '\f', '\v', '\\', '&', '-', 0xc2:
		return true
	}
	return false
}

// special appends what begins with the special byte at i and returns the offset behind it.
func (b *builder) special(i, end int, unescape bool) int {
	src := b.src.text
	switch c := src[i]; {
	case c == ' ':
		if t := b.Tail(1); t != "" && t != " " && t != "\n" && t != "\t" {
			b.verbatim(i, i+1)
		}
		return i + 1
	case c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v':
		b.Space()
		return i + 1
	case c == 0xc2 && i+1 < end && src[i+1] == 0xad:
		return i + 2 // a soft hyphen
	case c == '\\' && unescape && i+1 < end && isPunct(src[i+1]):
		b.verbatim(i+1, i+2)
		return i + 2
	case c == '\\' && unescape && i+1 < end && src[i+1] == ' ':
		b.Space()
		return i + 2
	case c == '&' && unescape:
		if n, text := entity(src[i:end]); n > 0 {
			b.fixed(text, i)
			return i + n
		}
	case c == '-' && unescape && strings.HasPrefix(string(src[i:min(end, i+3)]), "--"):
		n := 2
		for i+n < end && src[i+n] == '-' {
			n++
		}
		if n <= 3 {
			b.fixed([]string{"–", "—"}[n-2], i)
			return i + n
		}
		b.verbatim(i, i+n)
		return i + n
	}
	b.verbatim(i, i+1)
	return i + 1
}

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// entity decodes the entity that text begins with; n is its length, 0 when there is none.
func entity(text []byte) (n int, decoded string) {
	for i := 1; i < len(text) && i < 33; i++ {
		if text[i] == ';' {
			raw := string(text[:i+1])
			if decoded = html.UnescapeString(raw); decoded != raw {
				return i + 1, strings.ReplaceAll(decoded, "\u00ad", "")
			}
			return 0, ""
		}
		if !(text[i] == '#' || text[i] >= '0' && text[i] <= '9' || text[i] >= 'A' && text[i] <= 'Z' || text[i] >= 'a' && text[i] <= 'z') {
			return 0, ""
		}
	}
	return 0, ""
}

func (b *builder) verbatim(start, end int) {
	b.Add(string(b.src.text[start:max(start, end)]), manuscript.Run{Source: start})
}

// fixed appends text that the source spells otherwise.
func (b *builder) fixed(text string, source int) {
	if strings.HasPrefix(text, " ") && (b.Len() == 0 || b.Tail(1) == " ") {
		text = text[1:]
	}
	b.Add(text, manuscript.Run{Source: source, Fixed: true})
}
