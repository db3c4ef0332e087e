package pdf

// texBitmapEncoding answers the encoding of a bitmap font made by TeX: Type 3, with glyph names that only repeat
// the code ("a102" at 102). Such a font is set in T1 or OT1; the codes it uses tell which. ok is false for fonts
// whose names say more.
func texBitmapEncoding(names map[int]string) (e [256]string, ok bool) {
	cork, knuth := 0, 0
	for c, n := range names {
		if n != codeName(c) {
			return e, false
		}
		switch {
		case c >= 27 && c <= 31 || c == 16 || c == 17 || c == 21 || c >= 128:
			cork++
		case c >= 11 && c <= 15 || c == 92 || c == 123:
			knuth++
		}
	}
	if len(names) == 0 {
		return e, false
	}
	if knuth > cork {
		e, _ = texEncoding("CMR10")
		return e, true
	}
	return corkEncoding(), true
}

func codeName(c int) string {
	digits := []byte{'a'}
	if c >= 100 {
		digits = append(digits, byte('0'+c/100))
	}
	if c >= 10 {
		digits = append(digits, byte('0'+c/10%10))
	}
	return string(append(digits, byte('0'+c%10)))
}

// corkEncoding is TeX's T1 encoding.
func corkEncoding() [256]string {
	var e [256]string
	fill(&e, 0, "`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—")
	for i, s := range []string{"", "", "ı", "ȷ", "ff", "fi", "fl", "ffi", "ffl", " "} {
		e[23+i] = s
	}
	for c := 33; c < 127; c++ {
		e[c] = string(rune(c))
	}
	e['\''], e['`'], e[127] = "’", "‘", "-"
	fill(&e, 128, "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£")
	for c := 0xc0; c <= 0xff; c++ {
		e[c] = string(rune(c))
	}
	e[0xd7], e[0xdf], e[0xf7], e[0xff] = "Œ", "SS", "œ", "ß"
	return e
}
