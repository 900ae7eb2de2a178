package jobs

import (
	"fmt"
	"sync"

	"github.com/klauspost/compress/s2"
)

// Objects are stored packed: the documents of one template are alike, and most
// of a PDF is the same block of fonts. What earlier versions have stored is not
// packed; it never begins with packedMark.
const packedMark = 0

// maxUnpacked bounds an object: a chunk of rows, or a part and a row.
const maxUnpacked = 1 << 30

var packers = sync.Pool{New: func() any { return new([]byte) }}

// packed calls use with the packed form of data, which is gone afterwards.
func packed(data []byte, use func([]byte) error) error {
	buffer := packers.Get().(*[]byte)
	defer packers.Put(buffer)
	if need := 1 + s2.MaxEncodedLen(len(data)); cap(*buffer) < need {
		*buffer = make([]byte, need)
	}
	b := (*buffer)[:cap(*buffer)]
	b[0] = packedMark
	return use(b[:1+len(s2.Encode(b[1:], data))])
}

func unpack(data []byte) ([]byte, error) {
	if len(data) == 0 || data[0] != packedMark {
		return data, nil
	}
	n, err := s2.DecodedLen(data[1:])
	if err != nil || n > maxUnpacked {
		return nil, fmt.Errorf("%w: %d bytes, %w", errBroken, n, err)
	}
	data, err = s2.Decode(make([]byte, n), data[1:])
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	return data, nil
}
