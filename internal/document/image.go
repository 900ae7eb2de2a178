package document

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image/png"
	"reflect"
	"strings"

	"vanthu/internal/tree"
)

// imagePrefix begins the data URI of a signature or a seal.
const imagePrefix = "data:image/png;base64,"

// The ways in which an image can be at fault; each names its message.
var (
	errImageURI    = errors.New("image.uri")
	errImageBytes  = errors.New("image.bytes")
	errImagePixels = errors.New("image.pixels")
	errImageTotal  = errors.New("image.total")
	errImageData   = errors.New("image.png")
)

// PNG is the file in the data URI of a signature or a seal.
func PNG(uri string) ([]byte, error) {
	code, ok := strings.CutPrefix(uri, imagePrefix)
	if !ok {
		return nil, errImageURI
	}
	if base64.StdEncoding.DecodedLen(len(code)) > MaxImageBytes+2 {
		return nil, errImageBytes
	}
	data, err := base64.StdEncoding.Strict().DecodeString(code)
	if err != nil {
		return nil, errImageURI
	}
	return data, nil
}

// readImage reads the data URI of a PNG and makes sure that it can be drawn.
func readImage(r *reader, n *tree.Node, v reflect.Value) {
	if n.Kind != tree.String {
		r.wrongType(n, tree.String.Words())
		return
	}
	if n.Text == "" {
		return
	}
	switch err := r.checkImage(n.Text); {
	case err == nil:
		v.SetString(n.Text)
	case errors.Is(err, errImageBytes):
		r.fault(err.Error(), MaxImageBytes>>10)
	case errors.Is(err, errImagePixels):
		r.fault(err.Error(), MaxImageSide)
	case errors.Is(err, errImageTotal):
		r.fault(err.Error(), float64(r.opt.Limits.Pixels)/1_000_000)
	default:
		r.fault(err.Error())
	}
}

// checkImage decodes the whole image: a file that is cut off must not be found
// out by the renderer. Its size is looked at before memory is taken for it.
func (r *reader) checkImage(uri string) error {
	data, err := PNG(uri)
	if err != nil {
		return err
	}
	head, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return errImageData
	}
	if head.Width > MaxImageSide || head.Height > MaxImageSide {
		return errImagePixels
	}
	if r.pixels += head.Width * head.Height; r.pixels > r.opt.Limits.Pixels {
		return errImageTotal
	}
	if _, err := png.Decode(bytes.NewReader(data)); err != nil {
		return errImageData
	}
	return nil
}
