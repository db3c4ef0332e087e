package cli

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/prepared"
)

// definitionOptions say where definitions come from.
type definitionOptions struct {
	dirs   []string
	trust  bool
	proofs bool                          // the examples of the rules are wanted, too
	files  bool                          // the built-in files themselves are to be read, not what was prepared of them
	shelf  map[string]*checklist.Library // what was read before, for many papers; nil for one
}

func (o *definitionOptions) flags(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&o.dirs, "rules", nil, "folder with your own checklists and rules, beside the built-in ones (repeatable)")
	cmd.Flags().BoolVar(&o.trust, "trust-unmeasured", false, "let items decide whose rules were never measured on labelled papers")
}

// here reads the wanted checklists where no paper is named: the configuration that governs the folder where one is has
// its say about rules.
func (o *definitionOptions) here(cmd *cobra.Command, config configOptions, wanted ...string) (*checklist.Library, error) {
	conf, err := config.load(".")
	if err != nil {
		return nil, err
	}
	from := settings{o.settle(cmd, conf)}
	lib, err := o.load(wanted...)
	return lib, from.blameLoad(err)
}

// load reads the wanted checklists, all of them when none is named.
func (o *definitionOptions) load(wanted ...string) (*checklist.Library, error) {
	return o.once(fmt.Sprintf("%q %q", o.dirs, wanted), func(sources []checklist.DefinitionSource) (*checklist.Library, error) {
		return checklist.Load(wanted, sources...)
	})
}

// loadStudies reads what tells kinds of study apart, and the titles of the checklists.
func (o *definitionOptions) loadStudies() (*checklist.Library, error) {
	return o.once(fmt.Sprintf("%q studies", o.dirs), func(sources []checklist.DefinitionSource) (*checklist.Library, error) {
		return checklist.LoadStudies(sources...)
	})
}

// once reads what is not on the shelf.
func (o *definitionOptions) once(key string, read func([]checklist.DefinitionSource) (*checklist.Library, error)) (*checklist.Library, error) {
	if lib, ok := o.shelf[key]; ok {
		return lib, nil
	}
	sources, err := o.sources()
	if err != nil {
		return nil, err
	}
	lib, err := o.withoutCollecting(func() (*checklist.Library, error) { return read(sources) })
	var unknown *checklist.UnknownError
	switch {
	case errors.As(err, &unknown):
		return nil, &fault{exitUsage, err}
	case err != nil:
		return nil, &fault{exitFailed, err}
	}
	lib.TrustUnmeasured = o.trust
	if o.shelf != nil {
		o.shelf[key] = lib
	}
	return lib, nil
}

// withoutCollecting reads built-in definitions without looking for garbage: next to none of what they take is ever given
// back. Definitions of the user's own may be of any size.
func (o *definitionOptions) withoutCollecting(read func() (*checklist.Library, error)) (*checklist.Library, error) {
	if len(o.dirs) == 0 && !o.files {
		if before := debug.SetGCPercent(-1); before >= 0 { // of several that read at once, one puts it back
			defer debug.SetGCPercent(before)
		}
	}
	return read()
}

// sources are the built-in definitions and the folders of --rules.
func (o *definitionOptions) sources() ([]checklist.DefinitionSource, error) {
	sources := prepared.Sources()
	for i := range sources {
		sources[i].Proofs = o.proofs
		if o.files {
			sources[i].Prepared = ""
		}
	}
	for _, dir := range o.dirs {
		info, err := os.Stat(dir)
		switch {
		case errors.Is(err, os.ErrNotExist):
			return nil, usage("no folder %q; --rules names a folder of definition files", dir)
		case err != nil:
			return nil, failed("could not read %q: %w", dir, err)
		case !info.IsDir():
			return nil, usage("%q is a file; --rules names a folder of definition files", dir)
		}
		sources = append(sources, checklist.DefinitionSource{Name: dir, FS: os.DirFS(dir)})
	}
	return sources, nil
}
