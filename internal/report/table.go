package report

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// row is one item of the tables for co-authors: its best passage, or the one that came nearest.
type row struct {
	result   assess.Result
	place    manuscript.Place
	where    string // the places of all its passages, in words
	quote    string
	isAnswer bool // the quote is evidence, not only near
}

func rowOf(doc *manuscript.Document, r assess.Result) row {
	out := row{result: r}
	var places []string
	for _, e := range r.Evidence {
		if w := clean(assess.Whereabouts(doc, e.Span)); len(places) == 0 || places[len(places)-1] != w {
			places = append(places, w)
		}
	}
	out.where = strings.Join(places, "; ")
	switch {
	case len(r.Evidence) > 0:
		out.place, out.quote, out.isAnswer = doc.Place(r.Evidence[0].Span), clean(r.Evidence[0].Quote), true
	case r.Nearest != nil:
		out.quote = clean(r.Nearest.Quote)
	}
	return out
}
