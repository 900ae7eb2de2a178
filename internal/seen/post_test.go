package seen

import (
	"strings"
	"testing"

	"vanthu/internal/units"
)

// TestPostOnLines reads a post and an authority that are too long for one line of their
// column: as one where the file cannot tell or says that it is one paragraph, and of two
// paragraphs where the second says of what body, or is the rest of a post (else: apart).
func TestPostOnLines(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lines, want, apart string }{
		{"KT. CHỦ TỊCH|PHÓ CHỦ TỊCH THƯỜNG TRỰC|HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", ""},
		{"KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|THƯỜNG TRỰC", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH THƯỜNG TRỰC", ""},
		{"PHÓ TRƯỞNG BAN THƯỜNG|TRỰC", "/ PHÓ TRƯỞNG BAN THƯỜNG TRỰC", "/ PHÓ TRƯỞNG BAN THƯỜNG + TRỰC"},
		{"PHÓ TỔNG|GIÁM ĐỐC", "/ PHÓ TỔNG GIÁM ĐỐC", ""},
		{"GIÁM ĐỐC|TRUNG TÂM PHỤC VỤ|HÀNH CHÍNH CÔNG", "/ GIÁM ĐỐC TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", ""},
		{"KT. BỘ TRƯỞNG|BỘ NÔNG NGHIỆP|VÀ MÔI TRƯỜNG|THỨ TRƯỞNG", "KT. BỘ TRƯỞNG BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG / THỨ TRƯỞNG", "KT. BỘ TRƯỞNG + BỘ NÔNG NGHIỆP + VÀ MÔI TRƯỜNG / THỨ TRƯỞNG"},
		{"TM. ỦY BAN NHÂN DÂN|TỈNH LÂM ĐỒNG|CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG / CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN + TỈNH LÂM ĐỒNG / CHỦ TỊCH"},
		{"TL. CHỦ TỊCH|KT. CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG", "TL. CHỦ TỊCH + KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG", ""},
		{"T/M BAN THƯỜNG VỤ|BÍ THƯ|kiêm|CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN", "T/M BAN THƯỜNG VỤ / BÍ THƯ + kiêm + CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN", ""},
		{"ỦY VIÊN BAN THƯỜNG VỤ|TRƯỞNG BAN", "/ ỦY VIÊN BAN THƯỜNG VỤ + TRƯỞNG BAN", ""},
		{"CHỦ TỊCH|HỘI ĐỒNG QUẢN TRỊ", "/ CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ", ""},
		{"KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|SỞ NỘI VỤ", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC SỞ NỘI VỤ", ""},
		{"TUQ. CHỦ TỊCH|GIÁM ĐỐC|SỞ NỘI VỤ", "TUQ. CHỦ TỊCH / GIÁM ĐỐC SỞ NỘI VỤ", ""},
		{"CHỦ TỊCH|ĐOÀN LUẬT SƯ TỈNH", "/ CHỦ TỊCH ĐOÀN LUẬT SƯ TỈNH", ""},
		{"ĐẠI DIỆN BÊN A|CÔNG TY NAM LONG", "/ ĐẠI DIỆN BÊN A CÔNG TY NAM LONG", "/ ĐẠI DIỆN BÊN A + CÔNG TY NAM LONG"},
		{"CHÁNH ÁN|TOÀ ÁN NHÂN DÂN TỈNH", "/ CHÁNH ÁN TOÀ ÁN NHÂN DÂN TỈNH", ""},
		{"GIÁM ĐỐC|ĐẠI TÁ", "/ GIÁM ĐỐC ĐẠI TÁ", "/ GIÁM ĐỐC + ĐẠI TÁ"},
		{"KT. VIỆN TRƯỞNG|KIỂM SÁT VIÊN", "KT. VIỆN TRƯỞNG / KIỂM SÁT VIÊN", ""},
	} {
		for _, from := range []string{"a PDF", "one paragraph of Word", "paragraphs of Word"} {
			lines := strings.Split(c.lines, "|")
			p := FromText("THÔNG BÁO\nNghỉ Tết\nCác phòng nghỉ 07 ngày./.\nNơi nhận:\n- Lưu: VT.\n" + strings.Join(lines, "\n") + "\nLê Văn An")
			if p.Source = Word; from == "a PDF" {
				p.Source = PDF
			}
			n := len(p.Blocks)
			for i := range p.Blocks {
				q := p.Blocks[i].Paragraph
				q.Place = Place{Paragraph: i + 1}
				if p.Source == PDF {
					q.Place = Place{Page: 1, X: 30 * units.MM, Y: units.Length(100+6*i) * units.MM, Width: 50 * units.MM, Height: 5 * units.MM}
				}
				switch q.Set.Align = Center; {
				case i < n-1-len(lines):
					q.Set.Align, q.Place.Column = Left, min(1, i/3)
				case from == "one paragraph of Word" && i < n-1:
					q.Place.Paragraph = n
					fallthrough
				default:
					q.Place.Column = 2
				}
			}
			name := p.Blocks[n-1].Paragraph
			name.Place.Y, name.Set.Before = name.Place.Y+20*units.MM, 20*units.MM
			p.Name()
			s := p.Facts().Signers[0]
			got := strings.TrimSpace(strings.Join(texts(s.Authority), " + ") + " / " + strings.Join(texts(s.Position), " + "))
			want := c.want
			if from == "paragraphs of Word" && c.apart != "" {
				want = c.apart
			}
			if got != want || s.Name.Text != "Lê Văn An" {
				t.Errorf("%s in %s: %q of %q, want %q", c.lines, from, got, s.Name.Text, want)
			}
		}
	}
}

// TestPosts knows the posts of all sorts of bodies, some only in capitals, and no school or
// family by a word that differs in its tone alone.
func TestPosts(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"TỔ TRƯỞNG": true, "PHÓ TỔ TRƯỞNG": true, "TỔ PHÓ": true, "Tổ trưởng": true, "TRẠM TRƯỞNG": true, "KẾ TOÁN TRƯỞNG": true, "BÍ THƯ CHI BỘ": true, "PHÓ TRƯỞNG ĐOÀN": true, "TRƯỞNG ĐOÀN": true,
		"PHÓ CHI CỤC TRƯỞNG": true, "TỔNG THANH TRA": true, "QUYỀN GIÁM ĐỐC": true, "CHẤP HÀNH VIÊN": true, "THỦ QUỸ": true, "CHỈ HUY TRƯỞNG": true, "PHÓ TƯ LỆNH": true, "BÊN GIAO": true, "THÀNH VIÊN": true, "TO TRUONG": true,
		"Thành viên họp đông đủ": false, "Phó Đức Phương": false, "Bên giao đã giao đủ": false,
		"TRƯỜNG TIỂU HỌC BÌNH AN": false, "Trường Tiểu học Bình An": false, "Trương Văn An": false, "TRƯƠNG VĂN AN": false, "Trưởng phòng": true, "TRƯỞNG PHÒNG": true, "TRẠM TRƯỜNG SA": false,
	} {
		if got := beginsPost(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestSignedByHand reads a name under words on the signature, and a post with which no mark
// of authority and no recipients stand.
func TestSignedByHand(t *testing.T) {
	t.Parallel()
	p, err := FromPDF(nil, pages(body(200, 28, line1, line2, line3)+at("B", 14, 440, 260, "TO TRUONG")+at("I", 14, 461, 276, "(Da ky)")+at("B", 14, 422, 292, "Nguyen Van Anh")))
	if err != nil {
		t.Fatal(err)
	}
	p.Name()
	if got, want := hand(p), "TO TRUONG: Nguyen Van Anh"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
