package manuscript

import (
	"path"
	"strings"
)

// Join puts the files of one submission behind each other, so that they are searched as one text.
// Places carry the file they lie in. names runs parallel to docs.
func Join(docs []*Document, names []string) *Document {
	all := &Document{}
	var text strings.Builder
	for i, d := range docs {
		if i > 0 {
			text.WriteString("\n\n")
		}
		all.take(d, names[i], text.Len())
		text.WriteString(d.Text)
	}
	all.Text = text.String()
	all.Notices = joinNotices(docs, names)
	return all
}

// take adds another document's parts, moved to where its text begins.
func (d *Document) take(o *Document, name string, at int) {
	blocks, sections := len(d.Blocks), len(d.Sections)
	if d.Title == "" {
		d.Title = o.Title
	}
	if d.Format == "" {
		d.Format = o.Format
	}
	d.Pages += o.Pages
	d.Words += o.Words
	for _, b := range o.Blocks {
		b.Span = b.shift(at)
		b.Section += sections
		d.Blocks = append(d.Blocks, b)
	}
	for _, s := range o.Sections {
		s.Span = s.shift(at)
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
			f.name = name
			f.included = besides(name, f.included)
		}
		f.span = f.span.shift(at)
		d.files = append(d.files, f)
	}
}

// besides names included files as seen from where the paper's own name is seen.
func besides(name string, included []Included) []Included {
	var moved []Included
	for _, f := range included {
		moved = append(moved, Included{path.Join(path.Dir(name), f.Name), f.Start})
	}
	return moved
}

func (s Span) shift(by int) Span { return Span{s.Start + by, s.End + by} }

// joinNotices keeps every file's notices, but what one file lacks another may bring: an abstract, the
// sections, the study itself.
func joinNotices(docs []*Document, names []string) []Notice {
	lacking := map[NoticeCode]int{}
	for _, d := range docs {
		for _, code := range []NoticeCode{NoAbstract, NoSections, NotAStudy} {
			if d.has(code) {
				lacking[code]++
			}
		}
	}
	var all []Notice
	for i, d := range docs {
		for _, n := range d.Notices {
			if count, counted := lacking[n.Code]; counted && count < len(docs) {
				continue
			}
			if n.Wants != "" && among(n.Wants, names) {
				continue
			}
			if n.File == "" {
				n.File = names[i]
			}
			all = append(all, n)
		}
	}
	return all
}

// among says whether a file that a paper includes is one of those searched with it.
func among(wanted string, names []string) bool {
	for _, n := range names {
		if base := path.Base(n); base == path.Base(wanted) || base == path.Base(wanted)+".tex" {
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
