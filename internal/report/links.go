package report

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Codes of a terminal: a link begins with its address and ends with an empty one.
const (
	linkBegin = "\x1b]8;;"
	codeEnd   = "\x1b\\"
	linkEnd   = linkBegin + codeEnd
)

// place is where a span stands, in words, and on a terminal that can a link to it.
func (s Style) place(doc *manuscript.Document, span manuscript.Span) string {
	text := clean(assess.Whereabouts(doc, span))
	if s.Link == nil {
		return text
	}
	return linked(text, s.Link(doc.Place(span)))
}

// linked makes a text a link. An address that holds anything but visible ASCII could end the code early, and is left out.
func linked(text, address string) string {
	for i := range len(address) {
		if address[i] <= ' ' || address[i] >= 0x7f {
			return text
		}
	}
	if address == "" || text == "" {
		return text
	}
	return linkBegin + address + codeEnd + text + linkEnd
}

// openLink is the code of the link that a word leaves open, given the one that was open before it: a line that breaks within
// a link closes it and the next line begins it anew, so that the indent is no part of it.
func openLink(word, open string) string {
	for {
		at := strings.Index(word, linkBegin)
		if at < 0 {
			return open
		}
		length := strings.Index(word[at:], codeEnd)
		if length < 0 {
			return open
		}
		length += len(codeEnd)
		open = word[at : at+length]
		if open == linkEnd {
			open = ""
		}
		word = word[at+length:]
	}
}
