// Package cli is the command line of pubcheck: it opens files, wires the rooms together, chooses the
// exit code and is the only room that prints errors.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// Version is the version of pubcheck, printed by `pubcheck version` and in every report.
const Version = "0.1.0"

// The exit codes, as documented in the README.
const (
	exitDone     = 0
	exitFindings = 1 // --fail-on was met
	exitUsage    = 2
	exitNoText   = 3 // a file without readable text
	exitFailed   = 4 // the work could not be done
)

// fault is an error with its exit code.
type fault struct {
	code int
	err  error
}

func (f *fault) Error() string { return f.err.Error() }
func (f *fault) Unwrap() error { return f.err }

func usage(format string, args ...any) error {
	return &fault{exitUsage, fmt.Errorf(format, args...)}
}

func failed(format string, args ...any) error {
	return &fault{exitFailed, fmt.Errorf(format, args...)}
}

// errFindings ends the command with exit code 1 and no message: the report has said everything.
var errFindings = errors.New("findings")

// errTold ends the command without a message: it was given already.
var errTold = errors.New("told")

// Main runs the command line and answers the exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if onRunner() {
		out, errs := &guard{to: stdout}, &guard{to: stderr}
		code := run(args, stdin, out, errs)
		if err := errors.Join(out.flush(), errs.flush()); err != nil && code == exitDone {
			return exitFailed
		}
		return code
	}
	return run(args, stdin, stdout, stderr)
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	code, message := outcome(root.ExecuteContext(context.Background()))
	if message != "" {
		fmt.Fprintln(stderr, "pubcheck: "+printable(message))
	}
	return code
}

// outcome is the exit code of an error, and what is to be said of it.
func outcome(err error) (code int, message string) {
	var f *fault
	switch {
	case err == nil:
		return exitDone, ""
	case errors.Is(err, errFindings):
		return exitFindings, ""
	case errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		// The reader of our output has seen enough (`pubcheck paper.pdf | head`): nobody is left to tell.
		return exitFailed, ""
	case errors.As(err, &f) && errors.Is(err, errTold):
		return f.code, ""
	case errors.As(err, &f):
		return f.code, f.Error()
	}
	// What cobra itself refuses: unknown flags and commands.
	return exitUsage, err.Error() + "; see `pubcheck --help`"
}

// printable keeps control characters of file names and definitions off the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0) {
			return '?'
		}
		return r
	}, s)
}

func newRoot() *cobra.Command {
	check := &checkOptions{}
	root := &cobra.Command{
		Use:   "pubcheck PAPER [MORE ...] | FOLDER",
		Short: "Check a medical-imaging AI manuscript against its reporting checklist",
		Long: `pubcheck reads a manuscript (PDF, Word, LaTeX or Markdown), offline, and says for every item of a reporting
checklist: satisfied (with page, line and quote), ambiguous (a person must look), missing (with
where it was looked for) or not applicable.`,
		Example: `  pubcheck manuscript.pdf
  pubcheck manuscript.pdf supplement.pdf
  pubcheck paper.md --format json
  pubcheck paper.md --format html=report.html --fail-on missing
  pubcheck manuscript.pdf --format pdf=annotated.pdf
  pubcheck explain manuscript.pdf claim-2024/20`,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return check.run(cmd, args)
		},
	}
	check.flags(root)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(newCheck(), newExplain(), newParse(), newSuggest(), newFill(), newVerify(), newDecide(), newInit(), newConfig(), newDiff(), newAgree(), newBatch(), newBatchChild(), newMan(), newList(), newShow(), newGuide(), newCrosswalk(), newRules(), newVersion(), newAction())
	complete(root)
	arrange(root)
	return root
}

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "pubcheck "+Version)
			return err
		},
	}
}
