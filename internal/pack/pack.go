// Package pack turns values into a row of bytes and back. A value is described once, by a function that hands its parts to
// a Pack; the same function writes and reads, so that the two cannot part. There are no names and no types in the bytes:
// they are for what one build of the program wrote for itself.
package pack

// Pack is a row of bytes that is either written or read.
type Pack struct {
	bytes  []byte // written so far
	rest   string // not read yet
	reads  bool
	failed bool
}

// Writer is a pack to be written.
func Writer() *Pack { return &Pack{} }

// Reader reads what a Writer wrote. Texts are parts of it and not copied.
func Reader(packed string) *Pack { return &Pack{rest: packed, reads: true} }

// Bytes is what was written.
func (p *Pack) Bytes() []byte { return p.bytes }

// Reads says which way the values go.
func (p *Pack) Reads() bool { return p.reads }

// Whole says whether all values could be read and nothing is left. What was read from other bytes is worth nothing.
func (p *Pack) Whole() bool { return !p.failed && p.rest == "" }

// Text is a text.
func (p *Pack) Text(s *string) {
	n := len(*s)
	Number(p, &n)
	if !p.reads {
		p.bytes = append(p.bytes, *s...)
		return
	}
	if n > len(p.rest) {
		p.Fail()
		n = 0
	}
	*s, p.rest = p.rest[:n], p.rest[n:]
}

// Flag is a truth value.
func (p *Pack) Flag(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	Number(p, &n)
	*b = n != 0
}

// Number is a whole number that is not negative: seven bits a byte, the least first.
func Number[N ~int | ~int32 | ~uint8 | ~uint16 | ~uint32](p *Pack, n *N) {
	if !p.reads {
		v := uint32(*n)
		for ; v >= 0x80; v >>= 7 {
			p.bytes = append(p.bytes, byte(v)|0x80)
		}
		p.bytes = append(p.bytes, byte(v))
		return
	}
	var v uint32
	for i := 0; i < len(p.rest) && i < 5; i++ {
		b := p.rest[i]
		v |= uint32(b&0x7f) << (7 * i)
		if b < 0x80 {
			*n, p.rest = N(v), p.rest[i+1:]
			return
		}
	}
	p.Fail()
}

// Block is room for the values of many short lists: a list of its own for each would cost more than the values.
type Block[T any] struct{ free []T }

// blockSize is how many values a block makes room for at a time.
const blockSize = 1024

func (b *Block[T]) take(n int) []T {
	if n > len(b.free) {
		b.free = make([]T, max(n, blockSize))
	}
	list := b.free[:n:n]
	b.free = b.free[n:]
	return list
}

// List is a list; each hands one of its values to the pack. An empty list is read as nil.
func List[T any](p *Pack, list *[]T, each func(*T)) {
	ListIn(p, nil, list, each)
}

// ListIn is a list that finds its room in a block when it is read.
func ListIn[T any](p *Pack, block *Block[T], list *[]T, each func(*T)) {
	n := len(*list)
	Number(p, &n)
	if p.reads {
		if n > len(p.rest) { // a value takes a byte at least
			p.Fail()
			n = 0
		}
		switch {
		case n == 0:
			*list = nil
		case block != nil:
			*list = block.take(n)
		default:
			*list = make([]T, n)
		}
	}
	for i := range *list {
		each(&(*list)[i])
	}
}

// Fail says that what was read cannot be what was written. It leaves nothing to read: what follows cannot be told.
func (p *Pack) Fail() { p.failed, p.rest = true, "" }
