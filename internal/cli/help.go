package cli

import (
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// helpWidth is the width of help texts: that of a terminal as it opens.
const helpWidth = 80

// arrange sets the help of a command and those below it: the commands in groups, all lines within the width.
func arrange(root *cobra.Command) {
	for _, g := range []struct{ id, title, commands string }{
		{"check", "Check papers:", "check explain parse suggest decide diff"},
		{"forms", "Fill and verify forms:", "fill verify"},
		{"lists", "Read checklists:", "list show guide crosswalk"},
		{"tools", "Configure, measure, run over many:", "init config rules batch agree version help"},
	} {
		root.AddGroup(&cobra.Group{ID: g.id, Title: g.title})
		for _, c := range root.Commands() {
			if oneOf(c.Name(), strings.Fields(g.commands)) {
				c.GroupID = g.id
			}
		}
	}
	root.SetHelpCommandGroupID("tools")
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages ", ".FlagUsagesWrapped 80 "))
	fold(root)
}

// fold breaks the long texts of a command and of those below it. Paragraphs that are indented stay as they are.
func fold(cmd *cobra.Command) {
	paragraphs := strings.Split(cmd.Long, "\n\n")
	for i, p := range paragraphs {
		if !strings.HasPrefix(p, " ") {
			paragraphs[i] = foldParagraph(p)
		}
	}
	cmd.Long = strings.Join(paragraphs, "\n\n")
	for _, c := range cmd.Commands() {
		fold(c)
	}
}

func foldParagraph(text string) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case column > 0 && column+1+n > helpWidth:
			b.WriteByte('\n')
			column = 0
		case column > 0:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}
