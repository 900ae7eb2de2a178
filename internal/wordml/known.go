package wordml

import (
	"archive/zip"
	"bytes"
	"io"
	"sync"
)

// packedPart is a part as it stands in a file.
type packedPart struct {
	header zip.FileHeader
	data   []byte
	err    error
}

// known are packed parts by what is in them: a part gives the same bytes
// whenever it is packed.
var known = struct {
	sync.Mutex
	parts map[item]*packedPart
}{parts: map[item]*packedPart{}}

// The bounds of what is known.
const (
	maxKnown = 256     // parts
	maxText  = 1 << 14 // bytes of one
)

// packed is a part as it stands in a file, made now or earlier.
func packed(p item) *packedPart {
	if len(p.text) > maxText {
		return newPackedPart(p)
	}
	known.Lock()
	one := known.parts[p]
	known.Unlock()
	if one != nil {
		return one
	}
	one = newPackedPart(p) // while others find theirs
	known.Lock()
	defer known.Unlock()
	if len(known.parts) == maxKnown {
		for old := range known.parts { // any: what most files have is soon there again
			delete(known.parts, old)
			break
		}
	}
	known.parts[p] = one
	return one
}

// newPackedPart packs a part in a file of its own and takes it from there.
func newPackedPart(p item) *packedPart {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	err := compress(z, p)
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		return &packedPart{err: err}
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return &packedPart{err: err}
	}
	f := r.File[0]
	raw, err := f.OpenRaw()
	if err != nil {
		return &packedPart{err: err}
	}
	data, err := io.ReadAll(raw)
	return &packedPart{f.FileHeader, data, err}
}

// copyTo writes the part.
func (p *packedPart) copyTo(z *zip.Writer) error {
	if p.err != nil {
		return p.err
	}
	header := p.header
	w, err := z.CreateRaw(&header)
	if err != nil {
		return err
	}
	_, err = w.Write(p.data)
	return err
}
