package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/guide"
	"github.com/pubcheck/pubcheck/internal/report"
	"github.com/pubcheck/pubcheck/journals"
)

// guideFormat is one form of the guide: the ending of its files, and what writes it.
type guideFormat struct {
	name, ending string
	write        func(io.Writer, *guide.Guide, map[string]string) error
}

func guideFormats() []guideFormat {
	return []guideFormat{{"html", ".html", report.GuideHTML}, {"markdown", ".md", report.GuideMarkdown}}
}

type guideOptions struct {
	definitions definitionOptions
	config      configOptions
	out         string
	formats     []string
	force       bool
}

func newGuide() *cobra.Command {
	o := &guideOptions{definitions: definitionOptions{proofs: true}}
	cmd := &cobra.Command{
		Use:   "guide [CHECKLIST ...] -o FOLDER",
		Short: "Write what all items ask and what suffices, as pages",
		Long: `guide writes a page for each checklist, of all where none is named: what every item asks and why, what a sufficient statement
contains, a model sentence, examples that are enough and that are not, where it belongs, which other lists ask for it and
which journals ask for the list. A page is one file that loads nothing. ` + "`pubcheck show CHECKLIST ITEM`" + ` tells the same of one item.`,
		Example: `  pubcheck guide claim-2024 -o guide
  pubcheck guide -o guide --format html --format markdown`,
		Args: cobra.ArbitraryArgs,
		RunE: o.run,
	}
	o.definitions.flags(cmd)
	o.config.flags(cmd)
	cmd.Flags().StringVarP(&o.out, "out", "o", "", "the folder for the pages; it is made where it is missing")
	cmd.Flags().StringArrayVar(&o.formats, "format", []string{"html"}, "html or markdown (repeatable)")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace pages that exist")
	return cmd
}

func (o *guideOptions) run(cmd *cobra.Command, args []string) error {
	if o.out == "" {
		return usage("name the folder for the pages with -o, for example -o guide")
	}
	formats, err := o.wanted()
	if err != nil {
		return err
	}
	lib, err := o.definitions.here(cmd, o.config)
	if err != nil {
		return err
	}
	m, err := newMaker(lib)
	if err != nil {
		return err
	}
	lists := m.Library.Checklists()
	if len(args) > 0 {
		lists = nil
		for _, id := range args {
			c, err := knownList(m.Library, id)
			if err != nil {
				return err
			}
			if !slices.Contains(lists, c) {
				lists = append(lists, c)
			}
		}
	}
	if err := o.free(lists, formats); err != nil {
		return err
	}
	for _, c := range lists {
		g := m.Guide(c)
		for _, f := range formats {
			files := map[string]string{}
			for _, other := range lists {
				files[other.ID] = other.ID + f.ending
			}
			var b bytes.Buffer
			if err := f.write(&b, g, files); err != nil {
				return err
			}
			path := o.path(c, f)
			if err := writeWhole(path, b.Bytes(), func() error { return o.vacant(path) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// wanted are the formats that were asked for, each once.
func (o *guideOptions) wanted() ([]guideFormat, error) {
	var formats []guideFormat
	for _, f := range guideFormats() {
		if slices.Contains(o.formats, f.name) {
			formats = append(formats, f)
		}
	}
	for _, name := range o.formats {
		if !slices.ContainsFunc(formats, func(f guideFormat) bool { return f.name == name }) {
			return nil, usage("unknown format %q; known are html, markdown", name)
		}
	}
	return formats, nil
}

func (o *guideOptions) path(c *checklist.Checklist, f guideFormat) string {
	return filepath.Join(o.out, c.ID+f.ending)
}

// free makes the folder, and says before anything is written whether all pages may be.
func (o *guideOptions) free(lists []*checklist.Checklist, formats []guideFormat) error {
	if info, err := os.Stat(o.out); err == nil && !info.IsDir() {
		return usage("%q is a file; -o names the folder for the pages", o.out)
	}
	if err := os.Mkdir(o.out, 0o755); err != nil && !errors.Is(err, os.ErrExist) {
		return failed("could not make the folder %q: %w", o.out, cause(err))
	}
	for _, c := range lists {
		for _, f := range formats {
			if err := o.vacant(o.path(c, f)); err != nil {
				return err
			}
		}
	}
	return nil
}

// vacant says whether a page may be written.
func (o *guideOptions) vacant(path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return failed("could not write %q: %w", path, cause(err))
	case info.IsDir():
		return failed("%q is a folder; choose another folder for the pages", path)
	case !o.force:
		return failed("%q exists and was not touched; choose another folder or add --force", path)
	}
	return nil
}

// newMaker adds the crosswalks and what is known of journals to a library that holds all definitions with their examples.
func newMaker(lib *checklist.Library) (guide.Maker, error) {
	readings, err := readingsOf(lib)
	if err != nil {
		return guide.Maker{}, err
	}
	known, err := checklist.ReadJournals("journals/journals.yaml", journals.File, lib)
	if err != nil {
		return guide.Maker{}, &fault{exitFailed, err}
	}
	return guide.Maker{Library: lib, Readings: readings, Journals: known}, nil
}
