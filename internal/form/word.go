package form

import (
	"fmt"
	"strings"
)

// word is a Word form: its zip, the document part and its tree.
type word struct {
	archive *archive
	data    []byte
	root    *node
}

// readWord reads the tables of a .docx.
func readWord(data []byte, own Wordings) (*Form, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	doc, root, err := a.tree(a.main)
	if err != nil {
		return nil, fmt.Errorf("could not be read: %w", err)
	}
	body := root.path("w:document", "w:body")
	if body == nil {
		return nil, fmt.Errorf("is no Word file: %s holds no text", a.main)
	}
	// Word numbers lists by these two parts; a form without them, or with damaged ones, is read without numbers.
	_, lists, _ := a.tree(a.beside("numbering.xml"))
	_, styles, _ := a.tree(a.beside("styles.xml"))
	f := &Form{Format: "docx", word: &word{archive: a, data: doc, root: root}}
	var text strings.Builder
	for _, t := range body.allText() {
		text.WriteString(t)
	}
	f.Text = text.String()
	return f, f.build(tables(body, newNumbering(lists, styles)), own)
}

// allText lists the visible text of everything below n, tables too.
func (n *node) allText() []string {
	var texts []string
	n.walk(func(k *node) bool {
		switch k.name {
		case "w:t":
			texts = append(texts, k.text)
		case "w:p":
			texts = append(texts, "\n")
		}
		return k.name == "w:tbl" || !unseen(k)
	})
	return texts
}

// beside is the name of a part in the folder of the document part.
func (a *archive) beside(name string) string {
	return a.main[:strings.LastIndex(a.main, "/")+1] + name
}
