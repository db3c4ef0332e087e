package docx

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// paragraph is a paragraph that is being read.
type paragraph struct {
	text    strings.Builder
	raised  strings.Builder // superscript text, kept until it is whole
	last    [16]byte        // the end of text
	style   string
	outline int
	listed  bool
	notes   []string

	letters, bold, italic int
}

var (
	captionStart  = late.Regexp(`^(?:(?i:supplement(?:ary|al)|extended data)\s+)?(?:(?i:table|figure)|Fig\.|FIG\.)\s+[A-Z]{0,2}\d+[a-z]?\s*[.:|–—]`)
	citationMarks = late.Regexp(`^\d{1,3}(?:\s*[,–-]+\s*\d{1,3})*,?$`)
	longWord      = late.Regexp(`(?:\pL{4,}|[.,;:)\]"”])$`)
	ordinal       = late.Regexp(`^(?:st|nd|rd|th)$`)
	blanks        = late.Regexp(`[\s\x{a0}]+`)
)

// write adds text that is set in a way.
func (p *paragraph) write(s string, l look) {
	s = strings.Map(readable, s)
	if s == "" {
		return
	}
	if is(l.raised) {
		p.raised.WriteString(s)
		return
	}
	p.settleRaised()
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			p.letters++
			if is(l.bold) {
				p.bold++
			}
			if is(l.italic) {
				p.italic++
			}
		}
	}
	p.append(s)
}

func (p *paragraph) append(s string) {
	p.text.WriteString(s)
	tail := append(p.last[:], s[max(0, len(s)-len(p.last)):]...)
	copy(p.last[:], tail[len(tail)-len(p.last):])
}

// settleRaised adds superscript text: numbers behind a word are citations, others are powers or marks.
func (p *paragraph) settleRaised() {
	s := p.raised.String()
	p.raised.Reset()
	marks := strings.TrimSpace(s)
	switch {
	case marks == "":
		if s != "" {
			p.append(" ")
		}
	case citationMarks().MatchString(marks) && longWord().MatchString(strings.TrimRight(strings.ToValidUTF8(string(p.last[:]), ""), " ")):
		p.append(" [" + strings.TrimSuffix(marks, ",") + "]")
		if strings.HasSuffix(s, " ") {
			p.append(" ")
		}
	case ordinal().MatchString(marks) || !strings.ContainsFunc(marks, func(r rune) bool { return unicode.IsDigit(r) || r == '-' || r == '−' }):
		p.append(s)
	default:
		p.append("^" + s)
	}
}

// space adds white space.
func (p *paragraph) space() {
	p.settleRaised()
	p.append(" ")
}

// item ends the paragraph; ok is false when it holds nothing to read.
func (p *paragraph) item(s styles) (it item, ok bool) {
	p.settleRaised()
	it.text = strings.TrimSpace(blanks().ReplaceAllString(p.text.String(), " "))
	it.notes = p.notes
	u := s.use(p.style)
	if it.text == "" || u.lost {
		return it, false
	}
	it.kind, it.level, it.role, it.plain = u.kind, u.level, u.role, u.plain
	it.listed = p.listed
	it.bold = p.letters > 0 && p.bold == p.letters
	it.italic = p.letters > 0 && p.italic == p.letters
	if p.outline > 0 && (u.plain || u.kind == manuscript.Heading) {
		it.kind, it.level, it.plain = manuscript.Heading, p.outline, false
	}
	if it.plain && captionStart().MatchString(it.text) {
		it.kind, it.plain = manuscript.Caption, false
	}
	if it.plain && p.listed {
		it.kind = manuscript.ListItem
	}
	return it, true
}

// readable drops soft hyphens and marks without width, and reads the private characters that stand for
// those of the Symbol font.
func readable(r rune) rune {
	switch {
	case r == 0xad || r == 0x200b || r == 0xfeff || r == 0x2060 || r == 0xfffe:
		return -1
	case r == 0x2011:
		return '-'
	case r >= 0xf020 && r <= 0xf0ff:
		if s, ok := symbolFont[byte(r)]; ok {
			return s
		}
		return -1
	}
	return r
}

// symbol reads <w:sym w:char="F0B1"/>.
func symbol(char string) string {
	n, err := strconv.ParseUint(char, 16, 16)
	if err != nil {
		return ""
	}
	if n < 0x100 {
		n |= 0xf000
	}
	return strings.Map(readable, string(rune(n)))
}

// symbolFont are the characters of the Symbol font that papers use.
var symbolFont = map[byte]rune{'a': 'α', 'b': 'β', 'c': 'χ', 'd': 'δ', 'e': 'ε', 'f': 'φ', 'g': 'γ', 'h': 'η', 'i': 'ι', 'k': 'κ', 'l': 'λ', 'm': 'μ', 'n': 'ν', 'p': 'π', 'q': 'θ', 'r': 'ρ', 's': 'σ',
	't': 'τ', 'u': 'υ', 'w': 'ω', 'x': 'ξ', 'y': 'ψ', 'z': 'ζ', 'D': 'Δ', 'F': 'Φ', 'G': 'Γ', 'L': 'Λ', 'P': 'Π', 'Q': 'Θ', 'S': 'Σ', 'W': 'Ω', 'X': 'Ξ', 'Y': 'Ψ', 0xa3: '≤', 0xb3: '≥', 0xb1: '±', 0xb4: '×', 0xb0: '°', 0xb9: '≠',
	0xbb: '≈', 0xa5: '∞', 0xb7: '•', 0xae: '→', 0xd7: '·', 0x7e: '~', 0x2d: '−', 0xb6: '∂', 0xe5: '∑', 0xd6: '√', 0x3c: '<', 0x3e: '>', 0x3d: '=', 0x2b: '+', 0x25: '%', 0x20: ' '}
