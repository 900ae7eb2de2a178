package pdf

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
)

// font is a face cut down to the characters of one code page, ready to be
// put into files: all of its objects but the numbers of others in them. It is
// immutable.
type font struct {
	name       string // BaseFont, with the tag of a subset
	encoding   string // the dictionary of its encoding
	widths     string // the array of its widths
	descriptor string // the dictionary that describes it, up to the number of its file
	file       string // the dictionary and data of the stream of the cut face
	toUnicode  string // the dictionary and data of the ToUnicode stream
}

// descriptor is what a file says of a face, in thousandths of an em.
type descriptor struct {
	ascent, descent, capHeight, flags int
	box                               [4]int // least x and y, greatest x and y
	italicAngle, stemV                int
}

// head is the dictionary of the font of a name, up to the number of its file.
func (d *descriptor) head(name string) string {
	return fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Ascent %d /Descent %d /CapHeight %d /Flags %d /FontBBox %d "+
		"/ItalicAngle %d /StemV %d /MissingWidth 0 /FontFile2 ",
		name, d.ascent, d.descent, d.capHeight, d.flags, d.box, d.italicAngle, d.stemV)
}

// newFont cuts a face down to the characters of a page.
func newFont(family *metrics.Family, face sheet.Face, page *codePage) (*font, error) {
	runes := page.runes()
	src, err := readTrueType(family.Data(face))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", family.Name(face), err)
	}
	cut, err := src.subset(runes, func(r rune) int { return int(family.Glyph(face, r)) })
	if err != nil {
		return nil, fmt.Errorf("%s: %w", family.Name(face), err)
	}
	ft := &font{name: tag(family.Name(face), runes) + "+" + family.Name(face)}
	ft.encoding = "<</Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [" + page.differences() + "]>>"
	ft.widths = widths(family, face, page)
	d := src.describe(face)
	ft.descriptor = d.head(ft.name)
	ft.file = stream(cut, fmt.Sprintf(" /Length1 %d", len(cut)))
	ft.toUnicode = stream([]byte(page.toUnicode()), "")
	return ft, nil
}

// widths is the array of the widths of a page's codes, 0 for those not used.
func widths(family *metrics.Family, face sheet.Face, page *codePage) string {
	b := []byte{'['}
	for _, r := range page[firstCode:] {
		width := 0
		if r != 0 {
			width = per1000(family.Advance(face, r))
		}
		b = append(strconv.AppendInt(b, int64(width), 10), ' ')
	}
	return string(append(b, ']'))
}

// per1000 is the width that a font in a file has for an advance, in whole
// thousandths of an em. Decimals are allowed there, but not all readers heed
// them (MuPDF rounds). So all readers agree, and the positions of words make
// up for what is lost.
func per1000(advance int) int { return (advance*1000 + metrics.UnitsPerEm/2) / metrics.UnitsPerEm }

// stream is data as the body of a PDF object, compressed as well as can be.
func stream(data []byte, more string) string {
	packed := newSqueezer(bestSize).squeeze(data)
	return fmt.Sprintf("<</Filter /FlateDecode /Length %d%s>>\nstream\n%s\nendstream", len(packed), more, packed)
}

// tag is the six letters that mark a subset, different for each set.
func tag(name string, runes []rune) string {
	sum := sha256.Sum256([]byte(name + "\x00" + string(runes)))
	var t [6]byte
	for i := range t {
		t[i] = 'A' + sum[i]%26
	}
	return string(t[:])
}

// extraCache remembers fonts of uncommon characters, which come again in a
// batch of documents from one template.
type extraCache struct {
	mu    sync.Mutex
	fonts map[extraKey]*font
}

type extraKey struct {
	face  sheet.Face
	runes string // in the order of their codes
}

// extraLimit is how many fonts are remembered; at some 10 kB each.
const extraLimit = 64

// get makes the font of a page of uncommon characters, or remembers it.
func (c *extraCache) get(family *metrics.Family, face sheet.Face, runes []rune) (*font, error) {
	if len(runes) > 255-firstCode {
		return nil, errors.New("too many characters for a page") // cannot happen
	}
	key := extraKey{face, string(runes)}
	c.mu.Lock()
	ft := c.fonts[key]
	c.mu.Unlock()
	if ft != nil {
		return ft, nil
	}
	page := new(codePage)
	copy(page[firstCode+1:], runes)
	ft, err := newFont(family, face, page)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fonts == nil || len(c.fonts) >= extraLimit {
		c.fonts = make(map[extraKey]*font)
	}
	c.fonts[key] = ft
	return ft, nil
}
