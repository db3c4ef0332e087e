package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newMan is the command by which releases make the manual pages.
func newMan() *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Short:  "Write the manual pages into a folder",
		Hidden: true,
		Args:   needArgs(1, 1, "name the folder for the pages, for example `pubcheck man man1`"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return failed("could not make the folder for the manual pages: %w", err)
			}
			for _, page := range manual(cmd.Root()) {
				if err := os.WriteFile(filepath.Join(args[0], page.name), page.text, 0o644); err != nil {
					return failed("could not write a manual page: %w", err)
				}
			}
			return nil
		},
	}
}

// manPage is one page and the name of its file.
type manPage struct {
	name string
	text []byte
}

// manual is a page for the program and one for each command, in the order of the help.
func manual(root *cobra.Command) []manPage {
	pages := []manPage{{manName(root) + ".1", manualPage(root)}}
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() && c.Name() != "help" {
			pages = append(pages, manual(c)...)
		}
	}
	return pages
}

func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manualPage is a command's help in the man macros.
func manualPage(c *cobra.Command) []byte {
	var b bytes.Buffer
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line(`.TH "%s" "1" "" "pubcheck %s" "pubcheck manual"`, strings.ToUpper(roff(manName(c))), Version)
	line(".SH NAME\n%s \\- %s", roff(manName(c)), roff(c.Short))
	use := c.UseLine()
	line(".SH SYNOPSIS\n.B %s", roff(use))
	long := c.Long
	if long == "" {
		long = c.Short + "."
	}
	line(".SH DESCRIPTION")
	for _, paragraph := range strings.Split(strings.TrimSpace(long), "\n\n") {
		if strings.HasPrefix(paragraph, "  ") {
			line(".PP\n.nf\n%s\n.fi", roff(paragraph))
			continue
		}
		line(".PP\n%s", roff(paragraph))
	}
	options(&b, "OPTIONS", c.NonInheritedFlags())
	options(&b, "OPTIONS OF ALL COMMANDS", c.InheritedFlags())
	if c.Example != "" {
		line(".SH EXAMPLES\n.nf\n%s\n.fi", roff(c.Example))
	}
	if !c.HasParent() {
		line(".SH EXIT STATUS")
		for _, s := range [][2]string{{"0", "done"}, {"1", "--fail-on was met"}, {"2", "wrong use: an unknown flag, checklist, item or format"}, {"3", "the file holds no readable text"}, {"4", "the work could not be done"}} {
			line(".TP\n.B %s\n%s", s[0], roff(s[1]))
		}
	}
	var also []string
	if c.HasParent() {
		also = append(also, manName(c.Parent()))
	}
	for _, inner := range c.Commands() {
		if inner.IsAvailableCommand() && inner.Name() != "help" {
			also = append(also, manName(inner))
		}
	}
	if len(also) > 0 {
		line(".SH SEE ALSO")
		for i, name := range also {
			comma := ","
			if i == len(also)-1 {
				comma = ""
			}
			line(`.BR %s (1)%s`, roff(name), comma)
		}
	}
	return b.Bytes()
}

func options(b *bytes.Buffer, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, ".SH %s\n", title)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		names := "--" + f.Name
		if f.Shorthand != "" {
			names = "-" + f.Shorthand + ", " + names
		}
		value, says := pflag.UnquoteUsage(f)
		if value != "" {
			value = " " + strings.TrimSuffix(value, "Array") // of Go, not of the reader
		}
		// Some defaults are of the machine on which the pages are made.
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && f.DefValue != "0" && f.Name != "jobs" {
			says += " (default " + strings.Trim(f.DefValue, "[]") + ")"
		}
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(names+value), roff(says))
	})
}

// roff makes text safe for troff: its backslashes and hyphens are the text's own, and no line of it is a request.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "`", "").Replace(text)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
