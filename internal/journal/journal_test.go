package journal

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/ingest"
	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/internal/prepared"
)

const samples = "../../testdata/"

// held is a sample paper held against CLAIM 2024.
func held(t *testing.T, name string) (*manuscript.Document, *assess.Assessor, assess.ChecklistResult) {
	t.Helper()
	data, err := os.ReadFile(samples + name)
	require.NoError(t, err)
	doc, err := ingest.Read(name, data)
	require.NoError(t, err)
	lib, err := checklist.Load([]string{"claim-2024"}, prepared.Sources()...)
	require.NoError(t, err)
	c, _ := lib.Checklist("claim-2024")
	a := assess.New(doc, lib)
	return doc, a, a.Checklist(c)
}

// claimForm is a Markdown form of CLAIM 2024 whose answers are given by item.
func claimForm(t *testing.T, c assess.ChecklistResult, answers map[string][3]string) *form.Form {
	t.Helper()
	var b strings.Builder
	b.WriteString("| No. | Item | Page / Line No | No | NA |\n|---|---|---|---|---|\n")
	for _, r := range c.Results {
		a := answers[r.Item.ID]
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", r.Item.ID, r.Item.Title+": "+r.Item.Asks, a[0], a[1], a[2])
	}
	f, err := form.Read([]byte(b.String()), nil)
	require.NoError(t, err)
	return f
}

func TestHeadsAskForLocators(t *testing.T) {
	for head, want := range map[string]checklist.Locator{
		"Page / Line No": checklist.PageLine, "Reported on page No": checklist.Page, "Reported on page #": checklist.Page,
		"Location where item is reported": checklist.SectionParagraph, "Section/line number": checklist.SectionParagraph,
		"Section / page": checklist.SectionParagraph, "Line no.": checklist.PageLine, "Page(s)": checklist.Page, "Reported": checklist.Page, "Quote and page": checklist.Quote,
	} {
		assert.Equal(t, want, ByHead(head), head)
	}
}

// Each locator says the same place in its way; a text without pages falls back to sections.
func TestLocators(t *testing.T) {
	doc, _, c := held(t, "poor-linenumbers.pdf")
	evidence := c.Results[18].Evidence // item 19
	require.NotEmpty(t, evidence)
	assert.Equal(t, "3", Places(doc, evidence[:1], checklist.Page, 3))
	assert.Equal(t, "p. 3, line 73", Places(doc, evidence[:1], checklist.PageLine, 3))
	assert.Regexp(t, `^4\.1 Dataset, paragraph \d \(p\. 3\)$`, Places(doc, evidence[:1], checklist.SectionParagraph, 3))
	assert.Regexp(t, `^p\. 1, lines 14, 18, 21$`, Places(doc, c.Results[2].Evidence, checklist.PageLine, 3))
	quote := Places(doc, evidence[:1], checklist.Quote, 3)
	assert.Regexp(t, `^“.+” \(p\. 3\)$`, quote)
	assert.LessOrEqual(t, len([]rune(quote)), quoteLength+12)

	md, _, c := held(t, "complete.md")
	assert.Regexp(t, `^[A-Z].+, paragraph \d+ \(line \d+\)`, Places(md, c.Results[19].Evidence[:1], checklist.Page, 3))
}

func TestClaimsAreRead(t *testing.T) {
	page := func(from, to int) spot { return spot{page: from, pageTo: to} }
	for _, c := range []struct {
		text, head string
		want       []spot
		style      checklist.Locator
	}{
		{"4", "Page", []spot{page(4, 4)}, checklist.Page},
		{"4, 6", "Page", []spot{page(4, 4), page(6, 6)}, checklist.Page},
		{"pp. 4-6", "Page", []spot{page(4, 6)}, checklist.Page},
		{"Page 4 and 7", "Location", []spot{page(4, 4), page(7, 7)}, checklist.Page},
		{"p. 4, line 77; p. 6, lines 1-3", "", []spot{{page: 4, pageTo: 4, line: 77, lineTo: 77}, {page: 6, pageTo: 6, line: 1, lineTo: 3}}, checklist.PageLine},
		{"4/77", "Page / Line No", []spot{{page: 4, pageTo: 4, line: 77, lineTo: 77}}, checklist.PageLine},
		{"4, line 77", "Page / Line No", []spot{{page: 4, pageTo: 4, line: 77, lineTo: 77}}, checklist.PageLine},
		{"p. 4, lines 18, 21", "Page / Line No", []spot{{page: 4, pageTo: 4, line: 18, lineTo: 18}, {page: 4, pageTo: 4, line: 21, lineTo: 21}}, checklist.PageLine},
		{"Methods, paragraph 2", "Location", []spot{{section: "methods", paragraph: 2}}, checklist.SectionParagraph},
		{"Data partitions, paragraph 2 (p. 4)", "Location", []spot{{page: 4, pageTo: 4, section: "data partitions", paragraph: 2}}, checklist.SectionParagraph},
		{"4 (Methods)", "Page", []spot{page(4, 4)}, checklist.Page},
		{"Yes, page 5", "Reported", []spot{page(5, 5)}, checklist.Page},
		{"“We split by patient” (p. 4)", "", []spot{page(4, 4)}, checklist.Quote},
		{"main.pdf p. 4; supplement-1.pdf p. 2", "Page", []spot{{page: 4, pageTo: 4, file: "main.pdf"}, {page: 2, pageTo: 2, file: "supplement-1.pdf"}}, checklist.Page},
		{"Supplementary Table 2", "Page", []spot{{float: float{"table", "s2"}, supplement: true}}, checklist.Page},
		{"Table 2", "Page", []spot{{float: float{"table", "2"}}}, checklist.Page},
		{"Tables 1, 3 and Fig. 2b", "Page", []spot{{float: float{"table", "1"}}, {float: float{"table", "3"}}, {float: float{"figure", "2"}}}, checklist.Page},
		{"Methods and Figure 3", "Page", []spot{{float: float{"figure", "3"}}, {section: "methods"}}, checklist.SectionParagraph},
		{"Fig. S1", "Page", []spot{{float: float{"figure", "s1"}, supplement: true}}, checklist.Page},
		{"Table 2 (p. 5)", "Page", []spot{page(5, 5)}, checklist.Page},
		{"Supplement", "Page", []spot{{supplement: true}}, checklist.Page},
		{"Supplementary Methods", "Page", []spot{{supplement: true}}, checklist.Page},
		{"Appendix A, p. 3", "Page", []spot{{page: 3, pageTo: 3, supplement: true}}, checklist.Page},
		{"Methods section", "Page", []spot{{section: "methods"}}, checklist.SectionParagraph},
		{"Section 2.3", "Page", []spot{{section: "2.3"}}, checklist.SectionParagraph},
		{"Table of contents", "Page", nil, checklist.Page},
		{"see cover letter", "Page", nil, checklist.Page},
	} {
		got := readClaim(c.text, c.head)
		assert.Equal(t, c.want, got.spots, c.text)
		assert.Equal(t, c.style, got.style, c.text)
	}
}

// Each finding on a form of our own, against a paper whose verdicts are known.
func TestVerifyTellsTheFindings(t *testing.T) {
	doc, a, c := held(t, "poor-linenumbers.pdf")
	f := claimForm(t, c, map[string][3]string{
		"19": {"p. 3, line 73", "", ""}, // stands there
		"25": {"1", "", ""},             // satisfied, but not on page 1
		"11": {"3", "", ""},             // missing everywhere
		"18": {"Yes", "", ""},           // ticked, missing
		"12": {"", "X", ""},             // No, and missing
		"22": {"", "X", ""},             // No, but found
		"24": {"", "", "X"},             // NA, and missing
		"33": {"see the cover letter", "", ""},
		"5":  {"3", "", ""}, // only hinted at on page 3
	})
	checks, without, err := Verify(f, doc, a, c, Options{})
	require.NoError(t, err)
	assert.Empty(t, without)
	found := map[string]Check{}
	for _, check := range checks {
		found[check.Row.ID] = check
	}
	require.Len(t, found, 44)
	for id, want := range map[string]Finding{"19": OK, "25": Elsewhere, "11": NothingThere, "18": TickedAbsent, "12": Agreed, "22": Denied,
		"24": Agreed, "33": Unread, "5": Look, "1": LeftOut, "2": Open} {
		assert.Equal(t, want, found[id].Finding, "item %s: %s", id, found[id].Says)
	}
	assert.Equal(t, doc.Slice(c.Results[18].Evidence[0].Span), found["19"].Quote)
	assert.Regexp(t, `^it stands on page [2-6](, [2-6])*, not on page 1$`, found["25"].Says)
	assert.Contains(t, found["22"].Says, "answered No, but it was found: p. ")
}

// What is not decided is never claimed: places for satisfied items only, everything else blank with its reason.
func TestFillClaimsNothingUndecided(t *testing.T) {
	doc, _, c := held(t, "poor-linenumbers.pdf")
	for _, markNo := range []bool{false, true} {
		f := claimForm(t, c, nil)
		filling, err := Fill(f, doc, c, Options{MarkNo: markNo})
		require.NoError(t, err)
		require.Len(t, filling.Outcomes, 44)
		for i, o := range filling.Outcomes {
			want := map[checklist.Verdict]Did{checklist.Satisfied: WrotePlace, checklist.Ambiguous: LeftBlank, checklist.Missing: LeftBlank, checklist.NotApplicable: MarkedNA}[c.Results[i].Verdict]
			if markNo && c.Results[i].Verdict == checklist.Missing {
				want = MarkedNo
			}
			assert.Equal(t, want, o.Did, o.Row.ID)
			assert.Equal(t, want == WrotePlace, o.Text != "", o.Row.ID)
			assert.Equal(t, want != WrotePlace, strings.HasPrefix(o.Note, "Item "+o.Row.ID+" "), o.Note)
		}
		for i, e := range filling.edits {
			r := c.Results[filling.of[i]]
			assert.Equal(t, r.Verdict == checklist.Satisfied, e.Text != "")
			assert.Equal(t, r.Verdict != checklist.Satisfied, e.Comment != "")
			if e.Tick == form.No {
				assert.True(t, markNo && r.Verdict == checklist.Missing)
			}
		}
	}
}

// What an author has answered stays.
func TestFillKeepsAnswers(t *testing.T) {
	doc, _, c := held(t, "poor-linenumbers.pdf")
	filling, err := Fill(claimForm(t, c, map[string][3]string{"19": {"99", "", ""}, "20": {"", "X", ""}}), doc, c, Options{})
	require.NoError(t, err)
	assert.Equal(t, Kept, filling.Outcomes[18].Did)
	assert.Equal(t, Kept, filling.Outcomes[19].Did)
	assert.Equal(t, 2, filling.Count(Kept))
}

// A form in one row for two items, two columns for one place, and a place column for pages of its own.
func TestOddForms(t *testing.T) {
	doc, a, c := held(t, "poor-linenumbers.pdf")
	var b strings.Builder
	b.WriteString("| No. | Item | Page | Line |\n|---|---|---|---|\n")
	for _, r := range c.Results {
		fmt.Fprintf(&b, "| %s | %s | | |\n", r.Item.ID, r.Item.Title)
	}
	f, err := form.Read([]byte(b.String()), nil)
	require.NoError(t, err)
	filling, err := Fill(f, doc, c, Options{})
	require.NoError(t, err)
	assert.Equal(t, "3, 73", filling.Outcomes[18].Text)
	filled := strings.Replace(b.String(), "| 19 | "+c.Results[18].Item.Title+" | | |", "| 19 | "+c.Results[18].Item.Title+" | 3 | 73 |", 1)
	f, err = form.Read([]byte(filled), nil)
	require.NoError(t, err)
	checks, _, err := Verify(f, doc, a, c, Options{})
	require.NoError(t, err)
	assert.Equal(t, OK, checks[18].Finding, checks[18].Says)
}

func TestFormsOfOtherChecklistsAreRefused(t *testing.T) {
	doc, a, c := held(t, "poor-linenumbers.pdf")
	for name, says := range map[string]string{
		"| No | Item | Page |\n|---|---|---|\n| 1 | Title | |\n| 10a | Index test | |\n| 2 | Abstract | |\n":         "item 10a, which claim-2024 does not have",
		"| No | Item | Page |\n|---|---|---|\n| 1 | Title | |\n| 2 | Abstract | |\n| 2 | Again | |\n":                "two rows for item 2, line 3 and line 4",
		"| No | Item | Page |\n|---|---|---|\n| 1 | Title | |\n| 2 | Abstract | |\n| 3 | Aims | |\n":                 "rows for 3 of the 44 items",
		"| Item | Page |\n|---|---|\n| Title of the study | |\n| Abstract | |\n":                                     "numbers no items",
		"| No | Item | Page |\n|---|---|---|\n| 1 | Title | |\n\n| No | Item | Page |\n|---|---|---|\n| 1 | T | |\n": "two answers to item 1, in table 1 (line 2) and table 2 (line 2); choose one with --table",
	} {
		f, err := form.Read([]byte(name), nil)
		require.NoError(t, err, name)
		_, err = Fill(f, doc, c, Options{})
		assert.ErrorContains(t, err, says)
		_, _, err = Verify(f, doc, a, c, Options{})
		assert.ErrorContains(t, err, says)
	}
}

// The numbers 1 to 44 fit other lists, too: the words must agree.
func TestWordsMustAgree(t *testing.T) {
	_, _, c := held(t, "poor-linenumbers.pdf")
	share, ok := Agrees(claimForm(t, c, nil), c.Checklist)
	assert.True(t, ok)
	assert.Greater(t, share, 0.9)

	var b strings.Builder
	b.WriteString("| No. | Item | Page |\n|---|---|---|\n")
	for i := range c.Results {
		fmt.Fprintf(&b, "| %d | %s | |\n", i+1, c.Results[(i+9)%44].Item.Asks)
	}
	f, err := form.Read([]byte(b.String()), nil)
	require.NoError(t, err)
	share, ok = Agrees(f, c.Checklist)
	assert.False(t, ok)
	assert.Less(t, share, 0.2)
}
