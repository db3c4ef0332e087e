package pubcheck_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/ingest"
	"github.com/pubcheck/pubcheck/internal/prepared"
)

// TestPhrasings holds single statements against their item, each in a paper that says nothing else about it: what
// says it is satisfied, what says a part of it is at least heard, and what only sounds alike never satisfies.
func TestPhrasings(t *testing.T) {
	lib, err := checklist.Load([]string{trapChecklist},
		prepared.Sources()...)
	require.NoError(t, err)
	data, err := os.ReadFile("testdata/statements/claim-2024.txt")
	require.NoError(t, err)
	run := 0
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		part := strings.SplitN(line, " | ", 4)
		require.Len(t, part, 4, "line %d", n+1)
		item, err := lib.Checklists()[0].Item(part[0])
		require.NoError(t, err, "line %d", n+1)
		doc, err := ingest.Read("paper.md", statementIn(part[1], part[3]))
		require.NoError(t, err)
		got := assess.New(doc, lib).Item(item).Verdict
		at := fmt.Sprintf("statements/claim-2024.txt:%d: %s", n+1, line)
		switch part[2] {
		case "satisfied":
			assert.Equal(t, checklist.Satisfied, got, at)
		case "heard":
			assert.Contains(t, []checklist.Verdict{checklist.Ambiguous, checklist.Satisfied}, got, at)
		case "never":
			assert.NotEqual(t, checklist.Satisfied, got, at)
		default:
			t.Errorf("%s: the verdict must be satisfied, heard or never", at)
		}
		run++
	}
	assert.Greater(t, run, 200)
}

// statementIn is a paper of plain sections with one statement in it.
func statementIn(section, statement string) []byte {
	text := map[string]string{
		"title":        "Deep learning on chest CT",
		"abstract":     "We trained a convolutional neural network on CT scans and tested it on patients.",
		"introduction": "Chest disease is frequent.",
		"methods":      "The network was trained on CT scans of patients.",
		"results":      "Results are given here.",
		"discussion":   "We discuss the results here.",
		"declarations": "The authors thank the staff.",
	}
	switch section {
	case "title", "abstract", "declarations":
		text[section] = statement
	default:
		text[section] += "\n\n" + statement
	}
	return []byte(fmt.Sprintf("# %s\n\n## Abstract\n\n%s\n\n## Introduction\n\n%s\n\n## Materials and Methods\n\n%s\n\n## Results\n\n%s\n\n## Discussion\n\n%s\n\n## Declarations\n\n%s\n",
		text["title"], text["abstract"], text["introduction"], text["methods"], text["results"], text["discussion"], text["declarations"]))
}
