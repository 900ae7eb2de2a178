package inspect

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
)

func picture(t *testing.T, content string) string {
	t.Helper()
	return writeFile(t, "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="100pt" viewBox="0 0 200 100" `+
		`font-family="Liberation Serif" xml:space="preserve" text-rendering="geometricPrecision">`+content+`</svg>`))
}

func TestReadSVG(t *testing.T) {
	t.Parallel()
	Needs(t, "node", "chromium", "playwright-core")
	first := picture(t, `<text y="20"><tspan x="10 20.5" font-size="14">AV <tspan x="40" fill="#ff0000">&lt;b&gt;</tspan></tspan></text>`+
		`<text x="10" y="40" font-size="10">Kế</text><text x="120" y="40" font-size="10" font-weight="bold">x</text>`)
	pages, err := ReadSVG(t.Context(), nil, first, picture(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 2 || len(pages[0].Lines) != 3 || len(pages[1].Lines) != 0 || pages[0].Width != 200 || pages[0].Height != 100 {
		t.Fatal(Dump(pages))
	}
	l := pages[0].Lines[0]
	at := []float64{10, 20.5, 40, 40 + 14*1155/2048.0} // of 2048 units, "<" is 1155 wide in Liberation Serif
	if l.Text != "AV <b>" || len(l.Words) != 2 || len(l.Spans) != 2 || l.Spans[1].Color != "#ff0000" || l.Spans[0].Size != 14 {
		t.Fatalf("%+v", l)
	}
	for i, x := range append(l.Words[0].At, l.Words[1].At[:2]...) {
		if math.Abs(x-at[i]) > 0.05 { // Chromium places letters on a grid of 1/64 pixel
			t.Errorf("letter %d at %v, want %v", i, x, at[i])
		}
	}
	if l := pages[0].Lines[2]; l.Text != "x" || l.Spans[0].Font != "LiberationSerif-Bold" || l.X0 < 119.9 || l.Y != 40 {
		t.Errorf("%+v", l)
	}
}

// TestReadSVGRefuses: what a strict policy refuses is an error.
func TestReadSVGRefuses(t *testing.T) {
	t.Parallel()
	Needs(t, "node", "chromium", "playwright-core")
	for what, content := range map[string]string{
		"style-src-attr": `<rect style="fill: red"/>`,
		"img-src":        `<image href="https://example.org/a.png" width="9" height="9"/>`,
	} {
		if _, err := ReadSVG(t.Context(), nil, picture(t, content)); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestReadSVGErrors(t *testing.T) {
	Needs(t, "node", "chromium", "playwright-core")
	none := WebFace{Family: "None", Weight: "normal", Style: "normal", File: writeFile(t, "none.ttf", []byte("no face"))}
	for name, call := range map[string]func() error{
		"no files":     func() error { _, err := ReadSVG(t.Context(), nil); return err },
		"no such file": func() error { _, err := ReadSVG(t.Context(), nil, "/nonexistent/a.svg"); return err },
		"no such face": func() error { _, err := ReadSVG(t.Context(), []WebFace{none}, picture(t, "")); return err },
		"no picture":   func() error { _, err := ReadSVG(t.Context(), nil, writeFile(t, "b.svg", []byte("text"))); return err },
	} {
		if err := call(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	t.Setenv("PATH", t.TempDir())
	t.Setenv(ToolsEnv, "")
	_, err := ReadSVG(t.Context(), nil, picture(t, ""))
	var missing *MissingProgramError
	if !errors.As(err, &missing) || missing.Program != "playwright-core" {
		t.Error(fmt.Errorf("a missing package: %w", err))
	}
}
