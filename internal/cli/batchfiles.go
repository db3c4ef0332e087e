package cli

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"
)

// manuscriptEndings are the names that a folder's papers have. A folder holds much else, so that here the name decides
// what is tried; the content decides how it is read.
func manuscriptEndings() []string {
	return []string{".pdf", ".docx", ".tex", ".md", ".markdown", ".rmd", ".qmd", ".myst", ".txt"}
}

// findPapers lists the papers under a folder, by name. Hidden files and folders are left out, and LaTeX files that are
// parts of another.
func findPapers(dir string) ([]task, error) {
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return nil, failed("no folder %q; check the path", dir)
	case !info.IsDir():
		return nil, usage("%q is a file; name the folder that holds the papers, or use `pubcheck check`", dir)
	}
	var found []task
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasPrefix(d.Name(), ".") && path != dir {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		ending := strings.ToLower(filepath.Ext(path))
		if d.IsDir() || !oneOf(ending, manuscriptEndings()) || ending == ".tex" && isPart(path) {
			return nil
		}
		if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
			return nil // a link to a folder, a pipe
		}
		found = append(found, task{[]byte(path), nameOf(path)})
		return nil
	})
	if err != nil {
		return nil, failed("could not read the folder: %w", err)
	}
	if len(found) == 0 {
		return nil, usage("%q holds no papers (%s)", dir, strings.Join(manuscriptEndings(), " "))
	}
	return found, nil
}

// isPart says that a LaTeX file is no paper of its own: it begins no document.
func isPart(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false // the row will say it
	}
	defer f.Close()
	start, err := io.ReadAll(io.LimitReader(f, 64<<10))
	return err == nil && !bytes.Contains(start, []byte(`\documentclass`)) && !bytes.Contains(start, []byte(`\begin{document}`))
}

// nameOf is a path as rows hold it: with slashes, and what is no UTF-8 escaped, so that no two files share a name.
func nameOf(path string) string {
	name := filepath.ToSlash(path)
	if utf8.ValidString(name) {
		return name
	}
	return strings.Trim(strconv.Quote(name), `"`)
}
