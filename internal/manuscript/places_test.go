package manuscript

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPlacesOfText(t *testing.T) {
	d := Assemble(Draft{Format: "markdown", Source: []byte("# M\r\none\r\ntwo &amp; x\rlast"), Pieces: []Piece{
		{Kind: Heading, Level: 1, Text: "Methods", Runs: []Run{{Start: 0, End: 7, Source: 2, Fixed: true}}},
		{Text: "one two & x", Runs: []Run{{Start: 0, End: 3, Source: 5}, {Start: 4, End: 8, Source: 10}, {Start: 8, End: 9, Source: 14, Fixed: true}, {Start: 9, End: 11, Source: 19}}},
		{Text: "last", Runs: []Run{{Start: 0, End: 4, Source: 22}}},
	}})
	check(t, d)
	at := func(quote string) []Place {
		i := strings.Index(d.Text, quote)
		require.GreaterOrEqual(t, i, 0)
		return d.Places(Span{i, i + len(quote)})
	}
	path := []string{"Methods"}
	assert.Equal(t, []Place{{Line: 2, Col: 1, Section: path}, {Line: 3, Col: 1, Section: path}}, at("one two"))
	assert.Equal(t, []Place{{Line: 3, Col: 5, Section: path}}, at("& x"))
	assert.Equal(t, []Place{{Line: 4, Col: 1, Section: path}}, at("last"))
	assert.Equal(t, []Place{{Line: 3, Col: 1, Section: path}}, at(" two")[:1])
	assert.Equal(t, 3, d.Place(Span{12, 13}).Line, "a joining space takes the place after it")
	assert.NotPanics(t, func() { d.Places(Span{-5, 1 << 30}); d.Place(Span{1 << 20, 1 << 21}) })
}

func TestPlacesOfPages(t *testing.T) {
	box := func(x, y float64) Box { return Box{x, y, x + 20, y + 10} }
	d := Assemble(Draft{Format: "pdf", Pages: 2, Pieces: []Piece{{Text: "aa bb cc dd", Runs: []Run{
		{Start: 0, End: 2, Source: -1, Page: 1, PrintedLine: 7, Box: box(10, 700)}, {Start: 3, End: 5, Source: -1, Page: 1, PrintedLine: 7, Box: box(35, 701)},
		{Start: 6, End: 8, Source: -1, Page: 1, PrintedLine: 8, Box: box(10, 715)}, {Start: 9, End: 11, Source: -1, Page: 2, PrintedLine: 1, Box: box(10, 50)},
	}}}})
	got := d.Places(Span{0, len(d.Text)})
	require.Len(t, got, 3)
	assert.Equal(t, Place{Page: 1, PrintedLine: 7, Box: Box{10, 700, 55, 711}}, got[0])
	assert.Equal(t, 8, got[1].PrintedLine)
	assert.Equal(t, 2, got[2].Page)
	assert.Equal(t, got[0], d.Place(Span{0, len(d.Text)}))
}

func TestJoin(t *testing.T) {
	paper := Assemble(draft("! Knees\n# Abstract\nText of it.\n# Methods\nWe trained on 12 patients.\n"))
	more := Assemble(draft("# Data availability\nThe data are shared on a server for the patients, images and models.\n"))
	require.True(t, more.has(NoAbstract))
	all := Join(Part{Doc: paper, Name: "paper.md"}, Part{Doc: more, Name: "supplement.md"})
	check(t, all)
	assert.False(t, all.has(NoAbstract))
	assert.Equal(t, "Knees", all.Title)
	assert.Equal(t, paper.Words+more.Words, all.Words)
	i := strings.Index(all.Text, "server")
	p := all.Place(Span{i, i + 6})
	assert.Equal(t, Place{File: "supplement.md", Line: 2, Col: 26, Section: []string{"Data availability"}}, p)
	assert.Equal(t, RoleDataAvailability, all.RoleAt(i))
	assert.Equal(t, "paper.md", all.Place(Span{0, 1}).File)
}

// The front of a supplement is not the paper's, its methods are; a cover letter adds a notice and no text.
func TestJoinKnowsWhatTheFilesAre(t *testing.T) {
	paper := Assemble(draft("! Knees\n# Abstract\nText of it.\n# Methods\nWe trained on 12 patients.\n"))
	supplement := Assemble(draft("! Supplementary material to Knees\n# Abstract\nThe abstract of a supplement.\n# Supplementary Methods\nMore on the training.\n# eMethods 2. Network\nMore on the network.\n"))
	letter := Assemble(draft("Dear Editor,\nWe did everything.\nYours sincerely\n"))
	all := Join(Part{Doc: supplement, Name: "s.md", Kind: SupplementFile}, Part{Doc: paper, Name: "p.md", Kind: MainFile}, Part{Doc: letter, Name: "l.md", Kind: CoverFile})
	check(t, all)
	assert.Equal(t, "Knees", all.Title)
	roleOf := func(words string) Role {
		i := strings.Index(all.Text, words)
		require.GreaterOrEqual(t, i, 0, words)
		return all.RoleAt(i)
	}
	assert.Equal(t, RoleSupplement, roleOf("Supplementary material to Knees"))
	assert.Equal(t, RoleSupplement, roleOf("The abstract of a supplement"))
	assert.Equal(t, RoleMethods, roleOf("More on the training"))
	assert.Equal(t, RoleMethods, roleOf("More on the network"))
	assert.Equal(t, RoleAbstract, roleOf("Text of it"))
	assert.NotContains(t, all.Text, "everything")
	assert.True(t, all.has(CoverLetter))
	assert.False(t, all.has(NotAStudy))
	titles := 0
	for _, b := range all.Blocks {
		if b.Kind == Title {
			titles++
		}
	}
	assert.Equal(t, 1, titles)
	unknown := Join(Part{Doc: paper, Name: "p.md"}, Part{Doc: supplement, Name: "s.md"})
	i := strings.Index(unknown.Text, "Supplementary material to Knees")
	assert.Equal(t, RoleUnknown, unknown.RoleAt(i), "nothing is known of the file but that its title is not the paper's")
}

// One file in another language hides what it says and leaves the others as they are.
func TestJoinOfLanguages(t *testing.T) {
	english := Assemble(draft("! Knees\n# Abstract\nText of it.\n# Methods\nWe trained on 12 patients.\n"))
	german := Assemble(draft("# Titelblatt\n" + strings.Repeat("Die Studie wurde von der Stiftung und dem Land mit Mitteln für die Forschung an der Klinik nicht gefördert. ", 8) + "\n"))
	require.True(t, german.has(NotEnglish))
	all := Join(Part{Doc: english, Name: "p.md"}, Part{Doc: german, Name: "t.md"})
	assert.False(t, all.has(NotEnglish))
	require.True(t, all.has(ForeignFile))
	for _, n := range all.Notices {
		if n.Code == ForeignFile {
			assert.True(t, n.Blind)
			assert.Equal(t, "t.md", n.File)
		}
	}
	assert.True(t, Join(Part{Doc: german, Name: "a"}, Part{Doc: german, Name: "b"}).has(NotEnglish))
}

func FuzzAssemble(f *testing.F) {
	f.Add("! Knees\n# Abstract\nText.\n# Methods\n| 1 Describe it\n^ Figure 1. Flow\n# References\nA. 2001.", 3)
	f.Add("Abstract: J. A. S.12 We\n## 2.1 Data\nFunding: none.\n# Abstract\n# Results", -1)
	f.Fuzz(func(t *testing.T, text string, shift int) {
		pieces := draft(text)
		for i := range pieces.Pieces { // runs that lie may come from a damaged file
			for k := range pieces.Pieces[i].Runs {
				pieces.Pieces[i].Runs[k].Start += shift % 7
			}
		}
		d := Assemble(pieces)
		check(t, d)
		d.Places(Span{shift, shift + 40})
		check(t, Join(Part{Doc: d, Name: "a"}, Part{Doc: d, Name: "b", Kind: SupplementFile}))
	})
}

// An included file counts its own lines; searched with other files, it is named from where the paper is.
func TestPlacesOfIncludedFiles(t *testing.T) {
	d := Assemble(Draft{Format: "latex", Source: []byte("one\ntwo\n\nsub one\nsub two"), Included: []Included{{Name: "parts/sub.tex", Start: 9}}, Pieces: []Piece{
		{Text: "two", Runs: []Run{{Start: 0, End: 3, Source: 4}}},
		{Text: "sub two", Runs: []Run{{Start: 0, End: 7, Source: 17}}},
	}})
	at := func(d *Document, quote string) Place {
		i := strings.Index(d.Text, quote)
		require.GreaterOrEqual(t, i, 0)
		return d.Place(Span{i, i + len(quote)})
	}
	assert.Equal(t, Place{Line: 2, Col: 1}, at(d, "two"))
	assert.Equal(t, Place{File: "parts/sub.tex", Line: 2, Col: 1}, at(d, "sub two"))
	all := Join(Part{Doc: d, Name: "a/main.tex"}, Part{Doc: d, Name: "b.tex"})
	assert.Equal(t, Place{File: "a/main.tex", Line: 2, Col: 1}, at(all, "two"))
	assert.Equal(t, Place{File: "a/parts/sub.tex", Line: 2, Col: 1}, at(all, "sub two"))
}
