package checklist

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

// outline is a checklist's items, one a line: number and section, as its form prints them.
func outline(c *Checklist) string {
	var b strings.Builder
	for _, it := range c.Items {
		section := it.Section
		if it.Subsection != "" {
			section += " - " + it.Subsection
		}
		fmt.Fprintf(&b, "%s\t%s\n", it.ID, section)
	}
	return b.String()
}

// Numbers, sections and order of every checklist are those of its golden file.
func TestNumbersAndSectionsStay(t *testing.T) {
	lib, err := Load(nil, builtIn()...)
	require.NoError(t, err)
	var ids []string
	for _, c := range lib.Checklists() {
		ids = append(ids, c.ID)
		golden := filepath.Join("../../testdata/golden", c.ID+".items.txt")
		if *update {
			require.NoError(t, os.WriteFile(golden, []byte(outline(c)), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(want), outline(c), c.ID)
	}
	assert.Subset(t, ids, []string{"claim-2024", "consort-2010"})
}

// Numbers, sections and order are those of the published forms, where a list of these is at hand.
func TestNumbersAndSectionsOfTheForms(t *testing.T) {
	lib, err := Load(nil, builtIn()...)
	require.NoError(t, err)
	for _, c := range lib.Checklists() {
		t.Run(c.ID, func(t *testing.T) {
			file := filepath.Join("../../../shared/checklists", c.ID+".yaml")
			data, err := os.ReadFile(file)
			if os.IsNotExist(err) {
				t.Skipf("%s is absent: nothing to compare with", file)
			}
			require.NoError(t, err)
			var form struct {
				Items []struct{ ID, Section, Subsection string }
			}
			require.NoError(t, yaml.Unmarshal(data, &form))
			require.Len(t, c.Items, len(form.Items))
			for i, want := range form.Items {
				got := c.Items[i]
				assert.Equal(t, want.ID, got.ID)
				section := got.Section
				if got.Subsection != "" && want.Subsection == "" {
					section += " - " + got.Subsection
				} else {
					assert.Equal(t, want.Subsection, got.Subsection, "item %s", got.ID)
				}
				assert.True(t, strings.EqualFold(want.Section, section), "item %s: %q for %q", got.ID, section, want.Section)
			}
		})
	}
}

// Every item says what it asks, what suffices and where it belongs; every checklist names its source.
func TestItemsAreComplete(t *testing.T) {
	lib, err := Load(nil, builtIn()...)
	require.NoError(t, err)
	for _, c := range lib.Checklists() {
		assert.NotEmpty(t, c.Source.Citation, c.ID)
		assert.NotEmpty(t, c.Source.DOI, c.ID)
		for _, it := range c.Items {
			for name, text := range map[string]string{"title": it.Title, "asks": it.Asks, "sufficient": it.Sufficient, "belongs": it.Belongs} {
				assert.NotEmpty(t, text, "%s/%s: %s", c.ID, it.ID, name)
			}
		}
	}
}
