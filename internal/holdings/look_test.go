package holdings

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
)

func TestLookFindsWhatAReaderWouldTake(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	h := Look(fstest.MapFS{
		".git/config":              file("[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://x-access@GitHub.com/Some-Lab/Wrist.Net.git\n\tfetch = +refs\n"),
		"LICENSE":                  file("Apache License"),
		"CITATION.cff":             file("cff-version: 1.2.0"),
		"MODEL_CARD.md":            file("# Model"),
		"docs/data_statement.md":   file("The images cannot be shared."),
		"README.md":                file("# Wrist\n\nThe trained weights are at https://zenodo.example/records/1.\n"),
		"code/requirements.txt":    file("# pinned\ntorch==2.1.0\nmonai\n"),
		"requirements-dev.txt":     file("pytest\n"),
		"environment.yml":          file("dependencies:\n  - python=3.11\n"),
		"pyproject.toml":           file("[project]\ndependencies = [\n  \"numpy>=1.26\",\n]\n"),
		"Dockerfile":               file("FROM nvcr.example/pytorch:23.10-py3\n"),
		"renv.lock":                file("{\n  \"R\": {\n    \"Version\": \"4.3.1\",\n"),
		"a/b/c/requirements.txt":   file("too==1.0\n"),
		"node_modules/x/README.md": file("weights https://x.example/a.pt\n"),
		".venv/requirements.txt":   file("hidden==1.0\n"),
		"sub/LICENSE":              file("of another"),
	})
	assert.Equal(t, Holding{Home: "github.com/Some-Lab/Wrist.Net",
		Software: []string{"Dockerfile, line 1: FROM nvcr.example/pytorch:23.10-py3", "code/requirements.txt, line 2: torch==2.1.0", "environment.yml, line 2: - python=3.11",
			`pyproject.toml, line 3: "numpy>=1.26`, `renv.lock, line 3: "Version": "4.3.1"`},
		Availability: []string{"CITATION.cff", "LICENSE", "MODEL_CARD.md", "README.md, line 3: weights are at https://zenodo.example/records/1.", "docs/data_statement.md"}}, h)
}

func TestLookTakesNothingFromNothing(t *testing.T) {
	assert.Equal(t, Holding{}, Look(fstest.MapFS{"LICENSE": {Data: []byte(" \n")}, "requirements.txt": {Data: []byte("torch\nmonai @ git+https://example.org\n")},
		"Dockerfile": {Data: []byte("FROM python\n")}, "README.md": {Data: []byte("See https://example.org\n")}, "data.md/x": {Data: []byte("x")}}))
	many := fstest.MapFS{"zz-requirements.txt": {}, "requirements.txt": {Data: []byte("torch==1.0")}}
	for i := range 2100 {
		many[fmt.Sprintf("data/%04d.txt", i)] = &fstest.MapFile{}
	}
	assert.Empty(t, Look(many).Software, "the look ends somewhere")
}

func TestHome(t *testing.T) {
	for url, want := range map[string]string{"https://github.com/a/b": "github.com/a/b", "git@gitlab.example.org:group/sub/c.git": "gitlab.example.org/group/sub/c",
		"ssh://git@github.com:22/a/b.git": "github.com/a/b", "/srv/git/a.git": "", "../a": "", "https://github.com/a": ""} {
		assert.Equal(t, want, home([]byte("[remote \"origin\"]\n\turl = "+url+"\n")), url)
	}
	assert.Empty(t, home([]byte("[remote \"other\"]\n\turl = https://github.com/a/b\n")))
}
