package checklist

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

// Every bad configuration stands beside the exact problems that it must give.
func TestBadConfigurationsGiveAllTheirProblems(t *testing.T) {
	files, err := filepath.Glob("../../testdata/config/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			_, err = ReadConfig(filepath.Base(file), data)
			require.Error(t, err)
			golden := strings.TrimSuffix(file, ".yaml") + ".out"
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(err.Error()+"\n"), 0o644))
			}
			want, err2 := os.ReadFile(golden)
			require.NoError(t, err2)
			assert.Equal(t, string(want), err.Error()+"\n")
		})
	}
}

// valid holds a configuration against the schema that is shipped for editors.
func valid(t *testing.T, data []byte) error {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../docs/pubcheck.schema.json")
	require.NoError(t, err)
	var tree any
	require.NoError(t, yaml.Unmarshal(dates.ReplaceAll(data, []byte(`"$0"`)), &tree))
	text, err := json.Marshal(tree)
	require.NoError(t, err)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	return schema.Validate(value)
}

// dates are kept as text: editors show them to the schema so.
var dates = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)

// The schema refuses what the program refuses, but for what only the program can know.
func TestTheSchemaRefusesBadConfigurations(t *testing.T) {
	for _, name := range []string{"bad-waivers", "unknown-keys", "bad-submission", "bad-values", "no-mapping"} {
		data, err := os.ReadFile("../../testdata/config/" + name + ".yaml")
		require.NoError(t, err)
		assert.Error(t, valid(t, data), name)
	}
	for _, bad := range []string{"fail-on: all\n", "rules: []\n", "waivers: [{checklist: c, item: 1, verdict: missing}]\n", "checklists: [1]\n", "submission: [{file: a, role: letter}]\n", "submission: [{file: a, role: manuscript}, {file: b, role: manuscript}]\n", "files: a\nsubmission: {file: a}\n", "rules: [a, a]\n", "profile: ' '\n"} {
		assert.Error(t, valid(t, []byte(bad)), bad)
		if _, err := ReadConfig("x", []byte(bad)); bad != "checklists: [1]\n" {
			assert.Error(t, err, bad)
		}
	}
}

// A new configuration is sound, and so it is with every example in it made real.
func TestTheCommentedConfigurationIsSound(t *testing.T) {
	examples := regexp.MustCompile(`(?m)^# ((?:[a-z-]+:| +- | +[a-z]+: ).*)$`)
	for _, files := range [][]SubmissionFile{nil, {{File: "my paper (v2): final.pdf", Role: "manuscript"}, {File: "#s.md", Role: "supplement"}}} {
		data := NewConfig(files, "claim-2024")
		c, err := ReadConfig("x", data)
		require.NoError(t, err)
		require.NoError(t, valid(t, data))
		assert.Equal(t, files, c.Submission)
		assert.Equal(t, []string{"claim-2024"}, c.Checklists)
		full := examples.ReplaceAll(data, []byte("$1"))
		c, err = ReadConfig("x", full)
		require.NoError(t, err, string(full))
		require.NoError(t, valid(t, full))
		assert.Equal(t, "radiology-ai", c.Profile)
		assert.Equal(t, []string{"text", "json=report.json"}, c.Formats)
		assert.Equal(t, []string{"my-rules"}, c.Rules)
		assert.NotEmpty(t, c.Submission)
		require.Len(t, c.Waivers, 1)
		assert.Equal(t, "A. Author, 2026-01-31", c.Waivers[0].Signed())
		for _, key := range configKeys {
			assert.True(t, c.Line(key) > 0 || key == "files", key)
		}
	}
}

func TestAConfigurationMayBeEmpty(t *testing.T) {
	for _, empty := range []string{"", "# later\n", "---\n", "waivers: []\n", "waivers:\n"} {
		assert.NoError(t, valid(t, []byte(empty)), empty)
		c, err := ReadConfig("x", []byte(empty))
		require.NoError(t, err)
		assert.Empty(t, c.Waivers)
	}
	_, err := ReadConfig("x", bytes.Repeat([]byte("# much\n"), 200000))
	require.Error(t, err)
}
