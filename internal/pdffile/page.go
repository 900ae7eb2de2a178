package pdffile

import (
	"errors"
	"maps"
	"slices"
)

// Page is a page of a file.
type Page struct {
	Number        int     // from 1
	Width, Height float64 // as it is shown, in points
	Turned        int     // how far it is turned clockwise to be shown: 0, 90, 180, 270

	f         *File
	dict      Value
	resources Value
	shown     box     // the part of the paper that is shown
	scale     float64 // points in a unit of the page
}

const (
	maxPages = 1 << 16
	maxTree  = 64 // how deep the tree of pages is
)

var errPages = errors.New("the file has no pages")

// Pages are the pages in their order. It is an error if there is none, or more
// than 65,536 are.
func (f *File) Pages() ([]*Page, error) {
	pages, err := f.tree()
	if len(pages) == 0 && f.mend() {
		pages, err = f.tree()
	}
	if err == nil && len(pages) == 0 && f.mended {
		pages, err = f.stray()
	}
	if err = errors.Join(err, f.limit); err != nil {
		return nil, err
	}
	if len(pages) == 0 {
		return nil, errPages
	}
	return pages, nil
}

// branch reads a tree of pages.
type branch struct {
	f     *File
	seen  map[int]bool
	pages []*Page
}

// tree reads the tree that the catalog names.
func (f *File) tree() ([]*Page, error) {
	catalog, err := f.Object(f.root)
	if err != nil {
		return nil, err
	}
	b := branch{f: f, seen: make(map[int]bool)}
	err = b.read(catalog.Key("Pages"), inherited{}, 0)
	return b.pages, err
}

// inherited is what a page has from the branches that it is on.
type inherited struct{ resources, media, crop, rotate Value }

// under is what stands in a dictionary, and else what is above it.
func (i inherited) under(dict Value) inherited {
	for key, value := range dict.Entries() {
		switch key {
		case "Resources":
			i.resources = value
		case "MediaBox":
			i.media = value
		case "CropBox":
			i.crop = value
		case "Rotate":
			i.rotate = value
		}
	}
	return i
}

func (b *branch) read(v Value, above inherited, depth int) error {
	if n, ok := v.Ref(); ok {
		if b.seen[n] {
			return nil // a page tree that bites its tail
		}
		b.seen[n] = true
	}
	if depth > maxTree || len(b.pages) >= maxPages {
		return ErrLimit
	}
	dict := b.f.find(v).Value
	if !dict.IsDict() {
		return b.f.limit
	}
	here := above.under(dict)
	kids := dict.Key("Kids")
	if kids == nil {
		b.pages = append(b.pages, b.f.page(len(b.pages)+1, dict, here))
		return nil
	}
	for kid := range b.f.find(kids).Items() {
		if err := b.read(kid, here, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// stray are the pages of a damaged file whose tree is lost.
func (f *File) stray() (pages []*Page, err error) {
	for _, n := range slices.Sorted(maps.Keys(f.places)) {
		o, err := f.Object(n)
		if err == nil && o.Key("Type").Is("Page") && len(pages) < maxPages {
			pages = append(pages, f.page(len(pages)+1, o.Value, inherited{}.under(o.Value)))
		}
		if f.limit != nil {
			return nil, f.limit
		}
	}
	return pages, nil
}

func (f *File) page(number int, dict Value, has inherited) *Page {
	p := &Page{Number: number, f: f, dict: dict, resources: has.resources, scale: 1}
	p.shown = box{0, 0, 595.28, 841.89} // A4, where a file does not tell
	if media, ok := f.box(has.media); ok {
		p.shown = media
	}
	if crop, ok := f.box(has.crop); ok {
		crop = box{max(crop.x0, p.shown.x0), max(crop.y0, p.shown.y0), min(crop.x1, p.shown.x1), min(crop.y1, p.shown.y1)}
		if crop.x0 < crop.x1 && crop.y0 < crop.y1 {
			p.shown = crop
		}
	}
	if unit, ok := f.find(dict.Key("UserUnit")).Number(); ok && unit > 0 && unit <= 1000 {
		p.scale = unit
	}
	p.Width, p.Height = (p.shown.x1-p.shown.x0)*p.scale, (p.shown.y1-p.shown.y0)*p.scale
	if turned, ok := f.find(has.rotate).Int(); ok && turned%90 == 0 {
		p.Turned = (turned%360 + 360) % 360
	}
	if p.Turned%180 != 0 {
		p.Width, p.Height = p.Height, p.Width
	}
	return p
}

// box reads a rectangle, whose corners may stand in any order. It is one only if
// it has an area and is where paper may be.
func (f *File) box(v Value) (box, bool) {
	const longest = 1 << 10 // a page may refer to the same one as many others
	v = f.find(v).Value
	if len(v) > longest {
		return box{}, false
	}
	var n []float64
	for _, e := range f.array(v) {
		if e, ok := e.Number(); ok {
			n = append(n, e)
		}
	}
	if len(n) < 4 {
		return box{}, false
	}
	p, q := point{n[0], n[1]}, point{n[2], n[3]}
	b := around(p, q)
	return b, p.on() && q.on() && b.x0 < b.x1 && b.y0 < b.y1
}

// matrix is where the points of the page are shown.
func (p *Page) matrix() matrix {
	s, b := p.scale, p.shown
	switch p.Turned {
	case 90:
		return matrix{0, s, s, 0, -b.y0 * s, -b.x0 * s}
	case 180:
		return matrix{-s, 0, 0, s, b.x1 * s, -b.y0 * s}
	case 270:
		return matrix{0, -s, -s, 0, b.y1 * s, b.x1 * s}
	}
	return matrix{s, 0, 0, -s, -b.x0 * s, b.y1 * s}
}

// Marks reads what is seen on the page. It is an error if the file holds more
// than its Options allow.
func (p *Page) Marks() (*Marks, error) {
	r := newReader(p)
	r.contents()
	r.annotations()
	if err := r.failed(); err != nil {
		return nil, err
	}
	return r.marks, nil
}
