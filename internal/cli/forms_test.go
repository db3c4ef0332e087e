package cli

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const forms = samples + "forms/"

// small are the flags for the small checklist of the forms made for tests.
var small = []string{"--checklist", "small", "--rules", forms}

// verified is the JSON of `pubcheck verify`.
type verified struct {
	Schema string
	Faults int
	Rows   []struct{ Item, Finding, Claimed, Now, Quote, Says string }
}

func verify(t *testing.T, args ...string) verified {
	t.Helper()
	code, stdout, stderr := pubcheck(t, append([]string{"verify", "--format", "json"}, args...)...)
	require.Equal(t, exitDone, code, stderr)
	var v verified
	require.NoError(t, json.Unmarshal([]byte(stdout), &v))
	return v
}

// Every shape of form is filled and, read back, found to be right; what was found is never left out.
func TestFillThenVerify(t *testing.T) {
	t.Parallel()
	all, err := filepath.Glob(forms + "*.docx")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(all), 11)
	for _, blank := range all {
		name := filepath.Base(blank)
		if name == "auto-numbered.docx" {
			continue // its numbers are those of no checklist
		}
		for _, p := range []string{"complete-twocolumn.pdf", "poor-linenumbers.pdf", "complete.md"} {
			for _, style := range [][]string{nil, {"--locator", "page-line"}, {"--locator", "section-paragraph"}, {"--locator", "quote"}, {"--mark", "no"}} {
				few := name != "consort-like.docx" && name != "box-like.docx"
				if style != nil && (few || p != "poor-linenumbers.pdf") || few && p != "poor-linenumbers.pdf" {
					continue
				}
				t.Run(name+" "+p+" "+strings.Join(style, " "), func(t *testing.T) {
					out := filepath.Join(t.TempDir(), "filled.docx")
					list, items := small, 9
					if name == "claim-like.docx" {
						list, items = []string{"--checklist", "claim-2024"}, 44
					}
					args := append(append([]string{"fill", samples + p, "--form", blank, "-o", out}, list...), style...)
					code, stdout, stderr := pubcheck(t, args...)
					require.Equal(t, exitDone, code, stderr)
					assert.Contains(t, stdout, "pubcheck verify")
					assert.NotContains(t, stdout, "does not allow")
					v := verify(t, append([]string{samples + p, out}, list...)...)
					require.Len(t, v.Rows, items)
					for _, r := range v.Rows {
						switch r.Finding {
						case "ok":
							assert.NotEmpty(t, r.Now)
						case "open":
							assert.Empty(t, r.Claimed)
						default:
							assert.Equal(t, "agreed", r.Finding, "%s: %s", r.Item, r.Says)
						}
					}
					assert.Zero(t, v.Faults)
				})
			}
		}
	}
}

// A form of our own is made in each format, and read back.
func TestOwnForms(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, ext := range []string{".docx", ".md", ".csv", ".html"} {
		out := filepath.Join(dir, "own"+ext)
		code, _, stderr := pubcheck(t, "fill", samples+"poor-linenumbers.pdf", "-o", out)
		require.Equal(t, exitDone, code, stderr)
		if ext == ".html" {
			page, err := os.ReadFile(out)
			require.NoError(t, err)
			assert.Contains(t, string(page), "default-src 'none'")
			assert.Equal(t, 44, strings.Count(string(page), "<tr><td>"))
			assert.NotContains(t, string(page), "http:")
			assert.NotContains(t, string(page), "https:")
			continue
		}
		v := verify(t, samples+"poor-linenumbers.pdf", out)
		require.Len(t, v.Rows, 44)
		assert.Zero(t, v.Faults, ext)
		for _, r := range v.Rows {
			if r.Item == "19" {
				assert.Equal(t, "ok", r.Finding)
				assert.Contains(t, r.Claimed, "p. 3, line 73")
			}
		}
	}
	for _, bad := range []string{"own.pdf", "own.xyz", "own"} {
		code, _, stderr := pubcheck(t, "fill", samples+"poor.md", "-o", filepath.Join(dir, bad))
		assert.Equal(t, exitUsage, code)
		assert.Contains(t, stderr, ".html")
	}
}

// After a revision, places that moved are brought up to date and nothing else changes.
func TestRefresh(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "first.docx"), filepath.Join(dir, "second.docx")
	source, err := os.ReadFile(samples + "complete.md")
	require.NoError(t, err)
	// The revision has a new paragraph before the one on eligibility and 20 more lines.
	revision := paper(t, "revision.md", []byte(strings.Replace(string(source), "# Materials and Methods\n", "# Materials and Methods\n"+strings.Repeat("\n", 20)+"A sentence that was added by the authors after review.\n", 1)))
	code, _, stderr := pubcheck(t, append([]string{"fill", samples + "complete.md", "--form", forms + "prisma-like.docx", "-o", first}, small...)...)
	require.Equal(t, exitDone, code, stderr)
	stale := verify(t, append([]string{revision, first}, small...)...)
	assert.NotZero(t, stale.Faults)
	for _, r := range stale.Rows {
		assert.Contains(t, []string{"ok", "elsewhere", "open", "agreed"}, r.Finding, r.Says)
	}
	code, _, _ = pubcheck(t, append([]string{"verify", revision, first, "--fail-on", "findings"}, small...)...)
	assert.Equal(t, exitFindings, code)
	code, stdout, stderr := pubcheck(t, append([]string{"verify", revision, first, "--refresh", "-o", second}, small...)...)
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, "→")
	fresh := verify(t, append([]string{revision, second}, small...)...)
	assert.Zero(t, fresh.Faults)

	before, after := documentOf(t, first), documentOf(t, second)
	for i, r := range stale.Rows {
		if r.Finding == "elsewhere" {
			assert.Equal(t, r.Now, fresh.Rows[i].Claimed)
			before = strings.Replace(before, ">"+r.Claimed+"<", ">"+r.Now+"<", 1)
		} else {
			assert.Equal(t, r.Claimed, fresh.Rows[i].Claimed)
		}
	}
	assert.Equal(t, before, after)
}

// documentOf is the text part of a Word file.
func documentOf(t *testing.T, path string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	require.NoError(t, err)
	defer z.Close()
	f, err := z.Open("word/document.xml")
	require.NoError(t, err)
	data, err := io.ReadAll(f)
	require.NoError(t, err)
	return string(data)
}

// Places in one of several files name it, and are looked for in it.
func TestSeveralFilesInAForm(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "filled.docx")
	papers := []string{samples + "poor-linenumbers.pdf", samples + "complete-twocolumn.pdf"}
	code, _, stderr := pubcheck(t, append(append([]string{"fill"}, papers...), append([]string{"--form", forms + "consort-like.docx", "-o", out}, small...)...)...)
	require.Equal(t, exitDone, code, stderr)
	v := verify(t, append(append(papers, out), small...)...)
	assert.Zero(t, v.Faults)
	named := 0
	for _, r := range v.Rows {
		if strings.Contains(r.Claimed, "complete-twocolumn.pdf p. ") {
			named++
		}
	}
	assert.Greater(t, named, 3)
}

func TestInspect(t *testing.T) {
	code, stdout, stderr := pubcheck(t, "fill", "--inspect", forms+"clear-like.docx")
	require.Equal(t, exitDone, code, stderr)
	for _, want := range []string{"9 rows in 1 table", `column not applicable "N/A"`, "4b", "[yes ☐, no ☐, not applicable ☐, place]", "9 further lines belong"} {
		assert.Contains(t, stdout, want)
	}
}

func TestProfiles(t *testing.T) {
	code, stdout, stderr := pubcheck(t, "list", "profiles")
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, "radiology-ai")
	out := filepath.Join(t.TempDir(), "filled.md")
	code, _, stderr = pubcheck(t, "fill", samples+"poor-linenumbers.pdf", "--profile", "radiology-ai", "-o", out)
	require.Equal(t, exitDone, code, stderr)
	filled, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Contains(t, string(filled), "Page / Line No")
	assert.Contains(t, string(filled), "| p. 3, line 73 |")
	// A profile of one's own names the heads of an unusual form.
	own := paper(t, "ours.yaml", []byte("id: ours\ntitle: Ours\nlocator: page\nplaces: 1\ncolumns: {place: [\"Fundstelle\"]}\nsource: {says: \"Asked by the editor.\"}\n"))
	odd := paper(t, "odd.md", []byte("| No | Item | Fundstelle |\n|---|---|---|\n| 1a | The title shows that it is AI | 1 |\n| 1b | The abstract | x |\n"))
	code, _, stderr = pubcheck(t, "fill", "--inspect", odd)
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "no table that looks like a checklist")
	code, stdout, stderr = pubcheck(t, "fill", "--inspect", odd, "--profile", own)
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, `column place          "Fundstelle"`)
	broken := paper(t, "broken.yaml", []byte("id: other\ntitle: T\nlocator: pages\nsource: {says: S, url: u}\nwidth: 3\n"))
	code, _, stderr = pubcheck(t, "fill", "--inspect", odd, "--profile", broken)
	assert.Equal(t, exitFailed, code)
	for _, want := range []string{"broken.yaml:1:5", "known are page, page-line", `unknown key "width"`, `lacks the key "date"`} {
		assert.Contains(t, stderr, want)
	}
}

// bomb is a Word file whose text unpacks to more than any form holds.
func bomb(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create("word/document.xml")
	require.NoError(t, err)
	blank := make([]byte, 1<<20)
	for range 64 {
		_, err = f.Write(blank)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

func zipOf(t *testing.T, name, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create(name)
	require.NoError(t, err)
	_, err = f.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return out.Bytes()
}

// Every bad form ends with a documented exit code and a line that names the file and the remedy; nothing is written.
func TestBadForms(t *testing.T) {
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	good, err := os.ReadFile(forms + "consort-like.docx")
	require.NoError(t, err)
	twoTables := strings.Replace(documentOf(t, forms+"consort-like.docx"), "</w:tbl>", "</w:tbl><w:p/>", 1)
	start, end := strings.Index(twoTables, "<w:tbl>"), strings.Index(twoTables, "</w:tbl>")+len("</w:tbl>")
	twoTables = twoTables[:end] + twoTables[start:end] + twoTables[end:]
	for _, c := range []struct {
		name string
		data []byte
		code int
		says string
	}{
		{"empty.docx", nil, exitFailed, "is empty"},
		{"old.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), exitFailed, "save it as .docx"},
		{"form.pdf", []byte("%PDF-1.7"), exitFailed, "Word form"},
		{"cut.docx", good[:len(good)/2], exitFailed, "download the form again"},
		{"other.docx", zipOf(t, "content.xml", "<a/>"), exitFailed, "no Word file"},
		{"noxml.docx", zipOf(t, "word/document.xml", "<w:document "+ns+"><w:body>"), exitFailed, "no sound XML"},
		{"nobody.docx", zipOf(t, "word/document.xml", "<w:document "+ns+"/>"), exitFailed, "holds no text"},
		{"notable.docx", zipOf(t, "word/document.xml", "<w:document "+ns+"><w:body><w:p/></w:body></w:document>"), exitFailed, "holds no table"},
		{"deep.docx", zipOf(t, "word/document.xml", "<w:document "+ns+">"+strings.Repeat("<w:p>", 5000)), exitFailed, "deeper than a form"},
		{"bomb.docx", bomb(t), exitFailed, "no form does"},
		{"signed.docx", zipOf(t, "_xmlsignatures/sig1.xml", "<a/>"), exitFailed, "signed"},
		{"two.docx", zipOf(t, "word/document.xml", twoTables), exitFailed, "two answers to item 1a"},
		{"binary.csv", []byte("\xff\xfe\xfa\x00\x01"), exitFailed, "binary.csv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			out := filepath.Join(dir, "filled.docx")
			code, stdout, stderr := pubcheck(t, append([]string{"fill", samples + "complete.md", "--form", paper(t, c.name, c.data), "-o", out}, small...)...)
			assert.Equal(t, c.code, code, stderr)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
			assert.Contains(t, stderr, c.name)
			left, err := os.ReadDir(dir)
			require.NoError(t, err)
			assert.Empty(t, left)
		})
	}
}

func TestWrongUseOfForms(t *testing.T) {
	out := filepath.Join(t.TempDir(), "filled.docx")
	blank := forms + "consort-like.docx"
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"no paper", []string{"fill", "--form", blank, "-o", out}, exitUsage, "name the paper"},
		{"no output", []string{"fill", samples + "poor.md", "--form", blank}, exitUsage, "-o filled.docx"},
		{"no such form", []string{"fill", samples + "poor.md", "--form", "nowhere.docx", "-o", out}, exitFailed, "check the path"},
		{"other checklist", []string{"fill", samples + "poor.md", "--form", blank, "-o", out}, exitFailed, "--checklist"},
		{"lacking items", []string{"fill", samples + "poor.md", "--form", blank, "-o", out, "--checklist", "claim-2024"}, exitFailed, "items 1a, 1b, 4a, 4b"},
		{"unknown profile", []string{"fill", samples + "poor.md", "--profile", "radiology", "-o", out}, exitUsage, `did you mean "radiology-ai"?`},
		{"unknown locator", []string{"fill", samples + "poor.md", "--locator", "pages", "-o", out}, exitUsage, "page-line"},
		{"unknown mark", []string{"fill", samples + "poor.md", "--mark", "yes", "-o", out}, exitUsage, "--mark can only be no"},
		{"no such table", append([]string{"fill", samples + "poor.md", "--form", blank, "--table", "3", "-o", out}, small...), exitUsage, "table 1"},
		{"no folder", append([]string{"fill", samples + "poor.md", "--form", blank, "-o", "nowhere/at/all.docx"}, small...), exitFailed, "nowhere/at/all.docx"},
		{"the form itself", append([]string{"fill", samples + "poor.md", "--form", blank, "-o", blank, "--force"}, small...), exitUsage, "would be lost"},
		{"other ending", append([]string{"fill", samples + "poor.md", "--form", blank, "-o", out + ".pdf"}, small...), exitUsage, "Word file"},
		{"refresh a text", []string{"verify", samples + "poor.md", paper(t, "form.md", []byte("| No | Item | Page |\n|---|---|---|\n| 1 | T | |\n")), "--refresh", "-o", out}, exitUsage, "Word forms only"},
		{"-o alone", []string{"verify", samples + "poor.md", blank, "-o", out}, exitUsage, "--refresh"},
		{"bad threshold", []string{"verify", samples + "poor.md", blank, "--fail-on", "missing"}, exitUsage, "none or findings"},
		{"bad listing", []string{"list", "rules"}, exitUsage, "list profiles"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, _, stderr := pubcheck(t, c.args...)
			assert.Equal(t, c.code, code, stderr)
			assert.Contains(t, stderr, c.says)
			assert.NoFileExists(t, out)
		})
	}
}

func TestFillNeverReplacesAFileUnasked(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "filled.docx")
	require.NoError(t, os.WriteFile(out, []byte("precious"), 0o600))
	args := append([]string{"fill", samples + "complete.md", "--form", forms + "consort-like.docx", "-o", out}, small...)
	code, _, stderr := pubcheck(t, args...)
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "was not touched")
	kept, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Equal(t, "precious", string(kept))
	code, _, stderr = pubcheck(t, append(args, "--force")...)
	require.Equal(t, exitDone, code, stderr)
	first, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Equal(t, "PK", string(first[:2]))
	code, _, stderr = pubcheck(t, append(args, "--force")...)
	require.Equal(t, exitDone, code, stderr)
	second, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Equal(t, first, second)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, left, 1)
}
