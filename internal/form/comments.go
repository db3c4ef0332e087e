package form

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// comment is a new Word comment.
type comment struct {
	id   int
	text string
}

// The names by which Word files speak of comments.
const (
	commentsType    = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	commentsLink    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	commentsStrict  = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
	strictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	wordNamespace   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
)

// commentAuthor signs the comments: they are the program's word, not the author's.
const commentAuthor = "pubcheck"

// comment adds a comment at the cell of an answer. Content controls take no marks: there it goes to the item's text.
func (e *editor) comment(a Answer, text string) {
	tc := a.cell.node
	p := e.home(tc)
	if p.control() != nil && a.beside != nil && a.beside.node != nil && len(a.beside.node.all("w:p")) > 0 {
		p = e.home(a.beside.node)
	}
	w := prefix(e.word.data, tc)
	id := strconv.Itoa(e.nextID)
	at := e.to(p)
	at.first += "<" + w + "commentRangeStart " + w + `id="` + id + `"/>`
	at.last += "<" + w + "commentRangeEnd " + w + `id="` + id + `"/><` + w + "r><" + w + "commentReference " + w + `id="` + id + `"/></` + w + "r>"
	e.comments = append(e.comments, comment{e.nextID, text})
	e.nextID++
}

// commentsPart is where the document keeps its comments; "" where it has none.
func (e *editor) commentsPart() (string, error) {
	_, rels, err := e.word.archive.tree(e.relationsPart())
	if errors.Is(err, errNoPart) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	for _, r := range rels.all("rel:Relationship") {
		if t := r.attr("Type"); t == commentsLink || t == commentsStrict {
			target := r.attr("Target")
			if strings.HasPrefix(target, "/") {
				return target[1:], nil
			}
			return e.word.archive.beside(target), nil
		}
	}
	return "", nil
}

func (e *editor) relationsPart() string {
	main := e.word.archive.main
	slash := strings.LastIndexByte(main, '/') + 1
	return main[:slash] + "_rels/" + main[slash:] + ".rels"
}

// numberComments finds the first free number.
func (e *editor) numberComments() error {
	part, err := e.commentsPart()
	if err != nil {
		return err
	}
	trees := []*node{e.word.root}
	if part != "" {
		if _, tree, err := e.word.archive.tree(part); err == nil {
			trees = append(trees, tree)
		} else if !errors.Is(err, errNoPart) {
			return err
		}
	}
	for _, tree := range trees {
		tree.walk(func(n *node) bool {
			if n.name == "w:comment" || n.name == "w:commentReference" || n.name == "w:commentRangeStart" {
				if id, err := strconv.Atoi(n.attr("id")); err == nil && id < 1<<30 {
					e.nextID = max(e.nextID, id+1)
				}
			}
			return true
		})
	}
	return nil
}

// commentParts are the parts that change so that Word finds the new comments.
func (e *editor) commentParts() ([]change, error) {
	if len(e.comments) == 0 {
		return nil, nil
	}
	part, err := e.commentsPart()
	if err != nil {
		return nil, err
	}
	var changes []change
	if part == "" {
		part = e.word.archive.beside("comments.xml")
		link, err := e.linkComments(part)
		if err != nil {
			return nil, err
		}
		changes = append(changes, link)
	}
	declared, err := e.declareComments(part)
	if err != nil {
		return nil, err
	}
	changes = append(changes, declared...)
	text, err := e.commentsText(part)
	if err != nil {
		return nil, err
	}
	return append(changes, change{part, text}), nil
}

// namespace is the one that the document is written in.
func (e *editor) namespace() string {
	for _, a := range e.word.root.child("w:document").attrs {
		if a.Value == strictNamespace {
			return strictNamespace
		}
	}
	return wordNamespace
}

// commentsText is the part with the comments that were there and the new ones.
func (e *editor) commentsText(part string) ([]byte, error) {
	old, tree, err := e.word.archive.tree(part)
	if errors.Is(err, errNoPart) {
		old = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:comments xmlns:w="` + e.namespace() + `"></w:comments>`)
		tree, err = parse(old)
	}
	if err != nil {
		return nil, err
	}
	root := tree.child("w:comments")
	if root == nil {
		return nil, fmt.Errorf("%s holds no comments", part)
	}
	w := prefix(old, root)
	var b strings.Builder
	for _, c := range e.comments {
		fmt.Fprintf(&b, `<%[1]scomment %[1]sid="%[2]d" %[1]sauthor="%[3]s" %[1]sinitials="pc"><%[1]sp><%[1]sr><%[1]st xml:space="preserve">%[4]s</%[1]st></%[1]sr></%[1]sp></%[1]scomment>`,
			w, c.id, commentAuthor, escape(c.text))
	}
	return inside(old, root, b.String()), nil
}

// inside puts text before the end tag of an element.
func inside(data []byte, n *node, text string) []byte {
	if n.empty {
		return []byte(string(data[:n.end-2]) + ">" + text + "</" + rawTag(data, n) + ">" + string(data[n.end:]))
	}
	return []byte(string(data[:n.out]) + text + string(data[n.out:]))
}

// linkComments adds the relationship from the document to its comments.
func (e *editor) linkComments(part string) (change, error) {
	name := e.relationsPart()
	data, tree, err := e.word.archive.tree(name)
	if errors.Is(err, errNoPart) {
		data = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
		tree, err = parse(data)
	}
	if err != nil {
		return change{}, err
	}
	root := tree.child("rel:Relationships")
	if root == nil {
		return change{}, fmt.Errorf("%s holds no relationships", name)
	}
	used := map[string]bool{}
	for _, r := range root.kids {
		used[r.attr("Id")] = true
	}
	n := 1
	for used["rId"+strconv.Itoa(n)] {
		n++
	}
	link := commentsLink
	if e.namespace() == strictNamespace {
		link = commentsStrict
	}
	target := part[strings.LastIndexByte(part, '/')+1:]
	return change{name, inside(data, root, fmt.Sprintf(`<%sRelationship Id="rId%d" Type="%s" Target="%s"/>`, prefix(data, root), n, link, target))}, nil
}

// declareComments names the part's kind in the list of kinds, unless it is there.
func (e *editor) declareComments(part string) ([]change, error) {
	const name = "[Content_Types].xml"
	data, tree, err := e.word.archive.tree(name)
	if err != nil {
		return nil, err
	}
	root := tree.child("ct:Types")
	if root == nil {
		return nil, fmt.Errorf("%s holds no kinds of parts", name)
	}
	for _, o := range root.kids {
		if strings.EqualFold(o.attr("PartName"), "/"+part) {
			return nil, nil
		}
	}
	return []change{{name, inside(data, root, fmt.Sprintf(`<%sOverride PartName="/%s" ContentType="%s"/>`, prefix(data, root), part, commentsType))}}, nil
}
