package pdffile

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"

	tiff "golang.org/x/image/tiff/lzw"
)

// spend counts bytes that were unpacked, or made of what was.
func (f *File) spend(bytes int) error {
	if f.unpacked += bytes; f.unpacked > f.options.Bytes {
		f.limit = ErrLimit
	}
	if f.limit == nil && f.options.Room != nil {
		if err := f.options.Room(bytes); err != nil {
			f.limit = fmt.Errorf("%w: %w", ErrLimit, err)
		}
	}
	return f.limit
}

// Unpack is the data of an object's stream. Pictures that are packed as such are
// an error. Of a damaged stream it is what comes before the damage, unless the
// file has to be whole.
func (f *File) Unpack(o *Object) ([]byte, error) {
	if f.limit != nil {
		return nil, f.limit
	}
	filters := either(o.Value, "Filter", "F").list()
	parameters := either(o.Value, "DecodeParms", "DP").list()
	data := o.Stream
	if len(filters) == 0 {
		return data, f.spend(len(data))
	}
	if len(filters) > maxFilters {
		return nil, errors.New("a stream is packed too often")
	}
	for i, v := range filters {
		filter, err := f.Find(v)
		if err != nil {
			return nil, err
		}
		settings := new(Object)
		if i < len(parameters) {
			if settings, err = f.Find(parameters[i]); err != nil {
				return nil, err
			}
		}
		if data, err = f.unpack(data, filter.Value, settings.Value); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// maxFilters bounds how often a stream is packed. Twice is seen.
const maxFilters = 8

// either is the value of a key of a stream, which has a short name too.
func either(v Value, long, short string) Value {
	if e := v.Key(long); e != nil {
		return e
	}
	return v.Key(short)
}

// unpack undoes one filter.
func (f *File) unpack(data []byte, filter, settings Value) ([]byte, error) {
	in, err := f.filter(data, filter, settings)
	if err != nil {
		return nil, err
	}
	room := f.options.Bytes - f.unpacked
	data, err = io.ReadAll(io.LimitReader(in, int64(room)+1))
	if limit := f.spend(len(data)); limit != nil {
		return nil, limit
	}
	if err != nil && f.options.Whole {
		return nil, fmt.Errorf("a damaged stream: %w", err)
	}
	return predicted(data, settings, f.options.Whole)
}

// filter is a reader of what a filter packed.
func (f *File) filter(data []byte, filter, settings Value) (io.Reader, error) {
	in := bytes.NewReader(data)
	switch name, _ := filter.Name(); name {
	case "FlateDecode", "Fl":
		return f.inflate(in)
	case "LZWDecode", "LZW":
		if early, ok := settings.Key("EarlyChange").Int(); ok && early == 0 {
			return lzw.NewReader(in, lzw.MSB, 8), nil
		}
		return tiff.NewReader(in, tiff.MSB, 8), nil
	case "ASCII85Decode", "A85":
		if i := bytes.IndexByte(data, '~'); i >= 0 {
			in = bytes.NewReader(data[:i])
		}
		return ascii85.NewDecoder(in), nil
	case "ASCIIHexDecode", "AHx":
		return bytes.NewReader(hexBytes(data)), nil
	case "RunLengthDecode", "RL":
		return &runs{in: in}, nil
	}
	return nil, fmt.Errorf("a stream packed by %.40q", filter)
}

// inflate is a reader of what zlib packed. It is used again and again.
func (f *File) inflate(in io.Reader) (io.Reader, error) {
	var err error
	if f.inflater == nil {
		f.inflater, err = zlib.NewReader(in)
	} else {
		err = f.inflater.(zlib.Resetter).Reset(in, nil)
	}
	switch {
	case err == nil:
		return f.inflater, nil
	case f.options.Whole:
		return nil, fmt.Errorf("a damaged stream: %w", err)
	}
	return new(bytes.Reader), nil
}

// runs reads what is packed as runs of bytes.
type runs struct {
	in   *bytes.Reader
	left int  // bytes of a run
	same bool // they are all the last one
	last byte
}

func (r *runs) Read(p []byte) (n int, err error) {
	for ; n < len(p) && err == nil; n++ {
		if p[n], err = r.next(); err != nil {
			break
		}
	}
	return n, err
}

func (r *runs) next() (byte, error) {
	const over = 128
	for r.left == 0 {
		head, err := r.in.ReadByte()
		if err != nil || head == over {
			return 0, io.EOF
		}
		r.left, r.same = int(head)+1, head > over
		if r.same {
			r.left = 257 - int(head)
			if r.last, err = r.in.ReadByte(); err != nil {
				return 0, io.ErrUnexpectedEOF
			}
		}
	}
	r.left--
	if r.same {
		return r.last, nil
	}
	b, err := r.in.ReadByte()
	if err != nil {
		return 0, io.ErrUnexpectedEOF
	}
	return b, nil
}
