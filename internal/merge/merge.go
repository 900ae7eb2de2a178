// Package merge binds finished PDF files into one.
//
// The files come one after the other and are written on at once, so memory does
// not grow with what they hold. What several of them have in common, such as
// the fonts of documents from one template, is written once. Pages are not
// touched: they keep their looks, their numbers and their sizes. Where all files
// are PDF/A-2a and PDF/UA-1, the whole is too. Each file has a
// bookmark.
//
// A file may keep its objects packed, as PDF has it since 1.5: what is packed is
// unpacked one file at a time, at most 64 MiB of it, and written plain, but for
// its structure. A file
// that is encrypted or damaged is refused, not mended.
package merge

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"vanthu/internal/pdffile"
)

// Writer binds files. Make it with New; it serves one goroutine.
type Writer struct {
	out     *pdffile.Writer
	shared  map[[sha256.Size]byte]int
	kids    []int // page trees and blank pages, in order
	pages   int
	twoSide bool
	fonts   Fonts
	outline outline

	structure structure
	err       error
}

// Fonts are fonts that are alike in many files, but for the glyphs that they
// hold. They are joined.
type Fonts interface {
	// Take takes a font of a file and tells the number, in out, of the one that
	// stands for it; 0 if it is to be copied as it is.
	Take(file *pdffile.File, font *pdffile.Object, out *pdffile.Writer) int
	// Put writes the fonts whose numbers were told.
	Put(out *pdffile.Writer) error
}

// ErrEncrypted is the error of a file that is encrypted, even if it opens
// without a password.
var ErrEncrypted = pdffile.ErrEncrypted

// ErrSigned is the error of a file with signature fields, signed or not: no
// signature outlives merging, and no field belongs to one of several documents.
var ErrSigned = errors.New("the file has signature fields")

// The objects that are written last have the first numbers.
const (
	catalog = 1 + iota
	pageTree
	info
	first // of the rest
)

// maxUnpacked bounds the bytes of a file's tables and object streams, unpacked.
// Pages, pictures and fonts are none of these.
const maxUnpacked = 64 << 20

// New begins a file on w. If twoSided, each file's first page is an odd one:
// an empty page is put behind a file with an odd number of pages, so that a
// printer that uses both sides of the paper does not join two files. fonts may
// be nil.
func New(w io.Writer, twoSided bool, fonts Fonts) *Writer {
	m := &Writer{out: pdffile.NewWriter(w), shared: make(map[[sha256.Size]byte]int), twoSide: twoSided, fonts: fonts}
	for range first - 1 {
		m.out.Reserve()
	}
	return m
}

// Pages is the number of pages so far.
func (m *Writer) Pages() int { return m.pages }

// Add puts a file behind those before it, with a bookmark of the given name that
// leads to it, and has the file's own bookmarks below; without a name there are
// none. After an error, ErrEncrypted and ErrSigned among them, the whole is of no use. The
// file is only read.
func (m *Writer) Add(name string, pdf []byte) error {
	if m.err == nil {
		m.err = m.add(name, pdf)
	}
	return m.err
}

func (m *Writer) add(name string, pdf []byte) error {
	f, err := pdffile.Open(pdf, pdffile.Options{Whole: true, Bytes: maxUnpacked})
	if err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	c := copier{m: m, f: f, number: make(map[int]int), open: make(map[int]bool), first: m.structure.next}
	root, pages, err := c.tree()
	if err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	if name != "" {
		m.mark(bookmark{text(name), c.start, c.bookmarks(c.outlines, map[int]bool{}, 0)})
	}
	m.kids = append(m.kids, root)
	m.pages += pages
	if m.twoSide && m.pages%2 != 0 {
		n := m.out.Reserve()
		m.out.Object(n, fmt.Sprintf("<</Type /Page /Parent %d 0 R /MediaBox %s /Resources <<>>>>", pageTree, c.box))
		m.kids = append(m.kids, n)
		m.pages++
	}
	return nil
}

// Close writes what is still to be written. It does not close the writer given
// to New.
func (m *Writer) Close() error {
	if m.err != nil {
		return m.err
	}
	m.err = errors.New("merge: closed")
	if len(m.kids) == 0 {
		return errors.New("merge: no file")
	}
	if m.fonts != nil {
		if err := m.fonts.Put(m.out); err != nil {
			return fmt.Errorf("merge: %w", err)
		}
	}
	m.out.Begin(pageTree)
	fmt.Fprintf(m.out, "<</Type /Pages /Count %d /Kids [", m.pages)
	for _, n := range m.kids {
		fmt.Fprintf(m.out, "\n%d 0 R", n)
	}
	m.out.WriteString("]>>")
	m.out.End()
	m.out.Object(info, string(about.AppendInfo(nil)))
	m.out.Object(catalog, fmt.Sprintf("<</Type /Catalog /Pages %d 0 R /Lang (vi-VN)%s%s>>", pageTree, m.closeOutline(), m.closeStructure()))
	id := m.out.Sum()
	if err := m.out.StreamTrailer(catalog, info, id[:16]); err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	return nil
}
