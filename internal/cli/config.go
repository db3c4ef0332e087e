package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// configOptions say which configuration holds.
type configOptions struct {
	file string
	off  bool
}

func (o *configOptions) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.file, "config", "", "the configuration (default: "+checklist.ConfigName+" in the paper's folder or above it, up to the root of its repository)")
	cmd.Flags().BoolVar(&o.off, "no-config", false, "leave every "+checklist.ConfigName+" aside, with the decisions in it")
}

// configuration is a `.pubcheck.yaml` and where it lies; without a file it configures nothing.
type configuration struct {
	*checklist.Config
	path string // "" where there is no file
}

// beside is the path of a file that the configuration names.
func (c configuration) beside(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(c.path), filepath.FromSlash(name))
}

// profile is the profile that the configuration names: a built-in one, or a file.
func (c configuration) profile() string {
	if ext := filepath.Ext(c.Profile); ext == ".yaml" || ext == ".yml" {
		return c.beside(c.Profile)
	}
	return c.Profile
}

// from says where a key of the configuration stands: ".pubcheck.yaml:3".
func (c configuration) from(key string) string {
	return fmt.Sprintf("%s:%d", c.path, c.Line(key))
}

// load reads the configuration that holds for a paper or a folder.
func (o *configOptions) load(paper string) (configuration, error) {
	none := configuration{Config: &checklist.Config{}}
	switch {
	case o.off && o.file != "":
		return none, usage("--config and --no-config exclude each other; choose one")
	case o.off:
		return none, nil
	}
	path := o.file
	if path == "" {
		found, err := findConfig(paper)
		if err != nil || found == "" {
			return none, err
		}
		path = found
	}
	data, err := readConfigFile(path)
	if err != nil {
		return none, err
	}
	c, err := checklist.ReadConfig(path, data)
	if err != nil {
		return none, &fault{exitFailed, err}
	}
	conf := configuration{c, path}
	conf.Waivers = conf.holding(paper)
	return conf, nil
}

// holding are the decisions that hold for a paper: those for it alone take the place of those for every paper. Of a folder
// that lists a submission they are those for its files; of another folder, all. A decision whose paper is no file is
// kept, to be said.
func (c configuration) holding(paper string) []checklist.Waiver {
	files := []string{paper}
	if info, err := os.Stat(paper); err == nil && info.IsDir() {
		if len(c.Submission) == 0 {
			return c.Waivers
		}
		files = nil
		for _, s := range c.Submission {
			files = append(files, c.beside(s.File))
		}
	}
	var all []checklist.Waiver
	own := map[string]bool{}
	for _, w := range c.Waivers {
		if w.Paper == "" {
			continue
		}
		_, err := os.Stat(c.beside(w.Paper))
		w.Stray = errors.Is(err, os.ErrNotExist)
		isOf := slices.ContainsFunc(files, func(f string) bool { return sameFile(f, c.beside(w.Paper)) })
		if isOf || w.Stray {
			all = append(all, w)
		}
		own[w.Name()] = own[w.Name()] || isOf
	}
	for _, w := range c.Waivers {
		if w.Paper == "" && !own[w.Name()] {
			all = append(all, w)
		}
	}
	slices.SortStableFunc(all, func(a, b checklist.Waiver) int { return a.Line - b.Line })
	return all
}

// sameFile says whether two paths lead to one file.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, other := os.Stat(b)
	return err == nil && other == nil && os.SameFile(x, y)
}

// readConfigFile reads a configuration whole.
func readConfigFile(path string) ([]byte, error) {
	switch info, err := os.Stat(path); {
	case err != nil: // readFile says so
	case info.IsDir():
		return nil, failed("%q is a folder, and a configuration is a file; rename the folder, or add --no-config", path)
	case info.Mode()&(os.ModeNamedPipe|os.ModeSocket) != 0:
		return nil, failed("%q is a pipe, and a configuration is a file; remove it, or add --no-config", path)
	}
	return readFile(path)
}

// findConfig looks for a configuration from the paper's folder upward, no further than the root of its repository
// (the folder that holds .git). It answers "" where there is none.
func findConfig(paper string) (string, error) {
	dir, err := folderOf(paper)
	if errors.Is(err, os.ErrNotExist) {
		return "", nil // the reader will say that there is no such paper
	}
	if err != nil {
		return "", failed("could not look for %s beside %q: %w", checklist.ConfigName, paper, err)
	}
	for {
		path := filepath.Join(dir, checklist.ConfigName)
		switch _, err := os.Stat(path); {
		case err == nil:
			return shown(path, paper), nil
		case !errors.Is(err, os.ErrNotExist):
			return "", failed("could not read %q: %w; mend it, or add --no-config", shown(path, paper), cause(err))
		}
		if _, err := os.Lstat(path); err == nil {
			return "", failed("%q is a link to a file that does not exist; mend it, or add --no-config", shown(path, paper))
		}
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			return "", nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", nil
		}
		dir = up
	}
}

// folderOf is the real folder of a paper, or the folder itself.
func folderOf(paper string) (string, error) {
	info, err := os.Stat(paper)
	if err != nil {
		return "", err
	}
	dir := paper
	if !info.IsDir() {
		dir = filepath.Dir(paper)
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(dir)
}

// shown is a path as the user would write it: relative where the paper was named so.
func shown(path, paper string) string {
	if filepath.IsAbs(paper) {
		return path
	}
	here, err := filepath.Abs(".")
	if err != nil {
		return path
	}
	if here, err = filepath.EvalSymlinks(here); err != nil {
		return path
	}
	rel, err := filepath.Rel(here, path)
	if err != nil || strings.HasPrefix(rel, filepath.Join("..", "..", "..", "..")) {
		return path
	}
	return rel
}

// cause is the reason of a file's error without the path, which the message names already.
func cause(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
