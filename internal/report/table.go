package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// row is one item of the tables for co-authors: its best passage, or the one that came nearest.
type row struct {
	result   assess.Result
	place    manuscript.Place
	places   []string // of all its passages, in words
	quote    string
	isAnswer bool // the quote is evidence, not only near
}

func rowOf(doc *manuscript.Document, r assess.Result) row {
	out := row{result: r}
	for _, e := range r.Evidence {
		if w := clean(assess.Whereabouts(doc, e.Span)); !slices.Contains(out.places, w) {
			out.places = append(out.places, w)
		}
	}
	switch {
	case len(r.Evidence) > 0:
		out.place, out.quote, out.isAnswer = doc.Place(r.Evidence[0].Span), clean(r.Evidence[0].Quote), true
	case r.Nearest != nil:
		out.quote = clean(r.Nearest.Quote)
	}
	return out
}

// first are the first n places, and how many more there are.
func (r row) first(n int) string {
	if len(r.places) <= n {
		return strings.Join(r.places, "; ")
	}
	return fmt.Sprintf("%s; and %d more", strings.Join(r.places[:n], "; "), len(r.places)-n)
}
