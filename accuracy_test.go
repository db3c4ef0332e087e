package pubcheck_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/cli"
)

const accuracyDoc = "docs/accuracy.md"

var (
	// measured is a table of docs/accuracy.md; the comment says which command makes it.
	measured = regexp.MustCompile(`(?s)<!-- run: pubcheck ([^\n]+?) -->\n(.*?)<!-- end -->`)
	// headline is a row of the README whose comment names the figures of its last cell, in order.
	headline = regexp.MustCompile(`(?m)^\|[^|\n]+<!-- figures: ([a-z0-9_ ]+) --> \|([^|\n]+)\|$`)
	numeral  = regexp.MustCompile(`\d+(\.\d+)?( %)?`)
)

// needLabels skips where the labelled papers, which are no part of the project, are not beside it.
func needLabels(t *testing.T) {
	t.Helper()
	if _, err := os.Stat("../shared/corpus"); err != nil {
		t.Skip("the labelled papers are not here (../shared/corpus), so that nothing can be measured")
	}
}

func agreement(t *testing.T, args ...string) string {
	t.Helper()
	var out, errOut bytes.Buffer
	require.Equal(t, 0, cli.Main(args, strings.NewReader(""), &out, &errOut), errOut.String())
	return out.String()
}

// The tables of docs/accuracy.md are today's. `go test . -run Accuracy -update` makes them anew.
func TestAccuracyIsTodays(t *testing.T) {
	needLabels(t)
	doc, err := os.ReadFile(accuracyDoc)
	require.NoError(t, err)
	tables := measured.FindAllStringSubmatch(string(doc), -1)
	require.NotEmpty(t, tables)
	fresh := string(doc)
	for _, table := range tables {
		got := agreement(t, strings.Fields(table[1])...)
		if *update {
			fresh = strings.Replace(fresh, table[0], strings.Replace(table[0], table[2]+"<!-- end", "\n"+got+"\n<!-- end", 1), 1)
			continue
		}
		assert.Equal(t, "\n"+got+"\n", table[2], "%s; make it anew with: go test . -run Accuracy -update", table[1])
	}
	if *update {
		require.NoError(t, os.WriteFile(accuracyDoc, []byte(fresh), 0o644))
	}
}

// So are the figures that the README gives.
func TestAccuracyInTheReadme(t *testing.T) {
	needLabels(t)
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	var measured struct{ Summary map[string]float64 }
	require.NoError(t, json.Unmarshal([]byte(agreement(t, "agree", "../shared/corpus", "--format", "json")), &measured))
	rows := headline.FindAllStringSubmatch(string(readme), -1)
	require.NotEmpty(t, rows)
	fresh := string(readme)
	for _, row := range rows {
		keys, cell := strings.Fields(row[1]), row[2]
		require.Len(t, numeral.FindAllString(cell, -1), len(keys), "as many figures as names in %s", row[0])
		i := -1
		today := numeral.ReplaceAllStringFunc(cell, func(old string) string {
			i++
			value, known := measured.Summary[keys[i]]
			require.True(t, known, "no figure %q", keys[i])
			return like(old, value)
		})
		if *update {
			fresh = strings.Replace(fresh, row[0], strings.TrimSuffix(row[0], cell+"|")+today+"|", 1)
			continue
		}
		assert.Equal(t, today, cell, "%s; make it anew with: go test . -run Accuracy -update", row[0])
	}
	if *update {
		require.NoError(t, os.WriteFile("README.md", []byte(fresh), 0o644))
	}
}

// like sets a number in the way of another: per cent, two decimals or whole.
func like(old string, value float64) string {
	switch {
	case strings.HasSuffix(old, " %"):
		return fmt.Sprintf("%.1f %%", 100*value)
	case strings.Contains(old, "."):
		return fmt.Sprintf("%.2f", value)
	}
	return fmt.Sprintf("%.0f", value)
}

// CLAIM 2020, which no labels were made for, reads the papers as well as CLAIM 2024 does where the two ask for the same.
func TestAccuracyOfClaim2020(t *testing.T) {
	needLabels(t)
	type figures struct {
		Summary map[string]float64
		Through string
		LeftOut []string `json:"left_out"`
		Items   []struct {
			ID      string
			Papers  float64
			Utility float64
		}
	}
	var old, update figures
	require.NoError(t, json.Unmarshal([]byte(agreement(t, "agree", "../shared/corpus", "--checklist", "claim-2020", "--through", "claim-2024", "--format", "json")), &old))
	require.NoError(t, json.Unmarshal([]byte(agreement(t, "agree", "../shared/corpus", "--format", "json")), &update))
	assert.Equal(t, "claim-2024", old.Through)
	assert.Len(t, old.Items, 40)
	assert.Len(t, old.LeftOut, 2, "item 11, which was dropped, and 41, which became two")
	left := map[string]bool{"13": true, "32": true, "42": true, "43": true} // new in 2024, or of item 41
	var sum, n float64
	for _, it := range update.Items {
		if !left[it.ID] {
			sum, n = sum+it.Utility*it.Papers, n+it.Papers
		}
	}
	assert.Equal(t, n, old.Summary["items"])
	assert.GreaterOrEqual(t, old.Summary["utility"], sum/n-0.02)
}
