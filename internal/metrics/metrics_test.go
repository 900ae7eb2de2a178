package metrics

import (
	"math"
	"strings"
	"sync"
	"testing"
	"unicode"

	"vanthu/fonts"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// Widths that were measured on official documents set in Times New Roman.
func TestKnownWidths(t *testing.T) {
	for _, c := range []struct {
		text string
		face sheet.Face
		size float64
		mm   float64
	}{
		{"ĐẢNG CỘNG SẢN VIỆT NAM", sheet.Bold, 15, 72.9},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", sheet.Bold, 13, 95.7},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", sheet.Bold, 12, 88.3},
		{"Độc lập - Tự do - Hạnh phúc", sheet.Bold, 13, 56.1},
		{"Độc lập - Tự do - Hạnh phúc", sheet.Bold, 14, 60.5},
	} {
		got := Default().Width(c.face, units.Points(c.size), c.text).MM()
		if math.Abs(got-c.mm) > 0.05 { // the known widths have one decimal
			t.Errorf("%s at %v pt: %.3f mm, want %v", c.text, c.size, got, c.mm)
		}
	}
}

func TestStandIns(t *testing.T) {
	f := Default()
	for face := sheet.Regular; face <= sheet.BoldItalic; face++ {
		for _, c := range [][2]rune{{'\u2011', '-'}, {'\u00A0', ' '}, {'\t', ' '}} {
			if f.Advance(face, c[0]) != f.Advance(face, c[1]) || f.Glyph(face, c[0]) != f.Glyph(face, c[1]) {
				t.Errorf("face %d: %U is not as %U", face, c[0], c[1])
			}
		}
	}
	if Drawn('\u2011') != '-' || Drawn('\u00A0') != ' ' || Drawn('ộ') != 'ộ' {
		t.Error("Drawn is wrong")
	}
}

func TestCovers(t *testing.T) {
	f := Default()
	for _, r := range required + Letters + strings.ToUpper(Letters) + "\u2011\u00A0\tﬁ" {
		if !f.Covers(r) {
			t.Errorf("%U %c is not covered", r, r)
		}
	}
	for _, r := range []rune{0, '\n', '\r', 0x7F, 0x85, 0xAD, 0x200B, 0x200D, 0x200E, 0x2028, 0x202E, 0xFEFF, '漢', '😀', 0xE000, 0xFFFF, -1, unicode.MaxRune + 1, 1 << 30} {
		if f.Covers(r) {
			t.Errorf("%U is covered", r)
		}
		f.Advance(sheet.Bold, r) // does not panic
	}
}

// Of the faces of the program it is known which characters they have none of.
// Read as those of a folder are, they are the same.
func TestDefaultIsAsFromAFolder(t *testing.T) {
	set := fonts.Default()
	set.Regular.File = "times.ttf" // no longer the program's own
	asked, err := New(set)
	if err != nil {
		t.Fatal(err)
	}
	own, err := New(fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	for face := sheet.Regular; face <= sheet.BoldItalic; face++ {
		for r := rune(-1); r < 0x10100; r++ {
			if own.Glyph(face, r) != asked.Glyph(face, r) || own.Advance(face, r) != asked.Advance(face, r) {
				t.Fatalf("face %d: %U", face, r)
			}
		}
	}
}

func TestWidthRoundsOnce(t *testing.T) {
	f, s := Default(), strings.Repeat("ơ", 1000)
	got := f.Width(sheet.Italic, units.Points(13), s)
	want := Scale(1000*f.Advance(sheet.Italic, 'ơ'), units.Points(13))
	if got != want {
		t.Errorf("got %d, want %d", got, want)
	}
	if Scale(-3, 2048) != -3 || Scale(1, 1024) != 1 || Scale(-1, 1024) != -1 || Scale(1, 1023) != 0 {
		t.Error("Scale does not round to the nearest, halves away from zero")
	}
}

func TestUnderline(t *testing.T) {
	for face := sheet.Regular; face <= sheet.BoldItalic; face++ {
		offset, thick := Default().Underline(face, units.Points(14))
		if o := offset.Points(); o < 0.1 || o > 3 {
			t.Errorf("face %d: offset %v pt", face, o)
		}
		if th := thick.Points(); th < 0.3 || th > 2 {
			t.Errorf("face %d: thickness %v pt", face, th)
		}
	}
}

func TestOutline(t *testing.T) {
	f := Default()
	if s := f.Outline(sheet.Regular, ' '); len(s) != 0 {
		t.Errorf("a space has %d segments", len(s))
	}
	if s := f.Outline(sheet.Regular, '漢'); s != nil {
		t.Errorf("a missing character has %d segments", len(s))
	}
	moves, top, bottom := 0, math.MinInt, math.MaxInt
	for i, s := range f.Outline(sheet.Bold, 'Ự') {
		if i == 0 && s.Op != MoveTo {
			t.Error("an outline does not begin with a move")
		}
		if s.Op == MoveTo {
			moves++
		}
		top, bottom = max(top, s.P[0].Y), min(bottom, s.P[0].Y)
	}
	if moves < 2 || top < 1300 || top > 2000 || bottom > -100 || bottom < -600 {
		t.Errorf("Ự has %d contours from %d to %d", moves, bottom, top)
	}
}

func TestNewSaysWhatIsWrong(t *testing.T) {
	set := fonts.Default()
	set.Italic.Data = set.Italic.Data[:len(set.Italic.Data)/2]
	if _, err := New(set); err == nil || !strings.Contains(err.Error(), "LiberationSerif-Italic.ttf") {
		t.Errorf("a damaged face gives %v", err)
	}
	set.Italic = fonts.Face{File: "x.ttf"}
	if _, err := New(set); err == nil {
		t.Error("an empty face gives no error")
	}
}

// TestConcurrentUse asks for widths and outlines from eight sides at once.
func TestConcurrentUse(t *testing.T) {
	var width [26]units.Length
	for i := range width {
		width[i] = Default().Width(sheet.Bold, units.Points(14), string(rune('A'+i)))
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for r := rune('A'); r <= 'Z'; r++ {
				Default().Outline(sheet.Bold, r)
				if got := Default().Width(sheet.Bold, units.Points(14), string(r)); got != width[r-'A'] {
					t.Errorf("%c is %v wide beside others, %v alone", r, got, width[r-'A'])
				}
			}
		})
	}
	wg.Wait()
}

func TestNoAllocations(t *testing.T) {
	f := Default()
	if n := testing.AllocsPerRun(100, func() { f.Width(sheet.Bold, units.Points(14), "Độc lập - Tự do - Hạnh phúc") }); n != 0 {
		t.Errorf("Width allocates %v times", n)
	}
}

func BenchmarkWidth(b *testing.B) {
	f := Default()
	b.ReportAllocs()
	for b.Loop() {
		f.Width(sheet.Regular, units.Points(14), "Độc lập - Tự do - Hạnh phúc")
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(fonts.Default()); err != nil {
			b.Fatal(err)
		}
	}
}
