package document

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"

	"vanthu/internal/fault"
)

// TestLowerLimits holds documents against lowered bounds: what keeps to them
// passes, what is one over is told the bound in force.
func TestLowerLimits(t *testing.T) {
	deep := func(levels int) string { // the document and its sections are two
		return `{"kind":"ke-hoach","issuer":{"name":"A","code":"B"},"sections":["x",` + strings.Repeat(`[`, levels-2) + strings.Repeat(`]`, levels-2) + `]}`
	}
	cells := func(n int) string {
		return `{"kind":"ke-hoach","issuer":{"name":"A","code":"B"},"sections":[{"table":{"rows":[` + strings.TrimSuffix(strings.Repeat(`["a"],`, n), ",") + `]}}]}`
	}
	pixels := func(w, h int) string {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
			t.Fatal(err)
		}
		return `{"kind":"ke-hoach","issuer":{"name":"A","code":"B"},"sections":["x"],"signer":{"position":["B"],"name":"C","seal":"data:image/png;base64,` + base64.StdEncoding.EncodeToString(b.Bytes()) + `"}}`
	}
	for _, c := range []struct {
		limits     Limits
		good, bad  string
		rule, said string
	}{
		{Limits{Depth: 9}, deep(9), deep(10), "limit.depth", "quá 9 cấp"},
		{Limits{Cells: 3}, cells(3), cells(4), "limit.cells", "quá 3 ô"},
		{Limits{Pixels: 500_000}, pixels(1000, 500), pixels(1000, 501), "image.total", "quá 0,5 triệu điểm ảnh"},
		{Limits{Depth: 1000}, deep(MaxDepth), deep(MaxDepth + 1), "limit.depth", "quá 64 cấp"},
	} {
		found := func(text string) *fault.Fault {
			_, err := Decode([]byte(text), Options{Limits: c.limits})
			var faults fault.List
			errors.As(err, &faults)
			for i := range faults {
				if faults[i].Rule == c.rule {
					return &faults[i]
				}
			}
			return nil
		}
		if f := found(c.good); f != nil {
			t.Errorf("%+v: %s", c.limits, f)
		}
		if f := found(c.bad); f == nil || !strings.Contains(f.Detail.String(), c.said) {
			t.Errorf("%+v: got %v, want %q", c.limits, f, c.said)
		}
	}
	d, err := Decode([]byte(cells(1)), Options{Limits: Limits{Pages: 7, Cells: 1 << 30}})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Limits{MaxDepth, MaxCells, MaxPixels, 7}); d.Limits() != want || new(Document).Limits().Pages != MaxPages {
		t.Errorf("the document was read under %+v, want %+v", d.Limits(), want)
	}
}
