package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// SuggestSchema names the version of the JSON that `pubcheck suggest` writes.
const SuggestSchema = "pubcheck/suggest/1"

// Suggestions are the kinds of study that a paper is held against; Known are the lists that pubcheck holds.
type Suggestions struct {
	Paths []string
	Doc   *manuscript.Document
	Kinds []assess.Suggestion
	Known map[string]string // id of a list -> its title
}

// WithoutText is the suggestions without a word of the manuscript; the places stay.
func (s Suggestions) WithoutText() Suggestions {
	s.Doc = assess.Wordless(s.Doc)
	s.Kinds = slices.Clone(s.Kinds)
	for i := range s.Kinds {
		s.Kinds[i].Evidence = slices.Clone(s.Kinds[i].Evidence)
		for j := range s.Kinds[i].Evidence {
			s.Kinds[i].Evidence[j].Quote = ""
		}
	}
	return s
}

// SuggestText writes which lists a paper needs, and from which sentences that is concluded, for people.
func SuggestText(w io.Writer, s Suggestions, style Style) error {
	out := bufio.NewWriter(w)
	masthead(out, s.Doc, s.Paths, style)
	fits := 0
	for _, k := range s.Kinds {
		if !k.Fits {
			continue
		}
		fits++
		fmt.Fprintf(out, "\n%s\n", style.bold("This is "+k.Study.Says))
		width := 16
		for _, id := range k.Study.Lists {
			width = max(width, len(id))
		}
		for _, id := range k.Study.Lists {
			if name, ok := s.Known[id]; ok {
				fmt.Fprintf(out, "  %-*s %s\n", width, id, wrap(name, style.Width, width+3, strings.Repeat(" ", width+3)))
			} else {
				fmt.Fprintf(out, "  %-*s %s\n", width, id, style.dim("(pubcheck does not hold this list)"))
			}
		}
		for _, e := range k.Evidence {
			where := assess.Whereabouts(s.Doc, e.Span)
			if e.Quote != "" {
				where = quoted(e.Quote, 160) + " (" + where + ")"
			}
			fmt.Fprintf(out, "    %s\n", wrap(where, style.Width, 4, "    "))
		}
	}
	if fits == 0 {
		fmt.Fprintf(out, "\n%s\n", wrap("No list fits: nothing shows that this is one of the kinds of study below.", style.Width, 0, ""))
	}
	for _, n := range s.Doc.Notices {
		if n.Code == manuscript.NotAStudy {
			fmt.Fprintf(out, "! %s\n", wrap(notice(n), style.Width, 2, "  "))
		}
	}
	fmt.Fprintf(out, "\n%s\n", style.bold("What it is not"))
	for _, k := range s.Kinds {
		if !k.Fits {
			fmt.Fprintf(out, "  %s\n", wrap(k.Study.Says+whyNot(k), style.Width, 2, "    "))
		}
	}
	return out.Flush()
}

// whyNot says what kept a paper from being a study of some kind.
func whyNot(k assess.Suggestion) string {
	if len(k.Lacks) == 0 {
		return "; another kind fits better"
	}
	return "; not found: " + strings.Join(k.Lacks, "; ")
}

// SuggestJSON writes the same for programs.
func SuggestJSON(w io.Writer, s Suggestions) error {
	type passage struct {
		Rule  string `json:"rule"`
		Quote string `json:"quote"`
		Where string `json:"where"`
	}
	type kind struct {
		ID       string    `json:"id"`
		Is       string    `json:"is"`
		Fits     bool      `json:"fits"`
		Lists    []string  `json:"lists"`
		Evidence []passage `json:"evidence"`
		Lacks    []string  `json:"lacks"`
	}
	out := struct {
		Schema string   `json:"schema"`
		Paths  []string `json:"paths"`
		Title  string   `json:"title"`
		First  string   `json:"first"`
		Kinds  []kind   `json:"kinds"`
	}{Schema: SuggestSchema, Paths: s.Paths, Title: s.Doc.Title, First: s.First(), Kinds: []kind{}}
	for _, k := range s.Kinds {
		one := kind{ID: k.Study.ID, Is: k.Study.Says, Fits: k.Fits, Lists: k.Study.Lists, Evidence: []passage{}, Lacks: append([]string{}, k.Lacks...)}
		for _, e := range k.Evidence {
			one.Evidence = append(one.Evidence, passage{e.Rule, e.Quote, assess.Whereabouts(s.Doc, e.Span)})
		}
		out.Kinds = append(out.Kinds, one)
	}
	return writeJSON(w, out)
}

// First is the first list of those that a paper needs and that pubcheck holds; "" when there is none.
func (s Suggestions) First() string {
	for _, k := range s.Kinds {
		for _, id := range k.Study.Lists {
			if _, ok := s.Known[id]; ok && k.Fits {
				return id
			}
		}
	}
	return ""
}
