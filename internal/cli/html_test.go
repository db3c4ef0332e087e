package cli

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"html"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// page is the HTML report of papers.
func page(t *testing.T, args ...string) string {
	t.Helper()
	code, stdout, stderr := pubcheck(t, append(args, "--format", "html")...)
	require.Equal(t, exitDone, code, stderr)
	return stdout
}

// all are the first groups of a pattern's matches.
func all(pattern, text string) []string {
	var found []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		found = append(found, html.UnescapeString(m[1]))
	}
	return found
}

var pages = [][]string{
	{samples + "complete-twocolumn.pdf"},
	{samples + "poor-linenumbers.pdf"},
	{samples + "complete.md"},
	{samples + "trial.md", samples + "poor-linenumbers.pdf", "--checklist", "claim-2024", "--checklist", "consort-2010"},
}

// Every item stands in the page, every link inside it leads somewhere, and every id is there once.
func TestThePageHoldsTogether(t *testing.T) {
	for _, args := range pages {
		p := page(t, args...)
		want := 44
		if len(args) > 1 {
			want += 37
		}
		assert.Len(t, all(`<article id="([^"]+)"`, p), want)
		ids := map[string]int{}
		for _, id := range all(` id="([^"]+)"`, p) {
			ids[id]++
			assert.Equal(t, 1, ids[id], "id %s", id)
		}
		links := all(` href="#([^"]+)"`, p)
		assert.Greater(t, len(links), 3*44/2)
		for _, to := range links {
			to, err := url.PathUnescape(to)
			require.NoError(t, err)
			assert.Equal(t, 1, ids[to], "a link to #%s", to)
		}
	}
}

// A quote and the marks of its passage say the same words, so that a click shows what was quoted.
func TestQuotesAreTheirPassages(t *testing.T) {
	tags, notes := regexp.MustCompile(`<[^>]*>`), regexp.MustCompile(`<a class="ref.*?</a>`)
	plain := func(s string) string { // letters and digits only: cells of a table are parted by tags
		return regexp.MustCompile(`\s+`).ReplaceAllString(html.UnescapeString(tags.ReplaceAllString(s, "")), "")
	}
	for _, args := range pages {
		p := page(t, args...)
		marked := map[string]string{}
		for _, m := range regexp.MustCompile(`<mark class="[^"]*" data-in="([^"]*)">([^<]*)</mark>`).FindAllStringSubmatch(notes.ReplaceAllString(p, ""), -1) {
			for _, id := range strings.Fields(m[1]) {
				marked[id] += plain(m[2])
			}
		}
		quotes := regexp.MustCompile(`<blockquote>(.*?)</blockquote> <a class="to" href="#([^"]+)"`).FindAllStringSubmatch(p, -1)
		require.NotEmpty(t, quotes)
		for _, q := range quotes {
			assert.Equal(t, plain(q[1]), marked[q[2]], q[2])
		}
	}
}

// The page loads nothing: the policy names its own style and script by their digests, nothing in it
// asks for a file, and no text of it can act.
func TestThePageLoadsNothing(t *testing.T) {
	p := page(t, samples+"poor-linenumbers.pdf")
	policy := all(`<meta http-equiv="Content-Security-Policy" content="([^"]+)"`, p)
	require.Len(t, policy, 1)
	assert.Contains(t, policy[0], "default-src 'none'")
	for tag, directive := range map[string]string{"style": "style-src", "script": "script-src"} {
		inside := regexp.MustCompile(`(?s)<`+tag+`>(.*?)</`+tag+`>`).FindAllStringSubmatch(p, -1)
		require.Len(t, inside, 1, tag)
		sum := sha256.Sum256([]byte(inside[0][1]))
		assert.Contains(t, policy[0], directive+" 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	outside := regexp.MustCompile(`(?s)<(style|script)>.*?</(style|script)>`).ReplaceAllString(p, "")
	for _, loads := range []string{` src=`, `<link`, `<iframe`, `<object`, `<embed`, `<img`, `<form`, `<base`, `javascript:`} {
		assert.NotContains(t, outside, loads)
	}
	assert.NotRegexp(t, `<[a-z]+[^>]*\son[a-z]+=`, outside, "inline event handlers")
	assert.NotRegexp(t, `<[a-z]+[^>]*\sstyle=`, outside, "inline styles")
	assert.NotRegexp(t, `@import|url\(`, all(`(?s)<style>(.*?)</style>`, p)[0])
	assert.NotRegexp(t, `fetch\(|XMLHttpRequest|WebSocket|innerHTML|eval\(`, p)
}

const hostile = "# A network <script>alert(1)</script> for \x1b[31mradiographs\x07\n\n## Abstract\n\nWe trained a convolutional neural network \"><img src=x onerror=alert(1)> in this retrospective study.\n\n" +
	"## Methods </style><script>x</script>\n\nExaminations were divided at the patient level \u202e|evil| {{.Key}} <!-- & --> .\n\n| a | b |\n|---|---|\n| =cmd | </td><script>2</script> |\n\n## Results\n\n=HYPERLINK(1) gave an AUC of 0.91 (95% CI: 0.88, 0.94).\n"

// What a manuscript says is text in every format, whatever it says.
func TestHostileTextStaysText(t *testing.T) {
	path := paper(t, "<b>&.md", []byte(hostile))
	p := page(t, path)
	assert.Equal(t, 1, strings.Count(p, "<script>"))
	assert.Equal(t, 1, strings.Count(p, "<style>"))
	assert.NotContains(t, p, "<img")
	assert.NotContains(t, p, "<b>&.md")
	assert.Contains(t, p, "&lt;b&gt;&amp;.md")
	_, markdown, _ := pubcheck(t, path, "--format", "markdown")
	assert.NotContains(t, markdown, "<script")
	assert.NotContains(t, markdown, "<img")
	_, table, _ := pubcheck(t, path, "--format", "csv")
	for _, text := range []string{p, markdown, table} {
		assert.NotRegexp(t, "[\x00-\x08\x0b-\x1f\x7f\u202e]", text)
		assert.Contains(t, text, "evil")
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
	require.NoError(t, err)
	assert.Len(t, rows, 45)
	guarded := 0
	for _, row := range rows {
		for _, cell := range row {
			assert.NotRegexp(t, `^[=+@-]`, cell, "a spreadsheet would compute this")
			if strings.HasPrefix(cell, "'=") {
				guarded++
			}
		}
	}
	assert.Positive(t, guarded)
	for _, line := range strings.Split(markdown, "\n") {
		if strings.HasPrefix(line, "| ") {
			assert.Equal(t, 7, strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"), line)
		}
	}
}

// In a browser the page's own style and script run under its policy: every item gets its place for a decision.
func TestThePageRunsInABrowser(t *testing.T) {
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			browser = found
			break
		}
	}
	if browser == "" {
		t.Skip("no Chromium is installed, so that the page cannot be opened")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "report.html")
	require.NoError(t, os.WriteFile(path, []byte(page(t, samples+"poor.md")), 0o600))
	out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--dump-dom", "file://"+path+"#claim-2024-20").Output()
	require.NoError(t, err)
	dom := string(out)
	assert.Contains(t, dom, `class="scripted"`)
	assert.Equal(t, 44, len(all(`<option value="(agree)"`, dom)))
	assert.Len(t, all(`<article id="(claim-2024-20)" class="item [a-z]+ here"`, dom), 1, "the item that the address names is shown")
}
