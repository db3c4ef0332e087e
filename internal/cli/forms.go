package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/form"
	"github.com/pubcheck/pubcheck/internal/journal"
	"github.com/pubcheck/pubcheck/profiles"
)

// formOptions are common to the commands that work on a journal's form.
type formOptions struct {
	definitions definitionOptions
	config      configOptions
	checklist   string
	profile     string
	locator     string
	table       int
	out         string
	force       bool
	noSnippets  bool

	toNamed bool // fill's --to named the checklist

	named bool // the checklist was named, by the user or by a profile
	known *checklist.Profile
	conf  configuration
}

func (o *formOptions) flags(cmd *cobra.Command) {
	o.definitions.flags(cmd)
	o.config.flags(cmd)
	cmd.Flags().StringVar(&o.checklist, "checklist", "", "the form's checklist, or auto for the first that the paper needs (default: the profile's, the configuration's, or "+defaultChecklist+")")
	cmd.Flags().StringVar(&o.profile, "profile", "", "what a journal asks for: one that pubcheck list profiles names, or a profile file (.yaml)")
	cmd.Flags().StringVar(&o.locator, "locator", "", "how places are written: "+strings.Join(checklist.Locators(), ", ")+" (default: as the form's column asks)")
	cmd.Flags().IntVar(&o.table, "table", 0, "the table of the form, where several could be meant")
	cmd.Flags().StringVarP(&o.out, "out", "o", "", "the file to write")
	cmd.Flags().BoolVar(&o.force, "force", false, "let -o replace a file that exists")
	noSnippets(cmd, &o.noSnippets)
}

// settle resolves profile, checklist and locator: flags win over the configuration beside the paper.
func (o *formOptions) settle(cmd *cobra.Command, paper string) error {
	conf, err := o.config.load(paper)
	if err != nil {
		return err
	}
	o.conf = conf
	from := settings{o.definitions.settle(cmd, conf)}
	o.named = cmd.Flags().Changed("checklist") || o.toNamed
	if o.profile == "" && conf.Profile != "" {
		o.profile = conf.profile()
		from = append(from, profileSetting(conf))
	}
	if o.profile != "" {
		p, err := findProfile(o.profile)
		if err != nil {
			return from.blame("profile", err)
		}
		o.known = p
		if !o.named && p.Checklist != "" {
			o.checklist, o.named = p.Checklist, true
		}
		if o.locator == "" {
			o.locator = string(p.Locator)
		}
	}
	if o.checklist == "" && len(conf.Checklists) > 0 {
		o.checklist = conf.Checklists[0]
	}
	if o.checklist == "" {
		o.checklist = defaultChecklist
	}
	switch {
	case o.locator == "":
		return nil
	case o.locator == string(checklist.Quote) && o.noSnippets:
		return usage("--locator quote writes the text of the manuscript, which --no-snippets leaves out; take one of them away")
	}
	for _, l := range checklist.Locators() {
		if o.locator == l {
			return nil
		}
	}
	return usage("unknown locator %q; known are %s", o.locator, strings.Join(checklist.Locators(), ", "))
}

func (o *formOptions) journal() journal.Options {
	out := journal.Options{Locator: checklist.Locator(o.locator), Quiet: o.noSnippets}
	if o.known != nil {
		out.Places = o.known.Places
	}
	return out
}

// wordings are the profile's column heads.
func (o *formOptions) wordings() form.Wordings {
	if o.known == nil {
		return nil
	}
	kinds := map[string]form.Kind{"place": form.Place, "yes": form.Yes, "no": form.No, "na": form.NotApplicable, "choice": form.Choice, "remark": form.Remark}
	w := form.Wordings{}
	for head, kind := range o.known.Columns {
		w[form.Heading(head)] = kinds[kind]
	}
	return w
}

// findProfile reads a built-in profile by its name, or a file.
func findProfile(name string) (*checklist.Profile, error) {
	if ext := filepath.Ext(name); ext == ".yaml" || ext == ".yml" {
		data, err := readFile(name)
		if err != nil {
			return nil, err
		}
		p, err := checklist.ReadProfile(name, data)
		if err != nil {
			return nil, &fault{exitFailed, err}
		}
		return p, nil
	}
	all, err := builtinProfiles()
	if err != nil {
		return nil, err
	}
	var known []string
	for _, p := range all {
		if p.ID == name {
			return p, nil
		}
		known = append(known, p.ID)
	}
	return nil, &fault{exitUsage, &checklist.UnknownError{What: "profile", Name: name, Known: known}}
}

func builtinProfiles() ([]*checklist.Profile, error) {
	all, err := checklist.LoadProfiles(checklist.DefinitionSource{Name: "profiles", FS: profiles.Files})
	if err != nil {
		return nil, &fault{exitFailed, err}
	}
	return all, nil
}

// readForm reads a form and keeps the table that was chosen.
func (o *formOptions) readForm(path string) (*form.Form, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	f, err := form.Read(data, o.wordings())
	if err != nil {
		return nil, failed("%q %w", path, err)
	}
	if o.table == 0 {
		return f, nil
	}
	var kept []form.Table
	var known []string
	for _, t := range f.Tables {
		known = append(known, "table "+itoa(t.Number))
		if t.Number == o.table {
			kept = append(kept, t)
		}
	}
	if len(kept) == 0 {
		return nil, usage("%q has no checklist in table %d; it has one in %s", path, o.table, strings.Join(known, ", "))
	}
	f.Tables = kept
	return f, nil
}

// agree refuses a form that is of another checklist by its words. Where the checklist was named, it is only said.
func (o *formOptions) agree(path string, f *form.Form, c *checklist.Checklist) (note string, err error) {
	share, ok := journal.Agrees(f, c)
	switch {
	case ok:
		return "", nil
	case o.named:
		return "the rows' words differ from the items of " + c.Short + ": check that it is the right checklist and edition", nil
	}
	return "", usage("%q does not read like %s (%d of 100 rows do); %s", path, c.ID, int(share*100), o.suggest(f))
}

// suggest names the checklist that a form reads like, where there is one.
func (o *formOptions) suggest(f *form.Form) string {
	best, name := 0.0, ""
	if lib, err := o.definitions.load(); err == nil {
		for _, c := range lib.Checklists() {
			if share, ok := journal.Agrees(f, c); ok && share > best && len(f.Rows())*2 > len(c.Items) {
				best, name = share, c.ID
			}
		}
	}
	if name == "" {
		return "name its checklist with --checklist"
	}
	return "it reads like " + name + ": add --checklist " + name
}

// assessed is a paper held against the one checklist of a form.
type assessed struct {
	papers   papers
	assessor *assess.Assessor
	result   assess.ChecklistResult
}

func (o *formOptions) assess(paths []string) (*assessed, error) {
	check := checkOptions{definitions: o.definitions, checklists: []string{o.checklist}}
	p, lib, err := check.read(paths, o.conf, nil, nil)
	if err != nil {
		return nil, err
	}
	o.checklist = check.checklists[0] // settled where it was auto
	if o.out != "" {
		if err := o.free(p.paths...); err != nil {
			return nil, err
		}
	}
	c, _ := lib.Checklist(o.checklist)
	a := assess.New(p.doc, lib, o.conf.Waivers...)
	return &assessed{p, a, a.Checklist(c)}, nil
}

// free says whether -o may be written: it does not exist or --force was given, and it is none of the files read.
func (o *formOptions) free(read ...string) error {
	if o.out == "" {
		return usage("name the file to write with -o, for example -o filled.docx")
	}
	info, err := os.Stat(o.out)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return failed("could not write %q: %w", o.out, err)
	case info.IsDir():
		return usage("%q is a folder; name a file in it", o.out)
	}
	for _, path := range read {
		if other, err := os.Stat(path); err == nil && os.SameFile(info, other) {
			return usage("%q is read, too, and would be lost; choose another name for -o", o.out)
		}
	}
	if !o.force {
		return failed("%q exists and was not touched; choose another name or add --force", o.out)
	}
	return nil
}

// write puts the form into place.
func (o *formOptions) write(data []byte) error {
	return writeWhole(o.out, data, func() error { return o.free() }) // someone may have made it meanwhile
}
