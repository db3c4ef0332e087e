package checklist

// settleBases finds the items that were not measured themselves but whose rules all were, on another item.
func (l *Library) settleBases() {
	for _, c := range l.checklists {
		for i := range c.Items {
			if it := &c.Items[i]; it.Basis == Unmeasured && l.rulesMeasured(it) {
				it.Basis = Shared
			}
		}
	}
}

func (l *Library) rulesMeasured(it *Item) bool {
	names := it.Evidence.Names()
	for _, name := range names {
		if r, ok := l.rules[name]; !ok || !r.Measured {
			return false
		}
	}
	return len(names) > 0
}
