package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	file "github.com/ledongthuc/pdf"

	"github.com/pubcheck/pubcheck/internal/ingest/pdf/plain"
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
	v    file.Value
	cost *budget
}

// budget is what a file may still cost: bytes to unpack, operators to follow, glyphs to draw.
type budget struct{ bytes, operators, glyphs int }

// spent says whether nothing more may be drawn.
func (b *budget) spent() bool { return b.bytes <= 0 || b.operators <= 0 || b.glyphs <= 0 }

// errSpent says that a file unpacks to more than a manuscript can hold.
var errSpent = errors.New("the file unpacks to more than a manuscript holds")

// guard runs f and turns a panic of the file layer into an error.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w (%v)", ErrDamaged, p)
		}
	}()
	return f()
}

// The budget of one file. A thesis of three hundred pages stays below it.
const (
	maxUnpacked      = 128 << 20
	maxFileOperators = 12_000_000
	maxFileGlyphs    = 3_000_000
)

// opened is a file whose objects can be read.
type opened struct {
	root    object
	damaged bool // its table of contents could not have been followed
	cut     bool // the damage may have cost pages
	spent   bool // so may the budget of its objects
}

// open rewrites the file into a plain one and answers its catalogue.
func open(data []byte) (opened, error) {
	f, err := plain.Rewrite(data)
	switch {
	case errors.Is(err, plain.ErrPassword):
		return opened{}, fmt.Errorf("%w (%w)", ErrEncrypted, err)
	case err != nil && !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return opened{}, fmt.Errorf("%w (%w)", ErrNotPDF, err)
	case err != nil:
		return opened{}, fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	root, err := openPlain(f.Data)
	return opened{root: root, damaged: f.Damaged, cut: f.Cut, spent: f.Spent}, err
}

func openPlain(data []byte) (root object, err error) {
	err = guard(func() error {
		reader, err := file.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return fmt.Errorf("%w (%w)", ErrDamaged, err)
		}
		root = object{reader.Trailer(), &budget{maxUnpacked, maxFileOperators, maxFileGlyphs}}.key("Root")
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
	return object{o.v.Key(k), o.cost}
}

func (o object) index(i int) object { return object{o.v.Index(i), o.cost} }

// maxStream bounds the decoded bytes of one stream.
const maxStream = 24 << 20

// data is the decoded content of a stream.
func (o object) data() (data []byte, err error) {
	if o.cost == nil || o.cost.bytes <= 0 {
		return nil, errSpent
	}
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
	o.cost.bytes -= len(data)
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
