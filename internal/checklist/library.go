package checklist

// Checklists are the checklists that were loaded, in the order in which they were asked for.
func (l *Library) Checklists() []*Checklist { return l.checklists }

// Checklist finds one by id.
func (l *Library) Checklist(id string) (*Checklist, bool) {
	for _, c := range l.checklists {
		if c.ID == id {
			return c, true
		}
	}
	return nil, false
}

// Rule finds a rule by id.
func (l *Library) Rule(id string) (*Rule, bool) {
	r, ok := l.rules[id]
	return r, ok
}

// Rules are all loaded rules, by id.
func (l *Library) Rules() []*Rule {
	rules := make([]*Rule, 0, len(l.order))
	for _, id := range l.order {
		rules = append(rules, l.rules[id])
	}
	return rules
}

// RuleNames are the names of all rules that the checklist's items rest on, in order; one that several items share comes again.
func (c *Checklist) RuleNames() []string {
	var names []string
	for _, it := range c.Items {
		names = append(names, it.Evidence.Names()...)
		for _, x := range it.NotApplicable {
			names = append(names, x.When.Names()...)
		}
	}
	return names
}

// Item finds an item of the checklist by its number.
func (c *Checklist) Item(id string) (*Item, error) {
	var known []string
	for i := range c.Items {
		if c.Items[i].ID == id {
			return &c.Items[i], nil
		}
		known = append(known, c.Items[i].ID)
	}
	return nil, &UnknownError{What: "item of " + c.ID, Name: id, Known: known}
}
