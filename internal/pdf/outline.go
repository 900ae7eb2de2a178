package pdf

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/pdffile"
	"vanthu/internal/sheet"
)

// heading is a heading with what the outline says of it.
type heading struct {
	element *element
	level   uint8
	lines   []*sheet.Paragraph
}

// briefPages are pages that need no outline: it is seen at once what is on them.
const briefPages = 2

// head notes a heading for the outline, or one more line of the last.
func (s *structure) head(e *element, p *sheet.Paragraph) {
	if len(s.pages) <= briefPages {
		return
	}
	if n := len(s.heads); n == 0 || s.heads[n-1].element != e {
		s.heads = append(s.heads, heading{element: e, level: s.level})
	}
	h := &s.heads[len(s.heads)-1]
	h.lines = append(h.lines, p)
}

// appendTitle appends the text of a heading, with single spaces.
func (h *heading) appendTitle(b []byte) []byte {
	gap := false
	for _, p := range h.lines {
		for i := range p.Runs {
			for _, r := range p.Runs[i].Text {
				if unicode.IsSpace(r) {
					gap = true
					continue
				}
				if gap && len(b) > 0 {
					b = append(b, ' ')
				}
				b, gap = utf8.AppendRune(b, r), false
			}
		}
		gap = true
	}
	return b
}

// entry is an entry of the outline, with its place among the others.
type entry struct {
	*heading
	number, parent, prev, next int // objects; 0: none
	first, last, kids          int
}

// outline writes the outline and is the number of its root; 0: there is none.
// What stands under a title is open, the rest is not.
func (f *finisher) outline(heads []heading) int {
	root := entry{heading: new(heading)}
	list := make([]entry, 0, len(heads))
	open := []*entry{&root} // the last entry and those above it
	for i := range heads {
		h := &heads[i]
		if len(h.element.marks) == 0 {
			continue
		}
		if root.number == 0 {
			root.number = f.out.Reserve()
		}
		for len(open) > 1 && open[len(open)-1].level >= h.level {
			open = open[:len(open)-1]
		}
		above := open[len(open)-1]
		list = append(list, entry{heading: h, number: f.out.Reserve(), parent: above.number, prev: above.last})
		e := &list[len(list)-1]
		if above.first == 0 {
			above.first = e.number
		} else {
			list[above.last-list[0].number].next = e.number
		}
		above.last = e.number
		above.kids++
		open = append(open, e)
	}
	if root.number == 0 {
		return 0
	}
	shown := root.kids
	for i := range list {
		if list[i].parent == root.number {
			shown += list[i].kids
		}
		f.entry(&list[i], root.number)
	}
	b := f.blank("<</Type/Outlines")
	f.pack(root.number, append(root.appendKids(b, shown), ">>"...))
	return root.number
}

// entry writes an entry, which leads to its heading.
func (f *finisher) entry(e *entry, root int) {
	f.title = e.appendTitle(f.title[:0])
	b := pdffile.AppendText(f.blank("<</Title"), string(f.title))
	b = appendRef(append(b, "/Parent "...), e.parent)
	if e.prev != 0 {
		b = appendRef(append(b, "/Prev "...), e.prev)
	}
	if e.next != 0 {
		b = appendRef(append(b, "/Next "...), e.next)
	}
	shown := -e.kids
	if e.parent == root {
		shown = e.kids
	}
	b = e.appendKids(b, shown)
	b = appendRef(append(b, "/Dest["...), f.page(e.element.marks[0].page))
	b = appendMilli(append(b, "/XYZ null "...), e.element.top)
	f.pack(e.number, append(b, " null]>>"...))
}

// appendKids appends what stands under an entry; shown is negative if it is closed.
func (e *entry) appendKids(b []byte, shown int) []byte {
	if e.kids == 0 {
		return b
	}
	b = appendRef(append(b, "/First "...), e.first)
	b = appendRef(append(b, "/Last "...), e.last)
	return strconv.AppendInt(append(b, "/Count "...), int64(shown), 10)
}
