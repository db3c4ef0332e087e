package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/internal/report"
)

// autoChecklist stands for the first list that a paper needs.
const autoChecklist = "auto"

func newSuggest() *cobra.Command {
	var definitions definitionOptions
	var config configOptions
	var asJSON, quiet bool
	cmd := &cobra.Command{
		Use:   "suggest PAPER [MORE ...]",
		Short: "Say which checklists a paper needs, and why",
		Long: `suggest reads what kind of study a paper reports - AI on medical images, radiomics, a randomised trial, diagnostic
accuracy, a prediction model, an observational study, a systematic review, or several of them - and names the
checklists that journals ask of it, with the sentences it concludes from, and what the paper is not.
"pubcheck PAPER --checklist auto" uses the first.`,
		Example: `  pubcheck suggest manuscript.pdf
  pubcheck manuscript.pdf --checklist auto`,
		Args: needArgs(1, -1, "name the paper, for example `pubcheck suggest manuscript.pdf`"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			conf, err := config.load(paths[0])
			if err != nil {
				return err
			}
			definitions.settle(cmd, conf)
			p, err := readSubmission(paths, conf)
			if err != nil {
				return err
			}
			s, err := suggestions(definitions, p.doc)
			if err != nil {
				return err
			}
			s.Paths = p.paths
			if quiet {
				s = s.WithoutText()
			}
			w := cmd.OutOrStdout()
			if asJSON {
				return report.SuggestJSON(w, s)
			}
			return report.SuggestText(w, s, styleFor(w))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	noSnippets(cmd, &quiet)
	definitions.flags(cmd)
	config.flags(cmd)
	return cmd
}

// suggestions holds a paper against every kind of study. What is no study is of no kind.
func suggestions(definitions definitionOptions, doc *manuscript.Document) (report.Suggestions, error) {
	lib, err := definitions.loadStudies()
	if err != nil {
		return report.Suggestions{}, err
	}
	s := report.Suggestions{Doc: doc, Kinds: assess.New(doc, lib).Suggest(), Known: map[string]string{}}
	for _, c := range lib.Checklists() {
		s.Known[c.ID] = c.Title
	}
	return s, nil
}

// settleAuto puts the first list that a paper needs where `auto` stands; a paper that needs none is held against the
// default.
func settleAuto(lists []string, definitions definitionOptions, doc *manuscript.Document) ([]string, error) {
	i := slices.Index(lists, autoChecklist)
	if i < 0 {
		return lists, nil
	}
	s, err := suggestions(definitions, doc)
	if err != nil {
		return nil, err
	}
	first := s.First()
	if first == "" {
		first = defaultChecklist
	}
	return slices.Concat(lists[:i], []string{first}, lists[i+1:]), nil
}
