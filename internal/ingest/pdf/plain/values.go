package plain

import (
	"bytes"
	"sort"
	"strconv"
)

// value is what an object may be: nil, word (true, false, null), num, name, text, array, dict, reference.
type value any

type (
	word  string
	num   float64
	name  string
	text  []byte
	array []value
	dict  map[string]value
)

type reference struct{ number, generation int }

func (d dict) name(key string) string {
	n, _ := d[key].(name)
	return string(n)
}

// parser reads values from a position. It never fails: what is no value is nil.
type parser struct {
	data []byte
	at   int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0
}

// space passes over white space and comments.
func (p *parser) space() {
	for p.at < len(p.data) {
		switch c := p.data[p.at]; {
		case isSpace(c):
			p.at++
		case c == '%':
			for p.at < len(p.data) && p.data[p.at] != '\n' && p.data[p.at] != '\r' {
				p.at++
			}
		default:
			return
		}
	}
}

func (p *parser) value(depth int) value {
	p.space()
	if p.at >= len(p.data) || depth > maxDepth {
		return nil
	}
	switch c := p.data[p.at]; {
	case c == '/':
		return p.name()
	case c == '(':
		return p.literal()
	case c == '<' && p.at+1 < len(p.data) && p.data[p.at+1] == '<':
		return p.dict(depth)
	case c == '<':
		return p.hex()
	case c == '[':
		return p.array(depth)
	case c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9':
		return p.numberOrReference()
	case isDelimiter(c):
		p.at++
		return nil
	}
	return p.word()
}

func (p *parser) token() []byte {
	start := p.at
	for p.at < len(p.data) && !isSpace(p.data[p.at]) && !isDelimiter(p.data[p.at]) {
		p.at++
	}
	return p.data[start:p.at]
}

// word reads true, false or null. Anything else is the end of the object (endobj, stream ...) and stays unread.
func (p *parser) word() value {
	start := p.at
	switch w := string(p.token()); w {
	case "true", "false", "null":
		return word(w)
	}
	p.at = start
	return nil
}

func (p *parser) name() value {
	p.at++
	raw := p.token()
	if bytes.IndexByte(raw, '#') < 0 {
		return name(raw)
	}
	var b []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if v, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				b = append(b, byte(v))
				i += 2
				continue
			}
		}
		b = append(b, raw[i])
	}
	return name(b)
}

func (p *parser) numberOrReference() value {
	first := p.token()
	n, err := strconv.ParseFloat(string(first), 64)
	if err != nil {
		return num(0) // "--5" and the like: a number that is none
	}
	after := p.at
	if i, err := strconv.Atoi(string(first)); err == nil && i >= 0 {
		p.space()
		if g, err := strconv.Atoi(string(p.token())); err == nil && g >= 0 {
			p.space()
			if string(p.token()) == "R" {
				return reference{i, g}
			}
		}
	}
	p.at = after
	return num(n)
}

func (p *parser) literal() value {
	p.at++
	b := text{}
	for open := 1; p.at < len(p.data); p.at++ {
		c := p.data[p.at]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				p.at++
				return b
			}
		case '\\':
			p.at++
			b = p.escape(b)
			continue
		}
		b = append(b, c)
	}
	p.at = min(p.at, len(p.data)) // a backslash at the very end has no byte after it
	return b
}

// escape reads what follows a backslash and leaves the position on its last byte.
func (p *parser) escape(b text) text {
	if p.at >= len(p.data) {
		return b
	}
	c := p.data[p.at]
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(b, "\n\r\t\b\f"[i])
	}
	switch {
	case c >= '0' && c <= '7':
		v := 0
		for k := 0; k < 3 && p.at < len(p.data) && p.data[p.at] >= '0' && p.data[p.at] <= '7'; k++ {
			v = v*8 + int(p.data[p.at]-'0')
			p.at++
		}
		p.at--
		return append(b, byte(v))
	case c == '\r':
		if p.at+1 < len(p.data) && p.data[p.at+1] == '\n' {
			p.at++
		}
		return b
	case c == '\n':
		return b
	}
	return append(b, c)
}

func (p *parser) hex() value {
	p.at++
	end := bytes.IndexByte(p.data[p.at:], '>')
	if end < 0 {
		end = len(p.data) - p.at
	}
	b := unhex(p.data[p.at : p.at+end])
	p.at = min(p.at+end+1, len(p.data))
	return text(b)
}

func (p *parser) array(depth int) value {
	p.at++
	a := array{}
	for {
		p.space()
		if p.at >= len(p.data) {
			return a
		}
		if p.data[p.at] == ']' {
			p.at++
			return a
		}
		before := p.at
		v := p.value(depth + 1)
		if p.at == before {
			return a // a word that ends the object
		}
		a = append(a, v)
	}
}

func (p *parser) dict(depth int) value {
	p.at += 2
	d := dict{}
	for {
		p.space()
		if p.at >= len(p.data) {
			return d
		}
		if p.data[p.at] == '>' {
			p.at = min(p.at+2, len(p.data))
			return d
		}
		before := p.at
		key, ok := p.value(depth + 1).(name)
		if p.at == before {
			return d
		}
		if ok {
			d[string(key)] = p.value(depth + 1)
		}
	}
}

// emit writes a value. References lose their generation, as the objects of a rewritten file do, unless exact is set.
func emit(out *bytes.Buffer, v value, exact bool) {
	switch v := v.(type) {
	case nil:
		out.WriteString("null")
	case word:
		out.WriteString(string(v))
	case num:
		out.WriteString(strconv.FormatFloat(float64(v), 'f', -1, 64))
	case name:
		emitName(out, string(v))
	case text:
		out.WriteByte('<')
		for _, c := range v {
			out.WriteByte("0123456789abcdef"[c>>4])
			out.WriteByte("0123456789abcdef"[c&15])
		}
		out.WriteByte('>')
	case reference:
		generation := 0
		if exact {
			generation = v.generation
		}
		out.WriteString(strconv.Itoa(v.number) + " " + strconv.Itoa(generation) + " R")
	case array:
		out.WriteByte('[')
		for i, x := range v {
			if i > 0 {
				out.WriteByte(' ')
			}
			emit(out, x, exact)
		}
		out.WriteByte(']')
	case dict:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		out.WriteString("<<")
		for _, k := range keys {
			out.WriteByte(' ')
			emitName(out, k)
			out.WriteByte(' ')
			emit(out, v[k], exact)
		}
		out.WriteString(" >>")
	}
}

func emitName(out *bytes.Buffer, s string) {
	out.WriteByte('/')
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c > '~' || c == '#' || isDelimiter(c) {
			out.WriteString("#" + string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15]))
			continue
		}
		out.WriteByte(s[i])
	}
}
