package sheet

import (
	"fmt"
	"slices"
	"strings"
)

// Dump prints a sheet as text, one line for each block and run: the form in
// which goldens are kept, to be read by a person. Lengths are in points.
func Dump(s *Sheet) string {
	d := &dumper{}
	d.line("info title=%q author=%q number=%q language=%s date=%s", s.Info.Title, s.Info.Author, s.Info.Number, s.Info.Language, s.Info.Date)
	for i, section := range s.Sections {
		p := section.Page
		d.line("section %d page %v x %v margins top %v bottom %v left %v right %v", i+1, p.Width, p.Height, p.Top, p.Bottom, p.Left, p.Right)
		d.part("first-header", section.FirstHeader)
		d.part("first-footer", section.FirstFooter)
		d.part("last-footer", section.LastFooter)
		for _, stamp := range slices.Concat(section.Stamps, section.LastStamps) {
			d.nested(fmt.Sprintf("stamp %s at %v %v size %v x %v", stamp.Tag, stamp.X, stamp.Y, stamp.Width, stamp.High), stamp.Blocks)
		}
		if w := section.Watermark; w != nil {
			d.line("watermark %q %s", w.Text, w.Char)
		}
		d.part("text", section.Blocks)
	}
	return d.out.String()
}

type dumper struct {
	out   strings.Builder
	depth int
}

func (d *dumper) line(format string, args ...any) {
	d.out.WriteString(strings.Repeat("  ", d.depth))
	fmt.Fprintf(&d.out, format, args...)
	d.out.WriteByte('\n')
}

func (d *dumper) part(name string, blocks []Block) {
	if len(blocks) > 0 {
		d.nested(name, blocks)
	}
}

func (d *dumper) nested(head string, blocks []Block) {
	d.line("%s", head)
	d.depth++
	for _, b := range blocks {
		d.block(b)
	}
	d.depth--
}

func (d *dumper) block(b Block) {
	switch b := b.(type) {
	case *Paragraph:
		d.paragraph(b)
	case *Space:
		d.line("space %s %v", b.Tag, b.High)
		for _, p := range b.Places {
			d.line("  place %s at %v %v size %v x %v%s", p.Tag, p.X, p.Y, p.Width, p.High, from(p.Source))
		}
	case *Stroke:
		d.line("stroke %s length %v thickness %v gap %v after %v", b.Tag, b.Length, b.Thickness, b.Gap, b.After)
	case *Box:
		d.nested(fmt.Sprintf("box %s %v x %v border %v color %06X after %v", b.Tag, b.Width, b.High, b.Border, b.Color, b.After), []Block{b.Text})
	case *Table:
		d.table(b)
	}
}

func (d *dumper) paragraph(p *Paragraph) {
	d.line("paragraph %s %s%s", p.Tag, p.Format, p.origin())
	d.depth++
	for _, r := range p.Runs {
		if r.Leader {
			d.line("leader %s%s", r.Char, from(r.Source))
			continue
		}
		d.line("%q %s%s%s", r.Text, r.Char, r.slot(), from(r.Source))
	}
	for _, i := range p.Images {
		d.line("image%s %s at %v %v size %v x %v pixels %d x %d alt %q%s", flag(i.Inline, " inline"), i.Tag, i.X, i.Y, i.Width, i.High, i.Picture.Columns, i.Picture.Rows, i.Alt, from(i.Source))
	}
	d.depth--
}

// origin prints what the paragraph is and where it comes from.
func (p *Paragraph) origin() string {
	s := ""
	if p.Heading > 0 {
		s += fmt.Sprintf(" heading %d", p.Heading)
	}
	if p.Item > 0 {
		s += fmt.Sprintf(" item %d", p.Item)
	}
	return s + from(p.Source)
}

// slot prints which slot the run is, and the room of a blank.
func (r *Run) slot() string {
	s := []string{"", " number", " date", " day", " month", " year"}[r.Slot]
	if r.Width > 0 {
		s += fmt.Sprintf(" blank %v", r.Width)
	}
	return s
}

func from(source string) string {
	if source == "" {
		return ""
	}
	return " from " + source
}

func (d *dumper) table(t *Table) {
	d.line("table %s columns %v header %d border %v pad %v %v", t.Tag, t.Columns, t.Header, t.Border, t.PadX, t.PadY)
	d.depth++
	for i, r := range t.Rows {
		d.line("row %d%s", i+1, flag(r.KeepNext, " keep-next"))
		d.depth++
		for _, c := range r.Cells {
			role := []string{"", " head", " row-label"}[c.Role]
			d.nested(fmt.Sprintf("cell %d span %d x %d%s%s", c.Column+1, c.Span, c.RowSpan, flag(c.Middle, " middle"), role), c.Blocks)
		}
		d.depth--
	}
	d.depth--
}

// String prints the look of text, such as "14pt bold".
func (c Char) String() string {
	s := c.Size.String()
	s += flag(c.Face.Bold(), " bold") + flag(c.Face.Italic(), " italic") + flag(c.Underline, " underline")
	if c.Raise != 0 {
		s += fmt.Sprintf(" raised %v", c.Raise)
	}
	if c.Color != Black {
		s += fmt.Sprintf(" #%06X", uint32(c.Color))
	}
	return s
}

// String prints the shape of a paragraph; what is zero is left out.
func (f Format) String() string {
	s := []string{"left", "center", "right", "justify"}[f.Align] + fmt.Sprintf(" line %v", f.Line) + flag(!f.Single, " exact")
	for _, v := range []struct {
		name  string
		value fmt.Stringer
		zero  bool
	}{{"first", f.First, f.First == 0}, {"left", f.Left, f.Left == 0}, {"right", f.Right, f.Right == 0}, {"after", f.After, f.After == 0}} {
		if !v.zero {
			s += fmt.Sprintf(" %s %v", v.name, v.value)
		}
	}
	return s + flag(f.KeepNext, " keep-next") + flag(f.KeepTogether, " keep-together") + flag(f.PageBreakBefore, " page-break")
}

func flag(on bool, name string) string {
	if on {
		return name
	}
	return ""
}
