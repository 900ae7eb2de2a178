package importer_test

import (
	"encoding/json"
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
