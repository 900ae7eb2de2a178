// Package tree reads JSON strictly: into nodes that know where in the text they
// stand, and with all that is wrong with the text told at once.
package tree

import (
	"strconv"
	"strings"

	"vanthu/internal/fault"
)

// Kind is the first character of a JSON value, as jsontext names it.
type Kind byte

// The kinds of JSON values.
const (
	Skipped Kind = 0 // not read: a fault has been told
	Null    Kind = 'n'
	False   Kind = 'f'
	True    Kind = 't'
	String  Kind = '"'
	Number  Kind = '0'
	Object  Kind = '{'
	Array   Kind = '['
)

// Words name the kind in a sentence.
func (k Kind) Words() fault.Text {
	switch k {
	case Null:
		return fault.Text{"null", "null"}
	case False, True:
		return fault.Text{"true hoặc false", "true or false"}
	case String:
		return fault.Text{"một chuỗi ký tự", "a string"}
	case Number:
		return fault.Text{"một số", "a number"}
	case Object:
		return fault.Text{"một đối tượng {…}", "an object"}
	}
	return fault.Text{"một danh sách […]", "an array"}
}

// Node is one JSON value as it was posted.
type Node struct {
	Kind   Kind
	Offset int64    // in the text, in bytes; puts faults in order
	Text   string   // of a string, unescaped; of a number, as written
	Names  []string // of an object's members
	Kids   []Node   // an object's or an array's values
}

// Member is the value of an object's first member of the name, or nil.
func (n *Node) Member(name string) *Node {
	for i, s := range n.Names {
		if s == name {
			return &n.Kids[i]
		}
	}
	return nil
}

// Has tells whether an object has a member of the name that is not null.
func (n *Node) Has(name string) bool {
	m := n.Member(name)
	return m != nil && m.Kind != Null
}

// At is the node at a JSON Pointer (RFC 6901), or the deepest one on its way.
func (n *Node) At(pointer string) (at *Node, found bool) {
	for pointer != "" {
		token, rest, _ := strings.Cut(pointer[1:], "/")
		var next *Node
		switch n.Kind {
		case Object:
			next = n.Member(unescape(token))
		case Array:
			if i, err := strconv.Atoi(token); err == nil && i >= 0 && i < len(n.Kids) {
				next = &n.Kids[i]
			}
		}
		if next == nil {
			return n, false
		}
		if n = next; rest == "" {
			break
		}
		pointer = "/" + rest
	}
	return n, true
}

// OffsetOf is where a pointer stands in the text; what is missing stands where
// its place would begin, and everything at 0 where there is no node.
func (n *Node) OffsetOf(pointer string) int64 {
	if n == nil {
		return 0
	}
	at, _ := n.At(pointer)
	return at.Offset
}

var (
	escaper   = strings.NewReplacer("~", "~0", "/", "~1")
	unescaper = strings.NewReplacer("~1", "/", "~0", "~")
)

func unescape(token string) string {
	if strings.IndexByte(token, '~') < 0 {
		return token
	}
	return unescaper.Replace(token)
}

// AppendToken adds a name to a JSON Pointer.
func AppendToken(pointer []byte, name string) []byte {
	pointer = append(pointer, '/')
	if strings.IndexByte(name, '~') >= 0 || strings.IndexByte(name, '/') >= 0 {
		name = escaper.Replace(name)
	}
	return append(pointer, name...)
}

// Join is the JSON Pointer of an object's member.
func Join(pointer, name string) string {
	return string(AppendToken([]byte(pointer), name))
}

// Split parts a JSON Pointer, which is not that of the root, before its last
// token, which is returned as a name.
func Split(pointer string) (parent, name string) {
	at := strings.LastIndexByte(pointer, '/')
	return pointer[:at], unescape(pointer[at+1:])
}

// IsIndex tells whether a name could be the index of an element.
func IsIndex(name string) bool {
	_, err := strconv.Atoi(name)
	return err == nil
}
