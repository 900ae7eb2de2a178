package merge

import (
	"cmp"
	"fmt"
	"unicode/utf16"

	"vanthu/internal/pdffile"
)

// bookmark is an entry of the outline: one for each file that has a name, and
// below it those of the file.
type bookmark struct {
	title string // as PDF writes it
	dest  string // where it leads, as PDF writes it; empty: nowhere
	kids  []bookmark
}

// The bounds of a file's own outline. What is beyond them is left out.
const (
	maxBookmarks = 10_000
	maxLevels    = 32
)

// outline writes the bookmarks of all files as they come. An entry names the
// next, so one waits for it.
type outline struct {
	root, first, last int // numbers of objects; last is the one that waits
	count             int
	waits             string
}

// mark puts a bookmark behind those before it.
func (m *Writer) mark(b bookmark) {
	o := &m.outline
	if o.root == 0 {
		o.root = m.out.Reserve()
	}
	n := m.out.Reserve()
	first, last := m.level(b.kids, n)
	entry := fmt.Sprintf("<</Title %s /Parent %d 0 R%s", b.title, o.root, led(b.dest))
	if o.first == 0 {
		o.first = n
	} else {
		entry += fmt.Sprintf(" /Prev %d 0 R", o.last)
		m.out.Object(o.last, o.waits+fmt.Sprintf(" /Next %d 0 R>>", n))
	}
	o.last, o.waits = n, entry+below(first, last, len(b.kids))
	o.count++
}

// level writes the bookmarks that stand below one.
func (m *Writer) level(all []bookmark, parent int) (first, last int) {
	if len(all) == 0 {
		return 0, 0
	}
	numbers := make([]int, len(all))
	for i := range all {
		numbers[i] = m.out.Reserve()
	}
	for i, b := range all {
		first, last := m.level(b.kids, numbers[i])
		entry := fmt.Sprintf("<</Title %s /Parent %d 0 R%s", b.title, parent, led(b.dest))
		if i > 0 {
			entry += fmt.Sprintf(" /Prev %d 0 R", numbers[i-1])
		}
		if i < len(all)-1 {
			entry += fmt.Sprintf(" /Next %d 0 R", numbers[i+1])
		}
		m.out.Object(numbers[i], entry+below(first, last, len(b.kids))+">>")
	}
	return numbers[0], numbers[len(numbers)-1]
}

func led(dest string) string {
	if dest == "" {
		return ""
	}
	return " /Dest " + dest
}

// below says what stands below an entry, folded.
func below(first, last, count int) string {
	if count == 0 {
		return ""
	}
	return fmt.Sprintf(" /First %d 0 R /Last %d 0 R /Count -%d", first, last, count)
}

// closeOutline writes what waits, and tells what the catalog says of it.
func (m *Writer) closeOutline() string {
	o := &m.outline
	if o.root == 0 {
		return ""
	}
	m.out.Object(o.last, o.waits+">>")
	m.out.Object(o.root, fmt.Sprintf("<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", o.first, o.last, o.count))
	return fmt.Sprintf(" /Outlines %d 0 R /PageMode /UseOutlines", o.root)
}

// text is a string that is meant to be read: UTF-16, so that it needs no escapes.
func text(s string) string {
	out := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		out = fmt.Appendf(out, "%04X", u)
	}
	return string(append(out, '>'))
}

// firstPage is where a file begins, as a destination. The pages have been copied.
func (c *copier) firstPage(node pdffile.Value) string {
	for range maxLevels {
		kids, err := c.f.Find(node.Key("Kids"))
		if err != nil {
			return ""
		}
		for kid := range kids.Items() {
			next, err := c.f.Find(kid)
			if err != nil {
				return ""
			}
			if old, ok := kid.Ref(); ok && next.Key("Kids") == nil && c.number[old] != 0 {
				return fmt.Sprintf("[%d 0 R /Fit]", c.number[old])
			}
			node = next.Value
			break
		}
	}
	return ""
}

// bookmarks are those of the file itself. One that does not lead to a page of the
// file, but to a name, leads to its first; what is broken is left out.
func (c *copier) bookmarks(v pdffile.Value, seen map[int]bool, depth int) (all []bookmark) {
	for depth < maxLevels && len(seen) < maxBookmarks {
		old, ok := v.Ref()
		if !ok || seen[old] {
			break
		}
		seen[old] = true
		item, err := c.f.Find(v)
		if err != nil {
			break
		}
		title, err := c.f.Find(item.Key("Title"))
		if err != nil {
			break
		}
		if s, ok := title.Text(); ok {
			all = append(all, bookmark{text(s), cmp.Or(c.dest(item.Value), c.start), c.bookmarks(item.Key("First"), seen, depth+1)})
		}
		v = item.Key("Next")
	}
	return all
}

// dest is where a bookmark leads, if that is a page of the file.
func (c *copier) dest(item pdffile.Value) string {
	v := item.Key("Dest")
	if action, err := c.f.Find(item.Key("A")); v == nil && err == nil && action.Key("S").Is("GoTo") {
		v = action.Key("D")
	}
	found, err := c.f.Find(v)
	if err != nil || !found.IsArray() {
		return ""
	}
	out := ""
	for e := range found.Items() {
		_, number := e.Number()
		_, name := e.Name()
		old, page := e.Ref()
		switch {
		case out == "" && page && c.number[old] != 0:
			out = fmt.Sprintf("[%d 0 R", c.number[old])
		case out == "" || page:
			return ""
		case e == nil:
			out += " null"
		case number || name:
			out += " " + string(e)
		default:
			return ""
		}
	}
	if out == "" {
		return ""
	}
	return out + "]"
}
