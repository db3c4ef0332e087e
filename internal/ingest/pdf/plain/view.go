package plain

import (
	"bytes"
	"errors"
)

// ErrDamaged says that the table of contents of a file cannot be followed.
var ErrDamaged = errors.New("the file is damaged: its table of contents cannot be followed")

// ErrEncrypted says that a file is encrypted, with a password or without one.
var ErrEncrypted = errors.New("the file is encrypted")

// The values of a file, for those who write an update of it.
type (
	Value     = value
	Name      = name
	Number    = num
	Text      = text
	Array     = array
	Dict      = dict
	Reference = reference
)

// Ref is a reference to a new object.
func Ref(number int) Reference { return reference{number: number} }

// Number is the number of the object that a reference names.
func (r reference) Number() int { return r.number }

// Emit writes a value as it would stand in the file it comes from.
func Emit(out *bytes.Buffer, v Value) { emit(out, v, true) }

// View is a sound file whose objects can be looked at. Trailer is its newest trailer, Start where the table above it
// begins, Stream whether that table is a stream, Next the first number that no object has.
type View struct {
	Trailer Dict
	Start   int
	Stream  bool
	Next    int
	r       *rewriter
}

// Open looks into a file without changing it. The error is ErrDamaged, ErrEncrypted or ErrNothing.
func Open(data []byte) (*View, error) {
	if !sound(data) {
		return nil, ErrDamaged
	}
	tail := data[max(0, len(data)-1024):]
	p := &parser{data: tail, at: bytes.LastIndex(tail, []byte("startxref")) + len("startxref")}
	start, _ := p.value(0).(num)
	v := &View{Start: int(start), r: &rewriter{data: data, objects: map[int]*object{}, trailer: dict{}}}
	v.Trailer, _ = tableAt(data, v.Start)
	v.r.scan()
	if v.Trailer["Encrypt"] != nil || v.r.trailer["Encrypt"] != nil {
		return nil, ErrEncrypted
	}
	v.r.unpack()
	if _, ok := v.Dict(v.Trailer["Root"]); !ok {
		return nil, ErrNothing
	}
	at := &parser{data: data, at: v.Start}
	at.space()
	v.Stream = !bytes.HasPrefix(data[at.at:], []byte("xref"))
	size, _ := v.Trailer["Size"].(num)
	v.Next = max(int(size), 1)
	for n := range v.r.objects {
		v.Next = max(v.Next, n+1)
	}
	return v, nil
}

// Resolve follows references to a value; it is nil for an object that the file lacks.
func (v *View) Resolve(x Value) Value { return v.r.resolve(x) }

// Dict is a copy of the dictionary that a value is or refers to, which may be changed.
func (v *View) Dict(x Value) (Dict, bool) {
	d, ok := v.r.resolve(x).(dict)
	if !ok {
		return nil, false
	}
	out := make(dict, len(d))
	for k, e := range d {
		out[k] = e
	}
	return out, true
}

// Generation is the generation of an object, 0 for one that the file lacks.
func (v *View) Generation(number int) int {
	if o := v.r.objects[number]; o != nil && !o.packed {
		return o.generation
	}
	return 0
}

// Any says whether some object is a dictionary of which is answers true.
func (v *View) Any(is func(Dict) bool) bool {
	for _, o := range v.r.objects {
		if d, ok := o.value.(dict); ok && is(d) {
			return true
		}
	}
	return false
}
