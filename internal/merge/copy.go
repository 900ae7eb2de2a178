package merge

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
)

// maxDepth bounds how far objects refer to others that refer to others.
const maxDepth = 500

// copier copies the page tree of a file, and what it refers to.
type copier struct {
	m      *Writer
	f      *file
	number map[int]int  // numbers in the new file by those in the old
	open   map[int]bool // objects that are being copied
	box    string       // the size of pages
}

// tree copies the page tree; it tells its new number and how many pages it has.
func (c *copier) tree() (root, pages int, err error) {
	cat, err := c.f.object(c.f.root)
	if err != nil {
		return 0, 0, err
	}
	old, ok := cat.ref("/Pages")
	if !ok {
		return 0, 0, errors.New("the catalog names no pages")
	}
	node, err := c.f.object(old)
	if err != nil {
		return 0, 0, err
	}
	pages, err = strconv.Atoi(string(node.value("/Count")))
	if err != nil || pages < 1 {
		return 0, 0, errors.New("the page tree has no number of pages")
	}
	if node.value("/Parent") != nil {
		return 0, 0, errors.New("the page tree has a parent")
	}
	c.box = "[0 0 595.28 841.89]" // A4
	if box := node.value("/MediaBox"); len(box) > 0 && box[0] == '[' && !bytes.Contains(box, []byte("R")) {
		c.box = string(box)
	}
	root, err = c.copy(old, 0)
	return root, pages, err
}

// copy copies an object, unless that is done, and tells its new number.
func (c *copier) copy(old, depth int) (int, error) {
	if n, ok := c.number[old]; ok {
		return n, nil
	}
	if c.open[old] { // it refers to itself, by way of others
		c.number[old] = c.m.next()
		return c.number[old], nil
	}
	if depth > maxDepth {
		return 0, errors.New("objects refer to each other too deeply")
	}
	o, err := c.f.object(old)
	if err != nil {
		return 0, err
	}
	c.open[old] = true
	body, err := c.body(o, depth)
	if err != nil {
		return 0, err
	}
	delete(c.open, old)
	n, ok := c.number[old]
	if !ok {
		sum := sha256.Sum256(body)
		if n, ok = c.m.shared[sum]; ok {
			c.number[old] = n
			return n, nil
		}
		n = c.m.next()
		c.number[old], c.m.shared[sum] = n, n
	}
	c.m.object(n, string(body))
	return n, nil
}

// body is the body of an object with the numbers of the new file.
func (c *copier) body(o *object, depth int) ([]byte, error) {
	var out []byte
	from := 0
	if depth == 0 {
		out = fmt.Appendf(out, "<</Parent %d 0 R ", pageTree)
		from = len("<<")
	}
	for _, r := range o.refs {
		n, err := c.copy(r.number, depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, o.text[from:r.start]...)
		out = fmt.Appendf(out, "%d 0 R", n)
		from = r.end
	}
	out = append(out, o.text[from:]...)
	if o.stream != nil {
		out = append(out, "\nstream\n"...)
		out = append(out, o.stream...)
		out = append(out, "\nendstream"...)
	}
	return out, nil
}
