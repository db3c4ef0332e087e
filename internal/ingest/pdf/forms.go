package pdf

import "math"

// paint draws a named form or notes an image.
func (in *interpreter) paint(st *state, resources object, name string, depth int) {
	_ = guard(func() error {
		x := resources.key("XObject").key(name)
		switch x.key("Subtype").name() {
		case "Image":
			in.image(st)
		case "Form":
			if in.forms++; depth >= maxDepth || in.forms > maxForms {
				in.spent = true
				return nil
			}
			m := st.ctm
			if mx := x.key("Matrix"); mx.len() == 6 {
				m = matrix{mx.index(0).num(), mx.index(1).num(), mx.index(2).num(), mx.index(3).num(), mx.index(4).num(), mx.index(5).num()}.mul(m)
			}
			data, err := x.data()
			if err != nil {
				return err
			}
			inner := x.key("Resources")
			if !inner.isDict() {
				inner = resources
			}
			in.run(data, inner, m, st.clip.cut(bounds(x.key("BBox"), m)), depth+1)
		}
		return nil
	})
}

// bounds is the area to which a form is cut, or all where it names none.
func bounds(box object, m matrix) rectangle {
	if box.len() != 4 {
		return everywhere
	}
	var p painted
	x, y := box.index(0).num(), box.index(1).num()
	p.rectangle(m, x, y, box.index(2).num()-x, box.index(3).num()-y)
	return p.path
}

// Pictures smaller than this, in points, are marks and logos; no page of text has more than so many.
const (
	leastPicture = 120.0
	maxPictures  = 200
)

// image adds the area of an image, cut to the page.
func (in *interpreter) image(st *state) {
	ctm := st.ctm
	x0, y0 := ctm.apply(0, 0)
	x1, y1 := ctm.apply(1, 1)
	w := math.Min(in.width, math.Max(x0, x1)) - math.Max(0, math.Min(x0, x1))
	h := math.Min(in.height, math.Max(y0, y1)) - math.Max(0, math.Min(y0, y1))
	if w > 0 && h > 0 {
		in.images += w * h
		if w > leastPicture && h > leastPicture/3 && len(in.pictures) < maxPictures {
			left, up := math.Max(0, math.Min(x0, x1)), math.Max(0, math.Min(y0, y1))
			in.pictures = append(in.pictures, rectangle{left, up, left + w, up + h})
		}
		in.painted.rectangle(ctm, 0, 0, 1, 1)
		in.painted.end(&state{clip: st.clip}, filled)
	}
}

// inlineImage passes over the data of an inline image.
func (in *interpreter) inlineImage(l *lexer, st *state) {
	in.image(st)
	for {
		t := l.next()
		if t.kind == tokEOF {
			return
		}
		if t.kind == tokOperator && string(t.text) == "ID" {
			break
		}
	}
	for i := l.at; i+2 < len(l.data); i++ {
		if l.data[i] == 'E' && l.data[i+1] == 'I' && isSpace(l.data[i-1]) && (i+2 == len(l.data) || isSpace(l.data[i+2])) {
			l.at = i + 2
			return
		}
	}
	l.at = len(l.data)
}

// fontCache keeps fonts by the number of their object, so that each is read once a file.
type fontCache struct {
	fonts map[string]*font
}

func (c *fontCache) get(fonts object, name string) *font {
	ref := fonts.identity(name)
	if ref != "" {
		if f, ok := c.fonts[ref]; ok {
			return f
		}
	}
	f := loadFont(fonts.key(name))
	if ref != "" {
		c.fonts[ref] = f
	}
	return f
}
