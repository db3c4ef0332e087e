package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/term"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/ingest"
	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/internal/report"
)

// papers are the files of one submission, read and joined.
type papers struct {
	doc     *manuscript.Document
	paths   []string
	digests []string // SHA-256 of each file, hex
	data    [][]byte
}

// maxFile bounds what is read into memory: larger files are no manuscripts.
const maxFile = 128 << 20

// readPapers reads files of which nothing more is known than their names.
func readPapers(paths []string) (papers, error) {
	return readMembers(membersOf(paths, configuration{Config: &checklist.Config{}}), nil)
}

// readMembers reads and joins the files of a submission; line, if not nil, says which is being read.
func readMembers(all []member, line *progress) (papers, error) {
	var p papers
	var parts []manuscript.Part
	for i, m := range all {
		line.show(fmt.Sprintf("reading %s (%d of %d)", m.path, i+1, len(all)))
		data, err := readFile(m.path)
		if err != nil {
			return p, err
		}
		doc, err := readPaper(m.path, data)
		if err != nil {
			return p, ingestFault(err)
		}
		sum := sha256.Sum256(data)
		p.digests = append(p.digests, hex.EncodeToString(sum[:]))
		p.data = append(p.data, data)
		p.paths = append(p.paths, m.path)
		parts = append(parts, manuscript.Part{Doc: doc, Name: m.path, Kind: m.kind})
	}
	p.doc = parts[0].Doc
	if len(parts) > 1 {
		p.doc = manuscript.Join(parts...)
	}
	return p, nil
}

// readPaper reads one file; what it includes may lie in its folder and nowhere else.
func readPaper(path string, data []byte) (*manuscript.Document, error) {
	root, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return ingest.Read(path, data)
	}
	defer root.Close()
	return ingest.ReadIn(root.FS(), path, data)
}

func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, failed("no file %q; check the path", path)
	case err != nil:
		return nil, failed("could not read %q: %w", path, err)
	case info.IsDir():
		return nil, usage("%q is a folder; name the manuscript in it", path)
	case info.Size() > maxFile:
		return nil, failed("%q is larger than %d MB; a manuscript is smaller, name the right file", path, maxFile>>20)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, failed("could not read %q: %w", path, errors.Unwrap(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, failed("could not read %q: %w", path, err)
	}
	return data, nil
}

// ingestFault gives a reader's error its exit code.
func ingestFault(err error) error {
	if ingest.NoText(err) {
		return &fault{exitNoText, err}
	}
	return &fault{exitFailed, err}
}

// styleFor sets the text report for where it goes: colour and the terminal's width on a terminal only.
func styleFor(w io.Writer) report.Style {
	style := report.Style{Width: 100}
	f, ok := w.(*os.File)
	if !ok {
		return style
	}
	terminal := int(f.Fd())
	if !term.IsTerminal(terminal) {
		return style
	}
	if width, _, err := term.GetSize(terminal); err == nil {
		style.Width = comfortable(width)
	}
	style.Colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return style
}

// comfortable is the width of a report on a terminal of so many columns: lines that are too long are hard to read, and in
// a terminal too narrow to say, nothing is gained by following it.
func comfortable(columns int) int {
	if columns < 40 {
		return 100
	}
	return min(columns, 120)
}
