package report

import (
	"encoding/xml"
	"io"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

type junitReport struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitOutcome `xml:"failure"`
	Skipped *junitOutcome `xml:"skipped"`
}

type junitOutcome struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// JUnit writes a test case an item. What is missing has failed; what is ambiguous or does not apply was skipped, with
// the reason: a person decides.
func JUnit(w io.Writer, in Input) error {
	out := junitReport{Name: "pubcheck " + clean(in.Paths[0])}
	found := map[string]finding{}
	for _, f := range findings(in) {
		found[f.list.ID+"/"+f.result.Item.ID] = f
	}
	for _, c := range in.Assessment.Checklists {
		suite := junitSuite{Name: c.Checklist.Short}
		for _, r := range c.Results {
			test := junitCase{Name: r.Item.ID + " " + clean(r.Item.Title), Class: c.Checklist.ID + "." + clean(r.Item.Section)}
			f := found[c.Checklist.ID+"/"+r.Item.ID]
			test.File, test.Line = clean(f.file), f.place.Line
			switch r.Verdict {
			case checklist.Missing:
				suite.Failures++
				test.Failure = &junitOutcome{clean(r.Because), "missing", f.message()}
			case checklist.Ambiguous:
				suite.Skipped++
				test.Skipped = &junitOutcome{"ambiguous: " + clean(r.Because), "", f.message()}
			case checklist.NotApplicable:
				suite.Skipped++
				test.Skipped = &junitOutcome{"not applicable: " + clean(r.Because), "", ""}
			}
			suite.Cases = append(suite.Cases, test)
		}
		suite.Tests = len(suite.Cases)
		out.Tests, out.Failures, out.Skipped = out.Tests+suite.Tests, out.Failures+suite.Failures, out.Skipped+suite.Skipped
		out.Suites = append(out.Suites, suite)
	}
	data, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(data)+"\n")
	return err
}
