package cli

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every JSON report follows the schema that is shipped with it.
func TestReportsFollowTheirSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../report/schema.json")
	require.NoError(t, err)
	for _, args := range [][]string{
		{samples + "complete.md"}, {samples + "poor.md"}, {samples + "complete-twocolumn.pdf"}, {samples + "poor-linenumbers.pdf"},
		{samples + "poor.md", samples + "complete-twocolumn.pdf"}, {samples + "submission", "--fail-on", "none"},
	} {
		code, stdout, stderr := pubcheck(t, append(args, "--format", "json")...)
		require.Equal(t, exitDone, code, stderr)
		report, err := jsonschema.UnmarshalJSON(strings.NewReader(stdout))
		require.NoError(t, err)
		assert.NoError(t, schema.Validate(report), args)
	}
}

// So does what diff writes for machines.
func TestDifferencesFollowTheirSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../report/diff.schema.json")
	require.NoError(t, err)
	for _, args := range [][]string{{samples + "poor.md", samples + "complete.md"}, {samples + "complete.md", samples + "complete.md"}, {samples + "submission", samples + "poor.md"}} {
		code, stdout, stderr := pubcheck(t, append([]string{"diff", "--format", "json"}, args...)...)
		require.Equal(t, exitDone, code, stderr)
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(stdout))
		require.NoError(t, err)
		assert.NoError(t, schema.Validate(value), args)
	}
}

func TestTheSchemaRefusesWhatIsNoReport(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../report/schema.json")
	require.NoError(t, err)
	for _, bad := range []string{`{}`, `{"schema": "pubcheck/report/2"}`, `[]`} {
		report, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		require.NoError(t, err)
		assert.Error(t, schema.Validate(report), bad)
	}
}
