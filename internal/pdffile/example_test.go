package pdffile_test

import (
	"fmt"
	"os"

	"vanthu/internal/pdffile"
)

// What stands at the head of a paper: each run with its face, its size, and
// where it begins.
func Example() {
	data, err := os.ReadFile("../../examples/thong-bao.pdf")
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := pdffile.Open(data, pdffile.Options{})
	if err != nil {
		fmt.Println(err) // pdffile.ErrEncrypted, say
		return
	}
	pages, err := file.Pages()
	if err != nil {
		fmt.Println(err)
		return
	}
	marks, err := pages[0].Marks()
	if err != nil {
		fmt.Println(err) // pdffile.ErrLimit
		return
	}
	for _, r := range marks.Runs[:4] {
		fmt.Printf("%q %s %g at %.1f, %.1f\n", r.Text, r.Face.Name, r.Size, r.Glyphs[0].X, r.Glyphs[0].Y)
	}
	for _, s := range marks.Strokes[:1] {
		fmt.Printf("a line of %.1f at %.1f, %.1f\n", s.X1-s.X0, s.X0, s.Y0)
	}
	fmt.Println("not read:", marks.Unread)
	// Output:
	// "ỦY BAN NHÂN DÂN" LiberationSerif-Bold 13 at 118.8, 68.7
	// "XÃ PHÚ LỘC THƯỢNG" LiberationSerif-Bold 13 at 108.6, 83.6
	// "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" LiberationSerif-Bold 13 at 278.2, 68.7
	// "Độc lập - Tự do - Hạnh phúc" LiberationSerif-Bold 14 at 328.2, 84.5
	// a line of 57.2 at 151.4, 88.4
	// not read: []
}
