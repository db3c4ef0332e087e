package latex

import "unicode/utf8"

// frame is a place tokens come from: a file, or a list (an argument, a definition in use). A fence is
// not passed when it is used up: who set it takes it away.
type frame struct {
	file   *file
	tokens []token
	back   []token // read and put back, the next one last
	fence  bool
}

// input is the stack of frames, the innermost last.
type input struct {
	frames []*frame
}

// next gives the next token; ok is false at a fence or at the end of everything.
func (in *input) next() (t token, ok bool) {
	for len(in.frames) > 0 {
		f := in.frames[len(in.frames)-1]
		switch {
		case len(f.back) > 0:
			t = f.back[len(f.back)-1]
			f.back = f.back[:len(f.back)-1]
			return t, true
		case len(f.tokens) > 0:
			t = f.tokens[0]
			f.tokens = f.tokens[1:]
			return t, true
		case f.file != nil:
			if t, ok = f.file.read(); ok {
				return t, true
			}
		}
		if f.fence {
			return token{}, false
		}
		in.pop()
	}
	return token{}, false
}

func (in *input) push(f *frame) { in.frames = append(in.frames, f) }

func (in *input) pop() { in.frames = in.frames[:len(in.frames)-1] }

// unread puts tokens back, to be read again in their order.
func (in *input) unread(tokens ...token) {
	if len(in.frames) == 0 {
		in.push(&frame{})
	}
	f := in.frames[len(in.frames)-1]
	for i := len(tokens) - 1; i >= 0; i-- {
		f.back = append(f.back, tokens[i])
	}
}

// skipSpace passes white space.
func (in *input) skipSpace() {
	for {
		t, ok := in.next()
		if !ok {
			return
		}
		if t.kind != space {
			in.unread(t)
			return
		}
	}
}

// mostTokens bounds an argument: a brace that is never closed must not swallow all memory.
const mostTokens = 1 << 18

// argument reads a group in braces, without them, or one token. ok is false where none follows.
func (in *input) argument() (arg []token, ok bool) {
	in.skipSpace()
	t, ok := in.next()
	if !ok {
		return nil, false
	}
	switch t.kind {
	case open:
		depth := 1
		for len(arg) < mostTokens {
			if t, ok = in.next(); !ok {
				return arg, true
			}
			if t.kind == open {
				depth++
			} else if t.kind == closed {
				if depth--; depth == 0 {
					return arg, true
				}
			}
			arg = append(arg, t)
		}
		return arg, true
	case par, closed, align, dollar:
		in.unread(t)
		return nil, false
	case chars:
		if _, n := utf8.DecodeRuneInString(t.text); n < len(t.text) && !t.raw {
			rest := t
			rest.text = t.text[n:]
			if !rest.fixed {
				rest.at += n
			}
			in.unread(rest)
			t.text = t.text[:n]
		}
	}
	return []token{t}, true
}

// optional reads an argument in square brackets of at most so many tokens, without them.
func (in *input) optional(most int) (arg []token, ok bool) {
	var read []token
	t, ok := in.next()
	for ok && t.kind == space {
		read = append(read, t)
		t, ok = in.next()
	}
	if ok {
		read = append(read, t)
	}
	if !ok || t.kind != chars || t.text != "[" {
		in.unread(read...)
		return nil, false
	}
	from, depth, brackets := len(read), 0, 1
	for len(read) < from+most {
		if t, ok = in.next(); !ok {
			break
		}
		read = append(read, t)
		switch {
		case t.kind == open:
			depth++
		case t.kind == closed:
			depth--
		case t.kind == chars && t.text == "[" && depth == 0:
			brackets++
		case t.kind == chars && t.text == "]" && depth == 0:
			brackets--
		}
		if depth < 0 {
			break
		}
		if brackets == 0 {
			return read[from : len(read)-1], true
		}
	}
	in.unread(read...)
	return nil, false
}

// mostOptional bounds what stands in square brackets.
const mostOptional = 300

// star passes a star behind a command and says whether there was one.
func (in *input) star() bool {
	t, ok := in.next()
	if ok && t.kind == chars && t.text == "*" {
		return true
	}
	if ok {
		in.unread(t)
	}
	return false
}

// plain is the text of tokens that are no text to read: names, keys, numbers.
func plain(tokens []token) string {
	var s []byte
	for _, t := range tokens {
		if t.kind == command {
			s = append(s, '\\')
		}
		s = append(s, t.text...)
	}
	return string(s)
}
