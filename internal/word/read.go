package word

import (
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Read reads a DOCX of size bytes: the main part, styles, theme fonts, numbering, headers and footers, footnotes and
// endnotes, and the pictures of the main part that are PNG or JPEG. Deleted text and field instructions are no part of the text; of alternatives (mc:AlternateContent) the first choice is read.
//
// It is safe on hostile input: it never panics, and input beyond MaxFileSize, MaxPartSize, MaxUnpacked, MaxParts,
// MaxElements, MaxItems or MaxDepth is an error that wraps ErrLimit. Broken XML, an encoding other than UTF-8, a document type
// declaration, a missing part, two parts of one name and a number that is none are errors that name the part.
//
// Room, where it is not nil, is told, as it goes, of the bytes that the reading takes, and what is made of the result by
// those who look through it. Its error ends the reading, in an error that wraps it and ErrLimit.
func Read(room func(bytes int) error, r io.ReaderAt, size int64) (*Document, error) {
	c, err := openContainer(r, size)
	if err != nil {
		return nil, fmt.Errorf("word: %w", err)
	}
	c.room = room
	p, err := readDocument(c)
	if err != nil {
		return nil, fmt.Errorf("word: %w", err)
	}
	return p, nil
}

func readDocument(c *container) (*Document, error) {
	main, err := mainPart(c)
	if err != nil {
		return nil, err
	}
	rels, err := c.relationships(main)
	if err != nil {
		return nil, err
	}
	p := &Document{Parts: c.names, Signed: c.signed()}
	if p.Pages, err = c.pages(); err != nil {
		return nil, err
	}
	d := &reader{container: c, document: p, values: &values{}, notes: map[noteKey]int{}, pictures: map[string][]byte{}}
	if d.styles, err = readStyles(c, rels, d.values); err != nil {
		return nil, err
	}
	p.Styles = d.styles.list
	if d.numbering, err = readNumbering(c, rels, d.styles); err != nil {
		return nil, err
	}
	if p.Notes, err = d.readNotes(rels); err != nil {
		return nil, err
	}
	if p.Body, err = d.story(main, "w:document"); err != nil {
		return nil, err
	}
	p.Sections = d.sections
	nameParts(p.Sections, rels)
	p.Headers, p.Footers, err = d.headersAndFooters(rels)
	return p, err
}

// pages is the count of pages among the properties of the file; 0: it has none that can be read.
func (c *container) pages() (int, error) {
	rels, err := c.relationships("")
	part, ok := target(rels, "extended-properties")
	if err != nil || !ok || !c.has(part) {
		return 0, err
	}
	text, err := c.read(part)
	if err != nil {
		return 0, err
	}
	m := countedPages.FindSubmatch(text)
	if m == nil {
		return 0, nil
	}
	n, _ := strconv.Atoi(string(m[1]))
	return n, nil
}

var countedPages = regexp.MustCompile(`<(?:\w+:)?Pages>(\d{1,6})</`)

// mainPart is the part that the package's relationships call the document.
func mainPart(c *container) (string, error) {
	rels, err := c.relationships("")
	if err != nil {
		return "", err
	}
	if part, ok := target(rels, "officeDocument"); ok {
		return part, nil
	}
	return "", fmt.Errorf("_rels/.rels names no main document: not a DOCX")
}

// headersAndFooters reads each part that the main part calls a header or a footer, once.
func (d *reader) headersAndFooters(rels []relationship) (headers, footers []Story, err error) {
	seen := map[string]bool{}
	for _, rel := range rels {
		isHeader := rel.kind == "header"
		if seen[rel.target] || !isHeader && rel.kind != "footer" {
			continue
		}
		seen[rel.target] = true
		if isHeader {
			headers, err = d.appendStory(headers, rel.target, "w:hdr")
		} else {
			footers, err = d.appendStory(footers, rel.target, "w:ftr")
		}
		if err != nil {
			return nil, nil, err
		}
	}
	return headers, footers, nil
}

func (d *reader) appendStory(to []Story, part, root string) ([]Story, error) {
	s, err := d.story(part, root)
	return append(to, s), err
}

// nameParts puts names of parts in place of relationship ids.
func nameParts(sections []Section, rels []relationship) {
	targets := map[string]string{}
	for _, rel := range rels {
		targets[rel.id] = rel.target
	}
	for _, s := range sections {
		for _, refs := range [][]SectionPart{s.Headers, s.Footers} {
			for i := range refs {
				refs[i].Part = targets[refs[i].Part]
			}
		}
	}
}

// relationship is a link from one part to another.
type relationship struct {
	id     string
	kind   string // last step of the type's URI, such as "header"
	target string // name of the part
}

// target is the part that the first relationship of that kind leads to.
func target(rels []relationship, kind string) (string, bool) {
	for _, rel := range rels {
		if rel.kind == kind {
			return rel.target, true
		}
	}
	return "", false
}

// relationships reads the links of a part, or of the package itself where part is "". A part may have none.
func (c *container) relationships(part string) ([]relationship, error) {
	dir, base := path.Split(part)
	name := dir + "_rels/" + base + ".rels"
	if !c.has(name) {
		return nil, nil
	}
	root, err := c.xml(name, "pr:Relationships")
	if err != nil {
		return nil, err
	}
	var out []relationship
	for _, n := range root.kids {
		if n.name != "pr:Relationship" || n.attr("TargetMode") == "External" {
			continue
		}
		target := n.attr("Target")
		if strings.HasPrefix(target, "/") {
			target = path.Clean(target)[1:]
		} else {
			target = path.Join(dir, target)
		}
		kind := n.attr("Type")
		out = append(out, relationship{id: n.attr("Id"), kind: kind[strings.LastIndexByte(kind, '/')+1:], target: target})
	}
	return out, nil
}
