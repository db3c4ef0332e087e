package cli

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/ingest"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// A whole run of the command, definitions loaded and report written.
func BenchmarkCheck(b *testing.B) {
	for _, name := range []string{"complete-twocolumn.pdf", "complete.md"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var out, errOut bytes.Buffer
				if code := Main([]string{samples + name}, nil, &out, &errOut); code != exitDone {
					b.Fatal(errOut.String())
				}
			}
		})
	}
}

// Start-up: the definitions of one checklist, of all, and what a suggestion needs.
func BenchmarkLoad(b *testing.B) {
	var definitions definitionOptions
	for name, load := range map[string]func() (*checklist.Library, error){
		"one":     func() (*checklist.Library, error) { return definitions.load(defaultChecklist) },
		"all":     func() (*checklist.Library, error) { return definitions.load() },
		"studies": definitions.loadStudies,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := load(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// One paper against one checklist, and against every one.
func BenchmarkChecklists(b *testing.B) {
	all, err := (&definitionOptions{}).load()
	require.NoError(b, err)
	every := []string{samples + "complete-twocolumn.pdf"}
	for _, c := range all.Checklists() {
		every = append(every, "--checklist", c.ID)
	}
	for name, args := range map[string][]string{"one": every[:1], "every": every} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var out, errOut bytes.Buffer
				if code := Main(args, nil, &out, &errOut); code != exitDone {
					b.Fatal(errOut.String())
				}
			}
		})
	}
}

// The rules alone, on a document of thirty pages.
func BenchmarkAssess(b *testing.B) {
	data, err := os.ReadFile(samples + "complete-twocolumn.pdf")
	require.NoError(b, err)
	doc, err := ingest.Read("complete-twocolumn.pdf", data)
	require.NoError(b, err)
	var copies []manuscript.Part
	for range 6 {
		copies = append(copies, manuscript.Part{Doc: doc, Name: "a.pdf"})
	}
	long := manuscript.Join(copies...)
	lib, err := (&definitionOptions{}).load("claim-2024")
	require.NoError(b, err)
	for b.Loop() {
		assess.Assess(long, lib)
	}
}
