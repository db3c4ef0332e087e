package form

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// editsFor answers every row: the first with a place, the next with No and a reason, then NA, then blank with a comment.
func editsFor(f *Form) (edits []Edit, want []string) {
	for i, r := range f.Rows() {
		place := r.Answer(Place)
		tick := func(k Kind) bool {
			for _, kind := range []Kind{k, Choice} {
				if a := r.Answer(kind); a != nil {
					edits = append(edits, Edit{Answer: *a, Tick: k, Comment: "Because of this & that."})
					return true
				}
			}
			return false
		}
		switch {
		case i%4 == 0:
			edits = append(edits, Edit{Answer: *place, Text: "4 & <6>"})
			tick(Yes)
			want = append(want, "4 & <6>")
		case i%4 == 1 && tick(No), i%4 == 2 && tick(NotApplicable):
			want = append(want, "")
		default:
			edits = append(edits, Edit{Answer: *place, Comment: "Not “found”."})
			want = append(want, "")
		}
	}
	return edits, want
}

// members are the parts of a Word file: as packed, and unpacked.
func members(t *testing.T, data []byte) (packed, plain map[string]string, order []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	packed, plain = map[string]string{}, map[string]string{}
	for _, f := range z.File {
		raw, err := f.OpenRaw()
		require.NoError(t, err)
		bytes, err := io.ReadAll(raw)
		require.NoError(t, err)
		packed[f.Name] = string(bytes)
		r, err := f.Open()
		require.NoError(t, err)
		bytes, err = io.ReadAll(r)
		require.NoError(t, err)
		plain[f.Name] = string(bytes)
		order = append(order, f.Name)
	}
	return packed, plain, order
}

var (
	writtenRun = regexp.MustCompile(`<w:r>(?:<w:rPr>(?:[^<]|<[^/]|</[^w]|</w:[^r]|</w:r[^P])*?</w:rPr>)?<w:t xml:space="preserve"> ?(?:4 &amp; &lt;6&gt;|X|Yes|No|N/A)</w:t></w:r>`)
	// The editor's own comment has the number 7000.
	writtenMark = regexp.MustCompile(`<w:commentRange(?:Start|End) w:id="(?:\d{1,3}|700[1-9]|70[1-9]\d)"/>|<w:r><w:commentReference w:id="(?:\d{1,3}|700[1-9]|70[1-9]\d)"/></w:r>`)
)

// What is filled is read back; nothing else of the file changes.
func TestEveryOtherByteIsKept(t *testing.T) {
	for _, s := range shapes() {
		t.Run(s.name, func(t *testing.T) {
			blank := pack(t, s.body, s.extra)
			f, err := Read(blank, nil)
			require.NoError(t, err)
			edits, want := editsFor(f)
			filled, refused, err := f.Write(edits)
			require.NoError(t, err)
			for i, r := range refused {
				assert.NoError(t, r, "%d", i)
			}
			again, err := Read(filled, nil)
			require.NoError(t, err)
			for i, r := range again.Rows() {
				assert.Equal(t, f.Rows()[i].ID, r.ID)
				assert.Equal(t, f.Rows()[i].Text, r.Text)
				got := r.Answer(Place).Text
				if f.Rows()[i].Answer(Place).Text != "" && want[i] == "" {
					assert.Equal(t, f.Rows()[i].Answer(Place).Text, got)
				} else {
					assert.Equal(t, want[i], strings.TrimPrefix(got, "page "), r.ID)
				}
				for _, k := range []Kind{Yes, No, NotApplicable, Choice} {
					a := r.Answer(k)
					if a == nil {
						continue
					}
					given := a.Ticked
					if len(given) == 0 && !a.Blank() {
						given = []Kind{k}
						if k == Choice {
							given = []Kind{Meaning(a.Text)}
						}
					}
					expected := map[int]Kind{0: Yes, 1: No, 2: NotApplicable}[i%4]
					if expected == Other || k != Choice && k != expected {
						assert.Empty(t, given, "%s of %s", k, r.ID)
					} else {
						assert.Equal(t, []Kind{expected}, given, "%s of %s", k, r.ID)
					}
				}
			}

			before, plainBefore, orderBefore := members(t, blank)
			after, plainAfter, order := members(t, filled)
			assert.Equal(t, orderBefore, order[:len(orderBefore)])
			for name := range before {
				switch name {
				case "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml":
				default:
					assert.Equal(t, before[name], after[name], name)
				}
			}
			assert.Contains(t, plainAfter["word/comments.xml"], "Not “found”.")
			_, err = parse([]byte(plainAfter["word/comments.xml"]))
			require.NoError(t, err)
			// Where nothing is replaced, taking out what was written gives the form as it was.
			switch s.name {
			case "claim-like", "consort-like", "stard-like", "prisma-like", "tripod-like", "auto-numbered", "in-text":
				taken := writtenMark.ReplaceAllString(writtenRun.ReplaceAllString(plainAfter["word/document.xml"], ""), "")
				assert.Equal(t, plainBefore["word/document.xml"], taken)
			}
		})
	}
}

// An unchanged form is written as it came, but for the zip's own directory.
func TestNoEditsChangeNothing(t *testing.T) {
	blank := pack(t, consortLike().body, nil)
	f, err := Read(blank, nil)
	require.NoError(t, err)
	same, _, err := f.Write(nil)
	require.NoError(t, err)
	before, _, orderBefore := members(t, blank)
	after, _, order := members(t, same)
	assert.Equal(t, before, after)
	assert.Equal(t, orderBefore, order)
}

// The answer is written in the look of its cell.
func TestTheLookOfTheCellIsKept(t *testing.T) {
	f, err := Read(pack(t, consortLike().body, nil), nil)
	require.NoError(t, err)
	filled, _, err := f.Write([]Edit{{Answer: *f.Rows()[0].Answer(Place), Text: "7"}})
	require.NoError(t, err)
	_, plain, _ := members(t, filled)
	assert.Contains(t, plain["word/document.xml"], `</w:pPr><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="1F3864"/><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">7</w:t></w:r></w:p>`)
}

// New comments go behind those of the editor, with numbers of their own; tracked changes stay.
func TestCommentsAndTrackedChangesOfTheFormStay(t *testing.T) {
	tracked := `<w:p><w:r><w:t xml:space="preserve">Aims and </w:t></w:r><w:del w:id="1" w:author="E"><w:r><w:delText>goals</w:delText></w:r></w:del><w:ins w:id="2" w:author="E"><w:r><w:t>hypotheses of the study, as fixed in advance</w:t></w:r></w:ins></w:p>`
	gone := `<w:tr><w:trPr><w:del w:id="9" w:author="E"/></w:trPr>` + plainCell("1") + plainCell("A row that was deleted") + plainCell("") + `</w:tr>`
	body := table(3, row("No", "Item", "Page"), gone, tr(plainCell("1"), tc("", tracked), tc("", `<w:p/>`)), row("2", "The patients and their eligibility", ""))
	f, err := Read(pack(t, body, map[string]string{"word/comments.xml": aComment}), nil)
	require.NoError(t, err)
	require.Len(t, f.Rows(), 2)
	assert.Equal(t, "Aims and hypotheses of the study, as fixed in advance", f.Rows()[0].Text)
	filled, refused, err := f.Write([]Edit{{Answer: *f.Rows()[0].Answer(Place), Text: "3", Comment: "Look."}})
	require.NoError(t, err)
	require.NoError(t, refused[0])
	_, plain, _ := members(t, filled)
	assert.Contains(t, plain["word/comments.xml"], `Please fill in every row.`)
	assert.Contains(t, plain["word/comments.xml"], `<w:comment w:id="7001" w:author="pubcheck"`)
	assert.Equal(t, 1, strings.Count(plain["[Content_Types].xml"], "comments+xml"))
	assert.Contains(t, plain["word/document.xml"], tracked)
	assert.Contains(t, plain["word/document.xml"], gone)
	assert.Contains(t, plain["word/document.xml"], `<w:p><w:commentRangeStart w:id="7001"/><w:r><w:t xml:space="preserve">3</w:t></w:r><w:commentRangeEnd w:id="7001"/><w:r><w:commentReference w:id="7001"/></w:r></w:p>`)
}

// Cells that cannot be filled are refused with the reason and left alone.
func TestRefusedCells(t *testing.T) {
	locked := strings.Replace(textControl, `<w:showingPlcHdr/>`, `<w:lock w:val="contentLocked"/><w:showingPlcHdr/>`, 1)
	tracked := `<w:p><w:ins w:id="2" w:author="A"><w:r><w:t>4</w:t></w:r></w:ins></w:p>`
	body := table(3, row("No", "Item", "Page"), tr(plainCell("1"), plainCell("What the study is about, in a sentence"), tc("", locked)),
		tr(plainCell("2"), plainCell("Which patients were taken in and why"), tc("", tracked)), tr(plainCell("3"), plainCell("Anything else"), tc("", choiceControl)))
	blank := pack(t, body, nil)
	f, err := Read(blank, nil)
	require.NoError(t, err)
	filled, refused, err := f.Write([]Edit{
		{Answer: *f.Rows()[0].Answer(Place), Text: "1"},
		{Answer: *f.Rows()[1].Answer(Place), Text: "5", Replace: true},
		{Answer: *f.Rows()[2].Answer(Place), Text: "5"},
	})
	require.NoError(t, err)
	for i, why := range []string{"locks", "tracked change", "choose from a list"} {
		assert.ErrorContains(t, refused[i], why)
	}
	_, before, _ := members(t, blank)
	_, after, _ := members(t, filled)
	assert.Equal(t, before, after)
}

// Real forms of journals: every row is recognised and filled, and everything else stays.
func TestRealForms(t *testing.T) {
	const dir = "../../../shared/forms/"
	for name, want := range map[string][]string{
		"STARD_2015_checklist.docx":            {"1", "2", "10a", "10b", "12b", "13b", "21b", "30"},
		"CONSORT_2025_editable_checklist.docx": {"1a", "1b", "5a", "5b", "12b", "17a", "21d", "30"},
	} {
		data, err := os.ReadFile(dir + name)
		if err != nil {
			t.Skip("the real forms are not here")
		}
		f, err := Read(data, nil)
		require.NoError(t, err)
		ids := map[string]bool{}
		var edits []Edit
		for _, r := range f.Rows() {
			assert.False(t, ids[r.ID], r.ID)
			ids[r.ID] = true
			require.Len(t, r.Answers, 1)
			assert.Equal(t, Place, r.Answers[0].Kind)
			assert.NotEmpty(t, r.Section)
			edits = append(edits, Edit{Answer: r.Answers[0], Text: "X", Comment: "Look."})
		}
		for _, id := range want {
			assert.True(t, ids[id], "%s lacks %s", name, id)
		}
		assert.Len(t, ids, map[string]int{"STARD_2015_checklist.docx": 34, "CONSORT_2025_editable_checklist.docx": 42}[name])
		filled, refused, err := f.Write(edits)
		require.NoError(t, err)
		for _, r := range refused {
			assert.NoError(t, r)
		}
		_, before, _ := members(t, data)
		_, after, _ := members(t, filled)
		for part := range before {
			switch part {
			case "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml":
			default:
				assert.Equal(t, before[part], after[part])
			}
		}
		taken := writtenMark.ReplaceAllString(writtenRun.ReplaceAllString(after["word/document.xml"], ""), "")
		assert.Equal(t, before["word/document.xml"], taken)
	}
}

// Files of other programs: other prefixes, the strict namespace, parts whose document is not where Word puts it.
func TestFilesOfOtherPrograms(t *testing.T) {
	for name, change := range map[string]func(string) string{
		"prefix": func(s string) string {
			return regexp.MustCompile(`([< /"])w:`).ReplaceAllString(strings.Replace(s, "xmlns:w=", "xmlns:ns0=", 1), "${1}ns0:")
		},
		"strict": func(s string) string { return strings.ReplaceAll(s, wordNamespace, strictNamespace) },
		"single quotes and spaces": func(s string) string {
			return strings.ReplaceAll(strings.ReplaceAll(s, `w:val="restart"/>`, "w:val = 'restart' />"), `<w:vMerge/>`, "<w:vMerge\n/>")
		},
		"no relationships": func(s string) string { return s },
	} {
		t.Run(name, func(t *testing.T) {
			blank := pack(t, consortLike().body, nil)
			_, plain, order := members(t, blank)
			var out bytes.Buffer
			w := zip.NewWriter(&out)
			for _, part := range order {
				text := plain[part]
				if part == "word/document.xml" {
					text = change(text)
				}
				if name == "no relationships" && part == "word/_rels/document.xml.rels" {
					continue
				}
				f, err := w.Create(part)
				require.NoError(t, err)
				_, err = f.Write([]byte(text))
				require.NoError(t, err)
			}
			require.NoError(t, w.Close())
			f, err := Read(out.Bytes(), nil)
			require.NoError(t, err)
			require.Len(t, f.Rows(), len(items))
			edits, _ := editsFor(f)
			filled, refused, err := f.Write(edits)
			require.NoError(t, err)
			for _, r := range refused {
				require.NoError(t, r)
			}
			again, err := Read(filled, nil)
			require.NoError(t, err)
			assert.Equal(t, "4 & <6>", again.Rows()[0].Answer(Place).Text)
			_, plain, _ = members(t, filled)
			comments, err := parse([]byte(plain["word/comments.xml"]))
			require.NoError(t, err)
			assert.NotEmpty(t, comments.all("w:comment"))
			assert.Contains(t, plain["word/_rels/document.xml.rels"], `Target="comments.xml"`)
			assert.Contains(t, plain["[Content_Types].xml"], commentsType)
			if name == "strict" {
				assert.Contains(t, plain["word/comments.xml"], strictNamespace)
				assert.Contains(t, plain["word/_rels/document.xml.rels"], commentsStrict)
			}
		})
	}
}

// In a form of our own a section's line stays with the first of its items, and so does the head of the table on every page.
func TestOwnFormsKeepSectionsTogether(t *testing.T) {
	data, err := New(Plan{Title: "A list", Heads: []string{"Item No", "Item", "Page"}, Widths: []int{900, 5000, 2000},
		Rows: [][]string{{"Methods & <data>"}, {"1a,b(ii)", "Sources.", ""}, {"Results"}, {"2", "Numbers.", ""}}})
	require.NoError(t, err)
	f, err := Read(data, nil)
	require.NoError(t, err)
	require.Len(t, f.Rows(), 2)
	assert.Equal(t, "1a,b(ii)", f.Rows()[0].ID)
	assert.Equal(t, "Methods & <data>", f.Rows()[0].Section)
	doc := f.word.data
	assert.Equal(t, 2, strings.Count(string(doc), "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:rPr><w:b/></w:rPr>"))
	assert.Equal(t, 1, strings.Count(string(doc), "<w:tblHeader/>"))
}
