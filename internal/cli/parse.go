package cli

import (
	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/report"
)

func newParse() *cobra.Command {
	var text, asJSON, quiet bool
	var config configOptions
	cmd := &cobra.Command{
		Use:   "parse PAPER [MORE ...]",
		Short: "Show a paper as pubcheck reads it: sections, blocks, notices",
		Example: `  pubcheck parse manuscript.pdf
  pubcheck parse manuscript.pdf --text > manuscript.txt`,
		Args: needArgs(1, -1, "name the paper to read, for example `pubcheck parse manuscript.pdf`"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			if text && asJSON {
				return usage("--text and --json exclude each other; choose one")
			}
			if text && quiet {
				return usage("--text is the text of the manuscript, which --no-snippets leaves out; take one of them away")
			}
			conf, err := config.load(paths[0])
			if err != nil {
				return err
			}
			p, err := readSubmission(paths, conf)
			if err != nil {
				return err
			}
			if quiet {
				p.doc = assess.Wordless(p.doc)
			}
			switch w := cmd.OutOrStdout(); {
			case text:
				return report.PlainText(w, p.doc)
			case asJSON:
				return report.OutlineJSON(w, p.doc)
			default:
				return report.Outline(w, p.doc, styleFor(w))
			}
		},
	}
	cmd.Flags().BoolVar(&text, "text", false, "only the text in reading order, paragraphs separated by a blank line")
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON, with the place of every block")
	config.flags(cmd)
	noSnippets(cmd, &quiet)
	return cmd
}
