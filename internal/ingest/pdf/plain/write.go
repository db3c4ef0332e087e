package plain

import (
	"bytes"
	"fmt"
	"sort"
)

// write puts the objects into a plain file.
func (r *rewriter) write(root reference) []byte {
	numbers := make([]int, 0, len(r.objects))
	for n := range r.objects {
		numbers = append(numbers, n)
	}
	sort.Ints(numbers)
	var out bytes.Buffer
	out.Grow(len(r.data) + len(r.data)/4)
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	type entry struct{ number, offset int }
	var table []entry
	for _, n := range numbers {
		o := r.objects[n]
		if d, ok := o.value.(dict); ok && o.stream != nil && (d.name("Type") == "ObjStm" || d.name("Type") == "XRef") || n == 0 {
			continue
		}
		table = append(table, entry{n, out.Len()})
		fmt.Fprintf(&out, "%d 0 obj\n", n)
		r.writeObject(&out, o)
		out.WriteString("\nendobj\n")
	}
	start := out.Len()
	out.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for i := 0; i < len(table); {
		j := i
		for j < len(table) && table[j].number == table[i].number+j-i {
			j++
		}
		fmt.Fprintf(&out, "%d %d\n", table[i].number, j-i)
		for _, e := range table[i:j] {
			fmt.Fprintf(&out, "%010d 00000 n \n", e.offset)
		}
		i = j
	}
	size := 1
	if len(table) > 0 {
		size = table[len(table)-1].number + 1
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", size, root.number, start)
	return out.Bytes()
}

func (r *rewriter) writeObject(out *bytes.Buffer, o *object) {
	if o.stream == nil {
		emit(out, r.open(o, o.value), false)
		return
	}
	d, _ := r.open(o, o.value).(dict)
	data := r.plain(o)
	filters := r.filters(d)
	if len(filters) > 0 && rare[filters[0]] {
		plain, rest := unfilter(data, filters, maxUnpacked)
		data = plain
		kept := array{}
		for _, f := range rest {
			kept = append(kept, name(f))
		}
		d["Filter"] = kept
		if parms, ok := r.resolve(d["DecodeParms"]).(array); ok && len(parms) >= len(filters)-len(rest) {
			d["DecodeParms"] = parms[len(filters)-len(rest):]
		} else if len(rest) == 0 {
			delete(d, "DecodeParms")
		}
	}
	d["Length"] = num(len(data))
	emit(out, d, false)
	out.WriteString("\nstream\n")
	out.Write(data)
	out.WriteString("\nendstream")
}

// filters are the names of a stream's filters, outermost first.
func (r *rewriter) filters(d dict) []string {
	switch f := r.resolve(d["Filter"]).(type) {
	case name:
		return []string{string(f)}
	case array:
		var all []string
		for _, v := range f {
			n, _ := r.resolve(v).(name)
			all = append(all, string(n))
		}
		return all
	}
	return nil
}
