package cli

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"html"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
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
	dir := t.TempDir()
	path := filepath.Join(dir, "report.html")
	require.NoError(t, os.WriteFile(path, []byte(page(t, samples+"poor.md")), 0o600))
	dom := opened(t, path+"#claim-2024-20")
	assert.Contains(t, dom, `class="scripted"`)
	assert.Equal(t, 44, len(all(`<option value="(agree)"`, dom)))
	assert.Len(t, all(`<article id="(claim-2024-20)" class="item [a-z]+ here"`, dom), 1, "the item that the address names is shown")
}

// browse runs a browser without a window on a page and answers what it prints.
func browse(t *testing.T, path string, args ...string) string {
	t.Helper()
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
	out, err := exec.Command(browser, append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir=" + t.TempDir(), "file://" + path}, args...)...).Output()
	require.NoError(t, err)
	return string(out)
}

// opened is what a page becomes in a browser once its script has run.
func opened(t *testing.T, path string) string {
	t.Helper()
	return browse(t, path, "--virtual-time-budget=20000", "--dump-dom")
}

// Printed, the report of a paper is a few pages: every item, and a word on what was left out.
func TestThePagePrintsShort(t *testing.T) {
	dir := t.TempDir()
	path, printed := filepath.Join(dir, "report.html"), filepath.Join(dir, "report.pdf")
	require.NoError(t, os.WriteFile(path, []byte(page(t, samples+"poor-linenumbers.pdf")), 0o600))
	browse(t, path, "--print-to-pdf="+printed, "--no-pdf-header-footer")
	p, err := readPapers([]string{printed})
	require.NoError(t, err)
	assert.LessOrEqual(t, p.doc.Pages, 8)
	text := strings.Join(strings.Fields(p.doc.Text), " ")
	assert.Contains(t, text, "Left out in print: the manuscript")
	assert.Contains(t, text, "De-identification")
	assert.Contains(t, text, "Funding")
	assert.NotContains(t, text, "The manuscript as read")
}

// driver puts files into the page's file input one after the other, notes what the page says, and saves at the end.
const driver = `<script>
(async () => {
  const said = [];
  let blob = null;
  URL.createObjectURL = (b) => { blob = b; return '#'; };
  for (const text of FILES) {
    const files = new DataTransfer();
    files.items.add(new File([text], 'd.yaml'));
    const input = document.getElementById('load');
    input.files = files.files;
    document.getElementById('saved').textContent = '';
    input.dispatchEvent(new Event('change'));
    while (!document.getElementById('saved').textContent) await new Promise((r) => setTimeout(r, 5));
    said.push(document.getElementById('saved').textContent);
  }
  document.getElementById('save').click();
  document.body.dataset.said = JSON.stringify(said);
  document.body.dataset.saved = JSON.stringify(blob ? await blob.text() : document.getElementById('saved').textContent);
})();
</script></body>`

// driven is what the page said to each file, and the file that it saved.
func driven(t *testing.T, paper string, files ...string) (said []string, saved string) {
	t.Helper()
	texts, err := json.Marshal(files)
	require.NoError(t, err)
	p := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`).ReplaceAllString(page(t, paper, "--no-config"), "")
	p = strings.Replace(p, "</body>", strings.Replace(driver, "FILES", string(texts), 1), 1)
	path := filepath.Join(t.TempDir(), "driven.html")
	require.NoError(t, os.WriteFile(path, []byte(p), 0o600))
	dom := opened(t, path)
	found := all(`data-said="([^"]*)"`, dom)
	require.Len(t, found, 1)
	require.NoError(t, json.Unmarshal([]byte(found[0]), &said))
	require.NoError(t, json.Unmarshal([]byte(all(`data-saved="([^"]*)"`, dom)[0]), &saved))
	return said, saved
}

// Decisions go round: what decide writes, the page loads and saves again, the same in every word.
func TestThePageLoadsDecisions(t *testing.T) {
	root, paper := repository(t, smallPaper)
	conf := write(t, filepath.Join(root, checklist.ConfigName), "# ours\nfail-on: missing # strict\nformats:\n  - text\n")
	decide(t, paper, "claim-2024/11", "--verdict", "not_applicable", "--reason", `Phantoms: "only" \ é #1.`, "--by", "A. Author", "--date", "2026-01-31")
	decide(t, paper, "claim-2024/12", "--verdict", "satisfied", "--reason", "no", "--paper-only=false")
	decide(t, paper, "consort-2010/8a", "--verdict", "satisfied", "--reason", "Of the trial.", "--paper-only=false")
	data, err := os.ReadFile(conf)
	require.NoError(t, err)
	want, err := checklist.ReadConfig("x", append(data, "  - {checklist: claim-2024, item: 13, paper: other.md, verdict: missing, reason: R}\n"...))
	require.NoError(t, err)
	text := string(data) + "  - checklist: claim-2024\n    item: 13\n    paper: other.md\n    verdict: missing # really\n    reason: 'It''s away.'\n"

	said, saved := driven(t, paper, text)
	assert.Equal(t, []string{"2 decisions loaded from d.yaml. 1 decision left out: not on an item of this report. 1 decision left out: for another paper." +
		" Its other settings will not be in the file that is saved here."}, said)
	got, err := checklist.ReadConfig("x", []byte(saved))
	require.NoError(t, err, saved)
	require.Len(t, got.Waivers, 2)
	for i := range got.Waivers {
		got.Waivers[i].Line, want.Waivers[i].Line = 0, 0
		assert.Equal(t, want.Waivers[i], got.Waivers[i])
	}

	again, second := driven(t, paper, saved)
	assert.Equal(t, []string{"2 decisions loaded from d.yaml."}, again)
	assert.Equal(t, saved, second)
}

// What the page cannot read surely it refuses whole, says in which line, and keeps nothing of it.
func TestThePageRefusesOtherFiles(t *testing.T) {
	good := "waivers:\n  - checklist: claim-2024\n    item: 11\n    verdict: missing\n    reason: R.\n"
	files := map[string]string{
		"hello":                              "line 1: this is no file of decisions",
		"waivers: [{checklist: claim-2024}]": "line 1: write each decision",
		good + "  - {checklist: claim-2024, item: 12}":   "line 6: write each decision",
		good + "    line: 12":                            "line 6: write each decision",
		good + "    item: 12":                            "stands in it twice",
		good + "  - checklist: claim-2024\n    item: 12": "line 6: the decision lacks verdict, reason",
		strings.Replace(good, "R.", ">-\n      R", 1):    "line 5: write this value in one line",
		strings.Replace(good, "R.", `"R" more`, 1):       "line 5: write this value in one line",
		strings.Replace(good, "R.", `"\x"`, 1):           "line 5: this text between quotation marks cannot be read",
		strings.Replace(good, "R.", "a: b", 1):           "line 5: write this value in one line",
		strings.Replace(good, "missing", "fine", 1):      "line 2: fine is no verdict",
	}
	texts := slices.Sorted(maps.Keys(files))
	said, saved := driven(t, paper(t, "p.md", []byte(smallPaper)), texts...)
	require.Len(t, said, len(texts))
	for i, text := range texts {
		assert.Contains(t, said[i], "was not loaded: ", text)
		assert.Contains(t, said[i], files[text], text)
	}
	assert.Equal(t, "Nothing was decided yet.", saved)
}

// A passage is marked by more than its colour, and few are: the two best ones of an item.
func TestFewPassagesAreMarked(t *testing.T) {
	for _, args := range pages {
		p := page(t, args...)
		assert.NotEmpty(t, all(`<mark class="(m satisfied)" data-in`, p))
		if !strings.Contains(args[0], "complete") {
			assert.NotEmpty(t, all(`<mark class="(m ambiguous)" data-in`, p)) // the complete sample has no ambiguous item
		}
		for _, item := range regexp.MustCompile(`(?s)<article.*?</article>`).FindAllString(p, -1) {
			links := regexp.MustCompile(`<a class="to" href="#([^"]+)"`).FindAllStringSubmatch(item, -1)
			id := all(`<article id="([^"]+)"`, item)[0]
			refs := regexp.MustCompile(`<a class="ref [a-z]+" href="#`+regexp.QuoteMeta(id)+`"`).FindAllString(p, -1)
			assert.LessOrEqual(t, len(refs), 2, id)
			assert.GreaterOrEqual(t, len(links), len(refs), id)
		}
	}
	style := all(`(?s)<style>(.*?)</style>`, page(t, samples+"poor.md"))[0]
	lines := map[string]bool{}
	for _, class := range []string{"ambiguous", "missing", "na", "near"} {
		drawn := regexp.MustCompile(`\.m\.` + class + ` \{[^}]*(dashed|wavy|double|dotted)`).FindStringSubmatch(style)
		require.NotNil(t, drawn, class)
		lines[drawn[1]] = true
	}
	assert.Len(t, lines, 4, "each verdict has a line of its own")
}
