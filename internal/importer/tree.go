package importer

import (
	"slices"
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

// nest makes a tree of a text by its markers.
func nest(flat []*node) []*node {
	t := &tree{}
	for i := 0; i < len(flat); i++ {
		n := flat[i]
		switch {
		case i+1 < len(flat) && flat[i+1].table != nil && n.captions():
			flat[i+1].caption = n.line
		case n.table != nil:
			if i+1 < len(flat) && flat[i+1].line != nil && flat[i+1].line.Element == rules.TableNote && !flat[i+1].unit() {
				i++
				n.note = flat[i].line
			}
			t.add(n)
		case n.picture != nil:
			if i+1 < len(flat) && flat[i+1].underPicture() {
				i++
				n.caption = flat[i].line
			}
			t.add(n)
		case n.level != "":
			i += t.titled(n, flat[i+1:])
			t.levelled(n)
		case n.marker.style == "-" || n.marker.style == "+":
			t.item(n)
		case n.marker.style != "":
			t.numbered(n)
		default:
			t.add(n)
		}
	}
	return t.top
}

// longestCaption is how many letters stand over a table as its name.
const longestCaption = 300

// captions tells whether a line over a table is its name.
func (n *node) captions() bool {
	if n.line == nil || n.marker.style != "" {
		return false
	}
	if n.unit() {
		return true
	}
	return n.line.Element == rules.TableCaption || n.line.Element == rules.Body && n.line.Set.Align == seen.Center && len([]rune(n.text())) <= longestCaption
}

// unit tells whether a line says the unit of the figures of a table under it.
func (n *node) unit() bool {
	return n.line != nil && (n.line.Element == rules.TableNote || n.line.Set.Align == seen.Right) && rules.IsTableUnit(n.text())
}

// tree is one that grows: the open nodes, the deepest last.
type tree struct {
	top  []*node
	open []*node
}

// add puts a node under the deepest open one.
func (t *tree) add(n *node) {
	if d := len(t.open); d > 0 {
		t.open[d-1].kids = append(t.open[d-1].kids, n)
		return
	}
	t.top = append(t.top, n)
}

// titled gives a level whose label stands alone the lines of its title, and
// tells how many they are.
func (t *tree) titled(n *node, behind []*node) int {
	level := rules.FindLevel(n.level)
	if !level.Alone {
		return 0
	}
	taken := 0
	for _, b := range behind {
		if b.line == nil || b.marker.style != "" || b.line.Element != rules.PartTitle && (taken > 0 || len(n.spans) > 0 || !titleLike(b)) {
			break
		}
		n.spans = joined([]*line{{spans: n.spans}, b.line})
		taken++
	}
	if n.text() == "" { // a label without a title is a paragraph
		n.level, n.marker, n.spans = "", marker{}, n.line.spans
	}
	return taken
}

// titleLike tells whether a line may be the title under a label.
func titleLike(n *node) bool {
	return common(n.spans).bold || n.text() == strings.ToUpper(n.text())
}

// levelled opens a level: under the nearest higher one.
func (t *tree) levelled(n *node) {
	if n.level == "" {
		t.add(n)
		return
	}
	own := slices.Index(rules.LevelNames(), n.level)
	for d := len(t.open); d > 0; d = len(t.open) {
		above := t.open[d-1].level
		if above != "" && slices.Index(rules.LevelNames(), above) < own {
			break
		}
		t.open = t.open[:d-1]
	}
	t.push(n)
}

func (t *tree) push(n *node) {
	t.add(n)
	t.open = append(t.open, n)
}

// under is the article or the clause that is open, "" where there is none.
func (t *tree) under(level string) bool {
	return slices.ContainsFunc(t.open, func(n *node) bool { return n.level == level })
}

// numbered opens a numbered paragraph: beside the last one of its style, or
// under what is open. In an article numbers are clauses and letters points.
func (t *tree) numbered(n *node) {
	if t.under("dieu") {
		switch n.marker.style {
		case "1.":
			n.level = "khoan"
		case "a)":
			n.level = "diem"
		}
		if n.level != "" {
			t.levelled(n)
			return
		}
	}
	for d := len(t.open) - 1; d >= 0 && t.open[d].level == ""; d-- {
		if sameSeries(t.open[d], n) && !t.begins(n, d) {
			t.open = t.open[:d]
			t.push(n)
			return
		}
	}
	for d := len(t.open); d > 0 && t.open[d-1].level == "" && rank[t.open[d-1].marker.style] > rank[n.marker.style] && !t.begins(n, d-1); d = len(t.open) {
		t.open = t.open[:d-1]
	}
	if t.depth() == mostDepth {
		t.open = t.open[:len(t.open)-1]
	}
	t.push(n)
}

// sameSeries tells whether a number stands beside another: of the same style, or the
// next one with a dash where the other has a full stop ("II." and "III-").
func sameSeries(a, b *node) bool {
	if (a.label != nil) != (b.label != nil) { // numbers stand under a heading without one
		return false
	}
	if a.marker.style == b.marker.style {
		return true
	}
	return b.marker.count == a.marker.count+1 && strings.TrimRight(a.marker.style, ".-") == strings.TrimRight(b.marker.style, ".-")
}

// begins tells whether a number is the first of a list under the deepest open
// text, which announces it.
func (t *tree) begins(n *node, d int) bool {
	last := t.open[len(t.open)-1]
	return n.marker.count == 1 && d < len(t.open)-1 && !last.title && strings.HasSuffix(last.text(), ":") && len(last.kids) == 0
}

// mostDepth is how many numbered paragraphs stand one in the other.
const mostDepth = 5

// depth is how many unlevelled paragraphs are open.
func (t *tree) depth() int {
	n := 0
	for d := len(t.open); d > 0 && t.open[d-1].level == ""; d-- {
		n++
	}
	return n
}

// item adds a dash to the list that what is open ends with.
func (t *tree) item(n *node) {
	kids := &t.top
	if d := len(t.open); d > 0 {
		kids = &t.open[d-1].kids
	}
	if k := len(*kids); k == 0 || (*kids)[k-1].items == nil {
		*kids = append(*kids, &node{items: []*node{n}})
		return
	}
	list := (*kids)[len(*kids)-1]
	last := list.items[len(list.items)-1]
	if n.marker.style == "+" && list.items[0].marker.style == "-" {
		if k := len(last.kids); k == 0 || last.kids[k-1].items == nil {
			last.kids = append(last.kids, &node{})
		}
		below := last.kids[len(last.kids)-1]
		below.items = append(below.items, n)
		return
	}
	list.items = append(list.items, n)
}
