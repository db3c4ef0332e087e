package cli

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/pubcheck/pubcheck/internal/holdings"
)

// lookAt finds what a folder says of software and availability; nothing outside of it is opened.
func lookAt(dir string) (holdings.Holding, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return holdings.Holding{}, usage("could not look at the repository %q; --repo names its folder", dir)
	}
	defer root.Close()
	return holdings.Look(root.FS()), nil
}

// inRepository names files as the repository does that a runner has checked out: from its root, with slashes. Elsewhere
// files keep the names they were given.
func inRepository() func(path string) string {
	root := os.Getenv("GITHUB_WORKSPACE")
	here, err := os.Getwd()
	if root == "" || err != nil {
		return nil
	}
	return func(path string) string { return fromRoot(real(root), real(here), path) }
}

// fromRoot is a path as seen from root, when it lies in it.
func fromRoot(root, here, path string) string {
	full := path
	if !filepath.IsAbs(full) {
		full = filepath.Join(here, full)
	} else {
		full = filepath.Join(real(filepath.Dir(full)), filepath.Base(full))
	}
	rel, err := filepath.Rel(root, full)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(rel)
}

// real is a folder without symbolic links, or as it is where that cannot be told.
func real(folder string) string {
	if resolved, err := filepath.EvalSymlinks(folder); err == nil {
		return resolved
	}
	return folder
}
