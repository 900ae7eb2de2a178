package picture

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// photograph is a JPEG of 24 by 16 dots whose upper left quarter is red, as a
// camera held in a way writes it, with what that says and a second picture.
func photograph(t *testing.T, turn byte) []byte {
	t.Helper()
	p := image.NewRGBA(image.Rect(0, 0, 24, 16))
	for y := range 16 {
		for x := range 24 {
			p.SetRGBA(x, y, color.RGBA{0, 0, 255, 255})
			if x < 12 && y < 8 {
				p.SetRGBA(x, y, color.RGBA{255, 0, 0, 255})
			}
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	said := "Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(turn) + "\x00\x00Hà Nội"
	file := b.Bytes()
	out := append([]byte{}, file[:2]...)
	out = append(out, 0xFF, exif, 0, byte(len(said)+2))
	out = append(append(out, said...), file[2:]...)
	return append(out, "GPS behind the end"...)
}

func TestBare(t *testing.T) {
	for turn, red := range map[byte]image.Point{
		0: {0, 0}, 1: {0, 0}, 2: {20, 0}, 3: {20, 12}, 4: {0, 12}, 5: {0, 0}, 6: {12, 0}, 7: {12, 20}, 8: {0, 20},
	} {
		got, err := Bare(photograph(t, turn))
		if err != nil {
			t.Fatal(turn, err)
		}
		if bytes.Contains(got, []byte("Exif")) || bytes.Contains(got, []byte("GPS")) {
			t.Errorf("turn %d: what the camera says is still there", turn)
		}
		p, err := jpeg.Decode(bytes.NewReader(got))
		if err != nil {
			t.Fatal(turn, err)
		}
		if size := p.Bounds().Size(); (size == image.Pt(16, 24)) != (turn >= 5) {
			t.Errorf("turn %d: %v", turn, size)
		}
		if r, _, b, _ := p.At(red.X+2, red.Y+2).RGBA(); r < 0xC000 || b > 0x4000 {
			t.Errorf("turn %d: no red at %v", turn, red)
		}
	}
	if _, err := Bare([]byte("no picture")); !errors.Is(err, ErrData) {
		t.Error(err)
	}
}

func TestCheckJPEG(t *testing.T) {
	most := Bounds{Bytes: 4000, Side: 24, Pixels: 384}
	file := photograph(t, 1)
	code := base64.StdEncoding.EncodeToString(file)
	if pixels, err := Check(kinds[JPEG].prefix+code, most, PNG, JPEG); pixels != 384 || err != nil {
		t.Error(pixels, err)
	}
	if _, err := Check(kinds[PNG].prefix+code, most, PNG, JPEG); !errors.Is(err, ErrData) {
		t.Error("a JPEG that is called a PNG:", err)
	}
}

// FuzzBare finds that no file makes Bare panic, and that what it gives can be read.
func FuzzBare(f *testing.F) {
	f.Add([]byte("\xFF\xD8\xFF\xDA\x00\x02"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if _, err := jpeg.Decode(bytes.NewReader(file)); err != nil {
			return // Check refuses it
		}
		got, err := Bare(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := jpeg.Decode(bytes.NewReader(got)); err != nil {
			t.Fatal(err)
		}
	})
}
