package importer_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"vanthu/internal/importer"
)

// under puts a text between the head and the end of a paper.
func under(title, text string) string {
	return "UBND TỈNH HÀ TĨNH\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 09/SNV\nHà Tĩnh, ngày 20 tháng 11 năm 2026\n" +
		title + "\n" + text + "\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn A"
}

// TestKindsOfText imports small papers as clerks write them: what must stand in the
// document, as JSON without blanks between its parts.
func TestKindsOfText(t *testing.T) {
	for _, c := range []struct {
		name, mediaType, text string
		want                  []string
	}{
		{"parts, chapters, articles", "text/plain", under("QUYẾT ĐỊNH\nBan hành Quy chế\nGIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ Luật Tổ chức;\nQUYẾT ĐỊNH:",
			"Phần thứ nhất\nQUY ĐỊNH CHUNG\nChương I\nPHẠM VI\nĐiều 1. Phạm vi\n1. Quy chế này quy định:\na) Nguyên tắc;\nb) Trách nhiệm.\nĐiều 2. Áp dụng\nTheo Điều 5 Luật Cán bộ.\nChương II\nTHI HÀNH\nĐiều 3. Hiệu lực\nQuyết định này có hiệu lực từ ngày ký./."), []string{
			`{"level":"phan","label":"Phần thứ nhất","title":"QUY ĐỊNH CHUNG","content":[{"level":"chuong","title":"PHẠM VI","content":[{"level":"dieu","title":"Phạm vi","content":[{"level":"khoan","text":"Quy chế này quy định:","content":[{"level":"diem","text":"Nguyên tắc;"}`,
			`{"level":"dieu","title":"Áp dụng","content":["Theo Điều 5 Luật Cán bộ."]}`,
			`{"level":"dieu","title":"Hiệu lực","content":["Quyết định này có hiệu lực từ ngày ký."]}`,
		}},
		{"a chapter's title on its line", "text/plain", under("QUYẾT ĐỊNH\nBan hành Nội quy\nGIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ Luật Lao động;\nQUYẾT ĐỊNH", "CHƯƠNG I. QUY ĐỊNH CHUNG\nĐiều 1: Phạm vi\nMột.\nCHƯƠNG II: THI HÀNH\nĐiều 2: Thi hành\nHai./."), []string{
			`{"level":"chuong","title":"QUY ĐỊNH CHUNG","content":[{"level":"dieu","title":"Phạm vi","content":["Một."]}]},{"level":"chuong","title":"THI HÀNH"`,
		}},
		{"numbers of all depths, a dash for a full stop", "text/plain", under("KẾ HOẠCH\nChuyển đổi số", "I. MỤC ĐÍCH\n1. Mục đích\n1.1. Nhận thức.\n1.2. Hiệu quả.\n2. Yêu cầu\n2.1 Bám sát.\n2.1.1 Thường xuyên.\nII. NỘI DUNG\n1/ Việc một.\n2/ Việc hai.\nIII- TỔ CHỨC\n1) Phòng A chủ trì."), []string{
			`{"title":"MỤC ĐÍCH","content":[{"title":"Mục đích","content":[{"text":"Nhận thức."},{"text":"Hiệu quả."}]},{"title":"Yêu cầu","content":[{"text":"Bám sát.","content":[{"text":"Thường xuyên."}]}]}]},{"title":"NỘI DUNG","content":[{"text":"Việc một."},{"text":"Việc hai."}]},{"title":"TỔ CHỨC"`,
		}},
		{"capitals over Roman numerals, sums of money", "text/plain", under("ĐỀ ÁN\nSắp xếp", "A. SỰ CẦN THIẾT\nMột.\nB. NỘI DUNG\nI. HIỆN TRẠNG\n1. Tổ chức\n1.500.000 đồng là kinh phí.\nC. KIẾN NGHỊ\nĐề nghị phê duyệt./."), []string{
			`{"title":"HIỆN TRẠNG","content":[{"title":"Tổ chức","content":["1.500.000 đồng là kinh phí."]}]}`, `{"title":"KIẾN NGHỊ","content":["Đề nghị phê duyệt."]}`, `"numbering":["A.","I.","1."]`,
		}},
		{"spelt numbers, dashes, pluses", "text/plain", under("BÁO CÁO\nKết quả", "Sở báo cáo:\nI. KẾT QUẢ\nMột là, đúng hạn.\nHai là, tiết kiệm.\nII. HẠN CHẾ\n- Thiếu người;\n+ Phòng A.\n- Thiếu tiền.\nTrên đây là báo cáo./."), []string{
			`"content":["Một là, đúng hạn.","Hai là, tiết kiệm."]`, `{"items":[{"text":"Thiếu người;","content":[{"items":["Phòng A."]}]},"Thiếu tiền."]}`, `"closing":["Trên đây là báo cáo."]`,
		}},
		{"two annexes", "text/plain", under("QUYẾT ĐỊNH\nThành lập Tổ\nGIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ Luật;\nQUYẾT ĐỊNH:", "Điều 1. Thành lập Tổ.") + "\nPHỤ LỤC I\nDANH SÁCH\n(Kèm theo Quyết định số 09/SNV ngày 20 tháng 11 năm 2026)\n1. Ông A.\nPHỤ LỤC II\nPHÂN CÔNG\n(Kèm theo Quyết định số 7/QĐ-BNV)\n- Bà B.", []string{
			`"attachments":[{"title":"DANH SÁCH","reference":true,"content":[{"text":"Ông A."}]},{"title":"PHÂN CÔNG","reference":"(Kèm theo Quyết định số 7/QĐ-BNV)","content":[{"items":["Bà B."]}]}]`,
		}},
		{"a form that is not filled in", "text/plain", "TÊN CƠ QUAN\nSố: ....../TB-......\n.........., ngày ... tháng ... năm 20...\nTHÔNG BÁO\nVề việc ................\n........................\nĐiều 1.............\nNơi nhận:\n- ......;\n- Lưu: VT, ....\nTHỦ TRƯỞNG CƠ QUAN", []string{
			`"kind":"thong-bao"`, `"recipients":["......"]`, `"level":"dieu"`,
		}},
		{"lines to fill in", "text/plain", under("BIÊN BẢN\nHọp bình xét", "Họ và tên: ..................\nChức vụ:..................\n1. Nội dung\nBỏ phiếu kín."), []string{`{"form":[{"label":"Họ và tên"},{"label":"Chức vụ"}]}`}},
		{"the form of an invitation, with colons", "text/plain", under("GIẤY MỜI\nHọp giao ban", "Sở Nội vụ trân trọng kính mời : Ông A.\nTới dự: Phiên họp quý IV.\nChủ trì : Giám đốc Sở.\nThời gian: 14 giờ.\nĐịa điểm: Phòng họp số 1."), []string{
			`"fields":{"guest":"Ông A.","meeting":"Phiên họp quý IV.","chair":"Giám đốc Sở.","time":"14 giờ."`,
		}},
		{"Markdown", "text/markdown", "# KẾ HOẠCH\n\n## Mục đích\n\n- Nâng **cao**\n  - Cấp tỉnh\n\n## Nội dung\n\n1. Việc một\n2. Việc hai\n\n| A | B |\n|---|---|\n| 1 | 2 |\n", []string{
			`{"label":"","title":"Mục đích","content":[{"items":[{"text":"Nâng **cao**","content":[{"items":["Cấp tỉnh"]}]}]}]}`, `{"label":"","title":"Nội dung","content":[{"title":"Việc một"}`, `"header":[["A","B"]],"rows":[["1","2"]]`,
		}},
		{"lists of Word on the clipboard", "text/html", `<p align=center><b>KẾ HOẠCH</b></p><p><b>I. MỤC ĐÍCH</b></p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span>Một;</p>` +
			`<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Hai;</p><p style='mso-list:l1 level2 lfo2'><span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;</span></span>Chi tiết.</p>`, []string{
			`{"title":"MỤC ĐÍCH","content":[{"text":"Một;"},{"text":"Hai;","content":[{"items":["Chi tiết."]}]}]}`,
		}},
		{"lists of Google Docs", "text/html", `<b style="font-weight:normal"><p style="text-align:center"><span style="font-weight:700">THÔNG BÁO</span></p><p>Nghỉ <span style="font-weight:700">một ngày</span>.</p>` +
			`<ol><li style="list-style-type:decimal"><p><span>Trực ban</span></p></li><ol><li style="list-style-type:lower-alpha"><p>Sáng</p></li></ol><li style="list-style-type:decimal"><p>Bảo vệ</p></li></ol></b>`, []string{
			`"opening":["Nghỉ **một ngày**."]`, `[{"text":"Trực ban","content":[{"text":"Sáng"}]},{"text":"Bảo vệ"}]`,
		}},
		{"a page of the web", "text/html", `<table><tr><td align=center><b>BỘ NỘI VỤ<br>-------</b></td><td align=center><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>---------------</b></td></tr>` +
			`<tr><td>Số: 123/BNV-TCBC<br>V/v hướng dẫn</td><td><i>Hà Nội, ngày 02 tháng 03 năm 2026</i></td></tr></table><p>Kính gửi: Ủy ban nhân dân các tỉnh</p><p>Bộ Nội vụ hướng dẫn:</p><p><b>1. Về tổ chức</b></p><p>a) Rà soát;</p><p>b) Báo cáo.</p>`, []string{
			`"opening":["Bộ Nội vụ hướng dẫn:"]`, `{"title":"Về tổ chức","content":[{"text":"Rà soát;"},{"text":"Báo cáo."}]}`,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := importer.Read(nil, c.mediaType, []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			said := paperWords(p)
			r, err := importer.Import(p, importer.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if lost := missingWords(said, r); len(lost) > 0 || r.Lost() > 0 {
				t.Errorf("lost %q, unplaced %v", lost, r.LeftOut[:r.Lost()])
			}
			answered(t, r)
			var out bytes.Buffer
			if err := json.Compact(&out, r.Document); err != nil {
				t.Fatal(err)
			}
			for _, want := range c.want {
				if !strings.Contains(out.String(), want) {
					t.Errorf("no %s in\n%s", want, out.String())
				}
			}
		})
	}
}

// TestHeld takes the day of minutes without a line of place and date from the line
// that says when they were taken, and of no other paper.
func TestHeld(t *testing.T) {
	head := "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 03/BB-SNV\n"
	for text, want := range map[string]string{
		"BIÊN BẢN\nHọp xét thi đua\nThời gian bắt đầu: 08 giờ 00, ngày 22 tháng 12 năm 2025.":              `"date": "2025-12-22"`,
		"BIÊN BẢN\nHọp xét thi đua\nHôm nay, ngày 05 tháng 3 năm 2026, tại Sở Nội vụ, Hội đồng họp.":       `"date": "2026-03-05"`,
		"BIÊN BẢN\nHọp xét thi đua\nXét Tờ trình ngày 22 tháng 12 năm 2025.":                               "",
		"BIÊN BẢN\nHọp xét thi đua\nThời gian: … ngày … tháng … năm 2026.":                                 "",
		"BÁO CÁO\nKết quả\nThời gian: ngày 22 tháng 12 năm 2025.":                                          "",
		"Huế, ngày 01 tháng 02 năm 2026\nBIÊN BẢN\nHọp xét thi đua\nThời gian: ngày 22 tháng 12 năm 2025.": `"date": "2026-02-01"`,
	} {
		doc := string(fromText(t, head+text).Document)
		if want == "" && strings.Contains(doc, `"2025-12-22"`) || want != "" && !strings.Contains(doc, want) {
			t.Errorf("%s: %s", text, doc)
		}
	}
}

// TestTaxNumber takes a line with a tax number under «Kính gửi» for one of who is
// addressed, and no other paragraph.
func TestTaxNumber(t *testing.T) {
	head := "THUẾ THÀNH PHỐ HÀ NỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 715/HAN-TTHT\nV/v chính sách thuế\nHà Nội, ngày 13 tháng 5 năm 2026\nKính gửi: Công ty Hoàng Gia\n"
	for line, want := range map[string]string{
		"Mã số thuế: 0100123456":   `"Công ty Hoàng Gia, Mã số thuế: 0100123456"`,
		"MST: 0100123456":          `"Công ty Hoàng Gia, MST: 0100123456"`,
		"(Mã số thuế: 0100123456)": `"Công ty Hoàng Gia (Mã số thuế: 0100123456)"`,
		"Mã số hồ sơ: 15":          `"Công ty Hoàng Gia"`,
	} {
		if doc := string(fromText(t, head+line+"\nTrả lời văn bản của Công ty, có ý kiến như sau./.").Document); !strings.Contains(doc, want) {
			t.Errorf("%s: %s", line, doc)
		}
	}
}
