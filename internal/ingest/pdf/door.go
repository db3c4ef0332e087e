package pdf

import (
	"errors"
	"fmt"
	"io"
	"strings"

	file "github.com/ledongthuc/pdf"
)

// The ways in which a file cannot be read. Each is wrapped with what is known.
var (
	ErrNotPDF    = errors.New("no PDF")
	ErrDamaged   = errors.New("the file is damaged or cut off")
	ErrEncrypted = errors.New("the file needs a password")
	ErrNoText    = errors.New("no page holds text")
)

// object is a value of the file: the door to the file layer.
type object struct {
	v file.Value
}

// guard runs f and turns a panic of the file layer into an error.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w (%v)", ErrDamaged, p)
		}
	}()
	return f()
}

// open reads the file's table of objects and answers its catalogue.
func open(r io.ReaderAt, size int64) (root object, err error) {
	var reader *file.Reader
	err = guard(func() error {
		var err error
		reader, err = file.NewReader(r, size)
		return err
	})
	switch {
	case errors.Is(err, file.ErrInvalidPassword) || err != nil && strings.Contains(err.Error(), "ncrypt"):
		return object{}, fmt.Errorf("%w (%v)", ErrEncrypted, err)
	case err != nil:
		return object{}, fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	err = guard(func() error {
		root = object{v: reader.Trailer()}.key("Root")
		if root.key("Pages").kind() != file.Dict {
			return fmt.Errorf("%w (no pages)", ErrDamaged)
		}
		return nil
	})
	return root, err
}

func (o object) kind() file.ValueKind { return o.v.Kind() }
func (o object) isNull() bool         { return o.v.Kind() == file.Null }
func (o object) isStream() bool       { return o.v.Kind() == file.Stream }
func (o object) isDict() bool         { return o.v.Kind() == file.Dict || o.v.Kind() == file.Stream }
func (o object) name() string         { return o.v.Name() }
func (o object) len() int             { return o.v.Len() }

// num is a number, 0 for anything else.
func (o object) num() float64 {
	switch o.v.Kind() {
	case file.Integer:
		return float64(o.v.Int64())
	case file.Real:
		return o.v.Float64()
	}
	return 0
}

func (o object) isNum() bool { return o.v.Kind() == file.Integer || o.v.Kind() == file.Real }

func (o object) key(k string) object {
	return object{v: o.v.Key(k)}
}

func (o object) index(i int) object { return object{v: o.v.Index(i)} }

// maxStream bounds the decoded bytes of one stream.
const maxStream = 64 << 20

// data is the decoded content of a stream.
func (o object) data() (data []byte, err error) {
	err = guard(func() error {
		rc := o.v.Reader()
		defer rc.Close()
		var err error
		data, err = io.ReadAll(io.LimitReader(rc, maxStream))
		if len(data) > 0 && errors.Is(err, io.ErrUnexpectedEOF) {
			err = nil // what was unpacked before the damage is still text
		}
		return err
	})
	return data, err
}

// identity is the file's own words for the children of a dictionary: "12 0 R" for a numbered object. It tells
// whether two names stand for the same font without reading the font.
func (o object) identity(k string) string {
	return childReference(o.v.String(), k)
}

// childReference finds `/key 12 0 R` in the printed form of a dictionary.
func childReference(printed, key string) string {
	at := 0
	for {
		i := strings.Index(printed[at:], "/"+key+" ")
		if i < 0 {
			return ""
		}
		rest := printed[at+i+len(key)+2:]
		var id, gen int
		if n, _ := fmt.Sscanf(rest, "%d %d R", &id, &gen); n == 2 {
			return fmt.Sprintf("%d.%d", id, gen)
		}
		at += i + 1
	}
}
