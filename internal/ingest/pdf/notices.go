package pdf

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// pageNotices says of each page what could not be read on it.
func pageNotices(pages []*page) []manuscript.Notice {
	var all []manuscript.Notice
	add := func(p *page, code manuscript.NoticeCode, message, remedy string) {
		all = append(all, manuscript.Notice{Code: code, Page: p.number, Message: message, Remedy: remedy, Blind: true})
	}
	for _, p := range pages {
		shown, odd := countText(p)
		switch {
		case p.err != nil:
			add(p, manuscript.PageUnreadable, fmt.Sprintf("Page %d is damaged; its text is missing or cut off.", p.number), "Export the PDF again.")
		case p.spent:
			add(p, manuscript.BudgetExceeded, fmt.Sprintf("Page %d draws more than a page of text can hold; the rest of it was not read.", p.number), "Export the PDF again, with figures as images.")
		case p.images > 0.85 && shown < 250 || p.images > 0.4 && shown < 20:
			add(p, manuscript.NoTextLayer, fmt.Sprintf("Page %d is a picture without text; nothing on it was read.", p.number), "Run text recognition on the file (ocrmypdf, Acrobat) or export it from its source.")
		case p.curves > 4000 && shown < 60:
			add(p, manuscript.NoTextLayer, fmt.Sprintf("The text of page %d seems to be drawn as outlines; nothing on it was read.", p.number), "Export the PDF with its fonts.")
		case p.unmapped > 30 && p.unmapped*12 > shown || odd > 60 && odd*5 > shown:
			add(p, manuscript.UnmappedText, fmt.Sprintf("A font of page %d does not say which characters its glyphs are; part of the page was not read.", p.number), "Export the PDF with its fonts embedded as text.")
		}
	}
	if n, ok := noPaper(pages); ok {
		all = append(all, n)
	}
	return all
}

// noPaper tells slides and posters by their pages.
func noPaper(pages []*page) (manuscript.Notice, bool) {
	n := manuscript.Notice{Code: manuscript.NotAStudy, Remedy: "Check the manuscript itself."}
	wide, glyphs := 0, 0
	for _, p := range pages {
		if p.width > 1.15*p.height {
			wide++
		}
		glyphs += len(p.glyphs)
	}
	switch {
	case len(pages) >= 4 && wide*10 >= len(pages)*9 && glyphs < 900*len(pages):
		n.Message = "These are slides, no report of a study."
	case len(pages) == 1 && pages[0].width*pages[0].height > 1000*1400 && glyphs > 0:
		n.Message = "This is a poster, no report of a study."
	default:
		return n, false
	}
	return n, true
}

// countText counts the characters of a page and those among them that mean nothing outside their font.
func countText(p *page) (shown, odd int) {
	for _, g := range p.glyphs {
		if g.blank {
			continue
		}
		shown++
		r, _ := utf8.DecodeRuneInString(g.text)
		if unicode.Is(unicode.Co, r) || r == utf8.RuneError || unicode.IsControl(r) {
			odd++
		}
	}
	return shown, odd
}
