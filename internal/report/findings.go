package report

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// finding is an item that needs the author, with the one place at which tools show it: its best passage, or the section
// in which it should stand.
type finding struct {
	list   *checklist.Checklist
	result assess.Result
	place  manuscript.Place
	file   string // as the repository names it
	where  string // the place in words
}

// findings are the missing and ambiguous items in the order of the checklists.
func findings(in Input) []finding {
	doc := in.Assessment.Doc
	var all []finding
	for _, c := range in.Assessment.Checklists {
		for _, r := range c.Results {
			if r.Verdict != checklist.Missing && r.Verdict != checklist.Ambiguous {
				continue
			}
			span := r.Home
			if len(r.Evidence) > 0 {
				span = r.Evidence[0].Span
			}
			f := finding{list: c.Checklist, result: r, place: doc.Place(span), where: clean(assess.Whereabouts(doc, span))}
			f.file = in.file(f.place)
			all = append(all, f)
		}
	}
	return all
}

// byImportance puts what is missing before what is in doubt, and what was measured before what was not.
func byImportance(all []finding) []finding {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b finding) int {
		if a.result.Verdict != b.result.Verdict {
			return int(a.result.Verdict) - int(b.result.Verdict)
		}
		return int(a.result.Item.Basis) - int(b.result.Item.Basis)
	})
	return sorted
}

// name is the finding's item in words.
func (f finding) name() string {
	return f.list.Short + " " + f.result.Item.ID + ", " + f.result.Item.Title
}

// message is the finding in plain sentences. A paged file has no lines that a tool could show: the page is said in words.
func (f finding) message() string {
	parts := []string{clean(f.result.Because)}
	if len(f.result.Evidence) > 0 {
		parts = append(parts, strings.TrimSpace(passageQuote(f.result.Evidence[0], 240)+" ("+f.where+")."))
	} else if f.result.Item.Belongs != "" {
		parts = append(parts, "Belongs in: "+f.result.Item.Belongs+".")
	}
	if f.result.Hint != "" {
		parts = append(parts, "Write: "+f.result.Hint)
	}
	return strings.Join(parts, " ")
}

// passageQuote is a passage between quotation marks, "" where the report holds no text. Of a long one it shows what
// matched, with what stands before.
func passageQuote(e assess.Evidence, n int) string {
	if e.Quote == "" {
		return ""
	}
	from := min(max(0, e.Match.Start-e.Span.Start), len(e.Quote))
	to := min(max(from, e.Match.End-e.Span.Start), len(e.Quote))
	text := []rune(clean(e.Quote))
	seen := utf8.RuneCountInString(clean(e.Quote[:to]))
	if len(text) <= n || seen <= n-2 {
		return quoted(e.Quote, n)
	}
	start := min(utf8.RuneCountInString(clean(e.Quote[:from])), len(text)) - n/3
	start = max(min(start, len(text)-n+2), min(seen, len(text))-(n-4), 0)
	for start > 0 && start < len(text) && text[start-1] != ' ' {
		start++
	}
	if start == 0 || start == len(text) {
		return quoted(e.Quote, n)
	}
	return "\"… " + short(string(text[start:]), n-2) + "\""
}

// marked is the evidence of an item that is marked in the manuscript: the two best passages, and no mere sign beside a strong
// one. More would colour whole paragraphs, and then nothing stands out.
func marked(r assess.Result) []assess.Evidence {
	best := r.Evidence[:min(2, len(r.Evidence))]
	if len(best) == 2 && best[0].Strong && !best[1].Strong {
		best = best[:1]
	}
	return best
}

// file is the file of a place as the repository names it.
func (in Input) file(p manuscript.Place) string {
	name := p.File
	switch {
	case name == "":
		name = in.Paths[0]
	case len(in.Paths) == 1: // an included file, named as the paper does
		name = path.Join(path.Dir(strings.ReplaceAll(in.Paths[0], `\`, "/")), name)
	}
	if in.Locate == nil {
		return name
	}
	return in.Locate(name)
}
