package plain

import (
	"bytes"
	"strconv"
)

// maxTables bounds the tables of contents that updates may chain.
const maxTables = 200

// sound says whether the chain of tables of contents of a file can be followed to its end.
func sound(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return false
	}
	tail := data[max(0, len(data)-1024):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return false
	}
	p := &parser{data: tail, at: i + len("startxref")}
	offset, ok := p.value(0).(num)
	seen := map[int]bool{}
	todo := []int{int(offset)}
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		if !ok || at < 0 || at >= len(data) || seen[at] || len(seen) > maxTables {
			return false
		}
		seen[at] = true
		d, readable := tableAt(data, at)
		if !readable {
			return false
		}
		for _, k := range []string{"Prev", "XRefStm"} {
			if v, has := d[k]; has {
				n, isNumber := v.(num)
				if !isNumber {
					return false
				}
				todo = append(todo, int(n))
			}
		}
	}
	return true
}

// tableAt reads the dictionary of the table of contents at an offset: a trailer or an XRef stream.
func tableAt(data []byte, at int) (dict, bool) {
	p := &parser{data: data, at: at}
	p.space()
	if bytes.HasPrefix(data[p.at:], []byte("xref")) {
		i := bytes.Index(data[p.at:], []byte("trailer"))
		if i < 0 {
			return nil, false
		}
		p.at += i + len("trailer")
		d, ok := p.value(0).(dict)
		return d, ok
	}
	if _, err := strconv.Atoi(string(p.token())); err != nil {
		return nil, false
	}
	p.space()
	p.token()
	p.space()
	if string(p.token()) != "obj" {
		return nil, false
	}
	d, ok := p.value(0).(dict)
	return d, ok && d.name("Type") == "XRef"
}
