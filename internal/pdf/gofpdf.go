package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/jung-kurt/gofpdf"

	"vanthu/internal/layout"
	"vanthu/internal/pdffile"
)

// This is the one file that knows gofpdf. It keeps what gofpdf does well: pages
// of any size, pictures and their masks.

// drawing is a file of pages, as finish wants it: an empty line stands for the text of
// each, which gofpdf would copy four times.
type drawing struct {
	raw   bytes.Buffer
	file  *pdffile.File     // which that is
	sizes []gofpdf.SizeType // of the pages
	blank bool              // there is no picture on them
}

// draw makes the file of a document's pages, good until the next call. Images take
// their marks from s, behind those of the text. Where the last file was of the same
// pages without pictures, as it mostly is in a batch, it serves again.
func (d *drawing) draw(doc *Document, s *structure) (*pdffile.File, error) {
	if d.fits(doc.Pages) {
		return d.file, nil
	}
	f := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: d.sizes[0]})
	f.SetCompression(false) // finish does it
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	drawn := pictures{f: f, structure: s}
	for i := range doc.Pages {
		f.AddPageFormat("P", d.sizes[i])
		f.RawWriteStr("")
		if err := drawn.draw(i, &doc.Pages[i]); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	d.raw.Reset()
	if err := f.Output(&d.raw); err != nil {
		return nil, fmt.Errorf("gofpdf: %w", err)
	}
	var err error
	d.file, err = open(d.raw.Bytes())
	return d.file, err
}

// open reads what gofpdf wrote.
func open(raw []byte) (*pdffile.File, error) {
	if !bytes.HasSuffix(raw, []byte("\n%%EOF\n")) {
		return nil, errors.New("no %%EOF at the end of gofpdf's file")
	}
	return pdffile.Open(raw, pdffile.Options{Whole: true})
}

// fits tells whether the file is that of these pages too, and takes their sizes.
func (d *drawing) fits(pages []layout.Page) bool {
	blank, same := true, d.blank && len(pages) == len(d.sizes)
	d.sizes = slices.Grow(d.sizes[:0], len(pages))[:len(pages)]
	for i := range pages {
		now := size(&pages[i])
		same = same && d.sizes[i] == now
		d.sizes[i] = now
		blank = blank && len(pages[i].Images) == 0
	}
	d.blank = blank
	return same && blank
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
