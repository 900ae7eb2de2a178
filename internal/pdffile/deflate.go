package pdffile

import (
	"bytes"

	"github.com/klauspost/compress/zlib"

	"vanthu/internal/deflate"
)

// Smallest compresses data as well as can be, as FlateDecode has it. It takes long:
// it is for what is made once. Its bytes stay the same: files are known by them.
func Smallest(data []byte) []byte {
	var out bytes.Buffer
	z, err := zlib.NewWriterLevel(&out, zlib.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	_, _ = z.Write(data) // a bytes.Buffer does not fail
	_ = z.Close()
	return out.Bytes()
}

// Squeeze writes an object with a stream, given in parts, that is compressed first in a
// code made beforehand. entries are those of its dictionary beside the filter and the
// length.
func (w *Writer) Squeeze(number int, entries string, code *deflate.Code, data ...[]byte) {
	whole := data[0]
	if len(data) > 1 {
		w.parts = w.parts[:0]
		for _, part := range data {
			w.parts = append(w.parts, part...)
		}
		whole = w.parts
	}
	w.Stream(number, entries+"/Filter /FlateDecode", w.packer.Stream(code, whole))
}
