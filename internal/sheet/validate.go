package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"unicode/utf8"

	"vanthu/internal/units"
)

// Validate finds what a sheet promises and does not keep: text without a look,
// lengths that a DOCX cannot say, tables with holes, blocks that stand out
// over their column. It is meant for tests; the error joins all that was
// found, each with the place where it stands.
func Validate(s *Sheet) error {
	v := &validator{styles: map[*Style]bool{}, tables: s.TableStyles}
	v.info(s.Info)
	v.namedStyles(s.Styles, s.TableStyles)
	v.want(len(s.Sections) > 0, "sheet", "no sections")
	for i, section := range s.Sections {
		v.section(fmt.Sprintf("section %d", i+1), section)
	}
	return errors.Join(v.faults...)
}

type validator struct {
	styles map[*Style]bool
	tables []*TableStyle
	images bool // may stand in the blocks at hand
	faults []error
}

// want notes a fault at a place unless ok.
func (v *validator) want(ok bool, at, format string, args ...any) {
	if !ok {
		v.faults = append(v.faults, fmt.Errorf("%s: %s", at, fmt.Sprintf(format, args...)))
	}
}

// twips wants a length in whole twips, and not below zero.
func (v *validator) twips(at, name string, l units.Length) {
	v.want(l >= 0, at, "%s is %v", name, l)
	v.whole(at, name, l)
}

// whole wants a length in whole twips, the only ones that a DOCX can say.
func (v *validator) whole(at, name string, l units.Length) {
	v.want(l%units.Twip == 0, at, "%s is %v, no whole number of twips", name, l)
}

// eighths wants the width of a line in whole eighths of a point, but for the
// half EMU that an odd number of them has over.
func (v *validator) eighths(at, name string, l units.Length) {
	off := l*8 - units.Length(l.EighthPoints())*units.Point
	v.want(l >= 0 && -8 < off && off < 8, at, "%s is %v, no whole number of 1/8 pt", name, l)
}

func (v *validator) info(i Info) {
	v.want(i.Title != "" && i.Language != "", "info", "title %q, language %q", i.Title, i.Language)
	v.want(len(i.Date) == len("2026-11-20"), "info", "date %q", i.Date)
}

func (v *validator) namedStyles(styles []*Style, tables []*TableStyle) {
	ids, names := map[string]bool{}, map[string]bool{}
	named := func(id, name string) {
		at := "style " + id
		v.want(id != "" && !ids[id], at, "id is empty or taken")
		v.want(name != "" && !names[name], at, "name %q is empty or taken", name)
		v.want(strings.IndexFunc(id, func(r rune) bool { return r >= utf8.RuneSelf }) < 0, at, "id is not ASCII")
		ids[id], names[name] = true, true
	}
	for _, st := range styles {
		named(st.ID, st.Name)
		v.format("style "+st.ID, st.Format)
		v.char("style "+st.ID, st.Char)
		v.styles[st] = true
	}
	for _, st := range tables {
		named(st.ID, st.Name)
	}
}

func (v *validator) style(at string, st *Style) {
	v.want(st != nil && v.styles[st], at, "its style is not among the sheet's")
}

func (v *validator) section(at string, s *Section) {
	v.page(at, s.Page)
	v.style(at+" number", s.Number.Style)
	v.char(at+" number", s.Number.Char)
	v.want(s.Number.Line > 0, at, "page number's line is %v", s.Number.Line)
	width := s.Page.TextWidth()
	v.want(len(s.Blocks) > 0, at, "no blocks")
	v.images = true
	v.flow(at, s.Blocks, width)
	v.images = false
	v.flow(at+" first header", s.FirstHeader, width)
	v.flow(at+" first footer", s.FirstFooter, width)
	v.flow(at+" last footer", s.LastFooter, width)
	for i, stamp := range s.Stamps {
		v.stamp(fmt.Sprintf("%s stamp %d", at, i+1), stamp, s.Page)
	}
	if w := s.Watermark; w != nil {
		v.want(w.Name != "" && w.Text != "", at, "watermark %q with text %q", w.Name, w.Text)
		v.char(at+" watermark", w.Char)
	}
}

func (v *validator) page(at string, p Page) {
	for _, l := range []struct {
		name  string
		value units.Length
	}{
		{"width", p.Width}, {"height", p.Height}, {"top margin", p.Top}, {"bottom margin", p.Bottom},
		{"left margin", p.Left}, {"right margin", p.Right}, {"header", p.HeaderTop},
	} {
		v.twips(at, l.name, l.value)
	}
	v.want(p.TextWidth() > 0 && p.TextHeight() > 0, at, "text area %v x %v", p.TextWidth(), p.TextHeight())
	v.want(p.Landscape == (p.Width > p.Height), at, "landscape is %v at %v x %v", p.Landscape, p.Width, p.Height)
	v.want(p.HeaderTop < p.Top, at, "page number at %v under a margin of %v", p.HeaderTop, p.Top)
}

func (v *validator) stamp(at string, s Stamp, p Page) {
	v.want(s.Tag != "", at, "no tag")
	v.want(s.Width > 0 && s.High > 0, at, "%v x %v", s.Width, s.High)
	v.want(s.X >= 0 && s.Y >= 0 && s.X+s.Width <= p.Width && s.Y+s.High <= p.Height, at, "off the paper")
	v.eighths(at, "border", s.Border)
	v.flow(at, s.Blocks, s.Width-2*s.PadX)
	v.want(len(s.Blocks) > 0, at, "no blocks")
}

// flow checks blocks that stand above each other in a column. Word wants a
// paragraph after a table, and makes one table of two that touch.
func (v *validator) flow(at string, blocks []Block, width units.Length) {
	for i, b := range blocks {
		here := fmt.Sprintf("%s block %d", at, i+1)
		switch b := b.(type) {
		case *Paragraph:
			v.paragraph(here, b, width)
		case *Space:
			v.space(here, b, blocks[:i])
		case *Stroke:
			v.stroke(here, b, width)
		case *Box:
			v.box(here, b, width)
		case *Table:
			if i+1 == len(blocks) {
				v.want(false, here, "a table with nothing under it")
			} else if _, table := blocks[i+1].(*Table); table {
				v.want(false, here, "a table that touches the next")
			}
			v.table(here, b, width)
		default:
			v.want(false, here, "%T", b)
		}
	}
}

func (v *validator) paragraph(at string, p *Paragraph, width units.Length) {
	at += " " + string(p.Tag)
	v.style(at, p.Style)
	v.format(at, p.Format)
	v.want(p.Tag != "" || len(p.Runs) == 0, at, "text without a tag")
	f := p.Format
	v.want(f.Left+f.Right < width && f.Left+f.First+f.Right < width, at, "indents %v %v %v in %v", f.First, f.Left, f.Right, width)
	for i, r := range p.Runs {
		v.run(fmt.Sprintf("%s run %d", at, i+1), r)
	}
	for i, image := range p.Images {
		here := fmt.Sprintf("%s image %d", at, i+1)
		v.image(here, image, width)
		alone := len(p.Runs) == 0 && len(p.Images) == 1 && f.Line == image.High
		v.want(!image.Inline || alone, here, "inline, with %d runs, in a line of %v", len(p.Runs), f.Line)
	}
}

// image wants a picture that every backend can draw, somewhere in its column.
func (v *validator) image(at string, i Image, width units.Length) {
	v.want(v.images, at, "an image beside the text")
	v.want(i.Tag != "" && i.Alt != "", at, "tag %q, alternative text %q", i.Tag, i.Alt)
	v.want(i.Width > 0 && i.High > 0, at, "%v x %v", i.Width, i.High)
	v.want(i.X < width && i.X+i.Width > 0, at, "at %v, %v wide, in a column of %v", i.X, i.Width, width)
	if i.Picture == nil {
		v.want(false, at, "no picture")
		return
	}
	decode, models := png.DecodeConfig, []color.Model{color.NRGBAModel, color.RGBAModel}
	if i.Picture.JPEG {
		decode, models = jpeg.DecodeConfig, []color.Model{color.YCbCrModel, color.RGBAModel, color.GrayModel}
	}
	head, err := decode(bytes.NewReader(i.Picture.Data))
	v.want(err == nil, at, "the picture cannot be read: %v", err)
	v.want(head.Width == i.Picture.Columns && head.Height == i.Picture.Rows, at, "%d x %d pixels, not %d x %d", head.Width, head.Height, i.Picture.Columns, i.Picture.Rows)
	v.want(slices.Contains(models, head.ColorModel), at, "not 8 bits of red, green, blue and opacity")
}

func (v *validator) format(at string, f Format) {
	v.want(f.Line > 0, at, "line of %v", f.Line)
	v.want(f.Align <= Justify, at, "alignment %d", f.Align)
	v.twips(at, "line", f.Line)
	v.twips(at, "space after", f.After)
	v.twips(at, "left indent", f.Left)
	v.twips(at, "right indent", f.Right)
	v.whole(at, "first indent", f.First)
	v.want(f.Left+f.First >= 0, at, "first line hangs out by %v", -f.Left-f.First)
}

func (v *validator) char(at string, c Char) {
	v.want(c.Size > 0 && c.Size%units.HalfPoint == 0, at, "size %v", c.Size)
	v.want(c.Face <= BoldItalic, at, "face %d", c.Face)
	v.want(c.Color <= 0xFFFFFF, at, "colour %X", c.Color)
	v.want(c.Raise%units.HalfPoint == 0, at, "raised by %v", c.Raise)
}

func (v *validator) run(at string, r Run) {
	v.char(at, r.Char)
	blank := r.Width > 0
	v.want(r.Leader == (r.Text == "" && !blank), at, "leader %v with text %q", r.Leader, r.Text)
	v.want(!blank || r.Slot != NoSlot && strings.Trim(r.Text, " ") == "", at, "slot %d is blank with text %q", r.Slot, r.Text)
	v.want(utf8.ValidString(r.Text), at, "text %q", r.Text)
	control := strings.IndexFunc(r.Text, func(c rune) bool { return c != '\t' && c != '\n' && (c < ' ' || c == 0x7F) })
	v.want(control < 0, at, "control character in %q", r.Text)
}

// space wants a paragraph above, to which the space belongs.
func (v *validator) space(at string, s *Space, above []Block) {
	v.want(s.Tag != "", at, "no tag")
	v.twips(at, "space", s.High)
	paragraph := false
	if n := len(above); n > 0 {
		_, paragraph = above[n-1].(*Paragraph)
	}
	v.want(paragraph, at, "a space %s under no paragraph", s.Tag)
	for _, p := range s.Places {
		v.want(p.Tag != "" && p.Source != "" && p.Width > 0 && p.High >= 0, at, "place %q for %q, %v x %v", p.Tag, p.Source, p.Width, p.High)
	}
}

func (v *validator) stroke(at string, s *Stroke, width units.Length) {
	at += " " + string(s.Tag)
	v.want(s.Tag != "", at, "no tag")
	v.style(at, s.Style)
	v.want(s.Align != Justify, at, "justified")
	v.want(s.Length > 0 && s.Length <= width, at, "length %v in %v", s.Length, width)
	v.twips(at, "length", s.Length)
	v.twips(at, "gap", s.Gap)
	v.twips(at, "space after", s.After)
	v.want(s.Thickness > 0, at, "thickness %v", s.Thickness)
	v.eighths(at, "thickness", s.Thickness)
}

func (v *validator) box(at string, b *Box, width units.Length) {
	at += " " + string(b.Tag)
	v.want(b.Tag != "", at, "no tag")
	v.want(b.Align != Justify, at, "justified")
	v.want(b.High > 0 && b.Width > 0 && b.Width <= width, at, "%v x %v in %v", b.Width, b.High, width)
	v.eighths(at, "border", b.Border)
	v.twips(at, "space after", b.After)
	if b.Text == nil {
		v.want(false, at, "no text")
		return
	}
	v.paragraph(at, b.Text, b.Width-2*b.Border)
	v.want(b.Text.Format.Line <= b.High-2*b.Border, at, "line of %v in a box of %v", b.Text.Format.Line, b.High)
}

func (v *validator) table(at string, t *Table, width units.Length) {
	at += " " + string(t.Tag)
	v.want(t.Tag != "", at, "no tag")
	v.want(len(t.Rows) > 0 && len(t.Columns) > 0, at, "%d rows, %d columns", len(t.Rows), len(t.Columns))
	v.want(t.Header >= 0 && t.Header <= len(t.Rows), at, "%d header rows of %d", t.Header, len(t.Rows))
	total := t.Indent
	for i, c := range t.Columns {
		v.want(c > 0, at, "column %d is %v wide", i+1, c)
		v.whole(at, fmt.Sprintf("column %d", i+1), c)
		total += c
	}
	v.want(total <= width, at, "%v wide in %v", total, width)
	v.whole(at, "indent", t.Indent)
	v.eighths(at, "border", t.Border)
	v.twips(at, "padding", t.PadX)
	v.twips(at, "padding", t.PadY)
	if st := t.Style; slices.Contains(v.tables, st) {
		v.want(TableStyle{st.ID, st.Name, t.Border, t.Color, t.PadX, t.PadY} == *st, at, "it does not look as its style %s", st.ID)
	} else {
		v.want(false, at, "its style is not among those of the sheet's tables")
	}
	if v.grid(at, t) {
		v.cells(at, t)
	}
}

// grid wants every place of a table to be covered by exactly one cell, and
// no cell of the header to reach into the rows under it.
func (v *validator) grid(at string, t *Table) bool {
	before := len(v.faults)
	covered := make([][]bool, len(t.Rows))
	for y := range covered {
		covered[y] = make([]bool, len(t.Columns))
	}
	for y, row := range t.Rows {
		last := -1
		for _, c := range row.Cells {
			end := len(t.Rows)
			if y < t.Header {
				end = t.Header
			}
			if c.Span < 1 || c.RowSpan < 1 || c.Column <= last || c.Column+c.Span > len(t.Columns) || y+c.RowSpan > end {
				v.want(false, at, "row %d: cell at column %d spans %d x %d", y+1, c.Column+1, c.Span, c.RowSpan)
				continue
			}
			last = c.Column
			v.cover(at, covered[y:y+c.RowSpan], c)
		}
	}
	for y := range covered {
		for x, ok := range covered[y] {
			v.want(ok, at, "no cell at row %d, column %d", y+1, x+1)
		}
	}
	return len(v.faults) == before
}

// cover marks the places of a cell.
func (v *validator) cover(at string, rows [][]bool, c Cell) {
	for _, row := range rows {
		for x := c.Column; x < c.Column+c.Span; x++ {
			v.want(!row[x], at, "two cells at column %d", x+1)
			row[x] = true
		}
	}
}

// cells checks what stands in the cells of a whole grid.
func (v *validator) cells(at string, t *Table) {
	for y, row := range t.Rows {
		v.twips(at, "row", row.High)
		for _, c := range row.Cells {
			here := fmt.Sprintf("%s row %d column %d", at, y+1, c.Column+1)
			width := -2 * t.PadX
			for _, w := range t.Columns[c.Column : c.Column+c.Span] {
				width += w
			}
			v.want(width > 0, here, "%v wide inside", width)
			v.want(endsInParagraph(c.Blocks), here, "does not end with a paragraph")
			v.flow(here, c.Blocks, width)
		}
	}
}

// endsInParagraph tells whether the last block becomes a paragraph in a DOCX:
// all but a table do.
func endsInParagraph(blocks []Block) bool {
	if len(blocks) == 0 {
		return false
	}
	_, table := blocks[len(blocks)-1].(*Table)
	return !table
}
