package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/late"
)

// kind is what a file is by its content.
type kind uint8

const (
	kindUnknown kind = iota
	kindEmpty
	kindText
	kindPDF
	kindWord
	kindOpenDocument
	kindSlides
	kindSheet
	kindOldOffice
	kindLocked
	kindRTF
	kindEPUB
	kindZIP
	kindArchive
	kindPostScript
	kindImage
	kindHTML
	kindLaTeX
)

// signature is how files of a kind begin.
type signature struct {
	prefix string
	kind   kind
}

var signatures = []signature{
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", kindOldOffice}, {"{\\rtf", kindRTF},
	{"%!PS", kindPostScript}, {"\xc5\xd0\xd3\xc6", kindPostScript}, {"\x04%!PS", kindPostScript},
	{"\x89PNG\r\n\x1a\n", kindImage}, {"\xff\xd8\xff", kindImage}, {"GIF87a", kindImage}, {"GIF89a", kindImage},
	{"II*\x00", kindImage}, {"MM\x00*", kindImage}, {"BM\x00", kindImage}, {"\x00\x00\x00\x0cjP  ", kindImage},
	{"\x1f\x8b", kindArchive}, {"BZh", kindArchive}, {"\xfd7zXZ\x00", kindArchive}, {"7z\xbc\xaf\x27\x1c", kindArchive},
	{"Rar!\x1a\x07", kindArchive}, {"\x28\xb5\x2f\xfd", kindArchive},
}

// lockedPackage is the name, in UTF-16, under which Office wraps a file that a password locks.
var lockedPackage = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// pdfHead is how far into a file readers look for the mark of a PDF: some begin with other bytes.
const pdfHead = 1024

func sniff(data []byte) kind {
	if len(bytes.Trim(data, " \t\r\n\f\v\x00\ufeff")) == 0 {
		return kindEmpty
	}
	if bytes.Contains(data[:min(len(data), pdfHead)], []byte("%PDF-")) && !startsAsProse(data) {
		return kindPDF
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.prefix)) {
			if s.kind == kindOldOffice && bytes.Contains(data, lockedPackage) {
				return kindLocked
			}
			return s.kind
		}
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")) {
		return sniffZIP(data)
	}
	if len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
		return kindImage
	}
	if len(data) >= 132 && string(data[128:132]) == "DICM" {
		return kindImage
	}
	if isUTF16(data) {
		return kindText
	}
	if !looksLikeText(data) {
		return kindUnknown
	}
	return sniffText(data)
}

// startsAsProse keeps a text that only speaks of "%PDF-" from being taken for one: in a PDF the mark
// begins the file or a line, and what follows is no prose.
func startsAsProse(data []byte) bool {
	i := bytes.Index(data, []byte("%PDF-"))
	if i == 0 || i+6 > len(data) {
		return false
	}
	return data[i+5] < '0' || data[i+5] > '9' || !bytes.Contains(data, []byte(" obj"))
}

// sniffZIP tells the office formats apart by the names of the files in the archive; a Word file may
// hold a sheet or a slide.
func sniffZIP(data []byte) kind {
	has := func(s string) bool { return bytes.Contains(data, []byte(s)) }
	switch {
	case has("word/document"):
		return kindWord
	case has("application/epub+zip"):
		return kindEPUB
	case has("opendocument.text"):
		return kindOpenDocument
	case has("opendocument.presentation"), has("ppt/"):
		return kindSlides
	case has("opendocument.spreadsheet"), has("xl/workbook"):
		return kindSheet
	case has("word/"):
		return kindWord
	}
	return kindZIP
}

func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
}

// looksLikeText says whether a file is text, perhaps with a few bad bytes: few control characters and
// few bytes that are no UTF-8 (a Latin-1 text has some).
func looksLikeText(data []byte) bool {
	sample := data[:min(len(data), 1<<16)]
	control, invalid := 0, 0
	for i := 0; i < len(sample); {
		r, n := utf8.DecodeRune(sample[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			invalid++
		case r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f':
			control++
		}
		i += n
	}
	return control*50 <= len(sample) && invalid*10 <= len(sample)
}

// texHead is how far into a file the class of a LaTeX source may stand, behind comments and settings.
const texHead = 1 << 14

// texStart is how a LaTeX source begins: comments and settings, then its class.
var texStart = late.Regexp(`^\x{feff}?(?:\s+|%[^\n]*\n|\\(?:RequirePackage|PassOptionsToPackage|makeatletter|makeatother|newif|let|def)[^\n]*\n)*\\document(?:class|style)\s*[\[{]`)

func sniffText(data []byte) kind {
	head := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 1024)], " \t\r\n\ufeff")))
	switch {
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"),
		strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html"):
		return kindHTML
	case strings.HasPrefix(head, "<svg"):
		return kindImage
	case texStart().MatchString(string(data[:min(len(data), texHead)])):
		return kindLaTeX
	}
	return kindText
}
