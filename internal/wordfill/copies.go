package wordfill

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// copies takes from groups what a document may hold once only.
func (s *story) copies() {
	marked := map[string]bool{} // bookmarks that begin or end in a group
	s.number()
	cut := map[*node]int{} // by block: how many more fields begin in it than end
	for _, g := range s.groups {
		if g.outer != nil {
			continue
		}
		fields := 0
		for _, block := range g.inside() {
			if _, seen := cut[block]; !seen { // groups may share one
				cut[block] = 0
				block.each(func(n *node) bool {
					s.single(n, marked)
					cut[block] += s.fieldSign(n)
					return true
				})
			}
			fields += cut[block]
		}
		if fields != 0 {
			s.wrong(g.begin.node, RuleGroup, "nhóm «%s» cắt ngang một trường (field)", "group «%s» cuts a field", g.mark.Name)
		}
	}
	s.apart()
	s.noteRefs()
	s.notes()
	s.headerRefs()
	s.part.root.each(func(n *node) bool {
		if (n.name == "w:bookmarkStart" || n.name == "w:bookmarkEnd") && marked[s.attr(n, "id")] {
			s.remove(n.start, n.end)
		}
		return true
	})
}

// fieldSign is 1 for what begins a field, -1 for what ends one.
func (s *story) fieldSign(n *node) int {
	if n.name != "w:fldChar" {
		return 0
	}
	return map[string]int{"begin": 1, "end": -1}[s.attr(n, "fldCharType")]
}

// once are attributes of which no two elements have the same value; Word makes
// others.
var once = []string{"paraId", "textId", "anchorId", "editId"}

// single treats an element of a group.
func (s *story) single(n *node, marked map[string]bool) {
	if strings.HasPrefix(n.name, "v:") || strings.HasPrefix(n.name, "o:") || n.name == "w:control" {
		s.shapes = append(s.shapes, n)
	}
	switch n.name {
	case "w:bookmarkStart", "w:bookmarkEnd":
		marked[s.attr(n, "id")] = true
	case "w:p", "w:tr", "wp:inline", "wp:anchor", "w:pict", "w:object":
		for a := range attrs(s.part.raw[n.start:n.open]) {
			if slices.Contains(once, a.local()) {
				s.remove(n.start+a.from, n.start+a.to)
			}
		}
	case "w:id":
		if n.up.is("w:sdtPr") {
			s.remove(n.start, n.end)
		}
	case "wp:docPr":
		for a := range attrs(s.part.raw[n.start:n.open]) {
			if a.name == "id" {
				s.items = append(s.items, item{start: n.start + a.value, end: n.start + a.to - 1, rank: inside, pieces: []piece{serial{}}})
			}
		}
	}
}

// remove takes bytes away.
func (s *story) remove(start, end int) {
	s.items = append(s.items, item{start: start, end: end, rank: inside})
}

// number finds a number from which on no drawing of the part has one.
func (s *story) number() {
	var used []int
	s.part.root.each(func(n *node) bool {
		if n.name == "wp:docPr" {
			if id, err := strconv.Atoi(s.attr(n, "id")); err == nil {
				used = append(used, id)
			}
		}
		return true
	})
	slices.Sort(used)
	for _, id := range used {
		if id-s.serial <= MaxCopies {
			s.serial = max(s.serial, id)
		}
	}
}

// attr is an attribute of an element, by its name without prefix.
func (s *story) attr(n *node, name string) string {
	for a := range attrs(s.part.raw[n.start:n.open]) {
		if a.local() == name {
			return string(s.part.raw[n.start+a.value : n.start+a.to-1])
		}
	}
	return ""
}

// attrText is where an attribute stands in a tag.
type attrText struct {
	name     string
	from, to int // with the space before it and its quotes
	value    int // after the opening quote
}

func (a attrText) local() string { return a.name[strings.LastIndexByte(a.name, ':')+1:] }

// attrs walks over the attributes of a tag that the XML reader has taken.
func attrs(tag []byte) func(func(attrText) bool) {
	return func(yield func(attrText) bool) {
		at := bytes.IndexAny(tag, " \t\r\n")
		for at >= 0 && at < len(tag) {
			equals := bytes.IndexByte(tag[at:], '=')
			if equals < 0 {
				return
			}
			equals += at
			quote := bytes.IndexAny(tag[equals:], `"'`)
			if quote < 0 {
				return
			}
			quote += equals
			shut := bytes.IndexByte(tag[quote+1:], tag[quote])
			if shut < 0 {
				return
			}
			end := quote + 1 + shut + 1
			if !yield(attrText{string(bytes.TrimSpace(tag[at:equals])), at, end, quote + 1}) {
				return
			}
			at = end
		}
	}
}

// prints tells whether a group prints a block beside those of groups in it.
func (s *story) prints(g *group) bool {
	return slices.ContainsFunc(g.inside(), func(n *node) bool { return !s.gone[n] && s.deepest[n] == g })
}

// mustEnd are the elements that have to end with a paragraph.
var mustEnd = map[string]bool{
	"w:tc": true, "w:hdr": true, "w:ftr": true, "w:footnote": true, "w:endnote": true, "w:comment": true, "w:txbxContent": true,
}

// guards keep tables from being without rows, and cells without a paragraph.
func (s *story) guards() {
	seen := map[*node]bool{}
	for _, g := range s.groups {
		box := g.from.up
		if seen[box] {
			continue
		}
		seen[box] = true
		switch {
		case g.rows && box.is("w:tbl"):
			if from, _ := s.tail(box, "w:tr"); from != nil && from == box.kid("w:tr") {
				s.guard(box.start, box.end)
			}
		case mustEnd[box.name]:
			if from, to := s.tail(box, ""); from != nil && !from.beside(-1).is("w:p") {
				s.guard(from.start, to.end)
			}
		}
	}
}

// guard puts a guard around some bytes.
func (s *story) guard(start, end int) {
	w := s.part.prefix(s.part.root)
	s.items = append(s.items, item{start: start, end: end, rank: outside, wrap: func(inner []piece) piece {
		return &guard{body: inner, instead: literal("<" + w + "p/>")}
	}})
}

// tail is the stretch of blocks at the end of a box that may print nothing.
func (s *story) tail(box *node, name string) (from, to *node) {
	for i := len(box.kids) - 1; i >= 0; i-- {
		n := box.kids[i]
		if name != "" && n.name != name && n.name != "w:sdt" && n.name != "w:customXml" {
			continue
		}
		if !s.gone[n] && s.deepest[n] == nil {
			break
		}
		from = n
		if to == nil {
			to = n
		}
	}
	return from, to
}
