package pubcheck_test

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/cli"
)

var update = flag.Bool("update", false, "rewrite the outputs shown in the README")

// shown is a block of the README that shows an output: the comment says how it came about.
var shown = regexp.MustCompile("(?s)<!-- (run|passage): ([^\n]+?) -->\n```\n(.*?)```")

// Every output shown in the README is what the command prints today, and every passage stands in its file.
func TestReadmeShowsTheTruth(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	blocks := shown.FindAllStringSubmatch(string(readme), -1)
	require.NotEmpty(t, blocks)
	fresh := string(readme)
	for _, b := range blocks {
		got := truth(t, b[1], b[2])
		if *update {
			fresh = strings.Replace(fresh, b[0], "<!-- "+b[1]+": "+b[2]+" -->\n```\n"+got+"```", 1)
			continue
		}
		assert.Equal(t, got, b[3], b[2])
	}
	if *update {
		require.NoError(t, os.WriteFile("README.md", []byte(fresh), 0o644))
	}
}

// truth is what a block of the README must show: the output of a command (`pubcheck ... | head -N`),
// or the paragraph under a heading of a file (`file | heading`).
func truth(t *testing.T, kind, spec string) string {
	t.Helper()
	left, right, piped := strings.Cut(spec, " | ")
	if kind == "passage" {
		data, err := os.ReadFile(left)
		require.NoError(t, err)
		_, after, found := strings.Cut(string(data), " "+right+"\n\n")
		require.True(t, found, "%s has no heading %q", left, right)
		paragraph, _, _ := strings.Cut(after, "\n\n")
		return strings.TrimSpace(paragraph) + "\n"
	}
	args := strings.Fields(left)
	require.Equal(t, "pubcheck", args[0])
	var out, errOut bytes.Buffer
	code := cli.Main(args[1:], strings.NewReader(""), &out, &errOut)
	require.Equal(t, 0, code, errOut.String())
	lines := strings.SplitAfter(out.String(), "\n")
	if piped {
		n, err := strconv.Atoi(strings.TrimPrefix(right, "head -"))
		require.NoError(t, err)
		lines = lines[:min(n, len(lines))]
	}
	return strings.Join(lines, "")
}

// The commands of the README's shell blocks exist: each is run with --help, and the set-up command as it stands.
func TestReadmeCommandsExist(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	commands := 0
	for _, line := range strings.Split(string(readme), "\n") {
		command, _, _ := strings.Cut(line, "#")
		args := strings.Fields(command)
		if len(args) < 2 || args[0] != "pubcheck" && !strings.HasPrefix(line, "go run ./cmd/pubcheck") {
			continue
		}
		commands++
		var out, errOut bytes.Buffer
		if args[0] == "go" {
			assert.Equal(t, 0, cli.Main(args[3:], strings.NewReader(""), &out, &errOut), errOut.String())
			continue
		}
		assert.Equal(t, 0, cli.Main(append(args[1:], "--help"), strings.NewReader(""), &out, &errOut), "%s: %s", line, errOut.String())
	}
	assert.GreaterOrEqual(t, commands, 8)
}
