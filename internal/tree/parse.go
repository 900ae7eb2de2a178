package tree

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"vanthu/internal/fault"
)

// Limits bound a JSON text. What is zero allows nothing.
type Limits struct {
	Bytes  int // of the text
	Values int // in all; bounds the memory of reading
	Depth  int // of objects and arrays in each other
}

// parser turns JSON text into nodes. What is JSON but not fit (a key given
// twice, nesting too deep) goes to the faults, and reading goes on.
type parser struct {
	dec    *jsontext.Decoder
	faults *fault.Collector
	limits Limits
	usual  map[string]string
	values int
	kids   []Node   // of the objects and arrays that are open
	names  []string // likewise
}

// errTooMany stops the parser at Limits.Values.
var errTooMany = errors.New("tree: too many JSON values")

// Parse reads one JSON value and tells the faults what is wrong with the text,
// also what follows the value. It returns nil if the text is not JSON, or too
// much of it. The usual names, each under itself, are not copied each time.
func Parse(data []byte, limits Limits, usual map[string]string, faults *fault.Collector) *Node {
	if len(data) > limits.Bytes {
		faults.Add(fault.New("", "limit.bytes", tooLong, len(data), limits.Bytes))
		return nil
	}
	if wrong, ok := Foreign(data); ok {
		faults.Add(wrong)
		return nil
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	p := &parser{faults: faults, limits: limits, usual: usual, dec: jsontext.NewDecoder(bytes.NewBuffer(data),
		jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))}
	root, err := p.value()
	if err != nil {
		p.report(err, data)
		return nil
	}
	if at, more := trailing(data, p.dec.InputOffset()); more {
		line, column := place(data, at)
		faults.Add(fault.New("", "json.trailing", trailed, line, column))
	}
	return &root
}

// report says why the text could not be read.
func (p *parser) report(err error, data []byte) {
	if errors.Is(err, errTooMany) {
		p.faults.Add(fault.New("", "limit.values", tooMany, p.limits.Values))
		return
	}
	at := int64(len(data))
	if syntax := (*jsontext.SyntacticError)(nil); errors.As(err, &syntax) && !errors.Is(err, io.ErrUnexpectedEOF) {
		at = syntax.ByteOffset
	}
	line, column := place(data, at)
	p.faults.Add(fault.Of("", "json.syntax", line, column))
}

func (p *parser) value() (Node, error) {
	if p.values++; p.values > p.limits.Values {
		return Node{}, errTooMany
	}
	k := Kind(p.dec.PeekKind())
	if k != Object && k != Array {
		return p.scalar(k)
	}
	if p.dec.StackDepth() >= p.limits.Depth {
		return p.skip()
	}
	if _, err := p.dec.ReadToken(); err != nil {
		return Node{}, err
	}
	n := Node{Kind: k, Offset: p.dec.InputOffset()}
	var err error
	if k == Object {
		err = p.members(&n)
	} else {
		err = p.elements(&n)
	}
	return n, err
}

func (p *parser) scalar(k Kind) (Node, error) {
	raw, err := p.dec.ReadValue()
	n := Node{Kind: k, Offset: p.dec.InputOffset()}
	switch {
	case err != nil:
	case k == String:
		n.Text = unquote(raw)
	case k == Number:
		n.Text = string(raw)
	}
	return n, err
}

// unquote is the text of a JSON string. Surrogates without their partners
// become U+FFFD. Bytes that are not UTF-8 may stay: a range over them gives
// U+FFFD too, so that the reader finds both.
func unquote(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	text, _ := jsontext.AppendUnquote(nil, raw) // the only error is about U+FFFD
	return string(text)
}

// name is the text of an object's name.
func (p *parser) name(raw []byte) string {
	if name, ok := p.usual[string(raw[1:len(raw)-1])]; ok {
		return name
	}
	return strings.ToValidUTF8(unquote(raw), "\uFFFD")
}

// skip passes over a value that is nested too deep.
func (p *parser) skip() (Node, error) {
	n := Node{Offset: p.dec.InputOffset()}
	err := p.dec.SkipValue()
	if err == nil {
		p.faults.Add(fault.New(string(p.dec.StackPointer()), "limit.depth", tooDeep, p.limits.Depth))
	}
	return n, err
}

func (p *parser) elements(n *Node) error {
	base := len(p.kids)
	for p.dec.PeekKind() != ']' {
		kid, err := p.value()
		if err != nil {
			return err
		}
		p.kids = append(p.kids, kid)
	}
	n.Kids = p.cut(base)
	_, err := p.dec.ReadToken()
	return err
}

func (p *parser) members(n *Node) error {
	base, names := len(p.kids), nameSet{base: len(p.names)}
	for p.dec.PeekKind() != '}' {
		raw, err := p.dec.ReadValue()
		if err != nil {
			return err
		}
		name := p.name(raw)
		again := names.taken(name, p.names)
		if again {
			p.faults.Add(fault.Of(string(p.dec.StackPointer()), "json.duplicate", fault.Quote(name)))
		}
		kid, err := p.value()
		if err != nil {
			return err
		}
		if !again {
			p.names, p.kids = append(p.names, name), append(p.kids, kid)
		}
	}
	n.Kids = p.cut(base)
	n.Names = slices.Clone(p.names[names.base:])
	p.names = p.names[:names.base]
	_, err := p.dec.ReadToken()
	return err
}

// cut takes the values of the innermost open object or array off the stack.
func (p *parser) cut(base int) []Node {
	kids := slices.Clone(p.kids[base:])
	p.kids = p.kids[:base]
	return kids
}

// nameSet finds a key that is given twice in one object.
type nameSet struct {
	base int                 // where the object's names begin in the stack
	many map[string]struct{} // made when a search would be slow
}

// taken tells whether the object has the name already.
func (s *nameSet) taken(name string, stack []string) bool {
	const few = 32
	own := stack[s.base:]
	if len(own) < few {
		return slices.Contains(own, name)
	}
	if s.many == nil {
		s.many = make(map[string]struct{}, 2*few)
		for _, n := range own {
			s.many[n] = struct{}{}
		}
	}
	_, again := s.many[name]
	s.many[name] = struct{}{}
	return again
}

// trailing finds what follows the value that ends at the offset.
func trailing(data []byte, end int64) (at int64, more bool) {
	rest := data[end:]
	left := bytes.TrimLeft(rest, " \t\r\n")
	return end + int64(len(rest)-len(left)), len(left) > 0
}

// place is the line and the column of a byte, counted from 1 in characters.
func place(data []byte, at int64) (line, column int) {
	before := data[:max(0, min(int(at), len(data)))]
	line = 1 + bytes.Count(before, []byte("\n"))
	column = 1 + utf8.RuneCount(before[1+bytes.LastIndexByte(before, '\n'):])
	return line, column
}
