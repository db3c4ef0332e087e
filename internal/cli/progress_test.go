package cli

import (
	"bytes"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestProgressIsForLongWorkOnATerminal(t *testing.T) {
	var screen bytes.Buffer
	now := time.Unix(0, 0)
	p := &progress{w: &screen, now: func() time.Time { return now }, width: 20, began: now}
	p.show("1 of 9")
	p.clear()
	assert.Empty(t, screen.String(), "the work may be done within a second")
	now = now.Add(time.Second)
	p.show("2 of 9 \x1b[31mred.pdf and a long name")
	p.show("3 of 9")
	assert.Equal(t, "\r\x1b[K2 of 9 ?[31mred.pdf", screen.String(), "one line, ten times a second at most")
	p.clear()
	p.clear()
	assert.Equal(t, "\r\x1b[K2 of 9 ?[31mred.pdf\r\x1b[K", screen.String())

	file, err := os.Create(t.TempDir() + "/log")
	require.NoError(t, err)
	defer file.Close()
	quiet := newProgress(file)
	quiet.show("2 of 9")
	quiet.clear()
	info, err := file.Stat()
	require.NoError(t, err)
	assert.Zero(t, info.Size())
}

// One long step is said when the second is over, though nothing is shown anew.
func TestProgressOfOneLongStep(t *testing.T) {
	var screen bytes.Buffer
	p := &progress{w: &screen, now: time.Now, width: 20, began: time.Now()}
	p.wake()
	assert.Empty(t, screen.String(), "nothing to say yet")
	p.show("reading a.pdf")
	assert.Empty(t, screen.String())
	p.wake()
	assert.Equal(t, "\r\x1b[Kreading a.pdf", screen.String())
	p.clear()
	p.wake()
	assert.Equal(t, "\r\x1b[Kreading a.pdf\r\x1b[K", screen.String())
}
