package wordfill

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/fill"
)

// note is a footnote, an endnote or a comment of the template.
type note struct {
	kind string // "footnote", "endnote", "comment"
	id   string
}

// noteOf is the note that an element of the text belongs to.
func (s *story) noteOf(n *node) (note, bool) {
	kind := strings.TrimPrefix(n.name, "w:")
	for _, end := range []string{"Reference", "RangeStart", "RangeEnd"} {
		if k, ok := strings.CutSuffix(kind, end); ok && (k == "comment" || end == "Reference" && (k == "footnote" || k == "endnote")) {
			return note{k, s.attr(n, "id")}, true
		}
	}
	return note{}, false
}

// isNotes tells whether a part holds notes: it is read after the text that they
// belong to.
func isNotes(name string) bool {
	base, _, _ := strings.Cut(strings.ToLower(path.Base(name)), ".")
	base = strings.TrimRight(base, "0123456789")
	return slices.Contains([]string{"footnotes", "endnotes", "comments"}, base)
}

// noteRefs lets each copy of a group have notes of its own. All that belongs to
// a note must stand in the same group.
func (s *story) noteRefs() {
	owners := map[note]*group{}
	torn := map[note]bool{}
	var refs []*node
	s.part.root.each(func(n *node) bool {
		of, ok := s.noteOf(n)
		if !ok {
			return true
		}
		g := s.owner(n)
		if _, known := owners[of]; !known {
			owners[of] = g
		}
		if owners[of] != g && !torn[of] {
			torn[of] = true
			s.wrong(n, RuleGroup, "ghi chú hoặc lời bình này nằm một phần trong, một phần ngoài nhóm lặp", "this note or comment stands partly inside and partly outside a group, which is repeated")
		}
		refs = append(refs, n)
		return true
	})
	for _, n := range refs {
		of, _ := s.noteOf(n)
		g := owners[of]
		if g == nil {
			continue
		}
		s.noted[of] = true
		s.replaceID(n, noteNumber{of, g})
	}
}

// replaceID prints a piece in place of the value of an attribute id.
func (s *story) replaceID(n *node, p piece) {
	for a := range attrs(s.part.raw[n.start:n.open]) {
		if a.local() == "id" {
			s.items = append(s.items, item{start: n.start + a.value, end: n.start + a.to - 1, rank: inside, pieces: []piece{p}})
		}
	}
}

// notes are the notes of a part that stand in groups: each is printed for each
// of its references. The highest number of a note is noted, for new ones.
func (s *story) notes() {
	for _, n := range s.part.root.kids {
		of := note{strings.TrimPrefix(n.name, "w:"), s.attr(n, "id")}
		if !s.noted[of] {
			continue
		}
		s.replaceID(n, noteID{})
		n.each(func(k *node) bool {
			if k != n {
				s.single(k, map[string]bool{})
			}
			return true
		})
		s.items = append(s.items, item{start: n.start, end: n.end, rank: outside, wrap: func(inner []piece) piece { return &noteCopies{of, inner} }})
	}
}

// holdsNoted tells whether the part has notes that stand in groups.
func (s *story) holdsNoted() bool {
	return slices.ContainsFunc(s.part.root.kids, func(n *node) bool { return s.noted[note{strings.TrimPrefix(n.name, "w:"), s.attr(n, "id")}] })
}

// lastNotes are the highest numbers of notes, by kind.
func (s *story) lastNotes(last map[string]int) {
	for _, n := range s.part.root.kids {
		if id, err := strconv.Atoi(s.attr(n, "id")); err == nil && id < 1<<30 {
			kind := strings.TrimPrefix(n.name, "w:")
			last[kind] = max(last[kind], id)
		}
	}
}

// noteCopy is a note of one copy of a group.
type noteCopy struct {
	copy  int
	id    int
	scope fill.Scope
}

// noteNumber is the number of a note, in the text.
type noteNumber struct {
	of    note
	group *group
}

func (n noteNumber) print(f *filler) {
	all := f.notes[n.of]
	if len(all) == 0 || all[len(all)-1].copy != f.copy[n.group] {
		f.copies++
		f.lastNote[n.of.kind]++
		all = append(all, noteCopy{f.copy[n.group], f.lastNote[n.of.kind], f.scope})
		f.notes[n.of] = all
	}
	f.out = strconv.AppendInt(f.out, int64(all[len(all)-1].id), 10)
}

// noteID is the number of the note that is printed.
type noteID struct{}

func (noteID) print(f *filler) { f.out = strconv.AppendInt(f.out, int64(f.noteID), 10) }

// noteCopies is a note that stands in a group.
type noteCopies struct {
	of   note
	body []piece
}

func (c *noteCopies) print(f *filler) {
	outer := f.scope
	for _, n := range f.notes[c.of] {
		f.scope, f.noteID = n.scope, n.id
		if printAll(f, c.body); f.full() {
			break
		}
	}
	f.scope = outer
}
