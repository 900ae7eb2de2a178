package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"vanthu/internal/layout"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// pngOf is a picture whose pixels are reckoned.
func pngOf(width, height int, at func(x, y int) color.NRGBA) *sheet.Picture {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetNRGBA(x, y, at(x, y))
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return &sheet.Picture{Data: b.Bytes(), Columns: width, Rows: height}
}

// disc is a coloured disc on nothing.
func disc(width int, c color.NRGBA) *sheet.Picture {
	return pngOf(width, width, func(x, y int) color.NRGBA {
		if r := width / 2; (x-r)*(x-r)+(y-r)*(y-r) < r*r {
			return c
		}
		return color.NRGBA{}
	})
}

// imageAt is an image, in points from the page's corner.
func imageAt(p *sheet.Picture, x, y, w, h float64) layout.Image {
	return layout.Image{Tag: "seal", X: units.Points(x), Y: units.Points(y), Width: units.Points(w), High: units.Points(h), Picture: p}
}

// signed is two pages with images: nine pictures of one width, one of which is
// opaque and one of which is there again, in another file, on both pages.
func signed() Document {
	var pages [2]layout.Page
	for i := range pages {
		pages[i] = pageOf(line("Nguyễn Văn An", char(sheet.Bold), left, down(10), false))
	}
	for n := range 8 {
		p := disc(40, color.NRGBA{uint8(30 * n), 0, 200, uint8(255 - n)})
		pages[n%2].Images = append(pages[n%2].Images, imageAt(p, 100+10*float64(n), 120, 60, 60))
	}
	solid := pngOf(40, 20, func(x, y int) color.NRGBA { return color.NRGBA{uint8(6 * x), uint8(12 * y), 90, 255} })
	again := *pages[0].Images[0].Picture
	again.Data = bytes.Clone(again.Data)
	for i := range pages {
		pages[i].Images = append(pages[i].Images, imageAt(solid, -20, 300, 80, 40), imageAt(&again, 300, 300.5, 72.25, 36))
	}
	return Document{Info: info, Pages: pages[:]}
}

var filled = regexp.MustCompile(`<fill_image [^>]*transform="([^"]*)"`)

// TestImagesStandWhereLayoutPutThem reads the images back by mutool, in the
// order in which they are drawn.
func TestImagesStandWhereLayoutPutThem(t *testing.T) {
	const tolerance = 0.002 // points; mutool prints so much
	doc := signed()
	out := run(t, "mutool", "trace", save(t, doc))
	found := filled.FindAllStringSubmatch(out, -1)
	var want []layout.Image
	for _, p := range doc.Pages {
		want = append(want, p.Images...)
	}
	if len(found) != len(want) {
		t.Fatalf("%d images, want %d:\n%s", len(found), len(want), out)
	}
	for i, f := range found {
		im := want[i]
		for k, w := range []float64{im.Width.Points(), 0, 0, im.High.Points(), im.X.Points(), im.Y.Points()} {
			if got, err := strconv.ParseFloat(strings.Fields(f[1])[k], 64); err != nil || math.Abs(math.Abs(got)-math.Abs(w)) > tolerance {
				// A picture's rows go down, the page's axis up: the fourth number
				// may have either sign, and the last is then the lower edge.
				if k != 5 || math.Abs(got-w-im.High.Points()) > tolerance {
					t.Errorf("image %d: %q, want %v", i, f[1], im)
				}
			}
		}
	}
	if strings.LastIndex(out, "<fill_image") < strings.LastIndex(out, "<fill_text") {
		t.Error("an image lies under the text")
	}
}

// TestEachPictureIsThereOnce counts images, and masks, and wants every stream
// compressed.
func TestEachPictureIsThereOnce(t *testing.T) {
	file := save(t, signed())
	run(t, "qpdf", "--check", file)
	list := run(t, "pdfimages", "-list", file)
	objects := map[string]bool{}
	for _, l := range strings.Split(strings.TrimSpace(list), "\n")[2:] {
		objects[strings.Fields(l)[10]] = true
	}
	if len(objects) != 9 { // pdfimages calls a mask by its image's number
		t.Errorf("%d objects hold images, want 9:\n%s", len(objects), list)
	}
	data := write(t, signed())
	if n := bytes.Count(data, []byte("/Subtype /Image\n")); n != 9+8 {
		t.Errorf("%d images, want 9 and the masks of 8", n)
	}
	if n := bytes.Count(data, []byte("\n/Filter /FlateDecode\n")); n < 9+8 {
		t.Errorf("%d streams of images are compressed", n)
	}
}

// TestImagesKeepTheirPixels takes the pictures out of the file again.
func TestImagesKeepTheirPixels(t *testing.T) {
	p := pngOf(17, 9, func(x, y int) color.NRGBA { return color.NRGBA{uint8(15 * x), uint8(28 * y), 7, uint8(x * y)} })
	page := pageOf()
	page.Width, page.Height = units.Points(100), units.Points(100)
	page.Images = []layout.Image{imageAt(p, 10, 20, 34, 18)}
	file := save(t, Document{Info: info, Pages: []layout.Page{page}})
	want, err := png.Decode(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	for _, reader := range []string{"pdftoppm", "mutool"} {
		got := picture(t, reader, file) // 2 pixels a point: 4 a pixel of the picture
		for y := range 9 {
			for x := range 17 {
				c := want.At(x, y).(color.NRGBA)
				g := color.NRGBAModel.Convert(got.At(20+4*x+2, 40+4*y+2)).(color.NRGBA)
				a := int(c.A)
				for _, v := range [][2]uint8{{c.R, g.R}, {c.G, g.G}, {c.B, g.B}} {
					if over := (int(v[0])*a + 255*(255-a)) / 255; over-int(v[1]) > 8 || int(v[1])-over > 8 {
						t.Fatalf("%s: pixel %d %d is %v, want %v over white", reader, x, y, g, c)
					}
				}
			}
		}
	}
}

// TestImagesGiveTheSameBytes: gofpdf numbers pictures of one width at random.
func TestImagesGiveTheSameBytes(t *testing.T) {
	want := write(t, signed())
	for range 20 {
		if !bytes.Equal(write(t, signed()), want) {
			t.Fatal("the same document came out differently")
		}
	}
}

func TestImagesThatCannotBeDrawn(t *testing.T) {
	deep := new(bytes.Buffer)
	if err := png.Encode(deep, image.NewNRGBA64(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	good := disc(4, color.NRGBA{255, 0, 0, 255})
	for want, im := range map[string]layout.Image{
		"16-bit":               imageAt(&sheet.Picture{Data: deep.Bytes()}, 0, 0, 9, 9),
		"not a PNG":            imageAt(&sheet.Picture{Data: []byte("GIF89a, which is not the right thing")}, 0, 0, 9, 9),
		"EOF":                  imageAt(&sheet.Picture{Data: good.Data[:50]}, 0, 0, 9, 9),
		"no picture":           imageAt(nil, 0, 0, 9, 9),
		"no picture or no siz": imageAt(good, 0, 0, 0, 9),
	} {
		page := pageOf()
		page.Images = []layout.Image{im}
		out := new(bytes.Buffer)
		if _, err := Default().Write(out, Document{Info: info, Pages: []layout.Page{page}}); err == nil || !strings.Contains(fmt.Sprint(err), want) || out.Len() > 0 {
			t.Errorf("error %v after %d bytes, want one about %q", err, out.Len(), want)
		}
	}
}
