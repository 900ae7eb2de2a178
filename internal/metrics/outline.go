package metrics

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"vanthu/internal/sheet"
)

// Op tells what a Segment does.
type Op uint8

// The steps of an outline. A contour is closed by the next MoveTo or the end.
const (
	MoveTo Op = iota // to P[0]
	LineTo           // to P[0]
	QuadTo           // a quadratic curve with control point P[0] to P[1]
)

// Segment is one step of an outline. Its points are in UnitsPerEm from the
// start of the baseline, X to the right and Y up.
type Segment struct {
	Op Op
	P  [2]Point
}

// Point is a place on the grid of UnitsPerEm.
type Point struct{ X, Y int }

// Outline is the contours of the glyph that shows r. A space has none, and
// neither has a character that the face lacks.
func (f *Family) Outline(face sheet.Face, r rune) []Segment {
	if sheet.IsMark(r) {
		face = sheet.MarkFace
	}
	fc := f.face(face)
	g := fc.at(r).glyph
	if g == 0 {
		return nil
	}
	var buf sfnt.Buffer // holds the segments: one per call keeps Family safe for concurrent use
	segs, err := fc.font.LoadGlyph(&buf, sfnt.GlyphIndex(g), fixed.Int26_6(fc.upem), nil)
	if err != nil {
		return nil
	}
	out := make([]Segment, 0, len(segs))
	for _, s := range segs {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			out = append(out, Segment{MoveTo, [2]Point{fc.point(s.Args[0])}})
		case sfnt.SegmentOpLineTo:
			out = append(out, Segment{LineTo, [2]Point{fc.point(s.Args[0])}})
		case sfnt.SegmentOpQuadTo:
			out = append(out, Segment{QuadTo, [2]Point{fc.point(s.Args[0]), fc.point(s.Args[1])}})
		}
	}
	return out
}

// point turns a point of the sfnt package, whose Y goes down.
func (f *face) point(p fixed.Point26_6) Point {
	return Point{f.scale(int(p.X)), -f.scale(int(p.Y))}
}
