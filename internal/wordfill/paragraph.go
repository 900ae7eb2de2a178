package wordfill

import (
	"strings"

	"vanthu/internal/fill"
)

// paragraph is the text of a paragraph, whatever runs Word has cut it into.
type paragraph struct {
	node     *node
	text     string
	runs     []stretch
	spans    []fill.Span
	leaves   []stretch                   // what is seen and is no text: breaks, tabs, pictures
	passages []*group                    // groups that begin and end in the paragraph
	cut      []segment                   // by passages
	blank    bool                        // nothing is seen of it once it is filled
	ends     *lineEnds                   // nil: nobody asked
	other    map[string]*strings.Builder // text that is not of the paragraph, by element: deleted text, field codes …
}

// stretch is the part of the text that one w:t holds.
type stretch struct {
	t    *node
	from int // where it begins in the text
}

// gap stands in the text for what is no text: a line break, a tab, a picture.
// No mark goes over it.
const gap = "\n"

// around are elements in a paragraph that hold runs.
var around = map[string]bool{
	"w:r": true, "w:hyperlink": true, "w:ins": true, "w:moveTo": true, "w:smartTag": true, "w:customXml": true,
	"w:sdt": true, "w:sdtContent": true, "w:fldSimple": true, "w:dir": true, "w:bdo": true,
}

// silent are elements that take no room between two characters.
var silent = map[string]bool{
	"w:pPr": true, "w:rPr": true, "w:sdtPr": true, "w:sdtEndPr": true, "w:smartTagPr": true, "w:customXmlPr": true, "w:fldData": true,
	"w:proofErr": true, "w:lastRenderedPageBreak": true, "w:permStart": true, "w:permEnd": true,
	"w:bookmarkStart": true, "w:bookmarkEnd": true, "w:commentRangeStart": true, "w:commentRangeEnd": true,
	"w:commentReference": true, "w:annotationRef": true, "w:del": true, "w:moveFrom": true,
	"w:moveFromRangeStart": true, "w:moveFromRangeEnd": true, "w:moveToRangeStart": true, "w:moveToRangeEnd": true,
	"w:customXmlInsRangeStart": true, "w:customXmlInsRangeEnd": true, "w:customXmlDelRangeStart": true, "w:customXmlDelRangeEnd": true,
	"w:customXmlMoveFromRangeStart": true, "w:customXmlMoveFromRangeEnd": true,
	"w:customXmlMoveToRangeStart": true, "w:customXmlMoveToRangeEnd": true,
}

// readParagraph joins the text of a paragraph. Paragraphs inside it, in a text
// box, are not its own.
func readParagraph(n *node) *paragraph {
	r := &paragraph{node: n, other: map[string]*strings.Builder{}}
	var b strings.Builder
	r.join(n, &b)
	r.text = b.String()
	return r
}

func (r *paragraph) join(n *node, b *strings.Builder) {
	for _, k := range n.kids {
		switch {
		case k.name == "w:t":
			r.runs = append(r.runs, stretch{k, b.Len()})
			b.WriteString(k.text)
		case around[k.name]:
			r.join(k, b)
		default:
			if !silent[k.name] {
				r.leaves = append(r.leaves, stretch{k, b.Len()})
				b.WriteString(gap)
			}
			r.aside(k, k.name == "w:del" || k.name == "w:moveFrom")
		}
	}
}

// deletedText is where the text is kept that a tracked change has taken away.
const deletedText = "w:delText"

// aside keeps the text of what is not the paragraph's own.
func (r *paragraph) aside(n *node, deleted bool) {
	n.each(func(k *node) bool {
		if k.name == "w:p" || k.name == "a:p" {
			return false
		}
		if k.text != "" {
			kind := k.name
			if deleted {
				kind = deletedText
			}
			if r.other[kind] == nil {
				r.other[kind] = new(strings.Builder)
			}
			r.other[kind].WriteString(k.text)
		}
		return true
	})
}

// take keeps the marks of the paragraph.
func (r *paragraph) take(spans []fill.Span) {
	r.spans = spans
	from := 0
	for _, s := range spans {
		if s.Mark.Kind == fill.Value || !empty(r.text[from:s.Start]) {
			return
		}
		from = s.End
	}
	r.blank = empty(r.text[from:])
}

// alone tells whether the paragraph holds marks of groups and nothing that is
// seen beside them.
func (r *paragraph) alone() bool {
	return len(r.spans) > 0 && r.blank && !r.node.kid("w:pPr").has("w:sectPr")
}

func empty(s string) bool { return strings.Trim(s, " \u00A0") == "" }

// has tells whether there is an element of a name directly inside; a node that
// is none has nothing.
func (n *node) has(name string) bool { return n != nil && n.kid(name) != nil }
