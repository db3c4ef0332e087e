package cli

import (
	"bytes"
	"os"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/diff"
	"github.com/pubcheck/pubcheck/internal/report"
)

type diffOptions struct {
	definitions definitionOptions
	config      configOptions
	checklists  []string
	format      string
}

func newDiff() *cobra.Command {
	o := &diffOptions{}
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say what changed between two reports or papers",
		Long: `diff compares two reports made with --format json, two papers (or folders of submissions), or one of each. For
every changed verdict it shows the passage and says whether the paper changed, the rules, or a decision.`,
		Example: `  pubcheck diff submitted.json revised.json
  pubcheck diff submitted.json revision.pdf
  pubcheck diff old.md new.md --format json`,
		Args: needArgs(2, 2, "name the older and the newer report or paper, for example `pubcheck diff submitted.json revision.pdf`"),
		RunE: o.run,
	}
	o.definitions.flags(cmd)
	o.config.flags(cmd)
	cmd.Flags().StringArrayVar(&o.checklists, "checklist", nil, "checklist to hold papers against, or auto for the first that each needs (repeatable; default: the other report's, the configuration's, or "+defaultChecklist+")")
	cmd.Flags().StringVar(&o.format, "format", "text", "text or json")
	return cmd
}

func (o *diffOptions) run(cmd *cobra.Command, args []string) error {
	if o.format != "text" && o.format != "json" {
		return usage("unknown format %q; known are text, json", o.format)
	}
	var sides [2]diff.Report
	papers := []int{}
	for i, path := range args {
		r, is, err := readReport(path)
		if err != nil {
			return err
		}
		if sides[i] = r; !is {
			papers = append(papers, i)
		}
	}
	for _, i := range papers {
		r, err := o.assess(cmd, args[i], sides[1-i])
		if err != nil {
			return err
		}
		sides[i] = r
	}
	d := diff.Compare(sides[0], sides[1])
	if len(d.Changes) == 0 && d.Same == 0 {
		return usage("%q and %q hold no checklist in common, so that nothing can be compared", args[0], args[1])
	}
	if o.format == "json" {
		return report.DiffJSON(cmd.OutOrStdout(), d)
	}
	return report.Diff(cmd.OutOrStdout(), d, styleFor(cmd.OutOrStdout()))
}

// readReport reads a file where it is a report.
func readReport(path string) (r diff.Report, is bool, err error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return r, false, nil
	}
	data, err := readFile(path)
	if err != nil || !diff.IsReport(data) {
		return r, false, err
	}
	r, err = diff.Parse(path, data)
	if err != nil {
		return r, true, &fault{exitFailed, err}
	}
	return r, true, nil
}

// assess makes the report of a paper on the spot, by the checklists of the other side where none is named.
func (o *diffOptions) assess(cmd *cobra.Command, path string, other diff.Report) (diff.Report, error) {
	conf, err := o.config.load(path)
	if err != nil {
		return diff.Report{}, err
	}
	rules := o.definitions
	from := settings{rules.settle(cmd, conf)}
	lists := o.checklists
	from = append(from, choose(cmd, conf, "checklists", "checklist", conf.Checklists, &lists))
	if len(o.checklists) == 0 && len(other.Checklists) > 0 {
		lists = nil
		for _, c := range other.Checklists {
			lists = append(lists, c.ID)
		}
	}
	if len(lists) == 0 {
		lists = []string{defaultChecklist}
	}
	check := checkOptions{definitions: rules, checklists: lists}
	p, lib, err := check.read([]string{path}, conf, from, nil)
	if err != nil {
		return diff.Report{}, err
	}
	return asReport(path, report.Input{Version: Version, Paths: p.paths, SHA256: p.digests, Assessment: assess.Assess(p.doc, lib, conf.Waivers...)})
}

// asReport is an assessment as its JSON report tells it, so that a paper and its report compare alike.
func asReport(name string, in report.Input) (diff.Report, error) {
	var b bytes.Buffer
	if err := report.JSON(&b, in); err != nil {
		return diff.Report{}, failed("could not make the report of %q: %w", name, err)
	}
	r, err := diff.Parse(name, b.Bytes())
	if err != nil {
		return r, &fault{exitFailed, err}
	}
	return r, nil
}
