// Package merge binds finished PDF files into one.
//
// The files come one after the other and are written on at once, so memory does
// not grow with what they hold. What several of them have in common, such as
// the fonts of documents from one template, is written once. Pages are not
// touched: they keep their looks, their numbers and their sizes.
//
// A file may keep its objects packed, as PDF has it since 1.5: what is packed is
// unpacked one file at a time, at most 64 MiB of it, and written plain. A file
// that is encrypted or damaged is refused, not mended.
package merge

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
)

// Writer binds files. Make it with New; it serves one goroutine.
type Writer struct {
	out     *bufio.Writer
	sum     hash.Hash
	at      int64
	offsets []int64 // by object number
	shared  map[[sha256.Size]byte]int
	kids    []int // page trees and blank pages, in order
	pages   int
	twoSide bool
	err     error
}

// The objects that are written last have the first numbers.
const (
	catalog = 1 + iota
	pageTree
	info
	first // of the rest
)

const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// New begins a file on w. If twoSided, each file's first page is an odd one:
// an empty page is put behind a file with an odd number of pages, so that a
// printer that uses both sides of the paper does not join two files.
func New(w io.Writer, twoSided bool) *Writer {
	m := &Writer{sum: sha256.New(), offsets: make([]int64, first), shared: make(map[[sha256.Size]byte]int), twoSide: twoSided}
	m.out = bufio.NewWriterSize(io.MultiWriter(w, m.sum), 1<<16)
	m.put(header)
	return m
}

// Pages is the number of pages so far.
func (m *Writer) Pages() int { return m.pages }

// Add puts a file behind those before it. After an error, of which ErrEncrypted
// is one, the whole is of no use. The file is only read.
func (m *Writer) Add(pdf []byte) error {
	if m.err == nil {
		m.err = m.add(pdf)
	}
	return m.err
}

func (m *Writer) add(pdf []byte) error {
	f, err := open(pdf)
	if err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	c := copier{m: m, f: f, number: make(map[int]int), open: make(map[int]bool)}
	root, pages, err := c.tree()
	if err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	m.kids = append(m.kids, root)
	m.pages += pages
	if m.twoSide && m.pages%2 != 0 {
		n := m.next()
		m.object(n, fmt.Sprintf("<</Type /Page /Parent %d 0 R /MediaBox %s /Resources <<>>>>", pageTree, c.box))
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
	m.offsets[pageTree] = m.at
	m.put(fmt.Sprintf("%d 0 obj\n<</Type /Pages /Count %d /Kids [", pageTree, m.pages))
	for _, n := range m.kids {
		m.put(fmt.Sprintf("\n%d 0 R", n))
	}
	m.put("]>>\nendobj\n")
	m.object(info, "<</Producer (vanthu)>>")
	m.object(catalog, fmt.Sprintf("<</Type /Catalog /Pages %d 0 R /Lang (vi-VN)>>", pageTree))
	m.table()
	return m.out.Flush()
}

// table writes the table of objects and the trailer.
func (m *Writer) table() {
	at := m.at
	m.put(fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(m.offsets)))
	for _, o := range m.offsets[1:] {
		m.put(fmt.Sprintf("%010d 00000 n \n", o))
	}
	_ = m.out.Flush() // so that the hash is of all before it; an error comes again at the end
	id := m.sum.Sum(nil)[:16]
	m.put(fmt.Sprintf("trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(m.offsets), catalog, info, id, id, at))
}

// next is the number of a new object.
func (m *Writer) next() int {
	m.offsets = append(m.offsets, 0)
	return len(m.offsets) - 1
}

// object writes an object.
func (m *Writer) object(n int, body string) {
	m.offsets[n] = m.at
	m.put(fmt.Sprintf("%d 0 obj\n", n))
	m.put(body)
	m.put("\nendobj\n")
}

// put writes text; the writer below keeps its first error for Flush.
func (m *Writer) put(s string) {
	n, _ := m.out.WriteString(s)
	m.at += int64(n)
}
