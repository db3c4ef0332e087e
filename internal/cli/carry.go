package cli

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/journal"
	"github.com/pubcheck/pubcheck/internal/report"
)

// carryOptions say what form of another list answers are carried over from.
type carryOptions struct {
	from string
	list string
	to   string
}

func (o *carryOptions) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.from, "from", "", "a filled form of another checklist (.docx, .csv, a Markdown table) whose answers are carried over")
	cmd.Flags().StringVar(&o.list, "from-checklist", "", "the checklist of the form that --from names (default: what it reads like)")
	cmd.Flags().StringVar(&o.to, "to", "", "the checklist whose form is written, with --from; the same as --checklist")
}

// settle holds the flags against each other, before anything is read.
func (o *fillOptions) settleCarry(cmd *cobra.Command) error {
	c := &o.carry
	switch {
	case c.from == "" && c.to != "":
		return usage("--to names the checklist that a filled form is carried over to; add --from FILLED.docx, or use --checklist")
	case c.from == "" && c.list != "":
		return usage("--from-checklist names the checklist of a filled form; add --from FILLED.docx")
	case c.from != "" && o.inspect != "":
		return usage("--inspect prints a form and fills nothing; leave out --from")
	case c.to != "" && cmd.Flags().Changed("checklist") && o.checklist != c.to:
		return usage("--to %s and --checklist %s differ; keep one", c.to, o.checklist)
	case c.to != "":
		o.checklist = c.to
		o.toNamed = true
	}
	return nil
}

// carryOver fills a form from the answers to another list, and from a paper where one is given.
func (o *fillOptions) carryOver(cmd *cobra.Command, paths []string) error {
	switch {
	case !o.named:
		return usage("name the checklist whose form is wanted, for example --to %s", defaultChecklist)
	case o.mark != "" && o.mark != "no":
		return usage("--mark can only be no, not %q", o.mark)
	case o.mark == "no" && len(paths) == 0:
		return usage("--mark no marks what a paper lacks; name the paper, or leave --mark out: what the filled form answers No is carried over anyway")
	}
	if err := o.free(append(paths, o.form, o.carry.from)...); err != nil {
		return err
	}
	lib, err := o.definitions.load()
	if err != nil {
		return err
	}
	carriage, err := o.readCarriage(lib)
	if err != nil {
		return err
	}
	target, plan, notes, err := o.target(carriage)
	if err != nil {
		return err
	}
	var paper *journal.Paper
	next := ""
	if len(paths) > 0 {
		a, err := o.assess(paths)
		if err != nil {
			return err
		}
		paper = &journal.Paper{Doc: a.papers.doc, Assessor: a.assessor, Result: a.result}
		if filepath.Ext(o.out) != ".html" {
			next = report.VerifyCommand(paths[0], o.out, carriage.Walk.To.ID)
		}
		if a.papers.doc.Pages == 0 {
			notes = append(notes, "the paper has no pages; places that name pages were carried over without being held against it")
		}
	}
	options := o.journal()
	options.MarkNo = o.mark == "no"
	name := o.form
	if name == "" {
		name = o.out
	}
	filling, err := journal.FillCarried(target, carriage, paper, options)
	if err != nil {
		return failed("%q %w", name, err)
	}
	data, err := written(filling, target, plan, strings.ToLower(filepath.Ext(o.out)))
	if err != nil {
		return failed("%q %w", name, err)
	}
	if err := o.write(data); err != nil {
		return err
	}
	w := cmd.OutOrStdout()
	return report.CarriedOver(w, o.out, o.carry.from, carriage, filling, notes, next, styleFor(w))
}

// readCarriage reads the filled form, finds its checklist and says what its answers are worth for the other.
func (o *fillOptions) readCarriage(lib *checklist.Library) (*journal.Carriage, error) {
	to, err := knownList(lib, o.checklist)
	if err != nil {
		return nil, err
	}
	source := formOptions{known: o.known}
	if o.form == "" {
		source.table = o.table // it chooses among the tables of the form that is written, where there is one
	}
	f, err := source.readForm(o.carry.from)
	if err != nil {
		return nil, err
	}
	from := o.carry.list
	if from == "" {
		if from, err = o.recognise(lib, f); err != nil {
			return nil, err
		}
	} else if _, err := knownList(lib, from); err != nil {
		return nil, err
	}
	if from == to.ID {
		return nil, usage("%q is a form of %s itself; name another checklist with --to, or bring it up to date with `pubcheck verify --refresh`", o.carry.from, from)
	}
	w, err := walk(lib, from, to.ID)
	if err != nil {
		return nil, err
	}
	c, err := journal.Carry(f, w)
	switch {
	case err != nil:
		return nil, failed("%q %s", o.carry.from, strings.Replace(err.Error(), "--checklist", "--from-checklist", 1))
	case c.Given == 0:
		return nil, failed("%q holds no answer that could be carried over; it is not filled", o.carry.from)
	}
	return c, nil
}

// recognise finds the checklist of a filled form by its items.
func (o *fillOptions) recognise(lib *checklist.Library, f *form.Form) (string, error) {
	all := journal.Which(f, lib.Checklists())
	switch len(all) {
	case 0:
		return "", usage("%q reads like no checklist that is known; name its checklist with --from-checklist", o.carry.from)
	case 1:
		return all[0].ID, nil
	}
	var ids []string
	for _, c := range all {
		ids = append(ids, c.ID)
	}
	return "", usage("%q may be a form of %s; name its checklist with --from-checklist", o.carry.from, strings.Join(ids, " or "))
}

// target is the form to fill: the journal's, or a clean one of our own, with its plan.
func (o *fillOptions) target(c *journal.Carriage) (f *form.Form, plan *form.Plan, notes []string, err error) {
	if o.form == "" {
		if err := o.ownEnding(); err != nil {
			return nil, nil, nil, err
		}
		p := journal.OwnForm(c.Walk.To, "", checklist.Locator(o.locator))
		p.Notes[0] = "Draft: answers carried over from a form of " + c.Walk.From.Short + "; check each before submission"
		data, err := form.New(p)
		if err != nil {
			return nil, nil, nil, failed("the form %w", err)
		}
		if f, err = form.Read(data, nil); err != nil {
			return nil, nil, nil, failed("the form %w", err)
		}
		return f, &p, nil, nil
	}
	if f, err = o.blankForm(); err != nil {
		return nil, nil, nil, err
	}
	note, err := o.agree(o.form, f, c.Walk.To)
	if err != nil {
		return nil, nil, nil, err
	}
	if note != "" {
		notes = append(notes, note)
	}
	return f, nil, notes, nil
}

// written is a filled form as the file's ending asks; without a plan it is the journal's Word form.
func written(fl *journal.Filling, f *form.Form, plan *form.Plan, ext string) ([]byte, error) {
	switch {
	case plan == nil || ext == ".docx":
		return fl.Word(f)
	case ext == ".md":
		return fl.Markdown(*plan), nil
	case ext == ".csv":
		return fl.CSV(*plan)
	}
	return fl.HTML(*plan), nil
}
