package inspect

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// subsetPrefix is the tag that PDF writers put before the name of a face they cut down.
var subsetPrefix = regexp.MustCompile(`^[A-Z]{6}\+`)

// horizontal is the largest sine of the angle at which text still counts as horizontal (three degrees).
const horizontal = 0.05

// textReader walks mutool's structured text: page, block, line, font, char.
type textReader struct {
	pages   []Page
	glyphs  []glyph // horizontal characters of the page being read
	rotated []glyph // characters of the line being read, where it is not horizontal
	tilted  bool
	font    string
	size    float64
}

// parseText reads the output of "mutool draw -F stext".
func parseText(data []byte) ([]Page, error) {
	d := xml.NewDecoder(bytes.NewReader(cleanXML(data)))
	var r textReader
	for {
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return r.pages, nil
		}
		if err == nil {
			switch el := tok.(type) {
			case xml.StartElement:
				err = r.start(el)
			case xml.EndElement:
				r.end(el.Name.Local)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("structured text at byte %d: %w", d.InputOffset(), err)
		}
	}
}

func (r *textReader) start(el xml.StartElement) (err error) {
	switch el.Name.Local {
	case "page":
		page := Page{Number: len(r.pages) + 1}
		if page.Width, err = numberAttr(el, "width"); err != nil {
			return err
		}
		page.Height, err = numberAttr(el, "height")
		r.pages = append(r.pages, page)
	case "line":
		r.tilted = isTilted(attr(el, "wmode"), attr(el, "dir"))
	case "font":
		r.font = subsetPrefix.ReplaceAllString(attr(el, "name"), "")
		r.size, err = numberAttr(el, "size")
	case "char":
		return r.char(el)
	}
	return err
}

func (r *textReader) char(el xml.StartElement) error {
	quad, err := numbers(attr(el, "quad"))
	if err != nil || len(quad) < 4 {
		return fmt.Errorf("quad %q of a character: %w", attr(el, "quad"), errNumber)
	}
	y, err := numberAttr(el, "y")
	if err != nil {
		return err
	}
	color := attr(el, "color")
	if color == "" {
		color = "#000000"
	}
	g := glyph{text: attr(el, "c"), x0: quad[0], x1: quad[2], y: y, font: r.font, size: r.size, color: color}
	if r.tilted {
		r.rotated = append(r.rotated, g)
	} else {
		r.glyphs = append(r.glyphs, g)
	}
	return nil
}

func (r *textReader) end(name string) {
	if len(r.pages) == 0 {
		return
	}
	page := &r.pages[len(r.pages)-1]
	switch name {
	case "line":
		for len(r.rotated) > 0 && r.rotated[0].blank() {
			r.rotated = r.rotated[1:]
		}
		if len(r.rotated) > 0 {
			page.Rotated = append(page.Rotated, newLine(r.rotated))
		}
		r.rotated = nil
	case "page":
		page.Lines = groupLines(r.glyphs)
		r.glyphs = r.glyphs[:0]
	}
}

// isTilted says whether a line's writing mode and direction are anything but left to right.
func isTilted(mode, dir string) bool {
	if mode == "1" {
		return true
	}
	d, err := numbers(dir)
	return err == nil && len(d) == 2 && (d[0] <= 0 || math.Abs(d[1]) > horizontal)
}

func attr(el xml.StartElement, name string) string {
	for _, a := range el.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func numberAttr(el xml.StartElement, name string) (float64, error) {
	f, err := number(attr(el, name))
	if err != nil {
		return 0, fmt.Errorf("%s of <%s>: %w", name, el.Name.Local, err)
	}
	return f, nil
}

var errNumber = errors.New("not a finite number")

// number reads a finite number.
func number(s string) (float64, error) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return 0, fmt.Errorf("%q: %w", s, errNumber)
	}
	return f, nil
}

func numbers(s string) ([]float64, error) {
	var out []float64
	for _, word := range strings.Fields(s) {
		f, err := number(word)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}
