package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/report"
)

type decideOptions struct {
	definitions definitionOptions
	config      configOptions
	verdict     string
	reason      string
	by          string
	date        string
}

func newDecide() *cobra.Command {
	o := &decideOptions{}
	cmd := &cobra.Command{
		Use:   "decide PAPER CHECKLIST/ITEM --verdict VERDICT --reason TEXT",
		Short: "Write down what a person decided about an item",
		Long: `decide writes a decision into the ` + checklist.ConfigName + ` that holds for the paper, or into a new one beside it.
From then on every report gives the decided verdict, with the reason and with what pubcheck itself says. A
decision on the same item is brought up to date; comments, order and all else of the file stay.`,
		Example: `  pubcheck decide manuscript.pdf claim-2024/20 --verdict satisfied --reason "Figure 2 shows it." --by "A. Author"
  pubcheck decide manuscript.pdf claim-2024/11 --verdict not_applicable --reason "Only phantoms were scanned."`,
		Args: needArgs(2, 2, "name the paper and the item, for example `pubcheck decide manuscript.pdf claim-2024/20 --verdict satisfied --reason \"...\"`"),
		RunE: o.run,
	}
	o.definitions.flags(cmd)
	cmd.Flags().StringVar(&o.config.file, "config", "", "the file to write into (default: the "+checklist.ConfigName+" that holds for the paper)")
	cmd.Flags().StringVar(&o.verdict, "verdict", "", "satisfied, ambiguous, missing or not_applicable")
	cmd.Flags().StringVar(&o.reason, "reason", "", "why, in a sentence: it stands in every report")
	cmd.Flags().StringVar(&o.by, "by", "", "who decided")
	cmd.Flags().StringVar(&o.date, "date", "", "the day of the decision, YYYY-MM-DD (default: today)")
	return cmd
}

func (o *decideOptions) run(cmd *cobra.Command, args []string) error {
	id, number, ok := strings.Cut(args[1], "/")
	if !ok {
		return usage("%q names no item; write CHECKLIST/ITEM, for example claim-2024/20", args[1])
	}
	w, err := o.waiver(id, number)
	if err != nil {
		return err
	}
	path, data, err := o.open(args[0])
	if err != nil {
		return err
	}
	c, err := checklist.ReadConfig(path, data)
	if err != nil {
		return &fault{exitFailed, err}
	}
	o.definitions.settle(cmd, configuration{c, path})
	_, item, err := loadItem(o.definitions, id, number)
	if err != nil {
		return err
	}
	out, err := checklist.Decide(path, data, w)
	if err != nil {
		return &fault{exitFailed, err}
	}
	if err := writeWhole(path, out, func() error { return nil }); err != nil {
		return err
	}
	after, err := checklist.ReadConfig(path, out)
	if err != nil {
		return &fault{exitFailed, err}
	}
	for _, written := range after.Waivers {
		if written.Name() == w.Name() {
			w = written
		}
	}
	return report.Decided(cmd.OutOrStdout(), w, item, styleFor(cmd.OutOrStdout()))
}

// waiver is the decision as the flags give it.
func (o *decideOptions) waiver(id, number string) (checklist.Waiver, error) {
	w := checklist.Waiver{Checklist: id, Item: number, Reason: strings.TrimSpace(o.reason), By: strings.TrimSpace(o.by), Date: o.date}
	v, ok := checklist.ParseVerdict(strings.NewReplacer("-", "_", " ", "_").Replace(o.verdict))
	switch {
	case o.verdict == "":
		return w, usage("--verdict is missing; write satisfied, ambiguous, missing or not_applicable")
	case !ok:
		return w, usage("--verdict must be satisfied, ambiguous, missing or not_applicable, not %q", o.verdict)
	case w.Reason == "":
		return w, usage("--reason is missing; a decision is of use to readers only with its reason")
	case w.Date != "" && !checklist.ParseDate(w.Date):
		return w, usage("--date must be a day such as 2026-01-31, not %q", w.Date)
	}
	w.Verdict = v
	if w.Date == "" {
		w.Date = time.Now().Format(time.DateOnly)
	}
	return w, nil
}

// open reads the configuration that the decision goes into; a new one is empty.
func (o *decideOptions) open(paper string) (path string, data []byte, err error) {
	dir, err := folderOf(paper)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", nil, failed("no file %q; check the path", paper)
	case err != nil:
		return "", nil, failed("could not read %q: %w", paper, cause(err))
	}
	path = o.config.file
	if path == "" {
		if path, err = findConfig(paper); err != nil {
			return "", nil, err
		}
	}
	if path == "" {
		return shown(filepath.Join(dir, checklist.ConfigName), paper), nil, nil
	}
	if _, err := os.Stat(path); o.config.file != "" && errors.Is(err, os.ErrNotExist) {
		return path, nil, nil
	}
	data, err = readConfigFile(path)
	return path, data, err
}
