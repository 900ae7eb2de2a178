package pdf

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/inspect"
	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

const (
	a4Width  = 11906 * units.Twip
	a4Height = 16838 * units.Twip
	left     = 1701 * units.Twip
	measure  = 9354 * units.Twip // 165 mm
)

var info = sheet.Info{
	Title: "Kế hoạch (số 9\\KH) “Độc lập – Tự do”", Author: "SỞ NỘI VỤ", Subject: "V/v <sơ kết> & tổng kết",
	Language: "vi-VN", Date: "2026-11-20",
}

// line sets text on a baseline; spaces part its words. If justified, the
// words fill the measure.
func line(text string, char sheet.Char, x, baseline units.Length, justified bool) layout.Line {
	f := metrics.Default()
	l := layout.Line{Baseline: baseline}
	texts := strings.Split(text, " ")
	gap := f.Width(char.Face, char.Size, " ")
	if justified && len(texts) > 1 {
		room := measure
		for _, t := range texts {
			room -= f.Width(char.Face, char.Size, t)
		}
		gap = room / units.Length(len(texts)-1)
	}
	for i, t := range texts {
		w := layout.Word{X: x, Width: f.Width(char.Face, char.Size, t), Text: t, Char: char, Space: i < len(texts)-1}
		x += w.Width + gap
		l.Words = append(l.Words, w)
	}
	return l
}

// pageOf is a page of lines from the top.
func pageOf(lines ...layout.Line) layout.Page {
	return layout.Page{Width: a4Width, Height: a4Height, Number: 1, Lines: lines}
}

// down is the baseline of the n-th line of a page.
func down(n int) units.Length { return units.Points(80 + 18*float64(n)) }

func char(face sheet.Face) sheet.Char {
	return sheet.Char{Face: face, Size: units.Points(14), Color: sheet.Black}
}

const prose = "Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, " +
	"đổi mới sáng tạo và chuyển đổi số quốc gia; Ủy ban nhân dân tỉnh ban hành Kế hoạch hiện đại hóa công tác văn thư, lưu trữ " +
	"và xây dựng kho dữ liệu tài liệu điện tử giai đoạn 2026 - 2030, trong đó các cơ quan, đơn vị “một cửa” phải báo cáo trước " +
	"ngày 15 hằng tháng (qua Sở Nội vụ) để tổng hợp, trình Chủ tịch xem xét, quyết định theo đúng thẩm quyền được giao"

// plan is a document of 8 pages of 45 justified lines of 12 words.
func plan() Document {
	words := strings.Fields(prose)
	doc := Document{Info: info}
	at := 0
	for p := range 8 {
		page := layout.Page{Width: a4Width, Height: a4Height, Number: p + 1}
		for n := range 45 {
			face := sheet.Regular
			switch n % 15 {
			case 0:
				face = sheet.Bold
			case 5:
				face = sheet.Italic
			case 10:
				face = sheet.BoldItalic
			}
			var text []string
			for range 12 {
				text = append(text, words[at%len(words)])
				at++
			}
			l := line(strings.Join(text, " "), sheet.Char{Face: face, Size: units.Points(13)}, left, units.Points(70+16*float64(n)), true)
			page.Lines = append(page.Lines, l)
		}
		page.Rules = []layout.Rule{{X: left, Y: units.Points(60), Width: units.Millimetres(60), Height: units.Points(0.5)}}
		doc.Pages = append(doc.Pages, page)
	}
	return doc
}

// write renders a document.
func write(t testing.TB, doc Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Default().Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// save writes a rendered document to a file and returns its path.
func save(t testing.TB, doc Document) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, write(t, doc), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// run runs a reader of PDF files and returns what it prints.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	inspect.Needs(t, name)
	var out, errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out.String(), errs.String())
	}
	// Debian builds mutool so, and it says so each time.
	said := strings.ReplaceAll(errs.String(), "warning: ICC support is not available\n", "")
	if said != "" {
		t.Errorf("%s %s complains: %s", name, strings.Join(args, " "), said)
	}
	return out.String()
}

// rawFile is what gofpdf makes of a document, and how it is finished with a structure
// of some pages.
func rawFile(t testing.TB, doc Document) (raw []byte, finish func(raw []byte, pages int) error) {
	t.Helper()
	var d desk
	d.content.begin(Default(), doc.Text, len(doc.Pages))
	for i := range doc.Pages {
		if err := d.content.page(i, &doc.Pages[i]); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.drawing.draw(&doc, &d.content.structure); err != nil {
		t.Fatal(err)
	}
	return d.drawing.raw.Bytes(), func(raw []byte, pages int) error {
		d.content.structure.clear()
		d.content.structure.read(nil, pages)
		file, err := open(raw)
		if err == nil {
			_, err = new(finisher).finish(io.Discard, file, &doc, &d.content)
		}
		return err
	}
}
