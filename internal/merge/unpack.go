package merge

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// maxUnpacked bounds the bytes of a file's tables and object streams, unpacked.
// Pages, pictures and fonts are none of these.
const maxUnpacked = 64 << 20

// unpack is the data of a stream that holds objects or a table of them.
func (f *file) unpack(o *object) ([]byte, error) {
	room := maxUnpacked - f.unpacked
	var in io.Reader = bytes.NewReader(o.stream)
	switch filter := only(o.value("/Filter")); string(filter) {
	case "", "null":
	case "/FlateDecode":
		var err error
		if in, err = zlib.NewReader(in); err != nil {
			return nil, fmt.Errorf("a damaged stream: %w", err)
		}
	default:
		return nil, fmt.Errorf("objects packed by %.40q", filter)
	}
	data, err := io.ReadAll(io.LimitReader(in, int64(room)+1))
	if err != nil {
		return nil, fmt.Errorf("a damaged stream: %w", err)
	}
	if len(data) > room {
		return nil, errors.New("too much is packed")
	}
	f.unpacked += len(data)
	return predicted(data, only(o.value("/DecodeParms")))
}

// only is a value that may also be written as an array of one.
func only(value []byte) []byte {
	if len(value) > 1 && value[0] == '[' {
		value = value[1 : len(value)-1]
	}
	return bytes.TrimSpace(value)
}

var errPrediction = errors.New("a stream is predicted in a way that is not read")

// predicted undoes the prediction of PNG, in place, if the parameters of a
// stream tell of it.
func predicted(data, parameters []byte) ([]byte, error) {
	if len(parameters) == 0 || string(parameters) == "null" {
		return data, nil
	}
	l := lexer{data: parameters}
	o, err := l.object()
	if err != nil || !bytes.HasPrefix(o.text, []byte("<<")) {
		return nil, errPrediction
	}
	setting := func(key string, usual int) int {
		if v := o.value(key); v != nil {
			return whole(v)
		}
		return usual
	}
	kind := setting("/Predictor", 1)
	if kind == 1 {
		return data, nil
	}
	columns, colors, bits := setting("/Columns", 1), setting("/Colors", 1), setting("/BitsPerComponent", 8)
	if kind < 10 || columns < 1 || columns > len(data) || colors != 1 || bits != 8 {
		return nil, errPrediction
	}
	return unpredict(data, columns)
}

// unpredict undoes the prediction of rows of bytes, in place. Each row begins
// with how it is predicted.
func unpredict(data []byte, columns int) ([]byte, error) {
	if len(data)%(columns+1) != 0 {
		return nil, errors.New("a stream ends within a row")
	}
	out := data[:0]
	above := make([]byte, columns)
	for ; len(data) > 0; data = data[columns+1:] {
		kind, row := data[0], data[1:columns+1]
		if kind > 4 {
			return nil, errPrediction
		}
		var left, corner byte
		for i, up := range above {
			switch kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += up
			case 3:
				row[i] += byte((int(left) + int(up)) / 2)
			case 4:
				row[i] += nearest(left, up, corner)
			}
			left, corner = row[i], up
		}
		copy(above, row)
		out = append(out, row...)
	}
	return out, nil
}

// nearest is the neighbour that is nearest to left + up - corner, as PNG has it.
func nearest(left, up, corner byte) byte {
	distance := func(a, b byte) int { return max(int(a)-int(b), int(b)-int(a)) }
	toLeft, toUp := distance(up, corner), distance(left, corner)
	sum := int(left) + int(up) - 2*int(corner)
	toCorner := max(sum, -sum)
	switch {
	case toLeft <= toUp && toLeft <= toCorner:
		return left
	case toUp <= toCorner:
		return up
	}
	return corner
}
