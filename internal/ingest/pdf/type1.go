package pdf

import (
	"bytes"
)

// type1Names reads the built-in encoding in the clear part of a Type 1 font program:
// `dup 65 /A put`. The result maps codes to glyph names; nil when the font names a standard one.
func type1Names(program []byte) map[int]string {
	if end := bytes.Index(program, []byte("eexec")); end >= 0 {
		program = program[:end]
	}
	start := bytes.Index(program, []byte("/Encoding"))
	if start < 0 {
		return nil
	}
	names := map[int]string{}
	l := &lexer{data: program[start+len("/Encoding"):]}
	var last, before token
	for {
		t := l.next()
		switch {
		case t.kind == tokEOF, t.kind == tokOperator && (string(t.text) == "def" || string(t.text) == "readonly"):
			return names
		case t.kind == tokOperator && string(t.text) == "put" && last.kind == tokName && before.kind == tokNumber:
			if c := int(before.num); c >= 0 && c < 256 {
				names[c] = string(last.text)
			}
		case t.kind == tokOperator && string(t.text) == "StandardEncoding":
			return nil
		}
		before, last = last, t
	}
}

// cffNames reads the built-in encoding of a bare CFF font program (Type1C): code to glyph name.
func cffNames(p []byte) map[int]string {
	names := map[int]string{}
	if len(p) < 4 {
		return names
	}
	at := int(p[2])
	_, at = cffIndex(p, at) // names
	tops, at := cffIndex(p, at)
	strings, at := cffIndex(p, at)
	_ = at
	if len(tops) == 0 {
		return names
	}
	top := cffDict(tops[0])
	charsets, encoding, charstrings := top[15], top[16], top[17]
	glyphs, _ := cffIndex(p, charstrings)
	if len(glyphs) == 0 || encoding <= 1 || encoding >= len(p) {
		return names
	}
	sids := cffCharset(p, charsets, len(glyphs))
	nameOf := func(gid int) string {
		if gid >= len(sids) {
			return ""
		}
		sid := sids[gid]
		if sid < len(cffStandard) {
			return cffStandard[sid]
		}
		if i := sid - 391; i >= 0 && i < len(strings) {
			return string(strings[i])
		}
		return ""
	}
	format, at := p[encoding], encoding+1
	if at >= len(p) {
		return names
	}
	n := int(p[at])
	at++
	gid := 1
	for i := 0; i < n && at < len(p); i++ {
		if format&0x7f == 0 {
			names[int(p[at])] = nameOf(gid)
			gid++
			at++
			continue
		}
		if at+1 >= len(p) {
			break
		}
		for c := 0; c <= int(p[at+1]); c++ {
			names[int(p[at])+c] = nameOf(gid)
			gid++
		}
		at += 2
	}
	return names
}

// cffIndex reads an INDEX at an offset and answers its entries and the offset behind it.
func cffIndex(p []byte, at int) ([][]byte, int) {
	if at < 0 || at+2 > len(p) {
		return nil, len(p)
	}
	n := int(p[at])<<8 | int(p[at+1])
	if n == 0 {
		return nil, at + 2
	}
	if at+3 > len(p) {
		return nil, len(p)
	}
	size := int(p[at+2])
	if size < 1 || size > 4 || at+3+(n+1)*size > len(p) {
		return nil, len(p)
	}
	offset := func(i int) int {
		v := 0
		for k := 0; k < size; k++ {
			v = v<<8 | int(p[at+3+i*size+k])
		}
		return v
	}
	base := at + 3 + (n+1)*size - 1
	entries := make([][]byte, 0, n)
	for i := 0; i < n; i++ {
		a, b := base+offset(i), base+offset(i+1)
		if a < 0 || b < a || b > len(p) {
			return entries, len(p)
		}
		entries = append(entries, p[a:b])
	}
	return entries, base + offset(n)
}

// cffDict reads the whole-number operands of a DICT: operator to its last operand.
func cffDict(d []byte) map[int]int {
	of := map[int]int{}
	last := 0
	for i := 0; i < len(d); {
		b := int(d[i])
		switch {
		case b <= 21:
			op := b
			if b == 12 && i+1 < len(d) {
				i++
				op = 1200 + int(d[i])
			}
			of[op] = last
			i++
		case b == 28 && i+2 < len(d):
			last = int(int16(uint16(d[i+1])<<8 | uint16(d[i+2])))
			i += 3
		case b == 29 && i+4 < len(d):
			last = int(int32(uint32(d[i+1])<<24 | uint32(d[i+2])<<16 | uint32(d[i+3])<<8 | uint32(d[i+4])))
			i += 5
		case b == 30:
			for i++; i < len(d) && d[i]&0x0f != 0x0f && d[i]>>4 != 0x0f; i++ {
			}
			i++
		case b >= 32 && b <= 246:
			last = b - 139
			i++
		case b >= 247 && b <= 250 && i+1 < len(d):
			last = (b-247)*256 + int(d[i+1]) + 108
			i += 2
		case b >= 251 && b <= 254 && i+1 < len(d):
			last = -(b-251)*256 - int(d[i+1]) - 108
			i += 2
		default:
			i++
		}
	}
	return of
}

// cffCharset answers the string id of every glyph.
func cffCharset(p []byte, at, glyphs int) []int {
	sids := []int{0}
	if at <= 2 { // ISOAdobe and its kin: glyph n has string n
		for i := 1; i < glyphs; i++ {
			sids = append(sids, i)
		}
		return sids
	}
	if at >= len(p) {
		return sids
	}
	format := p[at]
	at++
	for len(sids) < glyphs && at+1 < len(p) {
		first := int(p[at])<<8 | int(p[at+1])
		at += 2
		left := 0
		switch {
		case format == 1 && at < len(p):
			left = int(p[at])
			at++
		case format == 2 && at+1 < len(p):
			left = int(p[at])<<8 | int(p[at+1])
			at += 2
		}
		for i := 0; i <= left && len(sids) < glyphs; i++ {
			sids = append(sids, first+i)
		}
	}
	return sids
}

// cffStandard are the first standard strings of CFF: enough for the glyphs of text fonts.
var cffStandard = splitFields(`.notdef space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl endash dagger daggerdbl periodcentered paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand questiondown grave acute circumflex tilde macron breve dotaccent dieresis ring cedilla hungarumlaut ogonek caron emdash AE ordfeminine Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex udieresis ugrave yacute ydieresis zcaron`)

func splitFields(s string) []string {
	var out []string
	for _, f := range bytes.Fields([]byte(s)) {
		out = append(out, string(f))
	}
	return out
}
