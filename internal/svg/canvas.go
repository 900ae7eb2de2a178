package svg

import (
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"strconv"

	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// canvas is a file on its way.
type canvas struct {
	family *metrics.Family
	out    []byte
}

// room is about as many bytes as the file of a page takes.
func room(p *layout.Page) int {
	n := 1024 + 64*len(p.Rules)
	for i := range p.Lines {
		n += 128 + 40*len(p.Lines[i].Words)
	}
	for i := range p.Shapes {
		n += 24 * len(p.Shapes[i].Path)
	}
	for i := range p.Images {
		if picture := p.Images[i].Picture; picture != nil {
			n += 128 + base64.StdEncoding.EncodedLen(len(picture.Data))
		}
	}
	return n
}

func (c *canvas) put(s string) { c.out = append(c.out, s...) }

// hundredths is a length in hundredths of a point, the least that is written:
// a seventieth of a dot on a screen.
func hundredths(l units.Length) int64 {
	const one = units.Point / 100
	if l < 0 {
		return -hundredths(-l)
	}
	return int64((l + one/2) / one)
}

// number writes hundredths as a decimal without needless figures.
func (c *canvas) number(n int64) {
	if n < 0 {
		c.out = append(c.out, '-')
		n = -n
	}
	c.out = strconv.AppendInt(c.out, n/100, 10)
	switch part := byte(n % 100); {
	case part == 0:
	case part%10 == 0:
		c.out = append(c.out, '.', '0'+part/10)
	default:
		c.out = append(c.out, '.', '0'+part/10, '0'+part%10)
	}
}

// length writes a length as an attribute.
func (c *canvas) length(name string, l units.Length) {
	c.put(" " + name + `="`)
	c.number(hundredths(l))
	c.put(`"`)
}

// fill writes the colour of what is drawn.
func (c *canvas) fill(color sheet.Color) { c.out = fmt.Appendf(c.out, ` fill="#%06x"`, color&0xFFFFFF) }

// attribute writes a text as an attribute.
func (c *canvas) attribute(name, value string) {
	c.put(" " + name + `="`)
	_ = xml.EscapeText(c, []byte(value)) // Write never fails
	c.put(`"`)
}

// Write takes what others write; it never fails.
func (c *canvas) Write(p []byte) (int, error) {
	c.out = append(c.out, p...)
	return len(p), nil
}
