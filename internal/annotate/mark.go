package annotate

import (
	"bytes"
	"fmt"
	"unicode/utf16"

	"github.com/pubcheck/pubcheck/internal/ingest/pdf/plain"
)

// colour is the light colour of a highlight.
func (t Tone) colour() [3]float64 {
	return [...][3]float64{{1, 0.72, 0.70}, {1, 0.85, 0.45}, {0.70, 0.93, 0.74}, {0.88, 0.89, 0.91}}[t]
}

// mark adds a highlight. It brings its own appearance, so that all viewers show the same; it darkens the page and no other
// mark, so that passages which overlap stay readable.
func (f *file) mark(p *page, m Mark) {
	if len(m.Boxes) == 0 {
		return
	}
	var quads plain.Array
	var paint bytes.Buffer
	c := m.Tone.colour()
	fmt.Fprintf(&paint, "/m gs %.2f %.2f %.2f rg\n", c[0], c[1], c[2])
	around := Box{}
	for i, b := range m.Boxes {
		ax, ay := p.at(b.X0, b.Y0)
		bx, by := p.at(b.X1, b.Y0)
		cx, cy := p.at(b.X0, b.Y1)
		dx, dy := p.at(b.X1, b.Y1)
		for _, v := range []float64{ax, ay, bx, by, cx, cy, dx, dy} { // upper left, upper right, lower left, lower right of the words
			quads = append(quads, tenth(v))
		}
		box := Box{min(ax, dx), min(ay, dy), max(ax, dx), max(ay, dy)}
		fmt.Fprintf(&paint, "%.1f %.1f %.1f %.1f re f\n", box.X0, box.Y0, box.X1-box.X0, box.Y1-box.Y0)
		if i == 0 {
			around = box
		}
		around = Box{min(around.X0, box.X0), min(around.Y0, box.Y0), max(around.X1, box.X1), max(around.Y1, box.Y1)}
	}
	rect := plain.Array{tenth(around.X0), tenth(around.Y0), tenth(around.X1), tenth(around.Y1)}
	look := f.update.addStream(plain.Dict{"Type": plain.Name("XObject"), "Subtype": plain.Name("Form"), "BBox": rect,
		"Resources": plain.Dict{"ExtGState": plain.Dict{"m": plain.Dict{"BM": plain.Name("Darken")}}},
		"Group":     plain.Dict{"S": plain.Name("Transparency")}}, paint.Bytes())
	p.annots = append(p.annots, f.update.add(plain.Dict{"Type": plain.Name("Annot"), "Subtype": plain.Name("Highlight"), "Rect": rect, "QuadPoints": quads,
		"C": plain.Array{plain.Number(c[0]), plain.Number(c[1]), plain.Number(c[2])}, "F": plain.Number(4), "P": p.ref,
		"T": words("pubcheck"), "Contents": words(m.Note), "AP": plain.Dict{"N": look}}))
}

// tenth keeps a tenth of a point.
func tenth(v float64) plain.Number {
	if v < 0 {
		return -tenth(-v)
	}
	return plain.Number(float64(int(v*10+0.5)) / 10)
}

// words is a text for people: ASCII as it is, all else as UTF-16.
func words(s string) plain.Text {
	ascii := true
	for _, r := range s {
		ascii = ascii && r < 0x80
	}
	if ascii {
		return plain.Text(s)
	}
	out := plain.Text{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return out
}
