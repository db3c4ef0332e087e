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
	cmd.AddCommand(&cobra.Command{
		Use:     "test [DIR ...]",
		Short:   "Check definition files, the built-in ones and those of DIR, and run their examples",
		Example: "  pubcheck rules test my-rules",
		RunE: func(cmd *cobra.Command, dirs []string) error {
			lib, err := (&definitionOptions{dirs: dirs, proofs: true}).load()
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
	})
	return cmd
}
