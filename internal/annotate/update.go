package annotate

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"fmt"
	"sort"

	"github.com/pubcheck/pubcheck/internal/ingest/pdf/plain"
)

// update collects the objects that are new or changed.
type update struct {
	data    []byte
	view    *plain.View
	next    int
	objects map[int]body
}

type body struct {
	value  plain.Value
	stream []byte
}

func newUpdate(data []byte, view *plain.View) *update {
	return &update{data: data, view: view, next: view.Next, objects: map[int]body{}}
}

// reserve gives the number of an object that is filled in later.
func (u *update) reserve() plain.Reference {
	u.next++
	return plain.Ref(u.next - 1)
}

func (u *update) add(v plain.Value) plain.Reference {
	to := u.reserve()
	u.set(to, v)
	return to
}

func (u *update) set(to plain.Reference, v plain.Value) {
	u.objects[to.Number()] = body{value: v}
}

func (u *update) addStream(d plain.Dict, data []byte) plain.Reference {
	to := u.reserve()
	d["Length"] = plain.Number(len(data))
	u.objects[to.Number()] = body{d, data}
	return to
}

// signature is a comment at the start of an update.
const signature = "% marked by pubcheck\n"

// endMark ends a PDF and each update of it.
const endMark = "%%EOF"

// Marked says whether a file is a marked copy, with nothing changed since: what somebody added to one stands behind its end.
func Marked(data []byte) bool {
	at := bytes.LastIndex(data, []byte("\n"+signature))
	return at >= 0 && bytes.Count(data[at:], []byte(endMark)) == 1 && bytes.HasSuffix(data, []byte(endMark+"\n"))
}

// bytes is the file with its update. The new table is of the kind that the file has: readers of old files know no
// streams, and a file with a stream need not have any other.
func (u *update) bytes() []byte {
	var out bytes.Buffer
	out.Grow(len(u.data) + 1<<16)
	out.Write(u.data)
	if !bytes.HasSuffix(u.data, []byte("\n")) {
		out.WriteByte('\n')
	}
	out.WriteString(signature)
	numbers := make([]int, 0, len(u.objects))
	for n := range u.objects {
		numbers = append(numbers, n)
	}
	sort.Ints(numbers)
	offsets := make([]int, 0, len(numbers)+1)
	for _, n := range numbers {
		offsets = append(offsets, out.Len())
		b := u.objects[n]
		fmt.Fprintf(&out, "%d %d obj\n", n, u.view.Generation(n))
		plain.Emit(&out, b.value)
		if b.stream != nil {
			out.WriteString("\nstream\n")
			out.Write(b.stream)
			out.WriteString("\nendstream")
		}
		out.WriteString("\nendobj\n")
	}
	trailer := plain.Dict{"Prev": plain.Number(u.view.Start)}
	for _, k := range []string{"Root", "Info", "ID"} {
		if v, ok := u.view.Trailer[k]; ok {
			trailer[k] = v
		}
	}
	if ids, ok := u.view.Resolve(trailer["ID"]).(plain.Array); ok && len(ids) == 2 {
		sum := md5.Sum(out.Bytes()) // the second half names this state of the file
		trailer["ID"] = plain.Array{ids[0], plain.Text(sum[:])}
	}
	start := out.Len()
	if u.view.Stream {
		u.tableStream(&out, trailer, numbers, offsets)
	} else {
		u.table(&out, trailer, numbers, offsets)
	}
	fmt.Fprintf(&out, "\nstartxref\n%d\n%s\n", start, endMark)
	return out.Bytes()
}

func (u *update) table(out *bytes.Buffer, trailer plain.Dict, numbers, offsets []int) {
	out.WriteString("xref\n")
	for _, r := range runs(numbers) {
		fmt.Fprintf(out, "%d %d\n", numbers[r[0]], r[1]-r[0])
		for i := r[0]; i < r[1]; i++ {
			fmt.Fprintf(out, "%010d %05d n \n", offsets[i], u.view.Generation(numbers[i]))
		}
	}
	trailer["Size"] = plain.Number(u.next)
	out.WriteString("trailer\n")
	plain.Emit(out, trailer)
}

func (u *update) tableStream(out *bytes.Buffer, trailer plain.Dict, numbers, offsets []int) {
	own := u.reserve()
	numbers, offsets = append(numbers, own.Number()), append(offsets, out.Len())
	index := plain.Array{}
	var rows []byte
	for _, r := range runs(numbers) {
		index = append(index, plain.Number(numbers[r[0]]), plain.Number(r[1]-r[0]))
		for i := r[0]; i < r[1]; i++ {
			rows = append(rows, 1)
			rows = binary.BigEndian.AppendUint32(rows, uint32(offsets[i]))
			rows = binary.BigEndian.AppendUint16(rows, uint16(u.view.Generation(numbers[i])))
		}
	}
	trailer["Type"], trailer["Size"], trailer["Index"], trailer["Length"] = plain.Name("XRef"), plain.Number(u.next), index, plain.Number(len(rows))
	trailer["W"] = plain.Array{plain.Number(1), plain.Number(4), plain.Number(2)}
	fmt.Fprintf(out, "%d 0 obj\n", own.Number())
	plain.Emit(out, trailer)
	out.WriteString("\nstream\n")
	out.Write(rows)
	out.WriteString("\nendstream\nendobj")
}

// runs are the stretches of consecutive numbers, as indexes from and to.
func runs(numbers []int) [][2]int {
	var out [][2]int
	for i := 0; i < len(numbers); {
		j := i + 1
		for j < len(numbers) && numbers[j] == numbers[j-1]+1 {
			j++
		}
		out = append(out, [2]int{i, j})
		i = j
	}
	return out
}
