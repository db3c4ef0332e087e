package ingest

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func archive(t *testing.T, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		_, err := z.Create(n)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func TestWhatIsNoManuscript(t *testing.T) {
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(i*i*31 + i>>3)
	}
	for _, c := range []struct {
		name   string
		data   []byte
		want   string
		noText bool
	}{
		{"empty.md", nil, `"empty.md" is empty; check that it is the manuscript`, true},
		{"blank.md", []byte(" \n\t\r\n"), `"blank.md" is empty; check that it is the manuscript`, true},
		{"marked.md", []byte("\xef\xbb\xbf\n"), `"marked.md" is empty; check that it is the manuscript`, true},
		{"code.md", []byte("```\nx = 1\n```\n"), `"code.md" holds no text; check that it is the manuscript`, true},
		{"paper.docx", archive(t, "[Content_Types].xml", "word/document.xml", "word/embeddings/ppt/x"), `"paper.docx" holds no text that can be read; check that it is the manuscript, not pictures of it`, true},
		{"cut.docx", archive(t, "word/document.xml", "word/styles.xml")[:90], `"cut.docx" is a damaged or cut-off Word file; open it in a word processor and save it again`, false},
		{"locked.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00" + utf16("EncryptedPackage")), `"locked.docx" is locked with a password; save it without one and check that`, true},
		{"talk.pptx", archive(t, "ppt/slides/slide1.xml"), `"talk.pptx" is a slide show; check the manuscript itself`, false},
		{"all.zip", archive(t, "a.md"), `"all.zip" is a ZIP archive; unpack it and check the manuscript in it`, false},
		{"page.md", []byte("<!DOCTYPE html>\n<html><body>x</body></html>"), `"page.md" is an HTML page; check the PDF or Markdown of the manuscript`, false},
		{"paper.ps", []byte("%!PS-Adobe-3.0\n"), `"paper.ps" is a PostScript file; convert it to PDF (ps2pdf) and check that`, false},
		{"scan.png", []byte("\x89PNG\r\n\x1a\n\x00\x00"), `"scan.png" is an image; check the manuscript as PDF with its text, not a picture of it`, true},
		{"paper.tex", []byte("% a comment\n\\documentclass{article}\n"), `"paper.tex" holds no text; check that it is the manuscript's main file`, true},
		{"noise.pdf", noise, `"noise.pdf" is neither PDF nor text; check the manuscript as PDF, Word, LaTeX or Markdown`, false},
		{"old.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00"), `"old.doc" is an old Office file; save it as .docx or PDF and check that`, false},
	} {
		doc, err := Read(c.name, c.data)
		require.Error(t, err, c.name)
		assert.Nil(t, doc)
		assert.Equal(t, c.want, err.Error())
		assert.Equal(t, c.noText, NoText(err), c.name)
	}
}

func utf16(s string) string {
	return strings.Join(strings.Split(s, ""), "\x00") + "\x00"
}

func TestLaTeXByItsContent(t *testing.T) {
	for _, source := range []string{
		"\\documentclass{article}\\begin{document}We read 12 scans.\\end{document}",
		strings.Repeat("% a long licence\n", 200) + "\\RequirePackage{x}\n\n  \\documentclass[a4paper]{article}\n\\begin{document}\nWe read 12 scans.\n\\end{document}",
	} {
		doc, err := Read("paper.txt", []byte(source))
		require.NoError(t, err)
		assert.Equal(t, "latex", doc.Format)
		assert.Equal(t, "We read 12 scans.", doc.Text)
	}
	doc, err := Read("about.tex", []byte("We write \\documentclass{x} in our papers.\n"))
	require.NoError(t, err)
	assert.Equal(t, "markdown", doc.Format)
}

func TestTextByAnyName(t *testing.T) {
	for name, data := range map[string]string{
		"paper.pdf":  "# Methods\n\nWe read 12 scans.\n",
		"paper.txt":  "Methods\n\nA PDF begins with %PDF-1.4, as we know.\n",
		"latin.md":   "# Methods\n\n" + strings.Repeat("We read the scans of the ward. ", 5) + "Caf\xe9.\n",
		"utf16.docx": "\xff\xfe" + strings.Repeat("M\x00e\x00 \x00", 9),
	} {
		doc, err := Read(name, []byte(data))
		require.NoError(t, err, name)
		assert.Equal(t, "markdown", doc.Format)
		assert.NotEmpty(t, doc.Text)
	}
}

// A text of a few words would make every item missing: it is refused, and the name of the file is said.
func TestTooLittleText(t *testing.T) {
	for _, text := range []string{"junk\n", "# Draft\n", "to be written\n"} {
		_, err := Read("draft.md", []byte(text))
		require.ErrorContains(t, err, "\"draft.md\" holds too little text", text)
	}
}
