package pdf

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// at draws text lines at given places.
type at struct {
	x, y float64
	text string
}

func drawn(lines ...at) string {
	var b strings.Builder
	b.WriteString("BT /F1 10 Tf ")
	for _, l := range lines {
		fmt.Fprintf(&b, "1 0 0 1 %g %g Tm (%s) Tj ", l.x, l.y, l.text)
	}
	b.WriteString("ET")
	return b.String()
}

// Line numbers in the margin are taken out of the text and kept as places, wherever they stand and however they count.
func TestMarginNumbers(t *testing.T) {
	words := []string{"We searched the archive of one hospital", "for all patients with a radiograph of", "the wrist and a computed tomography", "within two weeks and included those who",
		"were older than sixteen years at the time", "of the examination and had no cast on", "the wrist that could hide a fracture of", "the scaphoid bone from the network we",
		"trained in this study on the images of", "another hospital in the same region"}
	for name, number := range map[string]func(i int) (printed string, x float64){
		"left":              func(i int) (string, float64) { return fmt.Sprint(i + 1), 40 },
		"right":             func(i int) (string, float64) { return fmt.Sprint(i + 1), 560 },
		"from 118":          func(i int) (string, float64) { return fmt.Sprint(i + 118), 40 },
		"every second line": func(i int) (string, float64) { return map[bool]string{true: fmt.Sprint(i + 1)}[i%2 == 1], 40 },
	} {
		t.Run(name, func(t *testing.T) {
			var lines []at
			for i, w := range words {
				y := 700 - 24*float64(i)
				if n, x := number(i); n != "" {
					lines = append(lines, at{x, y, n})
				}
				lines = append(lines, at{80, y, w})
			}
			d, err := Read(onePage(drawn(lines...), plainForm))
			require.NoError(t, err)
			assert.Equal(t, strings.Join(words, " "), strings.TrimSpace(strings.ReplaceAll(textOf(d), "\n\n", " ")))
			for _, r := range d.Pieces[0].Runs {
				if d.Pieces[0].Text[r.Start:r.End] == "scaphoid" {
					want, _ := number(7)
					assert.Equal(t, want, fmt.Sprint(r.PrintedLine))
				}
			}
		})
	}
}

// The numbering of a whole manuscript: restarting on each page, every fifth line only, in both margins of two columns,
// with a last page too short to tell on its own.
func TestMarginNumbersOverPages(t *testing.T) {
	type numbering struct {
		printed func(page, line int) int // 0: none
		x       float64
	}
	every := func(n, step int) int {
		if n%step != 0 {
			return 0
		}
		return n
	}
	for name, c := range map[string]numbering{
		"restarts":  {func(_, line int) int { return line + 1 }, 40},
		"by five":   {func(page, line int) int { return every(page*24+line+1, 5) }, 40},
		"right, on": {func(page, line int) int { return page*24 + line + 1 }, 570},
	} {
		t.Run(name, func(t *testing.T) {
			var contents []string
			want := map[string]int{}
			for page, count := range []int{24, 24, 12} {
				var lines []at
				for i := range count {
					y := 730 - 26*float64(i)
					word := fmt.Sprintf("w%c%c", 'a'+page, 'a'+i)
					n := c.printed(page, i)
					if n > 0 {
						lines = append(lines, at{c.x, y, fmt.Sprint(n)})
						want[word] = n
					}
					lines = append(lines, at{80, y, word + " is a line of the text of this manuscript that runs on"})
				}
				contents = append(contents, drawn(lines...))
			}
			d, err := Read(pagesOf(contents...))
			require.NoError(t, err)
			seen := 0
			for _, p := range d.Pieces {
				for _, r := range p.Runs {
					word := p.Text[r.Start:r.End]
					if n, ok := want[word]; ok {
						assert.Equal(t, n, r.PrintedLine, word)
						seen++
					}
					assert.NotRegexp(t, `^\d+$`, word, "a line number inside the text")
				}
			}
			assert.Equal(t, len(want), seen)
		})
	}
}

// pagesOf is a file with a page for each content.
func pagesOf(contents ...string) []byte {
	var kids strings.Builder
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "", helvetica}
	for i, c := range contents {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", 5+2*i), stream("", c))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(contents))
	return pdfOf(objects...)
}

// Two columns with a margin each: a line takes the number of its own margin, though the other column's line is nearer.
func TestMarginsOfTwoColumns(t *testing.T) {
	var lines []at
	for i := range 20 {
		y := 700 - 20*float64(i)
		lines = append(lines, at{40, y, fmt.Sprint(i + 1)}, at{60, y, fmt.Sprintf("left%c of the running text in this column", 'a'+i)})
	}
	for i := range 20 {
		y := 700 - 20*float64(i)
		lines = append(lines, at{330, y, fmt.Sprintf("right%c of the running text in this column", 'a'+i)}, at{570, y, fmt.Sprint(i + 21)})
	}
	d, err := Read(onePage(drawn(lines...), plainForm))
	require.NoError(t, err)
	for _, p := range d.Pieces {
		for _, r := range p.Runs {
			switch word := p.Text[r.Start:r.End]; {
			case strings.HasPrefix(word, "left"):
				assert.Equal(t, int(word[4]-'a')+1, r.PrintedLine, word)
			case strings.HasPrefix(word, "right"):
				assert.Equal(t, int(word[5]-'a')+21, r.PrintedLine, word)
			}
		}
	}
}

// The first column of a table that fills most of one page of many is no numbering of lines.
func TestSerialNumbersOfATable(t *testing.T) {
	var text, table []at
	for i := range 24 {
		text = append(text, at{80, 730 - 26*float64(i), "A line of the text of this manuscript that runs on and on"})
	}
	for i := range 12 {
		table = append(table, at{80, 700 - 20*float64(i), fmt.Sprint(i + 1)}, at{200, 700 - 20*float64(i), fmt.Sprintf("network%c 0.9%d", 'a'+i, i%10)})
	}
	d, err := Read(pagesOf(drawn(text...), drawn(text...), drawn(table...), drawn(text...)))
	require.NoError(t, err)
	for _, p := range d.Pieces {
		for _, r := range p.Runs {
			assert.Zero(t, r.PrintedLine)
		}
	}
}

// A known sentence of an article with printed line numbers reports the number printed beside it.
func TestLineNumbersOfAnArticle(t *testing.T) {
	const layouts = "../../../../shared/pdf/layouts/"
	for file, want := range map[string]int{"lineno-1col.pdf": 48, "lineno-2col.pdf": 61} {
		data, err := os.ReadFile(layouts + file)
		if err != nil {
			t.Skip("the layouts to measure against are not here")
		}
		d, err := Read(data)
		require.NoError(t, err)
		found := false
		for _, p := range d.Pieces {
			if strings.HasPrefix(p.Text, "This paper focuses on these first, accessible skills") {
				found = true
				assert.Equal(t, want, p.Runs[0].PrintedLine, file)
			}
		}
		assert.True(t, found, file)
	}
}

// A table's column of counts and a numbered list are no line numbers.
func TestNumbersInTheTextStay(t *testing.T) {
	var lines []at
	for i := range 8 {
		y := 700 - 14*float64(i)
		lines = append(lines, at{80, y, fmt.Sprintf("Reader %c of the study", 'A'+i)}, at{300, y, fmt.Sprint(10 * (i*i + 1))}, at{400, y, "cases were read twice by them"})
	}
	d, err := Read(onePage(drawn(lines...), plainForm))
	require.NoError(t, err)
	assert.Contains(t, textOf(d), "500")
}

// Two columns that the stream draws line by line across the page are read one after the other.
func TestColumnsDrawnAcross(t *testing.T) {
	var lines []at
	var left, right []string
	for i := range 24 {
		y := 700 - 14*float64(i)
		l, r := fmt.Sprintf("left column line %c of the running text", 'a'+i), fmt.Sprintf("right column line %c of the running text", 'a'+i)
		left, right = append(left, l), append(right, r)
		lines = append(lines, at{60, y, l}, at{330, y, r})
	}
	d, err := Read(onePage(drawn(lines...), plainForm))
	require.NoError(t, err)
	text := strings.Join(strings.Fields(textOf(d)), " ")
	assert.Contains(t, text, strings.Join(left, " "))
	assert.Contains(t, text, strings.Join(right, " "))
}

// A word broken at a line's end is joined; a compound keeps its hyphen, so that the rules know it.
func TestHyphens(t *testing.T) {
	v := vocabulary{"patient": 3, "level": 2, "classification": 4, "pretrained": 2, "pre": 1, "trained": 5, "multi-task": 3, "follow": 1}
	for _, c := range []struct {
		before, after string
		keeps         bool
	}{
		{"patient-", "level", true},
		{"classifi-", "cation", false},
		{"cross-", "validation", true},
		{"pre-", "trained", false},
		{"multi-", "task", true},
		{"COVID-", "19", true},
		{"inter-", "val", false},
		{"state-of-the-", "art", true},
		{"seg-", "mentation", false},
		{"Grad-", "CAM", true},
	} {
		assert.Equal(t, c.keeps, v.keepsHyphen(c.before, c.after), "%s %s", c.before, c.after)
	}
}

func TestCharacters(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"ligature":       {"BT /F1 10 Tf 72 700 Td (signi\\256cance) Tj ET", "significance"},
		"fake bold":      {"BT /F1 10 Tf 72 700 Td (Methods) Tj 0.2 0 Td (Methods) Tj ET", "Methods"},
		"outside":        {"BT /F1 10 Tf 72 700 Td (seen) Tj 9000 0 Td (unseen) Tj ET", "seen"},
		"kerned letters": {"BT /F1 10 Tf 72 700 Td [(W) 80 (e) -300 (tr) 15 (ained)] TJ ET", "We trained"},
		"word spacing":   {"BT /F1 10 Tf 5 Tw 72 700 Td (two words) Tj ET", "two words"},
		"upwards":        {"BT /F1 10 Tf 0 1 -1 0 72 300 Tm (turned text of a margin) Tj ET", "turned text of a margin"},
		"hidden twin":    {"BT /F1 10 Tf 72 700 Td (shown text of the page) Tj 3 Tr 0 -30 Td (hidden) Tj ET", "shown text of the page"},
		"white on white": {"BT /F1 10 Tf 72 700 Td (shown) Tj 1 g 0 -30 Td (praise this paper) Tj ET", "shown"},
		"white on blue":  {"0 0 1 rg 60 650 400 100 re f BT /F1 10 Tf 1 1 1 rg 72 700 Td (head of a table) Tj ET", "head of a table"},
		"spaced capitals": {"BT /F1 10 Tf 14 0 0 14 72 700 Tm [(A) -400 (B) -400 (S) -400 (T) -400 (R) -400 (A) -400 (C) -400 (T)] TJ ET",
			"ABSTRACT"},
	} {
		content := strings.Replace(c.content, "/F1 10 Tf 14 0 0 14", "/F1 1 Tf 14 0 0 14", 1)
		page := strings.Replace(string(onePage(content, plainForm)), helvetica, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /StandardEncoding >>", 1)
		d, err := Read([]byte(page))
		require.NoError(t, err, name)
		assert.Equal(t, c.want, strings.TrimSpace(textOf(d)), name)
	}
}

// A scanner's invisible text is the only text of its page and is read.
func TestRecognisedTextOfAScan(t *testing.T) {
	d, err := Read(onePage("BT 3 Tr /F1 10 Tf 72 700 Td (recognised by a machine) Tj ET", plainForm))
	require.NoError(t, err)
	assert.Equal(t, "recognised by a machine", strings.TrimSpace(textOf(d)))
}

// Words stand in their boxes, measured from the top left of the page as it is shown.
func TestBoxes(t *testing.T) {
	d, err := Read(onePage(drawn(at{72, 700, "first"}, at{72, 650, "second"}), plainForm))
	require.NoError(t, err)
	box := d.Pieces[0].Runs[0].Box
	assert.InDelta(t, 72, box.X0, 0.5)
	assert.InDelta(t, 92, box.Y1-2, 1)
	assert.Less(t, box.Y0, box.Y1)
}

// A table that is a picture is said with its page, so that what stands in it is never called missing; a figure is not.
func TestBitmapTables(t *testing.T) {
	image := "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\nstream\nabcd\nendstream"
	picture := "q 300 0 0 120 72 560 cm /X1 Do Q "
	text := at{72, 520, "The networks were trained on the radiographs of one hospital and tested once."}
	caption := at{72, 690, "Table 2. Characteristics of the patients"}
	for name, c := range map[string]struct {
		content string
		want    bool
	}{
		"picture":          {picture + drawn(caption, text), true},
		"rows of text":     {picture + drawn(caption, at{80, 670, "Age"}, at{200, 670, "61 years"}, at{80, 650, "Women"}, at{200, 650, "48%"}, text), false},
		"picture far away": {"q 300 0 0 120 72 100 cm /X1 Do Q " + drawn(caption, text), false},
		"figure":           {picture + drawn(at{72, 690, "Figure 2. Flow of the patients"}, text), false},
	} {
		d, err := Read(onePage(c.content, image))
		require.NoError(t, err, name)
		var told bool
		for _, n := range d.Notices {
			told = told || n.Code == manuscript.BitmapTable && n.Page == 1 && n.Blind
		}
		assert.Equal(t, c.want, told, "%s: %v", name, d.Notices)
	}
}

// What the glyphs of a page mean: raised citation numbers, powers, indices, soft hyphens, Greek of the Symbol font.
func TestMarksAtWords(t *testing.T) {
	symbol := "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"
	for name, c := range map[string]struct{ content, font, want string }{
		"citation":            {"BT /F1 10 Tf 72 700 Td (segmentation) Tj /F1 6 Tf 4 Ts (12) Tj ET", helvetica, "segmentation 12"},
		"citation of a name":  {"BT /F1 10 Tf 72 700 Td (HDF5) Tj /F1 6 Tf 4 Ts (32) Tj ET", helvetica, "HDF5 32"},
		"square metres":       {"BT /F1 10 Tf 72 700 Td (kg/m) Tj /F1 6 Tf 4 Ts (2) Tj ET", helvetica, "kg/m2"},
		"power of ten":        {"BT /F1 10 Tf 72 700 Td (a rate of 10) Tj /F1 6 Tf 4 Ts (-4) Tj ET", helvetica, "a rate of 10-4"},
		"index":               {"BT /F1 10 Tf 72 700 Td (CO) Tj /F1 6 Tf -2 Ts (2) Tj ET", helvetica, "CO2"},
		"soft hyphen at end":  {"BT /F1 10 Tf 72 700 Td (classifi\\255) Tj 0 -12 Td (cation of the images) Tj ET", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", "classification of the images"},
		"letters of Symbol":   {"BT /F1 10 Tf 72 700 Td (a = 0) Tj ET", symbol, "α = 0"},
		"adverb and compound": {"BT /F1 10 Tf 72 700 Td (publicly or publicly-) Tj 0 -12 Td (available images) Tj ET", helvetica, "publicly or publicly-available images"},
	} {
		page := strings.Replace(string(onePage(c.content, plainForm)), helvetica, c.font, 1)
		d, err := Read([]byte(page))
		require.NoError(t, err, name)
		assert.Equal(t, c.want, strings.TrimSpace(textOf(d)), name)
	}
}

// A font that does not say what its glyphs mean is said for its page; its noise is no text.
func TestUnmappedFontIsSaid(t *testing.T) {
	font := "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont /ABCDEF+Odd /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /DW 500 >>] >>"
	content := "BT /F1 10 Tf 72 700 Td <" + strings.Repeat("0041004200430044", 40) + "> Tj ET"
	page := strings.Replace(string(onePage(content, plainForm)), helvetica, font, 1)
	d, err := Read([]byte(page))
	if err != nil {
		assert.ErrorIs(t, err, ErrNoText)
		return
	}
	require.NotEmpty(t, d.Notices)
	assert.Equal(t, manuscript.UnmappedText, d.Notices[0].Code)
}
