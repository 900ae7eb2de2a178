package document

import (
	"errors"
	"reflect"

	"vanthu/internal/picture"
	"vanthu/internal/tree"
)

// The pictures that stand in a key, by its tag read.
var pictureReaders = map[string]readFunc{
	"image":   readPicture("image.uri", picture.Bounds{Bytes: MaxImageBytes, Side: MaxImageSide}, picture.PNG),
	"picture": readPicture("image.uri-any", picture.Bounds{Bytes: MaxPictureBytes, Side: MaxPictureSide}, picture.PNG, picture.JPEG),
}

// readPicture reads the data URI of a picture and makes sure that it can be
// drawn. noURI is the rule that another string breaks.
func readPicture(noURI string, most picture.Bounds, among ...picture.Kind) readFunc {
	return func(r *reader, n *tree.Node, v reflect.Value) {
		if n.Kind != tree.String {
			r.wrongType(n, tree.String.Words())
			return
		}
		if n.Text == "" {
			return
		}
		most := most
		most.Pixels = r.opt.Limits.Pixels - r.pixels
		pixels, err := picture.Check(n.Text, most, among...)
		r.pixels += pixels
		switch {
		case err == nil:
			v.SetString(n.Text)
		case errors.Is(err, picture.ErrURI):
			r.fault(noURI)
		case errors.Is(err, picture.ErrBytes):
			r.fault("image.bytes", most.Bytes>>10)
		case errors.Is(err, picture.ErrSide):
			r.fault("image.pixels", most.Side)
		case errors.Is(err, picture.ErrPixels):
			r.fault("image.total", float64(r.opt.Limits.Pixels)/1_000_000)
		case len(among) > 1:
			r.fault("image.data")
		default:
			r.fault("image.png")
		}
	}
}
