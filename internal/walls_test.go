package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/pubcheck/pubcheck/"

// walls says which rooms of the project each room may use. What is not listed may use none.
var walls = map[string][]string{
	"cmd/pubcheck":             {"internal/cli"},
	"internal/cli":             {"internal/report", "internal/agree", "internal/assess", "internal/batch", "internal/checklist", "internal/crosswalk", "internal/diff", "internal/form", "internal/guide", "internal/ingest", "internal/journal", "internal/manuscript", "internal/holdings", "internal/prepared", "crosswalks", "journals", "profiles", "internal/late"},
	"internal/report":          {"internal/agree", "internal/annotate", "internal/assess", "internal/batch", "internal/checklist", "internal/crosswalk", "internal/diff", "internal/form", "internal/guide", "internal/journal", "internal/manuscript", "internal/late"},
	"internal/diff":            {"internal/checklist"},
	"internal/crosswalk":       {"internal/checklist"},
	"internal/guide":           {"internal/assess", "internal/checklist", "internal/crosswalk"},
	"internal/journal":         {"internal/assess", "internal/checklist", "internal/crosswalk", "internal/form", "internal/manuscript", "internal/late"},
	"internal/batch":           {"internal/assess", "internal/checklist"},
	"internal/assess":          {"internal/checklist", "internal/manuscript", "internal/phrase", "internal/holdings"},
	"internal/annotate":        {"internal/ingest/pdf/plain"},
	"internal/ingest":          {"internal/ingest/pdf", "internal/ingest/markdown", "internal/ingest/docx", "internal/ingest/latex", "internal/manuscript", "internal/late"},
	"internal/ingest/pdf":      {"internal/ingest/pdf/plain", "internal/late", "internal/manuscript"},
	"internal/ingest/markdown": {"internal/manuscript", "internal/late"},
	"internal/ingest/docx":     {"internal/manuscript", "internal/late"},
	"internal/ingest/latex":    {"internal/manuscript", "internal/late"},
	"internal/prepared":        {"internal/checklist", "checklists", "rules"},
	"internal/form":            {"internal/late"},
	"internal/holdings":        {"internal/late"},
	"internal/checklist":       {"internal/manuscript", "internal/pack", "internal/phrase"},
	"internal/phrase":          {"internal/pack"},
}

// doors says which room alone may use a foreign library.
var doors = map[string]string{
	"github.com/spf13/cobra":       "internal/cli",
	"github.com/spf13/pflag":       "internal/cli", // cobra's flags
	"github.com/yuin/goldmark":     "internal/ingest/markdown",
	"github.com/ledongthuc/pdf":    "internal/ingest/pdf",
	"go.yaml.in/yaml/v4":           "internal/checklist",
	"golang.org/x/term":            "internal/cli",
	"github.com/stretchr/testify/": "", // tests only
}

// pure lists rooms that take bytes and give bytes: no files, no network, no command line.
var pure = []string{"internal/manuscript", "internal/checklist", "internal/agree", "internal/annotate", "internal/assess", "internal/batch", "internal/crosswalk", "internal/diff", "internal/form", "internal/guide", "internal/journal", "internal/report", "internal/holdings", "internal/late", "internal/pack", "internal/phrase", "internal/prepared", "internal/ingest/pdf", "internal/ingest/pdf/plain", "internal/ingest/markdown", "internal/ingest/docx", "internal/ingest/latex"}

// TestWalls reads the imports of every file: the rooms are used one way only, each foreign library
// has one door, and nothing but the command opens files; no network code is reachable at all.
func TestWalls(t *testing.T) {
	root := ".."
	files := 0
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		require.NoError(t, err)
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		files++
		rel, err := filepath.Rel(root, name)
		require.NoError(t, err)
		room := path.Dir(filepath.ToSlash(rel))
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		require.NoError(t, err)
		for _, spec := range f.Imports {
			used, err := strconv.Unquote(spec.Path.Value)
			require.NoError(t, err)
			checkImport(t, rel, room, used)
		}
		return nil
	})
	require.NoError(t, err)
	assert.Greater(t, files, 20)
}

func checkImport(t *testing.T, file, room, used string) {
	t.Helper()
	if own, ok := strings.CutPrefix(used, module); ok {
		allowed := own == room
		for _, a := range append(walls[room], walls[parentRoom(room)]...) {
			allowed = allowed || own == a || strings.HasPrefix(own, a+"/") && strings.HasPrefix(a, "internal/ingest/")
		}
		if parent := parentRoom(room); parent != "" && strings.HasPrefix(own, parent) {
			allowed = true
		}
		assert.True(t, allowed, "%s must not import %s: the way through the rooms is one way", file, own)
		return
	}
	for lib, door := range doors {
		if strings.HasPrefix(used, lib) {
			assert.True(t, room == door || door != "" && strings.HasPrefix(room, door+"/"), "%s must not import %s: its door is %q", file, used, door)
		}
	}
	assert.False(t, used == "net" || strings.HasPrefix(used, "net/") && used != "net/url", "%s must not import %s: the checker has no network code path", file, used)
	for _, p := range pure {
		if room == p || strings.HasPrefix(room, p+"/") {
			assert.False(t, used == "os" || strings.HasPrefix(used, "os/") || used == "syscall", "%s must not import %s: the room takes bytes", file, used)
		}
	}
}

// parentRoom is the room of a reader's inner package: internal/ingest/pdf/font belongs to internal/ingest/pdf.
func parentRoom(room string) string {
	parts := strings.Split(room, "/")
	if len(parts) == 4 && parts[1] == "ingest" {
		return strings.Join(parts[:3], "/")
	}
	return ""
}

// TestHouseFiles holds files to one idea: none is much over 300 lines, and every package says what it is.
func TestHouseFiles(t *testing.T) {
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		require.NoError(t, err)
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.LessOrEqual(t, strings.Count(string(data), "\n"), 350, "%s holds more than one idea", name)
		return nil
	})
	require.NoError(t, err)
}
