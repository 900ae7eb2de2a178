package pdf

import (
	"encoding/binary"
	"sync"
	"unicode/utf16"

	"vanthu/internal/pdffile"
)

// sRGB is the colour profile of the files, without which nobody could say in
// ten years what red a "red" was (ISO 19005-2, 6.2.3). It is a matrix profile of
// ICC version 4, made of the numbers of IEC 61966-2-1, which are nobody's; packed.
var sRGB = sync.OnceValue(func() []byte { return pdffile.Smallest(newProfile()) })

// newProfile writes the header of the profile, the table of its parts, and these.
func newProfile() []byte {
	curve := fixed16(be32(nil, text32("para"), 0, 3<<16), 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	xyz := func(x, y, z float64) []byte { return fixed16(be32(nil, text32("XYZ "), 0), x, y, z) }
	white := []float64{0.96420, 1, 0.82491} // D50, to which all profiles refer
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", unicodeText("sRGB")},
		{"cprt", unicodeText("CC0")},
		{"wtpt", xyz(white[0], white[1], white[2])},
		{"chad", fixed16(be32(nil, text32("sf32"), 0), 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve},
		{"gTRC", nil}, // the same
		{"bTRC", nil},
	}
	const header = 128
	table, at := be32(nil, uint32(len(tags))), header+4+12*len(tags)
	var data []byte
	place, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			place, size = at+len(data), len(t.data)
			data = append(data, t.data...)
		}
		table = be32(table, text32(t.name), uint32(place), uint32(size))
	}
	head := be32(nil, uint32(at+len(data)), 0, 4<<24|3<<20, text32("mntr"), text32("RGB "), text32("XYZ "))
	head = append(head, 7, 0xE4, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0) // its date, 1 January 2020
	head = be32(head, text32("acsp"), 0, 0, 0, 0, 0, 0, 0)
	head = fixed16(head, white...)
	return append(append(append(head, make([]byte, header-len(head))...), table...), data...)
}

// unicodeText is a text of a profile.
func unicodeText(s string) []byte {
	b := be32(nil, text32("mluc"), 0, 1, 12, text32("enUS"), uint32(2*len(s)), 28)
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

func text32(s string) uint32 { return binary.BigEndian.Uint32([]byte(s)) }

func be32(b []byte, list ...uint32) []byte {
	for _, n := range list {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	return b
}

// fixed16 appends numbers with 16 bits behind the point.
func fixed16(b []byte, list ...float64) []byte {
	for _, f := range list {
		n := int32(f*65536 + 0.5)
		if f < 0 {
			n = int32(f*65536 - 0.5)
		}
		b = be32(b, uint32(n))
	}
	return b
}
