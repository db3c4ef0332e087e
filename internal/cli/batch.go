package cli

import (
	"bytes"
	"context"
	"errors"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/batch"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/report"
)

type batchOptions struct {
	check   checkOptions
	out     string
	jobs    int
	resume  bool
	force   bool
	timeout time.Duration
	memory  string
}

func newBatch() *cobra.Command {
	o := &batchOptions{}
	cmd := &cobra.Command{
		Use:   "batch DIR",
		Short: "Check all papers of a folder, one JSON line each",
		Long: `batch checks every paper under a folder in child processes, each paper within a time and a memory, and
gives one line of JSON a paper, sorted by path, and a table. Papers that could not be checked are lines
too, with the error and the exit code that ` + "`pubcheck check`" + ` would end with.

Each paper is held against what the ` + checklist.ConfigName + ` that governs it says: checklists, own rules, decisions. Flags win.

With -o the lines stand in a journal beside the results until all are done: after a kill or a power cut
--resume goes on where the run was broken off. docs/batch.md describes the lines.`,
		Example: `  pubcheck batch papers -o results.jsonl
  pubcheck batch papers -o results.jsonl --resume
  pubcheck batch papers --checklist auto
  pubcheck batch papers --checklist consort-2010 | jq -r 'select(.exit_code > 0) | .error'`,
		Args: needArgs(1, 1, "name the folder that holds the papers, for example `pubcheck batch papers -o results.jsonl`"),
		RunE: o.run,
	}
	o.check.batchFlags(cmd)
	cmd.Flags().StringVarP(&o.out, "out", "o", "", "file for the lines (default: standard output, and the table to standard error)")
	cmd.Flags().IntVar(&o.jobs, "jobs", runtime.NumCPU(), "papers that are checked at once")
	cmd.Flags().BoolVar(&o.resume, "resume", false, "go on with a batch that was broken off")
	cmd.Flags().BoolVar(&o.force, "force", false, "let -o replace a file that exists")
	cmd.Flags().DurationVar(&o.timeout, "timeout", time.Minute, "time that one paper may take")
	cmd.Flags().StringVar(&o.memory, "memory", "1GiB", "memory that one paper may take, in MiB or GiB")
	return cmd
}

func (o *batchOptions) run(cmd *cobra.Command, args []string) error {
	bound, err := o.bounds()
	if err != nil {
		return err
	}
	if err := o.check.loadNamed(); err != nil {
		return err
	}
	todo, err := findPapers(args[0])
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return failed("could not find the program itself for its child processes: %w", err)
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := &pool{command: func() *exec.Cmd { return exec.Command(self, o.childArgs(cmd, bound)...) }, jobs: o.jobs, timeout: o.timeout, memory: bound}
	line := newProgress(cmd.ErrOrStderr())
	defer line.clear()

	head, err := o.header(args[0])
	if err != nil {
		return err
	}
	bases := basis{cmd: cmd, check: o.check, known: map[string]string{}}
	rows, keep, err := o.begin(head, todo, bases)
	if err != nil {
		return err
	}
	left := slices.DeleteFunc(slices.Clone(todo), func(t task) bool { _, done := rows[t.Name]; return done })
	known, began := len(rows), time.Now()
	err = p.run(ctx, left, func(e batch.Entry) error {
		rows[e.Row.Path] = e
		line.show(batch.Progress(known, len(rows), len(todo), time.Since(began)))
		return keep(e)
	})
	line.clear()
	switch {
	case errors.Is(err, context.Canceled) && o.out != "":
		return failed("the batch was broken off after %d of %d papers; add --resume to go on", len(rows), len(todo))
	case errors.Is(err, context.Canceled):
		return failed("the batch was broken off after %d of %d papers", len(rows), len(todo))
	case err != nil:
		return err
	}
	return o.finish(cmd, todo, rows)
}

// bounds checks the figures and answers the memory in bytes.
func (o *batchOptions) bounds() (int64, error) {
	number, ending := strings.CutSuffix(o.memory, "GiB")
	shift := 30
	if !ending {
		number, ending = strings.CutSuffix(o.memory, "MiB")
		shift = 20
	}
	n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
	switch {
	case err != nil || !ending || n > math.MaxInt32 || n<<shift < 64<<20:
		return 0, usage("--memory must be 64MiB or more, for example 512MiB or 2GiB, not %q", o.memory)
	case o.jobs < 1:
		return 0, usage("--jobs must be 1 or more, not %d", o.jobs)
	case o.timeout <= 0:
		return 0, usage("--timeout must be a time such as 30s or 2m, not %s", o.timeout)
	case o.resume && o.out == "":
		return 0, usage("--resume goes on with the results of -o; name them, as in -o results.jsonl --resume")
	}
	return n << shift, nil
}

func (o *batchOptions) header(dir string) (batch.Header, error) {
	definitions, err := definitionsDigest(o.check.definitions)
	return batch.NewHeader(Version, nameOf(dir), o.check.checklists, definitions), err
}

func (o *batchOptions) childArgs(cmd *cobra.Command, memory int64) []string {
	args := []string{"batch-child", "--memory", strconv.FormatInt(memory, 10)}
	if cmd.Flags().Changed("checklist") { // else a paper's configuration has its say
		for _, c := range o.check.checklists {
			args = append(args, "--checklist="+c)
		}
	}
	if o.check.config.file != "" {
		args = append(args, "--config="+o.check.config.file)
	}
	if o.check.config.off {
		args = append(args, "--no-config")
	}
	for _, dir := range o.check.definitions.dirs {
		args = append(args, "--rules="+dir)
	}
	if o.check.definitions.trust {
		args = append(args, "--trust-unmeasured")
	}
	return args
}

// begin answers the rows of a run that was broken off, of papers that are still the same and held by the same, and how a
// new one is kept.
func (o *batchOptions) begin(head batch.Header, todo []task, bases basis) (map[string]batch.Entry, func(batch.Entry) error, error) {
	rows := map[string]batch.Entry{}
	if o.out == "" {
		return rows, func(batch.Entry) error { return nil }, nil
	}
	if _, err := os.Stat(o.out); err == nil && !o.force {
		if _, err := os.Stat(journalOf(o.out)); err != nil || !o.resume {
			return nil, nil, failed("%q exists and was not touched; choose another name or add --force", o.out)
		}
	}
	j, known, err := openJournal(journalOf(o.out), head, o.resume)
	if err != nil {
		return nil, nil, err
	}
	held := map[string]string{} // before the first paper: what changes later is another basis
	for _, t := range todo {
		held[t.Name] = bases.of(string(t.Path))
		e, ok := known[t.Name]
		if !ok || e.Basis != held[t.Name] {
			continue
		}
		if unchanged(string(t.Path), e.Row) {
			rows[t.Name] = e
		}
	}
	return rows, func(e batch.Entry) error {
		e.Basis = held[e.Row.Path]
		return j.append(e)
	}, nil
}

// unchanged says whether a paper and the files that it includes are those of a row. One that lacked a file is read again, as
// is a LaTeX paper that could not be read: what it lacked may have come.
func unchanged(path string, row batch.Row) bool {
	if len(row.Absent) > 0 || row.ExitCode != exitDone && strings.EqualFold(filepath.Ext(path), ".tex") {
		return false
	}
	if sum, err := digest(path); err != nil || sum != row.SHA256 {
		return false
	}
	for _, s := range row.Sources {
		if sum, err := digest(filepath.Join(filepath.Dir(path), filepath.FromSlash(s.Path))); err != nil || sum != s.SHA256 {
			return false
		}
	}
	return true
}

func journalOf(out string) string { return out + ".journal" }

// finish writes the rows, sorted as the papers are, puts them into place whole and only then removes the journal.
func (o *batchOptions) finish(cmd *cobra.Command, todo []task, rows map[string]batch.Entry) error {
	var lines bytes.Buffer
	var entries []batch.Entry
	for _, t := range todo {
		e := rows[t.Name]
		line, err := batch.Line(e.Row)
		if err != nil {
			return failed("could not write the row of %q: %w", t.Name, err)
		}
		lines.Write(report.InertJSON(line))
		entries = append(entries, e)
	}
	if o.out == "" {
		if _, err := cmd.OutOrStdout().Write(lines.Bytes()); err != nil {
			return err
		}
		return report.Batch(cmd.ErrOrStderr(), entries)
	}
	if err := writeWhole(o.out, lines.Bytes(), func() error { return nil }); err != nil {
		return err
	}
	if err := os.Remove(journalOf(o.out)); err != nil {
		return failed("could not remove the journal: %w", err)
	}
	return report.Batch(cmd.OutOrStdout(), entries)
}
