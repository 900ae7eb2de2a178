package pdf

import (
	"bytes"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// The two ways to compress, with a library that takes a third less time than the
// standard one.
const (
	bestSize = zlib.BestCompression // what is done once per process
	quick    = zlib.BestSpeed       // what is done in every document: 1 % larger files, a fifth less time
)

// squeezers holds a *squeezer for pages.
var squeezers = sync.Pool{New: func() any { return newSqueezer(quick) }}

// squeezer is a zlib writer with its output.
type squeezer struct {
	out bytes.Buffer
	z   *zlib.Writer
}

func newSqueezer(level int) *squeezer {
	s := new(squeezer)
	z, err := zlib.NewWriterLevel(&s.out, level)
	if err != nil {
		panic(err) // the levels are constants
	}
	s.z = z
	return s
}

// squeeze compresses data. The result is good until the next call.
func (s *squeezer) squeeze(data []byte) []byte {
	s.out.Reset()
	s.z.Reset(&s.out)
	_, _ = s.z.Write(data) // a bytes.Buffer does not fail
	_ = s.z.Close()
	return s.out.Bytes()
}
