package pdf

// texBitmapEncoding answers the encoding of a bitmap font made by TeX: Type 3, with glyph names that only repeat
// the code ("a102" at 102). Such a font is set in T1, OT1 or, where it holds no letter, TS1; the codes it uses tell
// which. ok is false for fonts whose names say more.
func texBitmapEncoding(names map[int]string) (e [256]string, ok bool) {
	cork, knuth, text := 0, 0, 0
	for c, n := range names {
		if n != codeName(c) {
			return e, false
		}
		if c > '*' && c < 127 {
			text++
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
	if text == 0 && knuth == 0 {
		return companionEncoding(), true
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

// companionEncoding is TeX's TS1 encoding of signs, as far as papers use it: bullets, daggers, degrees, fractions.
func companionEncoding() [256]string {
	var e [256]string
	e['*'], e['='] = "∗", "-"
	fill(&e, 128, "\ufffd\ufffd\ufffd\ufffd†‡‖‰•℃$¢ƒ\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd№\ufffd™")
	e[156], e[157], e[158], e[0xbf] = "‱", "¶", "฿", "€"
	for c, s := range map[int]string{0xa2: "¢", 0xa3: "£", 0xa5: "¥", 0xa6: "¦", 0xa7: "§", 0xa9: "©", 0xaa: "ª", 0xac: "¬", 0xae: "®", 0xb0: "°", 0xb1: "±",
		0xb2: "²", 0xb3: "³", 0xb4: "´", 0xb5: "µ", 0xb6: "¶", 0xb7: "·", 0xb9: "¹", 0xba: "º", 0xbb: "√", 0xbc: "¼", 0xbd: "½", 0xbe: "¾", 0xd6: "×", 0xf6: "÷"} {
		e[c] = s
	}
	return e
}
