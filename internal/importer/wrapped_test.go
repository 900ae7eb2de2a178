package importer_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// copied is a decision as it is copied from the page of a PDF: each line ends where that of
// the page did, and the two sides of the head stand on one line.
const copied = `ỦY BAN NHÂN DÂN TỈNH LÂM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
ĐỒNG
Độc lập - Tự do - Hạnh phúc
Số: 09/QĐ-UBND

Lâm Đồng, ngày 07 tháng 01 năm 2026

QUYẾT ĐỊNH
Về việc thành lập Tổ công tác rà soát các dự án đầu tư chậm tiến độ trên
địa bàn tỉnh
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Nghị định số 31/2021/NĐ-CP ngày 26 tháng 3 năm 2021 của Chính phủ
quy định chi tiết và hướng dẫn thi hành một số điều của Luật Đầu tư;
Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 15/TTr-STC ngày 05
tháng 01 năm 2026.
QUYẾT ĐỊNH:
Điều 1. Thành lập Tổ công tác rà soát các dự án đầu tư chậm tiến độ của
Sở Tài chính (sau đây gọi tắt là Tổ công tác), gồm các thành viên sau:
1. Ông Trần Văn Minh, Phó Chủ tịch Ủy ban nhân dân tỉnh, Tổ trưởng.
2. Bà Lê Thị Hoa, Giám đốc Sở Tài chính, Tổ phó thường trực.
Điều 2. Tổ công tác có trách nhiệm rà soát, phân loại và đề xuất hướng xử lý đối
với từng dự án; báo cáo Chủ tịch Ủy ban nhân dân tỉnh trước ngày 30 tháng 6 năm
2026.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở, Thủ trưởng
các ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường và các ông, bà có tên tại Điều
1 chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.
Nơi nhận:
- Như Điều 3;
- Lưu: VT, TC.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Phạm S
`

// TestCopiedFromPage puts together what was copied from the page of a PDF.
func TestCopiedFromPage(t *testing.T) {
	r := fromText(t, copied)
	var out bytes.Buffer
	if err := json.Compact(&out, r.Document); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"issuer":{"name":"ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"`, `"number":9`, `"date":"2026-01-07"`,
		`"subject":"Về việc thành lập Tổ công tác rà soát các dự án đầu tư chậm tiến độ trên địa bàn tỉnh"`,
		`của Chính phủ quy định chi tiết và hướng dẫn thi hành một số điều của Luật Đầu tư","Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 15/TTr-STC ngày 05 tháng 01 năm 2026"]`,
		`chậm tiến độ của Sở Tài chính (sau đây gọi tắt là Tổ công tác), gồm các thành viên sau:","content":[{"level":"khoan","text":"Ông Trần Văn Minh`,
		`trước ngày 30 tháng 6 năm 2026."}`, `có tên tại Điều 1 chịu trách nhiệm thi hành`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in\n%s", want, out.String())
		}
	}
	if r.Lost() > 0 {
		t.Errorf("lost %v", r.LeftOut[:r.Lost()])
	}
}

// TestCopiedInColumns keeps the columns of a head apart that blanks part, in a wrapped text.
func TestCopiedInColumns(t *testing.T) {
	_, body, _ := strings.Cut(copied, "2026\n\n")
	body = strings.Replace(body, "Về việc", strings.Repeat(" ", 25)+"Về việc", 1)
	r := fromText(t, "   SỞ NỘI VỤ                       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\n                                              NAM\n                                        Độc lập - Tự do - Hạnh phúc\n"+
		"  Số: 12/QĐ-SNV                       Huế, ngày 12 tháng 01 năm 2026\n\n"+strings.Repeat(" ", 30)+body)
	for _, want := range []string{`"name": "SỞ NỘI VỤ"`, `"number": 12`, `"date": "2026-01-12"`, `"subject": "Về việc thành lập`, `hướng dẫn thi hành một số điều`} {
		if !strings.Contains(string(r.Document), want) {
			t.Errorf("no %s in\n%s", want, r.Document)
		}
	}
}

// TestLinesOfText leaves the lines of a text alone whose author ended each for its own sake.
func TestLinesOfText(t *testing.T) {
	r := fromText(t, plan+"\nDanh sách các đơn vị được phân công thực hiện nhiệm vụ năm 2026\nphòng Tổ chức\nphòng Hành chính")
	if !strings.Contains(string(r.Document), "nhiệm vụ năm 2026\"") {
		t.Errorf("%s", r.Document)
	}
}
