package compose

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"image/png"

	"vanthu/internal/document"
	"vanthu/internal/picture"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// The tags of the two pictures.
const (
	signatureImage = "signature_image" // ô số 7c
	sealImage      = "seal_image"      // ô số 8
)

// room is the room for a signature and a seal (ô số 7c, 8) and what is around
// it: the column's width, how far a seal may reach over the column's left
// edge, and how far over the room's upper and lower edge. That is never out of
// the table's row, where LibreOffice would push it back. The room begins lower
// than the line above it ends, so that the name stands level with another.
type room struct {
	width, high  units.Length
	lower        units.Length
	reach        units.Length
	above, under units.Length
}

// images are the pictures of a signer's signature and seal in their room, the
// seal over the signature.
func (c *composer) images(s signer, r room) []sheet.Image {
	var out []sheet.Image
	signature, seal := c.photo(s.Signature), c.photo(s.Seal)
	w, h := c.signatureSize(signature, r)
	sealW, sealH := c.sealSize(seal, r)
	if seal != nil {
		w, h = c.besideSeal(w, h, sealW, r)
	}
	x := (r.width - w) / 2
	if signature != nil {
		out = append(out, sheet.Image{
			Tag: signatureImage, Source: s.source + "/signature", Alt: plainHyphens(alt(rules.PictureWords.Signature, s.Name)),
			X: x, Y: (r.high - h) / 2, Width: w, High: h, Picture: &signature.Picture,
		})
	}
	if seal != nil {
		left := x + c.profile.Signature.SealOverlap.Of(w) - sealW
		top := (r.high - sealH) / 2
		out = append(out, sheet.Image{
			Tag: sealImage, Source: s.source + "/seal", Alt: plainHyphens(alt(rules.PictureWords.Seal, c.issuerName())),
			X: max(left, -r.reach), Y: min(max(top, -r.above), r.high+r.under-sealH),
			Width: sealW, High: sealH, Picture: &seal.Picture,
		})
	}
	return out
}

// places are where the signature and the seal come that have no pictures yet: the
// signature in the middle of what the letters over and under it leave free, the
// seal beside it as their pictures would be.
func (c *composer) places(s signer, p *post, r room) []sheet.Place {
	top, end := p.free(r.lower + r.high)
	gap := c.profile.Signature.ImageGap.Default
	w, _ := c.signatureSize(nil, r)
	side := c.settings.layout.SealWidth.Default
	x := r.width/2 - w/2
	var out []sheet.Place
	if s.Signature == "" {
		out = append(out, sheet.Place{Tag: signatureImage, Source: s.source + "/signature", X: x, Y: top + gap, Width: w, High: max(0, end-top-2*gap)})
	}
	if s.Seal == "" {
		left := x + c.profile.Signature.SealOverlap.Of(w) - side
		out = append(out, sheet.Place{Tag: sealImage, Source: s.source + "/seal", X: left, Y: (top+end)/2 - side/2, Width: side, High: side})
	}
	return out
}

// alt is what a picture shows, and whose it is.
func alt(what, whose string) string {
	if whose == "" {
		return what
	}
	return what + rules.PictureWords.Of + whose
}

// signatureSize is the size of a signature's picture, or the one that it would
// have: as wide as it says, or as the convention is, and no higher than what
// post and name leave free.
func (c *composer) signatureSize(p *photo, r room) (w, h units.Length) {
	w = c.chosen("signature_width", c.settings.layout.SignatureWidth, p.told().width)
	w = min(w, r.width)
	if p == nil {
		return w, 0
	}
	return p.fit(w, max(units.MM, r.high-2*c.profile.Signature.ImageGap.Default))
}

// sealSize is the size of a seal's picture: its real one, or the convention's.
func (c *composer) sealSize(p *photo, r room) (w, h units.Length) {
	if p == nil {
		return 0, 0
	}
	told := p.told()
	side := c.chosen("seal_width", c.settings.layout.SealWidth, max(told.width, told.high))
	return p.fit(side, min(side, r.above+r.high+r.under))
}

// chosen is the size that the document chooses, else the picture's own if it
// can be true, else the convention's.
func (c *composer) chosen(measure string, law rules.Range, told units.Length) units.Length {
	if _, ok := c.doc.Style.Measures[measure]; !ok && law.Allows(told) {
		return told
	}
	return law.Default
}

// besideSeal makes a signature smaller where the seal, whose size is given,
// would reach further over the column's left edge than it may; but not smaller
// than the least width. What the seal then lacks in room, it takes from the
// signature: the law says "about" a third.
func (c *composer) besideSeal(w, h, seal units.Length, r room) (units.Length, units.Length) {
	law := c.profile.Signature.SealOverlap
	most := units.Length(float64(r.width/2+r.reach-seal) / (0.5 - law.Default))
	most = max(most, c.settings.layout.SignatureWidth.Min)
	if w <= most {
		return w, h
	}
	return most, max(1, h*most/w)
}

// photo is a picture with the size that its file tells, in pixels a metre; 0
// where it tells none.
type photo struct {
	sheet.Picture
	perMetre int
}

// measures is a size on paper.
type measures struct{ width, high units.Length }

// told is the size on paper that the file tells.
func (p *photo) told() measures {
	if p == nil || p.perMetre == 0 {
		return measures{}
	}
	length := func(pixels int) units.Length {
		return 1000 * units.MM * units.Length(pixels) / units.Length(p.perMetre)
	}
	return measures{length(p.Columns), length(p.Rows)}
}

// fit is the greatest size inside a box that keeps the picture's shape.
func (p *photo) fit(width, high units.Length) (w, h units.Length) {
	columns, rows := units.Length(p.Columns), units.Length(p.Rows)
	if w, h = width, width*rows/columns; h > high {
		w, h = high*columns/rows, high
	}
	return max(1, w), max(1, h)
}

// photo reads a data URI; nil if there is none. Each picture is read once for
// a document, however many signers share it. That it can be read was made sure
// when the document was decoded.
func (c *composer) photo(uri string) *photo {
	if uri == "" {
		return nil
	}
	if p, ok := c.photos[uri]; ok {
		return p
	}
	kind, file, err := picture.File(uri, document.MaxPictureBytes, picture.PNG, picture.JPEG)
	if err != nil {
		panic("compose: an image that document has not checked: " + err.Error())
	}
	read := readPhoto
	if kind == picture.JPEG {
		read = readJPEG
	}
	p, err := read(file)
	if err != nil {
		panic("compose: an image that document has not checked: " + err.Error())
	}
	if c.photos == nil {
		c.photos = map[string]*photo{}
	}
	c.photos[uri] = p
	return p
}

// largePhoto is the number of pixels from which a picture is packed quickly
// rather than well: 36 mm at 600 dpi. The largest that document lets through
// would take a second.
const largePhoto = 850 * 850

// readPhoto makes of any PNG one that both backends can draw, with nothing in
// it but the picture: text, colour profiles and animations stay behind.
func readPhoto(file []byte) (*photo, error) {
	decoded, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	size := decoded.Bounds()
	flat, ok := decoded.(*image.NRGBA)
	if !ok {
		flat = image.NewNRGBA(size)
		draw.Draw(flat, size, decoded, size.Min, draw.Src)
	}
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	if size.Dx()*size.Dy() > largePhoto {
		encoder.CompressionLevel = png.BestSpeed
	}
	var out bytes.Buffer
	if err := encoder.Encode(&out, flat); err != nil {
		return nil, err
	}
	return &photo{
		Picture:  sheet.Picture{Data: out.Bytes(), Columns: size.Dx(), Rows: size.Dy()},
		perMetre: resolution(file),
	}, nil
}

// resolution is the pixels a metre that a PNG tells in its pHYs chunk; 0 if it
// tells none, or two that differ. The file is whole.
func resolution(file []byte) int {
	const signature, head, crc = 8, 8, 4
	for at := signature; at+head <= len(file); {
		size := int(binary.BigEndian.Uint32(file[at:]))
		kind, data := string(file[at+4:at+head]), file[at+head:]
		if kind == "IDAT" || size > len(data)-crc {
			return 0
		}
		if kind == "pHYs" && size == 9 {
			x, y := binary.BigEndian.Uint32(data), binary.BigEndian.Uint32(data[4:])
			if x != y || data[8] != 1 || x > 1e6 {
				return 0
			}
			return int(x)
		}
		at += head + size + crc
	}
	return 0
}
