// Package pdf writes finished pages as a PDF file. It decides nothing: words
// and images stand where layout put them, rules and shapes are filled as they
// are.
//
// The pages are drawn with gofpdf, which is archived and therefore kept in one
// file (gofpdf.go); what it makes is read and written anew by package pdffile.
// Three things make that quick and exact:
//
//   - A face is cut down once, not once per document, to the 224 characters
//     that nearly all documents are made of, under one 8-bit encoding (see
//     code.go). Its glyphs are packed one by one, so that a file gets those it
//     uses by joining strings of bits (see cut.go). Other characters go into
//     small extra fonts that are made for the document.
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

	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
)

// Document is what a PDF file is made of.
type Document struct {
	Info   sheet.Info
	Text   []*sheet.Section // what the pages show, as it is read; what stands in none is decoration
	Pages  []layout.Page
	Fields []Field // for signatures; nil: none
}

// Writer writes documents that are set in one family. It holds the prepared
// faces and is safe for concurrent use; make one per process and family.
type Writer struct {
	family *metrics.Family
	faces  [5]func() (*typeface, error) // by sheet.Face
}

// New makes a Writer for a family. The faces are cut when they are first used.
func New(family *metrics.Family) *Writer {
	w := &Writer{family: family}
	for i := range w.faces {
		w.faces[i] = sync.OnceValues(func() (*typeface, error) { return newTypeface(family, sheet.Face(i)) })
	}
	return w
}

// Default is the Writer for metrics.Default.
var Default = sync.OnceValue(func() *Writer { return New(metrics.Default()) })

// Sum is the SHA-256 of a file.
type Sum = [sha256.Size]byte

// Write writes the document to out as PDF 1.7, PDF/A-2a and PDF/UA-1 and tells the file's digest, at
// little cost. The same document gives the same bytes. It is an error if the document has no page, its date is not an
// ISO day, or a word holds a character that the faces lack; nothing has been
// written to out then. The document is only read.
func (w *Writer) Write(out io.Writer, doc Document) (Sum, error) {
	file := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(file)
	file.Reset()
	sum, err := w.render(file, doc)
	if err != nil {
		return Sum{}, fmt.Errorf("pdf: %w", err)
	}
	_, err = out.Write(file.Bytes())
	return sum, err
}

// buffers holds *bytes.Buffer for files.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// render makes the file. A panic on the way, most likely inside gofpdf, becomes
// an error.
func (w *Writer) render(file *bytes.Buffer, doc Document) (sum Sum, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	if len(doc.Pages) == 0 {
		return Sum{}, errors.New("a document without pages")
	}
	if _, err := time.Parse(time.DateOnly, doc.Info.Date); err != nil {
		return Sum{}, fmt.Errorf("the document's date: %w", err)
	}
	raw := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(raw)
	raw.Reset()
	c := newContent(w)
	defer c.free()
	c.structure = newStructure(doc.Text, len(doc.Pages))
	c.structure.form(doc.Fields)
	if err := c.draw(raw, doc); err != nil {
		return Sum{}, err
	}
	return w.finish(file, raw.Bytes(), &doc, c.fonts.used, c.structure)
}

// draw makes the file with gofpdf, as finish wants it.
func (c *content) draw(raw *bytes.Buffer, doc Document) error {
	return drawPages(raw, doc, c.structure, func(i int) ([]byte, error) {
		err := c.page(i, &doc.Pages[i])
		return c.out, err
	})
}
