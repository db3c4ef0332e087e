package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/batch"
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
			lib, err := check.definitions.load(check.checklists...)
			if err != nil {
				return err
			}
			if _, err := io.WriteString(cmd.OutOrStdout(), "ready\n"); err != nil {
				return err
			}
			for t := range tasks(cmd.InOrStdin()) {
				line, err := batch.Line(checkOne(t, func(p papers) *assess.Assessment { return assess.Assess(p.doc, lib) }))
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
	check.definitions.flags(cmd)
	cmd.Flags().StringArrayVar(&check.checklists, "checklist", nil, "checklist to hold the papers against")
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

func checkOne(t task, assessed func(papers) *assess.Assessment) batch.Row {
	p, err := readPapers([]string{string(t.Path)})
	if err != nil {
		var f *fault
		errors.As(err, &f)
		return batch.Failed(t.Name, "", f.code, printable(err.Error()))
	}
	return batch.Checked(t.Name, p.digests[0], assessed(p))
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
