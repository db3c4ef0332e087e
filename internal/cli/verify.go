package cli

import (
	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/journal"
	"github.com/pubcheck/pubcheck/internal/report"
)

type verifyOptions struct {
	formOptions
	format  string
	failOn  string
	refresh bool
}

func newVerify() *cobra.Command {
	o := &verifyOptions{}
	cmd := &cobra.Command{
		Use:   "verify PAPER [MORE ...] FORM",
		Short: "Say whether each item is where a filled form says",
		Long: `verify reads a form that an author filled (.docx, .csv or a Markdown table) and says for each row: the
place holds what the item asks (with the quote), it stands elsewhere, nothing was found where claimed,
ticked as present but missing, or left blank though found. --refresh writes a copy of a Word form in
which places that moved are brought up to date, and nothing else.`,
		Example: `  pubcheck verify manuscript.pdf filled.docx
  pubcheck verify revision.pdf filled.docx --refresh -o updated.docx`,
		Args: needArgs(2, -1, "name the paper and the filled form, for example `pubcheck verify manuscript.pdf filled.docx`"),
		RunE: o.run,
	}
	o.flags(cmd)
	cmd.Flags().StringVar(&o.format, "format", "text", "text or json")
	cmd.Flags().StringVar(&o.failOn, "fail-on", "none", "findings: end with exit code 1 when a row is wrong")
	cmd.Flags().BoolVar(&o.refresh, "refresh", false, "write a copy of the form (-o) with the places that moved brought up to date")
	return cmd
}

func (o *verifyOptions) run(cmd *cobra.Command, args []string) error {
	paths, target := args[:len(args)-1], args[len(args)-1]
	switch {
	case o.format != "text" && o.format != "json":
		return usage("unknown format %q; known are text, json", o.format)
	case o.failOn != "none" && o.failOn != "findings":
		return usage("--fail-on must be none or findings, not %q", o.failOn)
	case o.out != "" && !o.refresh:
		return usage("-o is the copy that --refresh writes; add --refresh or leave -o out")
	}
	if err := o.settle(cmd, paths[0]); err != nil {
		return err
	}
	if o.refresh {
		if err := o.free(append(paths, target)...); err != nil {
			return err
		}
	}
	f, err := o.readForm(target)
	if err != nil {
		return err
	}
	if o.refresh && f.Format != "docx" {
		return usage("%q is no Word form; --refresh writes Word forms only", target)
	}
	a, err := o.assess(paths)
	if err != nil {
		return err
	}
	if _, err := o.agree(target, f, a.result.Checklist); err != nil {
		return err
	}
	checks, without, err := journal.Verify(f, a.papers.doc, a.assessor, a.result, o.journal())
	if err != nil {
		return failed("%q %w", target, err)
	}
	if o.refresh {
		data, notes, err := journal.Refresh(f, checks)
		if err != nil {
			return failed("%q %w", target, err)
		}
		if err := o.write(data); err != nil {
			return err
		}
		return report.Refreshed(cmd.OutOrStdout(), o.out, notes, styleFor(cmd.OutOrStdout()))
	}
	w := cmd.OutOrStdout()
	if o.format == "json" {
		err = report.VerifiedJSON(w, target, a.result.Checklist.ID, checks, without)
	} else {
		err = report.Verified(w, target, checks, without, styleFor(w))
	}
	if err != nil {
		return err
	}
	for _, c := range checks {
		if o.failOn == "findings" && c.Finding.Fault() {
			return errFindings
		}
	}
	return nil
}
