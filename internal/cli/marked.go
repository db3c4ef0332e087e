package cli

import (
	"bytes"
	"io"

	"github.com/pubcheck/pubcheck/internal/report"
)

// markedCopy writes the first PDF of the papers with its evidence marked.
func markedCopy(w io.Writer, in report.Input, papers papers) error {
	for i, data := range papers.data {
		if !bytes.HasPrefix(data, []byte("%PDF-")) {
			continue
		}
		name := ""
		if len(in.Paths) > 1 {
			name = in.Paths[i] // places carry the file only where there are several
		}
		if err := report.PDF(w, in, data, name); err != nil {
			return failed("could not mark %q: %w; print it to a new PDF, or use --format html=report.html", in.Paths[i], err)
		}
		return nil
	}
	return failed("%q is no PDF whose passages could be marked; use --format html=report.html", in.Paths[0])
}
