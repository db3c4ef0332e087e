package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// column is running text from a height down, a line every 12 points.
func column(y float64, lines ...string) []at {
	var all []at
	for i, l := range lines {
		all = append(all, at{72, y - 12*float64(i), l})
	}
	return all
}

var (
	opening = []string{"The network was trained on the radiographs of one hospital in the north of the",
		"region and was tested on the radiographs of another hospital, which had not been",
		"seen before, so that the figures below are those of a test on external data, as"}
	closing = []string{"they are given for each of the two hospitals in the tables of the supplement and",
		"in the figures of the main text, where the curves of both hospitals are compared", "with those of the readers."}
)

// kinds are the pieces of a draft by their kind, in reading order.
func kinds(d manuscript.Draft) map[manuscript.Kind][]string {
	all := map[manuscript.Kind][]string{}
	for _, p := range d.Pieces {
		all[p.Kind] = append(all[p.Kind], p.Text)
	}
	return all
}

func readPage(t *testing.T, graphics string, lines ...at) map[manuscript.Kind][]string {
	t.Helper()
	d, err := Read(onePage(graphics+drawn(lines...), plainForm))
	require.NoError(t, err)
	return kinds(d)
}

func joined(parts ...[]string) string {
	var all []string
	for _, p := range parts {
		all = append(all, p...)
	}
	return strings.Join(all, " ")
}

// The words of a plot are one block of labels above its caption; the paragraph that the plot interrupts goes on behind it.
func TestWordsOfAFigure(t *testing.T) {
	caption := at{72, 445, "Figure 2. Accuracy of the network by age of the patient"}
	labels := []at{{200, 480, "Age"}, {300, 480, "Sex"}, {400, 480, "BMI"}, {280, 462, "Attribute"}, {160, 500, "0.5"}, {160, 600, "1.0"}, {300, 590, "Training data"}}
	words := []string{"Age\nSex\nBMI\nAttribute\n0.5\n1.0\nTraining data"}
	text := append(append([]at{}, column(720, opening...)...), append(append(labels, caption), column(400, closing...)...)...)
	for name, c := range map[string]struct {
		graphics string
		want     []string
	}{
		"axes":               {"180 490 260 120 re S ", words},
		"bars to be cut off": {"q 180 490 260 120 re W n 170 300 280 330 re f Q ", words},
		"white boxes":        {"1 g 180 490 120 120 re B 300 490 140 120 re B 0 g ", words},
		"a picture":          {"q 260 0 0 120 180 490 cm /X1 Do Q ", words},
		"nothing drawn":      {"", nil},
		"drawn elsewhere":    {"180 100 260 120 re S ", nil},
		"white on white":     {"1 g 180 490 260 120 re f 0 g ", nil},
	} {
		form := plainForm
		if name == "a picture" {
			form = "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\nstream\nabcd\nendstream"
		}
		d, err := Read(onePage(c.graphics+drawn(text...), form))
		require.NoError(t, err, name)
		got := kinds(d)
		assert.Equal(t, c.want, got[manuscript.Figure], name)
		if c.want != nil {
			assert.Equal(t, []string{joined(opening, closing)}, got[manuscript.Paragraph], name)
			assert.Equal(t, []string{caption.text}, got[manuscript.Caption], name)
		}
	}
}

// A form's own box cuts what it draws, as a clipping path does.
func TestDrawingsAreCutToTheirForm(t *testing.T) {
	const bars = "170 300 280 330 re f"
	form := fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [180 480 440 620] /Length %d >>\nstream\n%s\nendstream", len(bars), bars)
	lines := append([]at{{200, 500, "Age"}, {300, 500, "Sex"}, {72, 445, "Figure 1. Accuracy by age and sex"}}, column(380, closing...)...)
	d, err := Read(onePage("/X1 Do "+drawn(lines...), form))
	require.NoError(t, err)
	assert.Equal(t, []string{"Age\nSex"}, kinds(d)[manuscript.Figure])
}

// Running text and what lies beyond it are no words of a figure, though strokes lead there.
func TestTextBesideAFigureStaysText(t *testing.T) {
	axes := "180 490 260 120 re S 445 600 m 445 700 l S 180 690 260 60 re S "
	lines := append([]at{{250, 720, "Another drawing"}}, column(660, opening...)...)
	lines = append(lines, at{250, 550, "Training data"}, at{72, 470, "Figure 1. Accuracy of the network"})
	lines = append(lines, column(440, closing...)...)
	got := readPage(t, axes, lines...)
	assert.Equal(t, []string{"Training data"}, got[manuscript.Figure])
	assert.Contains(t, got[manuscript.Paragraph], joined(opening, closing))
}

// A drawing far from a caption is not the caption's.
func TestADrawingFarAway(t *testing.T) {
	lines := append([]at{{250, 720, "Another drawing"}, {72, 470, "Figure 1. Accuracy of the network"}}, column(440, closing...)...)
	assert.Empty(t, readPage(t, "180 690 260 60 re S ", lines...)[manuscript.Figure])
	assert.Equal(t, []string{"Another drawing"}, readPage(t, "180 500 260 250 re S ", lines...)[manuscript.Figure])
}

// What stands between the rules of a table are cells, be they sentences; the head of the table does not go on with the text
// of the page before.
func TestTextBetweenRulesIsATable(t *testing.T) {
	rules := "72 702 m 520 702 l S 72 684 m 520 684 l S 72 640 m 520 640 l S "
	head := []at{{72, 715, "Table 2: Comparison with other networks"}, {200, 690, "Test accuracy of the network"}}
	cells := []at{{80, 672, "Plain"}, {200, 672, "It was trained on the images of one hospital and is"}, {200, 660, "the smallest of the networks."}, {80, 646, "Deep 0.91"}}
	first := []at{}
	for i := range 20 {
		first = append(first, at{72, 700 - 12*float64(i), fmt.Sprintf("Line %c of a page that is full of text to the right edge of the column and", 'a'+i)})
	}
	second := append(append(append([]at{}, head...), cells...), column(600, "goes on here behind the table that was put at the head of the page, to the end", "of the sentence.")...)
	pages := func(graphics string) map[manuscript.Kind][]string {
		d, err := Read(pagesOf(drawn(first...), graphics+drawn(second...)))
		require.NoError(t, err)
		return kinds(d)
	}
	got := pages(rules)
	assert.Equal(t, []string{"Test accuracy of the network", "Plain\tIt was trained on the images of one hospital and is the smallest of the networks.", "Deep 0.91"}, got[manuscript.Table])
	require.Len(t, got[manuscript.Paragraph], 1)
	assert.Contains(t, got[manuscript.Paragraph][0], "right edge of the column and goes on here behind the table")
	assert.NotContains(t, pages("")[manuscript.Table], "Test accuracy of the network", "nothing but its rules shows this table")
}

// Rules that are drawn cell by cell are one; rules of another length belong to something else; a caption may stand below.
func TestRules(t *testing.T) {
	cell := func(x0, x1, y float64) string { return fmt.Sprintf("%g %g m %g %g l S ", x0, y, x1, y) }
	row := func(y float64) string { return cell(72, 200, y) + cell(200.5, 330, y) + cell(331, 430, y) }
	above := at{72, 720, "Table 1. Readers of the study"}
	below := at{72, 628, "Table 1. Readers of the study"}
	words := []at{{80, 690, "Reader of the hospital"}, {80, 650, "Years of reading"}}
	text := column(590, closing...)
	for name, c := range map[string]struct {
		rules   string
		caption at
		want    int
	}{
		"cell by cell":      {row(710) + row(680) + row(640), above, 2},
		"caption below":     {row(710) + row(680) + row(640), below, 2},
		"one rule":          {row(710), above, 0},
		"one rule above":    {row(662), below, 0},
		"another length":    {row(710) + cell(300, 400, 640), above, 0},
		"beyond a sentence": {row(710) + row(540), above, 0},
	} {
		got := readPage(t, c.rules, append(append([]at{c.caption}, words...), text...)...)
		assert.Len(t, got[manuscript.Table], c.want, name)
		assert.Contains(t, strings.Join(got[manuscript.Paragraph], " "), joined(closing), name)
	}
}

// Rows without rules follow the caption of their table; what is no row ends them.
func TestRowsWithoutRules(t *testing.T) {
	lines := append([]at{{72, 700, "Table 3. Images of each partition"}, {72, 676, "Training 1200"}, {72, 652, "Test 300 of 350"}}, column(620, closing...)...)
	got := readPage(t, "", lines...)
	assert.Equal(t, []string{"Training 1200", "Test 300 of 350"}, got[manuscript.Table])
	assert.Equal(t, []string{joined(closing)}, got[manuscript.Paragraph])
}

// A label on a line of its own takes the words below it into the caption, but no running text.
func TestLabelsAboveTheirCaption(t *testing.T) {
	got := readPage(t, "", append([]at{{72, 700, "Table 1"}, {72, 682, "Readers of the study and their years of practice"}}, column(640, closing...)...)...)
	assert.Equal(t, []string{"Table 1 Readers of the study and their years of practice"}, got[manuscript.Caption])
	long := append(append([]string{}, opening...), closing...)
	got = readPage(t, "", append([]at{{72, 700, "Figure 1"}}, column(682, long...)...)...)
	assert.Equal(t, []string{"Figure 1"}, got[manuscript.Caption])
	assert.Equal(t, []string{joined(long)}, got[manuscript.Paragraph])
}

// A table that the printer put among the references is none of them.
func TestATableAmongTheReferences(t *testing.T) {
	rules := "72 672 m 520 672 l S 72 630 m 520 630 l S "
	lines := append(column(760, opening...), at{72, 720, "References"}, at{72, 690, "Table 4. Networks of other authors"}, at{80, 655, "Okafor et al."}, at{300, 655, "0.93"}, at{72, 600, "[1] Okafor C. Networks for the wrist. Example J Imaging 2020."})
	got := readPage(t, rules, lines...)
	assert.Equal(t, []string{"Okafor et al.\t0.93"}, got[manuscript.Table])
	assert.Equal(t, []string{"[1] Okafor C. Networks for the wrist. Example J Imaging 2020."}, got[manuscript.Reference])
}

// A page with more captions and strokes than a paper's is read all the same.
func TestManyCaptionsAndStrokes(t *testing.T) {
	var graphics strings.Builder
	var lines []at
	for i := range 5000 {
		fmt.Fprintf(&graphics, "%d %d m %d %d l S ", 10+i%500, 20+i/10, 200+i%300, 20+i/10)
	}
	for i := range 300 {
		lines = append(lines, at{72, 780 - 2.5*float64(i), fmt.Sprintf("Figure %d. A caption", i+1)}, at{300, 780 - 2.5*float64(i), "label"})
	}
	got := readPage(t, graphics.String(), lines...)
	assert.Greater(t, len(got[manuscript.Caption]), mostCaptions)
}
