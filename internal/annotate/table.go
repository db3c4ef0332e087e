package annotate

import (
	"bytes"
	"fmt"

	"github.com/pubcheck/pubcheck/internal/ingest/pdf/plain"
)

// The page of the table: A4, with columns where these begin.
const (
	pageWidth, pageHeight = 595.0, 842.0
	margin                = 48.0
	leading               = 14.5
	textSize              = 8.5
	signX, numberX        = margin, margin + 14
	titleX, verdictX      = margin + 44, margin + 232
	placeX                = margin + 300
)

// appendTable adds the pages with the rows of all lists behind the last page.
func (f *file) appendTable(lists []List) error {
	tree, ok := f.root["Pages"].(plain.Reference)
	node, has := f.view.Dict(f.root["Pages"])
	kids, isArray := f.view.Resolve(node["Kids"]).(plain.Array)
	if !ok || !has || !isArray {
		return fmt.Errorf("%w (no list of pages)", plain.ErrDamaged)
	}
	font := func(base string, encoded bool) plain.Dict {
		d := plain.Dict{"Type": plain.Name("Font"), "Subtype": plain.Name("Type1"), "BaseFont": plain.Name(base)}
		if encoded {
			d["Encoding"] = plain.Name("WinAnsiEncoding")
		}
		return d
	}
	fonts := f.update.add(plain.Dict{"Font": plain.Dict{"R": font("Helvetica", true), "B": font("Helvetica-Bold", true), "Z": font("ZapfDingbats", false)}})
	kids = append(plain.Array{}, kids...)
	for _, l := range lists {
		rows := l.Rows
		for first := true; first || len(rows) > 0; first = false {
			fit := min(len(rows), int((pageHeight-2*margin-50)/leading))
			ref := f.update.reserve()
			if first {
				f.tables = append(f.tables, ref)
			}
			content, links := f.tablePage(l, rows[:fit])
			rows = rows[fit:]
			f.update.set(ref, plain.Dict{"Type": plain.Name("Page"), "Parent": tree, "Resources": fonts, "Rotate": plain.Number(0),
				"MediaBox": numbers(0, 0, pageWidth, pageHeight), "CropBox": numbers(0, 0, pageWidth, pageHeight),
				"Contents": f.update.addStream(plain.Dict{}, content), "Annots": links})
			kids = append(kids, ref)
		}
	}
	count, _ := f.view.Resolve(node["Count"]).(plain.Number)
	old, _ := f.view.Resolve(node["Kids"]).(plain.Array)
	node["Kids"], node["Count"] = kids, count+plain.Number(len(kids)-len(old))
	f.update.set(tree, node)
	return nil
}

// tablePage draws rows; a row that stands somewhere leads there.
func (f *file) tablePage(l List, rows []Row) ([]byte, plain.Array) {
	var out bytes.Buffer
	links := plain.Array{}
	y := pageHeight - margin - 14
	show(&out, "B", 13, margin, y, 0, "pubcheck: "+l.Title, pageWidth-2*margin)
	show(&out, "R", textSize, margin, y-16, 0.35, l.Summary+". Marks and this page were added; the manuscript is unchanged.", pageWidth-2*margin)
	show(&out, "R", textSize, margin, y-27, 0.35, "Highlighted: satisfied. Underlined: ambiguous. Waved: missing. Dotted: not applicable. A passage of several items shows the worst.", pageWidth-2*margin)
	y -= 44
	for _, r := range rows {
		fmt.Fprintf(&out, "0.85 G 0.4 w %.1f %.1f m %.1f %.1f l S\n", margin, y-4.5, pageWidth-margin, y-4.5)
		c := [...][3]float64{{0.70, 0.13, 0.11}, {0.49, 0.31, 0}, {0.08, 0.38, 0.22}, {0.33, 0.36, 0.41}}[r.Tone]
		fmt.Fprintf(&out, "%.2f %.2f %.2f rg\n", c[0], c[1], c[2])
		sign := [...]string{"/Z 9 Tf (8)", "/B 9 Tf (?)", "/Z 9 Tf (4)", "/B 9 Tf (-)"}[r.Tone]
		fmt.Fprintf(&out, "BT 1 0 0 1 %.1f %.1f Tm %s Tj ET\n", signX, y, sign)
		show(&out, "R", textSize, verdictX, y, -1, r.Verdict, placeX-verdictX-4)
		show(&out, "B", textSize, numberX, y, 0, r.Number, titleX-numberX-4)
		show(&out, "R", textSize, titleX, y, 0, r.Title, verdictX-titleX-6)
		show(&out, "R", textSize, placeX, y, 0, r.Place, pageWidth-margin-placeX)
		if r.Page >= 1 && r.Page <= len(f.pages) {
			links = append(links, f.update.add(plain.Dict{"Type": plain.Name("Annot"), "Subtype": plain.Name("Link"), "Rect": numbers(margin, y-4, pageWidth-margin, y+9),
				"Border": numbers(0, 0, 0), "F": plain.Number(4), "Dest": f.pages[r.Page-1].destination(r.Top), "Contents": words("go to " + r.Place)}))
		}
		y -= leading
	}
	return out.Bytes(), links
}

func numbers(v ...float64) plain.Array {
	var a plain.Array
	for _, n := range v {
		a = append(a, tenth(n))
	}
	return a
}

// show writes a line of text, cut to a width. grey < 0 keeps the colour that is set.
func show(out *bytes.Buffer, font string, size, x, y, grey float64, text string, width float64) {
	if grey >= 0 {
		fmt.Fprintf(out, "%.2f g\n", grey)
	}
	fmt.Fprintf(out, "BT /%s %.1f Tf 1 0 0 1 %.1f %.1f Tm ", font, size, x, y)
	plain.Emit(out, plain.Text(cut(winAnsi(text), size, width)))
	out.WriteString(" Tj ET\n")
}
