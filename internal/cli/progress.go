package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"
)

// patience is how long work may take before a line says how far it has come.
const patience = time.Second

// progress is a line on a terminal that says how far the work has come. Off a terminal, and for work that is done within a
// second, it stays silent. A nil progress is silent, too.
type progress struct {
	w     io.Writer
	now   func() time.Time
	width int

	mu     sync.Mutex
	began  time.Time
	last   time.Time
	text   string // what to say
	shown  bool
	waking *time.Timer
}

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 10 {
		width = 80
	}
	p := &progress{w: w, now: time.Now, width: width, began: time.Now()}
	// One step may take long: what was said before the second was over is shown when it is.
	p.waking = time.AfterFunc(patience, p.wake)
	return p
}

// show replaces the line, ten times a second at most.
func (p *progress) show(text string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text = text
	if now := p.now(); now.Sub(p.began) >= patience && now.Sub(p.last) >= patience/10 {
		p.draw(now)
	}
}

func (p *progress) wake() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.text != "" {
		p.draw(p.now())
	}
}

func (p *progress) draw(now time.Time) {
	p.last, p.shown = now, true
	text := []rune(strings.ReplaceAll(printable(p.text), "\n", "?"))
	if len(text) >= p.width {
		text = text[:p.width-1] // a line that wraps could not be replaced
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", string(text))
}

// clear takes the line away, so that what follows stands alone; nothing is shown from then on until the next show.
func (p *progress) clear() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.waking != nil {
		p.waking.Stop()
	}
	if p.text = ""; p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
