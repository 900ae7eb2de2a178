package document

import (
	"strconv"
	"strings"
)

// kind is the first character of a JSON value, as jsontext names it.
type kind byte

// The kinds of JSON values.
const (
	kindSkipped kind = 0 // not read: a fault has been reported
	kindNull    kind = 'n'
	kindFalse   kind = 'f'
	kindTrue    kind = 't'
	kindString  kind = '"'
	kindNumber  kind = '0'
	kindObject  kind = '{'
	kindArray   kind = '['
)

// node is one JSON value as it was posted.
type node struct {
	kind   kind
	offset int64    // in the text; orders the faults
	text   string   // of a string, unescaped; of a number, as written
	names  []string // of an object's members
	kids   []node   // an object's or an array's values
}

// member is the value of an object's first member of the name, or nil.
func (n *node) member(name string) *node {
	for i, s := range n.names {
		if s == name {
			return &n.kids[i]
		}
	}
	return nil
}

// has tells whether an object has a member of the name that is not null.
func (n *node) has(name string) bool {
	m := n.member(name)
	return m != nil && m.kind != kindNull
}

// resolve is the node at a JSON Pointer, or the deepest one on its way.
func (n *node) resolve(pointer string) (at *node, found bool) {
	for pointer != "" {
		token, rest, _ := strings.Cut(pointer[1:], "/")
		var next *node
		switch n.kind {
		case kindObject:
			next = n.member(unescape(token))
		case kindArray:
			if i, err := strconv.Atoi(token); err == nil && i >= 0 && i < len(n.kids) {
				next = &n.kids[i]
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

// offsetOf is where a pointer stands in the text; what is missing stands where
// its place would begin.
func (n *node) offsetOf(pointer string) int64 {
	if n == nil {
		return 0
	}
	at, _ := n.resolve(pointer)
	return at.offset
}

var (
	pointerEscaper   = strings.NewReplacer("~", "~0", "/", "~1")
	pointerUnescaper = strings.NewReplacer("~1", "/", "~0", "~")
)

func unescape(token string) string {
	if strings.IndexByte(token, '~') < 0 {
		return token
	}
	return pointerUnescaper.Replace(token)
}

// appendToken adds a name to a JSON Pointer.
func appendToken(b []byte, name string) []byte {
	b = append(b, '/')
	if strings.IndexByte(name, '~') >= 0 || strings.IndexByte(name, '/') >= 0 {
		name = pointerEscaper.Replace(name)
	}
	return append(b, name...)
}
