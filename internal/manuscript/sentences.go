package manuscript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitSentences cuts every block into sentences: a table into its rows, a figure into its labels, a title, heading or
// reference not at all.
func (d *Document) splitSentences() {
	for i, b := range d.Blocks {
		text := d.Slice(b.Span)
		var cuts []Span
		switch b.Kind {
		case Title, Heading, Reference:
			cuts = []Span{{0, len(text)}}
		case Table, Figure:
			cuts = rows(text)
		default:
			cuts = sentences(text)
		}
		for _, c := range cuts {
			if c = trim(text, c); c.Len() > 0 {
				d.Sentences = append(d.Sentences, Sentence{Span: c.shift(b.Start), Block: i, Section: b.Section})
			}
		}
	}
}

func rows(text string) []Span {
	var cuts []Span
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == '\n' {
			cuts = append(cuts, Span{start, i})
			start = i + 1
		}
	}
	return cuts
}

func trim(text string, s Span) Span {
	part := text[s.Start:s.End]
	left := len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	right := len(strings.TrimRightFunc(part, unicode.IsSpace))
	if left >= right {
		return Span{s.Start, s.Start}
	}
	return Span{s.Start + left, s.Start + right}
}

// sentences cuts running text after the stops that end a sentence.
func sentences(text string) []Span {
	var cuts []Span
	start := 0
	for i := 0; i < len(text); i++ {
		if !isStop(text[i]) {
			continue
		}
		end := afterStop(text, start, i)
		if end < 0 {
			continue
		}
		cuts = append(cuts, Span{start, end})
		start, i = end, end-1
	}
	if start < len(text) {
		cuts = append(cuts, Span{start, len(text)})
	}
	return cuts
}

func isStop(c byte) bool { return c == '.' || c == '!' || c == '?' }

// afterStop decides whether the stop at i ends the sentence that began at start, and gives the offset
// behind the sentence: behind further stops, closing marks and a citation. -1 when it does not end.
func afterStop(text string, start, i int) int {
	end := i + 1
	for end < len(text) && isStop(text[end]) {
		end++
	}
	ellipsis := end-i >= 3
	end = skipClosers(text, end)
	cited := skipCitation(text, i, end)
	if cited > end {
		end = skipClosers(text, cited)
	}
	if end == len(text) {
		return end
	}
	r, _ := utf8.DecodeRuneInString(text[end:])
	if !unicode.IsSpace(r) {
		return -1
	}
	next := strings.TrimLeftFunc(text[end:], unicode.IsSpace)
	if next == "" || !beginsSentence(next) {
		return -1
	}
	if ellipsis || text[i] != '.' {
		return end
	}
	if isLabelStop(text[start:i]) || !wordMayEnd(text[start:i], next) {
		return -1
	}
	return end
}

// skipClosers passes closing brackets, quotes and marks of emphasis.
func skipClosers(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !strings.ContainsRune(")]}\"'”’»*_", r) {
			return i
		}
		i += n
	}
	return i
}

// skipCitation passes a citation that stands directly behind the stop: "cohort.12,13 We",
// "cohort.[4] We", "cohort.¹² We", "cohort.[@key] We".
func skipCitation(text string, stop, i int) int {
	if i >= len(text) {
		return i
	}
	if text[i] == '[' || text[i] == '^' && i+1 < len(text) {
		closing := byte(']')
		j := i + 1
		if text[i] == '^' && text[j] == '[' {
			j++
		} else if text[i] == '^' {
			closing = '^'
		}
		if n := strings.IndexByte(text[j:min(len(text), j+120)], closing); n >= 0 {
			return j + n + 1
		}
		return i
	}
	j := i
	for j < len(text) {
		r, n := utf8.DecodeRuneInString(text[j:])
		if !strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", r) && (j == i || r != ',') {
			break
		}
		j += n
	}
	if j > i {
		return j
	}
	before, _ := utf8.DecodeLastRuneInString(text[:stop])
	if !unicode.IsLetter(before) && before != ')' && before != '%' && before != ']' {
		return i // a decimal or a version number
	}
	for j < len(text) && (text[j] >= '0' && text[j] <= '9' || j > i && (text[j] == ',' || text[j] == '-')) {
		j++
		if strings.HasPrefix(text[j:], "–") && j > i {
			j += len("–")
		}
	}
	if j-i > 24 {
		return i
	}
	return j
}

// beginsSentence says whether a sentence can begin so: not with a small letter, unless the word holds
// a capital too ("nnU-Net").
func beginsSentence(next string) bool {
	next = strings.TrimLeft(next, "([{\"'“‘«*_")
	r, n := utf8.DecodeRuneInString(next)
	if n == 0 {
		return false
	}
	if !unicode.IsLower(r) {
		return r != ',' && r != ';' && r != ')' && r != ']'
	}
	word := next
	if i := strings.IndexFunc(next, unicode.IsSpace); i >= 0 {
		word = next[:i]
	}
	return strings.IndexFunc(word, unicode.IsUpper) > 0
}

// isLabelStop says whether the stop only closes a label or a number: "Table 2.", "3.", "Fig. 1a.".
func isLabelStop(before string) bool {
	before = strings.TrimPrefix(strings.TrimLeft(before, " \t\n*_(["), "Table: ") // pandoc's "Table: Table 1. Readers"
	fields := strings.Fields(before)
	if len(fields) == 0 || len(before) > 40 {
		return len(fields) == 0
	}
	last := fields[len(fields)-1]
	if len(fields) == 1 {
		return len(last) <= 3 && strings.Trim(last, "0123456789ivxIVX") == "" || len(last) == 1
	}
	if loc := captionLabel.FindStringIndex(before); loc != nil {
		return strings.Trim(before[loc[1]:], " *_") == ""
	}
	return false
}
