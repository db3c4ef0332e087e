// Package ingest opens a manuscript: it tells by the content what a file is and hands it to the reader
// for it.
package ingest

import (
	"github.com/pubcheck/pubcheck/internal/ingest/markdown"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Read reads a manuscript. Name is used in errors only; what the file is, its content says.
func Read(name string, data []byte) (*manuscript.Document, error) {
	kind := sniff(data)
	var draft manuscript.Draft
	var err error
	switch kind {
	case kindPDF:
		draft, err = readPDF(name, data)
	case kindText:
		draft, err = markdown.Read(data)
		if err == nil && len(draft.Pieces) == 0 {
			err = &Error{Name: name, Is: "holds no text", Do: "check that it is the manuscript", Empty: true}
		}
	default:
		return nil, refuse(name, kind)
	}
	if err != nil {
		return nil, err
	}
	return manuscript.Assemble(draft), nil
}
