package pdf

import (
	"math"
	"slices"
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// markTitle finds the paper's title: the largest lines in the upper part of the first page that shows any, with
// enough words to be none of the journal's.
func markTitle(paras []*para, m metrics) []*para {
	best := -1
	for _, leastWords := range []int{5, 3} {
		for page := 1; page <= 2 && best < 0; page++ {
			best = largest(paras, m, page, leastWords)
		}
	}
	if best < 0 {
		return paras
	}
	paras[best].kind = manuscript.Title
	if at := byline(paras[best].lines); at > 0 {
		rest := &para{lines: paras[best].lines[at:], size: paras[best].size, kind: manuscript.FrontMatter}
		paras[best].lines = paras[best].lines[:at:at]
		return slices.Insert(paras, best+1, rest)
	}
	for i := best + 1; i < len(paras) && i < best+3; i++ {
		if byline(paras[i].lines) != 0 && math.Abs(paras[i].size-paras[best].size) < 0.4 && paras[i].first().page == paras[best].first().page && paras[i].first().y-paras[best].last().y < 2.2*paras[best].size {
			paras[best].lines = append(paras[best].lines, paras[i].lines...)
			paras[i].lines = paras[i].lines[:0]
			paras[i].kind = manuscript.Aside
			continue
		}
		break
	}
	return paras
}

// byline is the index of the first line that names authors by the raised marks of their affiliations, -1 where none does.
func byline(lines []*line) int {
	for i, l := range lines {
		marks := 0
		for k, w := range l.words {
			if k > 0 && w.raised && strings.Trim(w.text, "0123456789,*†‡§ab") == "" {
				marks++
			}
		}
		if marks >= 2 {
			return i
		}
	}
	return -1
}

// largest is the index of the paragraph of a page with the largest letters, -1 when none could be a title.
func largest(paras []*para, m metrics, page, leastWords int) int {
	best := -1
	for i, b := range paras {
		l := b.first()
		if l.page.number != page || l.turn != 0 {
			continue
		}
		text := b.text()
		n := len(strings.Fields(text))
		if l.y > 0.62*l.page.height || n < leastWords || n > 45 || b.size < 1.1*m.size || b.kind == manuscript.Table || strings.Contains(text, "@") {
			continue
		}
		if topHeadings().MatchString(text) || journalName().MatchString(text) || numbered().MatchString(text) && best >= 0 {
			continue
		}
		if best < 0 || b.size > paras[best].size*1.03 {
			best = i
		}
	}
	return best
}

var (
	journalName = late.Regexp(`^(?i)(international |the |european |american |british )?(journal|annals|archives|proceedings|computers|computer methods|frontiers|transactions) (of|in|and)\b`)
	affiliation = late.Regexp(`(?i)\b(university|universit\S+|department|dept\.?|division|institut\S*|faculty|school of|hospital|college|cent(er|re)|laborator\S+|research|clinic|corporation|inc\.?|gmbh|ltd|fellow|foundation|academy|health)\b`)
	label       = late.Regexp(`^(?i)(original )?(research )?(article|investigation|paper|research|contribution|report)s?$|^(?i)(technical report|review article|short communication|open access)$`)
	imprint     = late.Regexp(`^(?i)(arxiv:\d|978-\d|issn|©|\(c\) ?\d|c 20\d\d|copyright|available online|received:? |accepted:? |published:? |revised:? |https?://(dx\.)?doi|doi:|volume \d|vol\. \d|proceedings of|preprint submitted|under review|journal homepage|\W{0,2}corresponding author|academic editor|citation:|this article is|licensed under|this work is licensed)`)
)

// markFrontMatter marks what stands between the title and the abstract or the first section, the kind of article
// above the title, and the publisher's lines of the first page.
func markFrontMatter(paras []*para) {
	title := -1
	for i, b := range paras {
		if b.kind == manuscript.Title {
			title = i
			break
		}
	}
	for i, b := range paras {
		if len(b.lines) == 0 || b.first().page.number > 2 || b.kind == manuscript.Title {
			continue
		}
		text := b.text()
		short := len(strings.Fields(text)) < 60
		if short && imprint().MatchString(text) || label().MatchString(text) && (i < title || b.first().page.number == 1) || b.first().turn != 0 && b.first().page.number == 1 && short {
			b.kind = manuscript.FrontMatter
		}
		above := title >= 0 && b.first().page == paras[title].first().page && b.first().y < paras[title].first().y
		if above && short && (b.kind == manuscript.Heading || b.kind == manuscript.Paragraph) && !topHeadings().MatchString(text) {
			b.kind = manuscript.FrontMatter
		}
	}
	if title < 0 {
		return
	}
	for i := title + 1; i < len(paras) && i < title+25; i++ {
		b := paras[i]
		if len(b.lines) == 0 {
			continue
		}
		text := b.text()
		if b.first().page != paras[title].first().page || abstractStart().MatchString(text) || b.kind == manuscript.Heading && startsBody(text) {
			return
		}
		if len(text) > 500 && !affiliation().MatchString(text) {
			return
		}
		if b.kind == manuscript.Paragraph || b.kind == manuscript.Heading || b.kind == manuscript.Aside || b.kind == manuscript.Table {
			b.kind = manuscript.FrontMatter
		}
	}
}

// startsBody says whether a heading ends the front matter: a section's, not a numbered affiliation.
func startsBody(text string) bool {
	return topHeadings().MatchString(text) || numbered().MatchString(text) && !affiliation().MatchString(text) && !strings.Contains(text, ",")
}

var abstractStart = late.Regexp(`^(?i)(a\s*b\s*s\s*t\s*r\s*a\s*c\s*t|summary|purpose|objectives?|background|rationale and objectives|key ?words|index terms|article info)\b`)
