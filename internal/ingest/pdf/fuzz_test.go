package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pubcheck/pubcheck/internal/ingest/pdf/plain"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// checkPieces holds what the layout promises of any file: runs in order inside their piece, pages that exist.
func checkPieces(t *testing.T, d manuscript.Draft) {
	t.Helper()
	for _, p := range d.Pieces {
		last := 0
		for _, r := range p.Runs {
			if r.Start < last || r.End < r.Start || r.End > len(p.Text) || r.Page < 1 || r.Page > d.Pages {
				t.Fatalf("run %+v of %q (%d pages)", r, p.Text, d.Pages)
			}
			last = r.End
		}
	}
	manuscript.Assemble(d)
}

func FuzzRead(f *testing.F) {
	whole := sample(f, "poor-linenumbers.pdf")
	f.Add(whole[:20_000])
	f.Add(whole[len(whole)-20_000:])
	f.Add(sample(f, "hard/rc4-40.pdf")[:12_000])
	f.Add(onePage("BT /F1 12 Tf 72 700 Td (We trained a network.) Tj ET", plainForm))
	f.Add(onePage("BT /F1 12 Tf 1 0 0 1 72 700 Tm [(We) -300 (tr) 20 (ained)] TJ T* (x) ' ET /X1 Do", plainForm))
	f.Add(pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"))
	f.Add(pdfOf("<< /Type /Catalog /Pages 2 0 R >>", stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", deflated([]byte("2 0 << /Type /Pages >>")))))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data)
		if err != nil {
			assert.True(t, isKnown(err), "%v", err)
			return
		}
		checkPieces(t, d)
	})
}

// FuzzContent draws any content stream on a page with fonts of several kinds.
func FuzzContent(f *testing.F) {
	f.Add([]byte("q 1 0 0 1 0 0 cm BT /F1 12 Tf 72 700 Td (a) Tj 0 -14 Td [(b) -250 <63>] TJ ET Q"))
	f.Add([]byte("BT /F2 9 Tf 14 TL 0 1 -1 0 72 72 Tm <00410042> Tj T* (x) ' 3 1 (y) \" ET BI /W 1 /H 1 ID x EI"))
	f.Add([]byte("BT /F3 1 Tf 3 Tr 80 Tz 2 Ts 1 Tc 2 Tw (c d) Tj ET /X1 Do (\\101\\\n\\)"))
	f.Fuzz(func(t *testing.T, content []byte) {
		file := pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
			"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R /F3 7 0 R >> /XObject << /X1 8 0 R >> >> >>",
			stream("", string(content)), helvetica,
			"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /DW 500 /W [65 [600 700] 70 90 400] >>] >>",
			"<< /Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FontBBox [0 0 100 100] /FirstChar 97 /Widths [50 50 50] /Encoding << /Differences [97 /a97 /a98 /eacute] >> >>",
			plainForm)
		d, err := Read(file)
		if err == nil {
			checkPieces(t, d)
		}
	})
}

// FuzzLayout sets short lines anywhere on pages: every four bytes are a place, a size and what is written.
func FuzzLayout(f *testing.F) {
	f.Add([]byte("\x10\x10\x0a\x00\x10\x20\x0a\x01\x80\x10\x0a\x02\x80\x20\x0a\x03"))
	f.Add([]byte("\x01\x10\x08\x04\x10\x10\x0a\x00\x01\x20\x08\x05\x10\x20\x0a\x01\x01\x30\x08\x06\x10\x30\x0a\x02\x01\x40\x08\x07\x10\x40\x0a\x03"))
	written := []string{"The data were split at the patient", "level and tested once. We", "1. Introduction", "Table 1. Results of", "1", "2", "3", "4", "0.91", "Abstract",
		"References", "[1] A. Author, 2020", "• a point", "cross-", "Fig. 2", "5", "10", "a", "\\(", ""}
	f.Fuzz(func(t *testing.T, data []byte) {
		var contents []string
		for page := 0; page < 3 && len(data) >= 4; page++ {
			var b strings.Builder
			b.WriteString("BT ")
			for n := 0; n < 60 && len(data) >= 4; n++ {
				fmt.Fprintf(&b, "/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj ", data[2]%40+1, int(data[0])*612/256, 792-int(data[1])*792/256, written[int(data[3])%len(written)])
				data = data[4:]
			}
			contents = append(contents, b.String()+"ET")
		}
		if len(contents) == 0 {
			return
		}
		d, err := Read(pagesOf(contents...))
		if err == nil {
			checkPieces(t, d)
		}
	})
}

func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <01> <0041> <02> <d83dde00> endbfchar 1 beginbfrange <03> <05> [<0061> <0062> <0063>] endbfrange"))
	f.Add([]byte("1 beginbfrange <0000> <ffff> <0000> endbfrange"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m := parseCMap(data)
		for c := range uint32(300) {
			m.lookup(c)
		}
	})
}

func FuzzFontPrograms(f *testing.F) {
	f.Add([]byte("%!PS-AdobeFont-1.0\n/Encoding 256 array\ndup 65 /A put\ndup 66 /eacute put\nreadonly def"))
	f.Add([]byte("\x01\x00\x04\x01\x00\x01\x01\x01\x05Name\x00\x01\x01\x01\x03\x8b\x0f\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for c := range type1Names(data) {
			assert.GreaterOrEqual(t, c, 0)
		}
		cffNames(data)
	})
}

// FuzzRewrite checks that a rewritten file can be rewritten again and stays the same.
func FuzzRewrite(f *testing.F) {
	f.Add(onePage("BT (x) Tj ET", plainForm))
	f.Add([]byte("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj <</Kids[]>> trailer <</Root 1 0 R /Encrypt <</Filter/Standard/V 5/R 6/U()/UE()>> >>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		once, err := plain.Rewrite(data)
		if err != nil {
			return
		}
		if _, err := plain.Rewrite(once.Data); err != nil {
			t.Fatalf("a rewritten file cannot be read: %v", err)
		}
	})
}
