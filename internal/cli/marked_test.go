package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/ledongthuc/pdf"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// marked writes the marked copy of a paper and answers its path.
func marked(t *testing.T, path string, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "marked.pdf")
	code, _, stderr := pubcheck(t, append([]string{path, "--format", "pdf=" + out}, args...)...)
	require.Equal(t, exitDone, code, stderr)
	return out
}

// letters are what two ways of reading a page agree on: no spaces, hyphens or accents.
func letters(s string) string {
	s = strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl").Replace(s)
	return strings.Map(func(r rune) rune {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return -1
	}, s)
}

// highlights are the letters that a page shows under each of its marks, in the order of their boxes.
func highlights(p pdf.Page) []string {
	var found []string
	glyphs := p.Content().Text
	annots := p.V.Key("Annots")
	for i := range annots.Len() {
		a := annots.Index(i)
		if kind := a.Key("Subtype").Name(); kind != "Highlight" && kind != "Underline" && kind != "Squiggly" {
			continue
		}
		var text strings.Builder
		quads := a.Key("QuadPoints")
		for q := 0; q+7 < quads.Len(); q += 8 {
			x0, x1 := quads.Index(q).Float64(), quads.Index(q+2).Float64()
			top, bottom := quads.Index(q+1).Float64(), quads.Index(q+5).Float64()
			for _, g := range glyphs {
				middle, height := g.X+g.W/2, g.Y+g.FontSize/4
				if middle > x0 && middle < x1 && height > bottom && height < top {
					text.WriteString(g.S)
				}
			}
		}
		found = append(found, letters(text.String()))
	}
	return found
}

// The copy begins with the original, byte for byte, and its highlights lie on the quoted words.
func TestMarkedCopiesShowTheEvidence(t *testing.T) {
	t.Parallel()
	for _, sample := range []string{"complete-twocolumn.pdf", "poor-linenumbers.pdf"} {
		t.Run(sample, func(t *testing.T) {
			original, err := os.ReadFile(samples + sample)
			require.NoError(t, err)
			copied, err := os.ReadFile(marked(t, samples+sample))
			require.NoError(t, err)
			require.True(t, bytes.HasPrefix(copied, original), "the original bytes stay a prefix")
			again, err := os.ReadFile(marked(t, samples+sample))
			require.NoError(t, err)
			assert.True(t, bytes.Equal(copied, again), "two runs give the same bytes")

			before, err := pdf.NewReader(bytes.NewReader(original), int64(len(original)))
			require.NoError(t, err)
			reader, err := pdf.NewReader(bytes.NewReader(copied), int64(len(copied)))
			require.NoError(t, err)
			require.Equal(t, before.NumPage()+1, reader.NumPage(), "one page with the table")
			under := map[int]map[string]bool{}
			total := 0
			for n := 1; n <= reader.NumPage(); n++ {
				under[n] = map[string]bool{}
				for _, h := range highlights(reader.Page(n)) {
					under[n][h] = true
					total++
				}
			}
			quotes, on, passages := 0, 0, map[string]bool{}
			for _, it := range items(t, samples+sample) {
				for i, e := range it.Evidence {
					if i == 2 || i == 1 && it.Evidence[0].Strength == "strong" && e.Strength != "strong" {
						break // the best ones are marked
					}
					quotes++
					passages[fmt.Sprint(e.Page, e.Quote)] = true
					if under[e.Page][letters(e.Quote)] {
						on++
					}
				}
			}
			require.Greater(t, quotes, 30)
			assert.GreaterOrEqual(t, total, len(passages), "a highlight for each passage")
			assert.LessOrEqual(t, total, 2*len(passages), "and no more, but where one runs over to the next page")
			assert.GreaterOrEqual(t, float64(on)/float64(quotes), 0.9, "%d of %d quotes lie under their highlight", on, quotes)
			entries := reader.Outline().Child
			require.NotEmpty(t, entries)
			assert.Len(t, entries[len(entries)-1].Child, 44, "an entry for each item")
		})
	}
}

type item struct {
	ID, Status string
	Evidence   []struct {
		Quote, Strength string
		Page            int
	}
}

func items(t *testing.T, path string) []item {
	t.Helper()
	_, stdout, _ := pubcheck(t, path, "--format", "json")
	var r struct{ Checklists []struct{ Items []item } }
	require.NoError(t, json.Unmarshal([]byte(stdout), &r))
	return r.Checklists[0].Items
}

// What cannot be marked without loss is refused with its reason, and nothing is written.
func TestWhatCannotBeMarked(t *testing.T) {
	good, err := os.ReadFile(samples + "poor-linenumbers.pdf")
	require.NoError(t, err)
	signed := append(bytes.TrimRight(good, "\r\n"), "\n"...)
	signed = append(signed, "99990 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>\nendobj\n"...)
	signed = append(signed, good[bytes.LastIndex(good, []byte("startxref")):]...)
	for _, c := range []struct {
		name, path string
		says       string
	}{
		{"encrypted", samples + "hard/aes-256.pdf", "encrypted"},
		{"signed", paper(t, "signed.pdf", signed), "signed"},
		{"damaged", paper(t, "cut.pdf", good[:len(good)-40]), "damaged"},
		{"no PDF", samples + "poor.md", "no PDF"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "marked.pdf")
			code, _, stderr := pubcheck(t, c.path, "--format", "pdf="+out)
			assert.Equal(t, exitFailed, code, stderr)
			assert.Contains(t, stderr, c.says)
			assert.Contains(t, stderr, filepath.Base(c.path))
			assert.NoFileExists(t, out)
		})
	}
	code, _, stderr := pubcheck(t, samples+"poor-linenumbers.pdf", "--format", "pdf")
	assert.Equal(t, exitUsage, code)
	assert.Contains(t, stderr, "pdf=annotated.pdf")
}

// A second run marks a marked copy again: the table, the outline and the highlights of both stay whole.
func TestAMarkedCopyCanBeMarked(t *testing.T) {
	once := marked(t, samples+"complete-twocolumn.pdf")
	twice := marked(t, once, "--checklist", "claim-2024", "--checklist", "consort-2010")
	data, err := os.ReadFile(twice)
	require.NoError(t, err)
	reader, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	lists := 0
	for _, e := range reader.Outline().Child {
		if strings.HasPrefix(e.Title, "pubcheck: ") {
			lists++
			assert.NotEmpty(t, e.Child)
		}
	}
	assert.Equal(t, 3, lists)
	if qpdf, err := exec.LookPath("qpdf"); err == nil {
		out, err := exec.Command(qpdf, "--check", twice).CombinedOutput()
		assert.NoError(t, err, string(out))
	}
}

// Of several files the PDF is marked, with its own evidence only.
func TestThePDFAmongSeveralFilesIsMarked(t *testing.T) {
	out := filepath.Join(t.TempDir(), "marked.pdf")
	code, _, stderr := pubcheck(t, samples+"trial.md", samples+"poor-linenumbers.pdf", "--format", "pdf="+out)
	require.Equal(t, exitDone, code, stderr)
	data, err := os.ReadFile(out)
	require.NoError(t, err)
	reader, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	total := 0
	for n := 1; n <= reader.NumPage(); n++ {
		total += len(highlights(reader.Page(n)))
	}
	assert.Positive(t, total)
}

// Without colours, too, the marks of a page say the verdict: each item's note stands at a mark of the kind of the worst verdict
// in it, and that mark paints itself.
func TestMarksDifferByKind(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(marked(t, samples+"poor-linenumbers.pdf"))
	require.NoError(t, err)
	reader, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	seen := map[string]int{}
	for n := 1; n <= reader.NumPage(); n++ {
		annots := reader.Page(n).V.Key("Annots")
		for i := range annots.Len() {
			a := annots.Index(i)
			note := a.Key("Contents").Text()
			kind := a.Key("Subtype").Name()
			if kind == "Link" {
				continue
			}
			want := "Highlight"
			if strings.Contains(note, ": ambiguous. ") || !strings.Contains(note, ": satisfied. ") {
				want = "Underline"
			}
			assert.Equal(t, want, kind, note)
			seen[kind]++
			paint, err := io.ReadAll(a.Key("AP").Key("N").Reader())
			require.NoError(t, err)
			assert.Equal(t, kind == "Highlight", bytes.Contains(paint, []byte("re f")), "a highlight covers the words")
			assert.Equal(t, kind == "Underline", bytes.HasSuffix(paint, []byte("S\n")), "a line runs below them")
		}
	}
	assert.Greater(t, seen["Highlight"], 3)
	assert.Greater(t, seen["Underline"], 3)
}
