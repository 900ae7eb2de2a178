package pasted

import (
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"vanthu/internal/seen"
)

// HTML reads a page or a part of one. Its tables that only set a head or a
// signature in columns are dissolved. It fails where r does.
func HTML(r io.Reader) (*seen.Paper, error) {
	root, err := html.Parse(r)
	if err != nil {
		return nil, err
	}
	w := &walker{paper: &seen.Paper{Source: seen.Word}}
	w.node(root, look{})
	w.end()
	w.paper.Blocks = w.blocks
	if !w.looks {
		w.paper.Source = seen.Text
	}
	return w.paper, nil
}

// walker turns nodes into blocks, one after the other.
type walker struct {
	paper   *seen.Paper
	blocks  []seen.Block
	open    *seen.Paragraph // the paragraph that text goes to; nil: none yet
	count   int             // of paragraphs
	tables  int
	looks   bool // something has a look
	broken  bool // a page begins with what comes next
	place   seen.Place
	waiting string // the number of an element of a list whose words are a paragraph in it
	lists   []*list
	depth   int

	spanned int // places that cells of all tables cover
}

// deepest is how deep elements are followed; what is deeper is read flat.
const deepest = 400

// list is a list that is open.
type list struct {
	kind  string // of ol's type; "" is ul
	count int
}

// node reads a node and what is in it.
func (w *walker) node(n *html.Node, l look) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, l)
		return
	case html.ElementNode:
	case html.DocumentNode:
		w.children(n, l)
		return
	default:
		return
	}
	style := styleOf(n)
	if unshown(n, style) {
		return
	}
	if w.depth++; w.depth > deepest {
		w.depth--
		return
	}
	defer func() { w.depth-- }()
	l = l.with(n, style)
	w.looks = w.looks || l.bold || l.center
	switch {
	case strings.EqualFold(style["mso-list"], "ignore"):
		w.number(textOf(n))
	case style["mso-tab-count"] != "":
		w.run("\t", l)
	case n.DataAtom == atom.Br:
		w.lineBreak(style)
	case n.DataAtom == atom.Img:
		w.picture(n)
	case n.DataAtom == atom.Table:
		w.table(n, l)
	case blocks[n.DataAtom]:
		w.block(n, l, style)
	default:
		w.children(n, l)
	}
}

// unshown tells whether a reader sees nothing of an element.
func unshown(n *html.Node, style map[string]string) bool {
	return skipped[n.DataAtom] || style["display"] == "none" || style["mso-hide"] == "all"
}

func (w *walker) children(n *html.Node, l look) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, l)
	}
}

// skipped are elements without words of the paper.
var skipped = map[atom.Atom]bool{atom.Head: true, atom.Style: true, atom.Script: true, atom.Template: true, atom.Noscript: true, atom.Title: true, atom.Meta: true, atom.Link: true}

// blocks are the elements that begin a paragraph.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Blockquote: true,
	atom.Pre: true, atom.Section: true, atom.Article: true, atom.Header: true, atom.Footer: true, atom.Hr: true, atom.Dt: true, atom.Dd: true, atom.Body: true, atom.Center: true, atom.Caption: true,
	atom.Form: true, atom.Main: true, atom.Nav: true, atom.Address: true, atom.Figure: true, atom.Figcaption: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Tbody: true, atom.Thead: true,
}

// block is an element that begins a paragraph and ends one.
func (w *walker) block(n *html.Node, l look, style map[string]string) {
	w.end()
	w.broken = w.broken || strings.Contains(style["page-break-before"], "always")
	switch n.DataAtom {
	case atom.Ul, atom.Ol:
		kind := ""
		if n.DataAtom == atom.Ol {
			kind = attr(n, "type", "1")
		}
		w.lists = append(w.lists, &list{kind: kind, count: number(attr(n, "start", "1")) - 1})
		w.children(n, l)
		w.lists = w.lists[:len(w.lists)-1]
	case atom.Li:
		w.item(n, l)
	default:
		w.children(n, l)
	}
	w.end()
}

// item is an element of a list, which has its number from the list.
func (w *walker) item(n *html.Node, l look) {
	if k := len(w.lists); k > 0 {
		list := w.lists[k-1]
		list.count++
		w.begin(l)
		dashes := 0
		for _, open := range w.lists {
			if open.kind == "" {
				dashes++
			}
		}
		if kind, ok := markers[styleOf(n)["list-style-type"]]; ok {
			list.kind = kind
		}
		w.open.Number = list.marker(dashes)
	}
	w.children(n, l)
	w.end()
	w.waiting = ""
}

// markers are the kinds of lists by their style, as ol's type has them; "" are
// dashes.
var markers = map[string]string{"decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I", "disc": "", "circle": "", "square": ""}

// begin opens a paragraph.
func (w *walker) begin(l look) {
	if w.open != nil {
		return
	}
	w.count++
	w.open = &seen.Paragraph{Place: w.place}
	w.open.Place.Paragraph = w.count
	w.open.Set.Align, w.open.Set.StyleName = l.align, l.style
	w.open.Number, w.waiting = w.waiting, ""
	w.open.Set.PageBreakBefore, w.broken = w.broken, false
}

// end closes the paragraph that is open. One without words says nothing, but a
// number that belongs to what follows stays.
func (w *walker) end() {
	p := w.open
	if w.open = nil; p == nil {
		return
	}
	trimRuns(p)
	switch {
	case len(p.Runs) > 0:
		w.blocks = append(w.blocks, seen.LineBlock(*p))
	case p.Number != "":
		w.waiting = p.Number
	}
}

// lineBreak begins another line of the same paragraph.
func (w *walker) lineBreak(style map[string]string) {
	if strings.Contains(style["page-break-before"], "always") || strings.Contains(style["mso-special-character"], "page") {
		w.end()
		w.broken = true
		return
	}
	if w.open == nil {
		return
	}
	set, count := w.open.Set, w.count
	w.end()
	w.begin(look{})
	w.count, w.open.Place.Paragraph = count, count
	w.open.Set = set
}

func (w *walker) number(text string) {
	w.begin(look{})
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		w.open.Number = bulleted(text)
	}
}

// text adds words; white space is one blank, and none at the beginning of a
// paragraph.
func (w *walker) text(s string, l look) {
	var b strings.Builder
	blank := w.open == nil || len(w.open.Runs) == 0 || strings.HasSuffix(w.open.Runs[len(w.open.Runs)-1].Text, " ")
	for _, c := range s {
		space := c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'
		if space && blank {
			continue
		}
		if blank = space; space {
			c = ' '
		}
		b.WriteRune(c)
	}
	if b.Len() > 0 && (w.open != nil || strings.TrimSpace(b.String()) != "") {
		w.run(b.String(), l)
	}
}

func (w *walker) run(text string, l look) {
	w.begin(l)
	run := l.run(text)
	if n := len(w.open.Runs); n > 0 && w.open.Runs[n-1].Text != "\t" && text != "\t" && sameLook(w.open.Runs[n-1], run) {
		w.open.Runs[n-1].Text += text
		return
	}
	w.open.Runs = append(w.open.Runs, run)
}

func (w *walker) picture(n *html.Node) {
	w.blocks = append(w.blocks, seen.Block{Picture: &seen.Picture{Place: w.place, Alt: attr(n, "alt", "")}})
}

// trimRuns takes the blanks at the ends of a paragraph away.
func trimRuns(p *seen.Paragraph) {
	for n := len(p.Runs); n > 0; n = len(p.Runs) {
		last := &p.Runs[n-1]
		if last.Text = strings.TrimRight(last.Text, " \u00a0"); last.Text != "" {
			return
		}
		p.Runs = p.Runs[:n-1]
	}
}

func sameLook(a, b seen.Run) bool {
	a.Text, b.Text = "", ""
	return a == b
}

// textOf is all text in a node.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}
