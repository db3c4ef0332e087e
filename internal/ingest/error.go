package ingest

import (
	"errors"
	"fmt"
)

// Error says in one sentence why a file was not read and what the author can do.
type Error struct {
	Name  string // the file
	Is    string // what is wrong with it: "is a slide show"
	Do    string // the remedy: "check the manuscript itself"
	Empty bool   // the file is whole, but no text can be read from it (empty, pictures only, locked)
	Cause error
}

// Error is the sentence: `"talk.pptx" is a slide show; check the manuscript itself`.
func (e *Error) Error() string {
	if e.Do == "" {
		return fmt.Sprintf("%q %s", e.Name, e.Is)
	}
	return fmt.Sprintf("%q %s; %s", e.Name, e.Is, e.Do)
}

// Unwrap gives the reader's own error.
func (e *Error) Unwrap() error { return e.Cause }

// NoText says whether an error means that there is no text to read, as against a file that could not
// be worked on.
func NoText(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Empty
}

// refuse words the error for a file of a kind that pubcheck does not read.
func refuse(name string, k kind) error {
	e := &Error{Name: name, Do: "export it as PDF and check that"}
	switch k {
	case kindEmpty:
		e.Is, e.Do, e.Empty = "is empty", "check that it is the manuscript", true
	case kindOpenDocument:
		e.Is = "is an OpenDocument file"
	case kindSlides:
		e.Is, e.Do = "is a slide show", "check the manuscript itself"
	case kindSheet:
		e.Is, e.Do = "is a spreadsheet", "check the manuscript itself"
	case kindOldOffice:
		e.Is, e.Do = "is an old Office file", "save it as .docx or PDF and check that"
	case kindLocked:
		e.Is, e.Do, e.Empty = "is locked with a password", "save it without one and check that", true
	case kindRTF:
		e.Is = "is an RTF file"
	case kindEPUB:
		e.Is, e.Do = "is an EPUB file", "check the PDF or Markdown of the manuscript"
	case kindZIP:
		e.Is, e.Do = "is a ZIP archive", "unpack it and check the manuscript in it"
	case kindArchive:
		e.Is, e.Do = "is a compressed archive", "unpack it and check the manuscript in it"
	case kindPostScript:
		e.Is, e.Do = "is a PostScript file", "convert it to PDF (ps2pdf) and check that"
	case kindImage:
		e.Is, e.Do, e.Empty = "is an image", "check the manuscript as PDF with its text, not a picture of it", true
	case kindHTML:
		e.Is, e.Do = "is an HTML page", "check the PDF or Markdown of the manuscript"
	default:
		e.Is, e.Do = "is neither PDF nor text", "check the manuscript as PDF, Word, LaTeX or Markdown"
	}
	return e
}
