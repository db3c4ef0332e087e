package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pubcheck/pubcheck/internal/report"
)

// newAction is the command that action.yml runs: it takes its inputs from the environment, checks the paper as the
// command line would, and hands the runner outputs, a summary and annotations.
func newAction() *cobra.Command {
	return &cobra.Command{
		Use:    "action",
		Short:  "Check a paper as a step of GitHub Actions, with the inputs of the environment",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			err := runAction(cmd)
			code, message := outcome(err)
			outputs := fmt.Sprintf("exit-code=%d\n", code)
			if message != "" {
				fmt.Fprintln(commands(cmd.OutOrStdout()), "::error title=pubcheck::"+report.EscapeCommand(printable(message)))
				err = &fault{code, errTold} // the runner shows the annotation in its log, too
			}
			if unwritten := appendTo("GITHUB_OUTPUT", outputs); unwritten != nil {
				return unwritten
			}
			return err
		},
	}
}

// action is a step: its inputs as arguments of `check`, and the files by which the reports come back.
type action struct {
	folder  string
	args    []string
	summary bool
}

func runAction(cmd *cobra.Command) error {
	a, err := readInputs()
	if err != nil {
		return err
	}
	check := newRoot()
	check.SetArgs(a.args)
	check.SetIn(cmd.InOrStdin())
	check.SetOut(cmd.OutOrStdout())
	check.SetErr(cmd.ErrOrStderr())
	checked := check.ExecuteContext(cmd.Context())
	if checked != nil && !errors.Is(checked, errFindings) {
		return checked
	}
	if err := a.hand(cmd.OutOrStdout()); err != nil {
		return err
	}
	return checked
}

// readInputs turns the inputs into arguments. Values stay whole: no shell sees them, and files follow "--".
func readInputs() (action, error) {
	var a action
	annotations, err := switched("INPUT_ANNOTATIONS", true)
	if err != nil {
		return a, err
	}
	if a.summary, err = switched("INPUT_SUMMARY", true); err != nil {
		return a, err
	}
	quiet, err := switched("INPUT_NO_SNIPPETS", false)
	if err != nil {
		return a, err
	}
	files, err := expand(os.Getenv("INPUT_FILES"))
	if err != nil {
		return a, err
	}
	if a.folder, err = os.MkdirTemp(os.Getenv("RUNNER_TEMP"), "pubcheck-"); err != nil {
		return a, failed("could not make a folder for the reports: %w", err)
	}
	a.args = []string{"check", "--format=json=" + a.file("report.json"), "--format=html=" + a.file("report.html"), "--format=text=" + a.file("report.txt")}
	if annotations {
		a.args = append(a.args, "--format=github")
	}
	if a.summary {
		a.args = append(a.args, "--format=summary="+a.file("summary.md"))
	}
	if quiet {
		a.args = append(a.args, "--no-snippets")
	}
	beside, err := switched("INPUT_REPO", true)
	if err != nil {
		return a, err
	}
	if workspace := os.Getenv("GITHUB_WORKSPACE"); beside && workspace != "" {
		a.args = append(a.args, "--repo="+workspace)
	}
	for _, f := range lines(os.Getenv("INPUT_FORMATS")) {
		if !strings.Contains(f, "=") {
			return a, usage("the input formats names no file for %q; write %s=FILE", f, f)
		}
		a.args = append(a.args, "--format="+f)
	}
	for _, c := range lines(os.Getenv("INPUT_CHECKLIST")) {
		a.args = append(a.args, "--checklist="+c)
	}
	for _, single := range [][2]string{{"--fail-on=", "INPUT_FAIL_ON"}, {"--config=", "INPUT_CONFIG"}, {"--baseline=", "INPUT_BASELINE"}, {"--format=sarif=", "INPUT_SARIF"}} {
		if value := os.Getenv(single[1]); value != "" {
			a.args = append(a.args, single[0]+value)
		}
	}
	a.args = append(append(a.args, "--"), files...)
	return a, nil
}

func (a action) file(name string) string { return filepath.Join(a.folder, name) }

// hand gives the runner the reports: the text into the log, the summary, the counts and paths as outputs.
func (a action) hand(log io.Writer) error {
	text, err := os.ReadFile(a.file("report.txt"))
	if err != nil {
		return failed("could not read the report again: %w", err)
	}
	if _, err := log.Write(text); err != nil {
		return err
	}
	if a.summary {
		summary, err := os.ReadFile(a.file("summary.md"))
		if err != nil {
			return failed("could not read the summary again: %w", err)
		}
		if err := appendTo("GITHUB_STEP_SUMMARY", string(summary)); err != nil {
			return err
		}
	}
	data, err := os.ReadFile(a.file("report.json"))
	if err != nil {
		return failed("could not read the report again: %w", err)
	}
	var counted struct {
		Checklists []struct{ Summary map[string]int }
	}
	if err := json.Unmarshal(data, &counted); err != nil {
		return failed("could not read the report again: %w", err)
	}
	var outputs strings.Builder
	for _, v := range []string{"satisfied", "ambiguous", "missing", "not_applicable"} {
		n := 0
		for _, c := range counted.Checklists {
			n += c.Summary[v]
		}
		outputs.WriteString(setOutput(strings.ReplaceAll(v, "_", "-"), fmt.Sprint(n)))
	}
	outputs.WriteString(setOutput("report", a.file("report.json")) + setOutput("html", a.file("report.html")))
	return appendTo("GITHUB_OUTPUT", outputs.String())
}

// setOutput is an output as the runner reads it from its file: between two lines that the value does not hold.
func setOutput(name, value string) string {
	mark := "END"
	for strings.Contains(value, mark) {
		mark += "_"
	}
	return name + "<<" + mark + "\n" + value + "\n" + mark + "\n"
}

// appendTo adds to a file that the runner names in a variable; outside a runner there is none.
func appendTo(variable, text string) error {
	name := os.Getenv(variable)
	if name == "" {
		return nil
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return failed("could not write to %s: %w", variable, err)
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return failed("could not write to %s: %w", variable, err)
	}
	return nil
}

// switched reads an input that is true or false.
func switched(variable string, otherwise bool) (bool, error) {
	switch value := os.Getenv(variable); value {
	case "":
		return otherwise, nil
	case "true", "false":
		return value == "true", nil
	default:
		name := strings.ReplaceAll(strings.ToLower(strings.TrimPrefix(variable, "INPUT_")), "_", "-")
		return false, usage("the input %s must be true or false, not %q", name, value)
	}
}

// lines are the lines of an input that say something.
func lines(text string) []string {
	var all []string
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			all = append(all, l)
		}
	}
	return all
}
