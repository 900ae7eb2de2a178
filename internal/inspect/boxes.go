package inspect

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
)

// BoxedPage is a page of a PDF with its words, as poppler finds them.
type BoxedPage struct {
	Width  float64     `xml:"width,attr"` // points
	Height float64     `xml:"height,attr"`
	Words  []BoxedWord `xml:"word"`
}

// BoxedWord is text without a space, in the box around it.
type BoxedWord struct {
	X0   float64 `xml:"xMin,attr"` // points from the top left corner
	Y0   float64 `xml:"yMin,attr"`
	X1   float64 `xml:"xMax,attr"`
	Y1   float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

// Boxes reads the words of a PDF with their places, on the part of each page that is shown.
//
// It runs "pdftotext -bbox -cropbox" (Debian package poppler-utils).
func Boxes(ctx context.Context, pdfPath string) ([]BoxedPage, error) {
	abs, err := inputFile(pdfPath)
	if err != nil {
		return nil, err
	}
	out, err := pdftotext.output(ctx, "-bbox", "-cropbox", "-enc", "UTF-8", abs, "-")
	if err != nil {
		return nil, err
	}
	var html struct {
		Pages []BoxedPage `xml:"body>doc>page"`
	}
	// The title comes as it is, marks of XML in it too: only the body is read.
	i := bytes.Index(out, []byte("<body>"))
	if i < 0 {
		return nil, fmt.Errorf("inspect: pdftotext tells no words of %s", pdfPath)
	}
	body := append([]byte("<html>"), out[i:]...)
	if err := xml.Unmarshal(body, &html); err != nil {
		return nil, fmt.Errorf("inspect: words of %s: %w", pdfPath, err)
	}
	return html.Pages, nil
}
