package word

import (
	"math"
	"path"
	"strconv"
	"strings"
)

// Drawing is a picture or a shape that is anchored in a paragraph. Its lengths are EMU (1/12700 point), 0 where the file
// tells none.
type Drawing struct {
	Line          bool // a straight line
	Picture       bool
	Width, Height int
	// X and Y are where it stands, from the left edge of the text's column and from the top of its paragraph, if Placed.
	X, Y   int
	Placed bool
	Paged  bool   // it stands at a place of the page, wherever its paragraph is
	Thick  int    // of a line
	Color  string // of a line: six hexadecimal digits, "" where the file tells none
	Alt    string // what it shows, for those who do not see it
	Data   []byte // of a PNG or a JPEG; nil for another kind
}

// Edge is how large a text box is, in EMU, 0 where the file does not tell, and whether a line is drawn around it.
type Edge struct {
	Width, Height int
	Lined         bool
}

const (
	emuPoint = 12700
	emuPixel = 9525
)

// canvas is what a drawing is measured by: the room that the anchor gives it, and how the units of a group are scaled.
type canvas struct {
	width, height  int
	scaleX, scaleY float64
	alt            string
	group          bool
	x, y           int
	placed, paged  bool
	lined          bool
}

// drawing reads the text boxes, the drawn text, the lines and the pictures inside a drawing.
func (d *reader) drawing(p *Paragraph, n *node, on canvas) {
	for k := range n.content() {
		switch k.name {
		case "w:txbxContent":
			p.Boxes, p.Edges = append(p.Boxes, d.box(k)), append(p.Edges, Edge{on.width, on.height, on.lined})
		case "v:textpath":
			p.WordArt = append(p.WordArt, k.attr("string"))
		case "c:chart":
			d.unread("chart")
		case "dgm:relIds":
			d.unread("diagram")
		case "o:OLEObject":
			d.unread("object")
		case "v:imagedata":
			d.picture(p, k.attr("r:id"), on)
		case "wp:inline", "wp:anchor":
			d.drawing(p, k, anchored(k))
		case "wpg:wgp", "wpg:grpSp":
			d.drawing(p, k, on.grouped(k.kid("wpg:grpSpPr").kid("a:xfrm")))
		case "wps:wsp", "wps:cxnSp":
			d.shape(p, k, on)
		case "pic:pic":
			on := on.sized(k.kid("pic:spPr").kid("a:xfrm"))
			d.picture(p, k.kid("pic:blipFill").kid("a:blip").attr("r:embed"), on)
		case "v:shape", "v:line", "v:rect", "v:roundrect", "v:oval", "v:group", "v:polyline":
			d.vector(p, k, on)
		default:
			d.drawing(p, k, on)
		}
	}
}

// anchored is the room that a drawing takes.
func anchored(n *node) canvas {
	extent := n.kid("wp:extent")
	c := canvas{
		width: emu(extent.attr("cx")), height: emu(extent.attr("cy")), scaleX: 1, scaleY: 1,
		alt: n.kid("wp:docPr").attr("descr"),
	}
	x, y := n.kid("wp:positionH"), n.kid("wp:positionV")
	if from := y.attr("relativeFrom"); from == "paragraph" || from == "line" {
		c.x, c.y, c.placed = whole(string(x.kid("wp:posOffset").chars())), whole(string(y.kid("wp:posOffset").chars())), true
	} else {
		c.paged = y != nil
	}
	return c
}

// grouped is a canvas in the units of a group.
func (c canvas) grouped(xfrm *node) canvas {
	out := c
	size, inner := xfrm.kid("a:ext"), xfrm.kid("a:chExt")
	out.group = true
	out.scaleX *= ratio(emu(size.attr("cx")), emu(inner.attr("cx")))
	out.scaleY *= ratio(emu(size.attr("cy")), emu(inner.attr("cy")))
	return out
}

func ratio(a, b int) float64 {
	if a <= 0 || b <= 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// sized is a canvas with the size of a shape; that of the anchor where the shape is alone in it.
func (c canvas) sized(xfrm *node) canvas {
	size := xfrm.kid("a:ext")
	if size == nil || !c.group && c.width > 0 {
		return c
	}
	c.width, c.height = scaled(emu(size.attr("cx")), c.scaleX), scaled(emu(size.attr("cy")), c.scaleY)
	return c
}

func scaled(n int, by float64) int {
	f := float64(n) * by
	if math.IsNaN(f) || math.Abs(f) > math.MaxInt32 {
		return 0
	}
	return int(f)
}

// shape reads a shape of DrawingML.
func (d *reader) shape(p *Paragraph, n *node, on canvas) {
	look := n.kid("wps:spPr")
	on = on.sized(look.kid("a:xfrm"))
	kind := look.kid("a:prstGeom").attr("prst")
	on.lined = outlined(n, look.kid("a:ln"))
	if kind == "line" || kind == "straightConnector1" || on.flat() && n.kid("wps:txbx") == nil {
		line := look.kid("a:ln")
		if line.kid("a:noFill") == nil || kind == "rect" && look.kid("a:noFill") == nil {
			d.draw(p, Drawing{
				Line: true, Width: on.width, Height: on.height, Thick: emu(line.attr("w")),
				Color: line.kid("a:solidFill").kid("a:srgbClr").attr("val"), Alt: on.alt,
			}, on)
		}
	}
	d.drawing(p, n, on)
}

// outlined tells whether a line is drawn around a shape: by itself, or by its style.
func outlined(n, line *node) bool {
	if line != nil && (line.kid("a:noFill") != nil || line.kid("a:solidFill") != nil) {
		return line.kid("a:noFill") == nil
	}
	index := n.kid("wps:style").kid("a:lnRef").attr("idx")
	return index != "" && index != "0"
}

// flat tells whether a shape is a line, whatever it is called: many times as wide as
// it is high.
func (c canvas) flat() bool {
	const highest, many = 1.5 * emuPoint, 20
	return c.width > 0 && float64(c.height) <= highest && c.height*many < c.width
}

// straight are the types of shapes in VML that are straight lines.
var straight = map[string]bool{"#_x0000_t20": true, "#_x0000_t32": true}

// vector reads a shape of VML.
func (d *reader) vector(p *Paragraph, n *node, on canvas) {
	style := cssOf(n.attr("style"))
	if !on.group {
		on = canvas{width: vmlLength(style["width"]), height: vmlLength(style["height"]), scaleX: 1, scaleY: 1}
		on.x, on.y, on.placed = vmlLength(style["margin-left"]), vmlLength(style["margin-top"]), style["position"] == "absolute"
		if from := style["mso-position-vertical-relative"]; from == "page" || from == "margin" {
			on.placed, on.paged = false, true
		}
	} else {
		on.width, on.height = scaled(whole(style["width"]), on.scaleX), scaled(whole(style["height"]), on.scaleY)
	}
	if alt, ok := n.find("alt"); ok {
		on.alt = alt
	}
	on.lined = n.name != "v:group" && !strings.HasPrefix(n.attr("stroked"), "f")
	switch {
	case n.name == "v:group":
		x, y, _ := strings.Cut(n.attr("coordsize"), ",")
		on.scaleX, on.scaleY = ratio(on.width, whole(x)), ratio(on.height, whole(y))
		on.group = true
	case n.name == "v:line":
		if !on.group {
			x, y, _ := strings.Cut(n.attr("from"), ",")
			on.x, on.y = vmlLength(x), vmlLength(y)
		}
		d.draw(p, lineFrom(n, on), on)
	case straight[n.attr("type")], n.name == "v:rect" && on.flat():
		d.draw(p, Drawing{Line: true, Width: on.width, Height: on.height, Thick: vmlLength(n.attr("strokeweight")), Alt: on.alt}, on)
	}
	d.drawing(p, n, on)
}

// lineFrom is a v:line by its ends.
func lineFrom(n *node, on canvas) Drawing {
	measure := vmlLength
	if on.group {
		measure = func(s string) int { return scaled(whole(s), on.scaleX) }
	}
	x1, y1, _ := strings.Cut(n.attr("from"), ",")
	x2, y2, _ := strings.Cut(n.attr("to"), ",")
	return Drawing{
		Line: true, Width: abs(measure(x2) - measure(x1)), Height: abs(measure(y2) - measure(y1)),
		Thick: vmlLength(n.attr("strokeweight")), Alt: on.alt,
	}
}

func abs(n int) int { return max(n, -n) }

// cssOf is the style of a shape in VML.
func cssOf(s string) map[string]string {
	out := map[string]string{}
	for pair := range strings.SplitSeq(s, ";") {
		name, value, ok := strings.Cut(pair, ":")
		if ok && len(out) < maxTabs {
			out[strings.TrimSpace(name)] = strings.TrimSpace(value)
		}
	}
	return out
}

// vmlLength is a length with its unit; pixels where it has none. 0 for what is none.
func vmlLength(s string) int {
	s = strings.TrimSpace(s)
	unit, digits := float64(emuPixel), s
	if i := len(s) - 2; i > 0 {
		if s[i:] == "px" {
			digits = s[:i]
		} else if pt, ok := unitPoints[s[i:]]; ok {
			unit, digits = pt*emuPoint, s[:i]
		}
	}
	f, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0
	}
	return scaled(1, f*unit)
}

// whole is a number without a unit; 0 for what is none.
func whole(s string) int {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		return 0
	}
	return scaled(1, f)
}

// emu is a length in EMU; 0 for what is none.
func emu(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > math.MaxInt32 {
		return 0
	}
	return n
}

func (d *reader) draw(p *Paragraph, g Drawing, on canvas) {
	g.X, g.Y, g.Placed, g.Paged = on.x, on.y, on.placed, on.paged
	if d.admit() {
		p.Drawings = append(p.Drawings, g)
	}
}

// picture reads a picture by the id of its relationship. One that cannot be read is told without its data.
func (d *reader) picture(p *Paragraph, id string, on canvas) {
	g := Drawing{Picture: true, Width: on.width, Height: on.height, Alt: on.alt}
	part := d.targets[id]
	switch strings.ToLower(path.Ext(part)) {
	case ".png", ".jpg", ".jpeg":
		g.Data = d.media(part)
	}
	d.draw(p, g, on)
}

// media is the data of a picture, read once; nil if it cannot be read, or is no PNG or JPEG.
func (d *reader) media(part string) []byte {
	if data, ok := d.pictures[part]; ok {
		return data
	}
	data, err := d.container.read(part)
	if err != nil || !strings.HasPrefix(string(data[:min(8, len(data))]), "\x89PNG\r\n\x1a\n") && !strings.HasPrefix(string(data[:min(3, len(data))]), "\xff\xd8\xff") {
		data = nil
	}
	d.pictures[part] = data
	return data
}
