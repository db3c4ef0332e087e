package assess

import "github.com/pubcheck/pubcheck/internal/checklist"

// Suggestion says whether a paper is a study of some kind, with the passages that it is concluded from. For a kind
// that the paper is not, Lacks says what was not found.
type Suggestion struct {
	Study    *checklist.Study
	Fits     bool
	Evidence []Evidence
	Lacks    []string
}

// Suggest holds the paper against every kind of study of the library, in the library's order.
func (a *Assessor) Suggest() []Suggestion {
	var all []Suggestion
	for i := range a.library.Studies {
		all = append(all, a.suggest(&a.library.Studies[i]))
	}
	return all
}

func (a *Assessor) suggest(s *checklist.Study) Suggestion {
	holds := answers(a.Verdict)
	out := Suggestion{Study: s, Fits: s.When.Holds(holds)}
	found, lacking := s.When.Account(holds)
	for _, name := range found {
		if g := a.gather(name); g != nil {
			shown := a.reading.choose([]*gathered{g})
			out.Evidence = append(out.Evidence, shown[:min(1, len(shown))]...)
		}
	}
	for _, name := range lacking {
		if g := a.gather(name); g != nil {
			out.Lacks = append(out.Lacks, g.rule.Topic)
		}
	}
	out.Evidence = withoutRepeats(out.Evidence)
	return out
}
