// Package manuscript is the model of a paper as read: one normalised text with its blocks,
// sections and sentences, and for every byte of it the place where a person finds it.
//
// The package is pure: it knows no file format, no checklist and no library but the standard one.
// A reader (internal/ingest) fills a Draft; Assemble turns it into a Document.
package manuscript

// Span is a half-open range of bytes of Document.Text: the only currency for "where".
// Lines, columns, pages and boxes are computed from it when they are printed.
type Span struct {
	Start, End int
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains says whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps says whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Kind says what a block of text is.
type Kind uint8

// The kinds of block. Title is the paper's own title; FrontMatter is what stands between the title
// and the first heading and is no abstract (authors, affiliations, dates); Aside is text that a
// person reads beside the flow (side notes, boxes); Figure is the words of a drawing, a line each label.
const (
	Paragraph Kind = iota
	Title
	Heading
	ListItem
	Table
	Caption
	Footnote
	Reference
	FrontMatter
	Aside
	Figure
)

var kindNames = [...]string{"paragraph", "title", "heading", "list item", "table", "caption", "footnote", "reference", "front matter", "aside", "figure"}

// String names the kind in lower-case words, as `pubcheck parse` prints it.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown kind"
}

// Block is a paragraph-like piece of the text. Level is the depth of a heading (1 is the highest)
// and 0 for every other kind. Section is an index into Document.Sections, and so is Home: of a caption or table, the
// section that first speaks of it; of all others, Section. Excluded says why the
// block is no evidence (a reporting checklist pasted into the file); it is empty for all others.
type Block struct {
	Span
	Kind     Kind
	Level    int
	Section  int
	Home     int
	Excluded string
}

// Section is a stretch of the text from one heading to the next of the same or a higher level.
// Its Span covers its own subsections too. Parent is an index into Document.Sections, -1 at the top.
// Also lists further roles the section serves: "Results and Discussion" has the role results and also
// discussion, "Limitations" under "Discussion" the role limitations and also discussion.
type Section struct {
	Span
	Title  string
	Level  int
	Parent int
	Role   Role
	Also   []Role
}

// Sentence is one sentence, list item, heading, caption or table row. Block and Section are indexes
// into Document.Blocks and Document.Sections.
type Sentence struct {
	Span
	Block   int
	Section int
}

// Box is a rectangle on a page in points (1/72 inch), origin at the top left of the visible page,
// y downwards: X0 <= X1, Y0 <= Y1. The zero Box means that the place is not known.
type Box struct {
	X0, Y0, X1, Y1 float64
}

// Union is the smallest box that holds both. A zero box adds nothing.
func (b Box) Union(o Box) Box {
	if b == (Box{}) {
		return o
	}
	if o == (Box{}) {
		return b
	}
	return Box{min(b.X0, o.X0), min(b.Y0, o.Y0), max(b.X1, o.X1), max(b.Y1, o.Y1)}
}

// Place is where a stretch of text stands for a person. Text formats fill Line and Col (1-based,
// Col counts bytes); PDF fills Page (1-based), PrintedLine (the number printed in the margin of a
// line-numbered manuscript, 0 where there is none) and Box; DOCX, which knows neither lines nor pages,
// fills Paragraph (1-based: every paragraph, list item, table row and caption that holds text counts
// one, a note counts as the paragraph that cites it). File is empty for the paper itself and names an
// included file, or any of several files that are searched together. Section is the title of the nearest
// section, with its parents before it, outermost first.
type Place struct {
	File        string
	Line, Col   int
	Page        int
	PrintedLine int
	Paragraph   int
	Box         Box
	Section     []string
}

// Notice says what could not be read or was set aside, so that silence is never taken for absence.
type Notice struct {
	Code    NoticeCode
	Page    int    // 1-based; 0 when it concerns the whole file
	Message string // one sentence
	Remedy  string // what the author can do, one sentence; may be empty
	Blind   bool   // text that would count is hidden behind this: it forbids the verdict "missing"
	File    string // the file it concerns, filled when several are searched together
	Wants   string // the file that was not read, as the paper names it: searched together, it is no gap
}

// NoticeCode is a stable name for a kind of notice, for machines.
type NoticeCode string

// The notices a reader or Assemble may give.
const (
	NoTextLayer     NoticeCode = "no-text-layer"     // a page that is a picture
	UnmappedText    NoticeCode = "unmapped-text"     // glyphs whose font gives no characters
	PageUnreadable  NoticeCode = "page-unreadable"   // a damaged or skipped page
	BudgetExceeded  NoticeCode = "budget-exceeded"   // a page or file larger than the reader's budget
	Repaired        NoticeCode = "repaired"          // a damaged file that was mended in memory
	NotEnglish      NoticeCode = "not-english"       // rules are written for English
	NotAStudy       NoticeCode = "not-a-study"       // slides, a letter, a form, code ...
	NoAbstract      NoticeCode = "no-abstract"       // no abstract was recognised
	NoSections      NoticeCode = "no-sections"       // no heading was recognised
	PastedChecklist NoticeCode = "pasted-checklist"  // a reporting checklist inside the file, not searched
	InvalidText     NoticeCode = "invalid-text"      // bytes that are not the text's encoding
	BitmapTable     NoticeCode = "bitmap-table"      // a table or large figure that is a picture
	ForeignFile     NoticeCode = "foreign-file"      // one of several files is not in English
	CoverLetter     NoticeCode = "cover-letter"      // a file that was left out, since it is no part of the paper
	ReadingOrder    NoticeCode = "uncertain-reading" // the order of a page's text is a guess
	FileMissing     NoticeCode = "file-missing"      // a file that the paper includes could not be read
	TrackedChanges  NoticeCode = "tracked-changes"   // a DOCX whose changes are neither accepted nor rejected
)

// Document is a paper as read.
//
// Text is one normalised UTF-8 text: blocks separated by a blank line, ligatures opened, line-end
// hyphens joined, running heads, page numbers and printed line numbers left out. Blocks, Sections
// and Sentences are in reading order and their spans lie inside Text.
type Document struct {
	Format    string // "pdf", "markdown", "docx" or "latex"
	Title     string
	Text      string
	Blocks    []Block
	Sections  []Section
	Sentences []Sentence
	Notices   []Notice
	Pages     int // 0 for formats without pages
	Words     int // words outside the reference list

	runs  []Run
	files []filePart // in text order; more than one only after Join
}

// Slice is the text of a span; out-of-range spans are cut to the text.
func (d *Document) Slice(s Span) string {
	start, end := max(0, min(s.Start, len(d.Text))), max(0, min(s.End, len(d.Text)))
	if start >= end {
		return ""
	}
	return d.Text[start:end]
}
