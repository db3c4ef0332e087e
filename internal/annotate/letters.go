package annotate

import (
	"bytes"
	"strings"
)

// helvetica holds the widths of Helvetica's letters from the space on, in thousandths of the size (Adobe Core 14 metrics).
const helvetica = "" +
	"278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 " +
	"556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 " +
	"1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 " +
	"667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 " +
	"333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 " +
	"556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"

// width is how wide a text of WinAnsi bytes is set, for bold letters a little too narrow.
func width(text []byte, size float64) float64 {
	widths := strings.Fields(helvetica)
	total := 0
	for _, c := range text {
		n := 0
		if i := int(c) - ' '; i >= 0 && i < len(widths) {
			for _, digit := range widths[i] {
				n = n*10 + int(digit-'0')
			}
		} else {
			n = 556
		}
		total += n
	}
	return float64(total) * size / 1000
}

// cut shortens a text to a width, with dots where something lacks.
func cut(text []byte, size, room float64) []byte {
	if width(text, size) <= room {
		return text
	}
	dots := []byte("...")
	for len(text) > 0 && width(text, size)+width(dots, size) > room {
		text = text[:len(text)-1]
	}
	return append(bytes.Clone(bytes.TrimRight(text, " ,;")), dots...)
}

// winAnsi writes a text in the encoding of the standard fonts; what these lack becomes a question mark.
func winAnsi(s string) []byte {
	special := map[rune]byte{'–': 0x96, '—': 0x97, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95, '…': 0x85, '€': 0x80, '™': 0x99}
	var out []byte
	for _, r := range s {
		switch b, known := special[r]; {
		case known:
			out = append(out, b)
		case r >= ' ' && r < 0x7f || r >= 0xa0 && r <= 0xff:
			out = append(out, byte(r))
		case r < ' ' || r >= 0x7f && r < 0xa0:
			out = append(out, ' ')
		default:
			out = append(out, '?')
		}
	}
	return out
}
