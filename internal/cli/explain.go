package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/report"
)

func newExplain() *cobra.Command {
	var definitions definitionOptions
	var config configOptions
	var quiet bool
	cmd := &cobra.Command{
		Use:     "explain PAPER [MORE ...] CHECKLIST/ITEM",
		Short:   "Show every rule, element, hit and near miss behind one verdict",
		Example: "  pubcheck explain manuscript.pdf claim-2024/20",
		Args:    needArgs(2, -1, "name the paper and the item, for example `pubcheck explain manuscript.pdf claim-2024/20`"),
		RunE: func(cmd *cobra.Command, args []string) error {
			paths, target := args[:len(args)-1], args[len(args)-1]
			id, number, ok := strings.Cut(target, "/")
			if !ok {
				return usage("%q names no item; write CHECKLIST/ITEM, for example claim-2024/20", target)
			}
			conf, err := config.load(paths[0])
			if err != nil {
				return err
			}
			definitions.settle(cmd, conf)
			lib, item, err := loadItem(definitions, id, number)
			if err != nil {
				return err
			}
			p, err := readSubmission(paths, conf)
			if err != nil {
				return err
			}
			a := assess.New(p.doc, lib, conf.Waivers...)
			return report.Explain(cmd.OutOrStdout(), p.doc, a, id, item, quiet, p.styleFor(cmd.OutOrStdout()))
		},
	}
	definitions.flags(cmd)
	config.flags(cmd)
	noSnippets(cmd, &quiet)
	return cmd
}

func loadItem(definitions definitionOptions, id, number string) (*checklist.Library, *checklist.Item, error) {
	lib, err := definitions.load(id)
	if err != nil {
		return nil, nil, err
	}
	c, _ := lib.Checklist(id)
	item, err := c.Item(number)
	if err != nil {
		return nil, nil, &fault{exitUsage, err}
	}
	return lib, item, nil
}
