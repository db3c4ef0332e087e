package pdf

import "unicode"

// spacing names the accents that fonts draw as glyphs of their own, over or under a letter.
var spacing = map[string]string{"´": "acute", "`": "grave", "ˆ": "circumflex", "˜": "tilde", "¨": "dieresis", "ˇ": "caron",
	"¸": "cedilla", "˚": "ring", "˘": "breve", "¯": "macron", "˙": "dotaccent", "˝": "hungarumlaut", "˛": "ogonek"}

// composeAccents joins an accent and the letter that is drawn at its place into one glyph, whichever comes first.
func composeAccents(glyphs []glyph) []glyph {
	out := glyphs[:0]
	for i := 0; i < len(glyphs); i++ {
		g := glyphs[i]
		name, isAccent := spacing[g.text]
		if isAccent && i+1 < len(glyphs) && over(g, glyphs[i+1]) {
			if letter, ok := compose(glyphs[i+1].text, name); ok {
				g.text = letter
				g.x0, g.x1, g.y, g.size = glyphs[i+1].x0, glyphs[i+1].x1, glyphs[i+1].y, glyphs[i+1].size
				out = append(out, g)
				i++
				continue
			}
		}
		if n := len(out); isAccent && n > 0 && over(g, out[n-1]) {
			if letter, ok := compose(out[n-1].text, name); ok {
				out[n-1].text = letter
				continue
			}
			if r := []rune(out[n-1].text); len(r) == 1 && r[0] > 127 && unicode.IsLetter(r[0]) {
				continue // the letter says it already
			}
		}
		out = append(out, g)
	}
	return out
}

// over says whether an accent stands over or under a letter rather than beside it.
func over(accent, letter glyph) bool {
	if letter.blank || accent.turn != letter.turn || letter.size == 0 {
		return false
	}
	middle := (accent.x0 + accent.x1) / 2
	dy := accent.y - letter.y
	return middle > letter.x0-0.1*letter.size && middle < letter.x1+0.1*letter.size && dy < 0.6*letter.size && dy > -0.6*letter.size
}

func compose(letter, accent string) (string, bool) {
	if letter == "ı" {
		letter = "i"
	}
	if len(letter) != 1 {
		return "", false
	}
	return accented(letter + accent)
}
