package form

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
)

// itemID is a cell that holds nothing but the number of an item: 8, 10a, 12 (b), 1a., #3, Item 4, 13*, 5(i), 1.2, D1, III.
var itemID = late.Regexp(`^(?i:items?|no\.?|nr\.?|№)?\s*(?i:no\.?)?\s*#?\s*\(?` +
	`((?:[A-Z]{1,3}[-. ]?)?\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5})` + // 8, 1.2, D1, III
	`\s*[-.)]?\s*` +
	`((?:\(?[a-zA-Z]\)?(?:\s*[,/&]\s*[a-zA-Z])*)?(?:\s*[-–]\s*[a-z])?)` + // a, (a), a,b, a-c
	`\s*(\((?:i|ii|iii|iv|v|vi|vii|viii|ix|x)\))?` + // (ii)
	`\s*[.:)*†‡§¶+^]*\s*(?:[\x{00b9}\x{00b2}\x{00b3}\x{2070}-\x{2079}]|\[\w\])?$`)

// leadingID is a text that begins with its item's number: "1. Identify ...", "10a) State ...", "Item 3: Say ...".
var leadingID = late.Regexp(`^(?:(?i:item)\s*)?#?(\d{1,3}(?:\.\d{1,2})?)\s?\(?([a-z])?\)?(?:[.):]|\s*[–—-]|\t)\s*(\D.*)$`)

// subLetter is a text that begins with the letter of a part of an item: "(b) Explain ...", "b. Explain ...".
var subLetter = late.Regexp(`^\(?([a-h])(?:\)|\.)\)?\s*\S`)

// loneLetter is a cell that holds nothing but such a letter.
var loneLetter = late.Regexp(`^\(?([a-hA-H])[.)]*$`)

// parseID reads the numbers of a cell, one of each line: "8a" and "8b" may share a cell. nil when the cell says anything else.
func parseID(text string) []string {
	var ids []string
	if len(text) > 200 {
		return nil
	}
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		m := itemID().FindStringSubmatch(line)
		if m == nil || len(ids) > 11 {
			return nil
		}
		ids = append(ids, CanonicalID(m[1]+m[2]+m[3]))
	}
	return ids
}

// CanonicalID writes an item's number as checklists of this program do: no spaces, no points at the end, small letters
// behind the number: "10 (A)." is 10a.
func CanonicalID(id string) string {
	var b strings.Builder
	digits := false
	inner := strings.Trim(strings.TrimSpace(id), ".:*#")
	roman := strings.HasSuffix(inner, ")") && (strings.HasSuffix(inner, "i)") || strings.HasSuffix(inner, "v)") || strings.HasSuffix(inner, "x)"))
	open := strings.LastIndexByte(inner, '(')
	for i, r := range inner {
		switch {
		case r >= '0' && r <= '9':
			digits = true
			b.WriteRune(r)
		case r == ' ' || r == '\t' || r == '\u00a0':
		case (r == '(' || r == ')') && (!roman || i < open):
		case digits:
			b.WriteString(strings.ToLower(string(r)))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// number is the leading number of an id, for telling rising numbers from others; -1 when it has none.
func number(id string) int {
	n := -1
	for _, r := range strings.TrimLeft(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-. ") {
		if r < '0' || r > '9' {
			break
		}
		n = max(n, 0)*10 + int(r-'0')
	}
	if n < 0 {
		return romanNumber(id)
	}
	return n
}

func romanNumber(id string) int {
	values := map[rune]int{'I': 1, 'V': 5, 'X': 10}
	sum, last := 0, 0
	for _, r := range id {
		v, ok := values[r]
		if !ok {
			return -1
		}
		if v > last {
			sum -= 2 * last
		}
		sum, last = sum+v, v
	}
	return sum
}
