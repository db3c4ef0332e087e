package cli

import (
	"bytes"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/report"
)

// maxSummary is what GitHub shows of a step's summary: less than 1 MiB.
const maxSummary = 1<<20 - 1

// defaultChecklist is what is checked when no --checklist is given.
const defaultChecklist = "claim-2024"

type checkOptions struct {
	definitions definitionOptions
	config      configOptions
	checklists  []string
	formats     []string
	failOn      string
	baseline    string
	force       bool
	standing    bool // the formats stand in the configuration
	noSnippets  bool
	repo        string
	watch       bool
}

func (o *checkOptions) flags(cmd *cobra.Command) {
	o.definitions.flags(cmd)
	o.config.flags(cmd)
	cmd.Flags().StringArrayVar(&o.checklists, "checklist", []string{defaultChecklist}, "checklist to hold the paper against, or auto for the first that it needs (repeatable)")
	cmd.Flags().StringArrayVar(&o.formats, "format", []string{"text"}, "text, json, html, markdown, csv, sarif, junit, summary (Markdown for a CI job), github (annotations) or pdf (a marked copy of the manuscript); FORMAT=FILE writes a file (repeatable)")
	cmd.Flags().StringVar(&o.failOn, "fail-on", "none", "end with exit code 1 on missing items, or on ambiguous ones too: none, missing, ambiguous")
	cmd.Flags().StringVar(&o.baseline, "baseline", "", "an earlier JSON report: --fail-on then counts only what got worse since")
	cmd.Flags().BoolVar(&o.force, "force", false, "let FORMAT=FILE replace a file that exists")
	noSnippets(cmd, &o.noSnippets)
	cmd.Flags().StringVar(&o.repo, "repo", "", "the paper's repository: what lies there (environment files, licence, model card ...) is said of items on software and availability")
	cmd.Flags().BoolVar(&o.watch, "watch", false, "check again whenever the paper is saved, and show only what changed")
}

// noSnippets is the flag of every command that quotes the manuscript.
func noSnippets(cmd *cobra.Command, off *bool) {
	cmd.Flags().BoolVar(off, "no-snippets", false, "leave the text of the manuscript out of all that is written (quotes, titles); places stay")
}

func newCheck() *cobra.Command {
	o := &checkOptions{}
	cmd := &cobra.Command{
		Use:   "check [PAPER ... | FOLDER]",
		Short: "Check a paper (the same as `pubcheck PAPER`)",
		Long: `check holds a paper against its checklists. Given a folder, or nothing for the folder where you are, it
reads the files that the folder's ` + checklist.ConfigName + ` lists.`,
		Example: `  pubcheck check manuscript.pdf supplement.pdf --checklist claim-2024
  pubcheck check submission/`,
		RunE: o.run,
	}
	o.flags(cmd)
	return cmd
}

// needArgs is cobra's argument count check with a message that says what to write. most < 0: no limit.
func needArgs(least, most int, message string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return usage("%s", message)
		}
		return nil
	}
}

func (o *checkOptions) run(cmd *cobra.Command, paths []string) error {
	where := "."
	if len(paths) > 0 {
		where = paths[0]
	}
	conf, err := o.config.load(where)
	if err != nil {
		return err
	}
	if len(paths) == 0 && len(conf.Submission) == 0 {
		return usage("name the paper to check, for example `pubcheck check manuscript.pdf`, or list its files in a %s", checklist.ConfigName)
	}
	from := o.settle(cmd, conf)
	outputs, err := o.outputs()
	if err != nil {
		return from.blame("formats", err)
	}
	failing, err := o.failing()
	if err != nil {
		return err
	}
	if o.watch {
		if err := watchable(cmd); err != nil {
			return err
		}
	}
	line := newProgress(cmd.ErrOrStderr())
	defer line.clear()
	papers, lib, err := o.read(paths, conf, from, line)
	if err != nil {
		return err
	}
	if o.watch {
		line.clear()
		return o.follow(cmd, paths, lib)
	}
	line.show("holding the paper against " + strings.Join(o.checklists, ", "))
	in, err := o.input(papers, lib, conf.Waivers)
	if err != nil {
		return err
	}
	line.clear()
	if o.baseline != "" {
		if in.Since, err = o.since(in); err != nil {
			return err
		}
	}
	failed := failures(in, failing)
	for _, out := range outputs {
		out.failed = failed
		if err := out.write(cmd, in, papers); err != nil {
			return err
		}
	}
	if len(failed) > 0 {
		return errFindings
	}
	return nil
}

// input holds the papers against the lists and tells of it what the flags let be told.
func (o *checkOptions) input(p papers, lib *checklist.Library, waivers []checklist.Waiver) (report.Input, error) {
	in := report.Input{Version: Version, Paths: p.paths, SHA256: p.digests, Assessment: assess.Assess(p.doc, lib, waivers...), Locate: inRepository()}
	if o.repo != "" {
		holding, err := lookAt(o.repo)
		if err != nil {
			return in, err
		}
		in.Assessment = in.Assessment.WithRepository(holding, lib.TrustUnmeasured)
	}
	if o.noSnippets {
		in = in.WithoutText()
	}
	return in, nil
}

// read opens the definitions and the papers, side by side; with `auto`, the paper says which definitions they are.
// What is wrong with the definitions is told first.
func (o *checkOptions) read(paths []string, conf configuration, from settings, line *progress) (papers, *checklist.Library, error) {
	if slices.Contains(o.checklists, autoChecklist) {
		return o.readAuto(paths, conf, from, line)
	}
	var lib *checklist.Library
	var wrong error
	loaded := make(chan struct{})
	go func() {
		lib, wrong = o.definitions.load(o.checklists...)
		close(loaded)
	}()
	p, err := readAll(paths, conf, line)
	<-loaded
	if wrong != nil {
		return papers{}, nil, from.blameLoad(wrong)
	}
	return p, lib, err
}

func (o *checkOptions) readAuto(paths []string, conf configuration, from settings, line *progress) (papers, *checklist.Library, error) {
	p, err := readAll(paths, conf, line)
	if err != nil {
		return p, nil, err
	}
	if o.checklists, err = settleAuto(o.checklists, o.definitions, p.doc); err != nil {
		return p, nil, from.blameLoad(err)
	}
	lib, err := o.definitions.load(o.checklists...)
	if err != nil {
		return p, nil, from.blameLoad(err)
	}
	return p, lib, nil
}

func readAll(paths []string, conf configuration, line *progress) (papers, error) {
	all, err := members(paths, conf)
	if err != nil {
		return papers{}, err
	}
	return readMembers(all, line)
}

// output is one format and where it goes; an empty path is standard output.
type output struct {
	format string
	path   string
	force  bool
	// standing says that the configuration asks for it at each check: a report of ours is then replaced.
	standing bool
	failed   map[string]bool // the items that end the command with exit code 1, as checklist/item
}

// formats are the formats of a report, each with the end of a file name for it.
func formats() (names []string, extension map[string]string) {
	return []string{"text", "json", "html", "markdown", "csv", "sarif", "junit", "summary", "github", "pdf"}, map[string]string{"text": ".txt", "json": ".json", "html": ".html",
		"markdown": ".md", "csv": ".csv", "sarif": ".sarif", "junit": ".xml", "summary": ".md", "github": ".txt", "pdf": ".pdf"}
}

func (o *checkOptions) outputs() ([]output, error) {
	known, extensions := formats()
	var outs []output
	toStdout := 0
	for _, f := range o.formats {
		name, path, toFile := strings.Cut(f, "=")
		found := false
		for _, k := range known {
			found = found || k == name
		}
		switch {
		case !found:
			hint := ""
			if near := checklist.Nearest(name, known); near != "" {
				hint = "; did you mean " + near + "?"
			}
			return nil, usage("unknown format %q; known are %s%s", name, strings.Join(known, ", "), hint)
		case toFile && path == "":
			return nil, usage("--format %s= names no file; write --format %s=report%s", name, name, extensions[name])
		case !toFile && name == "pdf":
			return nil, usage("--format pdf needs a file for the marked copy; write --format pdf=annotated.pdf")
		case o.noSnippets && name == "pdf":
			return nil, usage("--format pdf is a copy of the manuscript, which --no-snippets leaves out; take one of them away")
		case !toFile:
			toStdout++
		}
		outs = append(outs, output{format: name, path: path, force: o.force, standing: o.standing})
	}
	if toStdout > 1 {
		return nil, usage("%d formats go to standard output; send all but one to a file, as in --format json=report.json", toStdout)
	}
	return outs, nil
}

func (out output) write(cmd *cobra.Command, in report.Input, papers papers) error {
	if out.path == "" {
		return out.render(cmd.OutOrStdout(), in, papers, papers.styleFor(cmd.OutOrStdout()))
	}
	var b bytes.Buffer
	if err := out.render(&b, in, papers, report.Style{Width: 100}); err != nil {
		return err
	}
	if out.force {
		return writeReport(out.path, b.Bytes(), os.O_TRUNC)
	}
	err := writeReport(out.path, b.Bytes(), os.O_EXCL)
	switch {
	case !os.IsExist(err):
		return err
	case out.standing && out.stale(papers):
		return writeWhole(out.path, b.Bytes(), func() error { return nil })
	case out.standing:
		return failed("%q exists and is no %s report of pubcheck, so that it was not touched; choose another name or add --force", out.path, out.format)
	}
	return failed("%q exists and was not touched; choose another name or add --force", out.path)
}

// stale says whether a file is a report of ours, which the next one may replace, and none of the papers themselves.
func (out output) stale(papers papers) bool {
	for _, p := range papers.paths {
		if sameFile(p, out.path) {
			return false
		}
	}
	if info, err := os.Stat(out.path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	data, err := readFile(out.path)
	return err == nil && report.Own(out.format, data)
}

// writeReport writes a file anew; how says what becomes of one that exists. That one exists is answered as it is.
func writeReport(path string, data []byte, how int) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|how, 0o644)
	if os.IsExist(err) {
		return err
	}
	if err != nil {
		return failed("could not write the report: %w", err)
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return failed("could not write the report: %w", err)
	}
	if err := f.Close(); err != nil {
		return failed("could not write the report: %w", err)
	}
	return nil
}

func (out output) render(w io.Writer, in report.Input, papers papers, style report.Style) error {
	switch out.format {
	case "json":
		return report.JSON(w, in)
	case "html":
		return report.HTML(w, in)
	case "markdown":
		return report.Markdown(w, in)
	case "csv":
		return report.CSV(w, in)
	case "sarif":
		return report.SARIF(w, in)
	case "junit":
		return report.JUnit(w, in)
	case "summary":
		return report.Summary(w, in, maxSummary)
	case "github":
		return report.GitHub(commands(w), in, out.failed)
	case "pdf":
		return markedCopy(w, in, papers)
	}
	return report.Text(w, in, style)
}
