package importer

import (
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

// annex is an attachment: what stands over its text, and the text.
type annex struct {
	parts     map[rules.Element][]*line
	body      []*node
	landscape bool
}

// bodily are the elements of a text; all others stand around it.
var bodily = map[rules.Element]bool{
	"": true, rules.Body: true, rules.PartLabel: true, rules.PartTitle: true,
	rules.HeadingI: true, rules.HeadingII: true, rules.HeadingIII: true,
	rules.Table: true, rules.TableCaption: true, rules.TableNote: true,
}

// sort parts the paper: what stands around its text by element, its text, its
// annexes, who signs, and what stands in the margins.
func (r *reader) sort() {
	r.parts = map[rules.Element][]*line{}
	for i := range r.paper.Blocks {
		switch b := &r.paper.Blocks[i]; {
		case b.Paragraph != nil:
			r.paragraph(b.Paragraph, i)
		case b.Table != nil:
			into, _ := r.room(b.Table.Annex, i)
			*into = append(*into, &node{table: b.Table})
		case b.Picture != nil:
			r.lose(b.Picture.Alt, reasonPicture)
		}
	}
	for i := range r.paper.Sheets {
		s := &r.paper.Sheets[i]
		for _, blocks := range [][]seen.Block{s.FirstHeader, s.FirstFooter, s.Header, s.Footer} {
			r.margin(blocks)
		}
	}
}

// room is where a text goes, and what stands around it.
func (r *reader) room(n, block int) (*[]*node, map[rules.Element][]*line) {
	if n == 0 {
		return &r.body, r.parts
	}
	for len(r.annexes) < n {
		r.annexes = append(r.annexes, &annex{parts: map[rules.Element][]*line{}, landscape: r.landscape(block)})
	}
	a := r.annexes[n-1]
	return &a.body, a.parts
}

// landscape tells whether a block stands on a page that lies.
func (r *reader) landscape(block int) bool {
	lies := false
	for i := range r.paper.Sheets {
		if s := &r.paper.Sheets[i]; s.FirstBlock <= block {
			lies = s.Width > s.Height
		}
	}
	return lies
}

func (r *reader) paragraph(p *seen.Paragraph, block int) {
	l := r.newLine(p)
	into, parts := r.room(p.Annex, block)
	if p.Set.PageBreakBefore && len(*into) > 0 && bodily[p.Element] {
		*into = append(*into, &node{pageBreak: true})
	}
	if len(l.spans) == 0 {
		return
	}
	r.source = append(r.source, l.text())
	switch {
	case bodily[p.Element]:
		*into = append(*into, r.newNode(l))
	case p.Annex == 0 && signing[p.Element]:
		r.signs = append(r.signs, l)
	default:
		parts[p.Element] = append(parts[p.Element], l)
	}
}

// signing are the elements of who signs.
var signing = map[rules.Element]bool{rules.Authority: true, rules.Position: true, rules.SignerName: true}

// margin reads what stands in a header or a footer.
func (r *reader) margin(blocks []seen.Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for _, c := range row.Cells {
					r.margin(c.Blocks)
				}
			}
		}
		if b.Paragraph == nil {
			continue
		}
		l := r.newLine(b.Paragraph)
		text := l.text()
		if text == "" {
			continue
		}
		r.source = append(r.source, text)
		switch l.Element {
		case rules.Contact, rules.CirculationNote:
			r.parts[l.Element] = append(r.parts[l.Element], l)
		case rules.PageNumber, rules.Watermark, rules.DraftNote, rules.SignatureText:
			r.off(text, reasonOf(l.Element))
		default:
			if strings.Trim(text, "0123456789-–/ ") == "" {
				r.off(text, reasonOf(rules.PageNumber))
				continue
			}
			r.lose(text, reasonMargin)
		}
	}
}
