package agree

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLabelsOfOnePaper(t *testing.T) {
	labels, err := ParseLabels("gold.json", []byte("\ufeff"+`{"paper": "017", "checklist": "claim-2024", "labels": "two editors", "items": {
		"20": {"verdict": "Partial", "accept": ["ambiguous", "missing"], "quotes": ["We split."], "lacks": "the level", "readers": {"b": "missing", "a": "partial"}},
		"1a": {"verdict": "not applicable"}}}`))
	require.NoError(t, err)
	assert.Equal(t, []Labels{{Paper: "017", Checklist: "claim-2024", Items: map[string]Label{
		"20": {Verdict: Partial, Accept: []Verdict{Partial, Missing}, Quotes: []string{"We split."}, Lacks: "the level", Readings: []Verdict{Partial, Missing}},
		"1a": {Verdict: NotApplicable},
	}}}, labels)
}

func TestLabelsOfATable(t *testing.T) {
	want := []Labels{{Paper: "b", Items: map[string]Label{"1": {Verdict: Satisfied}, "2": {Verdict: Missing}}}, {Paper: "a", Items: map[string]Label{"1": {Verdict: Partial}}}}
	for name, table := range map[string]string{
		"plain":       "item,verdict,paper\n1,satisfied,b\n1,partial,a\n2,missing,b\n",
		"spreadsheet": "\ufeffPaper;Item;Verdict;remark\r\nb; 1 ;Satisfied;\"yes; p. 2\"\r\na;1;Ambiguous;\r\n;;;\r\nb;2;missing;\r\n",
	} {
		labels, err := ParseLabels(name+".csv", []byte(table))
		require.NoError(t, err, name)
		assert.Equal(t, want, labels, name)
	}
	labels, err := ParseLabels("one.CSV", []byte("item,verdict\n1,not-applicable"))
	require.NoError(t, err)
	assert.Equal(t, []Labels{{Items: map[string]Label{"1": {Verdict: NotApplicable}}}}, labels)
}

// What is no label is refused with its place.
func TestBadLabels(t *testing.T) {
	for name, c := range map[string]struct{ file, data, says string }{
		"no JSON":            {"g.json", "item,verdict", `"g.json" holds no labels`},
		"another JSON":       {"g.json", `{"name": "x"}`, `write {"items"`},
		"no items":           {"g.json", `{"items": {}}`, "holds no labels"},
		"items of no shape":  {"g.json", `{"items": ["satisfied"]}`, "holds no labels"},
		"unknown verdict":    {"g.json", `{"items": {"7": {"verdict": "yes"}}}`, `"g.json", item 7: the verdict "yes" is unknown; write satisfied, partial`},
		"no verdict":         {"g.json", `{"items": {"7": {}}}`, `item 7: the verdict "" is unknown`},
		"unknown acceptance": {"g.json", `{"items": {"7": {"verdict": "missing", "accept": ["no"]}}}`, `item 7: in accept, the verdict "no"`},
		"unknown reading":    {"g.json", `{"items": {"7": {"verdict": "missing", "readers": {"a": "no"}}}}`, `item 7: of reader a, the verdict "no"`},
		"empty table":        {"g.csv", "", "its first line must be item,verdict"},
		"no header":          {"g.csv", "1,satisfied\n", `must name the columns item and verdict, not "1,satisfied"`},
		"header alone":       {"g.csv", "item,verdict\n", "no labels under its header"},
		"verdict of a table": {"g.csv", "item,verdict\n1,satisfied\n2,perhaps\n", `g.csv:3: the verdict "perhaps" is unknown`},
		"short row":          {"g.csv", "item,verdict\n1\n", `g.csv:2: the verdict "" is unknown`},
		"no item":            {"g.csv", "item,verdict\n,missing\n", "g.csv:2: the item's number is empty"},
		"no paper":           {"g.csv", "paper,item,verdict\n,1,missing\n", "g.csv:2: the paper's name is empty"},
		"twice":              {"g.csv", "item,verdict\n1,missing\n1,missing\n", "g.csv:3: item 1 is labelled twice"},
		"open quote":         {"g.csv", "item,verdict\n\"1,missing\n", `could not read "g.csv" as a table`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseLabels(c.file, []byte(c.data))
			require.Error(t, err)
			assert.Contains(t, err.Error(), c.says)
		})
	}
}

func TestSniff(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       Kind
	}{
		{"labels.csv", "anything", LabelFile},
		{"labels.json", `{"items": {}}`, LabelFile},
		{"labels", `{"items": {}}`, LabelFile},
		{"report.json", `{"schema": "pubcheck/report/1", "checklists": []}`, ReportFile},
		{"old.json", `{"schema": "pubcheck/report/9"}`, ReportFile},
		{"paper.pdf", "%PDF-1.7", PaperFile},
		{"paper.md", "# A paper", PaperFile},
	} {
		kind, err := Sniff(c.name, []byte(c.data))
		require.NoError(t, err)
		assert.Equal(t, c.want, kind, c.name)
	}
	for _, data := range []string{"{", `{"other": 1}`, `[1]`} {
		_, err := Sniff("x.json", []byte(data))
		assert.ErrorContains(t, err, `"x.json" is n`, data)
	}
}

func TestReports(t *testing.T) {
	data := `{"schema": "pubcheck/report/1", "manuscript": {"path": "in/p.pdf"}, "checklists": [{"id": "other"}, {"id": "mine", "title": "My list",
		"items": [{"id": "1", "title": "One", "status": "ambiguous", "because": "Half.", "evidence": [{"quote": "a"}, {"quote": "b"}]}]}]}`
	r, err := ParseReport("r.json", []byte(data), "mine")
	require.NoError(t, err)
	assert.Equal(t, Report{Path: "in/p.pdf", Title: "My list", Items: []Answer{{"1", "One", Partial, "Half.", []string{"a", "b"}}}}, r)
	assert.Equal(t, "in/p.pdf", ReportPath([]byte(data)))
	for says, bad := range map[string]string{
		`holds no checklist mine, only other, yours`:      `{"schema": "pubcheck/report/1", "checklists": [{"id": "other"}, {"id": "yours"}]}`,
		`only "pubcheck/report/1" is understood`:          `{"schema": "pubcheck/report/2"}`,
		`is no report of pubcheck`:                        `nothing`,
		`"r.json", item 1: the verdict "done" is unknown`: `{"schema": "pubcheck/report/1", "checklists": [{"id": "mine", "items": [{"id": "1", "status": "done"}]}]}`,
	} {
		_, err := ParseReport("r.json", []byte(bad), "mine")
		assert.ErrorContains(t, err, says)
	}
}

func TestNames(t *testing.T) {
	for path, want := range map[string]bool{"/a/P1/source.pdf": true, "x/P1.pdf": true, "P1": true, `c:\papers\P1.report.json`: true,
		"P12.pdf": false, "/P1/x/y/source.pdf": false, "source.pdf": false, "": false} {
		assert.Equal(t, want, Names("P1", "elsewhere/other.md", path), path)
	}
}
