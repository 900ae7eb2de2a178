package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"path"
	"strings"

	"vanthu/internal/merge"
	"vanthu/internal/render"
)

// Binder makes the PDF of all documents, in the order of the rows.
type Binder struct {
	out   *merge.Writer
	sum   hash.Hash
	crc   hash.Hash32
	bytes int64
}

// NewBinder begins the PDF on w.
func (p *Plan) NewBinder(w io.Writer) *Binder { return newBinder(p.renderer, p.spec, w) }

func newBinder(r *render.Renderer, spec Spec, w io.Writer) *Binder {
	b := &Binder{sum: sha256.New(), crc: crc32.NewIEEE()}
	var fonts merge.Fonts
	if r != nil {
		fonts = r.Fonts()
	}
	b.out = merge.New(io.MultiWriter(w, b.sum, b.crc, (*length)(&b.bytes)), spec.Duplex, fonts)
	return b
}

// length counts what is written.
type length int64

func (l *length) Write(b []byte) (int, error) { *l += length(len(b)); return len(b), nil }

// Add adds a file of a row, if it is a PDF, with a bookmark of its name.
func (b *Binder) Add(f File) error {
	if !bound(f) {
		return nil
	}
	name := strings.TrimSuffix(path.Base(f.Name), render.PDF.Extension())
	if err := b.out.Add(name, f.Data); err != nil {
		return &BindError{f.Name, errors.Is(err, merge.ErrEncrypted), errors.Is(err, merge.ErrSigned), err}
	}
	return nil
}

// BindError says which file could not go into the PDF of all documents. A
// converter may give files that the merging does not read.
type BindError struct {
	Name      string
	Encrypted bool // it needs a password, if only to be changed
	Signed    bool // it has signature fields
	Err       error
}

func (e *BindError) Error() string { return "batch: " + e.Name + ": " + e.Err.Error() }

// Unwrap is the error of the merging.
func (e *BindError) Unwrap() error { return e.Err }

// bound tells whether a file goes into the PDF of all documents.
func bound(f File) bool { return strings.HasSuffix(f.Name, render.PDF.Extension()) }

// Close ends the PDF and tells what it is. There is none, and so File is nil,
// if no PDF was added.
func (b *Binder) Close() (f *File, crc uint32, err error) {
	if b.out.Pages() == 0 {
		return nil, 0, nil
	}
	if err := b.out.Close(); err != nil {
		return nil, 0, err
	}
	return &File{Name: MergedName, Bytes: b.bytes, SHA256: hex.EncodeToString(b.sum.Sum(nil)), Pages: b.out.Pages()}, b.crc.Sum32(), nil
}
