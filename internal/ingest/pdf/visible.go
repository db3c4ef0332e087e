package pdf

import "math"

// painted follows what is drawn on a page beside text: as ground on which white letters can be seen, since white on white
// is text that no reader of the paper meets, and as ink, the lines of tables and the strokes of drawings.
type painted struct {
	path  rectangle
	open  bool // the path holds a point
	clips bool // and bounds what is painted after it
	boxes []rectangle
	ink   []rectangle
}

// maxBoxes bounds the fills and strokes that are remembered of a page.
const maxBoxes = 5000

func (p *painted) point(ctm matrix, x, y float64) {
	x, y = ctm.apply(x, y)
	if !p.open {
		p.path, p.open = rectangle{x, y, x, y}, true
		return
	}
	p.path = rectangle{math.Min(p.path.x0, x), math.Min(p.path.y0, y), math.Max(p.path.x1, x), math.Max(p.path.y1, y)}
}

func (p *painted) rectangle(ctm matrix, x, y, w, h float64) {
	for _, c := range [4][2]float64{{x, y}, {x + w, y}, {x, y + h}, {x + w, y + h}} {
		p.point(ctm, c[0], c[1])
	}
}

// draw notes a step of a path.
func (in *interpreter) draw(st *state, operator string, args []token) {
	if operator == "re" {
		if len(args) >= 4 {
			in.painted.rectangle(st.ctm, args[0].num, args[1].num, args[2].num, args[3].num)
		}
		return
	}
	if operator != "m" {
		in.curves++
	}
	for i := 0; i+1 < len(args); i += 2 {
		in.painted.point(st.ctm, args[i].num, args[i+1].num)
	}
}

// paint is what an operator does with a path.
type paint uint8

const (
	unpainted paint = iota
	stroked
	filled
	outlined // stroked and filled
)

// end closes the path; one that was filled with a colour is ground on which white shows.
func (p *painted) end(st *state, how paint) {
	if !p.open {
		return
	}
	white := st.white && how != stroked
	if how >= filled && !white && len(p.boxes) < maxBoxes {
		p.boxes = append(p.boxes, p.path)
	}
	drawn := p.path.cut(st.clip)
	if n := len(p.ink); how != unpainted && (how == outlined || !white) && n < maxBoxes && drawn != (rectangle{}) && (n == 0 || !p.ink[n-1].covers(drawn)) {
		p.ink = append(p.ink, drawn)
	}
	if p.clips {
		st.clip = drawn
	}
	p.open, p.clips = false, false
}

// shows says whether white letters at a place stand on some colour or picture.
func (p *painted) shows(x, y float64) bool {
	for _, b := range p.boxes {
		if b.holds(x, y) {
			return true
		}
	}
	return false
}

// isWhite says whether the numbers of a colour operator mean white: one for grey, three for RGB, four for CMYK.
func isWhite(args []token, nums int) bool {
	if len(args) < nums {
		return false
	}
	for _, a := range args[len(args)-nums:] {
		if a.kind != tokNumber || nums == 4 && a.num > 0.03 || nums < 4 && a.num < 0.97 {
			return false
		}
	}
	return true
}
