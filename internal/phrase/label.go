package phrase

import "strings"

// labelled are the words after which a number names a thing and counts nothing: "Figure 3", "Table 2".
const labelled = " fig figs figure figures table tables tab eq eqs equation equations section sections sec appendix algorithm chapter ref refs reference references "

// isLabel says whether the number at [start, end) only names something: a figure, a citation, the 19 of COVID-19, the 50 of
// ResNet-50. before is the folded word before it.
func isLabel(text string, start, end int, before string) bool {
	if start == 0 {
		return false
	}
	if before != "" && strings.Contains(labelled, " "+before+" ") {
		return true
	}
	return text[start-1] == '-' && isPlainWord(text[:start-1]) || cited(text, start, end)
}

// isPlainWord says whether a text ends in a word of letters alone: the 3e of "3e-3" is none.
func isPlainWord(text string) bool {
	i := len(text)
	for i > 0 && isASCIILetter(text[i-1]) {
		i--
	}
	return i < len(text) && (i == 0 || text[i-1] < '0' || text[i-1] > '9')
}

// maxCitation bounds how far the brackets of a citation are looked for.
const maxCitation = 40

// cited says whether the number stands in brackets that hold nothing but whole numbers: "[4]", "[4, 7-9]". After a number
// such brackets are a range: "61 years [52-70]" is left alone.
func cited(text string, start, end int) bool {
	open := start - 1
	for open >= 0 && start-open < maxCitation && isCitation(text[open]) {
		open--
	}
	if open < 0 || text[open] != '[' {
		return false
	}
	shut := end
	for shut < len(text) && shut-end < maxCitation && isCitation(text[shut]) {
		shut++
	}
	if shut >= len(text) || text[shut] != ']' {
		return false
	}
	words := strings.Fields(text[max(0, open-24):open])
	for i := len(words) - 1; i >= max(0, len(words)-2); i-- {
		if strings.ContainsAny(words[i], "0123456789") {
			return false
		}
	}
	return true
}

// isCitation says whether a byte may stand between the brackets of a citation; the last three are the bytes of a dash.
func isCitation(b byte) bool {
	return b >= '0' && b <= '9' || b == ' ' || b == ',' || b == ';' || b == '-' || b == 0xE2 || b == 0x80 || b == 0x93
}
