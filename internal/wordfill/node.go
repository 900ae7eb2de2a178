package wordfill

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// node is an element of a part, with the bytes that it stands on.
type node struct {
	name  string // such as "w:p", with the prefixes of spaces, whatever the file calls them
	start int    // of the element
	open  int    // after its start tag
	shut  int    // before its end tag; an element without content has none of the three apart
	end   int    // after the element
	no    int    // counted from 1 among its like, for tables, rows, cells and paragraphs
	text  string // character data directly inside, unless it is blank
	at    int    // its place among the kids of up
	up    *node
	kids  []*node
}

// spaces are the namespaces that matter here, in both forms of the standard.
var spaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w:",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a:",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc:",
	"urn:schemas-microsoft-com:vml":                                          "v:",
	"urn:schemas-microsoft-com:office:office":                                "o:",
}

// part is a part of the template, read as XML.
type part struct {
	name  string
	raw   []byte
	space string // the namespace of the root
	root  *node
	attrs []attribute // those with the beginning of a mark in them
}

// attribute is one in which somebody wrote a mark.
type attribute struct {
	owner *node
	name  string
	value string
}

// reader hands out the bytes of a part and stops in a tag or a text that is
// longer than any.
type reader struct {
	data     []byte
	at, from int
}

var errLong = errors.New("a tag or a text is too long")

func (r *reader) ReadByte() (byte, error) {
	if r.at == len(r.data) {
		return 0, io.EOF
	}
	if r.at-r.from > maxTag {
		return 0, errLong
	}
	r.at++
	return r.data[r.at-1], nil
}

// Read is never called: a decoder reads bytes where it can.
func (r *reader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// parsePart reads a part as XML. Elements are counted towards MaxElements.
func parsePart(name string, raw []byte, elements *int) (*part, error) {
	p := &part{name: name, raw: raw}
	in := &reader{data: raw}
	d := xml.NewDecoder(in)
	b := builder{part: p, elements: elements, names: map[xml.Name]string{}}
	for {
		b.from = int(d.InputOffset())
		in.from = in.at
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		b.to = int(d.InputOffset())
		if err == nil {
			err = b.take(tok)
		}
		if err != nil {
			return nil, fmt.Errorf("part %q: %w", name, err)
		}
	}
	if p.root == nil {
		return nil, fmt.Errorf("part %q has no element", name)
	}
	return p, nil
}

// builder makes the tree of a part.
type builder struct {
	part     *part
	top      *node
	depth    int
	from, to int      // of the token
	texts    [][]byte // character data of the open elements
	names    map[xml.Name]string
	elements *int
}

func (b *builder) take(tok xml.Token) error {
	switch tok := tok.(type) {
	case xml.Directive:
		return errors.New("a document type declaration is not taken")
	case xml.StartElement:
		return b.begin(tok)
	case xml.EndElement:
		b.finish()
	case xml.CharData:
		if b.top != nil {
			b.texts[b.depth-1] = append(b.texts[b.depth-1], tok...)
		}
	}
	return nil
}

func (b *builder) begin(tok xml.StartElement) error {
	if *b.elements++; *b.elements > MaxElements || b.depth == MaxDepth {
		return errMany
	}
	if b.top == nil && b.part.root != nil {
		return errors.New("two root elements")
	}
	n := &node{name: b.name(tok.Name), start: b.from, open: b.to, up: b.top}
	if b.top == nil {
		b.part.root, b.part.space = n, tok.Name.Space
	} else {
		n.at = len(b.top.kids)
		b.top.kids = append(b.top.kids, n)
	}
	for _, a := range tok.Attr {
		if bytes.Contains([]byte(a.Value), []byte("{{")) {
			b.part.attrs = append(b.part.attrs, attribute{n, a.Name.Local, a.Value})
		}
	}
	b.top = n
	b.depth++
	if b.depth > len(b.texts) {
		b.texts = append(b.texts, nil)
	}
	b.texts[b.depth-1] = b.texts[b.depth-1][:0]
	return nil
}

var errMany = errors.New("too many elements, or nested too deep")

func (b *builder) finish() {
	n := b.top
	n.shut, n.end = b.from, b.to
	if text := b.texts[b.depth-1]; n.name == "w:t" || len(bytes.TrimSpace(text)) > 0 {
		n.text = string(text)
	}
	b.top = n.up
	b.depth--
}

// name keeps each name once: a part repeats a few of them a million times.
func (b *builder) name(n xml.Name) string {
	s, ok := b.names[n]
	if !ok {
		prefix, known := spaces[n.Space]
		if !known {
			prefix = n.Space + ":"
		}
		s = prefix + n.Local
		b.names[n] = s
	}
	return s
}

// prefix is how the file writes the space of an element: "w:", or nothing.
func (p *part) prefix(n *node) string {
	tag := p.raw[n.start+1 : n.open]
	if i := bytes.IndexAny(tag, ": \t\r\n/>"); i >= 0 && tag[i] == ':' {
		return string(tag[:i+1])
	}
	return ""
}

// kid is the first element of a name directly inside; nil: none.
func (n *node) kid(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// beside is the sibling so many places further; nil: none.
func (n *node) beside(by int) *node {
	if n.up == nil || n.at+by < 0 || n.at+by >= len(n.up.kids) {
		return nil
	}
	return n.up.kids[n.at+by]
}

// is tells whether there is a node and it has a name.
func (n *node) is(name string) bool { return n != nil && n.name == name }

// nearest is the node itself or the first around it that has one of the names.
func (n *node) nearest(names ...string) *node {
	for ; n != nil; n = n.up {
		for _, name := range names {
			if n.name == name {
				return n
			}
		}
	}
	return nil
}

// each calls visit for the node and all in it, in order, as long as visit says
// to go in.
func (n *node) each(visit func(*node) bool) {
	if visit(n) {
		for _, k := range n.kids {
			k.each(visit)
		}
	}
}
