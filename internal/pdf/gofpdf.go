package pdf

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/jung-kurt/gofpdf"

	"vanthu/internal/layout"
)

// This is the one file that knows gofpdf. It keeps what gofpdf does well: pages
// of any size, pictures and their masks.

// drawPages makes a file of pages, as finish wants it. contents makes what stands on
// a page, and is good until the next call. Images take their marks from s.
func drawPages(raw *bytes.Buffer, doc Document, s *structure, contents func(page int) ([]byte, error)) error {
	f := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: size(&doc.Pages[0])})
	f.SetCompression(false) // finish does it
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	drawn := pictures{f: f, structure: s}
	for i := range doc.Pages {
		p := &doc.Pages[i]
		f.AddPageFormat("P", size(p))
		text, err := contents(i)
		if err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
		f.RawWriteStr(string(text))
		if err := drawn.draw(i, p); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	if err := f.Output(raw); err != nil {
		return fmt.Errorf("gofpdf: %w", err)
	}
	return nil
}

// size is the size of a page in points.
func size(p *layout.Page) gofpdf.SizeType {
	return gofpdf.SizeType{Wd: p.Width.Points(), Ht: p.Height.Points()}
}

// pictures hands images to gofpdf, each picture once.
type pictures struct {
	f         *gofpdf.Fpdf
	structure *structure
	seen      [][]byte // files, by number
}

// draw puts images over what is on the page, the last one uppermost.
func (p *pictures) draw(page int, on *layout.Page) error {
	for i := range on.Images {
		im := &on.Images[i]
		if im.Picture == nil || im.Width <= 0 || im.High <= 0 {
			return fmt.Errorf("the image %s has no picture or no size", im.Tag)
		}
		options := gofpdf.ImageOptions{ImageType: "png", AllowNegativePosition: true}
		if im.Picture.JPEG {
			options.ImageType = "jpg"
		}
		name := p.register(im.Picture.Data, options)
		p.f.RawWriteStr(p.structure.figure(page, on, im))
		p.f.ImageOptions(name, im.X.Points(), im.Y.Points(), im.Width.Points(), im.High.Points(), false, options, 0, "")
		p.f.RawWriteStr("EMC")
		if err := p.f.Error(); err != nil {
			return fmt.Errorf("the image %s: %w", im.Tag, err)
		}
	}
	return nil
}

// register tells gofpdf of a picture when it first comes, and is its name.
func (p *pictures) register(file []byte, options gofpdf.ImageOptions) string {
	for i, s := range p.seen {
		if bytes.Equal(s, file) {
			return strconv.Itoa(i)
		}
	}
	name := strconv.Itoa(len(p.seen))
	p.seen = append(p.seen, file)
	p.f.RegisterImageOptionsReader(name, options, bytes.NewReader(file))
	return name
}
