package cli

import (
	"slices"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/diff"
	"github.com/pubcheck/pubcheck/internal/report"
)

// failing are the verdicts that --fail-on names, the better ones last.
func (o *checkOptions) failing() ([]checklist.Verdict, error) {
	switch o.failOn {
	case "none":
		return nil, nil
	case "missing":
		return []checklist.Verdict{checklist.Missing}, nil
	case "ambiguous":
		return []checklist.Verdict{checklist.Missing, checklist.Ambiguous}, nil
	}
	return nil, usage("--fail-on must be none, missing or ambiguous, not %q", o.failOn)
}

// failures are the items that end the command with exit code 1, as checklist/item: all with a failing verdict, or with
// a baseline those of them that got worse.
func failures(in report.Input, failing []checklist.Verdict) map[string]bool {
	failed := map[string]bool{}
	if len(failing) == 0 {
		return failed
	}
	if in.Since != nil {
		for _, c := range in.Since.Worse(failing[len(failing)-1]) {
			failed[c.Checklist+"/"+c.New.ID] = true
		}
		return failed
	}
	for _, c := range in.Assessment.Checklists {
		for _, r := range c.Results {
			if slices.Contains(failing, r.Verdict) {
				failed[c.Checklist.ID+"/"+r.Item.ID] = true
			}
		}
	}
	return failed
}

// since compares with the baseline, which must hold every checklist that was checked.
func (o *checkOptions) since(in report.Input) (*diff.Diff, error) {
	old, is, err := readReport(o.baseline)
	switch {
	case err != nil:
		return nil, err
	case !is:
		return nil, usage("%q is no report of pubcheck; make a baseline with --format json=%s", o.baseline, "baseline.json")
	}
	fresh, err := asReport(in.Paths[0], in)
	if err != nil {
		return nil, err
	}
	d := diff.Compare(old, fresh)
	if o.noSnippets {
		for i := range d.Changes {
			d.Changes[i].Old.Quote = ""
		}
	}
	for _, c := range in.Assessment.Checklists {
		for _, id := range d.Unshared {
			if id == c.Checklist.ID {
				return nil, usage("the baseline %q holds no checklist %s; make it anew with --checklist %s", o.baseline, id, id)
			}
		}
	}
	return &d, nil
}
