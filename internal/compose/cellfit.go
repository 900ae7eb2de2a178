package compose

import (
	"strconv"

	"vanthu/internal/document"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// cellText is how the cells of a table are set.
type cellText struct {
	style  *sheet.Style // of plain cells
	pad    units.Length // from a line of the table to the text beside it
	parted bool         // amounts may be parted: see partedAmounts
}

// usualCells are set as the rules have it, or the author.
func (b *bodyWriter) usualCells() cellText {
	return cellText{style: b.styles.of(rules.Table), pad: b.settings.layout.TablePadX.Default}
}

// fitted measures a table, and decides how its cells are set: as usual, or where
// words would be cut for want of room closer to the lines, and in smaller letters
// where that is not enough. What the author has chosen stays.
func (b *bodyWriter) fitted(t *document.Table) measured {
	b.cell = b.usualCells()
	m := b.measure(t)
	words := m.plainWords()
	fits := func(pad, size units.Length) bool {
		text := float64(words) * float64(size) / float64(b.cell.style.Char.Size)
		return units.Length(text)+units.Length(len(m.columns))*(2*pad+wordRoom) <= b.width
	}
	pad, size := b.cell.pad, b.cell.style.Char.Size
	if fits(pad, size) {
		return m
	}
	if _, chosen := b.doc.Style.Measures["table_pad_x"]; !chosen {
		pad = min(pad, rules.ClosePad)
	}
	if _, chosen := b.doc.Style.Sizes[string(rules.Table)]; !chosen {
		for least := b.profile.Type(rules.Table).Size.Min; size > least && !fits(pad, size); {
			size = max(least, size-units.Point/2)
		}
	}
	b.cell = cellText{style: b.styles.smaller(size), pad: pad}
	return b.measure(t)
}

// plainWords is the room that the longest words of all columns take side by side,
// without addresses and symbols, in which a line may end.
func (m *measured) plainWords() units.Length {
	var sum units.Length
	for i := range m.columns {
		sum += m.columns[i].plain
	}
	return sum
}

// smaller is the style of a table's text in another size than usual.
func (s *styles) smaller(size units.Length) *sheet.Style {
	usual := s.of(rules.Table)
	if size == usual.Char.Size {
		return usual
	}
	points := strconv.FormatFloat(size.Points(), 'f', -1, 64)
	return s.derived(usual, usual.ID+"_"+points, usual.Name+" "+points, func(st *sheet.Style) {
		st.Char.Size, st.Format.Line = size, rules.Single(size)
	})
}
