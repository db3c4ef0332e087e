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
	for _, name := range rulesOfLists(lists) {
		if rule, ok := a.library.Rule(name); ok {
			rules = append(rules, rule)
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

// rulesOfLists are the names of all rules that the items rest on, each once, in order.
func rulesOfLists(lists []*checklist.Checklist) []string {
	var names []string
	seen := map[string]bool{}
	add := func(c checklist.Condition) {
		for _, name := range c.Names() {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	for _, c := range lists {
		for i := range c.Items {
			add(c.Items[i].Evidence)
			for _, x := range c.Items[i].NotApplicable {
				add(x.When)
			}
		}
	}
	return names
}
