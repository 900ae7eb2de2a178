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
