package cli

import (
	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/crosswalks"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/crosswalk"
	"github.com/pubcheck/pubcheck/internal/report"
)

func newCrosswalk() *cobra.Command {
	var definitions definitionOptions
	var config configOptions
	var format string
	cmd := &cobra.Command{
		Use:   "crosswalk CHECKLIST OTHER",
		Short: "Show which items of two checklists ask for the same",
		Long: `crosswalk shows for each item of the first checklist the items of the second one that ask for the same or something
related, how sure that is, and what has no counterpart on either side. Items that rest on the same topic are
surest; others are linked by our reading of both lists, which is not official, or by way of ` + crosswalk.Hub + `.`,
		Example: `  pubcheck crosswalk claim-2020 claim-2024
  pubcheck crosswalk claim-2024 tripod-ai-2024 --format csv`,
		Args: needArgs(2, 2, "name two checklists, for example `pubcheck crosswalk claim-2020 claim-2024`"),
		RunE: func(cmd *cobra.Command, args []string) error {
			w := cmd.OutOrStdout()
			write, ok := map[string]func(*crosswalk.Walk) error{
				"text":     func(c *crosswalk.Walk) error { return report.Crosswalk(w, c, styleFor(w)) },
				"json":     func(c *crosswalk.Walk) error { return report.CrosswalkJSON(w, c) },
				"csv":      func(c *crosswalk.Walk) error { return report.CrosswalkCSV(w, c) },
				"markdown": func(c *crosswalk.Walk) error { return report.CrosswalkMarkdown(w, c) },
			}[format]
			if !ok {
				return usage("unknown format %q; known are text, json, csv, markdown", format)
			}
			lib, err := definitions.here(cmd, config)
			if err != nil {
				return err
			}
			c, err := walk(lib, args[0], args[1])
			if err != nil {
				return err
			}
			return write(c)
		},
	}
	definitions.flags(cmd)
	config.flags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "text, json, csv or markdown")
	return cmd
}

// walk leads from one checklist of a whole library to another.
func walk(lib *checklist.Library, from, to string) (*crosswalk.Walk, error) {
	var lists [2]*checklist.Checklist
	for i, id := range []string{from, to} {
		c, err := knownList(lib, id)
		if err != nil {
			return nil, err
		}
		lists[i] = c
	}
	if from == to {
		return nil, usage("%s was named twice; a crosswalk leads from one checklist to another", from)
	}
	readings, err := readingsOf(lib)
	if err != nil {
		return nil, err
	}
	return crosswalk.New(lib, readings, lists[0], lists[1]), nil
}

// readingsOf are the built-in crosswalks, held against the checklists of a library.
func readingsOf(lib *checklist.Library) ([]*checklist.Reading, error) {
	readings, err := checklist.LoadReadings(checklist.DefinitionSource{Name: "crosswalks", FS: crosswalks.Files}, lib)
	if err != nil {
		return nil, &fault{exitFailed, err}
	}
	return readings, nil
}

// knownList finds a checklist of a library that holds all of them.
func knownList(lib *checklist.Library, id string) (*checklist.Checklist, error) {
	if c, ok := lib.Checklist(id); ok {
		return c, nil
	}
	var known []string
	for _, c := range lib.Checklists() {
		known = append(known, c.ID)
	}
	return nil, &fault{exitUsage, &checklist.UnknownError{What: "checklist", Name: id, Known: known}}
}
