package ingest

import (
	"errors"

	"github.com/pubcheck/pubcheck/internal/ingest/pdf"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// readPDF reads a PDF and words what is wrong with one that cannot be read.
func readPDF(name string, data []byte) (manuscript.Draft, error) {
	draft, err := pdf.Read(data)
	if err == nil {
		return draft, nil
	}
	e := &Error{Name: name, Cause: err}
	switch {
	case errors.Is(err, pdf.ErrEncrypted):
		e.Is, e.Do, e.Empty = "is locked with a password", "save it without one and check that", true
	case errors.Is(err, pdf.ErrNoText):
		e.Is, e.Do, e.Empty = "holds no text that can be read; its pages are pictures or empty", "run text recognition on it (ocrmypdf, Acrobat) or export the PDF from its source", true
	case errors.Is(err, pdf.ErrNotPDF):
		e.Is, e.Do = "is no PDF", "check that it is the manuscript"
	default:
		e.Is, e.Do = "is a damaged or cut-off PDF", "export it again"
	}
	return manuscript.Draft{}, e
}
