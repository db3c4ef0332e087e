package pack

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

type fruit struct {
	name  string
	count uint32
	ripe  bool
	parts []fruit
}

func (f *fruit) pack(p *Pack) {
	p.Text(&f.name)
	Number(p, &f.count)
	p.Flag(&f.ripe)
	List(p, &f.parts, func(part *fruit) { part.pack(p) })
}

func TestBothWays(t *testing.T) {
	basket := fruit{name: "Äpfel", count: 1<<32 - 1, ripe: true, parts: []fruit{{}, {name: "stem", count: 127}, {count: 128, parts: []fruit{{name: "x"}}}}}
	w := Writer()
	basket.pack(w)
	var read fruit
	r := Reader(string(w.Bytes()))
	read.pack(r)
	assert.True(t, r.Whole())
	assert.Equal(t, basket, read)
}

// Bytes that end too early, go on too long or count more than there is are found out, and nothing of them is taken for granted.
func FuzzReader(f *testing.F) {
	w := Writer()
	(&fruit{name: "pear", parts: []fruit{{name: "core", ripe: true}}}).pack(w)
	whole := string(w.Bytes())
	f.Add(whole)
	f.Add("\xff\xff\xff\xff\xff")
	f.Add("\xff\xff\xff\xff\x0f")
	f.Fuzz(func(t *testing.T, packed string) {
		for _, cut := range []string{packed[:len(packed)/2], packed, packed + "\x00"} {
			var read fruit
			r := Reader(cut)
			read.pack(r)
			if !r.Whole() {
				continue
			}
			again := Writer()
			read.pack(again)
			back := Reader(string(again.Bytes()))
			var second fruit
			second.pack(back)
			assert.True(t, back.Whole())
			assert.Equal(t, read, second)
		}
	})
}

func TestNotWhole(t *testing.T) {
	w := Writer()
	(&fruit{name: "pear"}).pack(w)
	whole := string(w.Bytes())
	for _, packed := range []string{whole[:len(whole)-1], whole + "\x00", "\x7f" + whole[1:], ""} {
		var read fruit
		r := Reader(packed)
		read.pack(r)
		assert.False(t, r.Whole(), "%q", packed)
	}
}
