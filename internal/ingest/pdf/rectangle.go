package pdf

import "math"

// rectangle is a part of a page, in points from its top left.
type rectangle struct{ x0, y0, x1, y1 float64 }

// everywhere is larger than any page.
var everywhere = rectangle{-1e6, -1e6, 1e6, 1e6}

func (r rectangle) holds(x, y float64) bool {
	return x >= r.x0-1 && x <= r.x1+1 && y >= r.y0-1 && y <= r.y1+1
}

// covers says whether o lies within r.
func (r rectangle) covers(o rectangle) bool {
	return r.x0 <= o.x0 && r.y0 <= o.y0 && r.x1 >= o.x1 && r.y1 >= o.y1
}

func (r rectangle) union(o rectangle) rectangle {
	return rectangle{math.Min(r.x0, o.x0), math.Min(r.y0, o.y0), math.Max(r.x1, o.x1), math.Max(r.y1, o.y1)}
}

// grown is r with a margin all around.
func (r rectangle) grown(by float64) rectangle {
	return rectangle{r.x0 - by, r.y0 - by, r.x1 + by, r.y1 + by}
}

func (r rectangle) meets(o rectangle) bool {
	return r.x0 <= o.x1 && o.x0 <= r.x1 && r.y0 <= o.y1 && o.y0 <= r.y1
}

func (r rectangle) meetsAny(of []rectangle) bool {
	for _, o := range of {
		if r.meets(o) {
			return true
		}
	}
	return false
}

func (r rectangle) middle() (x, y float64) { return (r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2 }

// cut is the part of r that lies within o, the zero rectangle for none.
func (r rectangle) cut(o rectangle) rectangle {
	if !r.meets(o) {
		return rectangle{}
	}
	return rectangle{math.Max(r.x0, o.x0), math.Max(r.y0, o.y0), math.Min(r.x1, o.x1), math.Min(r.y1, o.y1)}
}
