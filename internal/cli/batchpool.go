package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/pubcheck/pubcheck/internal/batch"
)

// startTime is how long a child may take to read its definitions.
const startTime = time.Minute

// pool checks papers in child processes. Each child takes one paper after the other; one that fails is replaced.
type pool struct {
	command func() *exec.Cmd
	jobs    int
	timeout time.Duration
	memory  int64
}

// run hands out the tasks and reports each row, one at a time, in the order in which they are done. It ends early when
// report fails, when the context ends or when no child can be started.
func (p *pool) run(ctx context.Context, todo []task, report func(batch.Entry) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	work := make(chan task)
	go func() {
		defer close(work)
		for _, t := range todo {
			select {
			case work <- t:
			case <-ctx.Done():
				return
			}
		}
	}()
	var all sync.WaitGroup
	var one sync.Mutex
	for range min(p.jobs, len(todo)) {
		all.Go(func() {
			var c *child
			defer func() { c.end() }()
			for t := range work {
				if c == nil {
					var err error
					if c, err = p.start(ctx); err != nil {
						cancel(err)
						return
					}
				}
				began := time.Now()
				row, ok := c.ask(ctx, t, p.timeout)
				if ctx.Err() != nil {
					return // broken off: the paper stays undone
				}
				if !ok {
					row = p.lost(c, t)
					c = nil
				}
				one.Lock()
				err := report(batch.Entry{Row: row, Milliseconds: time.Since(began).Milliseconds()})
				one.Unlock()
				if err != nil {
					cancel(err)
					return
				}
			}
		})
	}
	all.Wait()
	return context.Cause(ctx)
}

// lost is the row of a paper that took its child down, or would not end.
func (p *pool) lost(c *child, t task) batch.Row {
	c.end()
	said := c.said.String()
	why := ""
	switch {
	case c.late:
		why = fmt.Sprintf("%q was not done after %s and was given up; look at the file, or raise --timeout", t.Name, p.timeout)
	case c.cmd.ProcessState != nil && c.cmd.ProcessState.ExitCode() == exitMemory, strings.Contains(said, "out of memory"), strings.Contains(said, "cannot allocate memory"), strings.Contains(said, "failed to allocate"):
		why = fmt.Sprintf("%q needs more than %d MiB of memory and was given up; look at the file, or raise --memory", t.Name, p.memory>>20)
	default:
		first, _, _ := strings.Cut(said, "\n")
		why = fmt.Sprintf("%q could not be checked, the process ended (%s) %s; please report it with the file", t.Name, c.cmd.ProcessState, strings.TrimSpace(first))
	}
	sum, err := digest(string(t.Path))
	if err != nil {
		sum = "" // the file has gone meanwhile
	}
	return batch.Failed(t.Name, sum, exitFailed, printable(why))
}

// child is one process at work.
type child struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines chan []byte
	said  *head
	late  bool
}

func (p *pool) start(ctx context.Context) (*child, error) {
	c := &child{cmd: p.command(), lines: make(chan []byte), said: &head{}}
	c.cmd.Stderr = c.said
	in, err := c.cmd.StdinPipe()
	if err != nil {
		return nil, failed("could not start a child process: %w", err)
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, failed("could not start a child process: %w", err)
	}
	if err := c.cmd.Start(); err != nil {
		return nil, failed("could not start a child process: %w", err)
	}
	c.in = in
	go func() {
		defer close(c.lines)
		r := bufio.NewReader(out)
		for {
			line, err := r.ReadBytes('\n')
			if err != nil {
				return
			}
			c.lines <- line
		}
	}()
	if line, ok := c.answer(ctx, startTime); !ok || string(line) != "ready\n" {
		c.end()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		first, _, _ := strings.Cut(c.said.String(), "\n")
		return nil, failed("a child process could not begin its work (%s); is --memory too small?", strings.TrimSpace(first))
	}
	return c, nil
}

// ask has one paper checked; ok is false when the child is of no more use.
func (c *child) ask(ctx context.Context, t task, timeout time.Duration) (row batch.Row, ok bool) {
	line, err := batch.Line(t)
	if err != nil {
		return row, false
	}
	if _, err := c.in.Write(line); err != nil {
		return row, false
	}
	line, ok = c.answer(ctx, timeout)
	return row, ok && json.Unmarshal(line, &row) == nil && row.Schema == batch.Schema
}

func (c *child) answer(ctx context.Context, timeout time.Duration) ([]byte, bool) {
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	select {
	case line, ok := <-c.lines:
		return line, ok
	case <-timer.C:
		c.late = true
	case <-ctx.Done():
		c.late = true // nobody waits for it any more
	}
	return nil, false
}

// end puts an end to the child, whatever it is doing, and waits until it is gone.
func (c *child) end() {
	if c == nil || c.cmd.ProcessState != nil {
		return
	}
	c.in.Close()
	if c.late {
		c.cmd.Process.Kill()
	}
	for range c.lines { // a child ends when its input does
	}
	var exit *exec.ExitError
	if err := c.cmd.Wait(); err != nil && !errors.As(err, &exit) {
		fmt.Fprintln(c.said, err)
	}
}

// head keeps the beginning of what is written to it: the first line of a crash tells what it was.
type head struct{ buf bytes.Buffer }

func (h *head) Write(p []byte) (int, error) {
	if room := 4096 - h.buf.Len(); room > 0 {
		h.buf.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

func (h *head) String() string { return h.buf.String() }
