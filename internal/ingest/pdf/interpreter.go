package pdf

import "math"

// glyph is one drawn character of a page, in points from the top left of the visible page.
type glyph struct {
	text   string
	x0, x1 float64 // along the baseline
	y      float64 // of the baseline
	size   float64 // height of the font
	font   *font
	turn   int  // quarter turns clockwise of the text's direction; its x and y are then those of the turned page
	hidden bool // drawn invisibly (text rendering mode 3)
	white  bool
	blank  bool // a space
}

// The budgets of one page. A manuscript stays far below them.
const (
	maxOps    = 1_500_000
	maxGlyphs = 100_000 // drawn, seen or not
	maxForms  = 2_000
	maxDepth  = 12
)

// interpreter draws the content of one page into glyphs.
type interpreter struct {
	fonts    *fontCache
	glyphs   []glyph
	unmapped int     // glyphs whose font gives no text
	images   float64 // area of images, square points
	pictures []rectangle
	curves   int // path segments, the sign of text drawn as outlines
	ops      int
	shown    int // glyphs, those that are drawn again at their place among them
	cost     *budget
	forms    int
	spent    bool // a budget ran out
	width    float64
	height   float64
	drawn    map[drawnKey]bool
	painted  painted
}

// drawnKey tells a glyph that is drawn again at its place (a poor man's bold) from a new one.
type drawnKey struct {
	text string
	font *font
	x, y int32
}

// state is the graphics state that text needs.
type state struct {
	ctm                  matrix
	font                 *font
	size, tc, tw, tz, tl float64
	rise                 float64
	mode                 int
	white                bool // the fill colour
	clip                 rectangle
}

// run interprets a content stream with its resources.
func (in *interpreter) run(data []byte, resources object, ctm matrix, clip rectangle, depth int) {
	st := state{ctm: ctm, tz: 1, clip: clip}
	var stack []state
	tm, lm := unit, unit
	l := &lexer{data: data}
	var args []token
	fonts := resources.key("Font")
	n := func(i int) float64 {
		if i < len(args) {
			return args[i].num
		}
		return 0
	}
	newline := func(x, y float64) {
		lm = matrix{1, 0, 0, 1, x, y}.mul(lm)
		tm = lm
	}
	for {
		t := l.next()
		if t.kind == tokEOF {
			return
		}
		if t.kind != tokOperator {
			if len(args) < 4096 {
				args = append(args, t)
			}
			continue
		}
		in.ops++
		in.cost.operators--
		if in.ops > maxOps || in.shown > maxGlyphs || in.cost.spent() {
			in.spent = true
			return
		}
		switch string(t.text) {
		case "q":
			if len(stack) < 512 {
				stack = append(stack, st)
			}
		case "Q":
			if k := len(stack); k > 0 {
				st, stack = stack[k-1], stack[:k-1]
			}
		case "cm":
			st.ctm = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}.mul(st.ctm)
		case "BT":
			tm, lm = unit, unit
		case "Tf":
			if len(args) >= 2 {
				st.font, st.size = in.fonts.get(fonts, string(args[len(args)-2].text)), args[len(args)-1].num
			}
		case "gs":
			if len(args) > 0 {
				in.extState(&st, resources.key("ExtGState").key(string(args[0].text)))
			}
		case "Tc":
			st.tc = n(0)
		case "Tw":
			st.tw = n(0)
		case "Tz":
			st.tz = n(0) / 100
		case "TL":
			st.tl = n(0)
		case "Ts":
			st.rise = n(0)
		case "Tr":
			st.mode = int(n(0))
		case "Td":
			newline(n(0), n(1))
		case "TD":
			st.tl = -n(1)
			newline(n(0), n(1))
		case "Tm":
			lm = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}
			tm = lm
		case "T*":
			newline(0, -st.tl)
		case "Tj":
			if len(args) > 0 {
				in.show(&st, &tm, args[len(args)-1].text)
			}
		case "'":
			newline(0, -st.tl)
			if len(args) > 0 {
				in.show(&st, &tm, args[len(args)-1].text)
			}
		case "\"":
			if len(args) >= 3 {
				st.tw, st.tc = n(0), n(1)
				newline(0, -st.tl)
				in.show(&st, &tm, args[2].text)
			}
		case "TJ":
			for _, a := range args {
				switch a.kind {
				case tokString:
					in.show(&st, &tm, a.text)
				case tokNumber:
					in.kern(&st, &tm, a.num)
				}
			}
		case "Do":
			if len(args) > 0 {
				in.paint(&st, resources, string(args[len(args)-1].text), depth)
			}
		case "BI":
			in.inlineImage(l, &st)
		case "l", "c", "v", "y", "m", "re":
			in.draw(&st, string(t.text), args)
		case "f", "F", "f*":
			in.painted.end(&st, filled)
		case "B", "B*", "b", "b*":
			in.painted.end(&st, outlined)
		case "S", "s":
			in.painted.end(&st, stroked)
		case "n":
			in.painted.end(&st, unpainted)
		case "W", "W*":
			in.painted.clips = true
		case "g":
			st.white = isWhite(args, 1)
		case "rg":
			st.white = isWhite(args, 3)
		case "k":
			st.white = isWhite(args, 4)
		case "sc", "scn":
			st.white = len(args) >= 3 && isWhite(args, len(args))
		case "cs":
			st.white = false
		}
		args = args[:0]
	}
}

func (in *interpreter) extState(st *state, gs object) {
	if f := gs.key("Font"); f.len() == 2 {
		st.font, st.size = loadFont(f.index(0)), f.index(1).num()
	}
}

func (in *interpreter) kern(st *state, tm *matrix, amount float64) {
	shift := -amount / 1000 * st.size
	if st.font != nil && st.font.vertical {
		*tm = matrix{1, 0, 0, 1, 0, shift}.mul(*tm)
		return
	}
	*tm = matrix{1, 0, 0, 1, shift * st.tz, 0}.mul(*tm)
}

// show draws a string.
func (in *interpreter) show(st *state, tm *matrix, s []byte) {
	if st.font == nil {
		return
	}
	st.font.chars(s, func(c char) {
		advance := c.width*st.size + st.tc
		if c.blank {
			advance += st.tw
		}
		in.shown++
		in.cost.glyphs--
		if st.mode != 7 && in.shown <= maxGlyphs {
			in.emit(st, *tm, c)
		}
		if st.font.vertical {
			*tm = matrix{1, 0, 0, 1, 0, -st.size + st.tc}.mul(*tm)
			return
		}
		*tm = matrix{1, 0, 0, 1, advance * st.tz, 0}.mul(*tm)
	})
}

// emit places one glyph on the page.
func (in *interpreter) emit(st *state, tm matrix, c char) {
	if c.text == "" {
		if c.width > 0 {
			in.unmapped++
		}
		return
	}
	m := tm.mul(st.ctm)
	x, y := m.apply(0, st.rise)
	ex, ey := m.apply(c.width*st.size*st.tz, st.rise)
	ux, uy := m.apply(0, st.rise+st.size)
	size := math.Hypot(ux-x, uy-y)
	if st.font.type3 != 0 {
		size *= st.font.type3
	}
	dx, dy := ex-x, ey-y
	if dx == 0 && dy == 0 {
		dx = 1e-6
	}
	g := glyph{text: c.text, size: size, font: st.font, hidden: st.mode == 3, white: st.white && st.mode != 1, blank: c.text == " " || c.text == "\u00a0"}
	switch {
	case math.Abs(dy) <= math.Abs(dx)*0.3 && dx > 0:
		g.x0, g.x1, g.y = x, ex, y
	case math.Abs(dx) <= math.Abs(dy)*0.3 && dy < 0: // reads upwards: the page turned clockwise
		g.turn, g.x0, g.x1, g.y = 1, in.height-y, in.height-ey, x
	case math.Abs(dx) <= math.Abs(dy)*0.3 && dy > 0: // reads downwards
		g.turn, g.x0, g.x1, g.y = 3, y, ey, in.width-x
	default:
		return // slanted marks and upside-down text are no running text
	}
	if x < -2 || y < -2 || x > in.width+2 || y > in.height+2 || size < 0.5 {
		if !in.continues(g) {
			return // outside the page: nobody sees it
		}
	}
	k := drawnKey{c.text, st.font, int32(g.x0*2.5 + 0.5), int32(g.y*2.5 + 0.5)}
	before, after := k, k
	before.x, after.x = k.x-1, k.x+1
	if !g.blank && (in.drawn[k] || in.drawn[before] || in.drawn[after]) {
		return
	}
	in.drawn[k] = true
	in.glyphs = append(in.glyphs, g)
}

// continues says whether a glyph beyond the page's edge goes on with a line that began on the page: an overfull
// line is still the author's text.
func (in *interpreter) continues(g glyph) bool {
	if len(in.glyphs) == 0 || g.size < 0.5 {
		return false
	}
	last := in.glyphs[len(in.glyphs)-1]
	return g.turn == last.turn && math.Abs(g.y-last.y) < 0.1*g.size && g.x0 > last.x0 && g.x0 < last.x1+g.size && g.x0 < 2*math.Max(in.width, in.height)
}
