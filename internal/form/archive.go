package form

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// The budgets of a Word file: forms are below a megabyte, and nothing in them unpacks to more than this.
const (
	maxMembers = 4096
	maxPart    = 48 << 20
)

// archive is a Word file: a zip of parts.
type archive struct {
	zip  *zip.Reader
	data []byte
	main string // the part that holds the text: word/document.xml
}

// openArchive checks that the bytes are a Word file that may be edited.
func openArchive(data []byte) (*archive, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return nil, errors.New("is an old .doc file or locked by a password; open it in Word, take the password off and save it as .docx")
	case bytes.HasPrefix(data, []byte("%PDF")):
		return nil, errors.New("is a PDF; fill in the journal's Word form (.docx)")
	case !bytes.HasPrefix(data, []byte("PK")):
		return nil, errors.New("is no Word file; save the form as .docx")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("is a damaged Word file (%w); download the form again", err)
	}
	if len(z.File) > maxMembers {
		return nil, fmt.Errorf("holds %d parts, more than a form can have", len(z.File))
	}
	var packed uint64
	for _, f := range z.File {
		packed += f.CompressedSize64
		if f.CompressedSize64 > uint64(len(data)) || packed > uint64(len(data)) {
			return nil, errors.New("is no sound Word file: its parts overlap; download the form again")
		}
		if strings.HasPrefix(f.Name, "_xmlsignatures/") {
			return nil, errors.New("is digitally signed, and writing into it would break the signature; use an unsigned copy of the form")
		}
		if f.Flags&1 != 0 {
			return nil, errors.New("is locked by a password; save it without one")
		}
	}
	a := &archive{zip: z, data: data}
	return a, a.findMain()
}

// findMain asks the package's relationships which part is the document.
func (a *archive) findMain() error {
	a.main = "word/document.xml"
	if rels, err := a.read("_rels/.rels"); err == nil {
		if tree, err := parse(rels); err == nil {
			for _, r := range tree.all("rel:Relationship") {
				if strings.HasSuffix(r.attr("Type"), "/officeDocument") {
					a.main = strings.TrimPrefix(r.attr("Target"), "/")
				}
			}
		}
	}
	if a.member(a.main) == nil || path.Ext(a.main) != ".xml" {
		return errors.New("is a zip file, but no Word file; save the form as .docx")
	}
	return nil
}

// member is the entry of a name, nil when there is none. Names differ in case only in files of odd programs.
func (a *archive) member(name string) *zip.File {
	for _, f := range a.zip.File {
		if strings.EqualFold(f.Name, name) {
			return f
		}
	}
	return nil
}

var errNoPart = errors.New("is not there")

// read unpacks one part, within the budget.
func (a *archive) read(name string) ([]byte, error) {
	f := a.member(name)
	if f == nil {
		return nil, errNoPart
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("cannot be unpacked: %w", err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxPart+1))
	if err != nil {
		return nil, fmt.Errorf("cannot be unpacked: %w", err)
	}
	if len(data) > maxPart {
		return nil, fmt.Errorf("unpacks to more than %d MB, which no form does", maxPart>>20)
	}
	return data, nil
}

// tree reads and parses one part; the error names it.
func (a *archive) tree(name string) (data []byte, root *node, err error) {
	if data, err = a.read(name); err == nil {
		root, err = parse(data)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s %w", name, err)
	}
	return data, root, nil
}

// change is a part with new content.
type change struct {
	name string
	data []byte
}

// rewrite is the file with some parts changed or added; all others are copied as they are packed.
func (a *archive) rewrite(changes []change) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	done := map[string]bool{}
	put := func(h *zip.FileHeader, data []byte) error {
		part, err := w.CreateHeader(h)
		if err == nil {
			_, err = part.Write(data)
		}
		return err
	}
	for _, f := range a.zip.File {
		var err error
		changed := false
		for _, c := range changes {
			if strings.EqualFold(c.name, f.Name) {
				changed, done[c.name] = true, true
				// The date of the old entry stays: nothing of a filled form depends on when it was filled.
				h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified}
				err = put(h, c.data)
			}
		}
		if !changed {
			err = w.Copy(f)
		}
		if err != nil {
			return nil, fmt.Errorf("could not be packed: %w", err)
		}
	}
	for _, c := range changes {
		if !done[c.name] {
			if err := put(&zip.FileHeader{Name: c.name, Method: zip.Deflate}, c.data); err != nil {
				return nil, fmt.Errorf("could not be packed: %w", err)
			}
		}
	}
	if err := w.SetComment(a.zip.Comment); err != nil {
		return nil, fmt.Errorf("could not be packed: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("could not be packed: %w", err)
	}
	return out.Bytes(), nil
}
