package pdffile

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"
)

// Writer writes a file: objects one after the other, then the table of them and
// the trailer. What is written is hashed on the way. It serves one goroutine.
//
// An error of the writer below, or an object that is written wrongly, ends all
// writing and is told by Trailer.
type Writer struct {
	out    io.Writer
	sum    hash.Hash
	at     int64
	places []int64 // of the objects, by number; 0: not written yet; negative: see EndPack
	pack   filling
	table  int64  // where the table of objects is; 0: not written yet
	pieces []byte // a buffer
	err    error
}

// header says the version; its comment tells programs that the file is binary.
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// usualObjects is how many objects the file of a letter has at most.
const usualObjects = 128

// NewWriter begins a file of PDF 1.7 on out. Many small pieces are written:
// what is no memory should be buffered.
func NewWriter(out io.Writer) *Writer {
	w := &Writer{out: out, sum: sha256.New(), places: make([]int64, 1, usualObjects)}
	w.put(header)
	return w
}

// Reserve is the number of a new object, from 1 on. It has to be written, but
// others that refer to it may be written before.
func (w *Writer) Reserve() int {
	w.places = append(w.places, 0)
	return len(w.places) - 1
}

// Begin begins the object of a number that was reserved. What is written until
// End is its value and its stream.
func (w *Writer) Begin(number int) {
	if number <= 0 || number >= len(w.places) || w.places[number] != 0 || w.table != 0 {
		w.fail(fmt.Errorf("object %d is written twice, or too late, or has no number", number))
		return
	}
	w.places[number] = w.at
	w.pieces = append(strconv.AppendInt(w.pieces[:0], int64(number), 10), " 0 obj\n"...)
	_, _ = w.Write(w.pieces)
}

// Write writes a part of an object.
func (w *Writer) Write(b []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.out.Write(b)
	w.sum.Write(b[:n])
	w.at += int64(n)
	w.fail(err)
	return n, err
}

// WriteString writes a part of an object.
func (w *Writer) WriteString(s string) (int, error) {
	w.pieces = append(w.pieces[:0], s...)
	return w.Write(w.pieces)
}

// End ends an object.
func (w *Writer) End() { w.put("\nendobj\n") }

// Object writes an object.
func (w *Writer) Object(number int, value string) {
	w.Begin(number)
	w.put(value)
	w.End()
}

// Stream writes an object with a stream. entries are those of its dictionary
// beside the length.
func (w *Writer) Stream(number int, entries string, data []byte) {
	w.Begin(number)
	w.PutStream(entries, data)
	w.End()
}

// PutStream writes the dictionary and the stream of an object that was begun.
func (w *Writer) PutStream(entries string, data []byte) {
	b := append(append(append(w.pieces[:0], "<<"...), entries...), " /Length "...)
	w.pieces = append(strconv.AppendInt(b, int64(len(data)), 10), ">>\nstream\n"...)
	_, _ = w.Write(w.pieces)
	_, _ = w.Write(data)
	w.put("\nendstream")
}

// Sum is the SHA-256 of what was written so far.
func (w *Writer) Sum() (sum [sha256.Size]byte) {
	w.sum.Sum(sum[:0])
	return sum
}

// Table writes the table of objects: a plain one, to which a signature can be
// added. No object can be written after it.
func (w *Writer) Table() {
	at := w.at
	table := fmt.Appendf(w.pieces[:0], "xref\n0 %d\n0000000000 65535 f \n", len(w.places))
	const entry = "0000000000 00000 n \n"
	for i, p := range w.places[1:] {
		if p <= 0 {
			w.fail(fmt.Errorf("object %d was not written, or in a stream", i+1))
		}
		table = append(table, entry...)
		for end := len(table) - len(" 00000 n \n"); p > 0; p /= 10 {
			end--
			table[end] = byte('0' + p%10)
		}
	}
	w.pieces = table
	_, _ = w.Write(table)
	w.table = at
}

// Trailer ends the file. root and info are the numbers of the catalog and of
// what the file says about itself; id tells files apart.
func (w *Writer) Trailer(root, info int, id []byte) error {
	if w.table == 0 {
		w.fail(errors.New("there is no table of objects"))
	}
	w.put(fmt.Sprintf("trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(w.places), root, info, id, id, w.table))
	return w.err
}

// put writes text; the first error is kept.
func (w *Writer) put(s string) { _, _ = w.WriteString(s) }

// fail keeps the first error.
func (w *Writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}
