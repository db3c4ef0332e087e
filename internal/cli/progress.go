package cli

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// progress is a line on a terminal that says how far the work has come. Off a terminal, and for work that is done within a
// second, it stays silent.
type progress struct {
	w     io.Writer // nil: silent
	now   func() time.Time
	width int

	mu    sync.Mutex
	began time.Time
	last  time.Time
	shown bool
}

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || os.Getenv("TERM") == "dumb" {
		return &progress{now: time.Now}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 10 {
		width = 80
	}
	return &progress{w: w, now: time.Now, width: width, began: time.Now()}
}

// show replaces the line, ten times a second at most.
func (p *progress) show(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if p.w == nil || now.Sub(p.began) < time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	text := []rune(printable(line))
	if len(text) >= p.width {
		text = text[:p.width-1] // a line that wraps could not be replaced
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", string(text))
}

// clear takes the line away, so that what follows stands alone.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
