package form

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/prepared"
)

var update = flag.Bool("update", false, "rewrite the forms of testdata/forms")

const formsDir = "../../testdata/forms/"

// The shapes are forms of our own making, built the way that journals build theirs. Their words are ours.

// tc is a cell; props go into its properties, content stands for its paragraphs.
func tc(props, content string) string {
	return `<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/>` + props + `</w:tcPr>` + content + `</w:tc>`
}

// para is a paragraph with a run as Word writes them.
func para(text string) string {
	if text == "" {
		return `<w:p w14:paraId="00000001" w:rsidR="00AA11BB" w:rsidRDefault="00AA11BB"><w:pPr><w:spacing w:after="0"/><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="1F3864"/><w:sz w:val="18"/></w:rPr></w:pPr></w:p>`
	}
	return `<w:p w:rsidR="00AA11BB"><w:pPr><w:spacing w:after="0"/></w:pPr><w:r w:rsidRPr="00CC22DD"><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func tr(cells ...string) string {
	return `<w:tr w:rsidR="00AA11BB" w:rsidTr="00EE33FF">` + strings.Join(cells, "") + `</w:tr>`
}

// row is a row of plain texts.
func row(texts ...string) string {
	var cells []string
	for _, t := range texts {
		cells = append(cells, tc("", para(t)))
	}
	return tr(cells...)
}

func span(n int, text string) string {
	return tc(fmt.Sprintf(`<w:gridSpan w:val="%d"/><w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/>`, n), para(text))
}
func merge(text string) string { return tc(`<w:vMerge w:val="restart"/>`, para(text)) }
func merged() string           { return tc(`<w:vMerge/>`, para("")) }
func plainCell(s string) string {
	return tc("", para(s))
}

func table(cols int, rows ...string) string {
	return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr><w:tblGrid>` +
		strings.Repeat(`<w:gridCol w:w="1500"/>`, cols) + `</w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
}

// textControl is a content control that shows its prompt.
const textControl = `<w:p><w:sdt><w:sdtPr><w:id w:val="77"/><w:placeholder><w:docPart w:val="DefaultPlaceholder"/></w:placeholder><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click or tap here to enter text.</w:t></w:r></w:sdtContent></w:sdt></w:p>`

// blockControl is one around the paragraph.
const blockControl = `<w:sdt><w:sdtPr><w:id w:val="78"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Page</w:t></w:r></w:p></w:sdtContent></w:sdt>`

// checkControl is a check box as Word makes it.
const checkControl = `<w:p><w:sdt><w:sdtPr><w:id w:val="79"/><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt></w:p>`

// choiceControl is a list to choose from.
const choiceControl = `<w:p><w:sdt><w:sdtPr><w:id w:val="80"/><w:showingPlcHdr/><w:dropDownList><w:listItem w:displayText="Choose" w:value=""/><w:listItem w:displayText="Yes" w:value="1"/><w:listItem w:displayText="No" w:value="2"/><w:listItem w:displayText="N/A" w:value="3"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>Choose an item.</w:t></w:r></w:sdtContent></w:sdt></w:p>`

// oldBox is a check box of the old form fields.
const oldBox = `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Check1"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

// oldField is a text field of the old kind: its blanks are wide spaces.
const oldField = `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:enabled/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>` + "\u2002\u2002\u2002" + `</w:t></w:r><w:r><w:t>` + "\u2002" + `</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

func numbered(list int, text string) string {
	run := ""
	if text != "" {
		run = `<w:r><w:t>` + text + `</w:t></w:r>`
	}
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, list, run)
}

const lists = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num></w:numbering>`

const aComment = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7000" w:author="Editor" w:date="2024-01-02T03:04:00Z" w:initials="E"><w:p><w:r><w:t>Please fill in every row.</w:t></w:r></w:p></w:comment></w:comments>`

// pack makes a Word file; extra are further parts by name.
func pack(t testing.TB, body string, extra map[string]string) []byte {
	t.Helper()
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
	const kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	types := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + kinds + `document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="` + kinds + `footer+xml"/><Override PartName="/word/styles.xml" ContentType="` + kinds + `styles+xml"/>`
	const relType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relType + `footer" Target="footer1.xml"/><Relationship Id="rId2" Type="` + relType + `styles" Target="styles.xml"/>`
	for _, part := range []string{"comments", "numbering"} {
		if extra["word/"+part+".xml"] != "" {
			types += `<Override PartName="/word/` + part + `.xml" ContentType="` + kinds + part + `+xml"/>`
			rels += `<Relationship Id="r_` + part + `" Type="` + relType + part + `" Target="` + part + `.xml"/>`
		}
	}
	parts := [][2]string{
		{"[Content_Types].xml", types + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relType + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"><w:body>` + body + `<w:p/><w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`},
		{"word/_rels/document.xml.rels", rels + `</Relationships>`},
		{"word/footer1.xml", `<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>A form made for tests</w:t></w:r></w:p></w:ftr>`},
		{"word/styles.xml", `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="18"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`},
	}
	for _, name := range []string{"word/comments.xml", "word/numbering.xml"} {
		if extra[name] != "" {
			parts = append(parts, [2]string{name, extra[name]})
		}
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.Create(p[0])
		require.NoError(t, err)
		_, err = f.Write([]byte(head + p[1]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// items are the rows of a small checklist, testdata/forms/small.yaml: number, section, topic, text.
var items = [][4]string{
	{"1a", "Title and abstract", "Title", "The title or the abstract shows that the study is about AI and names the technique"},
	{"1b", "Title and abstract", "Abstract", "The abstract gives design, data, partitions, methods, results and conclusion"},
	{"2", "Introduction", "Aims", "Aims, objectives and hypotheses of the study"},
	{"3", "Methods", "Eligibility", "Eligibility criteria, dates, setting and sampling of the patients"},
	{"4a", "Methods", "Partitions", "How the data were assigned to training, tuning and test partitions"},
	{"4b", "Methods", "Partitions", "The level at which the partitions do not overlap"},
	{"5", "Results", "Participant flow", "Flow of the participants with numbers and reasons of exclusion"},
	{"6", "Other", "Registration", "Registration number and name of the registry of the trial"},
	{"7", "Other", "Funding", "Sources of funding and the role of the funders"},
}

// shape is one of the forms, with what must be recognised: per row its number, section and topic, and the kinds of its answers.
type shape struct {
	name  string
	body  string
	extra map[string]string
	rows  string
	kinds string
}

func small(section, topic bool) string {
	var b strings.Builder
	for _, it := range items {
		fmt.Fprintf(&b, "%s", it[0])
		if section {
			b.WriteString("|" + it[1])
		}
		if topic {
			b.WriteString("|" + it[2])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func shapes() []shape {
	return []shape{claimLike(), consortLike(), stardLike(), prismaLike(), tripodLike(), boxLike(), strobeLike(), autoNumbered(), clearLike(), oneCell(), oldFields(), leading()}
}

// Three answer columns, all items of CLAIM 2024 in our words, sections across the table, a comment of the editor and a tracked change.
func claimLike() shape {
	lib, err := checklist.Load([]string{"claim-2024"}, prepared.Sources()...)
	if err != nil {
		panic(err)
	}
	c, _ := lib.Checklist("claim-2024")
	rows := []string{tr(`<w:trPr><w:tblHeader/></w:trPr>`+plainCell("Section / Topic"), plainCell("No."), plainCell("Item"), plainCell("Page / Line No"), plainCell("No"), plainCell("NA"))}
	section, want := "", ""
	for _, it := range c.Items {
		if it.Section != section {
			section = it.Section
			rows = append(rows, tr(span(6, strings.ToUpper(section))))
		}
		asks := strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(it.Asks)
		text := plainCell(asks)
		if it.ID == "2" {
			text = tc("", `<w:p><w:commentRangeStart w:id="7000"/><w:r><w:t xml:space="preserve">`+asks+`</w:t></w:r><w:commentRangeEnd w:id="7000"/><w:r><w:commentReference w:id="7000"/></w:r><w:ins w:id="91" w:author="Editor" w:date="2024-01-02T03:04:00Z"><w:r><w:t xml:space="preserve"> Within the word limit.</w:t></w:r></w:ins><w:del w:id="92" w:author="Editor" w:date="2024-01-02T03:04:00Z"><w:r><w:delText xml:space="preserve"> In 300 words.</w:delText></w:r></w:del></w:p>`)
		}
		rows = append(rows, tr(plainCell(it.Subsection), plainCell(it.ID), text, plainCell(""), plainCell(""), plainCell("")))
		want += it.ID + "|" + strings.ToUpper(section) + "|" + it.Subsection + "\n"
	}
	want = strings.ReplaceAll(want, "|\n", "\n")
	return shape{"claim-like", table(6, rows...), map[string]string{"word/comments.xml": aComment}, want, "place no not applicable"}
}

// A topic over several rows, section names across three columns, numbers with letters, the head on every page.
func consortLike() shape {
	rows := []string{tr(`<w:trPr><w:tblHeader/></w:trPr>`+plainCell("Section/Topic"), plainCell("Item No"), plainCell("Checklist item"), plainCell("Reported on page No"))}
	section := ""
	for i, it := range items {
		if it[1] != section {
			section = it[1]
			rows = append(rows, tr(span(3, section), plainCell("")))
		}
		topic := merge(it[2])
		if i > 0 && items[i-1][2] == it[2] {
			topic = merged()
		}
		rows = append(rows, tr(topic, plainCell(it[0]), plainCell(it[3]), plainCell("")))
	}
	return shape{"consort-like", para("A checklist for trials") + table(4, rows...), nil, small(true, true), "place"}
}

// An empty leading column, section names in the topic column, topics in the first row only, a spacer row, a bold number.
func stardLike() shape {
	rows := []string{row("", "Section &amp; Topic", "No", "Item", "Reported on page #"), row("", "", "", "", "")}
	section, topic := "", ""
	for _, it := range items {
		if it[1] != section {
			section = it[1]
			rows = append(rows, row("", strings.ToUpper(section), "", "", ""))
		}
		shown := it[2]
		if shown == topic {
			shown = ""
		}
		topic = it[2]
		rows = append(rows, row("", shown, it[0], it[3], ""))
	}
	return shape{"stard-like", table(5, append(rows, row("", "", "", "", ""))...), nil, strings.ToUpper(small(true, false)), "place"}
}

// Section names across the whole table, "Item #", a location, the head again in the middle, numbers with a stop.
func prismaLike() shape {
	head := row("Section and Topic", "Item #", "Checklist item", "Location where item is reported")
	rows := []string{head}
	section := ""
	for i, it := range items {
		if it[1] != section {
			section = it[1]
			rows = append(rows, tr(span(4, strings.ToUpper(section))))
		}
		if i == 5 {
			rows = append(rows, head)
		}
		rows = append(rows, row(it[2], it[0]+".", it[3], ""))
	}
	return shape{"prisma-like", table(4, rows...), nil, strings.ToUpper(small(true, false)), "place"}
}

// A column that says for which studies an item is meant; the prompt "Page" in the answer.
func tripodLike() shape {
	rows := []string{tr(span(2, "Section/Topic"), plainCell("D/V"), plainCell("Checklist Item"), plainCell("Page"))}
	for _, it := range items {
		rows = append(rows, row(it[2], "#"+it[0], "D;V", it[3], ""))
	}
	return shape{"tripod-like", table(5, rows...), nil, small(false, false), "place"}
}

// Content controls: check boxes for yes, no and not applicable, a text control for the page.
func boxLike() shape {
	rows := []string{
		tr(merge("No."), merge("Item"), span(3, "Reported?"), merge("Page number")),
		tr(merged(), merged(), plainCell("Yes"), plainCell("No"), plainCell("N/A"), merged()),
	}
	for i, it := range items {
		control := textControl
		if i%2 == 1 {
			control = blockControl + `<w:p/>`
		}
		rows = append(rows, tr(plainCell("Item "+it[0]), plainCell(it[2]+": "+it[3]), tc("", checkControl), tc("", checkControl), tc("", checkControl), tc("", control)))
	}
	return shape{"box-like", table(6, rows...), nil, small(false, false), "yes no not applicable place"}
}

// One number for several parts, which the text letters; bars under the pages.
func strobeLike() shape {
	rows := []string{row("", "Item No.", "Recommendation", "Page No.")}
	for i, it := range items {
		number, letter := it[0], ""
		if n := len(number); number[n-1] > '9' {
			number, letter = number[:n-1], "("+number[n-1:]+") "
		}
		cell := merge(number + "*")
		if i > 0 && letter != "" && strings.HasPrefix(items[i-1][0], number) {
			cell = merged()
		}
		rows = append(rows, tr(plainCell(it[2]), cell, plainCell(letter+it[3]), plainCell("page ____")))
	}
	return shape{"strobe-like", table(4, rows...), nil, small(false, true), "place"}
}

// A table for each section, the heads over the first one only, and numbers that Word counts.
func autoNumbered() shape {
	body := ""
	section := ""
	var rows []string
	want := ""
	for i, it := range items {
		if it[1] != section {
			if section != "" {
				body += table(3, rows...) + para(it[1])
				rows = nil
			} else {
				rows = []string{row("#", "What to report", "Where in the manuscript")}
			}
			section = it[1]
		}
		want += fmt.Sprintf("%d\n", i+1)
		rows = append(rows, tr(tc("", numbered(1, "")), tc("", para(it[2]+": "+it[3])+numbered(4, "a detail")), plainCell("")))
	}
	return shape{"auto-numbered", body + table(3, rows...), map[string]string{"word/numbering.xml": lists}, want, "place"}
}

// "No" twice: the number and an answer; boxes drawn as characters; lines that belong to the item above.
func clearLike() shape {
	rows := []string{row("No", "Item", "Yes", "No", "n/e", "N/A", "Page")}
	section := ""
	for _, it := range items {
		if it[1] != section {
			section = it[1]
			rows = append(rows, tr(span(7, section)))
		}
		rows = append(rows, row(it[0], it[3], "☐", "☐", "☐", "☐", ""), row("", "A further line that explains what the item above means, at some length.", "", "", "", "", ""))
	}
	return shape{"clear-like", table(7, rows...), nil, small(true, false), "yes no not applicable place"}
}

// All boxes in one cell, some from a symbol font, others controls.
func oneCell() shape {
	rows := []string{row("Item", "Description", "Reported (Yes/No/NA)", "Section / page")}
	sym := `<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>`
	for i, it := range items {
		boxes := para("☐ Yes  ☐ No  ☐ N/A")
		switch i % 3 {
		case 1:
			boxes = `<w:p>` + sym + `<w:r><w:t xml:space="preserve"> Yes </w:t></w:r>` + sym + `<w:r><w:t xml:space="preserve"> No </w:t></w:r>` + sym + `<w:r><w:t xml:space="preserve"> Not applicable</w:t></w:r></w:p>`
		case 2:
			boxes = choiceControl
		}
		rows = append(rows, tr(plainCell(strings.ToUpper(it[0])), plainCell(it[2]+". "+it[3]), tc("", boxes), plainCell("")))
	}
	return shape{"one-cell", table(4, rows...), nil, small(false, false), "choice place"}
}

// Form fields of the old kind.
func oldFields() shape {
	rows := []string{row("Nr", "Criterion", "Done", "Page(s)")}
	for _, it := range items {
		rows = append(rows, tr(plainCell(it[0]), plainCell(it[3]), tc("", oldBox), tc("", oldField)))
	}
	return shape{"old-fields", table(4, rows...), nil, small(false, false), "yes place"}
}

// No column of numbers: the text begins with them.
func leading() shape {
	rows := []string{row("Checklist item", "Reported on page/line")}
	section := ""
	for _, it := range items {
		if it[1] != section {
			section = it[1]
			rows = append(rows, tr(span(2, section)))
		}
		rows = append(rows, row(it[0]+". "+it[3], ""))
	}
	return shape{"in-text", table(2, rows...), nil, small(true, false), "place"}
}

// Forms whose rows share or split their answers: two columns for one place; one cell for two items; one row for two parts.
func sharing() []shape {
	two := []string{row("Section/item", "Item No", "Recommendation", "Reported on Page Number/Line Number", "Reported on Section/Paragraph")}
	shared := []string{row("No", "Item", "Page")}
	want := ""
	for i, it := range items {
		two = append(two, row(it[2], it[0], it[3], "", ""))
		switch it[0] {
		case "1a":
			shared = append(shared, tr(plainCell(it[0]), plainCell(it[3]), merge("")))
		case "1b":
			shared = append(shared, tr(plainCell(it[0]), plainCell(it[3]), merged()))
		case "4a":
			shared = append(shared, tr(plainCell("4"), tc("", para("a. "+it[3])+para("b. "+items[i+1][3])), plainCell("")))
			want += "4\n"
			continue
		case "4b":
			continue
		default:
			shared = append(shared, row(it[0], it[3], ""))
		}
		want += it[0] + "\n"
	}
	return []shape{{"two-places", table(5, two...), nil, small(false, false), "place place"}, {"shared-answers", table(3, shared...), nil, want, "place"}}
}

// The committed forms are what the code above makes.
func TestFormsOnDisk(t *testing.T) {
	for _, s := range append(shapes(), sharing()...) {
		made := pack(t, s.body, s.extra)
		if *update {
			require.NoError(t, os.WriteFile(formsDir+s.name+".docx", made, 0o644))
		}
		kept, err := os.ReadFile(formsDir + s.name + ".docx")
		require.NoError(t, err)
		assert.True(t, bytes.Equal(kept, made), "%s.docx differs from what is made; run the test with -update", s.name)
	}
}

// Every row of every shape is recognised, with its section, topic and answer columns.
func TestShapesAreRecognised(t *testing.T) {
	for _, s := range append(shapes(), sharing()...) {
		t.Run(s.name, func(t *testing.T) {
			f, err := Read(pack(t, s.body, s.extra), nil)
			require.NoError(t, err)
			var got strings.Builder
			for _, r := range f.Rows() {
				var parts []string
				for i, p := range []string{r.ID, r.Section, r.Topic} {
					if i == 0 || strings.Contains(s.rows, "|") && p != "" {
						parts = append(parts, p)
					}
				}
				got.WriteString(strings.Join(parts, "|") + "\n")
				var kinds []string
				for _, a := range r.Answers {
					kinds = append(kinds, a.Kind.String())
					assert.True(t, a.Blank(), "%s of %s holds %q", a.Kind, r.ID, a.Text)
				}
				assert.Equal(t, s.kinds, strings.Join(kinds, " "), r.ID)
				assert.NotEmpty(t, r.Text)
			}
			want := s.rows
			if strings.HasPrefix(s.name, "stard") || strings.HasPrefix(s.name, "prisma") {
				want = ""
				for i, line := range strings.Split(strings.TrimSpace(s.rows), "\n") {
					want += items[i][0] + "|" + strings.SplitN(line, "|", 2)[1] + "|" + items[i][2] + "\n"
				}
			}
			assert.Equal(t, want, got.String())
		})
	}
}
