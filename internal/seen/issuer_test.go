package seen

import (
	"strings"
	"testing"
)

// TestNameOnLines tells a body's name on several lines, of which only the last is bold, all
// or none, from the name of its superior above it.
func TestNameOnLines(t *testing.T) {
	t.Parallel()
	for lines, want := range map[string]string{ // "|" parts lines, "/" the superior from the body
		"SỞ NÔNG NGHIỆP|*VÀ MÔI TRƯỜNG":                                 "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
		"UBND TỈNH HÀ TĨNH|SỞ NÔNG NGHIỆP|*VÀ MÔI TRƯỜNG":               "UBND TỈNH HÀ TĨNH/SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
		"TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP -|*GIÁO DỤC THƯỜNG XUYÊN":       "TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP - GIÁO DỤC THƯỜNG XUYÊN",
		"BAN CHỈ HUY|*PHÒNG THỦ DÂN SỰ":                                 "BAN CHỈ HUY PHÒNG THỦ DÂN SỰ",
		"UBND XÃ CẨM BÌNH|TRƯỜNG TIỂU HỌC|*CẨM BÌNH":                    "UBND XÃ CẨM BÌNH/TRƯỜNG TIỂU HỌC CẨM BÌNH",
		"VĂN PHÒNG ĐĂNG KÝ|*ĐẤT ĐAI":                                    "VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI",
		"HỘI NÔNG DÂN VIỆT NAM|*TỈNH HÀ TĨNH":                           "HỘI NÔNG DÂN VIỆT NAM TỈNH HÀ TĨNH",
		"TRUNG TÂM KIỂM|*SOÁT BỆNH TẬT TỈNH HÀ TĨNH":                    "TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH HÀ TĨNH", // a word
		"CHI CỤC THÚ Y|*VÙNG III":                                       "CHI CỤC THÚ Y VÙNG III",
		"ỦY BAN NHÂN DÂN|*XÃ CẨM BÌNH":                                  "ỦY BAN NHÂN DÂN XÃ CẨM BÌNH",
		"SỞ Y TẾ HÀ TĨNH|*BỆNH VIỆN ĐA KHOA TỈNH":                       "SỞ Y TẾ HÀ TĨNH/BỆNH VIỆN ĐA KHOA TỈNH",
		"ĐẢNG ỦY XÃ CẨM BÌNH|*BAN CHỈ ĐẠO 35":                           "ĐẢNG ỦY XÃ CẨM BÌNH/BAN CHỈ ĐẠO 35",
		"UBND HUYỆN CẨM XUYÊN|*XÃ CẨM BÌNH":                             "UBND HUYỆN CẨM XUYÊN/XÃ CẨM BÌNH?",
		"TỈNH HÀ TĨNH|*MẶT TRẬN SỐ HÓA":                                 "TỈNH HÀ TĨNH/MẶT TRẬN SỐ HÓA",
		"BỘ TỔNG THAM MƯU|*LỮ ĐOÀN 206":                                 "BỘ TỔNG THAM MƯU/LỮ ĐOÀN 206",
		"TỔNG CÔNG TY SÔNG ĐÀ|*THỦY ĐIỆN HÒA BÌNH":                      "TỔNG CÔNG TY SÔNG ĐÀ/THỦY ĐIỆN HÒA BÌNH?", // no word says what it is
		"*BỘ NỘI VỤ|*CỤC VĂN THƯ VÀ LƯU TRỮ|*NHÀ NƯỚC":                  "BỘ NỘI VỤ/CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC?",
		"*ĐẠI HỌC QUỐC GIA HÀ NỘI|*KHOA LUẬT":                           "ĐẠI HỌC QUỐC GIA HÀ NỘI/KHOA LUẬT?",
		"TỈNH ỦY HÀ TĨNH|BAN CHỈ ĐẠO PHÁT TRIỂN|KHOA HỌC VÀ CÔNG NGHỆ":  "TỈNH ỦY HÀ TĨNH/BAN CHỈ ĐẠO PHÁT TRIỂN KHOA HỌC VÀ CÔNG NGHỆ?",
		"HỘI ĐỒNG NHÂN DÂN TỈNH HÀ TĨNH|KHÓA XVIII, NHIỆM KỲ 2021-2026": "HỘI ĐỒNG NHÂN DÂN TỈNH HÀ TĨNH KHÓA XVIII, NHIỆM KỲ 2021-2026?",
	} {
		left := ""
		for line := range strings.SplitSeq(lines, "|") {
			if name, ok := strings.CutPrefix(line, "*"); ok {
				left += bold(name)
			} else {
				left += para(centred, line)
			}
		}
		p := fromWord(t, table("", row(left, bold(stateHead)), row(para(centred, "Số: 12/BC-XY"), para(centred, "Huế, ngày 12 tháng 01 năm 2026")))+bold("BÁO CÁO"))
		p.Name()
		f := p.Facts()
		got := strings.TrimPrefix(f.Parent.Text+"/"+f.Issuer.Text, "/")
		for _, q := range f.Issuer.Of {
			if q.Sure < 0.85 && !strings.HasSuffix(got, "?") {
				got += "?"
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", lines, got, want)
		}
	}
}
