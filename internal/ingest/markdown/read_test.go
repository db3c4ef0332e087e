package markdown

import (
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// samples are the manuscripts in testdata, found on disk.
func samples(t testing.TB) []string {
	t.Helper()
	all, err := filepath.Glob("testdata/*.*")
	require.NoError(t, err)
	own, err := filepath.Glob("../../../testdata/*.md")
	require.NoError(t, err)
	var names []string
	for _, name := range append(all, own...) {
		if !strings.HasSuffix(name, ".golden") {
			names = append(names, name)
		}
	}
	require.NotEmpty(t, names)
	return names
}

func TestGolden(t *testing.T) {
	for _, name := range samples(t) {
		if strings.HasPrefix(name, "..") {
			continue
		}
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		draft, err := Read(src)
		require.NoError(t, err)
		doc := manuscript.Assemble(draft)
		var got strings.Builder
		fmt.Fprintf(&got, "title: %s\nwords: %d\n", doc.Title, doc.Words)
		for _, n := range doc.Notices {
			fmt.Fprintf(&got, "notice: %s\n", n.Code)
		}
		for _, b := range doc.Blocks {
			p, s := doc.Place(b.Span), doc.Sections[b.Section]
			fmt.Fprintf(&got, "\n%d:%d %s, %s %v in %s\n%s\n", p.Line, p.Col, b.Kind, s.Role, s.Also, strings.Join(p.Section, " > "), doc.Slice(b.Span))
		}
		golden := name + ".golden"
		if *update {
			require.NoError(t, os.WriteFile(golden, []byte(got.String()), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err, "run `go test -update` to write it")
		assert.Equal(t, string(want), got.String(), name)
	}
}

// Every byte of a run that is not fixed is the byte of the source it points to.
func TestRunsPointAtTheirSource(t *testing.T) {
	for _, name := range samples(t) {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, text := range [][]byte{src, bytes.ReplaceAll(src, []byte("\n"), []byte("\r\n")), bytes.ReplaceAll(src, []byte("\n"), []byte("\r"))} {
			draft, err := Read(text)
			require.NoError(t, err)
			checkDraft(t, draft)
		}
	}
}

func checkDraft(t testing.TB, d manuscript.Draft) {
	for _, p := range d.Pieces {
		last := 0
		for _, r := range p.Runs {
			if !(r.Start >= last && r.Start < r.End && r.End <= len(p.Text) && r.Source >= 0 && r.Source < len(d.Source)) {
				t.Fatalf("run %+v does not lie in %q", r, p.Text)
			}
			last = r.End
			if !r.Fixed && p.Text[r.Start:r.End] != string(d.Source[r.Source:r.Source+r.End-r.Start]) {
				t.Fatalf("%q stands for %q", d.Source[r.Source:r.Source+r.End-r.Start], p.Text[r.Start:r.End])
			}
		}
	}
}

// Every sentence begins at the line and column that its place names, lies in its block, and its block
// in its section.
func TestSentencesStandWhereTheirPlacesSay(t *testing.T) {
	for _, name := range samples(t) {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		doc := read(t, src)
		lines := strings.Split(string(src), "\n")
		require.NotEmpty(t, doc.Sentences)
		for _, s := range doc.Sentences {
			require.True(t, doc.Blocks[s.Block].Contains(s.Span), name)
			require.True(t, doc.Sections[doc.Blocks[s.Block].Section].Contains(doc.Blocks[s.Block].Span), name)
			p, quote := doc.Place(s.Span), doc.Slice(s.Span)
			word := quote[:min(len(quote), 3)]
			at := lines[p.Line-1][p.Col-1:]
			if strings.ContainsAny(at[:min(len(at), 8)], "$\\&-") {
				continue // mathematics and entities are spelled otherwise in the source
			}
			assert.Equal(t, strings.Fields(word)[0], at[:len(strings.Fields(word)[0])], "%s:%d:%d", name, p.Line, p.Col)
		}
	}
}

// Line ends and encodings change nothing but the places.
func TestEncodings(t *testing.T) {
	src, err := os.ReadFile("testdata/pandoc.md")
	require.NoError(t, err)
	want := read(t, src)
	u16 := utf16.Encode([]rune(string(src)))
	var le, be bytes.Buffer
	le.WriteString("\xff\xfe")
	be.WriteString("\xfe\xff")
	require.NoError(t, binary.Write(&le, binary.LittleEndian, u16))
	require.NoError(t, binary.Write(&be, binary.BigEndian, u16))
	for name, text := range map[string][]byte{
		"UTF-8 with mark": append([]byte("\xef\xbb\xbf"), src...),
		"UTF-16 LE":       le.Bytes(),
		"UTF-16 BE":       be.Bytes(),
		"CRLF":            bytes.ReplaceAll(src, []byte("\n"), []byte("\r\n")),
		"CR":              bytes.ReplaceAll(src, []byte("\n"), []byte("\r")),
	} {
		got := read(t, text)
		assert.Equal(t, want.Text, got.Text, name)
		assert.Equal(t, want.Sections, got.Sections, name)
		for i, s := range want.Sentences {
			assert.Equal(t, want.Places(s.Span), got.Places(got.Sentences[i].Span), name)
		}
	}
}

func TestInvalidUTF8IsSaid(t *testing.T) {
	doc := read(t, []byte("# Methods\n\nThe patients\xff were 12.\n"))
	assert.Contains(t, doc.Text, "The patients\ufffd were 12.")
	require.NotEmpty(t, doc.Notices)
	assert.Equal(t, manuscript.InvalidText, doc.Notices[0].Code)
}

func TestInlineMarkup(t *testing.T) {
	for source, want := range map[string]string{
		"a *b* __c__ ~~d~~":                       "a b c d",
		"95\\% of $n=3$":                          "95% of n=3",
		"0.9 $\\pm$ 0.1":                          "0.9 ± 0.1",
		"costs $5 and $10 more":                   "costs $5 and $10 more",
		"$\\frac{a}{b}$ x":                        "a/b x",
		"see [@a2020; @b_2021] now":               "see [@a2020; @b_2021] now",
		"one[^1] two":                             "one two",
		"one^[a note] two":                        "one (a note) two",
		"A &amp; B &lt; C":                        "A & B < C",
		"pages 10--20---yes":                      "pages 10–20—yes",
		"\\textbf{bold} \\emph{soft} text":        "bold soft text",
		"Figure \\ref{fig:a} shows":               "Figure \\ref{fig:a} shows",
		"a <span class=\"x\">b</span> c":          "a b c",
		"10<sup>6</sup> cells":                    "10^6^ cells",
		"before <!-- hidden --> after":            "before after",
		"at <https://example.org> today":          "at https://example.org today",
		"[the text](https://example.org){.c} end": "the text end",
		"two  words\nand a line":                  "two words and a line",
		"we used `r n` cases":                     "we used r n cases",
		"hard\\\nbreak":                           "hard break",
		"50 &lt 60":                               "50 &lt 60",
		"H~2~O ~30 minutes":                       "H2O ~30 minutes",
		"was seg\u00admented":                     "was segmented",
	} {
		d, err := Read([]byte(source))
		require.NoError(t, err)
		require.Len(t, d.Pieces, 1, source)
		assert.Equal(t, want, d.Pieces[0].Text, source)
		checkDraft(t, d)
	}
}

func TestHeadingsWithoutMarks(t *testing.T) {
	for source, want := range map[string]manuscript.Kind{
		"**Methods**\n\nText.":            manuscript.Heading,
		"Methods\n\nText.":                manuscript.Heading,
		"*Participants*\n\nText.":         manuscript.Heading,
		"2. Methods\n\nText.":             manuscript.Heading,
		"2.3 Cascade of networks\n\nText": manuscript.Heading,
		"Results\n=======\n\nText.":       manuscript.Heading,
		"**We found nothing.**\n\nText.":  manuscript.Paragraph,
		"Seven patients\n\nText.":         manuscript.Paragraph,
		"Table 2. Readers\n\nText.":       manuscript.Caption,
		"Table 2 shows readers.\n\nText.": manuscript.Paragraph,
		": Partitions of the data\n\nNow": manuscript.Caption,
	} {
		d, err := Read([]byte(source))
		require.NoError(t, err)
		require.NotEmpty(t, d.Pieces)
		assert.Equal(t, want, d.Pieces[0].Kind, source)
	}
}

func TestFirstHeadingAsTitle(t *testing.T) {
	for source, want := range map[string]string{
		"# A study of knees\n\n## Abstract\n\nText.\n\n## Methods\n\nText.": "A study of knees",
		"# A study of knees\n\n# Abstract\n\nText.\n\n# Methods\n\nText.":   "A study of knees",
		"# Our network\n\nText.\n\n# Results\n\nText.":                      "",
		"# Methods\n\nText.\n\n## Data\n\nText.":                            "",
		"---\ntitle: Knees\n---\n\n# Other\n\n## Data\n\nText.":             "Knees",
		"% Knees and hips\n% A. Author\n\n# Methods\n\nText.":               "Knees and hips",
	} {
		assert.Equal(t, want, read(t, []byte(source)).Title, source)
	}
}

func TestLaTeXTable(t *testing.T) {
	d, err := Read([]byte("Text.\n\n\\begin{table}\n\\caption{Sets, by \\textbf{patient}}\n\\begin{tabular}{lr}\n\\toprule\nSet & N \\\\\n\\midrule\nTrain & 12\\% \\\\\n\\end{tabular}\n\\end{table}\n\nMore."))
	require.NoError(t, err)
	require.Len(t, d.Pieces, 4)
	assert.Equal(t, "Sets, by patient", d.Pieces[1].Text)
	assert.Equal(t, "Set\tN\nTrain\t12%", d.Pieces[2].Text)
	assert.Equal(t, manuscript.Table, d.Pieces[2].Kind)
}

func read(t testing.TB, src []byte) *manuscript.Document {
	t.Helper()
	d, err := Read(src)
	require.NoError(t, err)
	return manuscript.Assemble(d)
}
