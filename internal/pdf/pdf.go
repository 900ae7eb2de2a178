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
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"vanthu/internal/layout"
	"vanthu/internal/memory"
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
	widths [4][256]width                // by face and code of the common page
	known  *memory.Known[letters, *fontCut]
}

// width is that of a letter, in units of its face and in thousandths of an em, as
// files have it.
type width struct{ exact, milli uint16 }

// New makes a Writer for a family. The faces are cut when they are first used.
func New(family *metrics.Family) *Writer {
	w := &Writer{family: family, known: memory.NewKnown[letters, *fontCut](mostKnown)}
	for i := range w.faces {
		w.faces[i] = sync.OnceValues(func() (*typeface, error) { return newTypeface(family, sheet.Face(i)) })
	}
	for i := range w.widths {
		for code, r := range commonPage() {
			if r != 0 {
				advance := family.Advance(sheet.Face(i), r)
				w.widths[i][code] = width{uint16(advance), uint16(per1000(advance))}
			}
		}
	}
	return w
}

// Default is the Writer for metrics.Default.
var Default = sync.OnceValue(func() *Writer { return New(metrics.Default()) })

// Tag tells a file from all others: it is the SHA-256 of all that stands in it, but
// for the outlines of letters, of which it has the names, the characters and the check
// sums.
type Tag = [sha256.Size]byte

// Write writes the document to out as PDF 1.7, PDF/A-2a and PDF/UA-1 and tells the
// file's tag. The same document gives the same bytes. It is an error if the document has no page, its date is not an
// ISO day, or a word holds a character that the faces lack; nothing has been
// written to out then. The document is only read.
func (w *Writer) Write(out io.Writer, doc Document) (Tag, error) {
	d := desks.Get().(*desk)
	tag, err := d.write(w, out, &doc)
	if err != nil {
		return Tag{}, fmt.Errorf("pdf: %w", err)
	}
	if len(doc.Pages) <= usualPages {
		d.clear()
		desks.Put(d)
	}
	return tag, nil
}

// desk is where a document is written. It is used again for the next, as what it
// takes to write a letter is mostly memory.
type desk struct {
	drawing  drawing
	content  content
	finisher finisher
}

// usualPages bounds the documents after which a desk is used again: it has as much
// memory as its largest took.
const usualPages = 100

// desks holds *desk.
var desks = sync.Pool{New: func() any { return new(desk) }}

// clear forgets the document.
func (d *desk) clear() {
	d.content.clear()
	d.finisher.clear()
}

// write makes the file. A panic on the way, most likely inside gofpdf, becomes
// an error.
func (d *desk) write(w *Writer, out io.Writer, doc *Document) (tag Tag, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	if len(doc.Pages) == 0 {
		return Tag{}, errors.New("a document without pages")
	}
	if _, err := time.Parse(time.DateOnly, doc.Info.Date); err != nil {
		return Tag{}, fmt.Errorf("the document's date: %w", err)
	}
	c := &d.content
	c.begin(w, doc.Text, len(doc.Pages))
	c.structure.form(doc.Fields)
	for i := range doc.Pages {
		if err := c.page(i, &doc.Pages[i]); err != nil {
			return Tag{}, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	file, err := d.drawing.draw(doc, &c.structure)
	if err != nil {
		return Tag{}, err
	}
	return d.finisher.finish(out, file, doc, c)
}
