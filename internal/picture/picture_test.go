package picture

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/png"
	"testing"
)

func uri(t *testing.T, width, height, cut int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return kinds[PNG].prefix + base64.StdEncoding.EncodeToString(b.Bytes()[:b.Len()-cut])
}

func TestCheck(t *testing.T) {
	most := Bounds{Bytes: 200, Side: 20, Pixels: 300}
	for _, c := range []struct {
		name, uri string
		pixels    int
		err       error
	}{
		{"as large as may be", uri(t, 20, 15, 0), 300, nil},
		{"one row more", uri(t, 20, 16, 0), 0, ErrPixels},
		{"one column more", uri(t, 21, 1, 0), 0, ErrSide},
		{"cut off", uri(t, 10, 10, 20), 0, ErrData},
		{"no picture", kinds[PNG].prefix + "AAAA", 0, ErrData},
		{"no base64", kinds[PNG].prefix + "***", 0, ErrURI},
		{"another type", "data:image/gif;base64,AAAA", 0, ErrURI},
		{"a kind that is not asked for", kinds[JPEG].prefix + "AAAA", 0, ErrURI},
		{"too long", kinds[PNG].prefix + string(bytes.Repeat([]byte("A"), 400)), 0, ErrBytes},
	} {
		if pixels, err := Check(c.uri, most, PNG); pixels != c.pixels || !errors.Is(err, c.err) {
			t.Errorf("%s: %d, %v", c.name, pixels, err)
		}
	}
}
