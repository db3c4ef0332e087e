package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

const (
	spaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="x"`

	testStyles = `<w:styles` + spaces + `>
<w:style w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="Mine"><w:name w:val="My section"/><w:basedOn w:val="H1"/></w:style>
<w:style w:styleId="Deep"><w:name w:val="Journal B-head"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Cap"><w:name w:val="caption"/></w:style>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Abs"><w:name w:val="Abstract"/></w:style>
<w:style w:styleId="Toc"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="Bib"><w:name w:val="EndNote Bibliography"/></w:style>
<w:style w:styleId="Hide" w:type="character"><w:name w:val="hidden char"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>`

	testNotes = `<w:footnotes` + spaces + `><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>`
)

// pack makes a DOCX of its parts.
func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/footnotes.xml", "other/text.xml"} {
		if text, ok := parts[name]; ok {
			w, err := z.Create(name)
			require.NoError(t, err)
			_, err = w.Write([]byte(text))
			require.NoError(t, err)
		}
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

// manyParts is a sound file with parts that nobody needs, up to a number.
func manyParts(t *testing.T, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	require.NoError(t, err)
	_, err = w.Write([]byte(body(p("Normal", r("Text of a study.")))))
	require.NoError(t, err)
	for i := range n - 1 {
		_, err := z.Create(fmt.Sprintf("word/media/image%d.png", i))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func body(xml string) string {
	return `<?xml version="1.0"?><w:document` + spaces + `><w:body>` + xml + `</w:body></w:document>`
}

func read(t testing.TB, xml string) manuscript.Draft {
	t.Helper()
	d, err := Read(pack(t, map[string]string{"word/document.xml": body(xml), "word/styles.xml": testStyles, "word/footnotes.xml": testNotes}))
	require.NoError(t, err)
	return d
}

func p(style, runs string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + runs + `</w:p>`
}

func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func set(property, text string) string {
	return `<w:r><w:rPr>` + property + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func TestRuns(t *testing.T) {
	up := `<w:vertAlign w:val="superscript"/>`
	for xml, want := range map[string]string{
		r("We read ") + `<w:ins>` + r("twelve ") + `</w:ins><w:del><w:r><w:delText>ten </w:delText></w:r></w:del>` + r("scans."):                                                                                                                              "We read twelve scans.",
		r("a") + set("<w:vanish/>", "hidden") + set(`<w:rStyle w:val="Hide"/>`, "hidden") + set(`<w:vanish w:val="0"/>`, "b"):                                                                                                                                 "ab",
		r("see ") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x \h</w:instrText></w:r>` + r("code") + `<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("Table 2") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + r(" now"): "see Table 2 now",
		`<w:hyperlink>` + r("linked") + `</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>` + r(" text") + `</w:sdtContent></w:sdt>`:                                                                                                                              "linked text",
		`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + r("Click here") + `</w:sdtContent></w:sdt>` + r("x"):                                                                                                                                   "x",
		r("0.9 ") + `<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>` + r(" 0.1, \uf061"):                                                                                                                                                                   "0.9 ± 0.1, α",
		r("seg\u00admen") + `<w:r><w:softHyphen/></w:r>` + r("ted T1") + `<w:r><w:noBreakHyphen/></w:r>` + r("weighted"):                                                                                                                                      "segmented T1-weighted",
		r("as shown before") + set(up, "12,") + set(up, "13") + r(" in 3 mm") + set(up, "3") + r(" of 10") + set(up, "-6") + r(", the 1") + set(up, "st"):                                                                                                     "as shown before [12,13] in 3 mm^3 of 10^-6, the 1st",
		r("one") + `<w:r><w:br/></w:r>` + r("two") + `<w:r><w:tab/></w:r>` + r("three"):                                                                                                                                                                       "one two three",
		`<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>`:                                                 "a/bx^2",
		`<mc:AlternateContent><mc:Choice>` + r("new") + `</mc:Choice><mc:Fallback>` + r("old") + `</mc:Fallback></mc:AlternateContent>`:                                                                                                                       "new",
	} {
		d := read(t, `<w:p>`+xml+`</w:p>`)
		require.Len(t, d.Pieces, 1, xml)
		assert.Equal(t, want, d.Pieces[0].Text, xml)
	}
}

func TestStructure(t *testing.T) {
	cell := func(text string) string { return `<w:tc><w:p>` + r(text) + `</w:p></w:tc>` }
	list := `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>`
	d := read(t, p("T", r("A study of knees"))+
		p("Toc", r("Methods 3"))+
		p("Abs", r("We found it."))+
		p("H1", r("Methods"))+
		p("Normal", r("One.")+`<w:r><w:footnoteReference w:id="2"/></w:r>`)+
		`<w:p/>`+
		p("Deep", r("Patients of the ward"))+
		`<w:p>`+set("<w:b/>", "Image acquisition")+`</w:p>`+
		`<w:p>`+set("<w:b/>", "Bold is this whole sentence.")+`</w:p>`+
		list+r("first")+`</w:p>`+
		p("Cap", r("Table 1. Sets"))+
		`<w:tbl><w:tr>`+cell("Set")+cell("N")+`</w:tr><w:tr><w:trPr><w:del/></w:trPr>`+cell("gone")+cell("gone")+`</w:tr><w:tr>`+cell("Train")+`<w:tc><w:p>`+r("12")+`</w:p><w:p>`+r("(50%)")+`</w:p></w:tc></w:tr></w:tbl>`+
		`<w:p>`+r("Before")+`<w:r><w:pict><w:txbxContent><w:p>`+r("Figure 1. In a box")+`</w:p><w:p>`+r("Beside the text")+`</w:p></w:txbxContent></w:pict></w:r>`+r(" and behind.")+`</w:p>`+
		`<w:tbl><w:tr>`+cell("A frame around text.")+`</w:tr></w:tbl>`+
		p("Mine", r("Results"))+p("Loop", r("Two."))+
		p("Bib", r("1. A reference.")))
	type row struct {
		kind  string
		level int
		text  string
		para  int
	}
	var got []row
	for _, piece := range d.Pieces {
		got = append(got, row{piece.Kind.String(), piece.Level, piece.Text, piece.Runs[0].Paragraph})
	}
	assert.Equal(t, []row{
		{"title", 0, "A study of knees", 1}, {"paragraph", 0, "We found it.", 2}, {"heading", 1, "Methods", 3}, {"paragraph", 0, "One.", 4}, {"footnote", 0, "A note.", 4},
		{"heading", 2, "Patients of the ward", 5}, {"heading", 3, "Image acquisition", 6}, {"paragraph", 0, "Bold is this whole sentence.", 7}, {"list item", 0, "first", 8},
		{"caption", 0, "Table 1. Sets", 9}, {"table", 0, "Set\tN\nTrain\t12 (50%)", 10}, {"paragraph", 0, "Before and behind.", 12}, {"caption", 0, "Figure 1. In a box", 13}, {"aside", 0, "Beside the text", 14},
		{"paragraph", 0, "A frame around text.", 15}, {"heading", 1, "Results", 16}, {"paragraph", 0, "Two.", 17}, {"reference", 0, "1. A reference.", 18},
	}, got)
	assert.Equal(t, manuscript.RoleAbstract, d.Pieces[1].Role)
	require.Len(t, d.Notices, 1)
	assert.Equal(t, manuscript.TrackedChanges, d.Notices[0].Code)
	doc := manuscript.Assemble(d)
	i := strings.Index(doc.Text, "Train")
	assert.Equal(t, 11, doc.Place(manuscript.Span{Start: i, End: i + 5}).Paragraph, "a row of a table counts as a paragraph")
}

func TestHeadingsByLooks(t *testing.T) {
	for xml, want := range map[string]manuscript.Kind{
		`<w:p>` + set("<w:b/>", "Methods") + `</w:p>`:                                                       manuscript.Heading,
		`<w:p>` + set("<w:i/>", "Participants") + `</w:p>`:                                                  manuscript.Heading,
		`<w:p>` + r("Methods") + `</w:p>`:                                                                   manuscript.Heading,
		`<w:p>` + r("2.3 Cascade of networks") + `</w:p>`:                                                   manuscript.Heading,
		`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>` + set("<w:b/>", "Methods") + `</w:p>`: manuscript.Heading,
		`<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>` + r("Knees of the ward") + `</w:p>`:                 manuscript.Heading,
		`<w:p>` + set("<w:b/>", "Purpose:") + r(" to test") + `</w:p>`:                                      manuscript.Paragraph,
		`<w:p>` + r("Seven patients") + `</w:p>`:                                                            manuscript.Paragraph,
		`<w:p>` + set("<w:b/>", "Table 2. Readers") + `</w:p>`:                                              manuscript.Caption,
	} {
		d := read(t, xml+`<w:p>`+r("Text that follows it.")+`</w:p>`)
		assert.Equal(t, want, d.Pieces[0].Kind, xml)
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	good := pack(t, map[string]string{"word/document.xml": body(p("Normal", r("Text.")))})
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"no archive":     {[]byte("PK\x03\x04 no archive"), ErrDamaged},
		"cut off":        {good[:len(good)/2], ErrDamaged},
		"no main part":   {pack(t, map[string]string{"word/styles.xml": testStyles}), ErrDamaged},
		"broken XML":     {pack(t, map[string]string{"word/document.xml": body(p("Normal", "<w:r>"))}), ErrDamaged},
		"no text":        {pack(t, map[string]string{"word/document.xml": body("<w:p/>")}), ErrNoText},
		"only hidden":    {pack(t, map[string]string{"word/document.xml": body("<w:p>" + set("<w:vanish/>", "x") + "</w:p>")}), ErrNoText},
		"bomb":           {pack(t, map[string]string{"word/document.xml": body(strings.Repeat(" ", mostBytes+1))}), ErrTooLarge},
		"bomb in styles": {pack(t, map[string]string{"word/document.xml": body(p("Normal", r("Text."))), "word/styles.xml": "<w:styles>" + strings.Repeat(" ", mostBytes+1)}), ErrTooLarge},
		"deep":           {pack(t, map[string]string{"word/document.xml": body(strings.Repeat("<w:p>", mostDepth) + strings.Repeat("</w:p>", mostDepth))}), ErrTooLarge},
		"many parts":     {manyParts(t, mostParts+1), ErrTooLarge},
	} {
		_, err := Read(c.data)
		assert.ErrorIs(t, err, c.want, name)
	}
	_, err := Read(manyParts(t, mostParts))
	assert.NoError(t, err, "up to the bound, nothing is refused")
}

// What is opened and never closed is read to the end, and a note is read once however often it is cited.
func TestHostileTextIsReadToTheEnd(t *testing.T) {
	for _, unit := range []string{`<w:fldChar w:fldCharType="begin"/>` + r("x"), `<w:fldChar w:fldCharType="end"/>` + r("x"), `<w:r><w:footnoteReference w:id="2"/></w:r>` + r("x"), `<w:sdt/>` + r("x"), set(`<w:vertAlign w:val="superscript"/>`, "1") + r("word "), `<w:p/>`, `<w:tbl><w:tr><w:tc/></w:tr></w:tbl>`, `<w:p>` + r("a") + `</w:p>`} {
		d, err := Read(pack(t, map[string]string{"word/document.xml": body(`<w:p>` + r("Text.") + strings.Repeat(unit, 20_000) + `</w:p>`), "word/styles.xml": testStyles, "word/footnotes.xml": testNotes}))
		require.NoError(t, err, unit)
		notes := 0
		for _, piece := range d.Pieces {
			if piece.Kind == manuscript.Footnote {
				notes++
			}
		}
		assert.LessOrEqual(t, notes, 1, unit)
		assert.NotEmpty(t, manuscript.Assemble(d).Text)
	}
}

// The main part is where the relations say.
func TestMainPartByRelation(t *testing.T) {
	for _, target := range []string{"other/text.xml", "/other/text.xml"} {
		d, err := Read(pack(t, map[string]string{"other/text.xml": body(p("Normal", r("Text."))), "word/document.xml": body(p("Normal", r("Not this."))),
			"_rels/.rels": `<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="` + target + `"/></Relationships>`}))
		require.NoError(t, err)
		assert.Equal(t, "Text.", d.Pieces[0].Text)
	}
}

// Forms as journals give them: many tables, nested content controls.
func TestFormsOfJournals(t *testing.T) {
	names := []string{"CONSORT_2025_editable_checklist.docx", "STARD_2015_checklist.docx"}
	for _, name := range names {
		data, err := os.ReadFile("../../../../shared/forms/" + name)
		if err != nil {
			t.Skip("the forms that journals ask for are not here")
		}
		d, err := Read(data)
		require.NoError(t, err, name)
		longest := 0
		for _, piece := range d.Pieces {
			longest = max(longest, strings.Count(piece.Text, "\n"))
		}
		assert.Greater(t, longest, 25, "%s: the rows of the form are rows", name)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"complete", "poor"} {
		data, err := os.ReadFile("../../../testdata/" + name + ".docx")
		require.NoError(f, err)
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		require.NoError(f, err)
		part := func(name string) []byte {
			var b bytes.Buffer
			if file, err := z.Open(name); err == nil {
				_, err = b.ReadFrom(file)
				require.NoError(f, err)
			}
			return b.Bytes()
		}
		f.Add(part("word/document.xml"), part("word/styles.xml"), part("word/footnotes.xml"), []byte{})
		f.Add([]byte{}, []byte{}, []byte{}, data)
	}
	f.Add([]byte(body(p("H1", r("Methods"))+`<w:tbl><w:tr><w:tc><w:p>`+r("x")+`<w:r><w:txbxContent><w:tbl><w:tr><w:tc><w:p>`+r("y")+`</w:p></w:tc></w:tr></w:tbl></w:txbxContent></w:r></w:p></w:tc></w:tr></w:tbl>`)), []byte(testStyles), []byte(testNotes), []byte{})
	f.Fuzz(func(t *testing.T, document, styles, notes, whole []byte) {
		if len(document) > 0 {
			whole = pack(t, map[string]string{"word/document.xml": string(document), "word/styles.xml": string(styles), "word/footnotes.xml": string(notes)})
		}
		d, err := Read(whole)
		if err != nil {
			return
		}
		for _, piece := range d.Pieces {
			last := 0
			for _, run := range piece.Runs {
				if run.Start < last || run.Start >= run.End || run.End > len(piece.Text) || run.Paragraph < 1 {
					t.Fatalf("run %+v does not lie in %q", run, piece.Text)
				}
				last = run.End
			}
		}
		doc := manuscript.Assemble(d)
		for _, s := range doc.Sentences {
			doc.Place(s.Span)
		}
	})
}
