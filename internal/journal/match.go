package journal

import (
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
)

// pair is a row of the form with the results of the items that it asks for: one, or the parts of one (1a and 1b in a row
// numbered 1). Heading rows of an item whose parts have rows of their own have none.
type pair struct {
	row     *form.Row
	results []assess.Result
}

// match finds the items of each row. The error names every number that the checklist lacks and every item with two rows.
func match(rows []*form.Row, c assess.ChecklistResult) (pairs []pair, without []string, err error) {
	byID := map[string]assess.Result{}
	for _, r := range c.Results {
		byID[form.CanonicalID(r.Item.ID)] = r
	}
	has := map[string]*form.Row{}
	for _, row := range rows {
		if row.ID == "" {
			return nil, nil, fmt.Errorf("numbers no items, so that its rows cannot be told to belong to items of %s; number them in the form's first column", c.Checklist.ID)
		}
		if other := has[row.ID]; other != nil {
			return nil, nil, twice(other, row)
		}
		has[row.ID] = row
	}
	asked := map[string]bool{}
	var unknown []string
	for _, row := range rows {
		if r, ok := byID[row.ID]; ok {
			pairs = append(pairs, pair{row, []assess.Result{r}})
			asked[row.ID] = true
			continue
		}
		var parts []assess.Result
		partRows := false
		for _, r := range c.Results {
			id := form.CanonicalID(r.Item.ID)
			if !isPart(row.ID, id) {
				continue
			}
			if has[id] != nil {
				partRows = true
				continue
			}
			parts = append(parts, r)
			asked[id] = true
		}
		switch {
		case partRows:
			pairs = append(pairs, pair{row, nil})
		case len(parts) > 0:
			pairs = append(pairs, pair{row, parts})
		default:
			unknown = append(unknown, row.ID)
		}
	}
	for _, r := range c.Results {
		if !asked[form.CanonicalID(r.Item.ID)] {
			without = append(without, r.Item.ID)
		}
	}
	if len(unknown) > 0 {
		return nil, nil, fmt.Errorf("asks for %s, which %s does not have; it is the form of another checklist or edition: name that with --checklist",
			itemList(unknown), c.Checklist.ID)
	}
	if len(without) > len(c.Results)/2 {
		return nil, nil, fmt.Errorf("has rows for %d of the %d items of %s only; it is the form of another checklist: name that with --checklist", len(asked), len(c.Results), c.Checklist.ID)
	}
	return pairs, without, nil
}

// isPart says whether a part's number is that of the whole with letters behind it: 1a of 1.
func isPart(whole, part string) bool {
	rest, ok := strings.CutPrefix(part, whole)
	return ok && rest != "" && (rest[0] < '0' || rest[0] > '9') && rest[0] != '.'
}

func twice(a, b *form.Row) error {
	if a.Table != b.Table {
		return fmt.Errorf("has two answers to item %s, in table %d (line %d) and table %d (line %d); choose one with --table %d or --table %d",
			a.ID, a.Table, a.Line, b.Table, b.Line, a.Table, b.Table)
	}
	return fmt.Errorf("has two rows for item %s, line %d and line %d of table %d; make their numbers differ", a.ID, a.Line, b.Line, a.Table)
}

// itemList names items, not more than a line of them.
func itemList(ids []string) string {
	word := "item "
	if len(ids) > 1 {
		word = "items "
	}
	if len(ids) > 8 {
		return word + strings.Join(ids[:8], ", ") + fmt.Sprintf(" and %d more", len(ids)-8)
	}
	return word + strings.Join(ids, ", ")
}

// The share of rows whose words must be nearest to their own item. Other checklists stay below two tenths; another edition of
// the same one reaches six tenths, but lacks the rows that are new: a form without some rows must agree nearly throughout.
const (
	minAgreement     = 0.34
	minWithoutTheEnd = 0.8
)

// Agrees compares the rows' words with the items': the numbers 1 to 30 fit many checklists. It answers the share of rows that
// are nearest to the item of their number, and whether that is enough.
func Agrees(f *form.Form, c *checklist.Checklist) (share float64, ok bool) {
	weights := map[string]int{} // in how many items a word stands
	items := make([]map[string]bool, len(c.Items))
	for i := range c.Items {
		it := &c.Items[i]
		items[i] = bag(it.Title + " " + it.Asks + " " + it.Section + " " + it.Subsection + " " + it.Sufficient)
		for w := range items[i] {
			weights[w]++
		}
	}
	right, all := 0, 0
	asked := map[string]bool{}
	for _, row := range f.Rows() {
		words := bag(row.Topic + " " + row.Text + " " + row.Section)
		best, own := 0.0, -1.0
		for i := range items {
			score := 0.0
			for w := range words {
				if items[i][w] {
					score += 1 / float64(weights[w])
				}
			}
			score /= float64(10 + len(items[i]))
			best = max(best, score)
			if id := form.CanonicalID(c.Items[i].ID); id == row.ID || isPart(row.ID, id) {
				own = max(own, score)
				asked[id] = true
			}
		}
		if own < 0 {
			continue
		}
		all++
		if own > 0 && own >= best*0.9 {
			right++
		}
	}
	if all == 0 {
		return 0, false
	}
	share = float64(right) / float64(all)
	enough := minAgreement
	if len(asked) < len(c.Items) {
		enough = minWithoutTheEnd
	}
	return share, share >= enough || all < 6
}

// bag is the set of a text's longer words, cut to their stems' length.
func bag(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if len(w) > 3 {
			set[w[:min(len(w), 6)]] = true
		}
	}
	return set
}
