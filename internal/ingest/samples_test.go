package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

func readSamples(t testing.TB) map[string]*manuscript.Document {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/*.*")
	require.NoError(t, err)
	paths = append(paths, "../../testdata/src/complete-twocolumn.tex", "../../testdata/src/poor-linenumbers.tex")
	docs := map[string]*manuscript.Document{}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		require.NoError(t, err)
		doc, err := Read(p, data)
		require.NoError(t, err, p)
		docs[filepath.Base(p)] = doc
	}
	require.NotEmpty(t, docs)
	return docs
}

// What every reader promises of every document.
func TestInvariants(t *testing.T) {
	for name, d := range readSamples(t) {
		t.Run(name, func(t *testing.T) {
			last := 0
			for _, b := range d.Blocks {
				assert.GreaterOrEqual(t, b.Start, last, "blocks are in order")
				last = b.End
				assert.NotEmpty(t, strings.TrimSpace(d.Slice(b.Span)))
				assert.True(t, d.Sections[b.Section].Contains(b.Span), "a block lies in its section")
			}
			assert.LessOrEqual(t, last, len(d.Text))
			for i, s := range d.Sentences {
				assert.True(t, d.Blocks[s.Block].Contains(s.Span), "a sentence lies in its block")
				if i > 0 {
					assert.LessOrEqual(t, d.Sentences[i-1].End, s.Start, "sentences do not overlap")
				}
				place := d.Place(s.Span)
				switch d.Format {
				case "markdown", "latex":
					assert.Positive(t, place.Line)
					continue
				case "docx":
					assert.Positive(t, place.Paragraph)
					continue
				}
				assert.True(t, place.Page >= 1 && place.Page <= d.Pages, "page %d", place.Page)
				assert.True(t, place.Box.X0 <= place.Box.X1 && place.Box.Y0 <= place.Box.Y1)
			}
			for i, s := range d.Sections {
				assert.Less(t, s.Parent, i, "a section stands behind its parent")
				if s.Parent >= 0 {
					assert.True(t, d.Sections[s.Parent].Contains(s.Span))
				}
			}
		})
	}
}

// The other samples were set from the same sentences as the Markdown ones: the readers must find nearly all of
// them whole, in one piece, whatever columns, pages and hyphens they were broken over.
func TestSentencesSurviveTheLayout(t *testing.T) {
	docs := readSamples(t)
	for pdf, md := range map[string]string{"complete-twocolumn.pdf": "complete.md", "poor-linenumbers.pdf": "poor.md", "complete-twocolumn.tex": "complete.md",
		"poor-linenumbers.tex": "poor.md", "complete.docx": "complete.md", "poor.docx": "poor.md"} {
		text := fold(docs[pdf].Text)
		whole, all := 0, 0
		for _, s := range docs[md].Sentences {
			k := docs[md].Blocks[s.Block].Kind
			sentence := docs[md].Slice(s.Span)
			if k != manuscript.Paragraph || len(sentence) < 60 || strings.Contains(sentence, "@") || strings.ContainsAny(sentence, "[*_`$") {
				continue
			}
			all++
			if strings.Contains(text, fold(sentence)) {
				whole++
			} else {
				t.Logf("%s lacks %q", pdf, sentence)
			}
		}
		assert.Greater(t, all, 30, pdf)
		assert.GreaterOrEqual(t, whole*100, all*94, "%s: %d of %d sentences are whole", pdf, whole, all)
	}
}

// fold keeps letters and digits, so that the typesetter's dashes, quotes and minus signs do not count.
func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func BenchmarkReadPDF(b *testing.B) {
	data, err := os.ReadFile("../../testdata/complete-twocolumn.pdf")
	require.NoError(b, err)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("complete-twocolumn.pdf", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadDOCX(b *testing.B) {
	data, err := os.ReadFile("../../testdata/complete.docx")
	require.NoError(b, err)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("complete.docx", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadLaTeX(b *testing.B) {
	data, err := os.ReadFile("../../testdata/src/complete-twocolumn.tex")
	require.NoError(b, err)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("complete-twocolumn.tex", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadMarkdown(b *testing.B) {
	data, err := os.ReadFile("../../testdata/complete.md")
	require.NoError(b, err)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("complete.md", data); err != nil {
			b.Fatal(err)
		}
	}
}
