package pdf

import (
	"errors"
	"fmt"

	"vanthu/internal/pdffile"
)

// images are the objects of pictures and their masks that gofpdf has written, in
// the order of the names by which the contents call them, which are hashes of
// what they show. gofpdf numbers them in the order of their widths, and where
// widths are equal as the order of a map falls.
func (f *finisher) images(resources *pdffile.Object) (numbers []int, err error) {
	list := resources.Key("XObject")
	if !list.IsDict() {
		return nil, errors.New("no list of images")
	}
	for name, v := range list.Entries() {
		n, ok := v.Ref()
		if !ok {
			return nil, fmt.Errorf("%.80q is not an image", name)
		}
		if k := len(f.pictures); k > 0 && f.pictures[k-1] == (namedImage{name, n}) {
			continue // two files with the same picture
		}
		f.pictures = append(f.pictures, namedImage{name, n})
		numbers = append(numbers, n)
		image, err := f.image(n)
		if err != nil {
			return nil, err
		}
		if mask, masked := image.Key("SMask").Ref(); masked {
			if _, err := f.image(mask); err != nil {
				return nil, err
			}
			numbers = append(numbers, mask)
		}
	}
	return numbers, nil
}

// namedImage is an image by its name; its number is gofpdf's.
type namedImage struct {
	name   string
	number int
}

// image reads a picture or a mask.
func (f *finisher) image(n int) (*pdffile.Object, error) {
	o, err := f.file.Object(n)
	if err == nil && (!o.Key("Subtype").Is("Image") || !o.Key("Filter").Is("FlateDecode") && !o.Key("Filter").Is("DCTDecode") || o.Stream == nil) {
		err = fmt.Errorf("object %d is not the image of a PNG or a JPEG", n)
	}
	return o, err
}
