package merge

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"vanthu/internal/pdffile"
)

// structure is the structures of all files in one. The whole is PDF/A-2a and
// PDF/UA-1 if every file is; a file that is not loses its structure, which the
// whole could not vouch for.
type structure struct {
	root    int      // its object; 0: no file has one
	whole   int      // the one element that is not in another
	tops    []int    // the elements of files, which are its parts
	parents []parent // the elements of marks, a list for each file
	next    int      // the first key of pages that is free
	profile int      // the colour profile
	broken  bool     // a file is not as it has to be
}

// parent is a list of the elements to which the marks of a file's pages belong.
type parent struct{ number, first, last int }

// conforming are the words by which a file says that it is PDF/A-2a and PDF/UA-1.
var conforming = [][]byte{[]byte("<pdfaid:part>2<"), []byte("<pdfaid:conformance>A<"), []byte("<pdfuaid:part>1<")}

// conforms tells whether a file says so and has nothing that the whole cannot
// take over.
func (c *copier) conforms(cat *pdffile.Object) bool {
	metadata, err := c.f.Find(cat.Key("Metadata"))
	if err != nil || metadata.Stream == nil {
		return false
	}
	text, err := c.f.Unpack(metadata)
	if err != nil {
		return false
	}
	for _, word := range conforming {
		if !bytes.Contains(text, word) {
			return false
		}
	}
	tree, err := c.f.Find(cat.Key("StructTreeRoot"))
	return err == nil && tree.IsDict() && tree.Key("RoleMap") == nil && tree.Key("ClassMap") == nil &&
		tree.Key("IDTree") == nil && cat.Key("AcroForm") == nil
}

// structure copies the structure of a file and what it refers to, and its colour
// profile. The pages have been copied.
func (c *copier) structure(cat *pdffile.Object) error {
	s := &c.m.structure
	if !c.tagged {
		s.broken = true
		return nil
	}
	old, ok := cat.Key("StructTreeRoot").Ref()
	if !ok {
		return errors.New("the structure is no object")
	}
	tree, err := c.f.Object(old)
	if err != nil {
		return err
	}
	if s.root == 0 {
		s.root, s.whole = c.m.out.Reserve(), c.m.out.Reserve()
	}
	c.number[old] = s.whole
	c.packs = true
	top := tree.Key("K")
	if !top.IsArray() {
		top = pdffile.Value("[" + string(top) + "]")
	}
	for kid := range top.Items() {
		c.top, _ = kid.Ref()
		n, err := c.refer(kid)
		if err != nil {
			return err
		}
		s.tops = append(s.tops, n)
	}
	if err := c.parents(tree.Key("ParentTree"), map[int]bool{}); err != nil {
		return err
	}
	for intent := range cat.Key("OutputIntents").Items() {
		if s.profile != 0 {
			break
		}
		found, err := c.f.Find(intent)
		if err != nil {
			return err
		}
		c.packs = false
		if s.profile, err = c.refer(found.Key("DestOutputProfile")); err != nil {
			return err
		}
	}
	return nil
}

// maxLists bounds the lists of the elements of marks in a file.
const maxLists = 100_000

// refer copies what a value refers to.
func (c *copier) refer(v pdffile.Value) (int, error) {
	old, ok := v.Ref()
	if !ok {
		return 0, errors.New("an element of the structure is no object")
	}
	return c.copy(old, 1)
}

// parents copies the lists of the elements of marks, under keys of their own.
func (c *copier) parents(v pdffile.Value, seen map[int]bool) error {
	if old, ok := v.Ref(); ok {
		if seen[old] {
			return errors.New("a list of the structure stands in two places")
		}
		seen[old] = true
	}
	node, err := c.f.Find(v)
	if err != nil || len(seen) > maxLists {
		return errors.Join(err, errors.New("the structure has too many lists"))
	}
	for kid := range node.Key("Kids").Items() {
		if err := c.parents(kid, seen); err != nil {
			return err
		}
	}
	list := parent{first: -1}
	out := []byte("/Nums[")
	key := -1
	for v := range node.Key("Nums").Items() {
		if key < 0 {
			if key, _ = v.Int(); key < 0 {
				return errors.New("a page of the structure has no number")
			}
			continue
		}
		if list.last = c.first + key; list.first < 0 {
			list.first = list.last
		}
		c.m.structure.next = max(c.m.structure.next, list.last+1)
		if out, err = c.elements(append(strconv.AppendInt(out, int64(list.last), 10), ' '), v); err != nil {
			return err
		}
		key = -1
	}
	if list.first < 0 {
		return nil
	}
	list.number = c.m.out.Reserve()
	c.m.out.Pack(list.number, append(fmt.Appendf(nil, "<</Limits[%d %d]", list.first, list.last), append(out, "]>>"...)...))
	c.m.structure.parents = append(c.m.structure.parents, list)
	return nil
}

// elements appends the elements of a page's marks, or that of an annotation.
func (c *copier) elements(out []byte, v pdffile.Value) ([]byte, error) {
	if !v.IsArray() {
		n, err := c.refer(v)
		return fmt.Appendf(out, "%d 0 R ", n), err
	}
	out = append(out, '[')
	for e := range v.Items() {
		n, err := c.refer(e)
		if err != nil {
			return nil, err
		}
		out = fmt.Appendf(out, "%d 0 R ", n)
	}
	return append(out, ']'), nil
}

// document is the role of the element of a whole file.
var document = regexp.MustCompile(`/S\s*/Document\b`)

// isSingle tells whether an object stands in one place alone, even where another is the same to the byte: an empty cell of
// a table beside an empty one, an empty page.
func isSingle(o *pdffile.Object) bool {
	return o.Key("S") != nil && o.Key("P") != nil || o.Key("Type").Is("Page") || o.Key("Type").Is("Annot")
}

// structKey is the key of a page, or of an annotation, in the structure's lists.
var structKey = regexp.MustCompile(`/StructParents?\s+\d+`)

// rekeyed is an object with its key in the structure of the whole.
func (c *copier) rekeyed(o *pdffile.Object, body []byte) []byte {
	if o.Key("StructParents") == nil && o.Key("StructParent") == nil {
		return body
	}
	done := false
	return structKey.ReplaceAllFunc(body, func(entry []byte) []byte {
		if done { // in the stream, or deeper
			return entry
		}
		done = true
		if !c.tagged {
			return nil
		}
		name, key, _ := bytes.Cut(entry, []byte(" "))
		n, _ := strconv.Atoi(string(bytes.TrimSpace(key)))
		return fmt.Appendf(nil, "%s %d", name, c.first+n)
	})
}

// closeStructure writes what all structures have in common, and tells what the
// catalog says of them.
func (m *Writer) closeStructure() string {
	s := &m.structure
	if s.root == 0 {
		return ""
	}
	tree := m.out.Reserve()
	b := []byte("<</Kids[")
	for _, p := range s.parents {
		b = fmt.Appendf(b, "%d 0 R ", p.number)
	}
	m.out.Pack(tree, append(b, "]>>"...))
	b = fmt.Appendf(nil, "<</S/Document/P %d 0 R/K[", s.root)
	for _, n := range s.tops {
		b = fmt.Appendf(b, "%d 0 R ", n)
	}
	m.out.Pack(s.whole, append(b, "]>>"...))
	m.out.Pack(s.root, fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>", s.whole, tree, s.next))
	m.out.EndPack()
	entries := fmt.Sprintf(" /StructTreeRoot %d 0 R", s.root)
	if s.broken || s.profile == 0 {
		return entries
	}
	metadata := m.out.Reserve()
	m.out.Stream(metadata, "/Type /Metadata /Subtype /XML", about.AppendXMP(nil))
	return entries + fmt.Sprintf(" /MarkInfo <</Marked true>> /Metadata %d 0 R /ViewerPreferences <</DisplayDocTitle true>> /OutputIntents "+
		"[<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile %d 0 R>>]", metadata, s.profile)
}

// about is what the whole says about itself.
var about = pdffile.About{Title: "Tất cả văn bản", Language: "vi-VN"}
