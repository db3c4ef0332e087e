package markdown

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// blocks reads a text and lists its pieces as "kind: text".
func blocks(t *testing.T, lines ...string) []string {
	t.Helper()
	d, err := Read([]byte(strings.Join(lines, "\n")))
	require.NoError(t, err)
	checkDraft(t, d)
	var all []string
	for _, p := range d.Pieces {
		all = append(all, p.Kind.String()+": "+p.Text)
	}
	return all
}

func TestQuarto(t *testing.T) {
	assert.Equal(t, []string{"paragraph: See Figure flow, Table sets and Section methods, not a@fig-b.org; [Figure x] too."},
		blocks(t, "See @fig-flow, @tbl-sets and @sec-methods, not a@fig-b.org; [@fig-x] too."))
	assert.Equal(t, []string{"heading: Methods", "paragraph: Note on data", "paragraph: All images were de-identified.", "paragraph: Beware.", "paragraph: Left."},
		blocks(t, "## Methods {#sec-m .unnumbered}", "", "::: {.callout-note title=\"x\"}", "## Note on data", "All images were de-identified.", ":::", "",
			"::: callout-warning", "Beware.", ":::", "", ":::: {.columns}", "::: {.column width=\"40%\"}", "Left.", ":::", "::::"))
	assert.Equal(t, []string{"caption: One", "caption: Both, in a figure.", "paragraph: Text."},
		blocks(t, "::: {#fig-both layout-ncol=2}", "![One](a.png){#fig-one}", "", "Both, in a figure.", ":::", "", "Text."))
	assert.Equal(t, []string{"paragraph: Version of it."}, blocks(t, "Version {{< meta version >}} of it.", "", "{{< pagebreak >}}"))
	assert.Equal(t, []string{"caption: : Sets of patients", "paragraph: a = b"}, blocks(t, ": Sets of patients {#tbl-sets}", "", "$$", "a = b", "$$ {#eq-x}"))
	assert.Equal(t, []string{"paragraph: We used r nrow(d) patients and n images."}, blocks(t, "We used `r nrow(d)` patients and `{python} n` images."))
}

func TestChunkOptions(t *testing.T) {
	assert.Equal(t, []string{"caption: Flow of patients: all of them", "caption: Hospital A", "caption: Hospital B", "caption: Sets by patient, over lines", "caption: Quoted"},
		blocks(t, "```{r}", "#| label: fig-flow", "#| fig-cap: Flow of patients: all of them", "#| fig-subcap:", "#|   - \"Hospital A\"", "#|   - Hospital B", "plot(x)", "```", "",
			"```{python}", "#| tbl-cap: |", "#|   Sets by patient,", "#|   over lines", "#| echo: false", "x", "```", "", "```{r, fig.cap=\"Quoted\"}", "y", "```"))
}

func TestMyST(t *testing.T) {
	assert.Equal(t, []string{"heading: Methods", "paragraph: We read [@smith2020] and [@a,b] in fig-a and the section; n = 3, H2O, CNN."},
		blocks(t, "(sec-target)=", "# Methods", "", "% a comment", "We read {cite}`smith2020` and {cite:p}`a,b` in {numref}`fig-a` and {ref}`the section <sec-target>`; {math}`n = 3`, H{sub}`2`O, {term}`CNN`."))
	assert.Equal(t, []string{"caption: Flow of patients.", "paragraph: Not hidden.", "paragraph: Data sources", "paragraph: From two hospitals.", "caption: Sets", "table: Set\tN\nTrain\t12", "caption: Readers", "table: a\tb\n1\t2"},
		blocks(t, "```{figure} a.png", ":name: fig-a", "", "Flow of patients.", "```", "", ":::{note}", "Not hidden.", ":::", "", "```{code-cell} python", "x = 1", "```", "",
			"````{admonition} Data sources", ":class: tip", "From two hospitals.", "````", "", "```{list-table} Sets", "* - Set", "  - N", "* - Train", "  - 12", "```", "",
			":::{table} Readers", "| a | b |", "|---|---|", "| 1 | 2 |", ":::"))
}

func TestPandoc(t *testing.T) {
	assert.Equal(t, []string{"paragraph: Weighted kappa", "list item: All patients.", "list item: Of two hospitals.", "paragraph: Text."},
		blocks(t, "Weighted kappa", ":   All patients.", "~   Of two hospitals.", "", "Text."))
	assert.Equal(t, []string{"table: a\tb\n1\t2", "caption: : Sets"}, blocks(t, "| a | b |", "|---|---|", "| 1 | 2 |", "", ": Sets {#tbl-x}"))
	assert.Equal(t, []string{"paragraph: Halvorsen University Hospital"}, blocks(t, "| Halvorsen University", "| Hospital"))
	assert.Equal(t, []string{"table: A\tB\none more\t2"}, blocks(t, "+------+---+", "| A    | B |", "+======+===+", "| one  | 2 |", "| more |   |", "+------+---+"))
	assert.Equal(t, []string{"paragraph: As said [@a2019, p. 3; -@b] (a note) with text and small caps.", "footnote: The foot."},
		blocks(t, "As said [@a2019, p. 3; -@b]^[a note] with [text]{.mark} and[^1] [small caps]{.smallcaps}.", "", "[^1]: The foot."))
}

// What a text includes from elsewhere was not read, and that is said, unless the file is searched with it.
func TestIncludesAreSaid(t *testing.T) {
	for _, source := range []string{"{{< include _methods.qmd >}}", "```{r, child='_methods.qmd'}\n```", "```{include} _methods.qmd\n```"} {
		d, err := Read([]byte("# Results\n\nText.\n\n" + source + "\n"))
		require.NoError(t, err)
		require.Len(t, d.Notices, 1, source)
		assert.Equal(t, manuscript.FileMissing, d.Notices[0].Code)
		assert.True(t, d.Notices[0].Blind)
		main, methods := manuscript.Assemble(d), read(t, []byte("# Methods\n\nText.\n"))
		has := func(doc *manuscript.Document) (found bool) {
			for _, n := range doc.Notices {
				found = found || n.Code == manuscript.FileMissing
			}
			return found
		}
		assert.True(t, has(manuscript.Join(manuscript.Part{Doc: main, Name: "paper.qmd"}, manuscript.Part{Doc: methods, Name: "other.qmd"})))
		assert.False(t, has(manuscript.Join(manuscript.Part{Doc: main, Name: "paper.qmd"}, manuscript.Part{Doc: methods, Name: "parts/_methods.qmd"})))
	}
}
