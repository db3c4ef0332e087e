package annotate

import (
	"bytes"
	"fmt"
	"unicode/utf16"

	"github.com/pubcheck/pubcheck/internal/ingest/pdf/plain"
)

// kind is how a passage is marked, so that verdicts are told apart without colours too: what was found is highlighted, what is
// in doubt underlined, what is held to be missing underlined with a wave, what does not apply with a dotted line.
func (t Tone) kind() plain.Name {
	return [...]plain.Name{"Squiggly", "Underline", "Highlight", "Underline"}[t]
}

// colour is light for a highlight, which lies on the words, and dark for a line.
func (t Tone) colour() [3]float64 {
	return [...][3]float64{{0.80, 0.13, 0.11}, {0.80, 0.47, 0}, {0.70, 0.93, 0.74}, {0.40, 0.43, 0.48}}[t]
}

// draw paints the mark of a line of words into its box.
func (t Tone) draw(out *bytes.Buffer, p *page, b Box) {
	if t == Found {
		x0, y0 := p.at(b.X0, b.Y1)
		x1, y1 := p.at(b.X1, b.Y0)
		fmt.Fprintf(out, "%.1f %.1f %.1f %.1f re f\n", min(x0, x1), min(y0, y1), max(x0, x1)-min(x0, x1), max(y0, y1)-min(y0, y1))
		return
	}
	low, step, rise := b.Y1-lineWidth/2, b.X1-b.X0, 0.0
	switch t {
	case Absent:
		step, rise = 2, 2
	case Idle:
		out.WriteString("[1.5 2] 0 d\n")
	}
	x, y := p.at(b.X0, low)
	fmt.Fprintf(out, "%.1f %.1f m\n", x, y)
	up := rise
	for at := b.X0 + step; step > 0 && at <= b.X1; at += step {
		x, y = p.at(at, low-up)
		fmt.Fprintf(out, "%.1f %.1f l\n", x, y)
		up = rise - up
	}
	out.WriteString("S\n")
}

// lineWidth is how thick the line under words is, in points.
const lineWidth = 1.2

// mark adds a mark. It brings its own appearance, so that all viewers show the same; it darkens the page and no other
// mark, so that passages which overlap stay readable.
func (f *file) mark(p *page, m Mark) {
	if len(m.Boxes) == 0 {
		return
	}
	var quads plain.Array
	var paint bytes.Buffer
	c := m.Tone.colour()
	fmt.Fprintf(&paint, "/m gs %[1]g w %.2[2]f %.2[3]f %.2[4]f rg %.2[2]f %.2[3]f %.2[4]f RG\n", lineWidth, c[0], c[1], c[2])
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
		m.Tone.draw(&paint, p, b)
		if i == 0 {
			around = box
		}
		around = Box{min(around.X0, box.X0), min(around.Y0, box.Y0), max(around.X1, box.X1), max(around.Y1, box.Y1)}
	}
	rect := plain.Array{tenth(around.X0), tenth(around.Y0), tenth(around.X1), tenth(around.Y1)}
	look := f.update.addStream(plain.Dict{"Type": plain.Name("XObject"), "Subtype": plain.Name("Form"), "BBox": rect,
		"Resources": plain.Dict{"ExtGState": plain.Dict{"m": plain.Dict{"BM": plain.Name("Darken")}}},
		"Group":     plain.Dict{"S": plain.Name("Transparency")}}, paint.Bytes())
	p.annots = append(p.annots, f.update.add(plain.Dict{"Type": plain.Name("Annot"), "Subtype": m.Tone.kind(), "Rect": rect, "QuadPoints": quads,
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
