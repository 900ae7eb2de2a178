// Package pdf writes finished pages as a PDF file. It decides nothing: words
// and images stand where layout put them, rules and shapes are filled as they
// are.
//
// The file is drawn with gofpdf, which is archived and therefore kept behind
// this package. Three things make it quick and exact:
//
//   - A face is cut down once, not once per document. Its cut holds the 224
//     characters that nearly all documents are made of, under one 8-bit
//     encoding (see code.go). Other characters go into small extra fonts that
//     are made for the document.
//   - Text is written as raw operators, one TJ per run, with the position of
//     every word reckoned in whole numbers (see content.go).
//   - What gofpdf leaves undone, and what it would do again and again for each
//     document, is done on its output (see finish.go).
package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/jung-kurt/gofpdf"

	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
)

// Document is what a PDF file is made of.
type Document struct {
	Info  sheet.Info
	Pages []layout.Page
}

// Writer writes documents that are set in one family. It holds the prepared
// faces and is safe for concurrent use; make one per process and family.
type Writer struct {
	family *metrics.Family
	common [4]func() (*font, error) // the cuts that all documents share, by sheet.Face
	extras extraCache
	begins openings
}

// New makes a Writer for a family. The faces are cut when they are first used.
func New(family *metrics.Family) *Writer {
	w := &Writer{family: family}
	for i := range w.common {
		w.common[i] = sync.OnceValues(func() (*font, error) {
			return newFont(family, sheet.Face(i), commonPage())
		})
	}
	return w
}

// Default is the Writer for metrics.Default.
var Default = sync.OnceValue(func() *Writer { return New(metrics.Default()) })

// Sum is the SHA-256 of a file.
type Sum = [sha256.Size]byte

// Write writes the document to out as PDF 1.7 and tells the file's digest, at
// little cost. The same document gives the same bytes. It is an error if the document has no page, its date is not an
// ISO day, or a word holds a character that the faces lack; nothing has been
// written to out then. The document is only read.
func (w *Writer) Write(out io.Writer, doc Document) (Sum, error) {
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	sum, err := w.render(buf, doc)
	if err != nil {
		return Sum{}, fmt.Errorf("pdf: %w", err)
	}
	_, err = out.Write(buf.Bytes())
	return sum, err
}

// buffers holds *bytes.Buffer for whole files.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// render makes the file. A panic on the way, most likely inside gofpdf,
// becomes an error.
func (w *Writer) render(out *bytes.Buffer, doc Document) (sum Sum, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	if len(doc.Pages) == 0 {
		return Sum{}, errors.New("a document without pages")
	}
	day, err := time.Parse(time.DateOnly, doc.Info.Date)
	if err != nil {
		return Sum{}, fmt.Errorf("the document's date: %w", err)
	}
	raw := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(raw)
	raw.Reset()
	fonts, err := w.draw(raw, doc, day)
	if err != nil {
		return Sum{}, err
	}
	begin, err := w.begins.get(fonts)
	if err != nil {
		return Sum{}, err
	}
	return finish(out, raw.Bytes(), len(doc.Pages), fonts, begin, doc.Info.Language)
}

// draw makes the file with gofpdf, as finish wants it, and tells its fonts.
func (w *Writer) draw(raw *bytes.Buffer, doc Document, day time.Time) ([]*font, error) {
	f := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: size(&doc.Pages[0])})
	f.SetCompression(false) // finish does it
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	describe(f, doc.Info, day)

	c := newContent(w)
	defer c.free()
	drawn := pictures{f: f}
	for i := range doc.Pages {
		p := &doc.Pages[i]
		f.AddPageFormat("P", size(p))
		if err := c.page(p); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		f.RawWriteStr(string(c.out))
		if err := drawn.draw(p.Images); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	fonts, err := c.fonts.list()
	if err != nil {
		return nil, err
	}
	if err := f.Output(raw); err != nil {
		return nil, fmt.Errorf("gofpdf: %w", err)
	}
	return fonts, nil
}

// size is the size of a page in points.
func size(p *layout.Page) gofpdf.SizeType {
	return gofpdf.SizeType{Wd: p.Width.Points(), Ht: p.Height.Points()}
}
