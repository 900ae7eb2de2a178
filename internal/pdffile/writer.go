package pdffile

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"

	"vanthu/internal/deflate"
)

// Writer writes a file: objects one after the other, then the table of them and
// the trailer. What is written is hashed on the way, so that files can be told apart. It serves one goroutine.
//
// An error of the writer below, or an object that is written wrongly, ends all
// writing and is told by Trailer.
type Writer struct {
	out    io.Writer
	sum    hash.Hash
	whole  bool    // out is given nothing before the end
	held   []byte  // what out was not given yet: pieces are many and small
	hashed int     // bytes of it
	given  int64   // bytes of the file before it
	places []int64 // of the objects, by number; 0: not written yet; negative: see EndPack
	pack   filling
	packer *deflate.Packer
	parts  []byte // of a stream that is compressed
	table  int64  // where the table of objects is; 0: not written yet
	err    error
}

// header says the version; its comment tells programs that the file is binary.
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// enough is how many bytes are given to out at once.
const enough = 1 << 16

// NewWriter begins a file of PDF 1.7 on out.
func NewWriter(out io.Writer) *Writer {
	w := new(Writer)
	w.Reset(out, false)
	return w
}

// Reset begins another file on out, with the memory of the last one. If whole, the
// file is held until its end, and out is given it at once.
func (w *Writer) Reset(out io.Writer, whole bool) {
	*w = Writer{out: out, sum: w.sum, whole: whole, held: append(w.held[:0], header...), places: append(w.places[:0], 0), pack: w.pack, packer: w.packer, parts: w.parts}
	w.pack.clear()
	if w.sum == nil {
		w.sum, w.packer = sha256.New(), new(deflate.Packer)
	}
	w.sum.Reset()
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
	w.places[number] = w.at()
	w.held = append(strconv.AppendInt(w.held, int64(number), 10), " 0 obj\n"...)
}

// at is how much was written.
func (w *Writer) at() int64 { return w.given + int64(len(w.held)) }

// Write writes a part of an object.
func (w *Writer) Write(b []byte) (int, error) {
	if w.held = append(w.held, b...); len(w.held) >= enough && !w.whole {
		w.flush()
	}
	return len(b), w.err
}

// WriteString writes a part of an object.
func (w *Writer) WriteString(s string) (int, error) {
	w.held = append(w.held, s...)
	return len(s), w.err
}

// flush gives what is held to the writer below.
func (w *Writer) flush() {
	w.hash()
	if w.err == nil {
		_, err := w.out.Write(w.held)
		w.fail(err)
	}
	w.given += int64(len(w.held))
	w.held, w.hashed = w.held[:0], 0
}

func (w *Writer) hash() {
	w.sum.Write(w.held[w.hashed:])
	w.hashed = len(w.held)
}

// End ends an object.
func (w *Writer) End() { _, _ = w.Write([]byte("\nendobj\n")) }

// Put writes an object.
func (w *Writer) Put(number int, value []byte) {
	w.Begin(number)
	_, _ = w.Write(value)
	w.End()
}

// Object writes an object.
func (w *Writer) Object(number int, value string) {
	w.Begin(number)
	_, _ = w.WriteString(value)
	w.End()
}

// Stream writes an object with a stream. entries are those of its dictionary
// beside the length.
func (w *Writer) Stream(number int, entries string, data []byte) {
	w.beginStream(number, entries, len(data))
	_, _ = w.Write(data)
	w.endStream()
}

// Known is Stream for a zlib stream that the rest of the file tells: of it only the
// check sum is hashed, as most of a letter are fonts.
func (w *Writer) Known(number int, entries string, data []byte) {
	const adler = 4 // bytes
	w.beginStream(number, entries, len(data))
	w.hash()
	w.held = append(w.held, data...)
	w.hashed = len(w.held) - adler
	w.endStream()
}

func (w *Writer) beginStream(number int, entries string, length int) {
	w.Begin(number)
	b := append(append(append(w.held, "<<"...), entries...), " /Length "...)
	w.held = append(strconv.AppendInt(b, int64(length), 10), ">>\nstream\n"...)
}

func (w *Writer) endStream() {
	_, _ = w.WriteString("\nendstream")
	w.End()
}

// Sum is the SHA-256 of what was written so far. See Known.
func (w *Writer) Sum() (sum [sha256.Size]byte) {
	w.hash()
	w.sum.Sum(sum[:0])
	return sum
}

// Table writes the table of objects: a plain one, to which a signature can be
// added. No object can be written after it.
func (w *Writer) Table() {
	w.table = w.at()
	table := fmt.Appendf(w.held, "xref\n0 %d\n0000000000 65535 f \n", len(w.places))
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
	w.held = table
}

// Trailer ends the file. root and info are the numbers of the catalog and of
// what the file says about itself; id tells files apart.
func (w *Writer) Trailer(root, info int, id []byte) error {
	if w.table == 0 {
		w.fail(errors.New("there is no table of objects"))
	}
	fmt.Fprintf(w, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(w.places), root, info, id, id, w.table)
	w.flush()
	return w.err
}

// fail keeps the first error.
func (w *Writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}
