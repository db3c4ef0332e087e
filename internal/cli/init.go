package cli

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/internal/report"
)

// maxCandidates bounds how many files of a folder are read to find the paper.
const maxCandidates = 30

func newInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init [PAPER | FOLDER]",
		Short: "Write a commented " + checklist.ConfigName + " for a paper",
		Long: `init writes a commented ` + checklist.ConfigName + ` into the paper's folder: it looks for the manuscript, its supplement and its
title page, and for the checklist that the paper needs first (see "pubcheck suggest"). A file that exists is
never replaced.`,
		Example: `  pubcheck init
  pubcheck init paper/manuscript.pdf`,
		Args: needArgs(0, 1, "name one paper or folder, or nothing for the folder where you are"),
		RunE: func(cmd *cobra.Command, args []string) error {
			where := "."
			if len(args) == 1 {
				where = args[0]
			}
			return writeConfig(cmd, where)
		},
	}
}

func writeConfig(cmd *cobra.Command, where string) error {
	info, err := os.Stat(where)
	switch {
	case os.IsNotExist(err):
		return failed("no file or folder %q; check the path", where)
	case err != nil:
		return failed("could not read %q: %w", where, cause(err))
	}
	dir, only := where, ""
	if !info.IsDir() {
		dir, only = filepath.Dir(where), filepath.Base(where)
	}
	path := filepath.Join(dir, checklist.ConfigName)
	free := func() error {
		if _, err := os.Lstat(path); err == nil {
			return failed("%q exists and was not touched; edit it, or move it away first", path)
		}
		return nil
	}
	if err := free(); err != nil {
		return err
	}
	found, err := findSubmission(dir, only)
	if err != nil {
		return err
	}
	list := defaultChecklist
	if found.main != nil {
		lists, err := settleAuto([]string{autoChecklist}, definitionOptions{}, found.main)
		if err != nil {
			return err
		}
		list = lists[0]
	}
	if err := writeWhole(path, checklist.NewConfig(found.files, list), free); err != nil {
		return err
	}
	return report.Begun(cmd.OutOrStdout(), path, found.files, list, styleFor(cmd.OutOrStdout()))
}

// submission is what a folder seems to hold.
type submission struct {
	main  *manuscript.Document // nil where no manuscript was found
	files []checklist.SubmissionFile
}

var (
	noPaper    = late.Regexp(`(?i)^(\.|readme|changelog|changes|licen[cs]e|contributing|code_of_conduct|security|notice|todo)`)
	supplement = late.Regexp(`(?i)suppl|appendi|additional|(^|[^a-z])esm`)
	titlePage  = late.Regexp(`(?i)title[-_ ]?page`)
	cover      = late.Regexp(`(?i)cover|letter`)
)

// findSubmission looks for the files of a paper in one folder. The manuscript is the one named, or the longest study;
// the others are told by their names. Of a source and what was made of it (paper.md, paper.pdf) the PDF is taken.
func findSubmission(dir, only string) (submission, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return submission{}, failed("could not read %q: %w", dir, cause(err))
	}
	var found submission
	var others []checklist.SubmissionFile
	read := 0
	for _, e := range entries {
		name := e.Name()
		if !e.Type().IsRegular() && name != only || !readable(name) || noPaper().MatchString(name) && name != only || name != only && shadowed(entries, name) {
			continue
		}
		role := roleByName(name)
		if role != "" && name != only {
			others = append(others, checklist.SubmissionFile{File: name, Role: role})
			continue
		}
		if only != "" && name != only {
			continue
		}
		if read++; read > maxCandidates {
			break
		}
		doc := study(filepath.Join(dir, name))
		if doc == nil && name != only || doc != nil && found.main != nil && found.main.Words >= doc.Words {
			continue
		}
		found.main, found.files = doc, []checklist.SubmissionFile{{File: name, Role: "manuscript"}}
	}
	if len(found.files) == 0 {
		return submission{}, nil
	}
	found.files = append(found.files, others...)
	return found, nil
}

// readable says whether a name is that of a text or a PDF; what a file is, its content says later.
func readable(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pdf", ".md", ".markdown", ".rmd", ".qmd", ".tex", ".docx", ".txt":
		return true
	}
	return false
}

// shadowed says whether a PDF of the same name stands beside a source.
func shadowed(entries []os.DirEntry, name string) bool {
	ext := filepath.Ext(name)
	for _, e := range entries {
		if other := e.Name(); other != name && strings.EqualFold(filepath.Ext(other), ".pdf") && strings.TrimSuffix(other, filepath.Ext(other)) == strings.TrimSuffix(name, ext) {
			return true
		}
	}
	return false
}

func roleByName(name string) string {
	switch {
	case titlePage().MatchString(name):
		return "title-page"
	case supplement().MatchString(name):
		return "supplement"
	case cover().MatchString(name):
		return "cover"
	}
	return ""
}

// study is a file's text where it can be read and reports a study.
func study(path string) *manuscript.Document {
	data, err := readFile(path)
	if err != nil {
		return nil
	}
	doc, err := readPaper(path, data)
	if err != nil {
		return nil
	}
	for _, n := range doc.Notices {
		if n.Code == manuscript.NotAStudy {
			return nil
		}
	}
	return doc
}
