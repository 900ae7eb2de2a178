package importer_test

import (
	"encoding/json"
	"slices"
	"testing"

	"vanthu/internal/importer"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// TestStamps reads marks of secrecy and urgency as offices stamp and draw them under the
// number, and leaves nothing of them in the text.
func TestStamps(t *testing.T) {
	t.Parallel()
	const red = 0xE60000
	framed := func(p *seen.Paragraph) { p.Set.Boxed, p.Place.Table = true, 1 }
	for _, c := range []struct {
		name  string
		lines []string
		set   func(p *seen.Paragraph)
		want  string
		lost  []string // told as left out, beside what the program prints itself
	}{
		{"in small letters, in a frame", []string{"Mật"}, framed, "", []string{"Mật"}},
		{"in small letters, in red", []string{"Hỏa tốc"}, func(p *seen.Paragraph) { p.Runs[0].Color = red }, "hoa-toc", nil},
		{"with blanks between the letters", []string{"K H Ẩ N"}, nil, "khan", nil},
		{"with an hour", []string{"HỎA TỐC HẸN GIỜ:", "Trước 10 giờ, 13/11/2025"}, framed, "hoa-toc", []string{"HỎA TỐC HẸN GIỜ:", "Trước 10 giờ, 13/11/2025"}},
		{"on two lines", []string{"HỎA TỐC", "HẸN GIỜ"}, framed, "hoa-toc", []string{"HẸN GIỜ"}},
		{"parted between its words", []string{"THƯỢNG", "KHẨN"}, nil, "thuong-khan", nil},
		{"parted, without KHẨN", []string{"HOẢ", "TỐC"}, nil, "hoa-toc", nil},
		{"parted in red", []string{"Hỏa", "tốc"}, func(p *seen.Paragraph) { p.Runs[0].Color = red }, "hoa-toc", nil},
		{"parted in a frame", []string{"THƯỢNG", "KHẨN"}, framed, "thuong-khan", nil},
		{"in brackets", []string{"(KHẨN)"}, nil, "khan", nil},
		{"of the law before", []string{"TỐI KHẨN"}, nil, "", []string{"TỐI KHẨN"}},
	} {
		p := seen.FromText("SỞ NỘI VỤ\nSố: 25/BC-SNV\n" + lines(c.lines) + "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Tĩnh, ngày 12 tháng 11 năm 2025\nBÁO CÁO\nBão số 11\nKhông có thiệt hại về người./.")
		p.Source = seen.PDF
		for i := range p.Blocks {
			q := p.Blocks[i].Paragraph
			q.Place = seen.Place{Page: 1, X: 30 * units.MM, Y: units.Length(20+6*i) * units.MM, Width: 60 * units.MM, Height: 5 * units.MM}
			n := len(c.lines)
			switch q.Set.Align = seen.Center; {
			case i < 2+n:
				q.Place.Column = 1
			case i < 5+n:
				q.Place.Column = 2
			case i == len(p.Blocks)-1:
				q.Set.Align = seen.Justified
			}
			if c.set != nil && 1 < i && i < 2+n {
				c.set(q)
			}
		}
		told(t, c.name, p, c.want, c.lost)
	}
}

// TestStampOver reads what was stamped over the page or stands askew in its margin.
func TestStampOver(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"HỎA TỐC", "CÔNG VĂN ĐẾN"} {
		over := seen.Block{Paragraph: &seen.Paragraph{Place: seen.Place{Page: 1}, Runs: []seen.Run{{Text: text}}}}
		for _, where := range []string{"over the page", "in its margin"} {
			p := seen.FromText("BÁO CÁO\nBão số 11\nKhông có thiệt hại về người./.")
			p.Source = seen.PDF
			p.Blocks[0].Paragraph.Set.Align, p.Blocks[1].Paragraph.Set.Align = seen.Center, seen.Center
			want, lost := "hoa-toc", []string(nil)
			if text != "HỎA TỐC" {
				want = ""
			}
			if where == "over the page" {
				p.Added = []seen.Block{over}
			} else {
				p.Sheets = []seen.Sheet{{Number: 1, Header: []seen.Block{over}}}
				if want == "" {
					lost = []string{text}
				}
			}
			told(t, text+" "+where, p, want, lost)
		}
	}
}

func lines(list []string) (out string) {
	for _, l := range list {
		out += l + "\n"
	}
	return out
}

// told holds the urgency of a paper's document, and what is left out of it beside what the
// program prints, against what they should be.
func told(t *testing.T, name string, p *seen.Paper, want string, lost []string) {
	t.Helper()
	p.Name()
	r, err := importer.Import(p, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		Urgency  string
		Opening  []string
		Sections []string
	}
	if err := json.Unmarshal(r.Document, &d); err != nil {
		t.Fatalf("%s: %v in %s", name, err, r.Document)
	}
	var left []string
	for _, l := range r.LeftOut[:r.Lost()] {
		left = append(left, l.Text)
	}
	if d.Urgency != want || !slices.Equal(left, lost) || len(d.Opening)+len(d.Sections) != 1 {
		t.Errorf("%s: %q, left out %q, want %q, %q; in the text %q", name, d.Urgency, left, want, lost, append(d.Opening, d.Sections...))
	}
}
