package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/report"
)

func newRules() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "Work on definition files",
		Args:  needArgs(0, 0, "write `pubcheck rules test [DIR ...]`"),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var config configOptions
	test := &cobra.Command{
		Use:     "test [DIR ...]",
		Short:   "Check definition files and run their examples",
		Long:    "test checks definition files, the built-in ones and those of DIR (default: the configuration's), and runs their examples.",
		Example: "  pubcheck rules test my-rules",
		RunE: func(cmd *cobra.Command, dirs []string) error {
			definitions := definitionOptions{dirs: dirs, files: true}
			if len(dirs) > 0 {
				config = configOptions{off: true} // what is named wins
			}
			lib, err := definitions.here(cmd, config)
			if err != nil {
				return err
			}
			run, wrong := assess.Prove(lib)
			w := cmd.OutOrStdout()
			if err := report.Proof(w, run, len(lib.Rules()), wrong); err != nil {
				return err
			}
			if len(wrong) > 0 {
				return &fault{exitFindings, fmt.Errorf("%d of %d examples did not get the verdict that they want", len(wrong), run)}
			}
			return nil
		},
	}
	config.flags(test)
	cmd.AddCommand(test)
	return cmd
}
