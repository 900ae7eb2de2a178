package pdffile

import (
	"bytes"
	"compress/zlib"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"testing"
)

// TestUnpredict reads rows that the standard library's PNG encoder predicted.
func TestUnpredict(t *testing.T) {
	picture := image.NewGray(image.Rect(0, 0, 64, 64))
	for y := range 64 {
		for x := range 64 {
			v := [8]int{x * 4, y * 4, x * y, (x ^ y) * 37 * (y + 3), x + 2*y, x * x / (y + 1), (x * 7919 * y) >> 3, 5}[y/8]
			picture.SetGray(x, y, color.Gray{Y: uint8(v)})
		}
	}
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		t.Fatal(err)
	}
	_, packed, found := bytes.Cut(file.Bytes(), []byte("IDAT"))
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil || !found {
		t.Fatal(err)
	}
	rows, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[byte]bool{}
	for i := 0; i < len(rows); i += 65 {
		kinds[rows[i]] = true
	}
	if len(kinds) != 5 {
		t.Fatalf("only %d kinds of prediction: another picture is needed", len(kinds))
	}
	got, err := predicted(rows, []byte("<</Predictor 15/Columns 64>>"), true)
	if err != nil || !bytes.Equal(got, picture.Pix) {
		t.Errorf("not the picture, %v", err)
	}
	if got := nearest(11, 8, 10); got != 8 {
		t.Errorf("of neighbours as near as each other, %d", got)
	}
	if _, err := unpredict([]byte{5, 0}, 1, 1); !errors.Is(err, errPrediction) {
		t.Errorf("a kind that is none: %v", err)
	}
}
