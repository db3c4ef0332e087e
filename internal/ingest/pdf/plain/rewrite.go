// Package plain rewrites a PDF into its plainest form before it is read: it finds the objects by scanning instead of
// trusting the table of contents, unpacks object streams, takes off an encryption that needs no password and
// filters that few readers know, and writes all of it with a fresh table. Damaged files are mended on the way, and
// what reads the result meets no loop of tables and no object stream inside itself. The package knows the syntax of
// the file (ISO 32000-2, chapter 7) and nothing of pages.
package plain

import (
	"bytes"
	"errors"
	"sort"
)

// ErrPassword says that the file cannot be decrypted without a password, or in a way that is not known.
var ErrPassword = errors.New("the file needs a password")

// ErrNothing says that no catalogue of pages was found.
var ErrNothing = errors.New("no PDF objects were found")

// The budgets of one file: what goes beyond is no manuscript.
const (
	maxObjects  = 500_000
	maxUnpacked = 64 << 20 // bytes of all object streams together
	maxDepth    = 60       // of arrays and dictionaries within each other
)

// object is one numbered object of the file.
type object struct {
	number, generation int
	value              value
	stream             []byte // as it stands in the file; nil when the object is no stream
	packed             bool   // from an object stream, whose strings are not encrypted on their own
	at                 int    // where it, or the object stream that holds it, stands in the file: later ones are newer
}

// rewriter collects what a file holds.
type rewriter struct {
	data     []byte
	objects  map[int]*object
	trailer  dict
	lock     *lock
	unpacked int
	cut      bool
	spent    bool
}

// File is a rewritten file. Damaged says that its table of contents could not have been followed; Cut that its end
// or its catalogue is lost, Spent that it holds more objects than are read: pages may lack.
type File struct {
	Data    []byte
	Damaged bool
	Cut     bool
	Spent   bool
}

// Rewrite rewrites a file. The error is ErrPassword or ErrNothing.
func Rewrite(data []byte) (File, error) {
	r := &rewriter{data: data, objects: map[int]*object{}, trailer: dict{}}
	r.scan()
	if err := r.unlock(); err != nil {
		return File{}, err
	}
	r.unpack()
	root, ok := r.root()
	if !ok {
		return File{}, ErrNothing
	}
	return File{Data: r.write(root), Damaged: !sound(data), Cut: r.cut, Spent: r.spent}, nil
}

// scan finds `12 0 obj` from the first byte to the last; a later definition replaces an earlier one, as an update of
// the file does.
func (r *rewriter) scan() {
	trailer := r.next("trailer", 0)
	for at := 0; at < len(r.data); {
		i := r.next("obj", at)
		for trailer < i {
			p := &parser{data: r.data, at: trailer + len("trailer")}
			if d, ok := p.value(0).(dict); ok {
				r.merge(d)
			}
			trailer = r.next("trailer", trailer+1)
		}
		if i == len(r.data) {
			return
		}
		number, generation, ok := header(r.data, i)
		at = i + len("obj")
		if !ok {
			continue
		}
		if len(r.objects) >= maxObjects {
			r.spent = true
			return
		}
		o, end := r.object(number, generation, at)
		r.objects[number] = o
		if d, ok := o.value.(dict); ok && o.stream != nil && d.name("Type") == "XRef" {
			r.merge(d)
		}
		at = end
	}
}

// next is where a word next stands, the file's length when it does not.
func (r *rewriter) next(word string, from int) int {
	if i := bytes.Index(r.data[min(from, len(r.data)):], []byte(word)); i >= 0 {
		return from + i
	}
	return len(r.data)
}

// merge keeps what a trailer says; later ones win, except that a trailer without a root is a fragment.
func (r *rewriter) merge(d dict) {
	for _, k := range []string{"Root", "Encrypt", "ID"} {
		if v, ok := d[k]; ok {
			r.trailer[k] = v
		}
	}
}

// header reads the two numbers before "obj" at a position, backwards.
func header(data []byte, at int) (number, generation int, ok bool) {
	i := at
	back := func() (int, bool) {
		for i > 0 && isSpace(data[i-1]) {
			i--
		}
		end := i
		for i > 0 && data[i-1] >= '0' && data[i-1] <= '9' && end-i < 10 {
			i--
		}
		n := 0
		for _, c := range data[i:end] {
			n = n*10 + int(c-'0')
		}
		return n, end > i
	}
	generation, ok = back()
	if !ok || i == 0 || !isSpace(data[i-1]) {
		return 0, 0, false
	}
	number, ok = back()
	return number, generation, ok && number > 0 && number < 1<<24 // 0 heads the list of free objects
}

// object parses the object whose value begins at a position, and says where it ends.
func (r *rewriter) object(number, generation, at int) (*object, int) {
	p := &parser{data: r.data, at: at}
	o := &object{number: number, generation: generation, value: p.value(0), at: at}
	d, isDict := o.value.(dict)
	p.space()
	if !isDict || !bytes.HasPrefix(r.data[p.at:], []byte("stream")) {
		return o, p.at
	}
	start := p.at + len("stream")
	if start < len(r.data) && r.data[start] == '\r' {
		start++
	}
	if start < len(r.data) && r.data[start] == '\n' {
		start++
	}
	end := start
	if n, ok := d["Length"].(num); ok && n >= 0 && start+int(n) <= len(r.data) && closes(r.data[start+int(n):]) {
		end = start + int(n)
	} else if i := bytes.Index(r.data[start:], []byte("endstream")); i >= 0 {
		end = start + i
		if end > start && r.data[end-1] == '\n' {
			end--
		}
		if end > start && r.data[end-1] == '\r' {
			end--
		}
	} else {
		end = len(r.data) // cut off: what is there can still be unpacked in part
		r.cut = true
	}
	o.stream = r.data[start:end:end]
	return o, end
}

// closes says whether the word endstream follows.
func closes(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), 20)], "\r\n \t"), []byte("endstream"))
}

// resolve follows references, at most a few: a chain that is longer is a loop.
func (r *rewriter) resolve(v value) value {
	for range 16 {
		to, ok := v.(reference)
		if !ok {
			return v
		}
		o := r.objects[to.number]
		if o == nil {
			return nil
		}
		v = o.value
	}
	return nil
}

// unpack takes the objects out of object streams, in the order of the file.
func (r *rewriter) unpack() {
	var streams []*object
	for _, o := range r.objects {
		if d, ok := o.value.(dict); ok && o.stream != nil && d.name("Type") == "ObjStm" {
			streams = append(streams, o)
		}
	}
	sort.Slice(streams, func(i, j int) bool { return streams[i].at < streams[j].at })
	for _, o := range streams {
		d := o.value.(dict)
		data := r.plain(o)
		data, rest := unfilter(data, r.filters(d), maxUnpacked-r.unpacked)
		r.unpacked += len(data)
		r.spent = r.spent || r.unpacked >= maxUnpacked
		n, ok := r.resolve(d["N"]).(num)
		first, ok2 := r.resolve(d["First"]).(num)
		if !ok || !ok2 || len(rest) > 0 || first < 0 || int(first) > len(data) {
			continue
		}
		head := &parser{data: data[:int(first)]}
		for range min(int(n), maxObjects) {
			id, ok := head.value(0).(num)
			offset, ok2 := head.value(0).(num)
			if !ok || !ok2 || int(first+offset) > len(data) || offset < 0 || id < 0 || id >= 1<<24 {
				break
			}
			if own := r.objects[int(id)]; own != nil && own.at > o.at {
				continue
			}
			p := &parser{data: data, at: int(first + offset)}
			r.objects[int(id)] = &object{number: int(id), value: p.value(0), packed: true, at: o.at}
		}
	}
}

// root finds the catalogue: what the trailer names, or an object that says it is one.
func (r *rewriter) root() (reference, bool) {
	if root, ok := r.trailer["Root"].(reference); ok {
		if d, ok := r.resolve(root).(dict); ok && d["Pages"] != nil {
			return root, true
		}
	}
	best := -1
	for n, o := range r.objects {
		if d, ok := o.value.(dict); ok && d.name("Type") == "Catalog" && d["Pages"] != nil {
			best = max(best, n)
		}
	}
	if best >= 0 {
		return reference{number: best}, true
	}
	return r.inventRoot()
}

// inventRoot makes a catalogue for a file that lost its own: the pages in the order of their numbers.
func (r *rewriter) inventRoot() (reference, bool) {
	var pages []int
	highest := 0
	for n, o := range r.objects {
		highest = max(highest, n)
		if d, ok := o.value.(dict); ok && d.name("Type") == "Page" {
			pages = append(pages, n)
		}
	}
	if len(pages) == 0 {
		return reference{}, false
	}
	r.cut = true
	sort.Ints(pages)
	kids := array{}
	for _, n := range pages {
		kids = append(kids, reference{number: n})
	}
	r.objects[highest+1] = &object{number: highest + 1, value: dict{"Type": name("Pages"), "Kids": kids, "Count": num(len(kids))}}
	r.objects[highest+2] = &object{number: highest + 2, value: dict{"Type": name("Catalog"), "Pages": reference{number: highest + 1}}}
	return reference{number: highest + 2}, true
}
