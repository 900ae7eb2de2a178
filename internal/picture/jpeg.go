package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
)

// Bare is a JPEG with nothing in it but the picture, upright, in grey or in RGB:
// what a camera says of the place and the day stays behind. The file is whole.
func Bare(file []byte) ([]byte, error) {
	head, err := jpeg.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, ErrData
	}
	bare, turn := strip(file)
	if bare != nil && turn <= 1 && head.ColorModel != color.CMYKModel {
		return bare, nil
	}
	decoded, err := jpeg.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, ErrData
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, upright(decoded, turn), &jpeg.Options{Quality: quality}); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// quality is that of a picture that must be written anew.
const quality = 92

// The markers of a JPEG's parts.
const (
	startOfScan = 0xDA
	endOfImage  = 0xD9
	firstApp    = 0xE0
	exif        = 0xE1
	adobe       = 0xEE
	lastApp     = 0xEF
	comment     = 0xFE
)

// strip leaves out the parts of a JPEG that are no picture, and tells how its
// camera was held, by the numbers of Exif; nil: it is not understood.
func strip(file []byte) (bare []byte, turn int) {
	bare = append(bare, file[:2]...)
	for at := 2; at+4 <= len(file) && file[at] == 0xFF; {
		kind := file[at+1]
		switch kind {
		case 0xFF: // what fills the room before a marker
			at++
			continue
		case endOfImage:
			return append(bare, 0xFF, endOfImage), turn
		}
		end := at + 2 + int(binary.BigEndian.Uint16(file[at+2:]))
		if end > len(file) {
			return nil, turn
		}
		data := file[at+4 : end]
		if kind == startOfScan {
			end = scanEnd(file, end)
		}
		switch {
		case kind == exif:
			turn = max(turn, orientation(data))
		case kind == comment, firstApp < kind && kind <= lastApp && kind != adobe, kind == firstApp && !bytes.HasPrefix(data, []byte("JFIF\x00")):
		default:
			bare = append(bare, file[at:end]...)
		}
		at = end
	}
	if n := len(file); n >= 2 && file[n-2] == 0xFF && file[n-1] == endOfImage {
		return append(bare, 0xFF, endOfImage), turn
	}
	return nil, turn
}

// scanEnd is where the marker after the bits of a scan begins.
func scanEnd(file []byte, at int) int {
	for ; at+1 < len(file); at++ {
		if next := file[at+1]; file[at] == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7) {
			return at
		}
	}
	return len(file)
}

// orientation is how the camera was held, 1 to 8; 0: Exif does not tell.
func orientation(data []byte) int {
	body, ok := bytes.CutPrefix(data, []byte("Exif\x00\x00"))
	if !ok || len(body) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if body[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(body[4:]))
	if at < 8 || at+2 > len(body) {
		return 0
	}
	const entry, tag = 12, 0x0112
	for n := int(order.Uint16(body[at:])); n > 0; n-- {
		if at += entry; at+2 > len(body) {
			return 0
		}
		if e := body[at-entry+2:]; order.Uint16(e) == tag {
			if v := int(order.Uint16(e[8:])); v <= 8 {
				return v
			}
			return 0
		}
	}
	return 0
}

// upright turns a picture as its camera was held, in colours of light.
func upright(p image.Image, turn int) image.Image {
	b := p.Bounds()
	w, h := b.Dx(), b.Dy()
	flat := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(flat, flat.Bounds(), p, b.Min, draw.Src)
	if turn <= 1 {
		return flat
	}
	size := image.Rect(0, 0, w, h)
	if turn >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			out.SetRGBA(x, y, flat.RGBAAt(source(turn, x, y, w, h)))
		}
	}
	return out
}

// source is where a dot of an upright picture stands in the file's, of w by h.
func source(turn, x, y, w, h int) (int, int) {
	switch turn {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}
