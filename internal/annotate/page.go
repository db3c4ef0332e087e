package annotate

import (
	"github.com/pubcheck/pubcheck/internal/ingest/pdf/plain"
)

// page is a page of the file. The rectangle is what is shown of it, in its own unturned space; turn counts quarter turns
// clockwise.
type page struct {
	ref            plain.Reference
	dict           plain.Dict
	x0, y0, x1, y1 float64
	turn           int
	annots         plain.Array
}

// The bounds of the tree of pages, as in the reader.
const (
	maxPages = 2_000
	maxDepth = 40
)

// pagesOf lists the pages of the tree in order.
func pagesOf(view *plain.View, root plain.Value) []*page {
	var pages []*page
	seen := map[int]bool{}
	var walk func(v plain.Value, inherited plain.Dict, depth int)
	walk = func(v plain.Value, inherited plain.Dict, depth int) {
		ref, isRef := v.(plain.Reference)
		node, ok := view.Dict(v)
		if !ok || !isRef || seen[ref.Number()] || depth > maxDepth || len(pages) >= maxPages {
			return
		}
		seen[ref.Number()] = true
		own := plain.Dict{}
		for _, k := range []string{"MediaBox", "CropBox", "Rotate"} {
			own[k] = inherited[k]
			if v := view.Resolve(node[k]); v != nil {
				own[k] = v
			}
		}
		if kids, ok := view.Resolve(node["Kids"]).(plain.Array); ok && len(kids) > 0 {
			for _, kid := range kids {
				walk(kid, own, depth+1)
			}
			return
		}
		pages = append(pages, newPage(view, ref, node, own))
	}
	walk(root, plain.Dict{}, 0)
	return pages
}

func newPage(view *plain.View, ref plain.Reference, node, own plain.Dict) *page {
	p := &page{ref: ref, dict: node, x1: 612, y1: 792}
	box, ok := own["CropBox"].(plain.Array)
	if !ok || len(box) != 4 {
		box, _ = own["MediaBox"].(plain.Array)
	}
	if len(box) == 4 {
		var n [4]float64
		for i := range n {
			v, _ := view.Resolve(box[i]).(plain.Number)
			n[i] = float64(v)
		}
		p.x0, p.x1 = min(n[0], n[2]), max(n[0], n[2])
		p.y0, p.y1 = min(n[1], n[3]), max(n[1], n[3])
	}
	if r, ok := own["Rotate"].(plain.Number); ok {
		p.turn = ((int(r)%360 + 360) % 360) / 90
	}
	return p
}

// at turns a point of the page as shown into one of its own space.
func (p *page) at(x, y float64) (float64, float64) {
	switch p.turn {
	case 1:
		return p.x0 + y, p.y0 + x
	case 2:
		return p.x1 - x, p.y0 + y
	case 3:
		return p.x1 - y, p.y1 - x
	}
	return p.x0 + x, p.y1 - y
}

// finish writes a page that got annotations.
func (f *file) finish(p *page) {
	if len(p.annots) == 0 {
		return
	}
	old, _ := f.view.Resolve(p.dict["Annots"]).(plain.Array)
	p.dict["Annots"] = append(append(plain.Array{}, old...), p.annots...)
	f.update.set(p.ref, p.dict)
}

// destination is where a link leads: the page with a height of it, as shown, at the top.
func (p *page) destination(top float64) plain.Array {
	x, y := p.at(0, max(0, top-20))
	if p.turn%2 == 1 {
		return plain.Array{p.ref, plain.Name("XYZ"), plain.Number(x), nil, nil}
	}
	return plain.Array{p.ref, plain.Name("XYZ"), nil, plain.Number(y), nil}
}
