package cli

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// What show tells of an item stays as it was looked at: one that was measured, one that was not, one that may not apply, and
// one of several topics.
func TestGoldenShow(t *testing.T) {
	for name, args := range map[string][]string{
		"show-measured.txt":   {"claim-2024", "32"},
		"show-unmeasured.txt": {"clear-2023/3"},
		"show-exempt.txt":     {"claim-2024", "11"},
		"show-topics.txt":     {"consort-2010", "4a"},
		"show-list.txt":       {"stard-2015"},
	} {
		code, got, stderr := pubcheck(t, append([]string{"show"}, args...)...)
		require.Equal(t, exitDone, code, stderr)
		golden(t, name, got)
	}
}

// guides are the pages of all lists in both formats, by file name.
func guides(t *testing.T) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "guide")
	code, stdout, stderr := pubcheck(t, "guide", "-o", dir, "--format", "html", "--format", "markdown")
	require.Equal(t, exitDone, code, stderr)
	assert.Empty(t, stdout)
	found, err := os.ReadDir(dir)
	require.NoError(t, err)
	pages := map[string]string{}
	for _, e := range found {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		require.NoError(t, err)
		pages[e.Name()] = string(data)
	}
	return pages
}

func everyList(t *testing.T) []*checklist.Checklist {
	t.Helper()
	lib, err := (&definitionOptions{}).load()
	require.NoError(t, err)
	require.NotEmpty(t, lib.Checklists())
	return lib.Checklists()
}

// onlyLetters is a text without anything but its letters and digits: what is left of a page is what it says.
func onlyLetters(text string) string {
	return regexp.MustCompile(`[^\p{L}\p{N}]+`).ReplaceAllString(text, "")
}

// saidBy is what a page says, without its marks.
func saidBy(page, ending string) string {
	if ending == ".html" {
		page = page[strings.Index(page, "<h1>"):]
		return onlyLetters(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, "")))
	}
	page = regexp.MustCompile(`<a id="[^"]*"></a>|\]\([^)]*\)`).ReplaceAllString(page, "")
	return onlyLetters(html.UnescapeString(page))
}

// Every item of every list stands in its guide, and both formats say the same, word by word.
func TestGuidesSayAllOfEveryList(t *testing.T) {
	pages := guides(t)
	lists := everyList(t)
	assert.Len(t, pages, 2*len(lists))
	for _, c := range lists {
		page, markdown := pages[c.ID+".html"], pages[c.ID+".md"]
		assert.Equal(t, saidBy(page, ".html"), saidBy(markdown, ".md"), c.ID)
		articles := regexp.MustCompile(`(?s)<article.*?</article>`).FindAllString(page, -1)
		require.Len(t, articles, len(c.Items), c.ID)
		for i, it := range c.Items {
			text := saidBy("<h1>"+articles[i], ".html")
			for _, part := range []string{it.ID, it.Title, it.Asks, it.Why, it.Sufficient, it.Belongs} {
				assert.Contains(t, text, onlyLetters(part), "%s/%s", c.ID, it.ID)
			}
			for _, x := range it.NotApplicable {
				assert.Contains(t, text, onlyLetters(x.Reason), "%s/%s", c.ID, it.ID)
			}
		}
	}
}

// Every link inside a guide, and from one guide to another, leads to an item; every id is there once.
func TestGuidesHoldTogether(t *testing.T) {
	pages := guides(t)
	ids := map[string]map[string]int{}
	for name, page := range pages {
		ids[name] = map[string]int{}
		for _, id := range all(` id="([^"]+)"`, page) {
			ids[name][id]++
			assert.Regexp(t, `^[a-z][a-z0-9A-Z.-]*$`, id, name)
			assert.Equal(t, 1, ids[name][id], "id %s of %s", id, name)
		}
	}
	across := 0
	for name, page := range pages {
		pattern := ` href="([^"]+)"`
		if strings.HasSuffix(name, ".md") {
			pattern = `\]\(([^)]+)\)`
		}
		links := all(pattern, page)
		require.NotEmpty(t, links, name)
		for _, link := range links {
			to, err := url.Parse(link)
			require.NoError(t, err, link)
			if to.Scheme != "" {
				continue
			}
			file := name
			if to.Path != "" {
				file = to.Path
				across++
			}
			assert.Equal(t, 1, ids[file][to.Fragment], "%s links to %s", name, link)
		}
	}
	assert.Greater(t, across, 100)
}

// A page loads nothing and runs nothing: its policy allows its own style by its digest alone.
func TestGuidesLoadNothing(t *testing.T) {
	for name, page := range guides(t) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		styles := all(`(?s)<style>(.*?)</style>`, page)
		require.Len(t, styles, 1, name)
		style := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindStringSubmatch(page)[1]
		sum := sha256.Sum256([]byte(style))
		policy := all(`<meta http-equiv="Content-Security-Policy" content="([^"]+)"`, page)
		require.Len(t, policy, 1, name)
		assert.Equal(t, "default-src 'none'; style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'; base-uri 'none'; form-action 'none'", policy[0])
		assert.NotRegexp(t, `@import|url\(`, style)
		outside := strings.Replace(page, style, "", 1)
		for _, loads := range []string{` src=`, `<link`, `<script`, `<iframe`, `<object`, `<embed`, `<img`, `<form`, `<base`, `javascript:`} {
			assert.NotContains(t, outside, loads, name)
		}
		assert.NotRegexp(t, `<[a-z]+[^>]*\s(on[a-z]+|style)=`, outside, name)
	}
}

// The same definitions give the same bytes, however many guides are made; a list alone links to no page that is not there.
func TestGuidesAreTheSameEachTime(t *testing.T) {
	assert.Equal(t, guides(t), guides(t))
	dir := t.TempDir()
	code, _, stderr := pubcheck(t, "guide", "claim-2020", "claim-2020", "-o", dir)
	require.Equal(t, exitDone, code, stderr)
	found, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, found, 1)
	data, err := os.ReadFile(filepath.Join(dir, "claim-2020.html"))
	require.NoError(t, err)
	assert.Contains(t, string(data), "<b>CLAIM 2024 1</b>")
	assert.Empty(t, all(` href="([^"#:]+#[^"]*)"`, string(data)))
}

// What stands in a definition is text in a guide, whatever it says.
func TestHostileDefinitionsStayText(t *testing.T) {
	mine, out := t.TempDir(), t.TempDir()
	evil := `</style><script>alert(1)</script> <img src=x> [x](javascript:alert(1)) | # & "q"`
	write(t, filepath.Join(mine, "evil-2026.yaml"), "id: evil-2026\ntitle: '"+evil+"'\nshort: '"+evil+"'\nversion: '1'\napplies_to: '"+evil+"'\nsource: {citation: '"+evil+"', doi: '10.0/\"><script>', licence: x}\n"+
		"items:\n  - {id: 'a\"><b', section: '"+evil+"', title: '"+evil+"', asks: '"+evil+"', why: '"+evil+"', evidence: funding}\n")
	code, _, stderr := pubcheck(t, "guide", "evil-2026", "--rules", mine, "-o", out, "--format", "html", "--format", "markdown")
	require.Equal(t, exitDone, code, stderr)
	for _, ending := range []string{".html", ".md"} {
		data, err := os.ReadFile(filepath.Join(out, "evil-2026"+ending))
		require.NoError(t, err)
		assert.NotContains(t, string(data), "<script", ending)
		assert.NotContains(t, string(data), "<img", ending)
		if ending == ".md" {
			assert.NotRegexp(t, `(^|[^\\])\[x`, string(data), "a link of the definition's own")
		}
		assert.Contains(t, onlyLetters(string(data)), "alert1")
	}
}

func TestGuideBadInput(t *testing.T) {
	dir := t.TempDir()
	taken := write(t, filepath.Join(dir, "taken", "claim-2024.html"), "mine")
	file := write(t, filepath.Join(dir, "file"), "mine")
	broken := filepath.Dir(write(t, filepath.Join(dir, "broken", "x.yaml"), "id: x\nitems: 1\n"))
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"claim-2024"}, exitUsage, "name the folder for the pages with -o"},
		{[]string{"claim-2044", "-o", filepath.Join(dir, "new")}, exitUsage, `did you mean "claim-2024"?`},
		{[]string{"-o", filepath.Join(dir, "new"), "--format", "pdf"}, exitUsage, "known are html, markdown"},
		{[]string{"-o", file}, exitUsage, "is a file; -o names the folder"},
		{[]string{"-o", filepath.Join(dir, "no", "where")}, exitFailed, "could not make the folder"},
		{[]string{"-o", filepath.Dir(taken)}, exitFailed, "exists and was not touched"},
		{[]string{"-o", filepath.Join(dir, "new"), "--rules", broken}, exitFailed, "x.yaml:"},
		{[]string{"-o", filepath.Join(dir, "new"), "--rules", filepath.Join(dir, "none")}, exitUsage, "no folder"},
	} {
		code, stdout, stderr := pubcheck(t, append([]string{"guide"}, c.args...)...)
		assert.Equal(t, c.code, code, c.args)
		assert.Empty(t, stdout)
		assert.Contains(t, stderr, c.says)
	}
	found, err := os.ReadDir(filepath.Dir(taken))
	require.NoError(t, err)
	assert.Len(t, found, 1, "where one page is taken, none is written")
	assert.NoDirExists(t, filepath.Join(dir, "new"), "a wrong use makes no folder")

	code, _, stderr := pubcheck(t, "guide", "claim-2024", "-o", filepath.Dir(taken), "--force")
	require.Equal(t, exitDone, code, stderr)
	data, err := os.ReadFile(taken)
	require.NoError(t, err)
	assert.Contains(t, string(data), "Guide to CLAIM 2024")
}

// Printed, a guide shows every item and where the words on journals come from.
func TestTheGuidePrints(t *testing.T) {
	dir := t.TempDir()
	code, _, stderr := pubcheck(t, "guide", "consort-ai-2020", "stard-2015", "-o", dir)
	require.Equal(t, exitDone, code, stderr)
	printed := filepath.Join(dir, "guide.pdf")
	browse(t, filepath.Join(dir, "stard-2015.html"), "--print-to-pdf="+printed, "--no-pdf-header-footer")
	p, err := readPapers([]string{printed})
	require.NoError(t, err)
	text := onlyLetters(p.doc.Text)
	for _, want := range []string{"Guide to STARD 2015", "journals.myesr.org", "Sources of funding"} {
		assert.Contains(t, text, onlyLetters(want))
	}
}
