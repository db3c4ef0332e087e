package cli

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// lists are the built-in checklists with their numbers of items.
var lists = map[string]int{"claim-2020": 42, "claim-2024": 44, "clear-2023": 58, "consort-2010": 37, "consort-2025": 42, "consort-ai-2020": 14,
	"prisma-2020": 42, "prisma-2020-abstract": 12, "stard-2015": 34, "stard-ai-2025": 48, "strobe-2007": 34, "tripod-ai-2024": 52, "tripod-ai-2024-abstract": 13}

// Our own form of every list is filled, read back and found right, in each format, and known for what it is when its answers
// are carried over.
func TestOwnFormsOfEveryList(t *testing.T) {
	t.Parallel()
	_, stdout, _ := pubcheck(t, "list")
	require.Len(t, lists, strings.Count(stdout, "\n"), "a list has no form here")
	for list, items := range lists {
		t.Run(list, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			paper, trust := samples+"complete-twocolumn.pdf", []string{}
			if sample := map[string]string{"prisma-2020-abstract": "review-abstract.md", "tripod-ai-2024-abstract": "prediction-abstract.md"}[list]; sample != "" {
				paper, trust = samples+"kinds/"+sample, []string{"--trust-unmeasured"} // no item of these lists decides without it
			}
			for _, ext := range []string{".docx", ".md", ".csv"} {
				out := filepath.Join(dir, "own"+ext)
				code, _, stderr := pubcheck(t, append([]string{"fill", paper, "--checklist", list, "-o", out}, trust...)...)
				require.Equal(t, exitDone, code, stderr)
				v := verify(t, append([]string{paper, out, "--checklist", list}, trust...)...)
				require.Len(t, v.Rows, items, ext)
				assert.Zero(t, v.Faults, ext)
				ok := 0
				for _, r := range v.Rows {
					assert.Contains(t, []string{"ok", "open", "agreed"}, r.Finding, "%s %s: %s", ext, r.Item, r.Says)
					if r.Finding == "ok" {
						ok++
					}
				}
				assert.GreaterOrEqual(t, ok, 4, ext)
				if ext != ".docx" {
					continue
				}
				to := "claim-2024"
				if list == to {
					to = "stard-ai-2025"
				}
				carried := filepath.Join(dir, "carried"+ext)
				code, stdout, stderr := pubcheck(t, "fill", "--from", out, "--to", to, "-o", carried)
				require.Equal(t, exitDone, code, stderr)
				assert.Contains(t, stdout, fmt.Sprintf("of %d items", items))
				assert.Contains(t, stdout, "carried over as the author answered")
			}
		})
	}
}

// draft carries answers over into CSV and gives the rows by item: place, No, NA, remark.
func draft(t *testing.T, args ...string) map[string][]string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "draft.csv")
	code, _, stderr := pubcheck(t, append([]string{"fill", "-o", out}, args...)...)
	require.Equal(t, exitDone, code, stderr)
	f, err := os.Open(out)
	require.NoError(t, err)
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	rows := map[string][]string{}
	for _, r := range records[1:] {
		rows[r[1]] = r[4:]
	}
	return rows
}

// Without a paper the author's words are carried over, differences and gaps are named, and nothing is made up.
func TestCarryOverAlone(t *testing.T) {
	t.Parallel()
	rows := draft(t, "--from", forms+"answered-2020.csv", "--to", "claim-2024")
	require.Len(t, rows, 44)
	for item, want := range map[string][3]string{
		"1": {"1", "", ""}, "5": {"9", "", ""}, "8": {"2", "", ""}, "12": {"", "", "X"}, "21": {"", "X", ""}, "19": {}, "28": {}, "34": {"", "", "X"},
		"42": {"5, Supplement", "", ""}, "43": {"5, Supplement", "", ""}, "13": {}, "32": {}, "3": {}, "44": {"4", "", ""},
	} {
		assert.Equal(t, want[:], rows[item][:3], item)
	}
	for item, says := range map[string]string{
		"1":  "Carried over from claim-2020/1 (same topic; answered 1).",
		"19": "the answers differ: claim-2020/20 (same topic; answered N/A and p. 2, paragraph 3)",
		"28": "answered Yes). 2024 also asks for a comparison with published models. Give the place.",
		"43": "claim-2020/41 (related by our reading",
		"13": "claim-2024/13 (Image acquisition) has no counterpart in claim-2020 (new in 2024",
		"32": "look at claim-2020/32, claim-2020/35; Methods, evaluation.",
		"3":  "Left blank: claim-2020/3.",
	} {
		assert.Contains(t, rows[item][3], says, item)
	}
	for item, r := range rows {
		assert.NotContains(t, r[3], "paper", item)
	}
}

// A paper fills what the answers leave open and is held against what they say; the author's answer stays.
func TestCarryOverWithThePaper(t *testing.T) {
	t.Parallel()
	rows := draft(t, "--from", forms+"answered-2020.csv", "--to", "claim-2024", samples+"complete-twocolumn.pdf")
	for item, place := range map[string]string{"1": "1", "5": "9", "13": "p. 2", "3": "p. 1", "19": ""} {
		assert.Equal(t, place, rows[item][0], item)
	}
	for item, says := range map[string]string{
		"5":  "The paper speaks against it: it stands on page 1, not on page 9.",
		"12": "The paper speaks against it: it was found at p. 2.",
		"21": "The paper speaks against it: it was found at p. 2.",
		"13": "has no counterpart in claim-2020",
		"3":  "The place is from the paper.",
		"19": "In the paper it stands at p. 2.",
	} {
		assert.Contains(t, rows[item][3], says, item)
	}
	assert.Regexp(t, `^p\. \d`, rows["28"][0], "answered Yes: the paper says where")
	assert.Equal(t, "X", rows["12"][2])
	assert.Equal(t, "X", rows["21"][1])
	assert.NotContains(t, rows["8"][3], "speaks against")
	// A text without pages cannot speak against a page.
	for item, r := range draft(t, "--from", forms+"answered-2020.csv", "--to", "claim-2024", samples+"complete.md") {
		if r[0] == "9" {
			assert.NotContains(t, r[3], "speaks against", item)
		}
	}
}

// answers is a filled form of a built-in list as CSV: the place, No and NA by item.
func answers(t *testing.T, list string, given map[string][3]string) string {
	t.Helper()
	blank := filepath.Join(t.TempDir(), "blank.csv")
	code, _, stderr := pubcheck(t, "fill", samples+"poor.md", "--checklist", list, "-o", blank)
	require.Equal(t, exitDone, code, stderr)
	f, err := os.Open(blank)
	require.NoError(t, err)
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	for _, r := range records[1:] {
		a := given[r[1]]
		r[4], r[5], r[6], r[7] = a[0], a[1], a[2], ""
	}
	var b strings.Builder
	require.NoError(t, csv.NewWriter(&b).WriteAll(records))
	return paper(t, "filled.csv", []byte(b.String()))
}

// Several items that one asks for are joined; answers that exclude each other are not, and what is only related is not denied.
func TestCarryOverJoinsAnswers(t *testing.T) {
	t.Parallel()
	rows := draft(t, "--to", "claim-2024", "--from", answers(t, "stard-2015", map[string][3]string{"6": {"p. 4"}, "7": {"p. 5"}, "8": {"p. 4"}, "9": {"p. 6, Table 1"}, "23": {"", "", "X"}, "24": {"p. 8"}}))
	assert.Equal(t, "p. 4; p. 5; p. 6, Table 1", rows["8"][0])
	for _, id := range []string{"6 (same topic", "7 (related by our reading", "8 (related", "9 (related"} {
		assert.Contains(t, rows["8"][3], "stard-2015/"+id)
	}
	assert.Empty(t, rows["38"][0])
	assert.Contains(t, rows["38"][3], "the answers differ")
	assert.Contains(t, rows["38"][3], "stard-2015/23 (related by our reading; answered N/A)")
	assert.Empty(t, strings.Join(rows["1"][:3], ""))

	rows = draft(t, "--to", "claim-2024", "--from", answers(t, "stard-2015", map[string][3]string{"1": {"", "", "X"}, "3": {"2"}}))
	assert.Empty(t, strings.Join(rows["1"][:3], ""), "what is only related is not denied")
	assert.Contains(t, rows["1"][3], "only related: stard-2015/1")
}

// The journal's form is filled with what was carried over; what it says is read back.
func TestCarryOverIntoTheJournalsForm(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "draft.docx")
	code, stdout, stderr := pubcheck(t, "fill", "--from", forms+"answered-2020.csv", "--to", "claim-2024", samples+"complete-twocolumn.pdf", "--form", forms+"claim-like.docx", "-o", out)
	require.Equal(t, exitDone, code, stderr)
	assert.Contains(t, stdout, "The paper speaks against: items 5, 12, 21")
	v := verify(t, samples+"complete-twocolumn.pdf", out, "--checklist", "claim-2024")
	findings := map[string]string{}
	var wrong []string
	for _, r := range v.Rows {
		findings[r.Item] = r.Finding
		if r.Finding == "elsewhere" || r.Finding == "nothing there" || r.Finding == "denied" {
			wrong = append(wrong, r.Item)
		}
	}
	assert.Equal(t, []string{"5", "12", "21"}, wrong, "what verify finds wrong is what fill has marked")
	for item, want := range map[string]string{"1": "ok", "5": "elsewhere", "12": "denied", "21": "denied", "19": "left blank", "13": "ok"} {
		assert.Equal(t, want, findings[item], item)
	}
	code, _, stderr = pubcheck(t, "fill", "--from", forms+"answered-2020.csv", "--to", "claim-2024", "-o", out)
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "exists and was not touched")
	code, _, stderr = pubcheck(t, "fill", "--from", forms+"answered-2020.csv", "--to", "claim-2024", "-o", out, "--force")
	assert.Equal(t, exitDone, code, stderr)
}

func TestCarryOverBadInput(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "draft.docx")
	filled := forms + "answered-2020.csv"
	blank, err := os.ReadFile(answers(t, "claim-2024", nil))
	require.NoError(t, err)
	records, err := csv.NewReader(strings.NewReader(string(blank))).ReadAll()
	require.NoError(t, err)
	var either strings.Builder // the rows that both editions of CLAIM number and name alike
	either.WriteString("No,Item,Page,No,NA\n")
	for n, r := range records {
		if n > 0 && n < 11 || n > 13 && n < 19 || n > 21 && n < 32 {
			fmt.Fprintf(&either, "%s,%q,3,,\n", r[1], r[2])
		}
	}
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"no list", []string{"--from", filled}, exitUsage, "--to claim-2024"},
		{"unknown list", []string{"--from", filled, "--to", "claim-2042"}, exitUsage, "did you mean"},
		{"unknown first list", []string{"--from", filled, "--to", "claim-2024", "--from-checklist", "claim-2002"}, exitUsage, "did you mean"},
		{"same list", []string{"--from", filled, "--to", "claim-2020"}, exitUsage, "--refresh"},
		{"same list by name", []string{"--from", filled, "--to", "claim-2024", "--from-checklist", "claim-2024"}, exitUsage, "a form of claim-2024 itself"},
		{"other first list", []string{"--from", filled, "--to", "claim-2024", "--from-checklist", "stard-2015"}, exitFailed, "--from-checklist"},
		{"two lists", []string{"--from", filled, "--to", "claim-2024", "--checklist", "stard-2015"}, exitUsage, "keep one"},
		{"to alone", []string{samples + "poor.md", "--to", "claim-2024"}, exitUsage, "add --from"},
		{"first list alone", []string{samples + "poor.md", "--from-checklist", "claim-2024"}, exitUsage, "add --from"},
		{"no file", []string{"--from", "nowhere.docx", "--to", "claim-2024"}, exitFailed, "nowhere.docx"},
		{"no paper", []string{"nowhere.pdf", "--from", filled, "--to", "claim-2024"}, exitFailed, "nowhere.pdf"},
		{"no table", []string{"--from", paper(t, "notes.md", []byte("Only words.\n\nAnd more of them.\n")), "--to", "claim-2024"}, exitFailed, "is no table"},
		{"no checklist", []string{"--from", paper(t, "other.csv", []byte("No,Item,Page\n1,Apples,2\n2,Pears,3\n3,Plums,3\n4,Figs,3\n5,Nuts,3\n6,Limes,3\n7,Kiwis,3\n")), "--to", "claim-2024"}, exitUsage, "--from-checklist"},
		{"either list", []string{"--from", paper(t, "either.csv", []byte(either.String())), "--to", "stard-2015"}, exitUsage, "may be a form of claim-20"},
		{"not filled", []string{"--from", forms + "claim-like.docx", "--to", "claim-2020"}, exitFailed, "no answer"},
		{"a paper as the form", []string{"--from", samples + "poor-linenumbers.pdf", "--to", "claim-2024"}, exitFailed, "poor-linenumbers.pdf"},
		{"other form", []string{"--from", filled, "--to", "claim-2024", "--form", forms + "stard-like.docx"}, exitFailed, "does not have"},
		{"mark without a paper", []string{"--from", filled, "--to", "claim-2024", "--mark", "no"}, exitUsage, "name the paper"},
		{"unknown mark", []string{"--from", filled, "--to", "claim-2024", "--mark", "yes"}, exitUsage, "--mark can only be no"},
		{"inspect", []string{"--from", filled, "--inspect", filled}, exitUsage, "leave out --from"},
		{"the form itself", []string{"--from", filled, "--to", "claim-2024", "-o", filled, "--force"}, exitUsage, "would be lost"},
		{"other ending", []string{"--from", filled, "--to", "claim-2024", "-o", out + ".pdf"}, exitUsage, ".html"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, stdout, stderr := pubcheck(t, append([]string{"fill", "-o", out}, c.args...)...)
			assert.Equal(t, c.code, code, stderr)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.says)
			assert.NotContains(t, stderr, "\n\n")
			assert.NoFileExists(t, out)
		})
	}
}

// The example of docs/forms.md is what the command says and writes today; -update rewrites it.
func TestDocsShowACarriedForm(t *testing.T) {
	docs, err := filepath.Abs("../../docs/forms.md")
	require.NoError(t, err)
	text, err := os.ReadFile(docs)
	require.NoError(t, err)
	carry := regexp.MustCompile("(?s)<!-- carry: (\\S+) (\\S+) -->\n```\n\\$ pubcheck ([^\n]+)\n(.*?)```").FindStringSubmatch(string(text))
	rows := regexp.MustCompile("(?s)<!-- rows: draft.md ([^\n]+) -->\n```\n(.*?)```").FindStringSubmatch(string(text))
	require.NotNil(t, carry)
	require.NotNil(t, rows)
	dir := t.TempDir()
	for i, from := range []string{forms + carry[1], samples + carry[2]} {
		data, err := os.ReadFile(from)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, carry[i+1]), data, 0o600))
	}
	t.Chdir(dir)
	code, stdout, stderr := pubcheck(t, strings.Fields(carry[3])...)
	require.Equal(t, exitDone, code, stderr)
	data, err := os.ReadFile("draft.md")
	require.NoError(t, err)
	shown := ""
	for _, item := range strings.Split(rows[1], ", ") {
		line := regexp.MustCompile(`(?m)^\| ` + item + ` \| .*$`).FindString(string(data))
		require.NotEmpty(t, line, item)
		cells := strings.Split(line, " | ")
		if cells[3] == "" {
			cells[3] = "(blank)"
		}
		shown += fmt.Sprintf("%s  %s\n    Page / Line No: %s\n    Remark: %s\n", item, cells[1], cells[3], strings.TrimSuffix(cells[6], " |"))
	}
	if *update {
		fresh := strings.Replace(string(text), carry[0], strings.TrimSuffix(carry[0], carry[4]+"```")+stdout+"```", 1)
		fresh = strings.Replace(fresh, rows[0], strings.TrimSuffix(rows[0], rows[2]+"```")+shown+"```", 1)
		require.NoError(t, os.WriteFile(docs, []byte(fresh), 0o644))
		return
	}
	assert.Equal(t, stdout, carry[4])
	assert.Equal(t, shown, rows[2])
}

// Every shape of form takes what is carried over, and says the same when it is read back: rows for several items, cells that
// rows share, columns for page and line, boxes.
func TestCarryOverIntoEveryShape(t *testing.T) {
	t.Parallel()
	filled := filepath.Join(t.TempDir(), "filled.csv")
	code, _, stderr := pubcheck(t, "fill", samples+"complete-twocolumn.pdf", "--checklist", "claim-2020", "-o", filled)
	require.Equal(t, exitDone, code, stderr)
	all, err := filepath.Glob(forms + "*.docx")
	require.NoError(t, err)
	for _, blank := range all {
		name := filepath.Base(blank)
		if name == "auto-numbered.docx" || name == "claim-like.docx" {
			continue // of another list, or of none
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "draft.docx")
			code, stdout, stderr := pubcheck(t, "fill", "--from", filled, "--to", "small", "--rules", forms, "--form", blank, "-o", out)
			require.Equal(t, exitDone, code, stderr)
			assert.NotContains(t, stdout, "does not allow")
			v := verify(t, append([]string{samples + "complete-twocolumn.pdf", out}, small...)...)
			assert.Zero(t, v.Faults)
			ok := 0
			for _, r := range v.Rows {
				if r.Finding == "ok" {
					ok++
				}
			}
			assert.Equal(t, 8, ok)
		})
	}
}
