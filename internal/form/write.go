package form

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/pubcheck/pubcheck/internal/late"
)

// Edit is what to write into one answer cell: Text, or a tick for Tick (Yes, No or NotApplicable), or both; Comment becomes a
// Word comment at the cell. Replace lets Text take the place of what stands there.
type Edit struct {
	Answer  Answer
	Text    string
	Tick    Kind
	Comment string
	Replace bool
}

// Blank says whether nobody has answered yet: the cell holds at most a prompt ("page ____") and boxes that are not ticked.
func (a Answer) Blank() bool {
	if len(a.Ticked) > 0 {
		return false
	}
	text := a.Text
	if len(a.Boxes) > 0 {
		text = boxLabels().ReplaceAllString(text, " ")
	}
	return strings.TrimSpace(prompts().ReplaceAllString(text, "")) == ""
}

var (
	prompts   = late.Regexp(`(?i)\b(?:pages?|pp?|lines?|sections?)\b(?:\s*(?:no|number)s?\b)?|[\s.:#_…/()\[\]\x{2002}\x{a0}]`)
	prompt    = late.Regexp(`(?i)^\s*(?:pages?|pp?|lines?)\b[\s.:]*`)
	boxLabels = late.Regexp(`(?i)\b(?:yes|no|not applicable|n/?a|reported|not reported)\b|[,;]`)
	gaps      = late.Regexp(`_{2,}|\.{4,}|…+`)
)

// splice replaces the bytes from at to end.
type splice struct {
	at, end int
	text    string
}

// editor collects the splices of one document part.
type editor struct {
	word     *word
	splices  []splice
	pending  map[*node]*added // what is added to paragraphs
	order    []*node
	comments []comment
	nextID   int
}

// added is what a paragraph gets: before its first run, and behind its last.
type added struct{ first, text, last string }

// Write makes a copy of a Word form with the edits. An edit that cannot be made leaves its cell as it is and is answered in
// refused, which runs parallel to edits; the error is for the file as a whole.
func (f *Form) Write(edits []Edit) (data []byte, refused []error, err error) {
	if f.word == nil {
		return nil, nil, errors.New("is no Word file; only Word forms are written into")
	}
	e := &editor{word: f.word, pending: map[*node]*added{}}
	if err := e.numberComments(); err != nil {
		return nil, nil, err
	}
	refused = make([]error, len(edits))
	for i, edit := range edits {
		refused[i] = e.edit(edit)
	}
	e.flush()
	doc, err := e.apply()
	if err != nil {
		return nil, nil, err
	}
	var changes []change
	if len(e.splices) > 0 {
		changes = append(changes, change{f.word.archive.main, doc})
	}
	more, err := e.commentParts()
	if err != nil {
		return nil, nil, err
	}
	data, err = f.word.archive.rewrite(append(changes, more...))
	return data, refused, err
}

func (e *editor) edit(edit Edit) error {
	a := edit.Answer
	if a.cell == nil || a.cell.node == nil {
		return errors.New("the cell is not there")
	}
	if a.Locked && (edit.Text != "" || edit.Tick != Other) {
		return errors.New("the form locks this cell")
	}
	tc := a.cell.node
	if len(tc.all("w:p")) == 0 {
		return errors.New("the cell holds no paragraph")
	}
	if edit.Replace {
		return e.replaceText(tc, edit.Text)
	}
	if edit.Tick != Other {
		if err := e.tick(a, edit.Tick); err != nil {
			return err
		}
	}
	if edit.Text != "" {
		if err := e.addText(tc, edit.Text); err != nil {
			return err
		}
	}
	if edit.Comment != "" {
		e.comment(a, edit.Comment)
	}
	return nil
}

// to is what is added to a paragraph so far.
func (e *editor) to(p *node) *added {
	if e.pending[p] == nil {
		e.pending[p] = &added{}
		e.order = append(e.order, p)
	}
	return e.pending[p]
}

// flush turns what was added to paragraphs into splices.
func (e *editor) flush() {
	for _, p := range e.order {
		a := e.pending[p]
		if p.empty {
			// <w:p .../> becomes <w:p ...>...</w:p>.
			e.put(p.end-2, p.end, ">"+a.first+a.text+a.last+"</"+e.tag(p)+">")
			continue
		}
		if a.first != "" {
			e.put(contentStart(p), contentStart(p), a.first)
		}
		e.put(p.out, p.out, a.text+a.last)
	}
}

// contentStart is where the runs of a paragraph begin.
func contentStart(p *node) int {
	if props := p.child("w:pPr"); props != nil {
		return props.end
	}
	return p.in
}

func (e *editor) put(at, end int, text string) { e.splices = append(e.splices, splice{at, end, text}) }

// apply makes the new document part. Splices never overlap; two at one place keep their order.
func (e *editor) apply() ([]byte, error) {
	s := e.splices
	sort.SliceStable(s, func(i, j int) bool { return s[i].at < s[j].at })
	var out strings.Builder
	at := 0
	for _, p := range s {
		if p.at < at {
			return nil, fmt.Errorf("could not be filled: two answers go to one place of %s", e.word.archive.main)
		}
		out.Write(e.word.data[at:p.at])
		out.WriteString(p.text)
		at = p.end
	}
	out.Write(e.word.data[at:])
	return []byte(out.String()), nil
}

// tag is an element's name as the file writes it.
func (e *editor) tag(n *node) string { return rawTag(e.word.data, n) }

func rawTag(data []byte, n *node) string {
	end := n.start + 1
	for end < len(data) && !strings.ContainsRune(" \t\r\n/>", rune(data[end])) {
		end++
	}
	return string(data[n.start+1 : end])
}

// prefix is the prefix with its colon that an element's name bears in the file: "w:".
func prefix(data []byte, n *node) string {
	tag := rawTag(data, n)
	return tag[:strings.IndexByte(tag, ':')+1]
}

// escape makes text safe for XML: markup escaped, characters that XML forbids left out.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case r < ' ' || r == utf8.RuneError || r == 0xfffe || r == 0xffff:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
