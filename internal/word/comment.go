package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Comment is a remark in the margin of a DOCX (ghi chú).
type Comment struct {
	// Paragraph is which w:p of the main part it stands at, as Paragraph.Index counts; the one that holds the text box,
	// where that is in one; one that is not there is the first.
	Paragraph int
	Lines     []string
}

// ErrSigned is what a file with a digital signature is refused with: a change would break it.
var ErrSigned = errors.New("the file has a digital signature")

// Annotate is a copy of a DOCX with comments by an author. The main part gains the marks of their places, the part of
// comments, its relationship and its type are made or go on; all other parts are copied as they are packed. The same
// input gives the same bytes: comments have no date. Errors are those of Read, and ErrSigned.
func Annotate(docx []byte, author string, comments []Comment) ([]byte, error) {
	c, err := openContainer(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return nil, fmt.Errorf("word: %w", err)
	}
	for _, name := range c.names {
		if strings.HasPrefix(strings.ToLower(name), "_xmlsignatures/") {
			return nil, ErrSigned
		}
	}
	changed, err := c.annotated(author, comments)
	if err != nil {
		return nil, fmt.Errorf("word: %w", err)
	}
	return repack(docx, changed)
}

// annotated are the parts that comments change, by their names.
func (c *container) annotated(author string, comments []Comment) (map[string][]byte, error) {
	main, err := mainPart(c)
	if err != nil {
		return nil, err
	}
	rels, err := c.relationships(main)
	if err != nil {
		return nil, err
	}
	part, had := target(rels, "comments")
	if !had {
		part = c.free(path.Dir(main), "comments")
	}
	body, err := c.read(main)
	if err != nil {
		return nil, err
	}
	form := formOf(body)
	written, first, err := c.commentsPart(part, had, form, author, comments, lastMark(body)+1)
	if err != nil {
		return nil, err
	}
	main, part = c.named(main), c.named(part)
	changed := map[string][]byte{part: written}
	if changed[main], err = marked(body, form, comments, first); err != nil {
		return nil, fmt.Errorf("part %q: %w", main, err)
	}
	if had {
		return changed, nil
	}
	return changed, c.announce(changed, form, main, part)
}

// form are the names of one form of the standard.
type form struct{ space, comments string }

var (
	transitional = form{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"}
	strict       = form{"http://purl.oclc.org/ooxml/wordprocessingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"}
)

// formOf is the form that a main part is written in.
func formOf(body []byte) form {
	if bytes.Contains(body, []byte(`"`+strict.space+`"`)) {
		return strict
	}
	return transitional
}

// markIDs finds the ids of the marks of comments.
var markIDs = regexp.MustCompile(`comment(?:RangeStart|RangeEnd|Reference)\b[^<>]*?:id="(\d{1,9})"`)

// lastMark is the highest id of a mark that is there, whose comment may be gone; -1:
// there is none.
func lastMark(body []byte) int {
	last := -1
	for _, m := range markIDs.FindAllSubmatch(body, -1) {
		if id, err := strconv.Atoi(string(m[1])); err == nil && id < 1<<29 {
			last = max(last, id)
		}
	}
	return last
}

// named is a part as the container writes its name, which a relationship may write in other case.
func (c *container) named(part string) string {
	if f := c.files[strings.ToLower(part)]; f != nil {
		return f.Name
	}
	return part
}

// free is the name of a part that is not there.
func (c *container) free(dir, base string) string {
	for i := 0; ; i++ {
		name := path.Join(dir, base+".xml")
		if i > 0 {
			name = path.Join(dir, base+strconv.Itoa(i)+".xml")
		}
		if !c.has(name) {
			return name
		}
	}
}

const (
	relationSpace = "http://schemas.openxmlformats.org/package/2006/relationships"
	commentsType  = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	xmlStart      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// commentsPart is the part of comments with the new ones, and the id of the first of them, which is least or more.
func (c *container) commentsPart(part string, had bool, form form, author string, comments []Comment, least int) (data []byte, first int, err error) {
	first = least
	old := []byte(xmlStart + `<w:comments xmlns:w="` + form.space + `"></w:comments>`)
	if had {
		if old, err = c.read(part); err != nil {
			return nil, 0, err
		}
		root, err := parseXML(old, &c.tally)
		if err != nil {
			return nil, 0, fmt.Errorf("part %q: %w", part, err)
		}
		for _, k := range root.kids {
			if id, err := strconv.Atoi(k.attr("w:id")); err == nil && id >= first && id < 1<<30 {
				first = id + 1
			}
		}
	}
	var out bytes.Buffer
	for i := range comments {
		fmt.Fprintf(&out, `<w:comment xmlns:w="%s" w:id="%d" w:author="%s" w:initials="%s">`, form.space, first+i, escaped(author), escaped(author[:min(len(author), 2)]))
		for _, line := range comments[i].Lines {
			fmt.Fprintf(&out, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, escaped(line))
		}
		if len(comments[i].Lines) == 0 {
			out.WriteString(`<w:p/>`)
		}
		out.WriteString(`</w:comment>`)
	}
	data, err = within(old, out.Bytes())
	return data, first, err
}

func escaped(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s)) // a builder does not fail
	return out.String()
}

// announce adds the relationship and the type of a new part.
func (c *container) announce(changed map[string][]byte, form form, main, part string) error {
	dir, base := path.Split(main)
	name := dir + "_rels/" + base + ".rels"
	old := []byte(xmlStart + `<Relationships xmlns="` + relationSpace + `"></Relationships>`)
	var err error
	if c.has(name) {
		if old, err = c.read(name); err != nil {
			return err
		}
	}
	id := "rIdVanthu"
	for bytes.Contains(old, []byte(`"`+id+`"`)) {
		id += "1"
	}
	add := fmt.Sprintf(`<Relationship xmlns="%s" Id="%s" Type="%s" Target="/%s"/>`, relationSpace, id, form.comments, escaped(part))
	if changed[c.named(name)], err = within(old, []byte(add)); err != nil {
		return fmt.Errorf("part %q: %w", name, err)
	}
	const types = "[Content_Types].xml"
	if old, err = c.read(types); err != nil {
		return err
	}
	add = fmt.Sprintf(`<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/%s" ContentType="%s"/>`, escaped(part), commentsType)
	if changed[c.named(types)], err = within(old, []byte(add)); err != nil {
		return fmt.Errorf("part %q: %w", types, err)
	}
	return nil
}

// within is a part with more at the end of its root element.
func within(data, more []byte) ([]byte, error) {
	var root element
	err := elements(data, func(e element, depth int) {
		if depth == 0 {
			root = e
		}
	})
	if err != nil {
		return nil, err
	}
	return splice(data, root.inside(root.end, root.end, nil, more)), nil
}

// repack is the archive with parts changed or added; what is not changed stays packed as it is.
func repack(docx []byte, changed map[string][]byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return nil, fmt.Errorf("word: %w", err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		data, ok := changed[f.Name]
		if !ok {
			if err := w.Copy(f); err != nil {
				return nil, fmt.Errorf("word: part %q: %w", f.Name, err)
			}
			continue
		}
		delete(changed, f.Name)
		if err := add(w, &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified, Comment: f.Comment}, data); err != nil {
			return nil, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(changed)) {
		if err := add(w, &zip.FileHeader{Name: name, Method: zip.Deflate}, changed[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("word: %w", err)
	}
	return out.Bytes(), nil
}

func add(w *zip.Writer, h *zip.FileHeader, data []byte) error {
	to, err := w.CreateHeader(h)
	if err == nil {
		_, err = io.Copy(to, bytes.NewReader(data))
	}
	if err != nil {
		return fmt.Errorf("word: part %q: %w", h.Name, err)
	}
	return nil
}
