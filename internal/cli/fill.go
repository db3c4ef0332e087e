package cli

import (
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/journal"
	"github.com/pubcheck/pubcheck/internal/report"
)

type fillOptions struct {
	formOptions
	carry   carryOptions
	form    string
	mark    string
	inspect string
}

func newFill() *cobra.Command {
	o := &fillOptions{}
	cmd := &cobra.Command{
		Use:   "fill PAPER [MORE ...] --form FORM.docx -o FILLED.docx",
		Short: "Fill the journal's own Word form with where each item is reported",
		Long: `fill writes the place of each satisfied item into the journal's Word form and keeps everything else of
the file as it is. What is ambiguous or missing is left blank and marked with a Word comment that says why;
what does not apply is marked NA with the reason as a comment. Without --form it makes a clean form of its
own, by the ending of -o: .docx, .md, .csv or .html (print that to PDF).

With --from, the answers in a filled form of another checklist are carried over: places as the author wrote
them, each with a comment that says from which item, and what has no counterpart named. A paper, where one is
given too, fills what is left open and is held against what was carried over.`,
		Example: `  pubcheck fill manuscript.pdf --form claim-2024.docx -o filled.docx
  pubcheck fill manuscript.pdf -o checklist.html
  pubcheck fill --from filled-2020.docx --to claim-2024 manuscript.pdf -o draft-2024.docx
  pubcheck fill --inspect stard.docx`,
		RunE: o.run,
	}
	o.flags(cmd)
	o.carry.flags(cmd)
	cmd.Flags().StringVar(&o.form, "form", "", "the journal's form (.docx)")
	cmd.Flags().StringVar(&o.mark, "mark", "", "no: mark missing items No, with the reason as a comment")
	cmd.Flags().StringVar(&o.inspect, "inspect", "", "print the rows and columns of a form as recognised, and fill nothing")
	return cmd
}

func itoa(n int) string { return strconv.Itoa(n) }

func (o *fillOptions) run(cmd *cobra.Command, paths []string) error {
	paper := o.inspect
	if len(paths) > 0 {
		paper = paths[0]
	}
	if err := o.settleCarry(cmd); err != nil {
		return err
	}
	if err := o.settle(cmd, paper); err != nil {
		return err
	}
	if o.carry.from != "" {
		return o.carryOver(cmd, paths)
	}
	if o.inspect != "" {
		if len(paths) > 0 || o.form != "" || o.out != "" {
			return usage("--inspect prints a form and fills nothing; leave out the paper, --form and -o")
		}
		f, err := o.readForm(o.inspect)
		if err != nil {
			return err
		}
		return report.Inspect(cmd.OutOrStdout(), o.inspect, f, styleFor(cmd.OutOrStdout()))
	}
	switch {
	case len(paths) == 0:
		return usage("name the paper, for example `pubcheck fill manuscript.pdf --form claim.docx -o filled.docx`")
	case o.mark != "" && o.mark != "no":
		return usage("--mark can only be no, not %q", o.mark)
	}
	if err := o.free(append(paths, o.form)...); err != nil {
		return err
	}
	if o.form == "" {
		return o.own(cmd, paths)
	}
	f, err := o.blankForm()
	if err != nil {
		return err
	}
	a, err := o.assess(paths)
	if err != nil {
		return err
	}
	var notes []string
	note, err := o.agree(o.form, f, a.result.Checklist)
	if err != nil {
		return err
	}
	filling, err := o.fill(f, a)
	if err != nil {
		return failed("%q %w", o.form, err)
	}
	data, err := filling.Word(f)
	if err != nil {
		return failed("%q %w", o.form, err)
	}
	if err := o.write(data); err != nil {
		return err
	}
	if note != "" {
		notes = append(notes, note)
	}
	if o.mark == "no" && filling.Count(journal.MarkedNo) == 0 && a.result.Count(checklist.Missing) > 0 {
		notes = append(notes, "the form has nothing to tick for No; missing items were left blank")
	}
	return o.summary(cmd, paths, a, filling, notes)
}

// blankForm reads the journal's form, which is a Word file as the filled one will be.
func (o *fillOptions) blankForm() (*form.Form, error) {
	f, err := o.readForm(o.form)
	if err != nil {
		return nil, err
	}
	if f.Format != "docx" {
		return nil, usage("%q is no Word form; fill writes into .docx forms, and makes .csv and .md forms of its own without --form", o.form)
	}
	if ext := strings.ToLower(filepath.Ext(o.out)); ext != ".docx" {
		return nil, usage("the filled form is a Word file; name it -o %s.docx", strings.TrimSuffix(o.out, filepath.Ext(o.out)))
	}
	return f, nil
}

// ownEnding says whether a form of our own can be made by the ending of -o.
func (o *fillOptions) ownEnding() error {
	switch strings.ToLower(filepath.Ext(o.out)) {
	case ".docx", ".md", ".csv", ".html":
		return nil
	case ".pdf":
		return usage("a PDF is made by way of HTML: write -o %s.html and print it from a browser", strings.TrimSuffix(o.out, filepath.Ext(o.out)))
	}
	return usage("-o must end in .docx, .md, .csv or .html, which says what form is made")
}

func (o *fillOptions) fill(f *form.Form, a *assessed) (*journal.Filling, error) {
	options := o.journal()
	options.MarkNo = o.mark == "no"
	return journal.Fill(f, a.papers.doc, a.result, options)
}

// summary says what was written, and what the places mean for a paper without pages.
func (o *fillOptions) summary(cmd *cobra.Command, paths []string, a *assessed, filling *journal.Filling, notes []string) error {
	if a.papers.doc.Pages == 0 && o.locator != string(checklist.Quote) {
		notes = append(notes, "the paper has no pages; places are sections and lines of the source. Fill from the PDF that you submit for page numbers")
	}
	return report.Filled(cmd.OutOrStdout(), o.out, paths[0], filling, notes, styleFor(cmd.OutOrStdout()))
}

// own makes a clean form of the checklist and fills it.
func (o *fillOptions) own(cmd *cobra.Command, paths []string) error {
	if err := o.ownEnding(); err != nil {
		return err
	}
	a, err := o.assess(paths)
	if err != nil {
		return err
	}
	title := a.papers.doc.Title
	if title == "" || o.noSnippets {
		title = filepath.Base(paths[0])
	}
	plan := journal.OwnForm(a.result.Checklist, title, checklist.Locator(o.locator))
	data, err := form.New(plan)
	if err != nil {
		return failed("the form %w", err)
	}
	f, err := form.Read(data, nil)
	if err != nil {
		return failed("the form %w", err)
	}
	filling, err := o.fill(f, a)
	if err != nil {
		return failed("the form %w", err)
	}
	data, err = written(filling, f, &plan, strings.ToLower(filepath.Ext(o.out)))
	if err != nil {
		return failed("could not make %q: %w", o.out, err)
	}
	if err := o.write(data); err != nil {
		return err
	}
	return o.summary(cmd, paths, a, filling, nil)
}
