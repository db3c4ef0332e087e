package report

import (
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/annotate"
	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// PDF writes a copy of a manuscript with its evidence marked. data are the bytes of the file, name is its path where
// several were read together and empty otherwise.
func PDF(w io.Writer, in Input, data []byte, name string) error {
	p := &pdfReport{doc: in.Assessment.Doc, file: name, bySpan: map[manuscript.Span]int{}}
	var lists []annotate.List
	for _, c := range in.Assessment.Checklists {
		lists = append(lists, p.list(c))
	}
	out, err := annotate.Write(data, p.marks(), lists)
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

type pdfReport struct {
	doc      *manuscript.Document
	file     string
	passages []pdfPassage
	bySpan   map[manuscript.Span]int
}

// pdfPassage is a passage with what the items say of it.
type pdfPassage struct {
	span  manuscript.Span
	tone  annotate.Tone
	notes []string
}

// tone is the verdict as marks show it.
func tone(v checklist.Verdict) annotate.Tone {
	return [...]annotate.Tone{annotate.Absent, annotate.Doubtful, annotate.Found, annotate.Idle}[v]
}

func (p *pdfReport) list(c assess.ChecklistResult) annotate.List {
	l := annotate.List{Title: c.Checklist.Short, Summary: tally(c)}
	for _, r := range c.Results {
		row := annotate.Row{Number: r.Item.ID, Title: clean(r.Item.Title), Verdict: verdictName(r.Verdict), Tone: tone(r.Verdict)}
		for _, e := range marked(r) {
			p.note(c, r, e)
		}
		for _, e := range r.Evidence {
			if place := p.doc.Place(e.Span); row.Page == 0 && place.File == p.file {
				row.Page, row.Top = place.Page, place.Box.Y0
			}
		}
		if len(r.Evidence) > 0 {
			row.Place = clean(assess.Whereabouts(p.doc, r.Evidence[0].Span))
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

// note adds an item to its passage; an item in doubt gives its tone to the passage.
func (p *pdfReport) note(c assess.ChecklistResult, r assess.Result, e assess.Evidence) {
	at, ok := p.bySpan[e.Span]
	if !ok {
		at = len(p.passages)
		p.bySpan[e.Span] = at
		p.passages = append(p.passages, pdfPassage{span: e.Span, tone: tone(r.Verdict)})
	}
	own := &p.passages[at]
	own.tone = min(own.tone, tone(r.Verdict))
	own.notes = append(own.notes, shape(r.Verdict)+" "+c.Checklist.Short+", item "+r.Item.ID+" "+clean(r.Item.Title)+": "+verdictName(r.Verdict)+". "+clean(r.Because))
}

// marks are the passages page by page: one that runs over to the next page gets two.
func (p *pdfReport) marks() []annotate.Mark {
	var marks []annotate.Mark
	for _, s := range p.passages {
		page := 0
		for _, place := range p.doc.Places(s.span) {
			if place.File != p.file || place.Page == 0 || place.Box == (manuscript.Box{}) {
				continue
			}
			if place.Page != page {
				page = place.Page
				marks = append(marks, annotate.Mark{Page: page, Tone: s.tone, Note: strings.Join(s.notes, "\n")})
			}
			m := &marks[len(marks)-1]
			m.Boxes = append(m.Boxes, annotate.Box(place.Box))
		}
	}
	return marks
}
