package compose

import (
	"strconv"

	"vanthu/internal/document"
)

// said is an author's text, with the JSON Pointer of where it stands.
type said struct{ text, source string }

// list are the texts of a list at a pointer.
func list(pointer string, texts []string) []said {
	out := make([]said, len(texts))
	for i, t := range texts {
		out[i] = said{t, element(pointer, i)}
	}
	return out
}

// element is the pointer of a list's element.
func element(list string, index int) string { return list + "/" + strconv.Itoa(index) }

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

// signer is who signs, with his pointer.
type signer struct {
	document.Signer
	source string
}
