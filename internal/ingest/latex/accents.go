package latex

import "strings"

// accents are the commands that set a mark on a letter, with the letters they are known for and what
// these become.
var accents = map[string]string{
	"'": "AEIOUYaeiouycnszCNSZlLrR ÁÉÍÓÚÝáéíóúýćńśźĆŃŚŹĺĹŕŔ", "`": "AEIOUaeiou ÀÈÌÒÙàèìòù", "^": "AEIOUaeiouwyWYcCgGhHsS ÂÊÎÔÛâêîôûŵŷŴŶĉĈĝĜĥĤŝŜ",
	"\"": "AEIOUaeiouyY ÄËÏÖÜäëïöüÿŸ", "~": "ANOanoIiUu ÃÑÕãñõĨĩŨũ", "=": "AEIOUaeiou ĀĒĪŌŪāēīōū", ".": "CcEeGgZzI ĊċĖėĠġŻżİ",
	"v": "CSZcszrReEnNdDtTgG ČŠŽčšžřŘěĚňŇďĎťŤǧǦ", "u": "AaGgUuEeIiOo ĂăĞğŬŭĔĕĬĭŎŏ", "H": "OoUu ŐőŰű", "c": "CcSsTtEe ÇçŞşŢţȨȩ", "k": "AaEeIiUu ĄąĘęĮįŲų", "r": "AaUu ÅåŮů", "d": "AaEeIiOoUu ẠạẸẹỊịỌọỤụ", "b": "DdLl ḎḏḺḻ",
}

// accent reads a letter with its mark. In mathematics the marks of letters are other commands.
func (e *engine) accent(t token) {
	arg, ok := e.in.argument()
	if !ok {
		return
	}
	letter := strings.TrimSpace(strings.TrimPrefix(plain(arg), `\`))
	letters, marked, _ := strings.Cut(accents[t.text], " ")
	if len(letter) == 1 {
		if i := strings.Index(letters, letter); i >= 0 {
			e.say(string([]rune(marked)[i]), t)
			return
		}
	}
	e.inner(arg)
}
