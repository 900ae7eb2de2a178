package importer

import (
	"strings"
	"unicode"

	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// node is a paragraph, a table or a page break of a text, and what stands under
// it.
type node struct {
	index     int // among the lines of the paper
	line      *line
	marker    marker
	spans     []markup.Span // the words behind the marker
	title     bool          // a heading, not a numbered text
	level     string        // phan, chuong … diem
	label     *string       // where the program would print another
	items     []*node       // a list of dash items
	form      []formLine    // lines to fill in
	table     *seen.Table
	caption   *line
	note      *line
	pageBreak bool
	picture   *seen.Picture
	data      uri  // of the picture
	wide      bool // it stands on a page that lies
	kids      []*node
}

// paragraph tells of a paragraph without a number.
func (n *node) paragraph() bool { return n.line != nil && n.marker.style == "" }

func (n *node) text() string { return plain(n.spans) }

// newNode reads the marker of a paragraph.
func (r *reader) newNode(l *line) *node {
	n := &node{index: l.index, line: l, spans: l.spans}
	text := l.text()
	m := markerOf(text)
	auto := false
	if m.style == "" && l.Number != "" {
		if m = markerOf(strings.TrimSpace(l.Number) + " " + text); m.style != "" {
			m.size, auto = 0, true
		}
	}
	if level := rules.FindLevel(m.style); level != nil && !auto && !l.begins(m) {
		return n
	}
	if m.style == "" || !auto && !upperAfter(text[m.size:], m) {
		if style := titled[l.Element]; style != "" && common(l.spans).bold { // a heading without a number
			none := ""
			n.marker.style, n.label, n.title = style, &none, true
		}
		return n
	}
	n.marker, n.spans = m, afterBytes(l.spans, m.size)
	if auto {
		n.marker.typed = "" // not in the source
	}
	if rules.FindLevel(m.style) != nil {
		n.level = m.style
	}
	return r.behindMarker(n)
}

// behindMarker looks at what stands behind the marker of a node.
func (r *reader) behindMarker(n *node) *node {
	switch {
	case n.text() == "" && !n.bareLabel():
		return &node{index: n.index, line: n.line, spans: n.line.spans}
	case n.label != nil:
		return n
	}
	n.title = n.heading()
	if r.ours && rules.FindLevel(n.level) == nil {
		n.title = titled[n.line.Element] > ""
	}
	return n
}

// titled are the elements of headings, with the markers that they mostly have.
var titled = map[rules.Element]string{rules.HeadingI: "I.", rules.HeadingII: "1.", rules.HeadingIII: "a)"}

// bareLabel reads a label with nothing behind it: "Điều 1." over its clauses. A
// block must say something, so that the word is its label and the number its
// text, which print the same. It tells whether the node can stand so.
func (n *node) bareLabel() bool {
	level := rules.FindLevel(n.level)
	if level == nil || level.Alone {
		return level != nil
	}
	word, number, ok := strings.Cut(n.marker.typed, " ")
	if !ok {
		return false
	}
	n.label, n.spans = &word, []markup.Span{{Text: number, Bold: true}}
	return true
}

// begins tells whether the word of a level that a paragraph begins with is its
// label, and not a reference: "Điều 5 Luật Doanh nghiệp".
func (l *line) begins(m marker) bool {
	rest := l.text()[m.size:]
	return rest == "" || strings.HasSuffix(m.typed, ".") || strings.HasSuffix(m.typed, ":") ||
		l.Level == m.style || l.Element == rules.PartLabel || l.Element == rules.HeadingII || rest == viet.Upper(rest)
}

// upperAfter tells whether a number without a mark behind it is followed by a
// sentence: "1.1 Mục tiêu", and not "1.5 triệu đồng".
func upperAfter(rest string, m marker) bool {
	if m.typed == "" || strings.ContainsAny(m.typed[len(m.typed)-1:], ".):/-–+") || m.count == 0 || rules.FindLevel(m.style) != nil {
		return true
	}
	for _, first := range rest {
		return unicode.IsUpper(first) || !unicode.IsLetter(first)
	}
	return false
}

// heading tells whether what stands behind the marker is a title.
func (n *node) heading() bool {
	if level := rules.FindLevel(n.level); level != nil && level.Alone {
		return true
	}
	switch n.line.Element {
	case rules.HeadingI, rules.HeadingII, rules.HeadingIII, rules.PartTitle, rules.PartLabel:
		return n.line.Source() || common(n.spans).bold || n.text() == viet.Upper(n.text())
	}
	return common(n.spans).bold && n.marker.style != "-" && n.marker.style != "+"
}

// Source tells whether the paragraph has no look of its own: that of a text.
func (l *line) Source() bool { return len(l.Runs) > 0 && l.Runs[0].Size == 0 && !anyBold(l.Runs) }

func anyBold(runs []seen.Run) bool {
	for _, r := range runs {
		if r.Bold {
			return true
		}
	}
	return false
}

// nestAll makes trees of the text and of the annexes, and decides how they are
// numbered.
func (r *reader) nestAll() {
	flat := r.formed(r.wholeTables(r.body))
	r.opening, flat = r.splitOpening(flat)
	flat, r.closing = r.splitClosing(flat)
	r.body = nest(flat)
	for _, a := range r.annexes {
		a.body = nest(r.formed(r.wholeTables(a.body)))
	}
	r.chooseSequence()
	r.label(r.body)
	for _, a := range r.annexes {
		r.label(a.body)
	}
}

// splitOpening takes the paragraphs before the first heading, number or table.
func (r *reader) splitOpening(flat []*node) (opening, rest []*node) {
	n := 0
	for n < len(flat) && flat[n].paragraph() && !captions[flat[n].line.Element] && n < mostOpening {
		n++
	}
	if n == len(flat) && n > 1 {
		n = 1 // a text of paragraphs alone: the first opens it
	} else if n == len(flat) {
		n = 0
	}
	return flat[:n], flat[n:]
}

// mostOpening is how many paragraphs open a text; more are the text.
const mostOpening = 12

// splitClosing takes the paragraphs at the end from the first on that closes a
// text.
func (r *reader) splitClosing(flat []*node) (rest, closing []*node) {
	n := len(flat)
	for n > 0 && flat[n-1].paragraph() && !captions[flat[n-1].line.Element] {
		n--
	}
	for i := n; i < len(flat); i++ {
		if i > 0 && !flat[i-1].title && rules.Closes(flat[i].text()) { // what stands under a heading is its text
			return flat[:i], flat[i:]
		}
	}
	return flat, nil
}

// captions belong to a table or to a picture.
var captions = map[rules.Element]bool{rules.TableCaption: true, rules.TableNote: true, rules.ImageCaption: true}
