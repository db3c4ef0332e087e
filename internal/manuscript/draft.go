package manuscript

// Run ties a stretch of text to where it came from. Start and End are byte offsets: in a Piece they
// count from the start of its Text, in a Document from the start of Document.Text. Runs are sorted
// and do not overlap; text between runs (joining spaces, blank lines) belongs to no place of its own.
//
// Text formats set Source, the byte offset in the source file at which the run begins; the run's
// text is a verbatim copy of the source unless Fixed is set (a decoded entity, say), in which case
// every byte of it stands at Source. PDF readers set Page, PrintedLine and Box, one run a word;
// DOCX readers set Paragraph. Source is then -1.
type Run struct {
	Start, End  int
	Source      int
	Fixed       bool
	Page        int
	PrintedLine int
	Paragraph   int
	Box         Box
}

// Piece is one block as a reader found it, before sections are known. Level is the depth of a
// heading. Role is set only where the source itself says it (the `abstract` field of YAML front
// matter); it is RoleUnknown otherwise.
type Piece struct {
	Kind  Kind
	Level int
	Role  Role
	Text  string
	Runs  []Run
}

// Draft is what a reader hands over: pieces in reading order and what it could not read.
// Source is the source text for text formats (to compute lines and columns) and nil for PDF and DOCX;
// where a paper includes others, it is all of them one behind the other, each begun on a line of its
// own, and Included says where each begins. Pieces of kind Table hold one row a line ("\n" between rows, "\t" between cells).
type Draft struct {
	Format  string
	Pieces  []Piece
	Notices []Notice
	Pages   int
	Source  []byte

	Included []Included
}

// Included is a file that a paper includes: its name, seen from the paper's folder, the offset in Draft.Source at which
// it begins, and the digest of its bytes. The paper itself begins at 0 and is not listed.
type Included struct {
	Name   string
	Start  int
	SHA256 string // hex
}
