package rules

import (
	"strings"
	"testing"
)

func TestMarkOf(t *testing.T) {
	for _, c := range []struct {
		profile    *Profile
		line, want string
	}{
		{ND30, "KT. CHỦ TỊCH", "KT."}, {ND30, "KT.CHỦ TỊCH", "KT."}, {ND30, "kt. chủ tịch", "KT."}, {ND30, "TUQ. GIÁM ĐỐC", "TUQ."}, {ND30, "Q. BỘ TRƯỞNG", "Q."},
		{ND30, "KT", ""}, {ND30, "KT.", ""}, {ND30, "KT. ", ""}, {ND30, "KT.  CHỦ TỊCH", ""}, {ND30, "KT CHỦ TỊCH", ""}, {ND30, "T/M BAN THƯỜNG VỤ", ""}, {ND30, "", ""}, {ND30, "Thay mặt", ""},
		{Dang2026, "T/M BAN THƯỜNG VỤ", "T/M"}, {Dang2018, "K/T TRƯỞNG BAN", "K/T"}, {Dang2026, "Q.TRƯỞNG BAN", "Q."}, {Dang2026, "t/l Ban", "T/L"},
		{Dang2026, "T/M", ""}, {Dang2026, "T/MBAN", ""}, {Dang2026, "KT. BÍ THƯ", ""}, {Dang2026, "TUQ. BÍ THƯ", ""},
	} {
		got := ""
		if m := c.profile.Signature.MarkOf(c.line); m != nil {
			got = m.Mark
		}
		if got != c.want {
			t.Errorf("%s: %q begins with %q, want %q", c.profile.ID, c.line, got, c.want)
		}
	}
}

func TestTitled(t *testing.T) {
	for name, want := range map[string]bool{
		"TS. Nguyễn Văn An": true, "ThS Nguyễn Văn An": true, "PGS.TS Trần Bình": true, "GIÁO SƯ Trần Bình": true, "Bác sĩ Lê Cúc": true,
		"Nguyễn Văn An": false, "Tsang Văn An": false, "TS": false, "Lê Thị Tiến sĩ": false, "": false,
	} {
		if got := Titled(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

func TestIsArchive(t *testing.T) {
	for line, want := range map[string]bool{
		"Lưu: VT": true, "LƯU: VT": true, "Lưu VT, VP": true, "Lưu Văn phòng Tỉnh ủy": true,
		"Lưu trữ lịch sử": false, "Chi cục Lưu trữ": false, "": false,
	} {
		if got := IsArchive(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestUnlawfulAnnex(t *testing.T) {
	for label, want := range map[string]bool{
		"PHỤ LỤC": true, "PHỤ LỤC I": true, "Phụ lục 1": true, "phụ lục 02": true, "PHỤ LỤC 2": true,
		"Phụ lục": false, "Phụ lục II": false, "Đề cương 1": false, "": false,
	} {
		if got := ND30.Annex.Unlawful(label); got != want {
			t.Errorf("nd30: %q: %v", label, got)
		}
		if label != "" && Dang2026.Annex.Unlawful(label) {
			t.Errorf("dang-2026: %q", label)
		}
	}
}

func TestLooseMark(t *testing.T) {
	for line, want := range map[string]string{"KT CHỦ TỊCH": "KT.", "T/M. BAN GIÁM ĐỐC": "TM.", "T.M ỦY BAN": "TM.", "TUQ GIÁM ĐỐC": "TUQ.", "TMH": "", "KTX CHỦ TỊCH": ""} {
		got := ""
		if m, _ := LooseMark(line); m != nil {
			got = m.Mark
		}
		if got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// TestNumberForm holds the pattern of each profile against its example and
// against the other's.
func TestNumberForm(t *testing.T) {
	for _, c := range []struct {
		profile *Profile
		text    string
		want    bool
	}{
		{ND30, ND30.Words.NumberExample, true}, {ND30, "Số: 15/QĐ-BNV", true}, {ND30, "12/UBND-VX", true}, {ND30, "Số: 20/QĐ-TTg", true},
		{ND30, "Số: 9/KH-SNV", false}, {ND30, "Số: 09 /KH-SNV", false}, {ND30, Dang2026.Words.NumberExample, false},
		{Dang2026, Dang2026.Words.NumberExample, true}, {Dang2018, "Số 12-QC/BTCTU-BNCTU", true}, {Dang2018, "Số 88-CTr/ThU", true},
		{Dang2026, "Số 9-KH/TU", false}, {Dang2026, "Số 09- KH/BCĐ", false}, {Dang2026, ND30.Words.NumberExample, false},
	} {
		if got := c.profile.Words.NumberForm.MatchString(c.text); got != c.want {
			t.Errorf("%s: %q: %v", c.profile.ID, c.text, got)
		}
	}
}

// TestLaws wants the clauses that findings are told with to name the
// instrument, or to be conventions.
func TestLaws(t *testing.T) {
	for _, l := range []Law{
		LawParts, LawNumber, LawSymbol, LawDate, LawMonth, LawSubject, LawEndMark, LawAuthority, LawName, LawRecipients, LawHeading, LawLandscape, LawAnnex, LawRegister, LawTable, LawNarrow, LawEncoding,
	} {
		for _, p := range Profiles {
			if c := p.Cite(l); c != "" && !cited(p, c) || p.Family == State && c == "" {
				t.Errorf("%s: %q", p.ID, c)
			}
		}
	}
}

// TestCapitals holds the ways of writing against right and wrong ones.
func TestCapitals(t *testing.T) {
	for text, want := range map[string]string{
		"theo Khoản 2 Điều 5": "khoản", "tại khoản 2 điều 5": "Điều", "theo Nghị Định số 30": "Nghị định", "Điểm a khoản 2": "",
		"Khoản 2 Điều 5 quy định": "", "theo khoản 2 Điều 5, Nghị định số 30": "", "Ủy ban nhân dân": "", "điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự": "",
		"của Tỉnh Nghệ An": "tỉnh", "Tỉnh Nghệ An có": "", "tỉnh Nghệ An, thành phố Thái Nguyên": "", "phường 3": "Phường 3", "phường Điện Biên Phủ": "", "các phường và quận": "",
		"tại thành phố Hồ Chí Minh": "Thành phố Hồ Chí Minh", "vùng Tây bắc": "Tây Bắc", "vùng Tây Bắc": "", "Việt Nam bộ máy": "", "Ủy ban Nhân dân xã": "Ủy ban nhân dân", "Sở Nội Vụ": "Nội vụ", "Sở Công Thương": "",
		"giám đốc sở Nội vụ": "Sở Nội vụ", "đảng bộ Công an Trung ương": "", "trụ sở Công an xã": "", "các sở: Nội vụ": "", "trước sở, ngành": "", "Chính Phủ": "Chính phủ", "của Unesco": "UNESCO", "tết Nguyên đán": "", "tết nguyên đán": "Nguyên đán",
		"ngày quốc khánh 2-9": "Quốc khánh", "ngày Quốc khánh 2-9": "", "năm Giáp thìn": "Giáp Thìn", "năm Mậu Thân": "", "chiều thứ hai": "thứ Hai", "lần thứ hai": "", "thứ Hai": "", "Phó Chủ Tịch": "Chủ tịch",
		"tại Văn Phòng Chính Phủ": "Chính phủ", "theo quyết định số 12/QĐ-UBND": "Quyết định", "ban hành quyết định số lượng": "", "Cách mạng tháng Tám": "", "huân chương Sao vàng": "Huân chương", "thủ tướng Chính phủ": "Thủ tướng Chính phủ",
	} {
		got := ""
		for _, c := range Capitals(text) {
			got = c.Right
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if want == "" {
			continue
		}
		// Far apart or side by side, each is found, and once.
		for _, between := range []string{strings.Repeat(" rồi lại", 40) + " ", " rồi ", "; "} {
			if got, once := Capitals("xem "+text+between+text+between+text), Capitals(text); len(got) != 3*len(once) {
				t.Errorf("%q three times: %d are found", text, len(got))
			}
		}
	}
}

// TestCapitalsInARow finds both of two faults that stand side by side.
func TestCapitalsInARow(t *testing.T) {
	if got := Capitals("tại Văn Phòng Chính Phủ"); len(got) != 2 || got[0].Right != "Văn phòng" || got[1].Right != "Chính phủ" {
		t.Errorf("%+v", got)
	}
}

// TestTones tells the two ways of placing a tone apart.
func TestTones(t *testing.T) {
	for text, want := range map[string][2]string{
		"hòa bình": {"hòa", ""}, "hoà bình": {"", "hoà"}, "của ủy ban": {"ủy", ""}, "Uỷ ban, THỦY": {"THỦY", "Uỷ"},
		"quý, quà, toàn, thuyền, quản lý, của": {},
	} {
		if old, modern := Tones(text); old != want[0] || modern != want[1] {
			t.Errorf("%q: %q, %q", text, old, modern)
		}
	}
}

// TestCitations finds documents that are cited by number and date.
func TestCitations(t *testing.T) {
	got := Cited("Công văn số 12/SNV-VP ngày 05/3/2026 và Quyết định số 7-QĐ/TU, ngày 12 tháng 10 năm 2025")
	if len(got) != 2 || got[0] != (Citation{"12/SNV-VP", "2026-03-05"}) || got[1] != (Citation{"7-QĐ/TU", "2025-10-12"}) {
		t.Errorf("%+v", got)
	}
}

// TestEnded finds the bodies of districts, by names that end in any letter.
func TestEnded(t *testing.T) {
	for text, want := range map[string]string{
		"UBND huyện Kỳ Anh": "UBND huyện", "- UBND thị xã Hồng Lĩnh;": "UBND thị xã", "Huyện uỷ Hương Sơn": "Huyện uỷ", "các Quận ủy": "Quận ủy",
		"Công an các huyện": "Công an các huyện", "UBND xã Kỳ Anh": "", "Hội thị uyên": "", "UBND huyệnx": "", "Trung tâm hội nghị quận": "",
	} {
		if got := Ended(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
