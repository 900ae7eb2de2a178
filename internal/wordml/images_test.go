package wordml

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/inspect"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// square is a picture of one colour.
func square(c color.NRGBA) *sheet.Picture {
	const side = 20
	img := image.NewNRGBA(image.Rect(0, 0, side, side))
	for i := range side * side {
		img.SetNRGBA(i%side, i/side, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return &sheet.Picture{Data: b.Bytes(), Columns: side, Rows: side}
}

var (
	blue = square(color.NRGBA{0, 0, 200, 200})
	red  = square(color.NRGBA{200, 0, 0, 150})
)

// signed is a signature's room with a signature and, over it, a seal that
// reaches out of the room and of the column.
func signed() *sheet.Paragraph {
	p := spacer(30 * mm)
	p.Images = []sheet.Image{
		{Tag: "signature_image", Alt: "Chữ ký của «Nguyễn Văn An» & <dấu>", X: 30 * mm, Y: 5 * mm, Width: 40 * mm, High: 20 * mm, Picture: blue},
		{Tag: "seal_image", Alt: "Con dấu", X: -6 * mm, Y: -3 * mm, Width: 36 * mm, High: 36 * mm, Picture: red},
	}
	return p
}

// images has anchors in the first and the second cell of a row and in the text.
func images() *sheet.Sheet {
	row := sheet.Row{Cells: []sheet.Cell{
		cell(0, text(cellSt, "trái"), signed()),
		cell(1, text(centred, "GIÁM ĐỐC"), signed(), text(centred, "Nguyễn Văn An")),
	}}
	return newSheet(&sheet.Section{Blocks: []sheet.Block{
		text(centred, "A"),
		&sheet.Table{Columns: []units.Length{units.Twips(4000), units.Twips(5000)}, Rows: []sheet.Row{row}},
		spacer(mm),
		signed(),
		text(centred, "B"),
	}})
}

var imageTransform = regexp.MustCompile(`<fill_image [^>]*transform="(\S+) \S+ \S+ (\S+) (\S+) (\S+)"`)

// TestLibreOfficeDrawsImages reads LibreOffice's drawing of images back.
func TestLibreOfficeDrawsImages(t *testing.T) {
	inspect.Needs(t, "soffice", "mutool")
	dir := t.TempDir()
	file := filepath.Join(dir, "images.docx")
	if err := os.WriteFile(file, render(t, images()), 0o600); err != nil {
		t.Fatal(err)
	}
	pdf, err := inspect.ConvertDOCX(context.Background(), file, dir)
	if err != nil {
		t.Fatal(err)
	}
	trace, err := exec.Command("mutool", "trace", pdf).Output()
	if err != nil {
		t.Fatalf("mutool (Debian package mupdf-tools): %v", err)
	}
	found := imageTransform.FindAllStringSubmatch(string(trace), -1)
	row := a4.Top + line14
	var want [][4]units.Length
	for _, from := range [][2]units.Length{
		{a4.Left, row + line12}, {a4.Left + units.Twips(4000), row + line14}, {a4.Left, row + 2*line14 + 30*mm + mm},
	} {
		for _, i := range signed().Images {
			want = append(want, [4]units.Length{i.Width, i.High, from[0] + i.X, from[1] + i.Y})
		}
	}
	if len(found) != len(want) {
		t.Fatalf("%d images, want %d", len(found), len(want))
	}
	for n, f := range found {
		for k, what := range []string{"width", "height", "left", "top"} {
			var got float64
			if _, err := fmt.Sscan(f[k+1], &got); err != nil {
				t.Fatal(err)
			}
			at(t, fmt.Sprintf("image %d, %s", n+1, what), got, want[n][k])
		}
	}
}

// TestImagesShareTheirPictures: one part for each picture, however often it
// is there, and ids of which no two are the same.
func TestImagesShareTheirPictures(t *testing.T) {
	s := images()
	again := *blue // the same picture from another file
	again.Data = bytes.Clone(again.Data)
	s.Sections[0].Blocks[3].(*sheet.Paragraph).Images[0].Picture = &again
	names, parts := unpack(t, render(t, s))
	if n := count(names, "word/media/"); n != 2 {
		t.Errorf("%d pictures in %q", n, names)
	}
	if parts["word/media/image1.png"] != string(blue.Data) || parts["word/media/image2.png"] != string(red.Data) {
		t.Error("a picture is not as it was")
	}
	if !strings.Contains(parts["[Content_Types].xml"], `<Default Extension="png" ContentType="image/png"/>`) {
		t.Error("the type of pictures is not told")
	}
	for n := 1; n <= 2; n++ {
		link := fmt.Sprintf(`<Relationship Id="rIdImage%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image%[1]d.png"/>`, n)
		if !strings.Contains(parts["word/_rels/document.xml.rels"], link) {
			t.Errorf("no %s", link)
		}
		if n := strings.Count(parts["word/document.xml"], fmt.Sprintf(`r:embed="rIdImage%d"`, n)); n != 3 {
			t.Errorf("picture drawn %d times, want 3", n)
		}
	}
	ids := regexp.MustCompile(`<wp:docPr id="\d+"`).FindAllString(parts["word/document.xml"], -1)
	slices.Sort(ids)
	if len(slices.Compact(ids)) != 6 {
		t.Errorf("ids %q", ids)
	}
	if alt := `descr="Chữ ký của «Nguyễn Văn An» &amp; &lt;dấu&gt;"`; !strings.Contains(parts["word/document.xml"], alt) {
		t.Errorf("no %s", alt)
	}
}

// TestNoImagesNoTrace: a document without images has nothing of them.
func TestNoImagesNoTrace(t *testing.T) {
	render(t, images()) // the next render may take over its buffers
	names, parts := unpack(t, render(t, first()))
	if count(names, "word/media/") != 0 || strings.Contains(parts["[Content_Types].xml"]+parts["word/_rels/document.xml.rels"], "image") {
		t.Errorf("pictures in %q", names)
	}
}
