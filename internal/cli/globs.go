package cli

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// expand reads a list of files, one a line: a line that names a file is that file, whatever signs its name holds; any
// other may be a pattern with *, ?, [] and **.
func expand(list string) ([]string, error) {
	var files []string
	add := func(names ...string) {
		for _, n := range names {
			if !slices.Contains(files, n) {
				files = append(files, n)
			}
		}
	}
	for _, line := range strings.Split(list, "\n") {
		line = strings.TrimSuffix(line, "\r")
		name := strings.TrimSpace(line)
		switch {
		case name == "":
		case exists(line):
			add(line)
		case exists(name) || !strings.ContainsAny(name, "*?["):
			add(name)
		default:
			found, err := glob(name)
			if err != nil {
				return nil, err
			}
			if len(found) == 0 {
				return nil, usage("no file matches %q; check the pattern and the folder it starts from", name)
			}
			add(papersAmong(found)...)
		}
	}
	return files, nil
}

// papersAmong leaves LaTeX files that are parts of another out of what a pattern found, so that `paper/**/*.tex` reads
// none twice. Where it found parts alone, they are what is meant.
func papersAmong(found []string) []string {
	papers := slices.DeleteFunc(slices.Clone(found), func(name string) bool {
		return strings.EqualFold(filepath.Ext(name), ".tex") && isPart(name)
	})
	if len(papers) == 0 {
		return found
	}
	return papers
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// glob finds the files that match a pattern, in the order of their names. ** stands for any folders; names that begin
// with a dot are found only by a pattern that does.
func glob(pattern string) ([]string, error) {
	parts := strings.Split(filepath.ToSlash(pattern), "/")
	fixed := 0
	for fixed < len(parts)-1 && !strings.ContainsAny(parts[fixed], "*?[") {
		fixed++
	}
	base := strings.Join(parts[:fixed], "/")
	switch {
	case fixed == 0:
		base = "."
	case base == "":
		base = "/"
	}
	wanted := parts[fixed:]
	for _, p := range wanted {
		if _, err := path.Match(p, ""); err != nil {
			return nil, usage("%q is no pattern: a [ is not closed", pattern)
		}
	}
	var found []string
	err := filepath.WalkDir(filepath.FromSlash(base), func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && d != nil && d.IsDir():
			return fs.SkipDir // what cannot be read holds no paper of ours
		case err != nil:
			return nil
		}
		rel, err := filepath.Rel(filepath.FromSlash(base), name)
		if err != nil || rel == "." {
			return err
		}
		segments := strings.Split(filepath.ToSlash(rel), "/")
		if d.IsDir() {
			if last := segments[len(segments)-1]; strings.HasPrefix(last, ".") && !slices.ContainsFunc(wanted, func(p string) bool { return strings.HasPrefix(p, ".") }) {
				return fs.SkipDir
			}
			return nil
		}
		if matches(wanted, segments) {
			found = append(found, name)
		}
		return nil
	})
	return found, err
}

// matches says whether the parts of a path match the parts of a pattern.
func matches(pattern, segments []string) bool {
	switch {
	case len(pattern) == 0:
		return len(segments) == 0
	case pattern[0] == "**":
		return matches(pattern[1:], segments) || len(segments) > 0 && !strings.HasPrefix(segments[0], ".") && matches(pattern, segments[1:])
	case len(segments) == 0, strings.HasPrefix(segments[0], ".") && !strings.HasPrefix(pattern[0], "."):
		return false
	}
	ok, err := path.Match(pattern[0], segments[0])
	return err == nil && ok && matches(pattern[1:], segments[1:])
}
