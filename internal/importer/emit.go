package importer

import (
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/markup"
	"vanthu/internal/rules"
)

// text is ô số 6: opening, purposes, sections and closing.
func (r *reader) text(o *object) {
	body := r.body
	r.endless()
	o.set("opening", r.paragraphs(r.opening, "/opening"))
	if purposes := r.purposes(body); purposes != nil {
		o.set("purposes", r.paragraphs(purposes, "/purposes"))
		r.off(body[0].text(), reasonWords)
		body = body[1:]
	}
	o.set("sections", r.blocks(body, "/sections"))
	o.set("closing", r.paragraphs(r.closing, "/closing"))
}

// purposes are the numbered paragraphs of a plan's first section, if that is
// what the program calls it; else nil.
func (r *reader) purposes(body []*node) []*node {
	if r.kind.Slug != "ke-hoach" || len(body) == 0 || !body[0].title || body[0].label != nil || !sameWords(body[0].text(), r.profile.Words.Purposes) {
		return nil
	}
	for _, n := range body[0].kids {
		if !n.numbered() || n.title || n.label != nil || len(n.kids) > 0 {
			return nil
		}
	}
	return body[0].kids
}

// sameWords tells whether two texts are the same but for capitals and marks.
func sameWords(a, b string) bool { return letters(a) == letters(b) }

// paragraphs are the texts of nodes without anything under them.
func (r *reader) paragraphs(nodes []*node, pointer string) list {
	var out list
	for _, n := range nodes {
		r.doubt(n.line, pointer+"/"+strconv.Itoa(len(out)))
		out = append(out, r.words(n))
	}
	return out
}

// words are a node's text with its marks.
func (r *reader) words(n *node) string {
	base := look{}
	if n.title {
		base = r.look(n.element())
		return marked(n.spans, base)
	}
	return written(n.spans, base)
}

// element is how the program sets a title.
func (n *node) element() rules.Element {
	if level := rules.FindLevel(n.level); level != nil {
		return level.Title
	}
	switch n.marker.style {
	case "I.", "I-", "A.", "A-":
		return rules.HeadingI
	case "1.", "1-", "1)":
		return rules.HeadingII
	}
	return rules.HeadingIII
}

// blocks are siblings of the text as JSON.
func (r *reader) blocks(nodes []*node, pointer string) list {
	var out list
	for _, n := range nodes {
		at := pointer + "/" + strconv.Itoa(len(out))
		switch {
		case n.pageBreak:
			out = append(out, object{{"page_break", true}})
		case n.table != nil:
			out = append(out, r.table(n, at)...)
		case n.picture != nil:
			out = append(out, r.image(n, at))
		case n.form != nil:
			out = append(out, r.form(n))
		case n.items != nil:
			out = append(out, object{{"items", r.items(n.items, at+"/items")}})
		default:
			r.doubt(n.line, at)
			out = append(out, r.block(n, at))
		}
	}
	return out
}

// block is a paragraph, a heading or a numbered text.
func (r *reader) block(n *node, at string) any {
	if n.marker.style == "" {
		return r.words(n)
	}
	var o object
	o.set("level", n.level)
	if n.label != nil {
		o = append(o, member{"label", *n.label})
	}
	key := "text"
	if n.title {
		key = "title"
	}
	o = append(o, member{key, r.words(n)})
	o.set("content", r.blocks(n.kids, at+"/content"))
	return o
}

// items are dash items.
func (r *reader) items(items []*node, pointer string) list {
	var out list
	for i, n := range items {
		at := pointer + "/" + strconv.Itoa(i)
		r.doubt(n.line, at)
		below := r.blocks(n.kids, at+"/content")
		if len(below) == 0 {
			out = append(out, r.words(n))
			continue
		}
		out = append(out, object{{"text", r.words(n)}, {"content", below}})
	}
	return out
}

// endless takes the end mark off the last text of the paper and of its annexes.
func (r *reader) endless() {
	r.unended = r.unmark(slices.Concat(r.opening, r.body, r.closing))
	mark := r.endMark // an annex's is its own
	defer func() { r.endMark = mark }()
	for _, a := range r.annexes {
		if k := len(a.body); k > 0 && a.body[k-1].paragraph() && strings.Trim(a.body[k-1].text(), "./ ") == "" {
			a.body = a.body[:k-1]
		}
		r.unmark(a.body)
	}
}

// unmark takes "./." off the text that a tree ends with; a full stop ends the
// sentence. It tells whether there is a text that has no end mark.
func (r *reader) unmark(nodes []*node) bool {
	n := last(nodes)
	if n != nil && n.table != nil && n.note != nil {
		note := *n.note
		n.note, n = &note, &node{line: &note, spans: note.spans}
		defer func() { note.spans = n.spans }()
	}
	if n == nil || n.line == nil || n.title {
		return false
	}
	text := n.text()
	for _, p := range rules.Profiles {
		mark := p.Words.EndMark
		if len(mark) < 2 || !strings.HasSuffix(text, mark) {
			continue
		}
		n.spans = cutRight(n.spans, func(s string) string { return strings.TrimRight(strings.TrimSuffix(s, mark), " ") })
		if k := len(n.spans); k > 0 && !strings.HasSuffix(n.text(), ".") {
			n.spans[k-1].Text += "."
		}
		if r.ours && mark != r.profile.Words.EndMark {
			r.endMark = mark
		}
		return false
	}
	return !strings.HasSuffix(text, r.profile.Words.EndMark)
}

// last is the text that a tree ends with, nil where it is none.
func last(nodes []*node) *node {
	if len(nodes) == 0 {
		return nil
	}
	n := nodes[len(nodes)-1]
	if n.items != nil {
		n = n.items[len(n.items)-1]
	}
	if below := last(n.kids); below != nil {
		return below
	}
	return n
}

// limited is a text of one line, cut where it is longer than a document may
// have: what is cut off is lost.
func (r *reader) limited(text string, most int) string {
	if len(text) <= most || len([]rune(text)) <= most {
		return text
	}
	said := markup.Plain(text)
	cut := cutAt(said, most/2) // a mark before each letter at worst
	if cut == 0 {
		return markup.Escape(said)
	}
	r.lose(said[cut:], reasonLimit)
	return markup.Escape(strings.TrimRight(said[:cut], " "))
}
