package compose

import (
	"fmt"
	"testing"

	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// styled composes a plan with a style.
func styled(t *testing.T, profile, style string) *sheet.Sheet {
	t.Helper()
	data := fmt.Sprintf(`{"profile": %q, "kind": "ke-hoach", "issuer": {"name": "SỞ NỘI VỤ"}, "subject": "Sơ kết", "opening": ["Một."], "style": %s}`, profile, style)
	return sheetOf(t, decoded(t, []byte(data)))
}

// find is the first paragraph of an element.
func find(s *sheet.Sheet, e rules.Element) *sheet.Paragraph {
	for _, b := range s.Sections[0].Blocks {
		if p, ok := b.(*sheet.Paragraph); ok && p.Tag == sheet.Tag(e) {
			return p
		}
	}
	return nil
}

// TestMarginsInRange wants the law's bounds to hold after the conversion to
// twips, and one value that is fixed to become the same whether it is written
// or not.
func TestMarginsInRange(t *testing.T) {
	for _, p := range rules.Profiles {
		usual := styled(t, p.ID, "{}").Sections[0].Page
		for _, mm := range [][4]float64{{20, 20, 30, 15}, {25, 25, 35, 20}, {20.01, 24.99, 33.333, 19.999}} {
			if p.Family == rules.Party && mm[0] != 20 {
				continue
			}
			page := styled(t, p.ID, fmt.Sprintf(`{"margins": {"top": %v, "bottom": %v, "left": %v, "right": %v}}`, mm[0], mm[1], mm[2], mm[3])).Sections[0].Page
			for i, side := range []struct {
				law        rules.Range
				got, usual units.Length
			}{
				{p.Paper.Top, page.Top, usual.Top}, {p.Paper.Bottom, page.Bottom, usual.Bottom},
				{p.Paper.Left, page.Left, usual.Left}, {p.Paper.Right, page.Right, usual.Right},
			} {
				if side.law.Min < side.law.Max && !side.law.Allows(side.got) {
					t.Errorf("%s: %v mm becomes %v mm", p.ID, mm[i], side.got.MM())
				}
				if mm[0] == 20 && side.got != side.usual {
					t.Errorf("%s: %v mm is %v, but the default is %v", p.ID, mm[i], side.got, side.usual)
				}
			}
		}
	}
}

// TestLinesInRange wants the line spacing of the state between single and one
// and a half, whatever rounding does.
func TestLinesInRange(t *testing.T) {
	for _, size := range []float64{13, 13.5, 14} {
		single := units.Points(size * rules.SingleSpacing)
		for _, option := range []string{
			`"line_spacing": 1`, `"line_spacing": 1.15`, `"line_spacing": 1.5`,
			fmt.Sprintf(`"line_exact": %v`, single.Points()), fmt.Sprintf(`"line_exact": %v`, (single * 3 / 2).Points()),
		} {
			line := find(styled(t, "nd30", fmt.Sprintf(`{"body_size": %v, %s}`, size, option)), rules.Body).Format.Line
			if line < single || line > single*3/2 || line%units.Twip != 0 {
				t.Errorf("%v pt with %s: %v is not in %v to %v", size, option, line, single, single*3/2)
			}
		}
	}
	for option, want := range map[string]float64{`{}`: 18, `{"line_exact": 18}`: 18, `{"line_exact": 20.02}`: 20.05, `{"line_exact": 22}`: 22} {
		if line := find(styled(t, "dang-2026", option), rules.Body).Format.Line; line != units.Points(want) {
			t.Errorf("dang-2026 with %s: %v", option, line)
		}
	}
}

// TestStrokesInRange wants strokes inside the law's share of the text above.
func TestStrokesInRange(t *testing.T) {
	for _, part := range []float64{0.333, 1.0 / 3, 0.4, 0.5} {
		s := styled(t, "nd30", fmt.Sprintf(`{"issuer_stroke": %v, "subject_stroke": %v}`, part, part))
		cell := s.Sections[0].Blocks[0].(*sheet.Table).Rows[0].Cells[0].Blocks
		inShare(t, cell[0].(*sheet.Paragraph), cell[1].(*sheet.Stroke), rules.ND30.Strokes.UnderIssuer)
		for i, b := range s.Sections[0].Blocks {
			if stroke, ok := b.(*sheet.Stroke); ok {
				inShare(t, s.Sections[0].Blocks[i-1].(*sheet.Paragraph), stroke, rules.ND30.Strokes.UnderSubject)
			}
		}
	}
}

func inShare(t *testing.T, p *sheet.Paragraph, s *sheet.Stroke, law rules.Share) {
	t.Helper()
	width := metrics.Default().Width(p.Runs[0].Char.Face, p.Runs[0].Char.Size, p.Runs[0].Text)
	if got := float64(s.Length) / float64(width); got < law.Min || got > law.Max {
		t.Errorf("%s is %.4f of the text", s.Tag, got)
	}
}

// TestSizesReach wants every size that the style may give to reach the
// element's paragraphs.
func TestSizesReach(t *testing.T) {
	if got := find(styled(t, "nd30", `{"sizes": {"subject": 13.5}}`), rules.Subject).Runs[0].Char.Size; got != units.Points(13.5) {
		t.Errorf("subject is %v", got)
	}
	s := styled(t, "nd30", `{"sizes": {"page_number": 13}}`)
	if got := s.Sections[0].Number.Char.Size; got != units.Points(13) {
		t.Errorf("page number is %v", got)
	}
	s = styled(t, "dang-2026", `{"two_sided": true}`)
	if !s.Sections[0].Page.Mirrored {
		t.Error("two sides are not mirrored")
	}
}
