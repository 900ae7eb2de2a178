package wordfill

import (
	"maps"
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/fill"
)

// story is a part that holds text of the document, on the way to its pieces.
type story struct {
	part       *part
	paragraphs []*paragraph
	of         map[*node]*paragraph
	groups     []*group
	deepest    map[*node]*group // of the groups that repeat a block
	gone       map[*node]bool   // blocks that are not printed
	dressed    map[*node]*dress // runs that marks stand in
	unbound    map[*node]bool   // content controls that show no data of their own any more
	marks      int
	items      []item
	faults     fault.List
	shapes     []*node // in groups: of VML, the drawings of old, and of what hangs on them
	serial     int     // drawings are numbered on from here
	lists      *lists
	noted      map[note]bool  // notes that stand in groups of the body
	headers    map[string]int // of the body: parts by the names of links
	sectioned  map[int]bool   // those that sections in groups name
	outside    map[int]bool   // those that others name
	almost     []fill.Almost
	links      func() int // the part of the links of this part
}

// Ranks of items that stand on the same bytes.
const (
	outside = 0      // a guard; a group has its depth, from 1
	inside  = 1 << 8 // anything else
)

// reading is what a part holds.
type reading struct {
	pieces []piece
	marks  []fill.Mark
	faults fault.List
	serial int
	almost []fill.Almost
	where  fault.Text // empty: in the body
}

// newStory begins to read a part.
func newStory(p *part, l *lists) *story {
	number(p.root)
	return &story{part: p, lists: l, of: map[*node]*paragraph{}, deepest: map[*node]*group{}, gone: map[*node]bool{}, dressed: map[*node]*dress{}, unbound: map[*node]bool{}}
}

// read cuts a part into pieces.
func (s *story) read() reading {
	p := s.part
	s.scan(p.root, false)
	s.attributes()
	_, text := stories[p.root.name]
	var r reading
	for _, one := range s.paragraphs {
		for _, span := range one.spans {
			r.marks = append(r.marks, span.Mark)
			if !text {
				s.misplaced(one.node, span.Mark)
			}
		}
	}
	if text && (len(r.marks) > 0 || s.holdsNoted()) {
		s.pair()
		s.vanish()
		s.edit()
		if len(s.faults) == 0 {
			r.pieces = cut(p.raw, s.items)
		}
	}
	if p.root.name != "w:document" {
		r.where = p.story()
	}
	s.faults.Sort()
	r.faults, r.serial, r.almost = s.faults, s.serial, s.almost
	return r
}

// attributes finds marks in attributes, where none is filled.
func (s *story) attributes() {
	for _, a := range s.part.attrs {
		s.wrong(a.owner, RulePlace, "dấu trong thuộc tính «%s» (chữ thay thế, địa chỉ, tên…) không điền được: %s", "a mark in attribute «%s» is not filled: %s", a.name, short(a.value))
	}
}

// scan reads all paragraphs and finds marks where none is filled.
func (s *story) scan(n *node, inParagraph bool) {
	switch {
	case n.name == "w:p":
		s.take(n)
		inParagraph = true
	case n.name == "a:p":
		s.drawn(n)
		inParagraph = true
	case !inParagraph && strings.Contains(n.text, "{{"):
		s.unplaced(n, n.text)
	case n.name == "w:altChunk":
		s.wrong(n, RulePlace, "có tệp khác được nhúng vào (altChunk), chữ trong đó không điền được; hãy mở bằng Word rồi lưu lại", "another file is embedded (altChunk), whose text is not filled; save it again with Word")
	}
	for _, k := range n.kids {
		s.scan(k, inParagraph)
	}
}

// take reads a paragraph.
func (s *story) take(n *node) {
	p := readParagraph(n)
	if s.many(n, p.text) {
		return
	}
	spans, wrong := fill.Spans(p.text)
	p.take(spans)
	s.almost = fill.AlmostMarks(s.almost, p.text, spans)
	s.unread(n, wrong)
	s.paragraphs = append(s.paragraphs, p)
	s.of[n] = p
	for _, kind := range slices.Sorted(maps.Keys(p.other)) {
		s.aside(n, kind, p.other[kind].String())
	}
}

// aside finds marks in what stands in a paragraph and is not its text.
func (s *story) aside(n *node, kind, text string) {
	marked := strings.Contains(text, "{{")
	switch {
	case kind == deletedText && (marked || strings.Contains(text, "}}")):
		s.wrong(n, RulePlace, "dấu trong chữ đã xóa còn theo dõi (Track Changes): hãy chấp nhận hết thay đổi rồi lưu lại", "a mark in text that a tracked change has deleted: accept all changes and save")
	case !marked:
	case kind == "w:instrText":
		s.wrong(n, RulePlace, "dấu trong mã trường (field) không điền được: %s", "a mark in a field code is not filled: %s", short(text))
	case kind == "m:t":
		s.wrong(n, RulePlace, "dấu trong công thức không điền được: %s", "a mark in a formula is not filled: %s", short(text))
	default:
		s.unplaced(n, text)
	}
}

// drawn finds marks in the text of a drawing that is no text box of Word.
func (s *story) drawn(n *node) {
	var b strings.Builder
	n.each(func(k *node) bool {
		if k.name == "w:p" {
			return false
		}
		b.WriteString(k.text)
		return true
	})
	if strings.Contains(b.String(), "{{") {
		s.wrong(n, RulePlace, "dấu trong hình vẽ, biểu đồ không điền được: %s", "a mark in a drawing or chart is not filled: %s", short(b.String()))
	}
}

// short is the beginning of a text, from its first mark on.
func short(s string) string {
	const most = 40
	s = s[max(0, strings.Index(s, "{{")):]
	if r := []rune(s[:min(len(s), 4*most)]); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s[:min(len(s), 4*most)]
}

// edit lists all that changes in the part.
func (s *story) edit() {
	for n := range s.gone {
		s.items = append(s.items, item{start: n.start, end: n.end, rank: inside})
	}
	for _, p := range s.paragraphs {
		s.refill(p)
	}
	for _, g := range s.groups {
		for _, n := range g.inside() {
			if d := s.deepest[n]; d == nil || d.depth < g.depth {
				s.deepest[n] = g
			}
		}
	}
	s.restarts()
	for _, g := range s.groups {
		solid := s.prints(g)
		s.items = append(s.items, item{start: g.from.start, end: g.to.end, rank: g.depth, wrap: func(inner []piece) piece {
			return &repeat{group: g, mark: g.mark, anew: g.restarts, body: inner, solid: solid}
		}})
	}
	s.copies()
	s.guards()
}
