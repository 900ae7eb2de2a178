package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
)

// node is an XML element. Names are "prefix:local" with the prefixes of namespaces, whatever the file calls them.
type node struct {
	name  string
	attrs []nodeAttr
	text  []byte // character data directly inside, kept where isText says so
	kids  []*node
	// weight is how many elements and attributes the node and all in it have.
	weight int
	// index counts the paragraphs and the tables of the part, each from 1, in the order of their start tags.
	index int
}

type nodeAttr struct{ name, value string }

// namespaces are those that are read, in the transitional and the strict form of the standard.
var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w:",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r:",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                "r:",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "pr:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a:",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp:",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic:",
	"http://purl.oclc.org/ooxml/drawingml/picture":                           "pic:",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps:",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":      "wpg:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m:",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 "c:",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":               "dgm:",
	"urn:schemas-microsoft-com:office:office":                                "o:",
	"urn:schemas-microsoft-com:vml":                                          "v:",
	"http://www.w3.org/XML/1998/namespace":                                   "xml:",
	"":                                                                       "",
}

// names turns XML names into qualified ones and keeps each once: a part repeats a few of them a million times.
type names map[xml.Name]string

func (q names) qualified(n xml.Name) string {
	s, ok := q[n]
	if !ok {
		prefix, known := namespaces[n.Space]
		if !known {
			prefix = "{" + n.Space + "}"
		}
		s = prefix + n.Local
		q[n] = s
	}
	return s
}

func isText(name string) bool {
	return name == "w:t" || name == "w:instrText" || name == "wp:posOffset" || name == "m:t"
}

// chars is the character data of an element; it may be called on nil.
func (n *node) chars() []byte {
	if n == nil {
		return nil
	}
	return n.text
}

// parseXML reads a part as a tree and counts its elements and attributes towards MaxElements.
func parseXML(data []byte, t *tally) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	root, q := &node{}, names{}
	open := []*node{root}
	counted := map[string]int{"w:p": 0, "w:tbl": 0}
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch tok := tok.(type) {
		case xml.Directive:
			return nil, errors.New("a document type declaration is not allowed")
		case xml.StartElement:
			if err := t.count(1 + len(tok.Attr)); err != nil {
				return nil, err
			}
			if len(open) > MaxDepth {
				return nil, fmt.Errorf("elements nested deeper than %d: %w", MaxDepth, ErrLimit)
			}
			n := newNode(tok, q)
			if before, ok := counted[n.name]; ok {
				counted[n.name], n.index = before+1, before+1
			}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
			open[len(open)-1].weight += top.weight
		case xml.CharData:
			if isText(top.name) {
				top.text = append(top.text, tok...)
			}
		}
	}
	if len(root.kids) != 1 {
		return nil, fmt.Errorf("%d root elements", len(root.kids))
	}
	return root.kids[0], nil
}

func newNode(el xml.StartElement, q names) *node {
	n := &node{name: q.qualified(el.Name), weight: 1 + len(el.Attr)}
	for _, a := range el.Attr {
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			continue
		}
		n.attrs = append(n.attrs, nodeAttr{q.qualified(a.Name), a.Value})
	}
	return n
}

// kid is the first child of that name, or nil. It may be called on nil.
func (n *node) kid(name string) *node {
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

// find returns the value of an attribute and whether there is one. It may be called on nil.
func (n *node) find(name string) (string, bool) {
	if n == nil {
		return "", false
	}
	for _, a := range n.attrs {
		if a.name == name {
			return a.value, true
		}
	}
	return "", false
}

// attr is the value of an attribute, "" for none. It may be called on nil.
func (n *node) attr(name string) string {
	v, _ := n.find(name)
	return v
}

// content is the children as a reader sees them: wrappers such as content controls and insertions give way to what is
// in them, deletions to nothing, alternatives to their first choice.
func (n *node) content() iter.Seq[*node] {
	return func(yield func(*node) bool) { n.eachContent(yield) }
}

func (n *node) eachContent(yield func(*node) bool) bool {
	for _, k := range n.kids {
		switch k.name {
		case "w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr":
			continue
		case "mc:AlternateContent":
			k = k.chosen()
			if k == nil {
				continue
			}
			fallthrough
		case "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:hyperlink", "w:bdo", "w:dir":
			if !k.eachContent(yield) {
				return false
			}
		default:
			if !yield(k) {
				return false
			}
		}
	}
	return true
}

func (n *node) chosen() *node {
	if c := n.kid("mc:Choice"); c != nil {
		return c
	}
	return n.kid("mc:Fallback")
}
