package assess

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/holdings"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// maxNamed is how many files of the repository a reason names.
const maxNamed = 3

// WithRepository is the assessment with what lies in the paper's repository. Items on software and on availability that
// the paper leaves open are ambiguous when the repository answers them, since readers of the paper do not see it; they
// are satisfied when the paper points to the repository.
func (a *Assessment) WithRepository(h holdings.Holding, trustUnmeasured bool) *Assessment {
	pointer := pointerTo(a.Doc, h.Home)
	out := &Assessment{Doc: a.Doc}
	for _, c := range a.Checklists {
		answered := ChecklistResult{Checklist: c.Checklist, Results: slices.Clone(c.Results)}
		for i := range answered.Results {
			r := &answered.Results[i]
			if r.Waiver != nil || r.Verdict != checklist.Missing && r.Verdict != checklist.Ambiguous {
				continue
			}
			rule, held := heldFor(r.Item, h)
			if len(held) == 0 {
				continue
			}
			if pointer == nil || r.Item.Basis == checklist.Unmeasured && !trustUnmeasured {
				r.Because += " It stands in the repository, not in the paper: " + listed(held) + "."
				r.Verdict, r.Nearest = checklist.Ambiguous, nil
				continue
			}
			e := *pointer
			e.Rule = rule
			r.Verdict, r.Nearest, r.Lacks, r.Evidence = checklist.Satisfied, nil, nil, append([]Evidence{e}, r.Evidence...)
			r.Because = "Stated in " + Whereabouts(a.Doc, e.Span) + ", which points to the repository, where it stands: " + listed(held) + "."
		}
		out.Checklists = append(out.Checklists, answered)
	}
	return out
}

// heldFor is what a repository holds for an item, and the rule of the item that it answers.
func heldFor(item *checklist.Item, h holdings.Holding) (rule string, held []string) {
	for _, name := range item.Evidence.Names() {
		switch name {
		case "software-versions":
			return name, h.Software
		case "availability":
			return name, h.Availability
		}
	}
	return "", nil
}

// listed names the first few of what a repository holds.
func listed(held []string) string {
	return strings.Join(held[:min(len(held), maxNamed)], "; ")
}

// pointerTo is the sentence in which a paper names the address of its repository. Blanks in the address are those of a
// line that was broken.
func pointerTo(doc *manuscript.Document, home string) *Evidence {
	if home == "" {
		return nil
	}
	var pattern strings.Builder
	for _, r := range home {
		pattern.WriteString(regexp.QuoteMeta(string(r)) + `\s?`)
	}
	address, err := regexp.Compile(`(?i)` + strings.TrimSuffix(pattern.String(), `\s?`) + `(?:\.git)?(?:[^\w-]|$)`)
	if err != nil {
		return nil
	}
	for i, s := range doc.Sentences {
		if at := address.FindStringIndex(doc.Slice(s.Span)); at != nil {
			match := manuscript.Span{Start: s.Start + at[0], End: s.Start + at[1]}
			return &Evidence{Element: "repository", Says: "the address of the repository", Strong: true, Quote: doc.Slice(s.Span), Span: s.Span, Match: match, Sentence: i}
		}
	}
	return nil
}
