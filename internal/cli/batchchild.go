package cli

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/batch"
	"github.com/pubcheck/pubcheck/internal/checklist"
)

// task is one paper that a child process is asked to check. Names are bytes: a file name need not be valid UTF-8.
type task struct {
	Path []byte `json:"path"`
	Name string `json:"name"`
}

// exitMemory is how a child ends that sees itself above its bound.
const exitMemory = 9

// newBatchChild is the command that `batch` runs in its child processes: tasks come in as lines, rows go out as lines. A
// paper that hangs or eats the memory takes down its child and nothing else.
func newBatchChild() *cobra.Command {
	check := &checkOptions{}
	var memory int64
	cmd := &cobra.Command{
		Use:    "batch-child",
		Short:  "Check the papers that a batch asks for",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			boundMemory(memory)
			check.definitions.shelf = map[string]*checklist.Library{}
			if err := check.loadNamed(); err != nil { // before the first paper, whose time is its own
				return err
			}
			if _, err := io.WriteString(cmd.OutOrStdout(), "ready\n"); err != nil {
				return err
			}
			for t := range tasks(cmd.InOrStdin()) {
				line, err := batch.Line(check.row(cmd, t))
				if err != nil {
					return failed("could not write a row: %w", err)
				}
				if _, err := cmd.OutOrStdout().Write(line); err != nil {
					return err
				}
			}
			return nil
		},
	}
	check.batchFlags(cmd)
	cmd.Flags().Int64Var(&memory, "memory", 1<<30, "bound in bytes")
	return cmd
}

// tasks reads what is asked. When the parent is gone, however it went, so is the child, even amid a paper.
func tasks(r io.Reader) <-chan task {
	out := make(chan task)
	go func() {
		in := bufio.NewReader(r)
		for {
			line, err := in.ReadBytes('\n')
			var t task
			if err != nil || json.Unmarshal(line, &t) != nil {
				os.Exit(exitDone)
			}
			out <- t
		}
	}()
	return out
}

// batchFlags are the flags that a batch and its children share: what papers are held against.
func (o *checkOptions) batchFlags(cmd *cobra.Command) {
	o.definitions.flags(cmd)
	o.config.flags(cmd)
	cmd.Flags().StringArrayVar(&o.checklists, "checklist", []string{defaultChecklist}, "checklist to hold the papers against, or auto for the first that each needs (repeatable)")
}

// loadNamed reads the definitions that the flags name: for auto what tells kinds of study apart.
func (o *checkOptions) loadNamed() error {
	named := slices.DeleteFunc(slices.Clone(o.checklists), func(id string) bool { return id == autoChecklist })
	if len(named) < len(o.checklists) {
		if _, err := o.definitions.loadStudies(); err != nil {
			return err
		}
	}
	if len(named) == 0 {
		return nil
	}
	_, err := o.definitions.load(named...)
	return err
}

// row checks one paper as `pubcheck check` would with its configuration; what that says of reports plays no part.
func (o *checkOptions) row(cmd *cobra.Command, t task) batch.Row {
	own := *o
	conf, err := own.config.load(string(t.Path))
	if err == nil {
		var p papers
		var lib *checklist.Library
		if p, lib, err = own.read([]string{string(t.Path)}, conf, own.settle(cmd, conf), nil); err == nil {
			return batch.Checked(t.Name, p.digests[0], assess.Assess(p.doc, lib, conf.Waivers...))
		}
	}
	code, why := outcome(err)
	return batch.Failed(t.Name, "", code, printable(why))
}

// boundMemory keeps the process below a bound: the collector works harder near it, the system refuses more where it can
// (see limitMemory), and a process that is above it for good ends itself.
func boundMemory(bound int64) {
	debug.SetGCPercent(400) // many short papers: collecting less often is worth its memory, which stays below the bound
	debug.SetMemoryLimit(bound)
	limitMemory(bound)
	go func() {
		used := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		for range time.Tick(50 * time.Millisecond) {
			metrics.Read(used)
			if used[0].Value.Uint64()-used[1].Value.Uint64() > uint64(bound) {
				os.Exit(exitMemory)
			}
		}
	}()
}
