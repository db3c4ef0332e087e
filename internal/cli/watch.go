package cli

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/diff"
	"github.com/pubcheck/pubcheck/internal/report"
)

// pollEvery is how often watched files are looked at: often enough to seem at once, seldom enough to cost nothing.
const pollEvery = 250 * time.Millisecond

// watchable refuses what makes no sense while watching.
func watchable(cmd *cobra.Command) error {
	for _, flag := range []string{"format", "fail-on", "baseline"} {
		if cmd.Flags().Changed(flag) {
			return usage("--watch shows on the terminal what changed until it is interrupted; leave --%s out", flag)
		}
	}
	return nil
}

// follow checks the paper, and again whenever one of its files or its configuration is saved, and shows what changed
// since. It ends with an interrupt.
func (o *checkOptions) follow(cmd *cobra.Command, paths []string, lib *checklist.Library) error {
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	w := cmd.OutOrStdout()
	in, p, files, state, err := o.look(paths, lib)
	if err != nil {
		return err
	}
	if err := report.Text(w, in, p.styleFor(w)); err != nil {
		return err
	}
	before, err := asReport(in.Paths[0], in)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, "\nWatching %s; Ctrl-C ends it.\n", printable(strings.Join(in.Paths, ", "))); err != nil {
		return err
	}
	for changed(ctx, files, &state) {
		in, p, more, seen, err := o.look(paths, lib)
		if err != nil {
			// Half a save, or a file that is away while it is built: the next save may be whole.
			fmt.Fprintln(cmd.ErrOrStderr(), "pubcheck: "+printable(err.Error()))
			continue
		}
		files, state = more, seen
		after, err := asReport(in.Paths[0], in)
		if err != nil {
			return err
		}
		if err := report.Since(w, diff.Compare(before, after), p.styleFor(w)); err != nil {
			return err
		}
		before = after
	}
	return nil
}

// look reads and assesses the paper as it stands, and lists the files on which that rests, with their state before they
// were read: what is saved meanwhile counts as saved since.
func (o *checkOptions) look(paths []string, lib *checklist.Library) (in report.Input, p papers, files []string, state string, err error) {
	where := "."
	if len(paths) > 0 {
		where = paths[0]
	}
	conf, err := o.config.load(where)
	if err != nil {
		return in, p, nil, "", err
	}
	all, err := members(paths, conf)
	if err != nil {
		return in, p, nil, "", err
	}
	if conf.path != "" {
		files = append(files, conf.path)
	}
	for _, m := range all {
		files = append(files, m.path)
		if strings.EqualFold(filepath.Ext(m.path), ".tex") {
			files = append(files, partsBeside(m.path)...)
		}
	}
	state = stateOf(files)
	p, err = readMembers(all, nil)
	if err != nil {
		return in, p, nil, "", err
	}
	in, err = o.input(p, lib, conf.Waivers)
	return in, p, files, state, err
}

// partsBeside lists the LaTeX files of a paper's folder: any of them may be included.
func partsBeside(paper string) []string {
	var parts []string
	// A folder that cannot be read has no parts to be watched; the paper itself is.
	_ = filepath.WalkDir(filepath.Dir(paper), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2 {
			return fs.SkipDir
		}
		if strings.EqualFold(filepath.Ext(path), ".tex") && path != paper {
			parts = append(parts, path)
		}
		return nil
	})
	return parts
}

// stateOf is what tells that one of the files was saved: times and sizes.
func stateOf(files []string) string {
	var b strings.Builder
	for _, f := range files {
		if info, err := os.Stat(f); err == nil {
			fmt.Fprintf(&b, "%s %d %d\n", f, info.ModTime().UnixNano(), info.Size())
		}
	}
	return b.String()
}

// changed waits until the files were saved and have come to rest; false when the watch has ended.
func changed(ctx context.Context, files []string, state *string) bool {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	last := *state
	for {
		select {
		case <-ctx.Done():
			return false
		case <-tick.C:
		}
		now := stateOf(files)
		if now == last && now != *state {
			*state = now
			return true
		}
		last = now
	}
}
