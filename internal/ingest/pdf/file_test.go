package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

const samples = "../../../testdata/"

func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(samples + name)
	require.NoError(t, err)
	return data
}

func textOf(d manuscript.Draft) string {
	var b strings.Builder
	for _, p := range d.Pieces {
		b.WriteString(p.Text + "\n\n")
	}
	return b.String()
}

// pdfOf writes a PDF with the given objects; number 1 is the catalogue.
func pdfOf(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

func deflated(data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.String()
}

const helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"

// onePage is a file with one page that draws the content with the font F1 and the form X1.
func onePage(content, form string) []byte {
	return pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >>",
		stream("", content), helvetica, form)
}

const plainForm = "<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Length 0 >>\nstream\n\nendstream"

// What is broken about a file's frame costs no word of its text.
func TestDamagedFilesAreMended(t *testing.T) {
	whole := sample(t, "complete-twocolumn.pdf")
	want, err := Read(whole)
	require.NoError(t, err)
	require.Empty(t, want.Notices)
	end := bytes.LastIndex(whole, []byte("startxref"))
	head := bytes.IndexByte(whole, '\n') + 1
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	for name, data := range map[string][]byte{
		"startxref wrong":    join(whole[:end], []byte("startxref\n12345\n%%EOF\n")),
		"startxref missing":  whole[:end],
		"junk before":        join([]byte("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"), whole),
		"junk after":         join(whole, bytes.Repeat([]byte("<p>"), 1500)),
		"zeros after":        join(whole, make([]byte, 5000)),
		"offsets shifted":    join(whole[:head], []byte("%a comment that nobody counted\n"), whole[head:]),
		"startxref a loop":   join(whole, []byte("\n900 0 obj\n<< /Type /XRef /Prev 7 >>\nstream\n\nendstream\nendobj\nstartxref\n7\n%%EOF\n")),
		"header of the next": join([]byte("%PDF-2.0\n"), whole[head:]),
	} {
		got, err := Read(data)
		require.NoError(t, err, name)
		assert.Equal(t, textOf(want), textOf(got), name)
		for _, n := range got.Notices {
			assert.Equal(t, manuscript.Repaired, n.Code, name)
			assert.False(t, n.Blind, name)
		}
	}
}

// A file that was cut off says so, and what it hides forbids the verdict "missing".
func TestCutFilesSaySo(t *testing.T) {
	whole := onePage("BT /F1 12 Tf 72 700 Td (We trained a network on the radiographs of 812 patients.) Tj 0 -40 Td (It was tested once.) Tj ET", plainForm)
	for _, end := range []string{"5 0 obj", "tested"} {
		d, err := Read(whole[:bytes.Index(whole, []byte(end))])
		require.NoError(t, err, end)
		assert.Contains(t, textOf(d), "radiographs of 812 patients", end)
	}
	d, err := Read(whole[:bytes.Index(whole, []byte("tested"))])
	require.NoError(t, err)
	require.NotEmpty(t, d.Notices)
	assert.Equal(t, manuscript.Repaired, d.Notices[0].Code)
	assert.True(t, d.Notices[0].Blind)
	_, err = Read(whole[:bytes.Index(whole, []byte("network"))])
	assert.ErrorIs(t, err, ErrDamaged, "nothing is left of the text")
	_, err = Read(whole[:60])
	assert.ErrorIs(t, err, ErrDamaged)
	_, err = Read([]byte("no PDF at all"))
	assert.ErrorIs(t, err, ErrNotPDF)
}

func TestEncryption(t *testing.T) {
	whole, err := Read(sample(t, "complete-twocolumn.pdf"))
	require.NoError(t, err)
	for _, name := range []string{"rc4-40.pdf", "aes-128.pdf", "aes-256.pdf"} {
		d, err := Read(sample(t, "hard/"+name))
		require.NoError(t, err, name)
		assert.Empty(t, d.Notices, name)
		assert.Equal(t, 1, d.Pages)
		assert.Equal(t, whole.Pieces[4].Text, d.Pieces[4].Text, name)
	}
	_, err = Read(sample(t, "hard/locked.pdf"))
	assert.ErrorIs(t, err, ErrEncrypted)
}

// A page that is a picture is said, and a file of such pages is no manuscript with everything missing.
func TestScansAreSaid(t *testing.T) {
	_, err := Read(sample(t, "hard/scan.pdf"))
	assert.ErrorIs(t, err, ErrNoText)
	d, err := Read(sample(t, "hard/mixed-scan.pdf"))
	require.NoError(t, err)
	require.Len(t, d.Notices, 1)
	assert.Equal(t, manuscript.NoTextLayer, d.Notices[0].Code)
	assert.Equal(t, 3, d.Notices[0].Page)
	assert.True(t, d.Notices[0].Blind)
}

// Hostile files end within the budgets: with an error or a notice, never in a loop.
func TestHostileFiles(t *testing.T) {
	kids := func(n int) string { return strings.Repeat("2 0 R ", n) }
	bomb := stream("/Filter /FlateDecode", deflated(bytes.Repeat([]byte("BT (aaaaaaaaaaaa) Tj ET "), 4_000_000)))
	for name, data := range map[string][]byte{
		"page tree that holds itself": pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids ["+kids(30)+"] /Count 30 >>"),
		"form that draws itself":      onePage("/X1 Do /X1 Do /X1 Do", "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >> /Length 24 >>\nstream\n/X1 Do /X1 Do /X1 Do    \nendstream"),
		"bomb":                        pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents [4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R] /Resources << /Font << /F1 5 0 R >> >> >>", bomb, helvetica),
		"million glyphs":              onePage("BT /F1 1 Tf "+strings.Repeat("1 0 0 1 9 9 Tm (abcdefghijklmnopqrstuvwxyz) Tj ", 40_000)+"ET", plainForm),
		"length of itself": pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R >>",
			"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"),
		"reference to itself": pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "2 0 R"),
		"huge page": pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /MediaBox [0 0 1e12 1e12] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
			stream("", "BT /F1 1e9 Tf (a huge word) Tj ET"), helvetica),
		"object stream that holds itself": pdfOf("<< /Type /Catalog /Pages 2 0 R >>", stream("/Type /ObjStm /N 1 /First 4", "2 0 << /Type /Pages >>")),
		"nested arrays":                   pdfOf("<< /Type /Catalog /Pages 2 0 R >>", strings.Repeat("[", 200_000)),
		"nested dictionaries in content":  onePage(strings.Repeat("<</A ", 100_000)+"BT ET", plainForm),
		"unclosed string":                 onePage("BT /F1 12 Tf (never closed ", plainForm),
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read(data)
			if err == nil {
				assert.NotEmpty(t, d.Pieces)
			} else {
				assert.True(t, isKnown(err), "%v", err)
			}
		})
	}
}

func isKnown(err error) bool {
	for _, known := range []error{ErrNotPDF, ErrDamaged, ErrEncrypted, ErrNoText} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// Ten thousand pages are read up to the budget, and the rest is said.
func TestTooManyPages(t *testing.T) {
	var kids strings.Builder
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", ""}
	for i := range 10_000 {
		fmt.Fprintf(&kids, "%d 0 R ", i+5)
	}
	objects[1] = "<< /Type /Pages /Kids [" + kids.String() + "] /Count 10000 >>"
	objects = append(objects, stream("", "BT /F1 12 Tf 72 700 Td (We read the scans of one ward.) Tj ET"), helvetica)
	for range 10_000 {
		objects = append(objects, "<< /Type /Page /MediaBox [0 0 612 1200] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>")
	}
	d, err := Read(pdfOf(objects...))
	require.NoError(t, err)
	assert.Equal(t, maxPages, d.Pages)
	require.NotEmpty(t, d.Notices)
	assert.Equal(t, manuscript.BudgetExceeded, d.Notices[0].Code)
	assert.True(t, d.Notices[0].Blind)
}

// Many pages that each stay below a page's budget end at the file's, and the pages left out are told.
func TestFileBudget(t *testing.T) {
	heavy := "BT /F1 1 Tf " + strings.Repeat("1 0 0 1 9 9 Tm (abcdefghijklmnopqrstuvwxyz) Tj ", 3_000)
	var contents []string
	for i := range maxFileGlyphs/78_000 + 3 {
		contents = append(contents, fmt.Sprintf("%s /F1 12 Tf 1 0 0 1 72 400 Tm (We read the scans of ward %c%c.) Tj ET", heavy, 'a'+i%26, 'a'+i/26))
	}
	d, err := Read(pagesOf(contents...))
	require.NoError(t, err)
	assert.Less(t, d.Pages, len(contents))
	require.NotEmpty(t, d.Notices)
	assert.Equal(t, manuscript.BudgetExceeded, d.Notices[0].Code)
	assert.True(t, d.Notices[0].Blind)
	assert.Contains(t, textOf(d), "We read the scans of ward ba.")
}

// Objects beyond the budget, in the file or packed in streams, are left unread, and it is told: nothing is called missing.
func TestObjectBudget(t *testing.T) {
	page := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		stream("", "BT /F1 12 Tf 72 700 Td (We read the scans of one ward.) Tj ET"), helvetica}
	var many []byte
	for i := range 500_001 {
		many = fmt.Appendf(many, "%d 0 obj 0 endobj\n", i+6)
	}
	bomb := deflated(append([]byte("9 0 10 2 1 2"), bytes.Repeat([]byte(" "), 65<<20)...))
	for name, data := range map[string][]byte{
		"objects": bytes.Replace(pdfOf(page...), []byte("xref\n"), append(many, "xref\n"...), 1),
		"packed":  pdfOf(append(page, stream("/Type /ObjStm /N 2 /First 8 /Filter /FlateDecode", bomb))...),
	} {
		d, err := Read(data)
		require.NoError(t, err, name)
		assert.Contains(t, textOf(d), "the scans of one ward", name)
		found := false
		for _, n := range d.Notices {
			found = found || n.Code == manuscript.BudgetExceeded && n.Blind
		}
		assert.True(t, found, "%s: %v", name, d.Notices)
	}
	d, err := Read(pdfOf(page...))
	require.NoError(t, err)
	for _, n := range d.Notices {
		assert.NotEqual(t, manuscript.BudgetExceeded, n.Code)
	}
}
