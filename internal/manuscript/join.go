package manuscript

import (
	"path"
	"strings"
)

// FileKind says what a file of a submission is.
type FileKind uint8

// The kinds of files. AnyFile is one of which nothing is known: the first of them is taken for the manuscript.
const (
	AnyFile FileKind = iota
	MainFile
	SupplementFile
	TitlePageFile
	CoverFile
)

// Part is one file of a submission.
type Part struct {
	Doc  *Document
	Name string
	Kind FileKind
}

// Join puts the files of one submission behind each other, so that they are searched as one text. Places carry the file
// they lie in. Sections keep the roles that their own headings give them, but only the manuscript and its title page can
// bring the paper's title and abstract. A cover letter is left out: readers of the paper never see it.
func Join(parts ...Part) *Document {
	all := &Document{}
	var text strings.Builder
	var read []Part
	for _, p := range parts {
		if p.Kind == CoverFile {
			all.Notices = append(all.Notices, Notice{Code: CoverLetter, File: p.Name, Message: "This is a cover letter; nothing in it was taken for evidence, since it is no part of the paper."})
			continue
		}
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		all.take(p, text.Len())
		text.WriteString(p.Doc.Text)
		read = append(read, p)
	}
	all.Text = text.String()
	all.Notices = append(joinNotices(read), all.Notices...)
	return all
}

// take adds another document's parts, moved to where its text begins.
func (d *Document) take(p Part, at int) {
	o := p.Doc
	blocks, sections := len(d.Blocks), len(d.Sections)
	foreign := p.Kind == SupplementFile || len(d.files) > 0 && d.Title != "" && o.Title != d.Title
	if d.Title == "" && p.Kind != SupplementFile {
		d.Title = o.Title
	}
	if d.Format == "" {
		d.Format = o.Format
	}
	d.Pages += o.Pages
	d.Words += o.Words
	for _, b := range o.Blocks {
		if b.Kind == Title && foreign {
			b.Kind, b.Level = Heading, 1 // the head of this file, not the title of the paper
		}
		b.Span = b.shift(at)
		b.Section += sections
		b.Home += sections
		d.Blocks = append(d.Blocks, b)
	}
	for _, s := range o.Sections {
		s.Span = s.shift(at)
		s.Role = p.role(s.Role, foreign)
		if s.Parent >= 0 {
			s.Parent += sections
		}
		d.Sections = append(d.Sections, s)
	}
	for _, s := range o.Sentences {
		s.Span = s.shift(at)
		s.Block += blocks
		s.Section += sections
		d.Sentences = append(d.Sentences, s)
	}
	for _, r := range o.runs {
		r.Start, r.End = r.Start+at, r.End+at
		d.runs = append(d.runs, r)
	}
	for _, f := range o.files {
		if f.name == "" {
			f.name, f.pages = p.Name, o.Pages
			f.included = besides(p.Name, f.included)
		}
		f.span = f.span.shift(at)
		d.files = append(d.files, f)
	}
}

// role is what a section of a file counts as in the whole. The front of a supplement is no title and no abstract of the
// paper.
func (p Part) role(r Role, foreign bool) Role {
	switch {
	case p.Kind == SupplementFile && (r == RoleTitle || r == RoleAbstract):
		return RoleSupplement
	case p.Kind == AnyFile && foreign && r == RoleTitle:
		return RoleUnknown
	}
	return r
}

// besides names included files as seen from where the paper's own name is seen.
func besides(name string, included []Included) []Included {
	var moved []Included
	for _, f := range included {
		f.Name = path.Join(path.Dir(name), f.Name)
		moved = append(moved, f)
	}
	return moved
}

func (s Span) shift(by int) Span { return Span{s.Start + by, s.End + by} }

// Includes lists the files that the paper's own files include, in the order in which they were read.
func (d *Document) Includes() []Included {
	var all []Included
	for _, f := range d.files {
		all = append(all, f.included...)
	}
	return all
}

// File is one of the files that a document was read from, with its number of pages.
type File struct {
	Name  string
	Pages int
}

// Files are the files of a joined document, in reading order; one without a name for a document of a single file.
func (d *Document) Files() []File {
	if len(d.files) < 2 {
		return []File{{Pages: d.Pages}}
	}
	var all []File
	for _, f := range d.files {
		all = append(all, File{f.name, f.pages})
	}
	return all
}

// joinNotices keeps every file's notices, but what one file lacks another may bring: an abstract, the
// sections, the study itself. A file in another language hides what it says, and leaves the others as they are.
func joinNotices(parts []Part) []Notice {
	lacking := map[NoticeCode]int{}
	for _, p := range parts {
		for _, code := range []NoticeCode{NoAbstract, NoSections, NotAStudy, NotEnglish} {
			if p.Doc.has(code) {
				lacking[code]++
			}
		}
	}
	var all []Notice
	for _, p := range parts {
		for _, n := range p.Doc.Notices {
			count, counted := lacking[n.Code]
			switch {
			case n.Code == NotEnglish && count < len(parts):
				n.Code, n.Blind = ForeignFile, true
			case counted && count < len(parts):
				continue
			}
			if n.Wants != "" && among(n.Wants, parts) {
				continue
			}
			if n.File == "" {
				n.File = p.Name
			}
			all = append(all, n)
		}
	}
	return all
}

// among says whether a file that a paper includes is one of those searched with it.
func among(wanted string, parts []Part) bool {
	for _, p := range parts {
		if base := path.Base(p.Name); base == path.Base(wanted) || base == path.Base(wanted)+".tex" {
			return true
		}
	}
	return false
}

func (d *Document) has(code NoticeCode) bool {
	for _, n := range d.Notices {
		if n.Code == code {
			return true
		}
	}
	return false
}
