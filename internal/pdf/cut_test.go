package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"reflect"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"vanthu/internal/deflate"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
)

// joined is the file of a cut with the glyphs of some codes, unpacked.
func joined(t testing.TB, c *cut, b *bench, used *[256]bool) []byte {
	t.Helper()
	packed, size := c.join(b, used)
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	file, err := io.ReadAll(z) // which heeds Adler-32
	if err != nil {
		t.Fatal(err)
	}
	if len(file) != size {
		t.Errorf("%d bytes, want %d", len(file), size)
	}
	return file
}

// everyCode is all codes of a page that have a character.
func everyCode(p *codePage) (used [256]bool) {
	for code, r := range p {
		used[code] = r != 0
	}
	return used
}

// soundFile wants the sums of a TrueType file to be right, and its tables apart.
func soundFile(t *testing.T, file []byte) {
	t.Helper()
	if sum := checksum(file); sum != 0xB1B0AFBA {
		t.Errorf("checksum %#x", sum)
	}
	f, end := table(file), directory
	for i := range f.u16(4) {
		e := f[12+16*i:]
		at, size := e.u32(8), e.u32(12)
		data := bytes.Clone(file[at : at+size])
		if string(e[:4]) == "head" {
			binary.BigEndian.PutUint32(data[8:], 0)
		}
		if got := checksum(data); got != uint32(e.u32(4)) {
			t.Errorf("%s: checksum %#x, want %#x", e[:4], got, e.u32(4))
		}
		if at%4 != 0 || at < directory {
			t.Errorf("%s stands at %d", e[:4], at)
		}
		end = max(end, at+size)
	}
	if end != len(file) {
		t.Errorf("the tables end at %d of %d", end, len(file))
	}
}

// outlines are read by package sfnt, which knows nothing of cuts.
func outlines(t *testing.T, f *sfnt.Font, g sfnt.GlyphIndex) (sfnt.Segments, fixed.Int26_6) {
	t.Helper()
	var b sfnt.Buffer
	segs, err := f.LoadGlyph(&b, g, fixed.Int26_6(f.UnitsPerEm()), nil)
	if err != nil {
		t.Fatalf("glyph %d: %v", g, err)
	}
	advance, err := f.GlyphAdvance(&b, g, fixed.Int26_6(f.UnitsPerEm()), 0)
	if err != nil {
		t.Fatal(err)
	}
	return append(sfnt.Segments(nil), segs...), advance
}

// parsed is a file as package sfnt reads it.
func parsed(t *testing.T, file []byte) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The outlines and advances of a cut are those of the whole face, for every
// glyph of the common page and of a page of others, whatever else is used.
func TestCutsKeepOutlines(t *testing.T) {
	others := new(codePage)
	copy(others[firstCode+1:], []rune("#$<>\\^`{|}~«»€ŒẞΩЖжǺ½ﬁ"))
	random := rand.New(rand.NewPCG(1, 2))
	var b bench
	for face := sheet.Regular; face <= sheet.BoldItalic; face++ {
		f, err := newTypeface(metrics.Default(), face)
		if err != nil {
			t.Fatal(err)
		}
		whole := parsed(t, []byte(metrics.Default().Data(face)))
		second, err := f.cut(others, f.common.packed)
		if err != nil {
			t.Fatal(err)
		}
		for page, c := range map[*codePage]*cut{commonPage(): f.common, others: second} {
			all := everyCode(page)
			for round := range 40 {
				used := all
				for code := range used {
					used[code] = used[code] && (round == 0 || random.IntN(40) < round)
				}
				file := joined(t, c, &b, &used)
				soundFile(t, file)
				cut := parsed(t, file)
				for code, is := range used {
					number := sfnt.GlyphIndex(code - firstCode + 1)
					if !is {
						continue
					}
					var buf sfnt.Buffer
					if g, err := cut.GlyphIndex(&buf, rune(symbolic+code)); err != nil || g != number {
						t.Fatalf("code %d shows glyph %d, want %d: %v", code, g, number, err)
					}
					want, wide := outlines(t, whole, sfnt.GlyphIndex(metrics.Default().Glyph(face, page[code])))
					got, advance := outlines(t, cut, number)
					if !reflect.DeepEqual(got, want) || advance != wide {
						t.Fatalf("face %d: %c has another outline", face, page[code])
					}
				}
				want, _ := outlines(t, whole, 0)
				if got, _ := outlines(t, cut, 0); !reflect.DeepEqual(got, want) {
					t.Fatalf("face %d: another box for missing characters", face)
				}
			}
		}
	}
}

// What a code of deflate packs comes back, with repeats of all lengths.
func TestHuffman(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for round := range 300 {
		data := make([]byte, 4*random.IntN(400))
		for i := range data {
			data[i] = byte(random.IntN(1 + round))
			if i >= 4 && random.IntN(1+round%20) > 0 {
				data[i] = data[i-4+2*(round%2)]
			}
		}
		sample := data
		if round%3 == 0 {
			sample = bytes.Repeat([]byte{7}, 1<<(round/20)) // the code suits other data; some words are as long as can be
		}
		h := codeOf([][]byte{sample})
		entry := 2 + 2*(round/2%2)
		var b deflate.Bits
		b.Begin(0x78, 0xDA)
		h.Start(&b)
		h.Table(&b, data, entry)
		h.Literals(&b, data[:len(data)/3])
		h.End(&b)
		z, err := zlib.NewReader(bytes.NewReader(b.Sum(0)))
		if err != nil {
			t.Fatal(err)
		}
		got, _ := io.ReadAll(z) // Adler-32 is not right
		if want := append(bytes.Clone(data), data[:len(data)/3]...); !bytes.Equal(got, want) {
			t.Fatalf("round %d: %d bytes came back as %d others", round, len(want), len(got))
		}
	}
}

// A damaged face is refused or cut; it never makes for a panic, nor for a file
// that is not sound in itself.
func FuzzDamagedFace(f *testing.F) {
	whole := metrics.Default().Data(sheet.Italic)
	src, err := readTrueType(whole)
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range []string{"head", "hhea", "hmtx", "maxp", "loca", "glyf"} {
		f.Add(name, uint32(4), []byte{0xFF, 0xFF, 0xFF, 0xFF})
		f.Add(name, uint32(len(src.tables[name])/2), []byte{0, 0, 0x80, 1, 0xFF, 0xFF})
	}
	f.Fuzz(func(t *testing.T, name string, at uint32, with []byte) {
		face, err := readTrueType(whole)
		if err != nil {
			t.Fatal(err)
		}
		data := face.tables[name]
		if name == "glyf" {
			data = table(face.glyf)
		}
		if len(data) == 0 {
			return
		}
		if copy(data[int(at)%len(data):], with); name == "glyf" {
			face.glyf = string(data)
		}
		face.glyphs = face.tables["maxp"].u16(4)
		number := func(r rune) int { return int(metrics.Default().Glyph(sheet.Italic, r)) }
		c, err := newCut(face, commonPage(), number, nil)
		if err != nil {
			return
		}
		used := everyCode(commonPage())
		soundFile(t, joined(t, c, new(bench), &used))
	})
}
