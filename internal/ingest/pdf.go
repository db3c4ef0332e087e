package ingest

import (
	"errors"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// errNoPDFReader stands until the PDF reader is built in.
var errNoPDFReader = errors.New("the PDF reader is not built in")

func readPDF(name string, _ []byte) (manuscript.Draft, error) {
	return manuscript.Draft{}, &Error{Name: name, Is: "is a PDF and this build reads none", Do: "check the Markdown of the manuscript", Cause: errNoPDFReader}
}
