package report

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/guide"
)

// guidePage is all that a guide shows, whatever the format.
type guidePage struct {
	Policy                 string
	Style                  template.CSS
	Heading, Title, About  string
	Citation, DOI, Wording string
	JournalsHead, Nobody   string
	Journals               []guideJournal
	Map, Sections          []guideSection // the items by section, and by subsection
}

type guideJournal struct{ Name, Line, URL, Date string }

type guideSection struct {
	Title   string
	Lessons []lesson
}

// guidePageOf words a guide. files names the guides that are made along with it, by list.
func guidePageOf(g *guide.Guide, files map[string]string) guidePage {
	c := g.List
	p := guidePage{Heading: "Guide to " + c.Short, Title: c.Title, About: c.AppliesTo, Citation: c.Source.Citation, DOI: c.Source.DOI, JournalsHead: "Journals that ask for " + c.Short, Nobody: nobodyAsks,
		Wording: "All wording, the examples too, is ours; for a submission use the official form."}
	for _, j := range g.Journals {
		p.Journals = append(p.Journals, guideJournal{j.Name, journalLine(j), j.URL, sourceDate(j)})
	}
	for i := range g.Items {
		l := lessonOf(g, i)
		for k := range l.Also {
			l.Also[k].File = files[l.Also[k].List]
		}
		p.Map = taught(p.Map, c.Items[i].Section, l)
		p.Sections = taught(p.Sections, strings.ReplaceAll(l.Section, " - ", ": "), l)
	}
	return p
}

// taught adds a lesson under a heading; one that follows under the same heading joins it.
func taught(sections []guideSection, title string, l lesson) []guideSection {
	if n := len(sections); n == 0 || sections[n-1].Title != title {
		sections = append(sections, guideSection{Title: title})
	}
	s := &sections[len(sections)-1]
	s.Lessons = append(s.Lessons, l)
	return sections
}

// GuideHTML writes the guide to a list as one page that loads nothing and runs nothing.
func GuideHTML(w io.Writer, g *guide.Guide, files map[string]string) error {
	p := guidePageOf(g, files)
	style := pageFile("base.css") + "\n\n" + pageFile("guide.css")
	p.Style, p.Policy = template.CSS(style), "default-src 'none'; style-src "+digest(style)+"; base-uri 'none'; form-action 'none'"
	t, err := template.New("guide").Funcs(template.FuncMap{"sentence": sentenceCase}).Parse(pageFile("guide.gohtml"))
	if err != nil {
		return fmt.Errorf("could not read the guide's template: %w", err)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, p); err != nil {
		return fmt.Errorf("could not fill the guide: %w", err)
	}
	b.WriteByte('\n')
	_, err = w.Write(b.Bytes())
	return err
}
