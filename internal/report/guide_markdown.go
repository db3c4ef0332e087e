package report

import (
	"bufio"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/pubcheck/pubcheck/internal/guide"
)

// GuideMarkdown writes the guide to a list as Markdown, the same as the page says. files names the guides that are made along
// with it, by list.
func GuideMarkdown(w io.Writer, g *guide.Guide, files map[string]string) error {
	out := bufio.NewWriter(w)
	p := guidePageOf(g, files)
	fmt.Fprintf(out, "# %s\n\n%s\n\n%s\n\n", cell(p.Heading), cell(p.Title), cell(p.About))
	doi := url.URL{Scheme: "https", Host: "doi.org", Path: "/" + p.DOI}
	fmt.Fprintf(out, "%s %s %s\n\n", cell(p.Citation), markdownLink("doi:"+p.DOI, doi.String()), cell(p.Wording))
	fmt.Fprintf(out, "## %s\n\n", cell(p.JournalsHead))
	if len(p.Journals) == 0 {
		fmt.Fprintf(out, "%s\n\n", p.Nobody)
	}
	for _, j := range p.Journals {
		fmt.Fprintf(out, "- **%s:** %s %s, %s.\n", cell(j.Name), cell(j.Line), markdownLink("source", j.URL), cell(j.Date))
	}
	if len(p.Journals) > 0 {
		fmt.Fprintln(out)
	}
	fmt.Fprint(out, "## All items\n\n")
	for _, s := range p.Map {
		var links []string
		for _, l := range s.Lessons {
			links = append(links, markdownLink(l.ID+" "+l.Title, "#"+l.Anchor))
		}
		fmt.Fprintf(out, "- %s\n  - %s\n", cell(s.Title), strings.Join(links, "\n  - "))
	}
	for _, s := range p.Sections {
		fmt.Fprintf(out, "\n## %s\n", cell(s.Title))
		for _, l := range s.Lessons {
			markdownLesson(out, l)
		}
	}
	return out.Flush()
}

func markdownLesson(out io.Writer, l lesson) {
	fmt.Fprintf(out, "\n<a id=\"%s\"></a>\n\n### %s %s\n\n", l.Anchor, cell(l.ID), cell(l.Title))
	field := func(label, text string) {
		if text != "" {
			fmt.Fprintf(out, "**%s:** %s\n\n", label, cell(text))
		}
	}
	field("Asks", l.Asks)
	field("Why", l.Why)
	field("Enough", l.Sufficient)
	field("Belongs in", l.Belongs)
	markdownList(out, "Does not apply when", l.NotApplicable)
	markdownList(out, "Left to a person when", l.Unsure)
	if l.Choice != "" {
		fmt.Fprintf(out, "%s\n\n", l.Choice)
	}
	for _, t := range l.Topics {
		fmt.Fprintf(out, "#### %s (rule %s)\n\n", cell(sentenceCase(t.Says)), cell(t.Rule))
		markdownList(out, "Contains", t.Parts)
		if t.Only != "" {
			fmt.Fprintf(out, "%s\n\n", cell(t.Only))
		}
		field("Write", t.Write)
		field("Model", t.Model)
		markdownExamples(out, "Enough, for example", t.Enough)
		markdownExamples(out, "Not enough", t.Part)
		markdownExamples(out, "Sounds alike, and does not count", t.Apart)
	}
	if len(l.Also) > 0 {
		fmt.Fprint(out, "**Other lists that ask for the same, or for something near it:**\n\n")
		for _, r := range l.Also {
			name := cell(r.Text)
			if r.File != "" {
				name = markdownLink(r.Text, r.File+"#"+r.Anchor)
			}
			fmt.Fprintf(out, "- %s %s\n", name, cell(r.How))
		}
		fmt.Fprintln(out)
	}
	fmt.Fprintf(out, "%s\n", cell(l.Basis))
}

// markdownLink is a link that neither its text nor its address can end early.
func markdownLink(text, to string) string {
	return "[" + strings.ReplaceAll(cell(text), "]", `\]`) + "](" + strings.NewReplacer("(", "%28", ")", "%29").Replace(to) + ")"
}

func markdownList(out io.Writer, label string, entries []string) {
	if len(entries) == 0 {
		return
	}
	fmt.Fprintf(out, "**%s:**\n\n", label)
	for _, e := range entries {
		fmt.Fprintf(out, "- %s\n", cell(e))
	}
	fmt.Fprintln(out)
}

func markdownExamples(out io.Writer, label string, examples []lessonExample) {
	if len(examples) == 0 {
		return
	}
	fmt.Fprintf(out, "**%s:**\n\n", label)
	for _, ex := range examples {
		fmt.Fprintf(out, "- %s \"%s\" (%s)", ex.Verdict.Shape, cell(ex.Text), cell(ex.Where))
		if ex.Because != "" {
			fmt.Fprintf(out, " %s: %s", ex.Verdict.Name, cell(ex.Because))
		}
		fmt.Fprintln(out)
	}
	fmt.Fprintln(out)
}
