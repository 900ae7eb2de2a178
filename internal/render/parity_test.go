package render

import (
	"math"
	"testing"

	"vanthu/internal/inspect"
)

// mm is a millimetre in points.
const mm = inspect.MM

// TestParity has LibreOffice draw every DOCX and holds its lines against those
// of the PDF: the same pages, the same lines, none of them shifted.
func TestParity(t *testing.T) {
	const (
		// farthest allows for the two ways of setting a line of exact height in a
		// box or a stamp, and for LibreOffice's twips; a line elsewhere would be
		// off by a whole line, 5 mm.
		farthest = 1.0 // mm
		// enough of the random documents' lines, whose pages must all be equal in
		// number. One thing is seen to differ in one of 120 such documents:
		// LibreOffice begins with pages of 25 paragraphs and rows, moves text back
		// that fits, and at times leaves on a later page what is kept with what
		// follows it. Examples and testdata have no such place: for them there is no
		// tolerance.
		enough = 0.999
	)
	var same, lines int
	for _, s := range samples(t) {
		drawn, err := inspect.ReadPDF(t.Context(), s.office(t))
		if err != nil {
			t.Fatal(err)
		}
		p := inspect.Compare(s.pages(t), drawn)
		if s.origin == fromRandom {
			same, lines = same+p.Same, lines+p.LinesA
			t.Logf("%s: %s", s.name, p)
			for _, m := range p.Missing {
				t.Logf("%s: in the PDF alone: page %d: %q", s.name, m.Page, m.Text)
			}
			for _, m := range p.Extra {
				t.Logf("%s: in LibreOffice's rendering alone: page %d: %q", s.name, m.Page, m.Text)
			}
			if p.PagesA != p.PagesB {
				t.Errorf("%s: %s", s.name, p)
			}
			continue
		}
		if !p.Equal() || p.Shift > farthest*mm {
			t.Errorf("%s: %s", s.name, p)
		}
		for _, m := range p.Missing {
			t.Errorf("%s: in the PDF alone: page %d: %q", s.name, m.Page, m.Text)
		}
		for _, m := range p.Extra {
			t.Errorf("%s: in LibreOffice's rendering alone: page %d: %q", s.name, m.Page, m.Text)
		}
	}
	t.Logf("random documents: %d of %d lines the same", same, lines)
	if float64(same) < enough*float64(lines) {
		t.Errorf("of the random documents' lines %d of %d are the same, fewer than %.1f %%", same, lines, 100*enough)
	}
}

// TestStrokes holds every stroke, frame and border of the PDF against
// LibreOffice's rendering of the DOCX.
func TestStrokes(t *testing.T) {
	found := 0
	for _, s := range samples(t, fromExamples, fromTestdata) {
		ours := s.rules(t)
		for i := range ours {
			found += len(ours[i])
		}
		theirs, err := readRules(t.Context(), s.office(t))
		if err != nil {
			t.Fatal(err)
		}
		if len(ours) != len(theirs) {
			t.Errorf("%s: %d pages, %d by LibreOffice", s.name, len(ours), len(theirs))
			continue
		}
		for i := range ours {
			for _, r := range ours[i] {
				if !hasNear(theirs[i], r) {
					t.Errorf("%s, page %d: stroke %v is not in LibreOffice's rendering: %v", s.name, i+1, r, theirs[i])
				}
			}
			for _, r := range theirs[i] {
				if !hasNear(ours[i], r) {
					t.Errorf("%s, page %d: LibreOffice draws a stroke %v that the PDF lacks", s.name, i+1, r)
				}
			}
		}
	}
	if found < 200 {
		t.Errorf("only %d strokes in all documents: the reader of rules is blind", found)
	}
	t.Logf("%d strokes", found)
}

// hasNear tells whether a stroke like r is among rules: in the same direction
// and colour, each end within 1 mm.
func hasNear(rules []rule, r rule) bool {
	const near = 1.0 * mm
	for _, o := range rules {
		if o.level() == r.level() && o.color == r.color &&
			math.Abs(o.x0-r.x0) < near && math.Abs(o.x1-r.x1) < near &&
			math.Abs(o.y0-r.y0) < near && math.Abs(o.y1-r.y1) < near {
			return true
		}
	}
	return false
}
