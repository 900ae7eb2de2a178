package pdffile

// Marks is what is seen on a page, in the order in which it is drawn. Places are
// in points from the top left corner of the page as it is shown, turned if it is
// turned; y grows downwards.
type Marks struct {
	Runs    []Run
	Strokes []Stroke
	Images  []Image
	// Unread names what could not be read, each once: "a picture packed by …",
	// "a face does not tell what its codes stand for". Where it is not empty, the
	// page may show more than is told.
	Unread []string
}

// Run is text that is shown at once, in one face, size and colour and on one
// baseline. Programs begin and end runs where they like: within words, or behind
// many columns. What belongs together is told by the places of the glyphs.
type Run struct {
	Text   string // of all glyphs
	Glyphs []Glyph
	Face   Face
	Size   float64 // of an em, as it is shown; points
	Angle  float64 // of the baseline, in degrees against the clock; 0 is level
	Color  Color
	Bold   bool // the face is, or its letters are drawn with thick outlines
	Italic bool // the face is, or its letters are slanted
	Hidden bool // it is not painted: the text that a program read in a scan, say
	// Artifact: the file says that it is no content, but a page number, say.
	Artifact bool
	// Added: it is the look of an annotation or of a signature, which stands
	// over the page.
	Added bool
}

// Glyph is a drawn character. With ligatures it is more than one, and a part of
// a character may be none.
type Glyph struct {
	// Text is "" for what shows no character of its own, and "\uFFFD" for a
	// glyph of which the file does not tell what it stands for.
	Text  string
	X, Y  float64 // where the glyph begins on the baseline
	Width float64 // along the baseline, without spacing that is added; points
}

// Stroke is a straight line: one that is drawn, or a filled rectangle that is no
// thicker than 3 points.
type Stroke struct {
	X0, Y0, X1, Y1 float64 // its ends, in the middle of its width
	Width          float64 // points
	Color          Color
	Dashed         bool
	Added          bool // see Run
}

// Image is a picture: the box around it, and what it is made of.
type Image struct {
	X0, Y0, X1, Y1 float64
	Columns, Rows  int  // pixels, as the file says; they may be 0
	Mask           bool // it paints one colour where it is not transparent
	Added          bool // see Run
	// Object is the picture's dictionary and stream; nil for one that stands
	// within the contents of the page.
	Object *Object
}

// Color is red, green and blue as 0xRRGGBB, or NoColor.
type Color int

// NoColor is a colour of a space that is not read, or a pattern.
const NoColor Color = -1

// rgb is a colour of parts between 0 and 1.
func rgb(r, g, b float64) Color {
	part := func(v float64) Color { return Color(max(0, min(1, v))*255 + 0.5) }
	return part(r)<<16 | part(g)<<8 | part(b)
}

// matrix says where points go: x' = a x + c y + e, y' = b x + d y + f.
type matrix struct{ a, b, c, d, e, f float64 }

var unit = matrix{a: 1, d: 1}

// then is m and after it n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) point(x, y float64) point {
	return point{m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f}
}

// moved is m where x and y are added before.
func (m matrix) moved(x, y float64) matrix {
	p := m.point(x, y)
	m.e, m.f = p.x, p.y
	return m
}

type point struct{ x, y float64 }

// on tells whether a point is where paper may be. NaN is not.
func (p point) on() bool {
	const far = 1e6
	return p.x > -far && p.x < far && p.y > -far && p.y < far
}

// box is the smallest rectangle around points.
type box struct{ x0, y0, x1, y1 float64 }

func around(points ...point) box {
	b := box{points[0].x, points[0].y, points[0].x, points[0].y}
	for _, p := range points[1:] {
		b = box{min(b.x0, p.x), min(b.y0, p.y), max(b.x1, p.x), max(b.y1, p.y)}
	}
	return b
}

// corners are where the corners of a rectangle go.
func (m matrix) corners(b box) box {
	return around(m.point(b.x0, b.y0), m.point(b.x1, b.y0), m.point(b.x0, b.y1), m.point(b.x1, b.y1))
}
