package cli

import (
	"bytes"
	"io"
	"os"
	"unicode"
)

// onRunner says whether GitHub's runner reads our output, looking for commands in it.
func onRunner() bool { return os.Getenv("GITHUB_ACTIONS") == "true" }

// guard keeps what is printed on a runner from being taken for a workflow command: "::" at the start of a line, after
// any blanks, and "##[" anywhere in it. A manuscript may hold either.
type guard struct {
	to   io.Writer
	line []byte // begun and not ended
}

func (g *guard) Write(data []byte) (int, error) {
	g.line = append(g.line, data...)
	end := bytes.LastIndexAny(g.line, "\r\n") + 1
	if end == 0 {
		return len(data), nil
	}
	harmless := quell(g.line[:end])
	g.line = append([]byte(nil), g.line[end:]...)
	if _, err := g.to.Write(harmless); err != nil {
		return 0, err
	}
	return len(data), nil
}

// flush writes a last line that was not ended.
func (g *guard) flush() error {
	_, err := g.to.Write(quell(g.line))
	g.line = nil
	return err
}

// commands is where workflow commands of our own go: past the guard.
func commands(w io.Writer) io.Writer {
	if g, ok := w.(*guard); ok {
		return g.to
	}
	return w
}

// quell parts the marks of commands with a blank.
func quell(text []byte) []byte {
	var out []byte
	for len(text) > 0 {
		end := bytes.IndexAny(text, "\r\n") + 1
		if end == 0 {
			end = len(text)
		}
		line := text[:end]
		blanks := len(line) - len(bytes.TrimLeftFunc(line, blank))
		if bytes.HasPrefix(line[blanks:], []byte("::")) {
			out = append(append(out, line[:blanks]...), ": "...)
			line = line[blanks+1:]
		}
		out = append(out, bytes.ReplaceAll(line, []byte("##["), []byte("## ["))...)
		text = text[end:]
	}
	return out
}

// blank is what a runner trims before it looks for a command, and what cannot be seen.
func blank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }
