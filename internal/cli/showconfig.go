package cli

import (
	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/report"
)

func newConfig() *cobra.Command {
	o := &checkOptions{}
	cmd := &cobra.Command{
		Use:   "config [PAPER | FOLDER]",
		Short: "Show what is in force for a paper, and from where",
		Long: `config shows what a check of the paper would go by. It takes the flags of check, and finds every fault of the
configuration without checking anything.`,
		Example: `  pubcheck config manuscript.pdf
  pubcheck config submission/ --fail-on missing`,
		Args: needArgs(0, 1, "name one paper or folder, or nothing for the folder where you are"),
		RunE: func(cmd *cobra.Command, args []string) error {
			where := "."
			if len(args) == 1 {
				where = args[0]
			}
			conf, err := o.config.load(where)
			if err != nil {
				return err
			}
			all := o.settle(cmd, conf)
			if _, err := o.outputs(); err != nil {
				return all.blame("formats", err)
			}
			if _, err := o.failing(); err != nil {
				return err
			}
			if err := o.loadNamed(); err != nil {
				return all.blameLoad(err)
			}
			all = append(all, profileSetting(conf))
			if conf.Profile != "" {
				if _, err := findProfile(all[len(all)-1].Values[0]); err != nil {
					return all.blame("profile", err)
				}
			}
			all = append(append(fileSettings(conf), all...), decisions(conf.Waivers)...)
			return report.Settings(cmd.OutOrStdout(), all, styleFor(cmd.OutOrStdout()))
		},
	}
	o.flags(cmd)
	return cmd
}

// fileSettings are the configuration itself and the files that it lists.
func fileSettings(conf configuration) settings {
	from := "found for the paper"
	if conf.path == "" {
		return settings{{Key: "config", From: "no " + checklist.ConfigName + " was found or wanted"}}
	}
	all := settings{{Key: "config", Values: []string{conf.path}, From: from}}
	if len(conf.Submission) == 0 {
		return all
	}
	s := report.Setting{Key: "submission", From: conf.from("submission")}
	for _, f := range conf.Submission {
		v := conf.beside(f.File)
		if f.Role != "" {
			v += " (" + f.Role + ")"
		}
		s.Values = append(s.Values, v)
	}
	return append(all, s)
}

func profileSetting(conf configuration) report.Setting {
	if conf.Profile == "" {
		return report.Setting{Key: "profile", From: "default"}
	}
	return report.Setting{Key: "profile", Values: []string{conf.profile()}, From: conf.from("profile")}
}
