package render

import (
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// leastRoom tells the room for a signature from other space in its column.
const leastRoom = 15 * units.MM

// signers are the slots of all signers, in reading order.
func (f *finder) signers() {
	n, copying := 0, f.copyTable()
	for _, section := range f.paper.sheet.Sections {
		for _, b := range section.Blocks {
			if t, ok := b.(*sheet.Table); ok && t.Tag == "signature" && t != copying {
				n = f.signing(t, n, len(f.paper.doc.AllSigners()))
			}
		}
	}
}

// signing are the slots of those whose columns stand in a table: the signers
// from n on, up to end. It returns the next one.
func (f *finder) signing(t *sheet.Table, n, end int) int {
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			if n < end && f.signer(t, cell, n) {
				n++
			}
		}
	}
	return n
}

// signatories are the document's signers and then, on a copy, the one who
// signs that: in the order of their pictures.
func (f *finder) signatories() []document.Signer {
	all := f.paper.doc.AllSigners()
	if c := f.paper.doc.Copy; c != nil && c.Signer != nil {
		all = append(all[:len(all):len(all)], *c.Signer)
	}
	return all
}

// ofSigner tells whether a line belongs to a signer's column.
func ofSigner(tag sheet.Tag) bool {
	switch rules.Element(tag) {
	case rules.Authority, rules.Position, rules.SignerName:
		return true
	}
	return false
}

// column is what is known of a signer's column on the page.
type column struct {
	page     int
	axis     units.Length // the middle of its lines
	top, end units.Length // of the room
	name     []*layout.Line
	known    bool // at least one line was found
}

// signer finds one signer's slots. It fails for a cell of another kind.
func (f *finder) signer(t *sheet.Table, cell sheet.Cell, index int) bool {
	col, room := f.column(cell)
	if room == 0 {
		return false
	}
	if !col.known {
		return true // nothing but white paper: no line tells where it is
	}
	if col.top == 0 {
		col.top = col.end - room
	}
	if col.end == 0 {
		col.end = col.top + room
	}
	width := t.Columns[cell.Column]
	signature := f.signatureRect(col, width)
	seal := f.sealRect(col, signature)
	s := f.signatories()[index]
	f.add(SignatureSlot, col.page, index, f.image("signature_image", index, s.Signature != "", signature), s.Signature != "")
	f.add(SealSlot, col.page, index, f.image("seal_image", index, s.Seal != "", seal), s.Seal != "")
	if len(col.name) > 0 {
		f.add(NameSlot, col.page, index, around(col.name), true)
	}
	return true
}

// around is the rectangle around several lines.
func around(lines []*layout.Line) Rect {
	r := rectOf(lines[0])
	for _, l := range lines[1:] {
		o := rectOf(l)
		right, bottom := max(r.X+r.Width, o.X+o.Width), max(r.Y+r.Height, o.Y+o.Height)
		r.X, r.Y = min(r.X, o.X), min(r.Y, o.Y)
		r.Width, r.Height = right-r.X, bottom-r.Y
	}
	return r
}

// column reads the lines of a signer's cell. The room is the height of what
// is left free in it; 0 where the cell holds no signer.
func (f *finder) column(cell sheet.Cell) (col column, room units.Length) {
	for _, b := range cell.Blocks {
		p, ok := b.(*sheet.Paragraph)
		if !ok {
			continue
		}
		if len(p.Runs) > 0 && !ofSigner(p.Tag) {
			return column{}, 0
		}
		for _, l := range f.lines(p) {
			r := rectOf(l.Line)
			col.page, col.axis, col.known = l.page, r.X+r.Width/2, true
			switch {
			case room == 0:
				col.top = r.Y + r.Height
			case col.end == 0:
				col.end = r.Y
			}
			if p.Tag == sheet.Tag(rules.SignerName) {
				col.name = append(col.name, l.Line)
			}
		}
		room = max(room, freeUnder(p))
	}
	return col, room
}

// freeUnder is the room that a paragraph leaves for a signature.
func freeUnder(p *sheet.Paragraph) units.Length {
	free := p.Format.After
	if len(p.Runs) == 0 {
		free += p.Format.Line
	}
	if free < leastRoom {
		return 0
	}
	return free
}

// placed is a line with its page.
type placed struct {
	*layout.Line
	page int
}

// lines are the lines that a paragraph was set in. Call it for the paragraphs
// of all signers in their order.
func (f *finder) lines(p *sheet.Paragraph) []placed {
	rest := withoutSpaces(textOf(p))
	var out []placed
	for rest != "" {
		l, ok := f.next(p.Tag)
		if !ok {
			return out
		}
		var text strings.Builder
		for _, w := range l.Words {
			text.WriteString(w.Text)
		}
		got := withoutSpaces(text.String())
		if !strings.HasPrefix(rest, got) {
			return out
		}
		rest = rest[len(got):]
		out = append(out, l)
	}
	return out
}

// withoutSpaces is text without spaces.
func withoutSpaces(s string) string {
	return strings.NewReplacer(" ", "", "\u00A0", "").Replace(s)
}

// next is the next line of a tag on the pages.
func (f *finder) next(tag sheet.Tag) (placed, bool) {
	for ; f.page < len(f.pages); f.page, f.line = f.page+1, 0 {
		lines := f.pages[f.page].Lines
		for f.line < len(lines) {
			l := &lines[f.line]
			f.line++
			if l.Tag == tag {
				return placed{l, f.page}, true
			}
		}
	}
	return placed{}, false
}

// signatureRect is the place for a signature: in the middle of the room, as
// wide as the convention has it.
func (f *finder) signatureRect(col column, width units.Length) Rect {
	measures := f.paper.doc.Rules().Layout
	w := min(f.chosen("signature_width", measures.SignatureWidth), width)
	return Rect{col.axis - w/2, col.top + imageGap, w, max(0, col.end-col.top-2*imageGap)}
}

// sealRect is the place for a seal: it covers about a third of the signature
// at its left side, at equal height (NĐ 30, Phụ lục I, Mục II, khoản 8).
func (f *finder) sealRect(col column, signature Rect) Rect {
	law := f.paper.doc.Rules()
	side := f.chosen("seal_width", law.Layout.SealWidth)
	x := signature.X + law.Signature.SealOverlap.Of(signature.Width) - side
	return Rect{max(0, x), (col.top+col.end)/2 - side/2, side, side}
}

// chosen is a measure of the document's style, or the convention.
func (f *finder) chosen(name string, law rules.Range) units.Length {
	if v, ok := f.paper.doc.Style.Measures[name]; ok {
		return units.Millimetres(v)
	}
	return law.Default
}

// image is where a signer's own picture stands, if there is one.
func (f *finder) image(tag sheet.Tag, index int, given bool, otherwise Rect) Rect {
	if !given {
		return otherwise
	}
	n := 0
	for i, s := range f.signatories() {
		if has := tag == "signature_image" && s.Signature != "" || tag == "seal_image" && s.Seal != ""; has && i < index {
			n++
		}
	}
	for i := range f.pages {
		for _, image := range f.pages[i].Images {
			if image.Tag != tag {
				continue
			}
			if n == 0 {
				return Rect{image.X, image.Y, image.Width, image.High}
			}
			n--
		}
	}
	return otherwise
}
