package pdf

import "unicode/utf16"

// cmap maps character codes to text (a ToUnicode CMap) and says how many bytes codes have.
type cmap struct {
	chars  map[uint32]string
	ranges []cmapRange
	spaces []codeSpace
}

type cmapRange struct {
	low, high uint32
	width     int
	text      []uint16 // for low; the last unit counts up
}

type codeSpace struct {
	low, high uint32
	width     int
}

// maxCMapEntries bounds a hostile CMap.
const maxCMapEntries = 200000

// parseCMap reads a CMap program; what it does not know it passes over.
func parseCMap(data []byte) *cmap {
	c := &cmap{chars: map[uint32]string{}}
	l := &lexer{data: data}
	var operands []token
	for {
		t := l.next()
		if t.kind == tokEOF || len(c.chars)+len(c.ranges) > maxCMapEntries {
			return c
		}
		if t.kind != tokOperator {
			if operands = append(operands, t); len(operands) > 100000 {
				operands = operands[:0]
			}
			continue
		}
		switch string(t.text) {
		case "endcodespacerange":
			for i := 0; i+1 < len(operands); i += 2 {
				if w := len(operands[i].text); w >= 1 && w <= 4 {
					c.spaces = append(c.spaces, codeSpace{code(operands[i].text), code(operands[i+1].text), w})
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(operands); i += 2 {
				c.chars[code(operands[i].text)] = utf16Text(operands[i+1].text)
			}
		case "endbfrange":
			c.bfrange(operands)
		}
		operands = operands[:0]
	}
}

func (c *cmap) bfrange(ops []token) {
	for i := 0; i+2 < len(ops); {
		low, high := code(ops[i].text), code(ops[i+1].text)
		if ops[i+2].kind == tokArrayOpen {
			j := i + 3
			for k := low; j < len(ops) && ops[j].kind != tokArrayClose; j, k = j+1, k+1 {
				if k <= high {
					c.chars[k] = utf16Text(ops[j].text)
				}
			}
			i = j + 1
			continue
		}
		if high >= low {
			c.ranges = append(c.ranges, cmapRange{low, high, len(ops[i].text), utf16Units(ops[i+2].text)})
		}
		i += 3
	}
}

func code(b []byte) uint32 {
	v := uint32(0)
	for _, x := range b {
		v = v<<8 | uint32(x)
	}
	return v
}

func utf16Units(b []byte) []uint16 {
	if len(b) == 1 {
		return []uint16{uint16(b[0])}
	}
	var u []uint16
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return u
}

func utf16Text(b []byte) string { return string(utf16.Decode(utf16Units(b))) }

// lookup answers the text of a code.
func (c *cmap) lookup(code uint32) (string, bool) {
	if s, ok := c.chars[code]; ok {
		return s, true
	}
	for _, r := range c.ranges {
		if code >= r.low && code <= r.high && len(r.text) > 0 {
			u := append([]uint16(nil), r.text...)
			u[len(u)-1] += uint16(code - r.low)
			return string(utf16.Decode(u)), true
		}
	}
	return "", false
}
