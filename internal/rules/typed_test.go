package rules

import "testing"

func TestArchivePlace(t *testing.T) {
	for typed, want := range map[string]string{
		"Lưu: VT, KH": "VT, KH", "LƯU VT": "VT", "lưu Văn phòng": "Văn phòng", "VT": "VT",
		"Lưu trữ tỉnh": "Lưu trữ tỉnh", "Lưu Trữ lịch sử": "Lưu Trữ lịch sử", "Lưu": "", "": "",
	} {
		if got := ArchivePlace(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestBeginsLetter(t *testing.T) {
	for subject, want := range map[string]bool{
		"V/v nâng bậc lương": true, "v/v nâng bậc": true, "Về việc nâng bậc": true, "về việc": true,
		"Nâng bậc V/v lương": false, "Về nâng bậc lương": false, "": false,
	} {
		if got := BeginsLetter(subject); got != want {
			t.Errorf("%q: %v", subject, got)
		}
	}
}

func TestBareNumber(t *testing.T) {
	for typed, want := range map[string]string{
		"Số: 09/KH-SNV": "09/KH-SNV", "Số 09-KH/BCĐ": "09-KH/BCĐ", "09/KH-SNV": "09/KH-SNV", "Số:09/KH ": "09/KH", "": "",
	} {
		if got := BareNumber(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestZeros(t *testing.T) {
	for text, want := range map[string][2]bool{
		"ngày 05 tháng 3 năm 2026":                           {false, false},
		"ngày 05 tháng 03":                                   {true, false},
		"ngày 5 tháng 3":                                     {false, true},
		"ngày 15 tháng 1":                                    {false, true},
		"ngày 15 tháng 01, ngày 15 tháng 12":                 {false, false},
		"ngày 05 tháng 3, ngày 11 tháng 09, ngày 1 tháng 10": {true, true},
		"trong 3 tháng 03":                                   {false, false},
		"tháng 3":                                            {false, false},
		"ngày tháng 03":                                      {false, false},
		"":                                                   {false, false},
	} {
		if extra, lacking := Zeros(text); extra != want[0] || lacking != want[1] {
			t.Errorf("%q: %v, %v", text, extra, lacking)
		}
	}
}

// TestBehindLetter begins a word with a small letter behind "V/v", and no name.
func TestBehindLetter(t *testing.T) {
	for in, want := range map[string]string{
		"Phối hợp bảo đảm an ninh":     "phối hợp bảo đảm an ninh",
		"Đề nghị Bộ Nội vụ cho ý kiến": "đề nghị Bộ Nội vụ cho ý kiến",
		"phối hợp": "phối hợp",
		"Thông báo số 12/TB-SNV của Sở Nội vụ": "Thông báo số 12/TB-SNV của Sở Nội vụ",
		"Hội nghị tổng kết":                    "Hội nghị tổng kết",
		"CỬ cán bộ":                            "CỬ cán bộ",
		"Giaođất":                              "Giaođất",
		"Báo cáo":                              "Báo cáo",
		"Về chương trình giám sát":             "chương trình giám sát",
		"":                                     "",
		"**Mời** họp":                          "**Mời** họp",
		"Cử công chức tham gia Hội thi năm 2026":    "cử công chức tham gia Hội thi năm 2026",
		"Xin ý kiến dự thảo Nghị quyết của HĐND xã": "xin ý kiến dự thảo Nghị quyết của HĐND xã",
	} {
		if got := BehindLetter(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
