package report

import (
	"io"
	"strconv"

	"github.com/pubcheck/pubcheck/internal/agree"
)

// AgreementSchema names the version of the JSON of an agreement.
const AgreementSchema = "pubcheck/agreement/1"

type jsonAgreement struct {
	Schema        string                    `json:"schema"`
	Tool          jsonTool                  `json:"tool"`
	Checklist     jsonNamed                 `json:"checklist"`
	Through       string                    `json:"through,omitempty"`
	LeftOut       []string                  `json:"left_out,omitempty"`
	Summary       map[string]any            `json:"summary"` // encoding/json sorts the keys
	Confusion     map[string]map[string]int `json:"confusion"`
	Items         []jsonItemAgreement       `json:"items"`
	Disagreements []jsonDisagreement        `json:"disagreements,omitempty"`
}

type jsonNamed struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type jsonItemAgreement struct {
	ID           string         `json:"id"`
	Title        string         `json:"title"`
	Papers       int            `json:"papers"`
	Utility      *float64       `json:"utility"`
	Majority     *float64       `json:"majority_utility"`
	Severe       int            `json:"severe"`
	Exact        *float64       `json:"exact"`
	ReadersExact *float64       `json:"readers_exact"`
	Labels       map[string]int `json:"labels"`
	Pubcheck     map[string]int `json:"pubcheck"`
}

type jsonDisagreement struct {
	Paper    string `json:"paper"`
	Item     string `json:"item"`
	Title    string `json:"title"`
	Label    string `json:"label"`
	Pubcheck string `json:"pubcheck"`
	Severe   bool   `json:"severe"`
	Because  string `json:"because"`
	Lacks    string `json:"lacks,omitempty"`
}

// AgreementJSON writes an agreement for programs: shares with four decimals, null where one cannot be
// told; `severe` is a share in the summary and a count at an item.
func AgreementJSON(w io.Writer, a *agree.Agreement, details bool, version, checklist string) error {
	out := jsonAgreement{Schema: AgreementSchema, Tool: jsonTool{Name: "pubcheck", Version: version}, Checklist: jsonNamed{checklist, a.Title}, Through: a.Through, LeftOut: a.LeftOut,
		Summary: map[string]any{"manuscripts": a.Papers, "items": len(a.Rows)}, Confusion: map[string]map[string]int{}}
	for _, f := range figures(a) {
		out.Summary[f.key] = fourDecimals(f.value)
	}
	for v := range agree.Verdict(agree.Verdicts) {
		out.Confusion[v.Label()] = byName(a.Confusion[v], agree.Verdict.Status)
	}
	for _, it := range a.Items {
		out.Items = append(out.Items, jsonItemAgreement{it.ID, it.Title, it.Utility.Of, fourDecimals(it.Utility), fourDecimals(it.Majority), it.SevereErrors,
			fourDecimals(it.Exact), fourDecimals(it.ReadersExact), byName(it.Labels, agree.Verdict.Label), byName(it.Verdicts, agree.Verdict.Status)})
	}
	for _, r := range a.Rows {
		if details && r.Disagrees() {
			out.Disagreements = append(out.Disagreements, jsonDisagreement{r.Paper, r.Answer.ID, r.Answer.Title, r.Label.Verdict.Label(), r.Answer.Verdict.Status(),
				r.Severe(), r.Answer.Because, r.Label.Lacks})
		}
	}
	return writeJSON(w, out)
}

func byName(of [agree.Verdicts]int, name func(agree.Verdict) string) map[string]int {
	named := map[string]int{}
	for v, n := range of {
		named[name(agree.Verdict(v))] = n
	}
	return named
}

func fourDecimals(f agree.Figure) *float64 {
	if f.Of == 0 {
		return nil
	}
	// Through the printed form, which rounds what the number is and not what a multiplication makes of it.
	v, err := strconv.ParseFloat(number(f, 4), 64)
	if err != nil {
		return nil
	}
	return &v
}
