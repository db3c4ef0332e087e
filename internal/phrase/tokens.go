package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is one word, number or counting sign of a text: bytes [Start, End) and its entry in the
// text's word table.
type Token struct {
	Start, End int32
	Word       int32
}

// word is a distinct folded word of a text.
type word struct {
	folded, stem string
	class        class
}

// class marks numbers, so that a phrase can ask for one.
type class uint8

const (
	isNumber class = 1 << iota
	isInteger
	isYear
)

// signs are the marks that count as words because statistics are written with them.
const signs = "%=<>±+&@≤≥×"

// Scan cuts text into tokens and calls yield for each. Letters and digits run together; a hyphen, a slash or an
// apostrophe separates; "1,204" and "0.91" are one number; "95%" is two tokens.
func Scan(text string, yield func(start, end int)) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsDigit(r), r == '.' && startsDecimal(text, i):
			end := numberEnd(text, i)
			yield(i, end)
			i = end
		case unicode.IsLetter(r):
			end := i + size
			for end < len(text) {
				r, size := utf8.DecodeRuneInString(text[end:])
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
					break
				}
				end += size
			}
			yield(i, end)
			i = end
		case strings.ContainsRune(signs, r):
			yield(i, i+size)
			i += size
		default:
			i += size
		}
	}
}

// startsDecimal says whether the stop at i begins a number such as ".05".
func startsDecimal(text string, i int) bool {
	if i+1 >= len(text) || text[i+1] < '0' || text[i+1] > '9' {
		return false
	}
	return i == 0 || !(text[i-1] >= '0' && text[i-1] <= '9' || isASCIILetter(text[i-1]))
}

// numberEnd is the end of the number that starts at i, with its decimals, thousands groups
// ("1,204") and a letter tail ("3D", "2b", "224x224" is three tokens).
func numberEnd(text string, i int) int {
	digits := func(j int) int {
		for j < len(text) && text[j] >= '0' && text[j] <= '9' {
			j++
		}
		return j
	}
	j := i
	if text[j] >= 0x80 { // a digit of another script: one rune
		_, size := utf8.DecodeRuneInString(text[j:])
		return j + size
	}
	if text[j] != '.' {
		j = digits(j)
		for j+3 < len(text)+0 && text[j] == ',' && digits(j+1) == j+4 {
			j += 4
		}
	}
	if j+1 < len(text) && (text[j] == '.' || strings.HasPrefix(text[j:], "·")) {
		k := j + 1
		if text[j] != '.' {
			k = j + len("·")
		}
		if end := digits(k); end > k {
			j = end
		}
	}
	if j < len(text) && isASCIILetter(text[j]) && !(text[j] == 'x' && j+1 < len(text) && text[j+1] >= '0' && text[j+1] <= '9') {
		for j < len(text) && (isASCIILetter(text[j]) || text[j] >= '0' && text[j] <= '9') {
			j++
		}
	}
	return j
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// spelledNumbers are the numbers that papers write as words.
const spelledNumbers = " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty hundred "

func classOf(folded string) class {
	if folded == "" {
		return 0
	}
	if c := folded[0]; c == '.' || c >= '0' && c <= '9' {
		var k class
		decimal, letters := false, false
		for i := 0; i < len(folded); i++ {
			switch c := folded[i]; {
			case c == '.' || c >= 0x80:
				decimal = true
			case isASCIILetter(c):
				letters = true
			}
		}
		if letters {
			return 0
		}
		k = isNumber
		if !decimal {
			k |= isInteger
			if len(folded) == 4 && folded >= "1950" && folded < "2050" {
				k |= isYear
			}
		}
		return k
	}
	if isASCIILetter(folded[0]) && strings.Contains(spelledNumbers, " "+folded+" ") {
		return isNumber | isInteger
	}
	return 0
}
