package merge

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"

	"vanthu/internal/pdffile"
)

// maxDepth bounds how far objects refer to others that refer to others.
const maxDepth = 500

// copier copies the page tree of a file, and what it refers to.
type copier struct {
	m      *Writer
	f      *pdffile.File
	number map[int]int  // numbers in the new file by those in the old
	open   map[int]bool // objects that are being copied
	box    string       // the size of pages
	start  string       // where the first page is
	tagged bool         // it has a structure that the whole takes over
	top    int          // the element of the whole file
	first  int          // the key of its first page there
	packs  bool         // what is copied is packed

	outlines pdffile.Value // the file's first bookmark
}

// tree copies the page tree; it tells its new number and how many pages it has.
func (c *copier) tree() (root, pages int, err error) {
	cat, err := c.f.Object(c.f.Root())
	if err != nil {
		return 0, 0, err
	}
	if c.signs(cat) {
		return 0, 0, ErrSigned
	}
	old, ok := cat.Key("Pages").Ref()
	if !ok {
		return 0, 0, errors.New("the catalog names no pages")
	}
	node, err := c.f.Object(old)
	if err != nil {
		return 0, 0, err
	}
	pages, ok = node.Key("Count").Int()
	if !ok || pages < 1 {
		return 0, 0, errors.New("the page tree has no number of pages")
	}
	if node.Key("Parent") != nil {
		return 0, 0, errors.New("the page tree has a parent")
	}
	c.box = "[0 0 595.28 841.89]" // A4
	if box := node.Key("MediaBox"); box.IsArray() && !bytes.Contains(box, []byte("R")) {
		c.box = string(box)
	}
	c.tagged = c.conforms(cat)
	if root, err = c.copy(old, 0); err != nil {
		return 0, 0, err
	}
	if err = c.structure(cat); err != nil {
		return 0, 0, err
	}
	c.start = c.firstPage(node.Value)
	if outlines, err := c.f.Find(cat.Key("Outlines")); err == nil {
		c.outlines = outlines.Key("First")
	}
	return root, pages, nil
}

// signs tells whether a file has signature fields.
func (c *copier) signs(cat *pdffile.Object) bool {
	form, err := c.f.Find(cat.Key("AcroForm"))
	if err != nil {
		return false
	}
	if flags, _ := form.Key("SigFlags").Int(); flags&1 != 0 {
		return true
	}
	for v := range form.Key("Fields").Items() {
		if field, err := c.f.Find(v); err == nil && field.Key("FT").Is("Sig") {
			return true
		}
	}
	return false
}

// copy copies an object, unless that is done, and tells its new number.
func (c *copier) copy(old, depth int) (int, error) {
	if n, ok := c.number[old]; ok {
		return n, nil
	}
	if c.open[old] { // it refers to itself, by way of others
		c.number[old] = c.m.out.Reserve()
		return c.number[old], nil
	}
	if depth > maxDepth {
		return 0, errors.New("objects refer to each other too deeply")
	}
	o, err := c.f.Object(old)
	if err != nil {
		return 0, err
	}
	if c.m.fonts != nil && o.Key("Type").Is("Font") {
		if n := c.m.fonts.Take(c.f, o, c.m.out); n != 0 {
			c.number[old] = n
			return n, nil
		}
	}
	c.open[old] = true
	body, err := c.body(o, depth)
	if err != nil {
		return 0, err
	}
	delete(c.open, old)
	if old == c.top {
		body = document.ReplaceAll(body, []byte("/S /Part"))
	}
	n, ok := c.number[old]
	if !ok && isSingle(o) {
		n = c.m.out.Reserve()
		c.number[old] = n
	} else if !ok {
		sum := sha256.Sum256(body)
		if n, ok = c.m.shared[sum]; ok {
			c.number[old] = n
			return n, nil
		}
		n = c.m.out.Reserve()
		c.number[old], c.m.shared[sum] = n, n
	}
	if c.packs && o.Stream == nil {
		c.m.out.Pack(n, body)
		return n, nil
	}
	c.m.out.Begin(n)
	c.m.out.Write(body)
	c.m.out.End()
	return n, nil
}

// body is an object as the new file has it.
func (c *copier) body(o *pdffile.Object, depth int) ([]byte, error) {
	body, err := o.Append(nil, func(old int) (int, error) { return c.copy(old, depth+1) })
	body = c.rekeyed(o, body)
	if err != nil || depth > 0 {
		return body, err
	}
	return slices.Concat(fmt.Appendf(nil, "<</Parent %d 0 R ", pageTree), body[len("<<"):]), nil
}
