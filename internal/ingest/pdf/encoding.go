package pdf

import "strings"

// baseEncoding answers the text of the codes of a named simple encoding.
func baseEncoding(name string) [256]string {
	var e [256]string
	for c := 32; c < 127; c++ {
		e[c] = string(rune(c))
	}
	switch name {
	case "MacRomanEncoding":
		fill(&e, 0x80, macRoman)
	case "StandardEncoding":
		e['\''], e['`'] = "’", "‘"
		names := strings.Fields(standardHigh)
		for i := 0; i+1 < len(names); i += 2 {
			c := int(hexDigit(names[i][0]))<<4 | hexDigit(names[i][1])
			e[c], _ = glyphText(names[i+1])
		}
	default: // WinAnsi, and what most writers mean when they name nothing
		fill(&e, 0x80, winAnsi)
		for c := 0xa0; c <= 0xff; c++ {
			e[c] = string(rune(c))
		}
		e[0xad] = "-"
		e[0xa0] = " "
	}
	return e
}

func fill(e *[256]string, from int, text string) {
	for i, r := range []rune(text) {
		if r != '\ufffd' && from+i < 256 {
			e[from+i] = string(r)
		}
	}
}

const winAnsi = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ"

const macRoman = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ/€‹›\ufffd\ufffd‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\ufffdÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"

const standardHigh = `A1 exclamdown A2 cent A3 sterling A4 fraction A5 yen A6 florin A7 section A8 currency A9 quotesingle AA quotedblleft AB guillemotleft AC guilsinglleft
AD guilsinglright AE fi AF fl B1 endash B2 dagger B3 daggerdbl B4 periodcentered B6 paragraph B7 bullet B8 quotesinglbase B9 quotedblbase BA quotedblright BB guillemotright
BC ellipsis BD perthousand BF questiondown C1 grave C2 acute C3 circumflex C4 tilde C5 macron C6 breve C7 dotaccent C8 dieresis CA ring CB cedilla CD hungarumlaut CE ogonek
CF caron D0 emdash E1 AE E3 ordfeminine E8 Lslash E9 Oslash EA OE EB ordmasculine F1 ae F5 dotlessi F8 lslash F9 oslash FA oe FB germandbls`

// symbolEncoding is the built-in encoding of the Symbol font, which many Word files use for Greek and signs.
func symbolEncoding() [256]string {
	var e [256]string
	fill(&e, 0x20, " !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\ufffdαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
	fill(&e, 0xa0, "€ϒ′≤/∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑")
	e[0xf1], e[0xf2] = "⟩", "∫"
	return e
}

// texEncoding answers the built-in encoding of a Computer Modern font by its name: OT1 for text, OML for math
// letters, OMS for signs. ok is false for other fonts.
func texEncoding(font string) (e [256]string, ok bool) {
	font = strings.ToUpper(font)
	if i := strings.IndexByte(font, '+'); i >= 0 {
		font = font[i+1:]
	}
	switch {
	case strings.HasPrefix(font, "CMMI"), strings.HasPrefix(font, "CMMIB"):
		fill(&e, 0, "ΓΔΘΛΞΠΣΥΦΨΩαβγδεζηθικλμνξπρστυφχψωεϑϖϱςφ↼↽⇀⇁\ufffd\ufffd▷◁0123456789.,</>⋆∂ABCDEFGHIJKLMNOPQRSTUVWXYZ♭♮♯⌣⌢ℓabcdefghijklmnopqrstuvwxyzıȷ℘")
		return e, true
	case strings.HasPrefix(font, "CMSY"), strings.HasPrefix(font, "CMBSY"):
		fill(&e, 0, "−⋅×∗÷⋄±∓⊕⊖⊗⊘⊙◯◦•≍≡⊆⊇≤≥⪯⪰∼≈⊂⊃≪≫≺≻←→↑↓↔↗↘≃⇐⇒⇑⇓⇔↖↙∝′∞∈∋△▽\ufffd\ufffd∀∃¬∅ℜℑ⊤⊥ℵABCDEFGHIJKLMNOPQRSTUVWXYZ∪∩⊎∧∨⊢⊣⌊⌋⌈⌉{}⟨⟩|‖↕⇕\\≀√⨿∇∫⊔⊓⊑⊒§†‡¶♣♢♡♠")
		return e, true
	case strings.HasPrefix(font, "CMEX"):
		return e, true
	case strings.HasPrefix(font, "CM"), strings.HasPrefix(font, "SFRM"), strings.HasPrefix(font, "LASY"):
		fill(&e, 0, "ΓΔΘΛΞΠΣΥΦΨΩ")
		for i, s := range []string{"ff", "fi", "fl", "ffi", "ffl", "ı", "ȷ", "`", "´", "ˇ", "˘", "¯", "˚", "¸", "ß", "æ", "œ", "ø", "Æ", "Œ", "Ø"} {
			e[11+i] = s
		}
		for c := 32; c < 127; c++ {
			e[c] = string(rune(c))
		}
		e['"'], e['\''], e['`'], e['<'], e['>'], e['\\'], e['^'], e['_'] = "”", "’", "‘", "¡", "¿", "“", "ˆ", "˙"
		e['{'], e['|'], e['}'], e['~'], e[127] = "–", "—", "˝", "˜", "¨"
		return e, true
	}
	return e, false
}
