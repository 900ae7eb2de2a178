package service

import (
	"errors"
	"io"
	"sync/atomic"
)

// Budget bounds what many requests take together: the memory of all bodies and
// of all files on their way, or the length of all temporary files. It counts
// bytes.
type Budget struct {
	used atomic.Int64
	most int64
}

// NewBudget is a budget of so many bytes.
func NewBudget(most int) *Budget { return &Budget{most: int64(most)} }

// Take reserves n bytes, or none.
func (b *Budget) Take(n int64) bool {
	if b.used.Add(n) > b.most {
		b.used.Add(-n)
		return false
	}
	return true
}

// Give gives n bytes back.
func (b *Budget) Give(n int64) { b.used.Add(-n) }

// Used is what is reserved.
func (b *Budget) Used() int64 { return b.used.Load() }

// What ends the reading of a body.
var (
	ErrLong = errors.New("service: the body is longer than allowed")
	ErrFull = errors.New("service: bodies take all that they may")
)

// FirstChunk is what is reserved for a body before its first byte is seen.
const FirstChunk = 16 << 10

// ReadAll reads into memory, which is counted as it grows: took of the budget,
// in any case. It fails with ErrLong where there are more than most bytes, with
// ErrFull where the budget is used up, and with the reader's errors.
func (b *Budget) ReadAll(r io.Reader, most int64) (data []byte, took int64, err error) {
	data = []byte{}
	for {
		if len(data) == cap(data) {
			next := max(FirstChunk, 2*int64(cap(data)))
			if !b.Take(next - int64(cap(data))) {
				return nil, took, ErrFull
			}
			took += next - int64(cap(data))
			data = append(make([]byte, 0, next), data...)
		}
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > most:
			return nil, took, ErrLong
		case errors.Is(err, io.EOF):
			return data, took, nil
		case err != nil:
			return nil, took, err
		}
	}
}
