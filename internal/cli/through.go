package cli

import (
	"github.com/pubcheck/pubcheck/internal/agree"
)

// throughOther turns labels of another checklist into labels of the measured one, where one item corresponds to one, and says
// which items of the measured list are left out, and why.
func (o *agreeOptions) throughOther(matched []matched) (leftOut []string, err error) {
	lib, err := o.definitions.load()
	if err != nil {
		return nil, err
	}
	w, err := walk(lib, o.through, o.checklist)
	if err != nil {
		return nil, err
	}
	links, leftOut := w.Single()
	if len(links) == 0 {
		return nil, usage("no item of %s corresponds to one item of %s alone; see `pubcheck crosswalk %s %s`", o.checklist, o.through, o.through, o.checklist)
	}
	for i, m := range matched {
		for id := range m.labels.Items {
			if _, err := w.From.Item(id); err != nil {
				return nil, failed("the labels of %q: %w", m.file, err)
			}
		}
		items := map[string]agree.Label{}
		for _, l := range links {
			if label, ok := m.labels.Items[l.From.ID]; ok {
				items[l.To.ID] = label
			}
		}
		matched[i].labels.Items = items
	}
	return leftOut, nil
}
