package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

//go:embed page
var pageFiles embed.FS

// htmlPage is all that page.gohtml shows.
type htmlPage struct {
	Policy     string
	Style      template.CSS
	Script     template.JS
	Key        string // names the files in the browser's store of decisions
	Version    string
	Title      string
	Size       string
	Files      []htmlFile
	Notices    []string
	Filters    []htmlFilter
	Checklists []htmlChecklist
	Blocks     []htmlBlock
}

// Solo says that the counts of the one checklist stand on the filters already.
func (p htmlPage) Solo() bool { return len(p.Checklists) == 1 }

type htmlFile struct{ Path, Digest string }

// htmlVerdict is a verdict as the page shows it: by shape, by word and by colour (a class).
type htmlVerdict struct{ Shape, Name, Word, Class string }

type htmlCount struct {
	htmlVerdict
	Count int
}

type htmlFilter struct {
	htmlCount
	Key int // the key that presses it
}

type htmlChecklist struct {
	ID, Anchor, Short, Citation, DOI string
	Counts                           []htmlCount
	Map, Groups                      []htmlGroup // the items by section, and by subsection
}

type htmlGroup struct {
	Title string
	Items []htmlItem
}

type htmlItem struct {
	ID, Anchor, Title, Because, Asks string
	Verdict                          htmlVerdict
	Quotes                           []htmlQuote
	Nearest                          *htmlQuote
	Belongs, Write, Model, Searched  string
}

// htmlQuote is a passage beside its item: the words that matched are set off, Passage is the id of its mark, if it has one.
type htmlQuote struct {
	Before, Match, After string
	Passage, Where, Note string
	Strong               bool
}

// HTML writes one self-contained page: the items beside the manuscript as read, each quote linked to its passage. The
// page loads nothing: its policy allows its own style and script, by their digests, and nothing else.
func HTML(w io.Writer, in Input) error {
	style, script := pageFile("base.css")+"\n\n"+pageFile("page.css"), pageFile("page.js")
	p := htmlPage{Style: template.CSS(style), Script: template.JS(script), Key: strings.Join(in.SHA256, "+"), Version: in.Version}
	p.Policy = "default-src 'none'; style-src " + digest(style) + "; script-src " + digest(script) + "; base-uri 'none'; form-action 'none'"
	doc := in.Assessment.Doc
	p.Title, p.Size = title(doc), size(doc)
	for i, path := range in.Paths {
		p.Files = append(p.Files, htmlFile{clean(path), in.SHA256[i]})
	}
	for _, n := range doc.Notices {
		p.Notices = append(p.Notices, notice(n))
	}
	marks := newPassages(doc)
	for _, c := range in.Assessment.Checklists {
		list := ""
		if len(in.Assessment.Checklists) > 1 {
			list, _, _ = strings.Cut(c.Checklist.Short, " ")
			list += " "
		}
		p.Checklists = append(p.Checklists, htmlResults(c, list, marks))
	}
	marks.number()
	for c, list := range in.Assessment.Checklists {
		p.Checklists[c].quote(list, marks)
	}
	p.Filters = htmlFilters(in.Assessment)
	if !in.withoutText {
		p.Blocks = marks.blocks()
	}
	t, err := template.New("page").Parse(pageFile("page.gohtml"))
	if err != nil {
		return fmt.Errorf("could not read the page's template: %w", err)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, p); err != nil {
		return fmt.Errorf("could not fill the page: %w", err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

// pageFile is an embedded file of the page, without the line break at its end.
func pageFile(name string) string {
	data, err := pageFiles.ReadFile("page/" + name)
	if err != nil {
		panic("the page's " + name + " is not embedded") // the build would have refused it
	}
	return strings.TrimSpace(string(data))
}

// digest names a style or script in a content security policy.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// byUrgency lists the verdicts as reports group them: what is to be written first.
func byUrgency() []checklist.Verdict {
	return []checklist.Verdict{checklist.Missing, checklist.Ambiguous, checklist.Satisfied, checklist.NotApplicable}
}

func htmlVerdictOf(v checklist.Verdict) htmlVerdict {
	class := v.String()
	if v == checklist.NotApplicable {
		class = "na"
	}
	return htmlVerdict{shape(v), verdictName(v), v.String(), class}
}

func htmlFilters(a *assess.Assessment) []htmlFilter {
	var all []htmlFilter
	for i, v := range byUrgency() {
		n := 0
		for _, c := range a.Checklists {
			n += c.Count(v)
		}
		all = append(all, htmlFilter{htmlCount{htmlVerdictOf(v), n}, i + 1})
	}
	return all
}

// htmlResults lays out the items of a checklist by its sections and notes which passages they name; name is put before
// the numbers at the passages.
func htmlResults(c assess.ChecklistResult, name string, marks *passages) htmlChecklist {
	doc := marks.doc
	list := c.Checklist
	out := htmlChecklist{ID: list.ID, Anchor: list.ID, Short: list.Short, Citation: strings.TrimSuffix(list.Source.Citation, "."), DOI: list.Source.DOI}
	for _, v := range byUrgency() {
		out.Counts = append(out.Counts, htmlCount{htmlVerdictOf(v), c.Count(v)})
	}
	for i, r := range c.Results {
		heading := r.Item.Section
		if r.Item.Subsection != "" {
			heading += ": " + r.Item.Subsection
		}
		it := htmlItem{ID: r.Item.ID, Anchor: anchor(list.ID, r.Item.ID, i), Title: r.Item.Title, Because: clean(r.Because), Asks: r.Item.Asks,
			Verdict: htmlVerdictOf(r.Verdict), Searched: clean(strings.Join(r.Searched, ", "))}
		if r.Verdict == checklist.Missing || r.Verdict == checklist.Ambiguous {
			it.Belongs, it.Write, it.Model = r.Item.Belongs, r.Hint, r.Model
		}
		ref := htmlRef{it.Verdict, it.Anchor, name, it.ID}
		for _, e := range marked(r) {
			marks.add(e.Span, ref, false)
			marks.colour(doc.Sentences[e.Sentence].Span)
		}
		if r.Nearest != nil {
			marks.add(r.Nearest.Span, ref, true)
		}
		out.Map = grouped(out.Map, r.Item.Section, it)
		out.Groups = grouped(out.Groups, heading, it)
	}
	return out
}

// grouped adds an item under a heading; one that follows under the same heading joins it.
func grouped(groups []htmlGroup, heading string, it htmlItem) []htmlGroup {
	if n := len(groups); n == 0 || groups[n-1].Title != heading {
		groups = append(groups, htmlGroup{Title: heading})
	}
	g := &groups[len(groups)-1]
	g.Items = append(g.Items, it)
	return groups
}

// quote fills in the passages of the items, once these have their numbers.
func (c *htmlChecklist) quote(list assess.ChecklistResult, marks *passages) {
	i := 0
	for g := range c.Groups {
		for k := range c.Groups[g].Items {
			it, r := &c.Groups[g].Items[k], list.Results[i]
			for _, e := range r.Evidence {
				it.Quotes = append(it.Quotes, htmlQuoteOf(marks, e))
			}
			if r.Nearest != nil {
				near := *r.Nearest
				near.Match = manuscript.Span{} // it matched nothing that counts
				quote := htmlQuoteOf(marks, near)
				it.Nearest = &quote
			}
			i++
		}
	}
}

func htmlQuoteOf(marks *passages, e assess.Evidence) htmlQuote {
	if e.Quote == "" {
		return htmlQuote{Where: clean(assess.Whereabouts(marks.doc, e.Span)), Strong: e.Strong}
	}
	match := manuscript.Span{Start: max(e.Match.Start, e.Span.Start), End: min(e.Match.End, e.Span.End)}
	if match.Start >= match.End {
		match = manuscript.Span{Start: e.Span.End, End: e.Span.End}
	}
	part := func(start, end int) string { return quiet(marks.doc.Slice(manuscript.Span{Start: start, End: end})) }
	return htmlQuote{Before: part(e.Span.Start, match.Start), Match: part(match.Start, match.End), After: part(match.End, e.Span.End),
		Passage: marks.id(e.Span), Where: clean(assess.Whereabouts(marks.doc, e.Span)), Note: clean(e.Note), Strong: e.Strong}
}

// anchor is the id of an item in the page; a number stands for an item whose name holds more than letters and digits.
func anchor(list, item string, at int) string {
	for _, r := range item {
		if (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '.' {
			return fmt.Sprintf("%s-item-%d", list, at+1)
		}
	}
	return list + "-" + item
}
