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
	undo        bool
	paperOnly   bool
}

func newDecide() *cobra.Command {
	o := &decideOptions{}
	cmd := &cobra.Command{
		Use:   "decide PAPER CHECKLIST/ITEM --verdict VERDICT --reason TEXT",
		Short: "Write down what a person decided about an item",
		Long: `decide writes a decision into the ` + checklist.ConfigName + ` that holds for the paper, or into a new one beside it.
From then on every report gives the decided verdict, with the reason and with what pubcheck itself says. A
decision on the same item is brought up to date; comments, order and all else of the file stay. --undo takes
it back.

A decision holds for every paper below the file. With --paper-only it holds for this paper alone; that is the
default where the file lies above the paper's folder and does not list the paper in its submission, since it
may govern other papers, too (--paper-only=false: for all of them).`,
		Example: `  pubcheck decide manuscript.pdf claim-2024/20 --verdict satisfied --reason "Figure 2 shows it." --by "A. Author"
  pubcheck decide manuscript.pdf claim-2024/11 --verdict not_applicable --reason "Only phantoms were scanned."
  pubcheck decide manuscript.pdf claim-2024/11 --undo`,
		Args: needArgs(2, 2, "name the paper and the item, for example `pubcheck decide manuscript.pdf claim-2024/20 --verdict satisfied --reason \"...\"`"),
		RunE: o.run,
	}
	o.definitions.flags(cmd)
	cmd.Flags().StringVar(&o.config.file, "config", "", "the file to write into (default: the "+checklist.ConfigName+" that holds for the paper)")
	cmd.Flags().StringVar(&o.verdict, "verdict", "", "satisfied, ambiguous, missing or not_applicable")
	cmd.Flags().StringVar(&o.reason, "reason", "", "why, in a sentence: it stands in every report")
	cmd.Flags().StringVar(&o.by, "by", "", "who decided")
	cmd.Flags().StringVar(&o.date, "date", "", "the day of the decision, YYYY-MM-DD (default: today)")
	cmd.Flags().BoolVar(&o.undo, "undo", false, "take the decision back")
	cmd.Flags().BoolVar(&o.paperOnly, "paper-only", false, "let the decision hold for this paper alone")
	return cmd
}

func (o *decideOptions) run(cmd *cobra.Command, args []string) error {
	id, number, ok := strings.Cut(args[1], "/")
	if !ok {
		return usage("%q names no item; write CHECKLIST/ITEM, for example claim-2024/20", args[1])
	}
	w := checklist.Waiver{Checklist: id, Item: number}
	if !o.undo {
		var err error
		if w, err = o.waiver(id, number); err != nil {
			return err
		}
	} else if err := o.alone(cmd); err != nil {
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
	conf := configuration{c, path}
	o.definitions.settle(cmd, conf)
	if w.Paper, err = o.holdsFor(cmd, conf, args[0], w); err != nil {
		return err
	}
	if o.undo {
		return o.takeBack(cmd, conf, data, w)
	}
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
		if written.Same(w) {
			w = written
		}
	}
	return report.Decided(cmd.OutOrStdout(), w, item, styleFor(cmd.OutOrStdout()))
}

// takeBack removes a decision and says which one it was.
func (o *decideOptions) takeBack(cmd *cobra.Command, conf configuration, data []byte, w checklist.Waiver) error {
	for _, there := range conf.Waivers {
		if !there.Same(w) {
			continue
		}
		out, err := checklist.Undo(conf.path, data, there)
		if err != nil {
			return &fault{exitFailed, err}
		}
		if err := writeWhole(conf.path, out, func() error { return nil }); err != nil {
			return err
		}
		return report.Undone(cmd.OutOrStdout(), there, styleFor(cmd.OutOrStdout()))
	}
	return usage("%q holds no decision on %s to take back", conf.path, w.Name())
}

// alone refuses what says how to decide when a decision is taken back.
func (o *decideOptions) alone(cmd *cobra.Command) error {
	for _, flag := range []string{"verdict", "reason", "by", "date"} {
		if cmd.Flags().Changed(flag) {
			return usage("--undo takes a decision back and needs no --%s; leave one of them out", flag)
		}
	}
	return nil
}

// holdsFor is the paper that a decision is for, as the configuration names it; "" where it is for every one. Unless a flag
// says so, the decision that is there already is the one that is meant; a new one is for its paper alone where the file
// lies above its folder and so may govern other papers.
func (o *decideOptions) holdsFor(cmd *cobra.Command, conf configuration, paper string, w checklist.Waiver) (string, error) {
	name, above, err := conf.names(paper)
	if err == nil && name == "" && o.paperOnly {
		return "", usage("%q is a folder; name the paper in it that the decision is for", paper)
	}
	if err != nil || cmd.Flags().Changed("paper-only") && o.paperOnly {
		return name, err
	}
	listed := false
	for _, s := range conf.Submission {
		listed = listed || sameFile(paper, conf.beside(s.File))
	}
	for _, there := range conf.Waivers {
		isOwn := there.Paper != "" && sameFile(paper, conf.beside(there.Paper))
		switch {
		case there.Name() != w.Name() || there.Paper != "" && !isOwn:
		case !isOwn:
			above = false // one for all papers is there
		case cmd.Flags().Changed("paper-only") && !o.undo:
			return "", usage("%s: a decision for this paper alone is there and would go before one for all papers; take it back with --undo first", there.Place())
		case !cmd.Flags().Changed("paper-only"):
			return there.Paper, nil
		}
	}
	if above && !listed && !cmd.Flags().Changed("paper-only") {
		return name, nil
	}
	return "", nil
}

// names is a paper as the configuration names it, and whether it lies in a folder below that of the configuration.
func (c configuration) names(paper string) (name string, below bool, err error) {
	dir, err := folderOf(paper)
	if err != nil {
		return "", false, failed("could not find the folder of %q: %w", paper, cause(err))
	}
	home, err := filepath.Abs(filepath.Dir(c.path))
	if err != nil {
		return "", false, failed("could not find the folder of %q: %w", c.path, cause(err))
	}
	if info, err := os.Stat(paper); err == nil && info.IsDir() {
		return "", false, nil // a submission
	}
	rel, err := filepath.Rel(real(home), filepath.Join(dir, filepath.Base(paper)))
	if err != nil {
		return "", false, failed("%q cannot be named from the folder of %q: %w", paper, c.path, err)
	}
	rel = filepath.ToSlash(rel)
	return rel, strings.Contains(rel, "/") && !strings.HasPrefix(rel, "../"), nil
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
