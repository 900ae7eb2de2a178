package wordml

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"sync"

	"github.com/klauspost/compress/flate"

	"vanthu/internal/memory"
	"vanthu/templates"
)

// packedPart is a part as it stands in a file.
type packedPart struct {
	header zip.FileHeader
	data   []byte
}

// The bounds of what is known.
const (
	maxKnown = 256     // parts
	maxText  = 1 << 14 // bytes of one
)

// known are packed parts by what is in them: a part gives the same bytes
// whenever it is packed.
var known = memory.NewKnown[item, *packedPart](maxKnown)

// packed is a part as it stands in a file, made now or earlier. What says which
// document it is in hardly comes again.
func packed(p item) *packedPart {
	if len(p.text) > maxText || p.name == templates.Core {
		return newPackedPart(p)
	}
	return known.Get(p, func() *packedPart { return newPackedPart(p) })
}

// packers pack parts: for a short one they begin anew in a third of the time of the
// standard library's.
var packers = sync.Pool{New: func() any {
	z, err := flate.NewWriter(nil, 6)
	if err != nil {
		panic(err) // the level is a constant
	}
	return z
}}

// newPackedPart packs a part.
func newPackedPart(p item) *packedPart {
	const version = 20 // of the format: it has packed parts
	var out bytes.Buffer
	z := packers.Get().(*flate.Writer)
	defer packers.Put(z)
	z.Reset(&out)
	text := []byte(p.text)
	_, _ = z.Write(text) // a bytes.Buffer does not fail
	_ = z.Close()
	return &packedPart{zip.FileHeader{
		Name: p.name, Method: zip.Deflate, CreatorVersion: version, ReaderVersion: version,
		CRC32: crc32.ChecksumIEEE(text), CompressedSize64: uint64(out.Len()), UncompressedSize64: uint64(len(text)),
	}, out.Bytes()}
}

// copyTo writes the part.
func (p *packedPart) copyTo(z *zip.Writer) error {
	header := p.header
	w, err := z.CreateRaw(&header)
	if err != nil {
		return err
	}
	_, err = w.Write(p.data)
	return err
}
