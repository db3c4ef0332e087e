package pdf

import (
	"fmt"
	"math"
	"strings"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// bitmapTables tells the tables that are pictures: a table's caption with a picture right below or above it, and no
// row of text where the table should stand.
func bitmapTables(paras []*para) []manuscript.Notice {
	var notices []manuscript.Notice
	for _, b := range paras {
		if len(b.lines) == 0 || b.kind != manuscript.Caption || !tableCaption().MatchString(b.text()) {
			continue
		}
		if !pictureBeside(b, paras) {
			continue
		}
		name := strings.TrimRight(strings.Join(strings.Fields(b.text())[:2], " "), ".:")
		page := b.first().page.number
		notices = append(notices, manuscript.Notice{Code: manuscript.BitmapTable, Page: page, Blind: true,
			Message: fmt.Sprintf("%s on page %d is a picture; what stands in it was not read.", name, page),
			Remedy:  "Set the table as text."})
	}
	return notices
}

// pictureBeside says whether a picture of a table's size touches a caption and holds no line of text.
func pictureBeside(caption *para, paras []*para) bool {
	p := caption.first().page
	top, bottom := caption.first().y-caption.size, caption.last().y
	for _, r := range p.pictures {
		below, above := r.y0-bottom, top-r.y1
		near := below > -2 && below < 3*caption.size || above > -2 && above < 3*caption.size
		if !near || math.Min(r.x1, caption.first().x1) < math.Max(r.x0, caption.first().x0) {
			continue
		}
		if !holdsText(r, p, paras) {
			return true
		}
	}
	return false
}

func holdsText(r rectangle, p *page, paras []*para) bool {
	for _, b := range paras {
		for _, l := range b.lines {
			if l.page == p && l.turn == 0 && r.holds((l.x0+l.x1)/2, l.y-l.size/3) {
				return true
			}
		}
	}
	return false
}
