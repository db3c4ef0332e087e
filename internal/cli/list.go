package cli

import (
	"bufio"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/report"
)

func newList() *cobra.Command {
	var definitions definitionOptions
	var config configOptions
	cmd := &cobra.Command{
		Use:   "list [profiles | topics]",
		Short: "List checklists, profiles of journals' forms, or topics",
		Long:  "list lists the checklists that are built in or given by --rules or the configuration, the profiles of journals' forms, or the topics that items share.",
		Args:  needArgs(0, 1, "list takes no argument but profiles or topics; `pubcheck show CHECKLIST` prints a checklist"),
		RunE: func(cmd *cobra.Command, args []string) error {
			what := strings.Join(args, "")
			if what != "" && what != "profiles" && what != "topics" {
				return usage("list can list checklists (`pubcheck list`), profiles (`pubcheck list profiles`) and topics (`pubcheck list topics`), not %q", what)
			}
			if what == "profiles" {
				all, err := builtinProfiles()
				if err != nil {
					return err
				}
				return report.Profiles(cmd.OutOrStdout(), all, styleFor(cmd.OutOrStdout()))
			}
			lib, err := definitions.here(cmd, config)
			if err != nil {
				return err
			}
			if what == "topics" {
				return report.Topics(cmd.OutOrStdout(), lib, styleFor(cmd.OutOrStdout()))
			}
			style := styleFor(cmd.OutOrStdout())
			if !onTerminal(cmd.OutOrStdout()) {
				style.Width = math.MaxInt // a line for each list, for other programs
			}
			return report.List(cmd.OutOrStdout(), lib, style)
		},
	}
	definitions.flags(cmd)
	config.flags(cmd)
	return cmd
}

func newShow() *cobra.Command {
	definitions := definitionOptions{proofs: true}
	var config configOptions
	cmd := &cobra.Command{
		Use:   "show CHECKLIST [ITEM]",
		Short: "Show a checklist, or what one item asks and what suffices",
		Long:  "show shows a checklist, or of one item what it asks and why, what suffices and what does not.",
		Example: `  pubcheck show claim-2024
  pubcheck show claim-2024 20`,
		Args: needArgs(1, 2, "name a checklist and, if you like, an item, for example `pubcheck show claim-2024 20`"),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, number, slash := strings.Cut(args[0], "/")
			if len(args) == 2 {
				number, slash = args[1], true
			}
			lib, err := definitions.here(cmd, config)
			if err != nil {
				return err
			}
			m, err := newMaker(lib)
			if err != nil {
				return err
			}
			c, err := knownList(m.Library, id)
			if err != nil {
				return err
			}
			w := bufio.NewWriter(cmd.OutOrStdout())
			style := styleFor(cmd.OutOrStdout())
			if !slash {
				report.ShowChecklist(w, m.Guide(c), style)
				return w.Flush()
			}
			item, err := c.Item(number)
			if err != nil {
				return &fault{exitUsage, err}
			}
			report.ShowItem(w, m.Guide(c), item, style)
			return w.Flush()
		},
	}
	definitions.flags(cmd)
	config.flags(cmd)
	return cmd
}
