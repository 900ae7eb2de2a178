// Package picture reads a PNG that is given as a data URI, and judges it before
// memory is taken for what it shows.
package picture

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image/png"
	"strings"
)

// prefix begins the data URI of a PNG.
const prefix = "data:image/png;base64,"

// The ways in which a picture can be at fault.
var (
	ErrURI    = errors.New("it is no data URI of a PNG")
	ErrBytes  = errors.New("it has too many bytes")
	ErrSide   = errors.New("it is too wide or too high")
	ErrPixels = errors.New("it has too many pixels")
	ErrData   = errors.New("it is no PNG, or is broken")
)

// PNG is the file in a data URI. Its errors are ErrURI and, where it would have
// more than most bytes, ErrBytes.
func PNG(uri string, most int) ([]byte, error) {
	code, ok := strings.CutPrefix(uri, prefix)
	if !ok {
		return nil, ErrURI
	}
	if base64.StdEncoding.DecodedLen(len(code)) > most+2 {
		return nil, ErrBytes
	}
	data, err := base64.StdEncoding.Strict().DecodeString(code)
	if err != nil {
		return nil, ErrURI
	}
	return data, nil
}

// Bounds are what a picture may have.
type Bounds struct {
	Bytes  int // of the file
	Side   int // pixels of its width, and of its height
	Pixels int // in all
}

// Check decodes the whole picture in a data URI: a file that is cut off must
// not be found out by who draws it. Its size is looked at before memory is taken
// for it. It gives the number of its pixels, or one of the errors above.
func Check(uri string, most Bounds) (pixels int, err error) {
	data, err := PNG(uri, most.Bytes)
	if err != nil {
		return 0, err
	}
	head, err := png.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return 0, ErrData
	case head.Width > most.Side || head.Height > most.Side:
		return 0, ErrSide
	case head.Width*head.Height > most.Pixels:
		return 0, ErrPixels
	}
	if _, err := png.Decode(bytes.NewReader(data)); err != nil {
		return 0, ErrData
	}
	return head.Width * head.Height, nil
}
