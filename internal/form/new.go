package form

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

// Plan is a form to make: Heads and Widths (in twentieths of a point) run parallel; a row of one text names a section.
type Plan struct {
	Title  string
	Notes  []string
	Heads  []string
	Widths []int
	Rows   [][]string
}

// New makes a plain Word form with one table. The same plan gives the same bytes.
func New(p Plan) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`},
		{"word/styles.xml", `<w:styles xmlns:w="` + wordNamespace + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="18"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`},
		{"word/document.xml", p.document()},
	} {
		f, err := w.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err == nil {
			_, err = f.Write([]byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + part.text))
		}
		if err != nil {
			return nil, fmt.Errorf("could not be packed: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("could not be packed: %w", err)
	}
	return out.Bytes(), nil
}

// document is the text of the form: a title, the table across an A4 page on its side, notes.
func (p Plan) document() string {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="` + wordNamespace + `"><w:body>`)
	b.WriteString(paragraphXML(p.Title, `<w:b/><w:sz w:val="28"/>`))
	for _, n := range p.Notes {
		b.WriteString(paragraphXML(n, ""))
	}
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		b.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	total := 0
	for _, width := range p.Widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, width)
		total += width
	}
	b.WriteString(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, h := range p.Heads {
		cellXML(&b, p.Widths[i], 1, "D9D9D9", h, "<w:b/>")
	}
	b.WriteString(`</w:tr>`)
	for _, row := range p.Rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		if len(row) == 1 {
			section := paragraphXML(row[0], "<w:b/>")
			cellOf(&b, total, len(p.Heads), "F2F2F2", strings.Replace(section, "<w:p>", "<w:p><w:pPr><w:keepNext/></w:pPr>", 1)) // never alone at the foot of a page
		} else {
			for i, text := range row {
				cellXML(&b, p.Widths[i], 1, "", text, "")
			}
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return b.String()
}

func cellXML(b *strings.Builder, width, span int, fill, text, look string) {
	cellOf(b, width, span, fill, paragraphXML(text, look))
}

func cellOf(b *strings.Builder, width, span int, fill, paragraph string) {
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if span > 1 {
		fmt.Fprintf(b, `<w:gridSpan w:val="%d"/>`, span)
	}
	if fill != "" {
		b.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="` + fill + `"/>`)
	}
	b.WriteString(`</w:tcPr>` + paragraph + `</w:tc>`)
}

func paragraphXML(text, look string) string {
	if text == "" {
		return `<w:p/>`
	}
	if look != "" {
		look = `<w:rPr>` + look + `</w:rPr>`
	}
	return `<w:p><w:r>` + look + `<w:t xml:space="preserve">` + escape(text) + `</w:t></w:r></w:p>`
}
