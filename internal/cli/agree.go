package cli

import (
	"bytes"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/agree"
	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/report"
)

type agreeOptions struct {
	definitions definitionOptions
	checklist   string
	through     string
	format      string
	details     bool
}

func newAgree() *cobra.Command {
	o := &agreeOptions{}
	cmd := &cobra.Command{
		Use:   "agree LABELS PAPER-OR-REPORT ... | FOLDER ...",
		Short: "Measure the verdicts against labels that people gave",
		Long: `agree says how far pubcheck's verdicts can be believed on your own papers. Give labels and what they
are of: a paper (checked on the spot) or a report made with --format json. Labels and papers follow
each other as often as you like; or name folders that each hold source.pdf (or .md) and
gold.CHECKLIST.json (or .csv), or a folder of such folders.

Labels are a table with the columns item and verdict (satisfied, partial, missing, not_applicable),
and paper where one table is of several papers; or JSON, which can also hold quotes, verdicts that
are as good, and what each reader said:

  {"paper": "017", "checklist": "claim-2024", "items": {"20": {"verdict": "partial",
    "accept": ["missing"], "quotes": ["..."], "lacks": "the level", "readers": {"a": "partial", "b": "missing"}}}}`,
		Example: `  pubcheck agree labels.csv paper-1.pdf paper-2.report.json
  pubcheck agree gold-1.json paper-1.pdf gold-2.json paper-2.md --details
  pubcheck agree labelled-papers --format markdown > accuracy.md
  pubcheck agree labelled-papers --checklist claim-2020 --through claim-2024`,
		Args: needArgs(1, -1, "name labels and the papers or reports that they are of, for example `pubcheck agree labels.csv paper.pdf`"),
		RunE: o.run,
	}
	o.definitions.flags(cmd)
	cmd.Flags().StringVar(&o.checklist, "checklist", defaultChecklist, "checklist that is measured, and that the labels are for")
	cmd.Flags().StringVar(&o.through, "through", "", "the labels are for this other checklist; each counts where one item corresponds to one (see pubcheck crosswalk)")
	cmd.Flags().StringVar(&o.format, "format", "text", "text, json or markdown")
	cmd.Flags().BoolVar(&o.details, "details", false, "list each disagreement with pubcheck's reason")
	return cmd
}

func (o *agreeOptions) run(cmd *cobra.Command, args []string) error {
	known := []string{"text", "json", "markdown"}
	if !oneOf(o.format, known) {
		return usage("unknown format %q; known are %s", o.format, strings.Join(known, ", "))
	}
	lib, err := o.definitions.load(o.checklist)
	if err != nil {
		return err
	}
	labelled := o.checklist
	if o.through != "" {
		labelled = o.through
	}
	matched, err := matchLabels(args, labelled)
	if err != nil {
		return err
	}
	var leftOut []string
	if o.through != "" {
		if leftOut, err = o.throughOther(matched); err != nil {
			return err
		}
	}
	var pairs []agree.Pair
	for _, m := range matched {
		r, err := o.answers(m, lib)
		if err != nil {
			return err
		}
		if m.byName && !agree.Names(m.labels.Paper, m.places(r.Path)...) {
			return usage("the labels of %q are of paper %q, but %q is of %q; put each paper behind its own labels", m.file, m.labels.Paper, m.source, r.Path)
		}
		pairs = append(pairs, agree.Pair{Paper: m.paper, Labels: m.labels, Report: r})
	}
	a, err := agree.Compare(pairs)
	if err != nil {
		return &fault{exitFailed, err}
	}
	a.Through, a.LeftOut = o.through, leftOut
	switch w := cmd.OutOrStdout(); o.format {
	case "json":
		return report.AgreementJSON(w, a, o.details, Version, o.checklist)
	case "markdown":
		return report.AgreementMarkdown(w, a, o.details)
	default:
		return report.AgreementText(w, a, o.details, styleFor(w))
	}
}

func oneOf(name string, known []string) bool {
	for _, k := range known {
		if k == name {
			return true
		}
	}
	return false
}

// answers is what a report says, made on the spot where a paper was given: both go through the same
// JSON, so that a paper and its report give the same figures.
func (o *agreeOptions) answers(m matched, lib *checklist.Library) (agree.Report, error) {
	data := m.report
	if data == nil {
		p, err := readPapers([]string{m.source})
		if err != nil {
			return agree.Report{}, err
		}
		var b bytes.Buffer
		in := report.Input{Version: Version, Paths: []string{m.source}, SHA256: p.digests, Assessment: assess.Assess(p.doc, lib)}
		if err := report.JSON(&b, in); err != nil {
			return agree.Report{}, failed("could not make the report of %q: %w", m.source, err)
		}
		data = b.Bytes()
	}
	r, err := agree.ParseReport(m.source, data, o.checklist)
	if err != nil {
		return r, &fault{exitFailed, err}
	}
	return r, nil
}
