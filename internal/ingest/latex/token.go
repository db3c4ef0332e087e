package latex

import (
	"bytes"
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
)

// kind says what a token is.
type kind uint8

const (
	chars   kind = iota // ordinary characters
	space               // white space within a paragraph
	par                 // an empty line
	command             // \name, or \ and one other character
	open                // {
	closed              // }
	dollar              // $ or $$
	align               // &
	tie                 // ~
	sup                 // ^
	sub                 // _
	param               // #1 in a definition
)

// token is what the lexer finds. Its text stands in the source at the offset at, byte for byte unless
// fixed is set: then it came out of a definition that was used there.
type token struct {
	kind   kind
	text   string
	at     int
	fixed  bool
	raw    bool // code or an address: dashes and quotes stand for themselves
	spaced bool // white space followed the command
}

// file is one source file being read: a stretch of the bytes of all of them.
type file struct {
	src      []byte
	pos, end int
	name     string
	endless  map[string]bool // environments without an end from here on: not to be searched for again
}

var rawBlock = late.Regexp(`^[ \t]*\{(comment|verbatim\*?|[BL]?Verbatim\*?|lstlisting|minted|alltt|filecontents\*?|tikzpicture|pgfpicture|CCSXML)\}`)

const (
	// rawGroup lists commands whose argument is read as it stands.
	rawGroup = " url path nolinkurl href verb lstinline mintinline "
	rawMost  = 4000
)

// read gives the next token; ok is false at the end of the file.
func (f *file) read() (t token, ok bool) {
	for f.pos < f.end {
		at := f.pos
		switch c := f.src[at]; c {
		case '%':
			f.comment()
			continue
		case ' ', '\t', '\n', '\r', '\f', '\v', 0:
			return f.white(), true
		case '\\':
			return f.command(), true
		case '$':
			f.pos++
			if f.pos < f.end && f.src[f.pos] == '$' {
				f.pos++
			}
			return token{kind: dollar, text: string(f.src[at:f.pos]), at: at}, true
		case '{', '}', '&', '~', '^', '_', '#':
			f.pos++
			return token{kind: markKind(c), text: string(c), at: at}, true
		case '[', ']', '*':
			f.pos++
		default:
			for f.pos < f.end && !special(f.src[f.pos]) {
				f.pos++
			}
		}
		return token{text: string(f.src[at:f.pos]), at: at}, true
	}
	return token{}, false
}

func markKind(c byte) kind {
	switch c {
	case '{':
		return open
	case '}':
		return closed
	case '&':
		return align
	case '~':
		return tie
	case '^':
		return sup
	case '_':
		return sub
	}
	return param
}

func special(c byte) bool {
	switch c {
	case '%', ' ', '\t', '\n', '\r', '\f', '\v', 0, '\\', '$', '{', '}', '&', '~', '^', '_', '#', '[', ']', '*':
		return true
	}
	return false
}

// comment passes a comment with its line end and the white space that begins the next line.
func (f *file) comment() {
	for f.pos < f.end && f.src[f.pos] != '\r' && f.src[f.pos] != '\n' {
		f.pos++
	}
	if f.pos+1 < f.end && f.src[f.pos] == '\r' && f.src[f.pos+1] == '\n' {
		f.pos++
	}
	if f.pos < f.end {
		f.pos++
	}
	for f.pos < f.end && (f.src[f.pos] == ' ' || f.src[f.pos] == '\t') {
		f.pos++
	}
}

// white passes white space: an empty line ends the paragraph.
func (f *file) white() token {
	t := token{kind: space, text: " ", at: f.pos}
	lines := 0
	for f.pos < f.end {
		switch f.src[f.pos] {
		case '\r':
			if f.pos+1 == f.end || f.src[f.pos+1] != '\n' {
				lines++
			}
		case '\n':
			lines++
		case ' ', '\t', '\f', '\v', 0:
		default:
			if lines > 1 {
				t.kind = par
			}
			return t
		}
		f.pos++
	}
	return t
}

// command reads what begins with a backslash. White space behind a name belongs to it.
func (f *file) command() token {
	at := f.pos
	f.pos++
	if f.pos == f.end {
		return token{kind: command, at: at}
	}
	for f.pos < f.end && isLetter(f.src[f.pos]) {
		f.pos++
	}
	if f.pos == at+1 {
		f.pos++
		for f.pos < f.end && f.src[f.pos]&0xc0 == 0x80 {
			f.pos++ // the rest of a character of several bytes
		}
		return token{kind: command, text: string(f.src[at+1 : f.pos]), at: at}
	}
	t := token{kind: command, text: string(f.src[at+1 : f.pos]), at: at}
	switch {
	case t.text == "begin":
		if f.rawBlock() {
			return token{kind: par, at: at}
		}
	case strings.Contains(rawGroup, " "+t.text+" "):
		return f.rawGroup(t)
	}
	behind := f.pos
	if behind < f.end && special(f.src[behind]) && f.src[behind] <= ' ' {
		if w := f.white(); w.kind == par {
			f.pos = behind
		} else {
			t.spaced = true
		}
	}
	return t
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '@' }

// rawBlock passes an environment whose content is no text: code, drawings, what is commented out.
func (f *file) rawBlock() bool {
	m := rawBlock().FindSubmatch(f.src[f.pos:min(f.end, f.pos+60)])
	if m == nil || f.endless[string(m[1])] {
		return false
	}
	mark := `\end{` + string(m[1]) + "}"
	n := bytes.Index(f.src[f.pos:f.end], []byte(mark))
	if n < 0 {
		f.endless[string(m[1])] = true
		return false
	}
	f.pos += n + len(mark)
	return true
}

// rawGroup reads an address or a piece of code: its % and # are no marks. The address of \href is passed.
func (f *file) rawGroup(t token) token {
	rest := f.src[f.pos:min(f.end, f.pos+rawMost)]
	i := 0
	if t.text == "lstinline" && len(rest) > 0 && rest[0] == '[' {
		i = strings.IndexByte(string(rest), ']') + 1
	}
	if t.text == "mintinline" {
		i = strings.IndexByte(string(rest), '}') + 1
	}
	for i < len(rest) && t.text != "verb" && (rest[i] == ' ' || rest[i] == '*') {
		i++
	}
	if i >= len(rest) {
		return t
	}
	n := -1
	if rest[i] == '{' && t.text != "verb" {
		n = closing(rest[i:])
	} else if t.text != "href" && !isLetter(rest[i]) {
		line, _, _ := strings.Cut(string(rest[i+1:]), "\n")
		n = strings.IndexByte(line, rest[i]) + 1
	}
	if n <= 0 {
		return t
	}
	at := f.pos + i + 1
	f.pos += i + n + 1
	if t.text == "href" {
		return token{at: at}
	}
	return token{text: string(f.src[at : f.pos-1]), at: at, raw: true}
}

// closing is the offset of the brace that closes the one text begins with, -1 when none does.
func closing(text []byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
