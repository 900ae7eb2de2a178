package document

import (
	"errors"
	"reflect"

	"vanthu/internal/picture"
	"vanthu/internal/tree"
)

// readImage reads the data URI of a PNG and makes sure that it can be drawn.
func readImage(r *reader, n *tree.Node, v reflect.Value) {
	if n.Kind != tree.String {
		r.wrongType(n, tree.String.Words())
		return
	}
	if n.Text == "" {
		return
	}
	pixels, err := picture.Check(n.Text, picture.Bounds{Bytes: MaxImageBytes, Side: MaxImageSide, Pixels: r.opt.Limits.Pixels - r.pixels})
	r.pixels += pixels
	switch {
	case err == nil:
		v.SetString(n.Text)
	case errors.Is(err, picture.ErrURI):
		r.fault("image.uri")
	case errors.Is(err, picture.ErrBytes):
		r.fault("image.bytes", MaxImageBytes>>10)
	case errors.Is(err, picture.ErrSide):
		r.fault("image.pixels", MaxImageSide)
	case errors.Is(err, picture.ErrPixels):
		r.fault("image.total", float64(r.opt.Limits.Pixels)/1_000_000)
	default:
		r.fault("image.png")
	}
}
