package pdf

import "strconv"

// tokenKind is what a token of a content stream or CMap is.
type tokenKind uint8

const (
	tokEOF tokenKind = iota
	tokNumber
	tokName
	tokString
	tokOperator
	tokArrayOpen
	tokArrayClose
	tokDictOpen
	tokDictClose
)

type token struct {
	kind tokenKind
	num  float64
	text []byte // name, string or operator
}

// lexer cuts a content stream into tokens. It never fails: what it does not know it passes over.
type lexer struct {
	data []byte
	at   int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0 || c == '\f'
}
func isDelim(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) next() token {
	for l.at < len(l.data) {
		c := l.data[l.at]
		switch {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		case c == '/':
			return l.name()
		case c == '(':
			return token{kind: tokString, text: l.literal()}
		case c == '<':
			if l.at+1 < len(l.data) && l.data[l.at+1] == '<' {
				l.at += 2
				return token{kind: tokDictOpen}
			}
			return token{kind: tokString, text: l.hex()}
		case c == '>':
			if l.at+1 < len(l.data) && l.data[l.at+1] == '>' {
				l.at += 2
				return token{kind: tokDictClose}
			}
			l.at++
		case c == '[':
			l.at++
			return token{kind: tokArrayOpen}
		case c == ']':
			l.at++
			return token{kind: tokArrayClose}
		case c == ')' || c == '{' || c == '}':
			l.at++
		default:
			return l.word()
		}
	}
	return token{kind: tokEOF}
}

func (l *lexer) word() token {
	start := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelim(l.data[l.at]) {
		l.at++
	}
	w := l.data[start:l.at]
	if c := w[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if n, ok := number(w); ok {
			return token{kind: tokNumber, num: n}
		}
	}
	return token{kind: tokOperator, text: w}
}

// number reads a PDF number; sloppy writers' doubled signs count as one.
func number(w []byte) (float64, bool) {
	neg, i := false, 0
	for i < len(w) && (w[i] == '-' || w[i] == '+') {
		neg = neg || w[i] == '-'
		i++
	}
	whole, frac, scale, digits := 0.0, 0.0, 1.0, 0
	for ; i < len(w) && w[i] >= '0' && w[i] <= '9'; i++ {
		whole = whole*10 + float64(w[i]-'0')
		digits++
	}
	if i < len(w) && w[i] == '.' {
		for i++; i < len(w) && w[i] >= '0' && w[i] <= '9'; i++ {
			scale /= 10
			frac += float64(w[i]-'0') * scale
			digits++
		}
	}
	if digits == 0 && i < len(w) || i < len(w) && w[i] != '-' {
		f, err := strconv.ParseFloat(string(w), 64)
		return f, err == nil
	}
	if neg {
		return -(whole + frac), true
	}
	return whole + frac, true
}

func (l *lexer) name() token {
	l.at++
	start := l.at
	plain := true
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelim(l.data[l.at]) {
		plain = plain && l.data[l.at] != '#'
		l.at++
	}
	raw := l.data[start:l.at]
	if plain {
		return token{kind: tokName, text: raw}
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if h, l := hexDigit(raw[i+1]), hexDigit(raw[i+2]); h >= 0 && l >= 0 {
				out = append(out, byte(h<<4|l))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return token{kind: tokName, text: out}
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hex() []byte {
	l.at++
	var out []byte
	high := -1
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		if c == '>' {
			break
		}
		d := hexDigit(c)
		switch {
		case d < 0:
		case high < 0:
			high = d
		default:
			out = append(out, byte(high<<4|d))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return out
}

func (l *lexer) literal() []byte {
	l.at++
	start, depth := l.at, 1
	var out []byte
	plain := true
	for l.at < len(l.data) {
		c := l.data[l.at]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				end := l.at
				l.at++
				if plain {
					return l.data[start:end]
				}
				return out
			}
		case '\\', '\r':
			if plain {
				out, plain = append(out, l.data[start:l.at]...), false
			}
			out = append(out, l.escaped()...)
			continue
		}
		if !plain {
			out = append(out, c)
		}
		l.at++
	}
	if plain {
		return l.data[start:l.at]
	}
	return out
}

// escaped reads a backslash sequence, or a carriage return, which counts as a line feed.
func (l *lexer) escaped() []byte {
	if l.data[l.at] == '\r' {
		l.at++
		if l.at < len(l.data) && l.data[l.at] == '\n' {
			l.at++
		}
		return []byte{'\n'}
	}
	l.at++
	if l.at >= len(l.data) {
		return nil
	}
	c := l.data[l.at]
	l.at++
	switch c {
	case 'n':
		return []byte{'\n'}
	case 'r':
		return []byte{'\r'}
	case 't':
		return []byte{'\t'}
	case 'b':
		return []byte{'\b'}
	case 'f':
		return []byte{'\f'}
	case '\n':
		return nil
	case '\r':
		if l.at < len(l.data) && l.data[l.at] == '\n' {
			l.at++
		}
		return nil
	}
	if c >= '0' && c <= '7' {
		v := int(c - '0')
		for i := 0; i < 2 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; i++ {
			v = v*8 + int(l.data[l.at]-'0')
			l.at++
		}
		return []byte{byte(v)}
	}
	return []byte{c}
}
