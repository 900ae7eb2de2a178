package compose

import (
	"strconv"
	"strings"

	"vanthu/internal/document"
)

// said is an author's text, with the JSON Pointer of where it stands.
type said struct{ text, source string }

// list are the texts of a list at a pointer.
func (c *composer) list(pointer string, texts []string) []said {
	out := make([]said, len(texts))
	for i, t := range texts {
		out[i] = said{t, c.element(pointer, i)}
	}
	return out
}

// posted is the pointer of what a list's element was posted as: the name of a
// group, maybe.
func (c *composer) posted(pointer string) string { return c.doc.Origin().Posted(pointer) }

// element is the pointer of a list's element. A table has one for each of its
// cells: they are cut from larger pieces.
func (c *composer) element(list string, index int) string {
	number := strconv.Itoa(index)
	if b := c.pointers; b == nil || b.Cap()-b.Len() <= len(list)+len(number) {
		c.pointers = new(strings.Builder)
		c.pointers.Grow(pointerStock + len(list) + len(number))
	}
	at := c.pointers.Len()
	c.pointers.WriteString(list)
	c.pointers.WriteByte('/')
	c.pointers.WriteString(number)
	return c.pointers.String()[at:]
}

const pointerStock = 512

// at is the pointer of a value of the document that is composed: the posted
// one, or what it says of a copy.
func (c *composer) at(pointer string) string { return c.root + pointer }

// given is the pointer of a value that is there; else that of the document
// that is composed.
func (c *composer) given(there bool, pointer string) string {
	if !there {
		return c.root
	}
	return c.at(pointer)
}

// issuer is an issuing body with the pointers of its names.
type issuer struct {
	document.Issuer
	parent, name string
}

// spoken is where the name stands that a sentence says.
func (i *issuer) spoken() string {
	if i.NameInText != "" {
		return i.name + "_in_text"
	}
	return i.name
}

// signer is who signs, with his pointer.
type signer struct {
	document.Signer
	source string
}
