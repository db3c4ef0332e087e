package latex

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

const (
	mostFiles = 300      // included files
	mostBytes = 32 << 20 // of all of them
	mostDepth = 15       // of files within files
)

// sources are the paper and the files it includes, one text, each file begun on a line of its own.
type sources struct {
	folder   fs.FS
	text     []byte
	main     int // bytes of the paper itself
	included []manuscript.Included
	spans    map[string]manuscript.Span // the files that were read, by name
	said     map[string]bool
	list     []manuscript.Notice
}

// tooMuch is said once when a bound is met.
var tooMuch = manuscript.Notice{Code: manuscript.BudgetExceeded, Blind: true,
	Message: "The source includes or defines more than is followed; a part of it was not read.",
	Remedy:  "Check the compiled PDF."}

func newSources(src []byte, folder fs.FS) *sources {
	s := &sources{folder: folder, spans: map[string]manuscript.Span{}, said: map[string]bool{}}
	s.text = s.decode(src)
	s.main = len(s.text)
	return s
}

func (s *sources) notices() []manuscript.Notice { return s.list }

// notice keeps a notice once, though the source is read twice.
func (s *sources) notice(n manuscript.Notice) {
	if !s.said[n.Message] {
		s.said[n.Message] = true
		s.list = append(s.list, n)
	}
}

var latin = late.Regexp(`\\(?:usepackage|inputencoding)\s*(?:\[(?:latin1|latin9|ansinew|cp1252|applemac)\]\s*\{inputenc\}|\{(?:latin1|latin9|ansinew|cp1252)\})`)

// decode gives a file as UTF-8. A paper that says it is in Latin-1 is read as such.
func (s *sources) decode(src []byte) []byte {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if utf8.Valid(src) {
		return append([]byte{}, src...)
	}
	isLatin := latin().Match(src) || latin().Match(s.text[:s.main])
	text := make([]byte, 0, len(src)+16)
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if isLatin {
			r, n = rune(src[i]), 1
		}
		text = utf8.AppendRune(text, r)
		i += n
	}
	if !isLatin {
		s.notice(manuscript.Notice{Code: manuscript.InvalidText, Message: "Some bytes are not UTF-8 text; they were replaced.", Remedy: "Save the files as UTF-8."})
	}
	return text
}

// open finds an included file: its name as written, with ".tex" behind it first, seen from the paper's
// folder or from the folder of the file that includes it.
func (s *sources) open(name, within string) (manuscript.Span, string, bool) {
	for _, dir := range []string{".", within} {
		for _, ext := range []string{".tex", ""} {
			full := path.Join(dir, name+ext)
			if span, ok := s.load(full); ok {
				return span, full, true
			}
		}
	}
	return manuscript.Span{}, "", false
}

func (s *sources) load(name string) (manuscript.Span, bool) {
	if span, ok := s.spans[name]; ok {
		return span, true
	}
	if s.folder == nil || !fs.ValidPath(name) || name == "." {
		return manuscript.Span{}, false
	}
	f, err := s.folder.Open(name)
	if err != nil {
		return manuscript.Span{}, false
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return manuscript.Span{}, false
	}
	data, err := io.ReadAll(io.LimitReader(f, mostBytes))
	if err != nil {
		return manuscript.Span{}, false
	}
	if len(s.included) >= mostFiles || len(s.text)+len(data) > s.main+mostBytes {
		s.notice(tooMuch)
		return manuscript.Span{}, true
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return manuscript.Span{}, false // a picture, not a text
	}
	s.text = append(s.text, '\n')
	span := manuscript.Span{Start: len(s.text)}
	s.text = append(s.text, s.decode(data)...)
	span.End = len(s.text)
	s.spans[name] = span
	sum := sha256.Sum256(data)
	s.included = append(s.included, manuscript.Included{Name: name, Start: span.Start, SHA256: hex.EncodeToString(sum[:])})
	return span, true
}

// include reads \input{name} and its like; prefix is the folder that \import names.
func (e *engine) include(t token) {
	prefix := ""
	if strings.HasSuffix(t.text, "import") {
		dir, _ := e.in.argument()
		prefix = plain(dir)
	}
	e.in.star()
	name := e.fileName()
	if name == "" {
		return
	}
	name = path.Join(prefix, name)
	within, depth := ".", 0
	for _, f := range e.in.frames {
		if f.file == nil {
			continue
		}
		depth++
		within = path.Dir(f.file.name)
		if f.file.name != "" && (f.file.name == name || f.file.name == name+".tex") {
			e.sources.notice(manuscript.Notice{Code: manuscript.FileMissing, Message: fmt.Sprintf("%q includes itself; it was read once.", f.file.name), Remedy: "Take the inner \\input away."})
			return
		}
	}
	if depth > mostDepth {
		e.sources.notice(tooMuch)
		return
	}
	span, full, ok := e.sources.open(name, within)
	if !ok {
		e.sources.notice(manuscript.Notice{Code: manuscript.FileMissing, Blind: true, Wants: name,
			Message: fmt.Sprintf("The included file %q could not be read: it does not stand in the paper's folder.", short(name)),
			Remedy:  "Put the file where \\" + t.text + " names it, or check the compiled PDF."})
		return
	}
	e.expansions++
	if e.expansions > mostExpansions {
		e.sources.notice(tooMuch)
		return
	}
	e.in.push(&frame{file: newFile(e.sources.text, span, full)})
}

// fileName reads a file's name, in braces or up to the next space.
func (e *engine) fileName() string {
	e.in.skipSpace()
	t, ok := e.in.next()
	if !ok {
		return ""
	}
	e.in.unread(t)
	if t.kind == open {
		arg, _ := e.in.argument()
		return strings.TrimSpace(plain(arg))
	}
	var name strings.Builder
	for {
		if t, ok = e.in.next(); !ok {
			break
		}
		if t.kind != chars && t.kind != sub && t.kind != tie {
			e.in.unread(t)
			break
		}
		name.WriteString(t.text)
	}
	return name.String()
}

func short(s string) string {
	if len(s) > 80 {
		return strings.ToValidUTF8(s[:80], "") + "..."
	}
	return s
}

func newFile(src []byte, span manuscript.Span, name string) *file {
	return &file{src: src, pos: span.Start, end: span.End, name: name, endless: map[string]bool{}}
}
