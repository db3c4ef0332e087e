package pdf

import (
	"strconv"
	"strings"
)

// glyphText answers the text of a glyph by its name (Adobe Glyph List and the names of TeX fonts);
// ok is false for a name that says nothing, such as "g123".
func glyphText(name string) (text string, ok bool) {
	if name == "" || name == ".notdef" {
		return "", false
	}
	if len(name) == 1 {
		return name, true
	}
	if s, ok := namedGlyphs[name]; ok {
		return s, true
	}
	if s, ok := accented(name); ok {
		return s, true
	}
	base, _, suffixed := strings.Cut(name, ".")
	if suffixed && base != "" {
		return glyphText(base)
	}
	if parts := strings.Split(name, "_"); len(parts) > 1 {
		var b strings.Builder
		for _, p := range parts {
			s, ok := glyphText(p)
			if !ok {
				return "", false
			}
			b.WriteString(s)
		}
		return b.String(), true
	}
	if hex, found := strings.CutPrefix(name, "uni"); found && len(hex) >= 4 && len(hex)%4 == 0 {
		var b strings.Builder
		for i := 0; i < len(hex); i += 4 {
			v, err := strconv.ParseUint(hex[i:i+4], 16, 32)
			if err != nil {
				return "", false
			}
			b.WriteRune(rune(v))
		}
		return b.String(), true
	}
	if name[0] == 'u' && len(name) >= 5 && len(name) <= 7 {
		if v, err := strconv.ParseUint(name[1:], 16, 32); err == nil {
			return string(rune(v)), true
		}
	}
	if letter, small := strings.CutSuffix(name, "small"); small && letter != "" {
		if s, ok := glyphText(letter); ok {
			return strings.ToLower(s), true
		}
	}
	return "", false
}

// accented composes "eacute" and its kin.
func accented(name string) (string, bool) {
	if len(name) < 4 {
		return "", false
	}
	marks, ok := accentMarks[name[1:]]
	if !ok {
		return "", false
	}
	letters, composed, _ := strings.Cut(marks, " ")
	i := strings.IndexByte(letters, name[0])
	if i < 0 {
		return "", false
	}
	return string([]rune(composed)[i]), true
}

// accentMarks lists, by the name of the accent, the letters and what they become.
var accentMarks = map[string]string{
	"acute":        "AEIOUYaeiouycnszCNSZlLrR ÁÉÍÓÚÝáéíóúýćńśźĆŃŚŹĺĹŕŔ",
	"grave":        "AEIOUaeiou ÀÈÌÒÙàèìòù",
	"circumflex":   "AEIOUaeiou ÂÊÎÔÛâêîôû",
	"dieresis":     "AEIOUaeiouyY ÄËÏÖÜäëïöüÿŸ",
	"tilde":        "ANOano ÃÑÕãñõ",
	"caron":        "CSZcszrReEnNdDtT ČŠŽčšžřŘěĚňŇďĎťŤ",
	"cedilla":      "CcSsTt ÇçŞşŢţ",
	"ring":         "AaUu ÅåŮů",
	"breve":        "AaGg ĂăĞğ",
	"macron":       "AEIOUaeiou ĀĒĪŌŪāēīōū",
	"ogonek":       "AaEe ĄąĘę",
	"dotaccent":    "ZzIEe ŻżİĖė",
	"slash":        "Oo Øø",
	"hungarumlaut": "OoUu ŐőŰű",
}

// namedGlyphs is read only: the names that are neither letters nor composed.
var namedGlyphs = parseNames(`
space=  nbspace=  visiblespace=  exclam=! quotedbl=" numbersign=# dollar=$ percent=% ampersand=& quotesingle=' quoteright=’ quoteleft=‘ parenleft=( parenright=) asterisk=* plus=+
comma=, hyphen=- sfthyphen=- hyphenchar=- period=. slash=/ zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 colon=: semicolon=; less=< equal==
greater=> question=? at=@ bracketleft=[ backslash=\ bracketright=] asciicircum=^ underscore=_ grave=` + "`" + ` braceleft={ bar=| braceright=} asciitilde=~ exclamdown=¡ cent=¢ sterling=£
currency=¤ yen=¥ brokenbar=¦ section=§ dieresis=¨ copyright=© ordfeminine=ª guillemotleft=« logicalnot=¬ registered=® macron=¯ degree=° plusminus=± twosuperior=² threesuperior=³
acute=´ mu=µ mu1=µ paragraph=¶ periodcentered=· middot=· cedilla=¸ onesuperior=¹ ordmasculine=º guillemotright=» onequarter=¼ onehalf=½ threequarters=¾ questiondown=¿ AE=Æ Eth=Ð
multiply=× Oslash=Ø Thorn=Þ germandbls=ß ae=æ eth=ð divide=÷ oslash=ø thorn=þ dotlessi=ı dotlessj=ȷ OE=Œ oe=œ Lslash=Ł lslash=ł florin=ƒ circumflex=ˆ caron=ˇ breve=˘ dotaccent=˙
ring=˚ ogonek=˛ tilde=˜ hungarumlaut=˝ endash=– emdash=— quotesinglbase=‚ quotedblleft=“ quotedblright=” quotedblbase=„ dagger=† daggerdbl=‡ bullet=• ellipsis=… perthousand=‰
guilsinglleft=‹ guilsinglright=› fraction=/ Euro=€ euro=€ trademark=™ fi=fi fl=fl ff=ff ffi=ffi ffl=ffl ft=ft st=st f_f=ff f_i=fi minus=− partialdiff=∂ Delta=Δ increment=Δ product=∏ summation=∑
radical=√ infinity=∞ integral=∫ approxequal=≈ notequal=≠ lessequal=≤ greaterequal=≥ lozenge=◊ Alpha=Α Beta=Β Gamma=Γ Epsilon=Ε Zeta=Ζ Eta=Η Theta=Θ Iota=Ι Kappa=Κ Lambda=Λ Mu=Μ Nu=Ν
Xi=Ξ Omicron=Ο Pi=Π Rho=Ρ Sigma=Σ Tau=Τ Upsilon=Υ Phi=Φ Chi=Χ Psi=Ψ Omega=Ω Ohm=Ω alpha=α beta=β gamma=γ delta=δ epsilon=ε epsilon1=ε zeta=ζ eta=η theta=θ theta1=ϑ iota=ι kappa=κ lambda=λ nu=ν
xi=ξ omicron=ο pi=π rho=ρ sigma=σ sigma1=ς tau=τ upsilon=υ phi=φ phi1=φ chi=χ psi=ψ omega=ω omega1=ϖ arrowleft=← arrowright=→ arrowup=↑ arrowdown=↓ arrowboth=↔ arrowdblright=⇒ arrowdblleft=⇐
universal=∀ existential=∃ element=∈ notelement=∉ emptyset=∅ gradient=∇ nabla=∇ logicaland=∧ logicalor=∨ intersection=∩ union=∪ similar=∼ equivalence=≡ propersubset=⊂ propersuperset=⊃ reflexsubset=⊆
proportional=∝ angle=∠ perpendicular=⊥ circleplus=⊕ circlemultiply=⊗ dotmath=⋅ asteriskmath=∗ periodcentered1=· prime=′ second=″ minute=′ openbullet=◦ square=□ filledbox=■ triangle=△ star=⋆ check=✓ checkmark=✓
summationdisplay=∑ summationtext=∑ productdisplay=∏ producttext=∏ integraldisplay=∫ integraltext=∫ radicalbig=√ radicalBig=√ parenleftbig=( parenrightbig=) parenleftBig=( parenrightBig=) parenleftbigg=( parenrightbigg=)
bracketleftbig=[ bracketrightbig=] bracketleftbigg=[ bracketrightbigg=] braceleftbig={ bracerightbig=} braceleftbigg={ bracerightbigg=} bardbl=‖ arrowdblboth=⇔ mapsto=↦ lscript=ℓ vector=→ weierstrass=℘ Ifractur=ℑ Rfractur=ℜ
aleph=ℵ negationslash≠ plusminus1=± minusplus=∓ lessmuch=≪ greatermuch=≫ precedes=≺ follows=≻ arrownortheast=↗ arrowsoutheast=↘ turnstileleft=⊢ ceilingleft=⌈ ceilingright=⌉ floorleft=⌊ floorright=⌋ angbracketleft=⟨
angbracketright=⟩ diamond=⋄ diamondmath=⋄ bulletmath=• club=♣ heart=♥ spade=♠ sectionsign=§ suppress≠ cwm= compwordmark= perthousandzero= Scedilla=Ş scedilla=ş Gbreve=Ğ gbreve=ğ Idotaccent=İ slashmath=/ tie=⁀
zerosuperior=⁰ foursuperior=⁴ fivesuperior=⁵ sixsuperior=⁶ sevensuperior=⁷ eightsuperior=⁸ ninesuperior=⁹ minussuperior=⁻ plussuperior=⁺ zeroinferior=₀ oneinferior=₁ twoinferior=₂ threeinferior=₃ zerooldstyle=0 oneoldstyle=1 twooldstyle=2
threeoldstyle=3 fouroldstyle=4 fiveoldstyle=5 sixoldstyle=6 sevenoldstyle=7 eightoldstyle=8 nineoldstyle=9 Delta1=Δ dbar=đ dcroat=đ Dcroat=Đ figuredash=‒ underscore1=_ commaaccent=, apostrophe=' quoteleftbase=‚ 
`)

func parseNames(table string) map[string]string {
	names := map[string]string{}
	for _, f := range strings.FieldsFunc(table, func(r rune) bool { return r == ' ' || r == '\n' }) {
		name, text, ok := strings.Cut(f, "=")
		if ok {
			names[name] = text
		}
	}
	names["space"], names["nbspace"], names["visiblespace"] = " ", " ", " "
	names["cwm"], names["compwordmark"] = "", ""
	return names
}
