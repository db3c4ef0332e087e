package assess

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// gatherAhead searches for every rule of the checklists with all processors: the rules know nothing of one another.
func (a *Assessor) gatherAhead(lists []*checklist.Checklist) {
	var rules []*checklist.Rule
	seen := map[string]bool{}
	for _, c := range lists {
		for _, name := range c.RuleNames() {
			if rule, ok := a.library.Rule(name); ok && !seen[name] {
				seen[name] = true
				rules = append(rules, rule)
			}
		}
	}
	found := make([]*gathered, len(rules))
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(rules)) {
		working.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(rules)); i = next.Add(1) - 1 {
				found[i] = a.reading.gather(rules[i])
			}
		})
	}
	working.Wait()
	for i, rule := range rules {
		a.gathered[rule.ID] = found[i]
	}
}
