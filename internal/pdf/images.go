package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"vanthu/internal/layout"
)

// pictures hands images to gofpdf, each picture once.
type pictures struct {
	f    *gofpdf.Fpdf
	seen [][]byte // PNG files, by number
}

// draw puts images over what is on the page, the last one uppermost.
func (p *pictures) draw(images []layout.Image) error {
	for i := range images {
		im := &images[i]
		if im.Picture == nil || im.Width <= 0 || im.High <= 0 {
			return fmt.Errorf("the image %s has no picture or no size", im.Tag)
		}
		options := gofpdf.ImageOptions{ImageType: "png", AllowNegativePosition: true}
		name := p.register(im.Picture.PNG, options)
		p.f.ImageOptions(name, im.X.Points(), im.Y.Points(), im.Width.Points(), im.High.Points(), false, options, 0, "")
		if err := p.f.Error(); err != nil {
			return fmt.Errorf("the image %s: %w", im.Tag, err)
		}
	}
	return nil
}

// register tells gofpdf of a picture when it first comes, and is its name.
func (p *pictures) register(png []byte, options gofpdf.ImageOptions) string {
	for i, s := range p.seen {
		if bytes.Equal(s, png) {
			return strconv.Itoa(i)
		}
	}
	name := strconv.Itoa(len(p.seen))
	p.seen = append(p.seen, png)
	p.f.RegisterImageOptionsReader(name, options, bytes.NewReader(png))
	return name
}

// imageObject is an image that gofpdf has written: the name by which the contents
// call it, which is a hash of what it shows, and its object. An image with
// transparency has its mask in the object behind it.
type imageObject struct {
	name   string
	number int
	masked bool
}

// How gofpdf writes images.
const (
	imageHead   = "<</Type /XObject\n/Subtype /Image\n"
	maskKey     = "\n/SMask "
	streamStart = ">>\nstream\n"
)

// readImages reads from gofpdf's resources what images there are. They are
// numbered in the order of their widths, and where widths are equal as the
// order of a map falls; the file gets them in the order of their names. order
// is changed so, and moved tells the new numbers.
func (f *finisher) readImages(order []int) error {
	body, err := f.body(2)
	if err != nil {
		return err
	}
	_, list, ok := bytes.Cut(body, []byte("\n/XObject <<\n"))
	list, _, ok2 := bytes.Cut(list, []byte(">>\n"))
	if !ok || !ok2 {
		return errors.New("no list of images")
	}
	objects := 0
	for line := range strings.Lines(string(list)) {
		p, err := f.readImage(line)
		if err != nil {
			return err
		}
		if n := len(f.images); n > 0 && f.images[n-1] == p {
			continue // two files with the same picture
		}
		f.images = append(f.images, p)
		if objects++; p.masked {
			objects++
		}
	}
	return f.sortImages(order, objects)
}

// readImage reads a line such as "/Ie0a1… 12 0 R".
func (f *finisher) readImage(line string) (imageObject, error) {
	name, rest, ok := strings.Cut(line, " ")
	number, ok2 := strings.CutSuffix(rest, " 0 R\n")
	n, err := strconv.Atoi(number)
	if !ok || !ok2 || err != nil || !strings.HasPrefix(name, "/I") {
		return imageObject{}, fmt.Errorf("%q is not an image's name", line)
	}
	body, err := f.body(n)
	if err != nil {
		return imageObject{}, err
	}
	dict, _, _ := bytes.Cut(body, []byte(streamStart))
	return imageObject{name, n, bytes.Contains(dict, []byte(maskKey))}, nil
}

// sortImages changes the part of the order in which the images stand: the
// objects just before the resources.
func (f *finisher) sortImages(order []int, objects int) error {
	part := order[:len(order)-4]
	if objects > len(part) {
		return errors.New("fewer objects than images")
	}
	part = part[len(part)-objects:]
	to := append([]int{}, part...)
	f.moved = make(map[int]int, objects)
	from := part[:0]
	for i := range f.images {
		p := &f.images[i]
		from = append(from, p.number)
		if p.masked {
			from = append(from, p.number+1)
		}
	}
	for i, n := range from {
		f.moved[n] = to[i]
	}
	for _, n := range to {
		if f.moved[n] == 0 {
			return fmt.Errorf("object %d is not an image", n)
		}
	}
	return nil
}

// number is the number in the file of an object of raw.
func (f *finisher) number(n int) int {
	if to, ok := f.moved[n]; ok {
		n = to
	}
	if n >= firstFont {
		n += len(f.opening.placed)
	}
	return n
}

// image writes an image or the mask of one.
func (f *finisher) image(n int, body []byte) error {
	if f.moved[n] == 0 {
		return errors.New("an image without a name")
	}
	dict, stream, ok := bytes.Cut(body, []byte(streamStart))
	if !ok || !bytes.Contains(dict, []byte("\n/Filter /FlateDecode\n")) {
		return errors.New("not the image of a PNG")
	}
	if before, after, masked := bytes.Cut(dict, []byte(maskKey)); masked {
		rest, ok := bytes.CutPrefix(after, fmt.Appendf(nil, "%d 0 R\n", n+1))
		if !ok {
			return errors.New("the mask is not the next object")
		}
		f.out.Write(before)
		fmt.Fprintf(f.out, "%s%d 0 R\n", maskKey, f.number(n+1))
		dict = rest
	}
	f.out.Write(dict)
	f.out.WriteString(streamStart)
	f.out.Write(stream)
	return nil
}
