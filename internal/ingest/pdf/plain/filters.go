package plain

import (
	"bytes"
	"compress/zlib"
	"io"
)

// rare are the filters that are taken off when a file is rewritten, since not every reader knows them.
var rare = map[string]bool{"ASCIIHexDecode": true, "AHx": true, "LZWDecode": true, "LZW": true}

// unfilter takes off the filters it knows, outermost first, and answers those that are left. What was unpacked before
// some damage is kept; no more than limit bytes are unpacked.
func unfilter(data []byte, filters []string, limit int) (plain []byte, rest []string) {
	for i, f := range filters {
		switch f {
		case "ASCIIHexDecode", "AHx":
			if end := bytes.IndexByte(data, '>'); end >= 0 {
				data = data[:end]
			}
			data = unhex(data)
		case "LZWDecode", "LZW":
			data = unLZW(data, limit)
		case "FlateDecode", "Fl":
			r, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				return data, filters[i:]
			}
			data, _ = io.ReadAll(io.LimitReader(r, int64(max(0, limit))))
		default:
			return data, filters[i:]
		}
	}
	return data, nil
}

// unhex reads hexadecimal digits and passes over all else; an odd last digit stands for its high half.
func unhex(data []byte) []byte {
	b := make([]byte, 0, len(data)/2+1)
	high, have := byte(0), false
	for _, c := range data {
		var v byte
		switch {
		case c >= '0' && c <= '9':
			v = c - '0'
		case c >= 'a' && c <= 'f':
			v = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			v = c - 'A' + 10
		default:
			continue
		}
		if have {
			b = append(b, high<<4|v)
		}
		high, have = v, !have
	}
	if have {
		b = append(b, high<<4)
	}
	return b
}

// unLZW unpacks the PDF's kind of LZW: 9 to 12 bits, most significant first, code length changing one code early.
func unLZW(data []byte, limit int) []byte {
	type entry struct {
		prefix int
		last   byte
		length int
	}
	table := make([]entry, 258, 4096)
	for i := range 256 {
		table[i] = entry{-1, byte(i), 1}
	}
	var out []byte
	bits, have, width, previous := 0, 0, 9, -1
	expand := func(code int) []byte {
		b := make([]byte, table[code].length)
		for i := len(b) - 1; i >= 0 && code >= 0; i-- {
			b[i] = table[code].last
			code = table[code].prefix
		}
		return b
	}
	for _, c := range data {
		bits, have = bits<<8|int(c), have+8
		if have < width {
			continue
		}
		have -= width
		code := bits >> have & (1<<width - 1)
		bits &= 1<<have - 1
		switch {
		case code == 256:
			table, width, previous = table[:258], 9, -1
			continue
		case code == 257 || code > len(table) || code == len(table) && previous < 0 || len(out) >= limit:
			return out
		}
		var s []byte
		if code < len(table) {
			s = expand(code)
		} else {
			s = expand(previous)
			s = append(s, s[0])
		}
		out = append(out, s...)
		if previous >= 0 && len(table) < 4096 {
			table = append(table, entry{previous, s[0], table[previous].length + 1})
		}
		previous = code
		if n := len(table) + 1; n >= 1<<width && width < 12 {
			width++
		}
	}
	return out
}
