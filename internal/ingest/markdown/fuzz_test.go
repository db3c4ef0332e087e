package markdown

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

func FuzzRead(f *testing.F) {
	for _, name := range samples(f) {
		src, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(src)
	}
	f.Add([]byte("\xff\xfe#\x00 \x00a"))
	f.Add([]byte("\\begin{table}\\caption{\\footnote{x}$a_{b}}\\begin{tabular}{l}a & b\\\\"))
	f.Fuzz(func(t *testing.T, src []byte) {
		d, err := Read(src)
		require.NoError(t, err)
		checkDraft(t, d)
		doc := manuscript.Assemble(d)
		for _, s := range doc.Sentences {
			doc.Place(s.Span)
		}
	})
}

// A manuscript of 30 pages.
func BenchmarkRead(b *testing.B) {
	src, err := os.ReadFile("../../../testdata/complete.md")
	require.NoError(b, err)
	body := string(src[strings.Index(string(src), "# Introduction"):])
	long := append(src, strings.Repeat("\n\n"+body, 2)...)
	b.SetBytes(int64(len(long)))
	for b.Loop() {
		d, _ := Read(long)
		manuscript.Assemble(d)
	}
}
