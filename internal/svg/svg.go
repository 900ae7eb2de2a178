// Package svg writes finished pages as pictures for a browser, each page a
// file of its own. It decides nothing: words, rules, shapes and images stand
// where layout put them.
//
// The text is text: it is selected, copied and read aloud line by line in the
// page's order. Its faces are named and not part of the file: whoever shows it
// brings them by @font-face, and a computer with Times New Roman or Liberation
// Serif has them. There is no script and no style but attributes, so that a
// strict content security policy refuses nothing; pictures are data URIs, which
// it must let in (img-src data:).
//
// Each line says in data-pointer which value of the posted document it prints
// (see sheet.Paragraph), and so does a word that prints another one.
package svg

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/internal/layout"
	"vanthu/internal/metrics"
)

// Writer writes pages that are set in one family. It is safe for concurrent
// use.
type Writer struct {
	family *metrics.Family
	faces  string // the families to look for, as CSS names them
}

// New makes a Writer for a family.
func New(family *metrics.Family) *Writer {
	var stack []string
	for _, name := range []string{family.Typeface(), "Times New Roman", "Liberation Serif"} {
		name = "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(name) + "'"
		if !slices.Contains(stack, name) {
			stack = append(stack, name)
		}
	}
	return &Writer{family, strings.Join(append(stack, "serif"), ",")}
}

// Page makes the picture of a page whose text is in a language (BCP 47). A
// unit in it is a point. The same page gives the same bytes. It is an error if
// a word holds a character that the faces lack, an image has no picture, or a
// shape an unknown step. The page is only read.
func (w *Writer) Page(p *layout.Page, language string) ([]byte, error) {
	c := canvas{family: w.family, out: make([]byte, 0, room(p))}
	if err := c.page(p, w.faces, language); err != nil {
		return nil, fmt.Errorf("svg: %w", err)
	}
	return c.out, nil
}

func (c *canvas) page(p *layout.Page, faces, language string) error {
	width, height := hundredths(p.Width), hundredths(p.Height)
	c.put(`<svg xmlns="http://www.w3.org/2000/svg" width="`)
	c.number(width)
	c.put(`pt" height="`)
	c.number(height)
	c.put(`pt" viewBox="0 0 `)
	c.number(width)
	c.put(" ")
	c.number(height)
	c.put(`"`)
	c.attribute("xml:lang", language)
	c.attribute("font-family", faces)
	c.put(` xml:space="preserve" text-rendering="geometricPrecision">` + "\n" + `<rect width="100%" height="100%" fill="#fff"/>` + "\n")
	for i := range p.Shapes {
		if err := c.shape(&p.Shapes[i]); err != nil {
			return err
		}
	}
	c.rules(p.Rules)
	for i := range p.Lines {
		if err := c.line(&p.Lines[i]); err != nil {
			return err
		}
	}
	for i := range p.Images {
		if err := c.image(&p.Images[i]); err != nil {
			return err
		}
	}
	c.put("</svg>\n")
	return nil
}
