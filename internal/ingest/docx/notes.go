package docx

import "encoding/xml"

// noteReader reads footnotes or endnotes: the paragraphs of each by its number.
type noteReader struct {
	*story
	doc  *document
	mark string // "f" or "e"
	id   string
}

func newNoteReader(doc *document, mark string) *noteReader {
	return &noteReader{story: newStory(doc), doc: doc, mark: mark}
}

func (r *noteReader) start(e xml.StartElement) bool {
	if name := e.Name.Local; name == "footnote" || name == "endnote" {
		r.id = r.mark + value(e, "id")
		kind := value(e, "type")
		return kind != "" && kind != "normal" // the line above the notes
	}
	return r.story.start(e)
}

func (r *noteReader) end(name xml.Name) {
	r.story.end(name)
	if name.Local != "footnote" && name.Local != "endnote" {
		return
	}
	r.endParagraph()
	for _, it := range r.items {
		if it.text != "" {
			r.doc.notes[r.id] = append(r.doc.notes[r.id], it.text)
		}
	}
	r.items = nil
}
