package seen

import (
	"strings"
	"testing"

	"vanthu/internal/rules"
)

// congVan is a công văn as words alone, its head set with tabs and blanks.
const congVan = `UBND TỈNH HÀ TĨNH	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ	Độc lập - Tự do - Hạnh phúc

Số: 123/SNV-VP               Hà Tĩnh, ngày 05 tháng 02 năm 2026
V/v báo cáo kết quả

Kính gửi:
- Bộ Nội vụ;
- Bộ Tài chính.

Thực hiện Công văn số 5/BNV-VP, Sở Nội vụ báo cáo như sau:
1. Kết quả
Đã làm xong./.

Nơi nhận:		KT. GIÁM ĐỐC
- Như trên;		PHÓ GIÁM ĐỐC
- Lưu: VT, VP.

		Nguyễn Văn A`

func TestLetter(t *testing.T) {
	t.Parallel()
	p := FromText(congVan)
	p.Name()
	f := p.Facts()
	var to, recipients []string
	for _, x := range f.To {
		to = append(to, x.Text)
	}
	for _, x := range f.Recipients {
		recipients = append(recipients, x.Text)
	}
	got := []string{
		p.Kind, string(p.Family), f.Parent.Text, f.Issuer.Text, f.Number, f.Symbol, f.Place, f.Date, f.Subject.Text,
		strings.Join(to, "|"), strings.Join(recipients, "|"), f.Archive.Text,
	}
	want := []string{
		"cong-van", string(rules.State), "UBND TỈNH HÀ TĨNH", "SỞ NỘI VỤ", "123", "SNV-VP", "Hà Tĩnh", "2026-02-05",
		"V/v báo cáo kết quả", "Bộ Nội vụ|Bộ Tài chính", "Như trên", "Lưu: VT, VP.",
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q, want %q", got[i], want[i])
		}
	}
	if len(f.Signers) != 1 || f.Signers[0].Name.Text != "Nguyễn Văn A" || f.Signers[0].Authority[0].Text != "KT. GIÁM ĐỐC" {
		t.Errorf("signers %+v", f.Signers)
	}
	if len(f.Headings) != 1 || f.Headings[0].Marker != "1." || f.Headings[0].Title.Text != "Kết quả" {
		t.Errorf("headings %+v", f.Headings)
	}
}

// TestLetterhead wants a company's own head to be known by its name and addresses;
// without addresses, or with the national title, it is none.
func TestLetterhead(t *testing.T) {
	t.Parallel()
	const rest = `
Số: 86/CĐX-KD               Nghệ An, ngày 15 tháng 10 năm 2026
V/v mời hợp tác

Kính gửi: Hợp tác xã Hạnh Lâm

Công ty trân trọng kính mời./.`
	const name = "TẬP ĐOÀN CHÈ VIỆT\nCÔNG TY CỔ PHẦN CHÈ ĐỒI XANH\n"
	const address = "Địa chỉ: Khối 5, xã Đại Đồng\nĐT: 0238 3000 456\n"
	for text, want := range map[string]bool{
		name + address + rest: true,
		name + rest:           false,
		address + rest:        false,
		"UBND TỈNH NGHỆ AN\nSỞ NỘI VỤ\n" + address + rest:                          false,
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" + name + address + rest:             false,
		name + "Chè sạch cho mọi nhà, từ năm 1998 đến nay.\n" + address + rest:     false,
		"CÔNG TY CỔ PHẦN CHÈ ĐỒI XANH\nKhối 5, xã Đại Đồng, tỉnh Nghệ An\n" + rest: false,
	} {
		p := FromText(text)
		p.Name()
		if f := p.Facts(); p.Letterhead != want || (p.Variant != "") != want || want && (f.Parent.Text != "TẬP ĐOÀN CHÈ VIỆT" || f.Issuer.Text != "CÔNG TY CỔ PHẦN CHÈ ĐỒI XANH") {
			t.Errorf("%q: letterhead %v of %q, %q under %q", text, p.Letterhead, p.Variant, f.Issuer.Text, f.Parent.Text)
		}
	}
}

// TestBadlyMade breaks the letter in one way after the other, and wants its parts
// to be found as before.
func TestBadlyMade(t *testing.T) {
	t.Parallel()
	for name, swap := range map[string][2]string{
		"a slip in the title":    {"CHỦ NGHĨA", "CHỦ NGHĨ"},
		"a slip in the motto":    {"Hạnh phúc", "Hạnh phuc."},
		"long dashes":            {"Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"},
		"no dashes":              {"Độc lập - Tự do - Hạnh phúc", "Độc lập Tự do Hạnh phúc"},
		"a title":                {"\nKính gửi:", "\nCÔNG VĂN\n\nKính gửi:"},
		"no colon":               {"Kính gửi:", "Kính gửi"},
		"a short date":           {"Hà Tĩnh, ngày 05 tháng 02 năm 2026", "Hà Tĩnh, 05/02/2026"},
		"no comma":               {"Hà Tĩnh, ngày", "Hà Tĩnh ngày"},
		"no colon at the number": {"Số: 123", "Số 123"},
		"blanks at the number":   {"Số: 123/SNV-VP", "Số: 123 /SNV-VP"},
		"typed strokes":          {"Hạnh phúc\n", "Hạnh phúc\n-------\t-----------\n"},
		"no blank at the mark":   {"KT. GIÁM ĐỐC", "KT.GIÁM ĐỐC"},
		"long dashes of a list":  {"- Như trên;", "– Như trên;"},
		"NFD":                    {"Độc lập", "Độc lập"},
	} {
		text := strings.Replace(congVan, swap[0], swap[1], 1)
		if text == congVan {
			t.Errorf("%s: nothing was broken", name)
		}
		p := FromText(text)
		p.Name()
		f := p.Facts()
		if len(f.Signers) != 1 || len(f.To) != 2 || len(f.Recipients) != 1 {
			t.Errorf("%s: %d signers, %d addressed, %d recipients", name, len(f.Signers), len(f.To), len(f.Recipients))
			continue
		}
		got := []string{p.Kind, string(p.Family), f.Issuer.Text, f.Number, f.Symbol, f.Place, f.Date, f.Subject.Text, f.Recipients[0].Text, f.Archive.Text, f.Signers[0].Name.Text}
		want := []string{"cong-van", "state", "SỞ NỘI VỤ", "123", "SNV-VP", "Hà Tĩnh", "2026-02-05", "V/v báo cáo kết quả", "Như trên", "Lưu: VT, VP.", "Nguyễn Văn A"}
		if strings.Join(got, "|") != strings.Join(want, "|") || f.Title.Text == "" || f.Motto.Text == "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestOldFaces reads what is in the letters of TCVN3 as its reader sees it.
func TestOldFaces(t *testing.T) {
	t.Parallel()
	p := &Paper{Source: Word}
	for _, line := range [][2]string{
		{".VnTimeH", "céng hoµ x· héi chñ nghÜa viÖt nam"}, {".VnTime", "§éc lËp - Tù do - H¹nh phóc"}, {".VnTimeH", "b¸o c¸o"}, {".VnTime", "§iÒu 1. KÕt qu¶"},
	} {
		p.Blocks = append(p.Blocks, Block{Paragraph: &Paragraph{Runs: []Run{{Text: line[1], Face: line[0], Bold: true}}}})
	}
	p.Name()
	last := p.Blocks[3].Paragraph
	if f := p.Facts(); p.Kind != "bao-cao" || f.Motto.Text != rules.ND30.Words.Motto || last.Marker != "Điều 1." || last.Text()[last.Typed:] != "KÕt qu¶" {
		t.Errorf("%q %+v %q %q", p.Kind, f, last.Marker, last.Text()[last.Typed:])
	}
}

// TestTitleAcrossStroke reads a national title on two lines between which a stroke is drawn.
func TestTitleAcrossStroke(t *testing.T) {
	t.Parallel()
	p := FromText("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\n-\nNAM\nĐộc lập - Tự do - Hạnh phúc\nBÁO CÁO")
	p.Source = PDF
	p.Blocks[1] = Block{Stroke: &Stroke{}}
	p.Name()
	if got := p.Facts().Title.Text; got != rules.ND30.Words.Title {
		t.Errorf("%q", got)
	}
}

// TestFormAboveHead knows what a form is called, above the head of a PDF.
func TestFormAboveHead(t *testing.T) {
	t.Parallel()
	p := FromText("Mẫu số 16\nSỞ NỘI VỤ\nSố: 12/BC-SNV\n" + rules.ND30.Words.Title + "\nHuế, ngày 12 tháng 01 năm 2026\nBÁO CÁO")
	p.Source = PDF
	for i, column := range []int{0, 1, 1, 2, 2, 0} {
		p.Blocks[i].Paragraph.Place.Column, p.Blocks[i].Paragraph.Set.Align = column, Center
	}
	p.Name()
	if got := p.Blocks[0].Paragraph.Element; got != rules.AnnexLabel || p.Facts().Issuer.Text != "SỞ NỘI VỤ" {
		t.Errorf("%q, issuer %q", got, p.Facts().Issuer.Text)
	}
}
