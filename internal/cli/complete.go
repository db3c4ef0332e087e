package cli

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// complete tells the shells' completions what may follow: the ids of checklists, items and profiles, formats, thresholds.
func complete(root *cobra.Command) {
	flags := map[string]cobra.CompletionFunc{
		"checklist":      checklistsOrAuto,
		"to":             checklistIDs,
		"through":        checklistIDs,
		"from-checklist": checklistIDs,
		"profile":        profileIDs,
		"locator":        fixed(checklist.Locators()...),
		"verdict":        fixed("satisfied", "ambiguous", "missing", "not_applicable"),
		"rules":          folders,
		"fail-on":        fixed(checklist.Thresholds()...),
		"format":         fixed("text", "json"),
		"out":            nil, // files
	}
	special := map[string]map[string]cobra.CompletionFunc{
		"pubcheck":  {"format": reportFormats},
		"check":     {"format": reportFormats},
		"agree":     {"format": fixed("text", "json", "markdown"), "checklist": checklistIDs},
		"guide":     {"format": fixed("html", "markdown"), "out": folders},
		"crosswalk": {"format": fixed("text", "json", "csv", "markdown")},
		"verify":    {"fail-on": fixed("none", "findings")},
	}
	arguments := map[string]cobra.CompletionFunc{
		"explain": afterPaper(-1),
		"decide":  afterPaper(1),
		"show":    showArgs,
		"list":    fixed("profiles", "topics"),
		"guide":   checklistIDs,
		"crosswalk": func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 1 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return checklistIDs(cmd, args, begun)
		},
		"batch":   folders,
		"version": fixed(),
	}
	for _, cmd := range append([]*cobra.Command{root}, root.Commands()...) {
		if f := arguments[cmd.Name()]; f != nil {
			cmd.ValidArgsFunction = f
		}
		for name, f := range flags {
			if own := special[cmd.Name()][name]; own != nil {
				f = own
			}
			if f != nil && cmd.Flags().Lookup(name) != nil {
				// The only error is a flag that is not there, or that has a function already.
				_ = cmd.RegisterFlagCompletionFunc(name, f)
			}
		}
	}
}

func fixed(words ...string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

func folders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// reportFormats are the formats as they may be written alone, and with the = that a file follows.
func reportFormats(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	if strings.Contains(begun, "=") {
		return nil, cobra.ShellCompDirectiveDefault
	}
	names, _ := formats()
	var all []string
	for _, name := range names {
		if name != "pdf" {
			all = append(all, name)
		}
		all = append(all, name+"=")
	}
	return all, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// library loads what the command line so far knows of, by its flags or by the configuration of the paper, or of the
// folder where one is; completions never print an error.
func library(cmd *cobra.Command, args []string) *checklist.Library {
	where := "."
	if len(args) > 0 {
		if _, err := os.Stat(args[0]); err == nil {
			where = args[0]
		}
	}
	var config configOptions
	config.file, _ = cmd.Flags().GetString("config")
	config.off, _ = cmd.Flags().GetBool("no-config")
	var definitions definitionOptions
	definitions.dirs, _ = cmd.Flags().GetStringArray("rules")
	if conf, err := config.load(where); err == nil {
		definitions.settle(cmd, conf)
	}
	lib, err := definitions.load()
	if err != nil {
		return &checklist.Library{}
	}
	return lib
}

func checklistIDs(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	var all []string
	for _, c := range library(cmd, args).Checklists() {
		if strings.HasPrefix(c.ID, begun) {
			all = append(all, cobra.CompletionWithDesc(c.ID, c.Short))
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// checklistsOrAuto completes --checklist where the paper may choose.
func checklistsOrAuto(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	all, directive := checklistIDs(cmd, args, begun)
	if strings.HasPrefix(autoChecklist, begun) {
		all = append(all, cobra.CompletionWithDesc(autoChecklist, "the first that the paper needs"))
	}
	return all, directive
}

func profileIDs(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	profiles, err := builtinProfiles()
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var all []string
	for _, p := range profiles {
		if strings.HasPrefix(p.ID, begun) {
			all = append(all, p.ID)
		}
	}
	return all, cobra.ShellCompDirectiveDefault // a profile may be a file
}

// afterPaper completes CHECKLIST/ITEM behind the papers, of which there are at most so many; -1: any number.
func afterPaper(papers int) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		switch {
		case len(args) == 0:
			return nil, cobra.ShellCompDirectiveDefault
		case papers >= 0 && len(args) > papers:
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return itemIDs(cmd, args, begun)
	}
}

// itemIDs completes a checklist first, then its items.
func itemIDs(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	id, number, slash := strings.Cut(begun, "/")
	var all []string
	for _, c := range library(cmd, args).Checklists() {
		switch {
		case !slash && strings.HasPrefix(c.ID, id):
			all = append(all, cobra.CompletionWithDesc(c.ID+"/", c.Short))
		case slash && c.ID == id:
			for _, it := range numbered(c, number) {
				all = append(all, c.ID+"/"+it)
			}
			return all, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
		}
	}
	return all, cobra.ShellCompDirectiveNoSpace // a further paper may stand here, too
}

// numbered are the items whose number begins so, with their titles.
func numbered(c *checklist.Checklist, begun string) []string {
	var all []string
	for _, it := range c.Items {
		if strings.HasPrefix(it.ID, begun) {
			all = append(all, cobra.CompletionWithDesc(it.ID, it.Title))
		}
	}
	return all
}

// showArgs completes `show CHECKLIST [ITEM]` and `show CHECKLIST/ITEM`.
func showArgs(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	switch {
	case len(args) == 0 && strings.Contains(begun, "/"):
		return itemIDs(cmd, args, begun)
	case len(args) == 0:
		return checklistIDs(cmd, args, begun)
	case len(args) == 1 && !strings.Contains(args[0], "/"):
		if c, ok := library(cmd, args).Checklist(args[0]); ok {
			return numbered(c, begun), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
		}
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}
