package latex

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// samples are the LaTeX sources in testdata, found on disk.
func samples(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("../../../testdata/src/*.tex")
	require.NoError(t, err)
	all := map[string][]byte{}
	for _, name := range names {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		all[name] = src
	}
	require.NotEmpty(t, all)
	return all
}

func read(t testing.TB, src string, files map[string]string) manuscript.Draft {
	t.Helper()
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	d, err := Read([]byte(src), folder)
	require.NoError(t, err)
	checkDraft(t, d)
	return d
}

// checkDraft holds the promise of every run: what is not fixed is the source's own bytes.
func checkDraft(t testing.TB, d manuscript.Draft) {
	for _, p := range d.Pieces {
		last := 0
		for _, r := range p.Runs {
			if r.Start < last || r.Start >= r.End || r.End > len(p.Text) || r.Source < 0 || r.Source >= len(d.Source) {
				t.Fatalf("run %+v does not lie in %q", r, p.Text)
			}
			last = r.End
			if !r.Fixed && p.Text[r.Start:r.End] != string(d.Source[r.Source:r.Source+r.End-r.Start]) {
				t.Fatalf("%q stands for %q", d.Source[r.Source:r.Source+r.End-r.Start], p.Text[r.Start:r.End])
			}
		}
	}
}

func texts(d manuscript.Draft) []string {
	var all []string
	for _, p := range d.Pieces {
		all = append(all, p.Kind.String()+": "+p.Text)
	}
	return all
}

func TestInlineMarkup(t *testing.T) {
	for source, want := range map[string]string{
		`95\% of $n=3$, $p<.05$`:                                                            "95% of n=3, p<.05",
		`0.9 $\pm$ 0.1 and 5\,\% of 12\,000 at 3\,T`:                                        "0.9 ± 0.1 and 5% of 12000 at 3 T",
		`$256\times256$ pixels, $10^{-3}$ and $10^6$`:                                       "256×256 pixels, 10^-3 and 10^6",
		`\SI{3}{T}, \SI{1.5}{\tesla}, \qty{2}{\milli\metre}, \num{1e-4}, \SI{95}{\percent}`: "3 T, 1.5 T, 2 mm, 1 × 10^-4, 95%",
		`\SIrange{2}{5}{\mm}, \ang{10}`:                                                     "2 to 5 mm, 10°",
		`Caf\'e, M\"uller, Stra\ss e, \'{\i}, \c{c}a, \v{S}`:                                "Café, Müller, Straße, í, ça, Š",
		"pages 10--20---``yes'' and it's":                                                   "pages 10–20—“yes” and it's",
		`shown~\cite{b}, \citep[see][p.~3]{a,b}.`:                                           "shown [1], [2, 1].",
		`Smith \textit{et al.}\ did \textbf{this}`:                                          "Smith et al. did this",
		"one % hidden\n  two":                                                               "one two",
		"before\n% a line\nafter":                                                           "before after",
		`a\footnote{a note}b`:                                                               "ab",
		`at \url{https://x.org/a_b%20c--d} now`:                                             "at https://x.org/a_b%20c--d now",
		`\href{https://x.org/%20}{the site} says`:                                           "the site says",
		`code \verb|a_b{| end`:                                                              "code a_b{ end",
		`seen before$^{12,13}$ in 3 mm$^3$ and the 1$^{st}$`:                                "seen before [12,13] in 3 mm^3 and the 1st",
		`as shown.\textsuperscript{4} We`:                                                   "as shown. [4] We",
		`10$^\circ$ and 5\textdegree C`:                                                     "10° and 5°C",
		`\frac{1}{2} is $\frac{a}{b}$`:                                                      "1/2 is a/b",
		`T$_1$-weighted`:                                                                    "T1-weighted",
		`\unknowncommand{kept} and \other[x]{kept too}`:                                     "kept and kept too",
		`no\iffalse hidden \iftrue x\fi\fi{} text`:                                          "no text",
		`keep \textcolor{red}{this}, \sout{not this}\todo[inline]{nor this}`:                "keep this",
		`\ifdraft hidden\else shown\fi`:                                                     "hidden",
		`was seg\-mented`:                                                                   "was segmented",
		`A \& B, \$5, \#1, a\_b`:                                                            "A & B, $5, #1, a_b",
		`\replaced{new}{old} \deleted{gone}words`:                                           "new words",
	} {
		d := read(t, source, nil)
		require.NotEmpty(t, d.Pieces, source)
		if strings.HasPrefix(source, `\ifdraft`) {
			assert.Contains(t, d.Pieces[0].Text, "hidden", "a condition that is not known hides nothing")
			continue
		}
		assert.Equal(t, strings.TrimRight(want, " "), strings.TrimRight(d.Pieces[0].Text, ", "), source)
	}
}

func TestDefinitions(t *testing.T) {
	for source, want := range map[string]string{
		`\newcommand{\ours}{Scaph\-Net}\ours{} and \ours`:                                "ScaphNet and ScaphNet",
		`\newcommand{\ours}{Net\xspace}\ours is good. \ours.`:                            "Net is good. Net.",
		`\newcommand{\ci}[2]{(95\% CI: #1, #2)}0.9 \ci{0.8}{1.0}`:                        "0.9 (95% CI: 0.8, 1.0)",
		`\newcommand{\n}[2][n]{$#1=#2$}\n{3}, \n[m]{4}`:                                  "n=3, m=4",
		`\def\auc#1{AUC, #1}\auc{0.9}`:                                                   "AUC, 0.9",
		`\renewcommand{\section}[1]{x}text`:                                              "text",
		`\DeclareMathOperator{\dice}{Dice}$\dice=0.9$`:                                   "Dice=0.9",
		`\newif\ifanon\ifanon hidden\else shown\fi\anontrue\ifanon\ too\else not\fi{} x`: "shown too x",
	} {
		d := read(t, source, nil)
		require.Len(t, d.Pieces, 1, source)
		assert.Equal(t, want, d.Pieces[0].Text, source)
	}
}

// Definitions that would never end stop at a bound, and it is said.
func TestEndlessDefinitionsStop(t *testing.T) {
	for _, source := range []string{`\def\a{\a\a}\a text`, `\def\a{\b x}\def\b{\a y}\a`, `\newcommand{\a}[1]{#1#1#1#1\a{#1#1}}\a{xxxx}`} {
		d := read(t, source, nil)
		require.NotEmpty(t, d.Notices, source)
		assert.Equal(t, manuscript.BudgetExceeded, d.Notices[0].Code)
		assert.True(t, d.Notices[0].Blind)
	}
}

func TestStructure(t *testing.T) {
	d := read(t, `% a header
\documentclass[a4paper]{article}
\usepackage{x}\newcommand{\net}{Net}
\title{A study of\\ \net\thanks{Funded by the ward.}}
\author{A. One \and B. Two}
\date{\today}
\begin{document}
\maketitle
\begin{abstract}\textbf{Purpose:} To test.

We found \net{} good.\end{abstract}
\keywords{knee \and network}
\section{Methods}\label{sec:m}
We describe it in Section~\ref{sec:data}, \cref{tab:sets} and \ref{none}.
\begin{table}[t]\centering
\caption{Sets, by \emph{patient}}\label{tab:sets}
\begin{tabular}{l@{ }r}\toprule
Set & N \\ \midrule
\multicolumn{2}{c}{Hospital A} \\
Train & \makecell{12\\\%} \\[2pt]
\end{tabular}
\end{table}
The paragraph goes on.
\subsection*{Data sources}
\paragraph{Scans} were read:
\begin{enumerate}\item once \item[b)] twice\end{enumerate}
\begin{equation}a = b\label{eq:a}\end{equation}
\begin{verbatim}
\section{Code}
\end{verbatim}
\begin{comment}
hidden
\end{comment}
\subsection{More data}\label{sec:data}
See (\ref{eq:a}) and \cite{two}.\footnote{A note.}
\appendix
\section{Details}
Text.
\begin{thebibliography}{9}
\bibitem{one} First.
\bibitem[2]{two} Second.
\end{thebibliography}
\end{document}
What follows is no text.
`, nil)
	assert.Equal(t, []string{
		"title: A study of Net", "footnote: Funded by the ward.", "front matter: A. One", "front matter: B. Two",
		"paragraph: Purpose: To test.", "paragraph: We found Net good.", "front matter: Keywords: knee, network",
		"heading: Methods", "paragraph: We describe it in Section 1.1, Table 1 and ?. The paragraph goes on.",
		"caption: Table 1. Sets, by patient", "table: Set\tN\nHospital A\nTrain\t12 %",
		"heading: Data sources", "paragraph: Scans. were read:", "list item: once", "list item: b) twice", "paragraph: a = b",
		"heading: More data", "paragraph: See (1) and [2].", "footnote: A note.", "heading: Appendix A. Details", "paragraph: Text.",
		"heading: References", "reference: First.", "reference: Second.",
	}, texts(d))
	assert.Equal(t, manuscript.RoleAbstract, d.Pieces[4].Role)
	assert.Equal(t, manuscript.RoleAbstract, d.Pieces[5].Role)
}

// The front matter and floats of a journal's class.
func TestJournalClass(t *testing.T) {
	d := read(t, `\documentclass{elsarticle}\begin{document}\begin{frontmatter}
\title{A study of knees\tnoteref{t1}}\tnotetext[t1]{Funded by the ward.}
\author[a]{A. One\corref{c}}\cortext[c]{Write to A.}
\begin{abstract}\section*{Purpose} To test.\end{abstract}
\begin{highlights}\item One\end{highlights}
\begin{keyword}knee \sep bone\end{keyword}\end{frontmatter}
\begin{figure}\begin{subfigure}[b]{3cm}\includegraphics[width=3cm]{a}\caption{Left}\end{subfigure}\caption[short]{Both}\label{f}\end{figure}
\begin{longtable}{l|*{2}{c}}\caption{Long}\\ \multirow{2}{*}{A} & \multicolumn{2}{c}{B} \\ \cline{2-3} & 1 & 2\end{longtable}
Figure~\ref{f}.
\funding{By the ward.}
\end{document}`, nil)
	assert.Equal(t, []string{"title: A study of knees", "footnote: Funded by the ward.", "front matter: A. One", "footnote: Write to A.", "paragraph: Purpose. To test.", "list item: One",
		"front matter: Keywords: knee, bone", "caption: Left", "caption: Figure 1. Both", "caption: Table 1. Long", "table: A\tB\n\t1\t2", "paragraph: Figure 1.", "heading: Funding", "paragraph: By the ward."}, texts(d))
}

func TestIncludedFiles(t *testing.T) {
	d := read(t, "\\documentclass{article}\n\\input{defs}\n\\begin{document}\n\\section{Start}\n\\input{parts/methods}\n\\subfile{results.tex}\nThe end.\n\\end{document}", map[string]string{
		"defs.tex":          "\\newcommand{\\net}{Net}",
		"parts/methods.tex": "\\section{Methods}\n\n\nWe used \\net{} in\n\\input{parts/detail}",
		"parts/detail.tex":  "% comment\nthree hospitals.",
		"results.tex":       "\\documentclass[main.tex]{subfiles}\n\\settings{no text}\n\\begin{document}\n\\section{Results}\nIt was good.\n\\end{document}\nignored",
	})
	assert.Empty(t, d.Notices)
	assert.Equal(t, []string{"heading: Start", "heading: Methods", "paragraph: We used Net in three hospitals.", "heading: Results", "paragraph: It was good. The end."}, texts(d))
	doc := manuscript.Assemble(d)
	at := func(quote string) manuscript.Place {
		i := strings.Index(doc.Text, quote)
		require.GreaterOrEqual(t, i, 0, quote)
		return doc.Place(manuscript.Span{Start: i, End: i + len(quote)})
	}
	assert.Equal(t, manuscript.Place{File: "parts/methods.tex", Line: 4, Col: 1, Section: []string{"Methods"}}, at("We used"))
	assert.Equal(t, manuscript.Place{File: "parts/detail.tex", Line: 2, Col: 1, Section: []string{"Methods"}}, at("three"))
	assert.Equal(t, manuscript.Place{File: "results.tex", Line: 5, Col: 1, Section: []string{"Results"}}, at("It was"))
	assert.Equal(t, manuscript.Place{Line: 7, Col: 1, Section: []string{"Results"}}, at("The end"))
}

// What is not in the folder is not opened, and it is said that something was not read.
func TestFilesOutOfReach(t *testing.T) {
	files := map[string]string{"a.tex": "A \\input{b}", "b.tex": "B \\input{a} end", "picture.pgf": "\x00\x01"}
	for source, want := range map[string]struct {
		text  string
		blind bool
	}{
		`x \input{none} y`:          {"x y", true},
		`x \input{../secret} y`:     {"x y", true},
		`x \input{/etc/hostname} y`: {"x y", true},
		`x \input{picture.pgf} y`:   {"x y", true},
		`\input{a}`:                 {"A B end", false},
	} {
		d := read(t, source, files)
		require.Len(t, d.Pieces, 1, source)
		assert.Equal(t, want.text, d.Pieces[0].Text, source)
		require.Len(t, d.Notices, 1, source)
		assert.Equal(t, manuscript.FileMissing, d.Notices[0].Code)
		assert.Equal(t, want.blind, d.Notices[0].Blind, source)
	}
	alone, err := Read([]byte(`x \input{none} y`), nil)
	require.NoError(t, err)
	assert.True(t, alone.Notices[0].Blind)
}

func TestEncodings(t *testing.T) {
	latin := read(t, "\\usepackage[latin1]{inputenc}\nCaf\xe9", nil)
	assert.Equal(t, "Café", latin.Pieces[len(latin.Pieces)-1].Text)
	assert.Empty(t, latin.Notices)
	broken := read(t, "Caf\xe9 x", nil)
	require.Len(t, broken.Notices, 1)
	assert.Equal(t, manuscript.InvalidText, broken.Notices[0].Code)
	crlf := read(t, "one\r\ntwo\r\n\r\nthree\rfour", nil)
	assert.Equal(t, []string{"paragraph: one two", "paragraph: three four"}, texts(crlf))
}

// Every sentence of a sample begins at the line and column that its place names.
func TestSentencesStandWhereTheirPlacesSay(t *testing.T) {
	checked := 0
	for name, src := range samples(t) {
		doc := manuscript.Assemble(read(t, string(src), nil))
		lines := strings.Split(string(src), "\n")
		for _, s := range doc.Sentences {
			p, quote := doc.Place(s.Span), doc.Slice(s.Span)
			require.Positive(t, p.Line, name)
			at := lines[p.Line-1][p.Col-1:]
			if word := strings.Fields(quote)[0]; !strings.ContainsAny(at[:min(len(at), 12)], "\\$&-`~") && at[0] == word[0] {
				checked++
				assert.True(t, strings.HasPrefix(at, word), "%s:%d:%d %q", name, p.Line, p.Col, word)
			}
		}
	}
	assert.Greater(t, checked, 250)
}

// Marks that never close are read to the end.
func TestHostileTextIsReadToTheEnd(t *testing.T) {
	for _, unit := range []string{"$", "[", "{", "}", "\\begin{table}", "\\begin{a}\\end{b}", "\\begin{comment}", "\\footnote{", "\\section{", "\\foo[", "\\verb|", "\\url{", "%", "^{", "\\cite{",
		"\\newcommand{\\a}{", "\\def\\a", "\\iffalse ", "\\else ", "\\frac{", "\\item[", "\\begin{tabular}{l}", "&", "\\\\", "\\input{x}", "\\caption{", "\\title{", "\\let\\a=", "\\SI{1}{", "#", "~", "\\'", "\\twocolumn[", "\\multicolumn{"} {
		source := strings.Repeat(unit, 20_000/len(unit))
		d := read(t, source, nil)
		doc := manuscript.Assemble(d)
		assert.LessOrEqual(t, len(doc.Text), 3*len(source)+100, "%q", unit)
	}
}

func FuzzRead(f *testing.F) {
	for _, src := range samples(f) {
		f.Add(src, []byte("\\section{Methods} \\input{other}"))
	}
	f.Add([]byte("\\newcommand{\\a}[1][x]{#1 \\a}\\a{b} \\input{other} $^{1}$\\begin{tabular}{l}a & b\\\\\\end{tabular}"), []byte("\\documentclass{x}\\begin{document}y\\end{document}"))
	f.Fuzz(func(t *testing.T, src, other []byte) {
		d, err := Read(src, fstest.MapFS{"other.tex": &fstest.MapFile{Data: other}})
		require.NoError(t, err)
		checkDraft(t, d)
		doc := manuscript.Assemble(d)
		for _, s := range doc.Sentences {
			doc.Place(s.Span)
		}
	})
}
