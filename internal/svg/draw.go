package svg

import (
	"encoding/base64"
	"fmt"

	"vanthu/internal/layout"
	"vanthu/internal/sheet"
)

// open begins a path. What is black need not say so.
func (c *canvas) open(color sheet.Color) {
	c.put("<path")
	if color != sheet.Black {
		c.fill(color)
	}
	c.put(` d="`)
}

func (c *canvas) close() { c.put("\"/>\n") }

// step writes a step of a path.
func (c *canvas) step(op string, numbers ...int64) {
	c.put(op)
	for i, n := range numbers {
		if i > 0 && n >= 0 {
			c.put(" ")
		}
		c.number(n)
	}
}

// rules writes filled rectangles; those of one colour that follow one another
// are one path.
func (c *canvas) rules(rules []layout.Rule) {
	for i := range rules {
		r := &rules[i]
		if i == 0 || rules[i-1].Color != r.Color {
			c.open(r.Color)
		}
		width := hundredths(r.Width)
		c.step("M", hundredths(r.X), hundredths(r.Y))
		c.step("h", width)
		c.step("v", hundredths(r.Height))
		c.step("h", -width)
		c.put("z")
		if i == len(rules)-1 || rules[i+1].Color != r.Color {
			c.close()
		}
	}
}

// shape writes a filled outline. Each step is told from the end of the one
// before, which takes fewer figures; whole numbers let nothing drift.
func (c *canvas) shape(s *layout.Shape) error {
	c.open(s.Color)
	var x, y int64
	for _, seg := range s.Path {
		first, last := seg.P[0], seg.P[0]
		switch seg.Op {
		case layout.MoveTo:
			c.put("m")
		case layout.LineTo:
			c.put("l")
		case layout.QuadTo:
			last = seg.P[1]
			c.step("q", hundredths(first.X)-x, hundredths(first.Y)-y)
			c.put(" ")
		default:
			return fmt.Errorf("a shape has an unknown step %d", seg.Op)
		}
		toX, toY := hundredths(last.X), hundredths(last.Y)
		c.step("", toX-x, toY-y)
		x, y = toX, toY
	}
	c.close()
	return nil
}

// image writes a picture, stretched to its place.
func (c *canvas) image(im *layout.Image) error {
	if im.Picture == nil || im.Width <= 0 || im.High <= 0 {
		return fmt.Errorf("the image %s has no picture or no size", im.Tag)
	}
	c.put("<image")
	c.length("x", im.X)
	c.length("y", im.Y)
	c.length("width", im.Width)
	c.length("height", im.High)
	kind := "png"
	if im.Picture.JPEG {
		kind = "jpeg"
	}
	c.put(` preserveAspectRatio="none" href="data:image/` + kind + `;base64,`)
	c.out = base64.StdEncoding.AppendEncode(c.out, im.Picture.Data)
	c.close()
	return nil
}
