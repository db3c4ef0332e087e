package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/report"
)

// choose settles a setting: the flag wins, then the configuration, then what the flag defaults to.
func choose(cmd *cobra.Command, conf configuration, key, flag string, configured []string, value *[]string) report.Setting {
	s := report.Setting{Key: key, From: "default"}
	switch f := cmd.Flags().Lookup(flag); {
	case f != nil && f.Changed:
		s.From = "--" + flag
	case len(configured) > 0:
		*value, s.From = configured, conf.from(key)
	}
	s.Values = *value
	return s
}

// settings are what is in force for a check, in the order of the configuration's keys.
type settings []report.Setting

// blame puts the line of the configuration before an error about a value that stands there.
func (all settings) blame(key string, err error) error {
	for _, s := range all {
		if f, ok := err.(*fault); ok && s.Key == key && s.From != "default" && !strings.HasPrefix(s.From, "--") {
			return &fault{f.code, fmt.Errorf("%s: %w", s.From, f.err)}
		}
	}
	return err
}

// blameLoad does so for an error of the definitions: an unknown checklist, or a folder of own rules that is none.
func (all settings) blameLoad(err error) error {
	var unknown *checklist.UnknownError
	if errors.As(err, &unknown) {
		return all.blame("checklists", err)
	}
	if f, ok := err.(*fault); ok && f.code == exitUsage {
		return all.blame("rules", err)
	}
	return err
}

// settle takes from the configuration what no flag says.
func (o *checkOptions) settle(cmd *cobra.Command, conf configuration) settings {
	var all settings
	failOn := []string{o.failOn}
	var threshold []string
	if conf.FailOn != "" {
		threshold = []string{conf.FailOn}
	}
	all = append(all,
		choose(cmd, conf, "checklists", "checklist", conf.Checklists, &o.checklists),
		choose(cmd, conf, "fail-on", "fail-on", threshold, &failOn),
		o.definitions.settle(cmd, conf),
		choose(cmd, conf, "formats", "format", besideAll(conf, conf.Formats), &o.formats))
	o.failOn = failOn[0]
	o.standing = len(conf.Formats) > 0 && !cmd.Flags().Changed("format")
	return all
}

// besideAll moves the files of FORMAT=FILE into the configuration's folder.
func besideAll(conf configuration, formats []string) []string {
	var all []string
	for _, f := range formats {
		if name, path, ok := strings.Cut(f, "="); ok && path != "" {
			f = name + "=" + conf.beside(path)
		}
		all = append(all, f)
	}
	return all
}

// settle takes the folders of own definitions from the configuration where no flag names any.
func (o *definitionOptions) settle(cmd *cobra.Command, conf configuration) report.Setting {
	var dirs []string
	for _, dir := range conf.Rules {
		dirs = append(dirs, conf.beside(dir))
	}
	return choose(cmd, conf, "rules", "rules", dirs, &o.dirs)
}

// decisions are the settings that name people's decisions, for `pubcheck config`.
func decisions(waivers []checklist.Waiver) settings {
	var all settings
	for _, w := range waivers {
		value := w.Name() + " " + w.Verdict.String()
		switch {
		case w.Stray:
			value += " (for " + w.Paper + ", which is not there)"
		case w.Paper != "":
			value += " (for " + w.Paper + ")"
		}
		all = append(all, report.Setting{Key: "waiver", Values: []string{value}, From: w.Place()})
	}
	return all
}
