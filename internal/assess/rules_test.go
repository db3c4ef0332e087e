package assess

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// Every example of every rule gets the verdict that it wants.
func TestRuleExamples(t *testing.T) {
	lib, err := checklist.Load(nil, checklist.DefinitionSource{Name: "rules", FS: os.DirFS("../../rules")})
	require.NoError(t, err)
	run, failed := Prove(lib)
	assert.Greater(t, run, 100)
	for _, f := range failed {
		t.Errorf("%s:%d wants %s, got %s: %s", f.Rule.File, f.Example.Line, f.Example.Want, f.Got, f.Example.Passages[0].Text)
		for _, h := range f.Trace.Hits {
			t.Logf("    %s strong=%v stray=%v: %s", h.Element.ID, h.Strong, h.Stray, h.Pattern.String())
		}
		for _, h := range f.Trace.Dropped {
			t.Logf("    %s set aside (%s): %s", h.Element.ID, h.Dropped, h.Pattern.String())
		}
	}
}
