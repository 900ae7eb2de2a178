package pdffile

import (
	"bytes"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// The two ways to compress, with a library that takes a third less time than the
// standard one.
const (
	BestSize = zlib.BestCompression // what is done once per process
	quick    = zlib.BestSpeed       // what is done in every document: 1 % larger files, a fifth less time
)

// Squeezers holds a *Squeezer for what is written in every document.
var Squeezers = sync.Pool{New: func() any { return NewSqueezer(quick) }}

// Squeezer is a zlib writer with its output.
type Squeezer struct {
	out bytes.Buffer
	z   *zlib.Writer
}

// NewSqueezer makes a Squeezer of a level.
func NewSqueezer(level int) *Squeezer {
	s := new(Squeezer)
	z, err := zlib.NewWriterLevel(&s.out, level)
	if err != nil {
		panic(err) // the levels are constants
	}
	s.z = z
	return s
}

// Squeeze compresses data, as FlateDecode has it. The result is good until the
// next call.
func (s *Squeezer) Squeeze(data []byte) []byte {
	s.out.Reset()
	s.z.Reset(&s.out)
	_, _ = s.z.Write(data) // a bytes.Buffer does not fail
	_ = s.z.Close()
	return s.out.Bytes()
}
