package form

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The budgets of one XML part: a form of a hundred items has ten thousand elements, none of them deep.
const (
	maxElements = 300_000
	maxDepth    = 256
)

// node is one element of a part with the byte offsets of its tags, so that an edit can splice text into
// the part and leave every other byte as it was.
type node struct {
	name       string // "w:tc": the canonical prefix of its namespace and the local name
	attrs      []xml.Attr
	start, end int  // from its "<" to behind its last ">"
	in, out    int  // what stands between its tags
	empty      bool // written as <x/>
	text       string
	parent     *node
	kids       []*node
}

// spaces are the namespaces that forms use, by the prefix that this package calls them; the second name of w
// is that of the strict variant of the format.
var spaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":        "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                    "w",
	"http://schemas.microsoft.com/office/word/2010/wordml":                "w14",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         "mc",
	"http://schemas.openxmlformats.org/package/2006/relationships":        "rel",
	"http://schemas.openxmlformats.org/package/2006/content-types":        "ct",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             "r",
	"http://www.w3.org/XML/1998/namespace":                                "xml",
}

// parse reads an XML part into a tree. The root answered is a nameless node around the part's own root.
func parse(data []byte) (*node, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	root := &node{end: len(data), out: len(data)}
	at, depth, count := root, 0, 0
	for {
		start := int(dec.InputOffset())
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("is no sound XML: %w", err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if depth, count = depth+1, count+1; depth > maxDepth || count > maxElements {
				return nil, errors.New("is larger or deeper than a form can be")
			}
			end := int(dec.InputOffset())
			n := &node{name: spaces[t.Name.Space] + ":" + t.Name.Local, attrs: t.Attr, start: start, in: end, out: end, end: end, empty: data[end-2] == '/', parent: at}
			at.kids = append(at.kids, n)
			at = n
		case xml.EndElement:
			if !at.empty {
				at.out, at.end = start, int(dec.InputOffset())
			}
			at, depth = at.parent, depth-1
		case xml.CharData:
			if at.name == "w:t" || at.name == "w:instrText" {
				at.text += string(t)
			}
		}
	}
	if len(root.kids) == 0 {
		return nil, errors.New("is empty")
	}
	return root, nil
}

// attr is the value of an attribute by its local name, "" when it is absent.
func (n *node) attr(local string) string {
	for _, a := range n.attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// on says whether a toggle (<w:b/>, <w:checked w:val="1"/>) is set.
func (n *node) on() bool {
	if n == nil {
		return false
	}
	switch n.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// child is the first child of a name, nil when there is none.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// path follows children by name.
func (n *node) path(names ...string) *node {
	for _, name := range names {
		n = n.child(name)
	}
	return n
}

// above is the nearest element of a name around n, below stop; nil when there is none.
func (n *node) above(name string, stop *node) *node {
	for p := n.parent; p != nil && p != stop; p = p.parent {
		if p.name == name {
			return p
		}
	}
	return nil
}

// walk visits n's descendants in document order; visit answers whether to look inside.
func (n *node) walk(visit func(*node) bool) {
	for _, k := range n.kids {
		if visit(k) {
			k.walk(visit)
		}
	}
}

// all lists the descendants of a name that are visible: nothing inside what was deleted, moved away or
// repeated for old programs, and, unless they are asked for, nothing inside inner tables.
func (n *node) all(names ...string) []*node {
	var found []*node
	n.walk(func(k *node) bool {
		for _, name := range names {
			if k.name == name {
				found = append(found, k)
			}
		}
		return !unseen(k)
	})
	return found
}

// unseen says whether an element's content is not part of the page as it reads now.
func unseen(n *node) bool {
	switch n.name {
	case "w:del", "w:moveFrom", "mc:Fallback", "w:tbl":
		return true
	}
	return strings.HasSuffix(n.name, "PrChange")
}

// transparent are wrappers between a table and its rows, or a row and its cells.
var transparent = map[string]bool{"w:sdt": true, "w:sdtContent": true, "w:customXml": true, "w:smartTag": true, "w:ins": true,
	"w:moveTo": true, "mc:AlternateContent": true, "mc:Choice": true}

// parts lists the rows of a table or the cells of a row, also those inside content controls.
func (n *node) parts(name string) []*node {
	var found []*node
	n.walk(func(k *node) bool {
		if k.name == name {
			found = append(found, k)
			return false
		}
		return transparent[k.name]
	})
	return found
}
