package render

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"vanthu/internal/inspect"
	"vanthu/internal/metrics"
	"vanthu/internal/pdffile"
	"vanthu/internal/sheet"
)

// viewed are ten examples that have all there is to see.
var viewed = []string{
	"cong-van",              // a letter
	"ke-hoach-de-cuong",     // tables, lines to fill in, an annex on its side
	"ke-hoach-du-thao",      // a watermark
	"bao-cao-quan-trac",     // pictures, raised and lowered figures
	"thong-bao-khao-sat",    // marks of a form
	"dang-chuong-trinh",     // of the Party, an annex on its side
	"cong-van-doanh-nghiep", // a company's letterhead and logo
	"cong-van-bieu-trung",   // an emblem
	"ke-hoach-chu-ky",       // signature and seal
	"dang-2018-cong-van",    // the stamp of what is received
}

const viewedDots = 150 // an inch

// TestViewers has the viewers of Chromium and Firefox show ten examples beside poppler and MuPDF: the same words in the
// same order, and the same pages but for how each smooths the edges of letters.
func TestViewers(t *testing.T) {
	inspect.Needs(t, "pdftotext", "pdftoppm", "mutool", "node", "chromium", "playwright-core", "pdfjs-dist", "@hyzyla/pdfium")
	const (
		limit  = 0.002 // of a page's dots that have nothing like them nearby; 0.0009 at most were found, in pictures
		square = 16    // dots, a letter
		darker = 0.12  // of black, in a square: 0.09 at most were found; most letters take more where they are missing
	)
	var files []string
	for _, name := range viewed {
		files = append(files, sampleNamed(t, name).pdfFile)
	}
	views, err := inspect.ViewPDF(t.Context(), viewedDots, t.TempDir(), files...)
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range viewed {
		text, err := inspect.Text(t.Context(), files[i])
		if err != nil {
			t.Fatal(err)
		}
		printed := pictures(t, "pdftoppm", files[i], "png")
		muPDF := inspect.View{Text: string(output(t, "mutool", "draw", "-q", "-F", "txt", files[i])), Pages: pictures(t, "mutool", files[i], "png")}
		for viewer, view := range map[string]inspect.View{"MuPDF": muPDF, "PDFium": views[i].PDFium, "pdf.js": views[i].PDFJS} {
			readsTheSame(t, name+" in "+viewer, view.Text, text, name == "bao-cao-quan-trac")
			if len(view.Pages) != len(printed) {
				t.Fatalf("%s in %s: %d pages, want %d", name, viewer, len(view.Pages), len(printed))
			}
			for n, page := range view.Pages {
				got, want := decoded(t, page), decoded(t, printed[n])
				part, worst := unlike(greys(got), greys(want)), difference(got, want, square)
				t.Logf("%s in %s, page %d: %.5f %.3f", name, viewer, n+1, part, worst)
				if part > limit || worst > darker {
					t.Errorf("%s in %s, page %d: %.5f of the dots differ, some square by %.3f", name, viewer, n+1, part, worst)
				}
			}
		}
	}
}

// readsTheSame holds a viewer's words against poppler's. Each parts words in its own way where a figure in them is raised
// or lowered; there the letters are held.
func readsTheSame(t *testing.T, what, got, want string, raised bool) {
	t.Helper()
	if raised {
		got, want = strings.Join(strings.Split(squeezed(got), ""), " "), strings.Join(strings.Split(squeezed(want), ""), " ")
	}
	a, b := strings.Fields(got), strings.Fields(want)
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Errorf("%s: %q, want %q", what, a[min(i, len(a)):min(i+9, len(a))], b[min(i, len(b)):min(i+9, len(b))])
			return
		}
	}
}

func output(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	out, err := exec.Command(program, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	return out
}

// pictures are the pages of a file, drawn by poppler or MuPDF as "png" or "ppm".
func pictures(t *testing.T, program, file, kind string) []string {
	t.Helper()
	dir, args := t.TempDir(), []string{"-r", strconv.Itoa(viewedDots)}
	switch {
	case program == "mutool":
		args = append([]string{"draw", "-q", "-o", filepath.Join(dir, "page-%02d."+kind)}, append(args, file)...)
	case kind == "png":
		args = append(args, "-png", file, filepath.Join(dir, "page"))
	default:
		args = append(args, file, filepath.Join(dir, "page"))
	}
	output(t, program, args...)
	found, err := filepath.Glob(filepath.Join(dir, "page-*."+kind))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestWholeFaces draws examples once more with the whole faces in the place of the cut ones, instructions for the grid
// of a screen included: poppler and MuPDF draw the same dots.
func TestWholeFaces(t *testing.T) {
	inspect.Needs(t, "pdftoppm", "mutool")
	for _, name := range viewed {
		s := sampleNamed(t, name)
		whole := filepath.Join(t.TempDir(), "whole.pdf")
		if err := os.WriteFile(whole, withWholeFaces(t, s.pdf), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, program := range []string{"pdftoppm", "mutool"} {
			cut, want := pictures(t, program, s.pdfFile, "ppm"), pictures(t, program, whole, "ppm")
			if len(cut) != len(want) || len(cut) == 0 {
				t.Fatalf("%s by %s: %d and %d pages", name, program, len(cut), len(want))
			}
			for n := range want {
				a, errA := os.ReadFile(cut[n])
				b, errB := os.ReadFile(want[n])
				if errA != nil || errB != nil {
					t.Fatal(errA, errB)
				}
				if !bytes.Equal(a, b) {
					t.Errorf("%s by %s: page %d has other dots with whole faces", name, program, n+1)
				}
			}
		}
	}
}

// withWholeFaces is a PDF with the faces of the program instead of their cuts, under the same codes.
func withWholeFaces(t *testing.T, data []byte) []byte {
	t.Helper()
	file, err := pdffile.Open(data, pdffile.Options{Whole: true})
	if err != nil {
		t.Fatal(err)
	}
	find := func(v pdffile.Value) *pdffile.Object {
		o, err := file.Find(v)
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	size, _ := file.Trailer().Key("Size").Int()
	objects, faces := make([]*pdffile.Object, size), 0
	for n := 1; n < size; n++ {
		objects[n], err = file.Object(n)
		if err != nil {
			t.Fatal(err)
		}
	}
	for n := 1; n < size; n++ {
		font := objects[n]
		if !font.Key("Subtype").Is("TrueType") {
			continue
		}
		name, _ := font.Key("BaseFont").Name()
		codes, err := file.Unpack(find(font.Key("ToUnicode")))
		if err != nil {
			t.Fatal(err)
		}
		number, _ := find(font.Key("FontDescriptor")).Key("FontFile2").Ref()
		whole := wholeFace(t, name[len("ABCDEF+"):], codes)
		objects[number] = &pdffile.Object{Value: fmt.Appendf(nil, "<</Length %d /Length1 %[1]d>>", len(whole)), Stream: whole}
		faces++
	}
	if faces == 0 {
		t.Fatal("no faces")
	}
	out, places := []byte("%PDF-1.7\n"), make([]int, size)
	for n := 1; n < size; n++ {
		places[n] = len(out)
		out = fmt.Appendf(out, "%d 0 obj\n", n)
		if out, err = objects[n].Append(out, func(n int) (int, error) { return n, nil }); err != nil {
			t.Fatal(err)
		}
		out = append(out, "\nendobj\n"...)
	}
	table := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", size)
	for _, at := range places[1:] {
		out = fmt.Appendf(out, "%010d 00000 n \n", at)
	}
	return fmt.Appendf(out, "trailer\n<</Size %d /Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", size, file.Root(), table)
}

var codeRange = regexp.MustCompile(`<(..)> <(..)> <(....)>`)

// wholeFace is a face with its codes as those of symbols, which is how a cut has them.
func wholeFace(t *testing.T, name string, toUnicode []byte) []byte {
	t.Helper()
	family, face := metrics.Default(), sheet.Regular
	for family.Name(face) != name {
		face++ // it panics behind the last
	}
	be := binary.BigEndian
	cmap := be.AppendUint32(nil, 1)                       // one table
	cmap = append(cmap, 0, 3, 0, 0, 0, 0, 0, 12)          // for Windows, of symbols
	cmap = append(cmap, 0, 6, 2, 10, 0, 0, 0xF0, 0, 1, 0) // a list of 256 from U+F000
	glyphs := make([]byte, 2*256)
	for _, m := range codeRange.FindAllSubmatch(toUnicode, -1) {
		var first, last, r int
		if _, err := fmt.Sscanf(string(bytes.Join(m[1:], []byte(" "))), "%x %x %x", &first, &last, &r); err != nil {
			t.Fatal(err)
		}
		for code := first; code <= last; code++ {
			be.PutUint16(glyphs[2*code:], family.Glyph(face, rune(r+code-first)))
		}
	}
	cmap = append(cmap, glyphs...)
	font := []byte(family.Data(face))
	for i := range int(be.Uint16(font[4:])) {
		if entry := font[12+16*i:]; string(entry[:4]) == "cmap" {
			be.PutUint32(entry[8:], uint32(len(font)))
			be.PutUint32(entry[12:], uint32(len(cmap)))
		}
	}
	return append(font, cmap...)
}
