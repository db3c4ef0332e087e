package ingest

import (
	"errors"

	"github.com/pubcheck/pubcheck/internal/ingest/docx"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// readDOCX reads a Word file and words what is wrong with one that cannot be read.
func readDOCX(name string, data []byte) (manuscript.Draft, error) {
	draft, err := docx.Read(data)
	if err == nil {
		return draft, nil
	}
	e := &Error{Name: name, Cause: err}
	switch {
	case errors.Is(err, docx.ErrNoText):
		e.Is, e.Do, e.Empty = "holds no text that can be read", "check that it is the manuscript, not pictures of it", true
	case errors.Is(err, docx.ErrTooLarge):
		e.Is, e.Do = "unpacks to far more than a manuscript holds", "check that it is the manuscript"
	default:
		e.Is, e.Do = "is a damaged or cut-off Word file", "open it in a word processor and save it again"
	}
	return manuscript.Draft{}, e
}
