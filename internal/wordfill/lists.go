package wordfill

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"
)

// lists are the numbered lists of a document, as its numbering and its styles
// have them, and which styles are justified.
type lists struct {
	entry  int // the part; -1: none
	raw    []byte
	more   int    // where a list may be added to it
	prefix string // "w:"
	nums   map[string]*list
	styles map[string]listed // by the id of a paragraph style
	last   int               // the highest number of a list
	anew   bool              // some begin anew with the copies of a group

	justified map[string]bool // by the id of a paragraph style; the one without an id is what all others are based on
}

// list is one w:num.
type list struct {
	abstract  string
	overrides map[int]string // of levels, as they are written
	starts    map[int]string // of levels, where it is not 1
	linked    map[string]int // the level of a style, by its id
}

// listed says which list a paragraph is numbered in, and on which level.
type listed struct {
	list  string
	level int
}

// readLists reads the lists of the document that the main part is.
func readLists(entries []entry, main string) *lists {
	l := &lists{entry: -1, nums: map[string]*list{}, styles: map[string]listed{}}
	var styles *part
	for i, e := range entries {
		numbering := bytes.Contains(e.data[:min(len(e.data), 4096)], []byte("numbering"))
		if path.Dir(e.name) != path.Dir(main) || !isXML(e.name) || !numbering && !strings.Contains(strings.ToLower(e.name), "styles") {
			continue
		}
		p, err := parsePart(e.name, e.data, new(int))
		switch {
		case err != nil: // told where marks are looked for
		case p.root.name == "w:numbering":
			l.entry = i
			l.read(&story{part: p})
		case p.root.name == "w:styles":
			styles = p
		}
	}
	if styles != nil {
		l.readStyles(&story{part: styles})
	}
	return l
}

// read reads the part of the lists.
func (l *lists) read(s *story) {
	root := s.part.root
	l.raw, l.more, l.prefix = s.part.raw, root.shut, s.part.prefix(root)
	abstract := map[string]*node{}
	for _, k := range root.kids {
		switch k.name {
		case "w:abstractNum":
			abstract[s.attr(k, "abstractNumId")] = k
		case "w:numIdMacAtCleanup":
			l.more = k.start
		case "w:num":
			id := s.attr(k, "numId")
			one := &list{abstract: s.val(k.kid("w:abstractNumId")), overrides: map[int]string{}, starts: map[int]string{}, linked: map[string]int{}}
			for _, o := range k.kids {
				if o.name == "w:lvlOverride" {
					one.overrides[s.level(o)] = string(s.part.raw[o.start:o.end])
					one.start(s, s.level(o), o.kid("w:startOverride"))
				}
			}
			if a := abstract[one.abstract]; a != nil {
				for _, lvl := range a.kids {
					if lvl.name == "w:lvl" {
						one.start(s, s.level(lvl), lvl.kid("w:start"))
						one.linked[s.val(lvl.kid("w:pStyle"))] = s.level(lvl)
					}
				}
			}
			l.nums[id] = one
			if n, err := strconv.Atoi(id); err == nil && n < 1<<30 {
				l.last = max(l.last, n)
			}
		}
	}
}

// start notes where a level begins to count, unless that is known.
func (l *list) start(s *story, level int, n *node) {
	if _, known := l.starts[level]; !known && n != nil {
		l.starts[level] = s.val(n)
	}
}

// val is the value of an element; of none it is empty.
func (s *story) val(n *node) string {
	if n == nil {
		return ""
	}
	return s.attr(n, "val")
}

// level is the attribute ilvl of an element.
func (s *story) level(n *node) int { return levelNumber(s.attr(n, "ilvl")) }

// levelNumber is the number of a level: there are nine.
func levelNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n < 9 {
		return n
	}
	return 0
}

// readStyles reads which styles number their paragraphs.
func (l *lists) readStyles(s *story) {
	styles := map[string]*node{}
	var plain, usual *node // what all styles are based on; the style of a paragraph that names none
	for _, k := range s.part.root.kids {
		switch {
		case k.name == "w:docDefaults":
			plain = k.kid("w:pPrDefault")
		case k.name == "w:style":
			styles[s.attr(k, "styleId")] = k
			if kind := s.attr(k, "default"); s.attr(k, "type") == "paragraph" && (kind == "1" || kind == "true" || kind == "on") {
				usual = k
			}
		}
	}
	l.justified = map[string]bool{"": justifies(first(s.aligned(usual), s.aligned(plain)))}
	for id := range styles {
		numbers, level, align := "", "", ""
		for at, hops := id, 0; styles[at] != nil && hops < 16; hops++ {
			style := styles[at]
			if in := style.kid("w:pPr"); in.has("w:numPr") {
				props := in.kid("w:numPr")
				numbers, level = first(numbers, s.val(props.kid("w:numId"))), first(level, s.val(props.kid("w:ilvl")))
			}
			align = first(align, s.aligned(style))
			at = s.val(style.kid("w:basedOn"))
		}
		l.justified[id] = justifies(first(align, s.aligned(plain)))
		if one := l.nums[numbers]; one != nil {
			of := listed{numbers, levelNumber(level)}
			if linked, ok := one.linked[id]; ok && level == "" {
				of.level = linked
			}
			l.styles[id] = of
		}
	}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// of is the list of a paragraph.
func (l *lists) of(s *story, p *node) (listed, bool) {
	props := p.kid("w:pPr")
	if props == nil {
		return listed{}, false
	}
	of := l.styles[s.val(props.kid("w:pStyle"))]
	if direct := props.kid("w:numPr"); direct != nil {
		of.list = first(s.val(direct.kid("w:numId")), of.list)
		if level := direct.kid("w:ilvl"); level != nil {
			of.level = levelNumber(s.val(level))
		}
	}
	return of, l.nums[of.list] != nil
}

// restart is a list that begins anew with each copy of a group.
type restart struct {
	of     *list
	levels []int // sorted
}

// write adds a list that begins anew.
func (r *restart) write(out []byte, w string, id int) []byte {
	out = append(out, "<"+w+"num "+w+`numId="`+strconv.Itoa(id)+`"><`+w+"abstractNumId "+w+`val="`+r.of.abstract+`"/>`...)
	for level := range 9 {
		if !slices.Contains(r.levels, level) {
			out = append(out, r.of.overrides[level]...)
			continue
		}
		start := r.of.starts[level]
		if start == "" {
			start = "1"
		}
		out = append(out, "<"+w+"lvlOverride "+w+`ilvl="`+strconv.Itoa(level)+`"><`+w+"startOverride "+w+`val="`+start+`"/></`+w+"lvlOverride>"...)
	}
	return append(out, "</"+w+"num>"...)
}

// listNumber is the number of a list that begins anew.
type listNumber struct{ of *restart }

func (l listNumber) print(f *filler) { f.out = strconv.AppendInt(f.out, int64(f.lists[l.of]), 10) }

// begin gives the lists of a group new numbers, for its next copy.
func (f *filler) begin(restarts []*restart) {
	f.copies += len(restarts)
	for _, r := range restarts {
		f.list++
		f.lists[r] = f.list
		f.begun = append(f.begun, r)
	}
}

// begunLists are the lists of a row, in the part of the numbering.
type begunLists struct{ in *lists }

func (b begunLists) print(f *filler) {
	id := f.list - len(f.begun)
	for _, r := range f.begun {
		id++
		f.out = r.write(f.out, b.in.prefix, id)
		if f.full() {
			return
		}
	}
}

// numbered is a paragraph of a list, in a group.
type numbered struct {
	*paragraph
	listed
}

// heldList is a list in a group.
type heldList struct {
	group *group
	id    string
}

// restarts finds the lists that begin anew with each copy of a group.
func (s *story) restarts() {
	inside := map[heldList][]numbered{}
	ids := map[*group][]string{}
	total := map[listed]int{}
	for _, p := range s.paragraphs {
		of, ok := s.lists.of(s, p.node)
		if !ok {
			continue
		}
		total[of]++
		for _, g := range s.around(p.node) {
			key := heldList{g, of.list}
			if inside[key] == nil {
				ids[g] = append(ids[g], of.list)
			}
			inside[key] = append(inside[key], numbered{p, of})
		}
	}
	done := map[*node]bool{}
	for _, g := range s.groups { // inner ones come first, as they end first
		for _, id := range ids[g] {
			if all := inside[heldList{g, id}]; s.anew(g, all, total) {
				s.restart(g, id, all, done)
			}
		}
	}
}

// around are the groups around a paragraph, the innermost first.
func (s *story) around(n *node) (groups []*group) {
	for ; n != nil; n = n.up {
		for g := s.deepest[n]; g != nil; g = g.outer {
			n, groups = g.from, append(groups, g)
		}
	}
	return groups
}

// restart lets the paragraphs of a list in a group begin anew with its copies,
// but those that a group inside does so for.
func (s *story) restart(g *group, id string, all []numbered, done map[*node]bool) {
	r := &restart{of: s.lists.nums[id]}
	for _, p := range all {
		if done[p.node] {
			continue
		}
		done[p.node] = true
		if !slices.Contains(r.levels, p.level) {
			r.levels = append(r.levels, p.level)
		}
		s.renumber(p, r)
	}
	if len(r.levels) > 0 {
		slices.Sort(r.levels)
		g.restarts, s.lists.anew = append(g.restarts, r), true
	}
}

// anew tells whether a list in a group begins anew with each copy: unless its
// next item is the group itself, or it goes on outside.
func (s *story) anew(g *group, all []numbered, total map[listed]int) bool {
	top := slices.MinFunc(all, func(a, b numbered) int { return a.level - b.level })
	tops := 0
	for _, p := range all {
		if p.level == top.level {
			tops++
		}
	}
	return total[top.listed] == tops && (tops > 1 || !s.begins(g, top.node))
}

// begins tells whether a paragraph stands in the first block that a group
// prints, and in no group inside it.
func (s *story) begins(g *group, p *node) bool {
	if s.owner(p) != g {
		return false
	}
	for _, n := range g.inside() {
		if !s.gone[n] {
			return n.start <= p.start && p.end <= n.end
		}
	}
	return false
}

// beforeNumbers are the properties of a paragraph that stand before its list.
var beforeNumbers = []string{"w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl"}

// renumber gives a paragraph the number of the list that begins anew.
func (s *story) renumber(p numbered, r *restart) {
	props, w := p.node.kid("w:pPr"), s.part.prefix(p.node)
	if direct := props.kid("w:numPr"); direct != nil {
		if id := direct.kid("w:numId"); id != nil {
			for a := range attrs(s.part.raw[id.start:id.open]) {
				if a.local() == "val" {
					s.items = append(s.items, item{start: id.start + a.value, end: id.start + a.to - 1, rank: inside, pieces: []piece{listNumber{r}}})
				}
			}
			return
		}
		s.remove(direct.start, direct.end)
	}
	at := props.open
	for _, k := range props.kids {
		if slices.Contains(beforeNumbers, k.name) {
			at = k.end
		}
	}
	s.items = append(s.items, item{start: at, end: at, rank: inside, pieces: []piece{
		literal("<" + w + "numPr><" + w + "ilvl " + w + `val="` + strconv.Itoa(p.level) + `"/><` + w + "numId " + w + `val="`), listNumber{r}, literal(`"/></` + w + "numPr>"),
	}})
}
