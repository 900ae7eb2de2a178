package word

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
)

// Limits of Read. They are far above what an office writes and low enough for a server to survive what it is sent.
const (
	MaxFileSize = 32 << 20  // bytes of the DOCX itself
	MaxPartSize = 32 << 20  // bytes of one unpacked part, as far as it is read
	MaxUnpacked = 128 << 20 // bytes of all unpacked parts that are read
	MaxParts    = 4096      // parts in the container
	MaxElements = 2 << 20   // XML elements and attributes in all parts that are read
	MaxItems    = 1 << 19   // paragraphs, runs, tables, rows, cells and sections
	MaxDepth    = 256       // nesting of XML elements
)

// container is the ZIP archive around the parts.
type container struct {
	names    []string
	files    map[string]*zip.File // by name in lower case: names of parts do not differ by case alone
	unpacked int                  // bytes read so far, counted towards MaxUnpacked
	tally
}

// tally counts elements and what the reading of them takes.
type tally struct {
	elements int                   // read so far, counted towards MaxElements
	room     func(bytes int) error // nil: without bound
}

// What the reading takes, measured with half a million of each.
const (
	elementBytes = 220  // an element or an attribute
	itemBytes    = 1400 // a paragraph, a run or a cell, and what is made of it
)

// count counts elements, and admits no more than there is room for.
func (t *tally) count(elements int) error {
	if t.elements += elements; t.elements > MaxElements {
		return fmt.Errorf("more than %d elements: %w", MaxElements, ErrLimit)
	}
	return t.take(elements * elementBytes)
}

func (t *tally) take(bytes int) error {
	if t.room == nil {
		return nil
	}
	if err := t.room(bytes); err != nil {
		return fmt.Errorf("%w: %w", ErrLimit, err)
	}
	return nil
}

func openContainer(r io.ReaderAt, size int64) (*container, error) {
	if size > MaxFileSize {
		return nil, fmt.Errorf("file of %d bytes: %w", size, ErrLimit)
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("not a DOCX: %w", err)
	}
	if len(z.File) > MaxParts {
		return nil, fmt.Errorf("%d parts: %w", len(z.File), ErrLimit)
	}
	c := &container{files: map[string]*zip.File{}}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		key := strings.ToLower(f.Name)
		if _, ok := c.files[key]; ok {
			return nil, fmt.Errorf("two parts are called %q", f.Name)
		}
		c.files[key] = f
		c.names = append(c.names, f.Name)
	}
	return c, nil
}

// signed tells whether the package holds a digital signature.
func (c *container) signed() bool {
	for _, name := range c.names {
		if strings.HasPrefix(strings.ToLower(name), "_xmlsignatures/") {
			return true
		}
	}
	return false
}

func (c *container) has(part string) bool { return c.files[strings.ToLower(part)] != nil }

// read unpacks a part.
func (c *container) read(part string) ([]byte, error) {
	f := c.files[strings.ToLower(part)]
	if f == nil {
		return nil, fmt.Errorf("part %q is missing", part)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", part, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, MaxPartSize+1))
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", part, err)
	}
	if len(data) > MaxPartSize {
		return nil, fmt.Errorf("part %q is larger than %d bytes: %w", part, MaxPartSize, ErrLimit)
	}
	if c.unpacked += len(data); c.unpacked > MaxUnpacked {
		return nil, fmt.Errorf("parts of more than %d bytes: %w", MaxUnpacked, ErrLimit)
	}
	return data, nil
}

// xml unpacks a part and reads it as XML with the given root element.
func (c *container) xml(part, root string) (*node, error) {
	data, err := c.read(part)
	if err != nil {
		return nil, err
	}
	n, err := parseXML(data, &c.tally)
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", part, err)
	}
	if n.name != root {
		return nil, fmt.Errorf("part %q: root element %s, not %s", part, n.name, root)
	}
	return n, nil
}
