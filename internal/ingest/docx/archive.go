package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

const (
	mostParts = 4096     // of one file
	mostBytes = 48 << 20 // of one part, unpacked
	mostDepth = 400      // of elements within elements
)

// archive is a DOCX: a ZIP of parts.
type archive struct {
	files *zip.Reader
	main  string // the part that holds the text
}

func openArchive(data []byte) (*archive, error) {
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if len(files.File) > mostParts {
		return nil, fmt.Errorf("%w: it has %d parts", ErrTooLarge, len(files.File))
	}
	a := &archive{files: files, main: "word/document.xml"}
	var r relations
	if err := a.walk("_rels/.rels", false, &r); err != nil {
		return nil, err
	}
	if r.main != "" {
		a.main = r.main
	}
	return a, nil
}

// beside names a part in the folder of the main one.
func (a *archive) beside(name string) string { return path.Join(path.Dir(a.main), name) }

// handler takes what a part holds. start may ask to pass an element with all it holds.
type handler interface {
	start(e xml.StartElement) (pass bool)
	text(s string)
	end(name xml.Name)
}

// walk streams a part into a handler. A part that is not there is an error where it is needed.
func (a *archive) walk(name string, needed bool, h handler) error {
	f, err := a.files.Open(name)
	if errors.Is(err, fs.ErrNotExist) && !needed {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer f.Close()
	bounded := &io.LimitedReader{R: f, N: mostBytes + 1}
	d := xml.NewDecoder(bounded)
	passing, depth := 0, 0
	for {
		t, err := d.Token()
		switch {
		case bounded.N <= 0:
			return fmt.Errorf("%w: part %q", ErrTooLarge, name)
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("%w: part %q: %w", ErrDamaged, name, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > mostDepth {
				return fmt.Errorf("%w: part %q nests too deep", ErrTooLarge, name)
			}
			if passing > 0 || h.start(t) {
				passing++
			}
		case xml.EndElement:
			depth--
			if passing > 0 {
				passing--
			} else {
				h.end(t.Name)
			}
		case xml.CharData:
			if passing == 0 {
				h.text(string(t))
			}
		}
	}
}

// relations finds the main part.
type relations struct{ main string }

func (r *relations) start(e xml.StartElement) bool {
	if e.Name.Local == "Relationship" && strings.HasSuffix(value(e, "Type"), "/officeDocument") {
		if target := strings.TrimPrefix(path.Clean("/"+value(e, "Target")), "/"); fs.ValidPath(target) {
			r.main = target
		}
	}
	return false
}

func (r *relations) text(string)  {}
func (r *relations) end(xml.Name) {}

// value is an attribute by its local name.
func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on says whether a switch such as <w:b/> or <w:b w:val="0"/> is on.
func on(e xml.StartElement) bool {
	switch value(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
