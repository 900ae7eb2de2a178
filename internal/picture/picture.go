// Package picture reads a PNG or a JPEG that is given as a data URI, and judges
// it before memory is taken for what it shows.
package picture

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
)

// Kind is a kind of picture.
type Kind uint8

// The kinds.
const (
	PNG Kind = iota
	JPEG
)

// kinds are what is known of each.
var kinds = [...]struct {
	prefix string // of its data URI
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}{
	PNG:  {"data:image/png;base64,", png.DecodeConfig, png.Decode},
	JPEG: {"data:image/jpeg;base64,", jpeg.DecodeConfig, jpeg.Decode},
}

// The ways in which a picture can be at fault.
var (
	ErrURI    = errors.New("it is no data URI of such a picture")
	ErrBytes  = errors.New("it has too many bytes")
	ErrSide   = errors.New("it is too wide or too high")
	ErrPixels = errors.New("it has too many pixels")
	ErrData   = errors.New("it is no such picture, or is broken")
)

// File is the file in a data URI of one of the kinds. Its errors are ErrURI and,
// where it would have more than most bytes, ErrBytes.
func File(uri string, most int, among ...Kind) (Kind, []byte, error) {
	for _, k := range among {
		code, ok := strings.CutPrefix(uri, kinds[k].prefix)
		if !ok {
			continue
		}
		if base64.StdEncoding.DecodedLen(len(code)) > most+2 {
			return k, nil, ErrBytes
		}
		data, err := base64.StdEncoding.Strict().DecodeString(code)
		if err != nil {
			return k, nil, ErrURI
		}
		return k, data, nil
	}
	return 0, nil, ErrURI
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
func Check(uri string, most Bounds, among ...Kind) (pixels int, err error) {
	kind, data, err := File(uri, most.Bytes, among...)
	if err != nil {
		return 0, err
	}
	head, err := kinds[kind].config(bytes.NewReader(data))
	switch {
	case err != nil:
		return 0, ErrData
	case head.Width > most.Side || head.Height > most.Side:
		return 0, ErrSide
	case head.Width*head.Height > most.Pixels:
		return 0, ErrPixels
	}
	if _, err := kinds[kind].decode(bytes.NewReader(data)); err != nil {
		return 0, ErrData
	}
	return head.Width * head.Height, nil
}
