package compose

import (
	"slices"
	"strings"

	"vanthu/internal/memory"
	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// styles makes the named paragraph styles as they are first used.
type styles struct {
	profile  *rules.Profile
	settings *settings
	family   *metrics.Family
	used     []*sheet.Style
	tables   []*sheet.TableStyle
	room     memory.Stock[sheet.Style]
}

// add notes a style.
func (s *styles) add(st sheet.Style) *sheet.Style {
	own := append(s.room.Take(1, someStyles), st)
	if s.used == nil {
		s.used = make([]*sheet.Style, 0, 2*someStyles)
	}
	s.used = append(s.used, &own[0])
	return &own[0]
}

// alignOf has the alignments of the law as the sheet has them.
var alignOf = map[rules.Align]sheet.Align{
	rules.Left: sheet.Left, rules.Center: sheet.Center, rules.Right: sheet.Right, rules.Justify: sheet.Justify,
}

// The styles of empty paragraphs: of those that are there for their height, and
// of those that Word demands where a cell is empty, and at the end of a text after
// a table. These are as low as can be, by their style alone, and what is typed
// after one is text of the body.
const (
	spacerName = "Khoảng cách"
	leastName  = "Dòng trống"
)

// of is the style of an element's paragraphs.
func (s *styles) of(e rules.Element) *sheet.Style {
	if st := s.find(string(e)); st != nil {
		return st
	}
	t, l, m := s.profile.Type(e), e.Look(), manners[e]
	st := sheet.Style{ID: string(e), Name: l.Name, Next: string(m.next), Outline: m.outline, Char: sheet.Char{
		Face: face(t.Bold, t.Italic), Size: s.settings.size(e), Underline: t.Underline,
	}}
	st.Format = sheet.Format{Align: alignOf[l.Align], Line: rules.Single(st.Char.Size), Single: true}
	if l.Setting != rules.Apart {
		st.Format.Line, st.Format.After = max(s.settings.line, st.Format.Line), s.settings.gap
		// LibreOffice and Word differ over other multiples of a single line.
		st.Format.Single = !s.settings.lineExact && st.Format.Line == rules.Single(st.Char.Size)
	}
	if l.Setting == rules.Running {
		st.Format.First = s.settings.indent
	}
	st.Format.KeepNext, st.Format.KeepTogether = m.heads, m.heads
	if m.dashed {
		hang := s.family.Width(st.Char.Face, st.Char.Size, s.profile.Words.ListBullet).ToTwip()
		st.Format.Left, st.Format.First = hang, -hang
	}
	return s.add(st)
}

// cell is the style of a cell's text that is set so, in a table whose plain cells
// have a style.
func (s *styles) cell(plain *sheet.Style, align sheet.Align, bold bool) *sheet.Style {
	usual := s.of(rules.Table)
	for _, l := range cellLooks {
		if l.align != align || l.bold != bold {
			continue
		}
		id, name := l.id+strings.TrimPrefix(plain.ID, usual.ID), l.name+strings.TrimPrefix(plain.Name, usual.Name)
		return s.derived(plain, id, name, func(st *sheet.Style) {
			st.Format.Align = align
			st.Char.Face |= face(bold, false)
		})
	}
	return plain
}

// derived is a style that differs from another in what change does.
func (s *styles) derived(base *sheet.Style, id, name string, change func(*sheet.Style)) *sheet.Style {
	if st := s.find(id); st != nil {
		return st
	}
	st := *base
	st.ID, st.Name = id, name
	change(&st)
	return s.add(st)
}

// spacer is the style of empty space; its paragraphs set their own height.
func (s *styles) spacer() *sheet.Style {
	if st := s.find("spacer"); st != nil {
		return st
	}
	st := sheet.Style{ID: "spacer", Name: spacerName}
	st.Char = sheet.Char{Size: units.Points(2)}
	st.Format = sheet.Format{Line: units.Points(6)}
	return s.add(st)
}

// least is the style of empty paragraphs that are not wanted.
func (s *styles) least() *sheet.Style {
	if st := s.find("least"); st != nil {
		return st
	}
	st := sheet.Style{ID: "least", Name: leastName, Next: string(rules.Body)}
	st.Char = sheet.Char{Size: units.Points(2)}
	st.Format = sheet.Format{Line: units.Points(1)}
	return s.add(st)
}

func (s *styles) find(id string) *sheet.Style {
	for i := len(s.used) - 1; i >= 0; i-- { // what was used last is used again
		if s.used[i].ID == id {
			return s.used[i]
		}
	}
	return nil
}

func face(bold, italic bool) sheet.Face {
	f := sheet.Regular
	if bold {
		f |= sheet.Bold
	}
	if italic {
		f |= sheet.Italic
	}
	return f
}

// What a paragraph and a run of it take, with their text.
const (
	paragraphBytes = 512
	runBytes       = 192
)

// paragraph is a paragraph of an element with its style's format. It prints
// what source points at.
func (c *composer) paragraph(e rules.Element, source string, runs ...sheet.Run) *sheet.Paragraph {
	return c.styled(e, c.styles.of(e), source, runs...)
}

// styled is a paragraph of an element that has a style of its own.
func (c *composer) styled(e rules.Element, st *sheet.Style, source string, runs ...sheet.Run) *sheet.Paragraph {
	c.share.Take(paragraphBytes + runBytes*len(runs))
	p := c.stock.paragraph(st)
	p.Tag, p.Source, p.Runs = sheet.Tag(e), source, runs
	if slices.ContainsFunc(runs, higher) {
		p.Format.Single = false
	}
	return p
}

// higher tells whether a run would make a line of single spacing higher: a raised
// figure does, and a mark of a form, which Word takes from another face.
func higher(r sheet.Run) bool {
	return r.Char.Raise != 0 || strings.IndexByte(r.Text, firstOfMarks) >= 0 && strings.ContainsFunc(r.Text, sheet.IsMark)
}

// firstOfMarks is the first byte of all marks of a form.
const firstOfMarks = '\xE2'

// marked is a paragraph of an author's text with inline marks.
func (c *composer) marked(e rules.Element, source, text string) *sheet.Paragraph {
	st := c.styles.of(e)
	return c.styled(e, st, source, c.stock.runs(text, st.Char)...)
}

// text is a paragraph of fixed words, without inline marks.
func (c *composer) text(e rules.Element, source, words string) *sheet.Paragraph {
	st := c.styles.of(e)
	if words == "" {
		return c.styled(e, st, source)
	}
	return c.styled(e, st, source, c.stock.room(1, sheet.Run{Text: keepTokens(words), Char: st.Char})...)
}

// space is empty room of a given height.
func (c *composer) space(high units.Length) *sheet.Paragraph {
	p := c.stock.paragraph(c.styles.spacer())
	p.Format.Line = high.ToTwip()
	return p
}

// least is an empty paragraph that only Word's format wants.
func (c *composer) least() *sheet.Paragraph {
	return c.stock.paragraph(c.styles.least())
}
