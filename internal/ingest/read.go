// Package ingest opens a manuscript: it tells by the content what a file is and hands it to the reader
// for it.
package ingest

import (
	"fmt"
	"io/fs"

	"github.com/pubcheck/pubcheck/internal/ingest/latex"
	"github.com/pubcheck/pubcheck/internal/ingest/markdown"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Read reads a manuscript that stands alone. Name is used in errors only; what the file is, its content
// says.
func Read(name string, data []byte) (*manuscript.Document, error) {
	return ReadIn(nil, name, data)
}

// fewestWords are those of a text that can be held against a list at all: of fewer, every item would be missing.
const fewestWords = 4

// ReadIn reads a manuscript whose source may include other files. Folder is where it lies: nothing
// outside it is opened.
func ReadIn(folder fs.FS, name string, data []byte) (*manuscript.Document, error) {
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
	case kindLaTeX:
		draft, err = latex.Read(data, folder)
		if err == nil && len(draft.Pieces) == 0 {
			err = &Error{Name: name, Is: "holds no text", Do: "check that it is the manuscript's main file", Empty: true}
		}
	case kindWord:
		draft, err = readDOCX(name, data)
	default:
		return nil, refuse(name, kind)
	}
	if err != nil {
		return nil, err
	}
	doc := manuscript.Assemble(draft)
	if kind != kindPDF && doc.Words < fewestWords { // of a PDF, the notices say what could not be read
		return nil, &Error{Name: name, Is: fmt.Sprintf("holds too little text to be held against a list (words: %d)", doc.Words), Do: "check that it is the manuscript", Empty: true}
	}
	return doc, nil
}
