package pubcheck_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/pubcheck/pubcheck/internal/cli"
)

func readYAML(t *testing.T, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, yaml.Unmarshal(data, into), path)
}

// The hook is what pre-commit asks of one, and its entry fails on the paper that lacks something and on no other.
func TestThePreCommitHook(t *testing.T) {
	var hooks []struct {
		ID, Name, Description, Language, Entry, Files string
		Args                                          []string
		PassFilenames                                 *bool `yaml:"pass_filenames"`
		RequireSerial                                 bool  `yaml:"require_serial"`
	}
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	require.Len(t, hooks, 1)
	h := hooks[0]
	assert.Equal(t, "pubcheck", h.ID)
	assert.Equal(t, "golang", h.Language, "pre-commit builds it with go install ./...")
	require.NotNil(t, h.PassFilenames)
	assert.False(t, *h.PassFilenames)
	pattern, err := regexp.Compile(h.Files)
	require.NoError(t, err)
	for name, want := range map[string]bool{"paper/main.tex": true, "Paper.Rmd": true, "a.pdf": true, ".pubcheck.yaml": true, "paper/.pubcheck.yaml": true, "code.py": false, "x.pubcheck.yaml": false, "md": false} {
		assert.Equal(t, want, pattern.MatchString(name), name)
	}

	entry := strings.Fields(h.Entry)
	require.Equal(t, "pubcheck", entry[0])
	command := append(entry[1:], h.Args...)
	for sample, want := range map[string]int{"complete.md": 0, "poor.md": 1} {
		repository := t.TempDir()
		data, err := os.ReadFile(filepath.Join("testdata", sample))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(repository, "paper.md"), data, 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(repository, ".pubcheck.yaml"), []byte("submission:\n  - file: paper.md\n"), 0o644))
		t.Run(sample, func(t *testing.T) {
			t.Chdir(repository)
			var out, errOut bytes.Buffer
			assert.Equal(t, want, cli.Main(command, strings.NewReader(""), &out, &errOut), errOut.String())
		})
	}
}

// The release has the platforms that .ci/targets builds, and packs files that are there.
func TestTheRelease(t *testing.T) {
	var release struct {
		Version int
		Builds  []struct {
			Main         string
			Goos, Goarch []string
			Env          []string
		}
		Before   struct{ Hooks []string }
		Archives []struct {
			Files []struct {
				Src  string
				Info struct{ Mtime string }
			}
			Builds struct{ Mtime string } `yaml:"builds_info"`
		}
		Checksum struct{ Algorithm string }
	}
	readYAML(t, ".goreleaser.yaml", &release)
	assert.Equal(t, 2, release.Version)
	require.Len(t, release.Builds, 1)
	b := release.Builds[0]
	assert.Equal(t, []string{"linux", "darwin", "windows"}, b.Goos)
	assert.Equal(t, []string{"amd64", "arm64"}, b.Goarch)
	assert.Contains(t, b.Env, "CGO_ENABLED=0")
	assert.FileExists(t, filepath.Join(b.Main, "main.go"))
	assert.Equal(t, "sha256", release.Checksum.Algorithm)
	targets, err := os.ReadFile(".ci/targets")
	require.NoError(t, err)
	assert.Contains(t, string(targets), "in "+strings.Join(b.Goos, " "))
	assert.Contains(t, string(targets), "in "+strings.Join(b.Goarch, " "))
	require.Len(t, release.Archives, 1)
	made := strings.Join(release.Before.Hooks, "\n")
	assert.Equal(t, "{{ .CommitDate }}", release.Archives[0].Builds.Mtime)
	for _, f := range release.Archives[0].Files {
		assert.Equal(t, "{{ .CommitDate }}", f.Info.Mtime, "the same commit gives the same archives: %s", f.Src)
		if folder, ok := strings.CutPrefix(f.Src, "dist-extra/"); ok {
			assert.Contains(t, made, "dist-extra/"+filepath.Dir(folder), "a hook makes %s", f.Src)
			continue
		}
		found, err := filepath.Glob(f.Src)
		require.NoError(t, err)
		assert.NotEmpty(t, found, f.Src)
	}
	require.NotEmpty(t, release.Before.Hooks)
	assert.Contains(t, release.Before.Hooks[0], "'pubcheck {{ .Version }}'", "a tag that is not the program's version is refused")
}

// The container is built with the Go that go.mod asks for, from files that the context holds, and holds the program alone.
func TestTheContainer(t *testing.T) {
	data, err := os.ReadFile("Dockerfile")
	require.NoError(t, err)
	mod, err := os.ReadFile("go.mod")
	require.NoError(t, err)
	asked := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(string(mod))
	require.NotNil(t, asked)
	var from, copied []string
	for _, line := range strings.Split(string(data), "\n") {
		switch instruction, rest, _ := strings.Cut(line, " "); instruction {
		case "FROM":
			from = append(from, rest)
		case "COPY":
			copied = append(copied, rest)
		}
	}
	assert.Equal(t, []string{"golang:" + asked[1] + " AS build", "gcr.io/distroless/static-debian12:nonroot"}, from)
	assert.Equal(t, []string{". .", "--from=build /pubcheck /pubcheck"}, copied)
	assert.Contains(t, string(data), "CGO_ENABLED=0", "the base has no C library")
	assert.Contains(t, string(data), "-o /pubcheck ./cmd/pubcheck")
	assert.Contains(t, string(data), `ENTRYPOINT ["/pubcheck"]`)
	ignored, err := os.ReadFile(".dockerignore")
	require.NoError(t, err)
	for _, name := range strings.Fields(string(ignored)) {
		for _, needed := range []string{"cmd", "internal", "checklists", "rules", "profiles", "go.mod", "go.sum"} {
			assert.NotEqual(t, needed, name)
		}
	}
}

// Issue templates are what the forms' schema asks: a name, a description, fields with known types and ids of their own.
func TestIssueTemplates(t *testing.T) {
	forms, err := filepath.Glob(".github/ISSUE_TEMPLATE/*.yml")
	require.NoError(t, err)
	read := 0
	for _, path := range forms {
		if filepath.Base(path) == "config.yml" {
			continue
		}
		read++
		var form struct {
			Name, Description string
			Body              []struct {
				Type, ID   string
				Attributes struct {
					Label   string
					Options []string
				}
			}
		}
		readYAML(t, path, &form)
		assert.NotEmpty(t, form.Name, path)
		assert.NotEmpty(t, form.Description, path)
		seen := map[string]bool{}
		for _, field := range form.Body {
			assert.Contains(t, []string{"input", "textarea", "dropdown"}, field.Type, path)
			assert.NotEmpty(t, field.Attributes.Label, path)
			assert.Equal(t, field.Type == "dropdown", len(field.Attributes.Options) > 0, path)
			assert.False(t, seen[field.ID], "%s: %s stands twice", path, field.ID)
			seen[field.ID] = true
		}
		assert.NotEmpty(t, seen, path)
	}
	assert.GreaterOrEqual(t, read, 3)
}

// The commands that CONTRIBUTING.md shows exist, and the folders that it names are there.
func TestContributingNamesWhatIsThere(t *testing.T) {
	data, err := os.ReadFile("CONTRIBUTING.md")
	require.NoError(t, err)
	commands := regexp.MustCompile(`(?m)^ *go run ./cmd/pubcheck (\w+)`).FindAllStringSubmatch(string(data), -1)
	require.GreaterOrEqual(t, len(commands), 3)
	for _, c := range commands {
		var out, errOut bytes.Buffer
		assert.Equal(t, 0, cli.Main([]string{c[1], "--help"}, strings.NewReader(""), &out, &errOut), errOut.String())
		assert.Contains(t, out.String(), "pubcheck "+c[1])
	}
	for _, folder := range regexp.MustCompile(` \./([\w/]+)`).FindAllStringSubmatch(string(data), -1) {
		assert.DirExists(t, strings.TrimSuffix(folder[1], "/"))
	}
}
