package importer_test

import (
	"encoding/json"
	"strings"
	"testing"

	"vanthu/internal/importer"
	"vanthu/internal/seen"
)

// TestJointTitle reads the kind of what bodies issue together, and leaves the word that says
// so out, as no part of the subject.
func TestJointTitle(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ title, kind, subject, lost string }{
		{"KẾ HOẠCH LIÊN TỊCH", "ke-hoach", "Phối hợp phòng, chống bão", "LIÊN TỊCH"},
		{"HƯỚNG DẪN LIÊN NGÀNH", "huong-dan", "Phối hợp phòng, chống bão", "LIÊN NGÀNH"},
		{"KẾ HOẠCH LIÊN NGÀNH KHOA HỌC", "ke-hoach", "LIÊN NGÀNH KHOA HỌC Phối hợp phòng, chống bão", ""},
		{"KẾ HOẠCH LIÊN KẾT", "ke-hoach", "LIÊN KẾT Phối hợp phòng, chống bão", ""},
	} {
		p := seen.FromText("SỞ NỘI VỤ\nSố: 25/KHLT-SNV-STC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Tĩnh, ngày 12 tháng 11 năm 2025\n" + c.title + "\nPhối hợp phòng, chống bão\nHai sở phối hợp trong năm 2025./.")
		p.Name()
		r, err := importer.Import(p, importer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var d struct{ Kind, Subject string }
		if err := json.Unmarshal(r.Document, &d); err != nil {
			t.Fatal(err)
		}
		lost := ""
		for _, l := range r.LeftOut[:r.Lost()] {
			lost += l.Text
		}
		if d.Kind != c.kind || d.Subject != c.subject || lost != c.lost {
			t.Errorf("%s: %q, %q, left out %q; want %q, %q, %q", c.title, d.Kind, d.Subject, lost, c.kind, c.subject, c.lost)
		}
	}
}

// TestJointBodies reads bodies that issue together whether their names stand on lines of
// their own or in one line, where as many sign, and leaves one name with a dash one.
func TestJointBodies(t *testing.T) {
	t.Parallel()
	const two = "GIÁM ĐỐC SỞ TÀI CHÍNH\tGIÁM ĐỐC SỞ NỘI VỤ\n\n\nNguyễn Văn An\tTrần Thị Bình"
	const three = "GIÁM ĐỐC SỞ NỘI VỤ\tGIÁM ĐỐC SỞ TÀI CHÍNH\tGIÁM ĐỐC SỞ XÂY DỰNG\n\n\nNguyễn Văn An\tTrần Thị Bình\tLê Văn Cường"
	for _, c := range []struct{ names, symbol, signers, want string }{
		{"SỞ NỘI VỤ - SỞ TÀI CHÍNH", "KHLT-SNV-STC", two, "SỞ NỘI VỤ (SNV), SỞ TÀI CHÍNH (STC)"},
		{"SỞ NỘI VỤ – SỞ TÀI CHÍNH", "KH-SNV-STC", two, "SỞ NỘI VỤ (SNV), SỞ TÀI CHÍNH (STC)"},
		{"SỞ NỘI VỤ VÀ SỞ TÀI CHÍNH", "KH-SNV-STC", two, "SỞ NỘI VỤ (SNV), SỞ TÀI CHÍNH (STC)"},
		{"SỞ NỘI VỤ -\nSỞ TÀI CHÍNH", "KH-SNV-STC", two, "SỞ NỘI VỤ (SNV), SỞ TÀI CHÍNH (STC)"},
		{"SỞ NỘI VỤ - SỞ TÀI CHÍNH -\nSỞ XÂY DỰNG", "KHLT-SNV-STC-SXD", three, "SỞ NỘI VỤ (SNV), SỞ TÀI CHÍNH (STC), SỞ XÂY DỰNG (SXD)"},
		{"SỞ NỘI VỤ - SỞ TÀI CHÍNH", "KHPH/LN", two, "SỞ NỘI VỤ (), SỞ TÀI CHÍNH ()"},
		{"TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP - GIÁO DỤC THƯỜNG XUYÊN", "KH-TTGDNN-GDTX", "GIÁM ĐỐC\n\n\nNguyễn Văn An", "TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP - GIÁO DỤC THƯỜNG XUYÊN (TTGDNN-GDTX)"},
		{"TRƯỜNG ĐẠI HỌC KINH TẾ - ĐẠI HỌC HUẾ", "KH-ĐHKT-ĐHH", "HIỆU TRƯỞNG\n\n\nNguyễn Văn An", "TRƯỜNG ĐẠI HỌC KINH TẾ - ĐẠI HỌC HUẾ (ĐHKT-ĐHH)"},
	} {
		p := seen.FromText(c.names + "\nSố: 25/" + c.symbol + "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Tĩnh, ngày 12 tháng 11 năm 2025\nKẾ HOẠCH\nPhối hợp phòng, chống bão\nHai sở phối hợp trong năm 2025./.\n" + c.signers)
		p.Name()
		r, err := importer.Import(p, importer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		type body struct{ Name, Code string }
		var d struct {
			Issuer  body
			Issuers []body
		}
		if err := json.Unmarshal(r.Document, &d); err != nil {
			t.Fatal(err)
		}
		if d.Issuers == nil {
			d.Issuers = []body{d.Issuer}
		}
		var got []string
		for _, b := range d.Issuers {
			got = append(got, b.Name+" ("+b.Code+")")
		}
		if all := strings.Join(got, ", "); all != c.want || r.Lost() != 0 {
			t.Errorf("%q: %s, want %s; lost %d", c.names, all, c.want, r.Lost())
		}
	}
}

// TestNormative tells that a kind is not this program's rather than not known.
func TestNormative(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]bool{"THÔNG TƯ LIÊN TỊCH": true, "NGHỊ ĐỊNH": true, "PHIẾU TRÌNH XE": false} {
		p := seen.FromText("BỘ NỘI VỤ\nSố: 25/2015/TTLT-BNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 12 tháng 11 năm 2015\n" + title + "\nVề công tác văn thư\nHai bộ phối hợp trong năm 2015./.")
		p.Name()
		r, err := importer.Import(p, importer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(r.Findings[0].Detail[0], "quy phạm pháp luật"); got != want {
			t.Errorf("%s: %+v", title, r.Findings)
		}
	}
}
