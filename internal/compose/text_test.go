package compose

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

var (
	plainChar = sheet.Char{Size: units.Points(14)}
	boldChar  = sheet.Char{Size: units.Points(14), Face: sheet.Bold}
)

// shown writes unbreakable hyphens as "=" and unbreakable spaces as "~".
func shown(s string) string {
	return strings.NewReplacer("\u2011", "=", "\u00a0", "~").Replace(s)
}

func TestKeepTokens(t *testing.T) {
	for in, want := range map[string]string{
		"":                             "",
		"-":                            "-",
		" - ":                          " - ",
		"120-KL/TW":                    "120=KL/TW",
		"số 30/2020/NĐ-CP của":         "số~30/2020/NĐ=CP của",
		"NĐ-CP":                        "NĐ=CP",
		"Mát-xcơ-va":                   "Mát-xcơ-va",
		"Lê-nin":                       "Lê-nin",
		"MÁT-XCƠ-VA":                   "MÁT=XCƠ=VA",
		"e-mail":                       "e-mail",
		"so-noi-vu@hatinh.gov.vn":      "so=noi=vu@hatinh.gov.vn",
		"https://a-b.vn/c-d":           "https://a=b.vn/c=d",
		"2026-2030":                    "2026=2030",
		"2026 - 2030":                  "2026~-~2030",
		"09- KH/BCĐ":                   "09= KH/BCĐ",
		"88 -KH/TU":                    "88 =KH/TU",
		"U\u2011238":                   "U=238",
		"--":                           "==",
		"ngày 15 tháng 9 năm 2026, từ": "ngày~15~tháng~9~năm~2026, từ",
		"Điều 3, khoản 1 điểm b và c":  "Điều~3, khoản~1 điểm~b và c",
		"quý III năm 2026; quý IV":     "quý~III năm~2026; quý~IV",
		"vào 05 giờ 30 phút, 3 triệu":  "vào 05~giờ~30~phút, 3~triệu",
		"lúc 14 giờ; QL 1A, tầng 2":    "lúc~14~giờ; QL~1A, tầng~2",
		"1,2 tỷ đồng; triệu đồng):":    "1,2~tỷ~đồng; triệu~đồng):",
		"ông Nguyễn A, (bà Đỗ B), bà":  "ông~Nguyễn A, (bà~Đỗ B), bà",
		"TS. Lê C ở TP. Huế, ông ấy":   "TS.~Lê C ở TP.~Huế, ông ấy",
		"nơi cấp: ......, hết ...":     "nơi cấp: ......, hết~...",
		"Tỉnh ủy (để b/c);":            "Tỉnh ủy (để~b/c);",
		"(để biết, chỉ đạo, theo dõi)": "(để biết, chỉ đạo, theo dõi)",
		"khóa XI và khóa 12 - năm 5":   "khóa~XI và khóa~12 - năm~5",
		"tháng, năm":                   "tháng, năm",
		"-----":                        "=====",
		"kết-":                         "kết=",
		"(-a)":                         "(=a)",
		"cửa quyền ...":                "cửa quyền~...",
		"và / hoặc":                    "và~/ hoặc",
		"( abc )":                      "(~abc~)",
		"[ 1 ], a( b":                  "[~1~], a(~b",
		"a : b ; c , d ! e ?":          "a~: b~; c~, d~! e~?",
		" .":                           " .",
		"a  .":                         "a  .",
		"Số:        /KH-SNV":           "Số:        /KH=SNV",
		"a b ":                         "a b ",
		"trà\tđá-cà phê 1-2":           "trà\tđá-cà phê 1=2",
		"đã có\u00a0dấu-cách 3-4":      "đã có~dấu-cách 3=4",
		"Liên Xô-Việt Nam, ĐH-CĐ 5-10": "Liên Xô-Việt Nam, ĐH=CĐ 5=10",
	} {
		got := keepTokens(in)
		if shown(got) != want {
			t.Errorf("%q becomes %q, want %q", in, shown(got), want)
		}
		if utf8.RuneCountInString(got) != utf8.RuneCountInString(in) {
			t.Errorf("%q has another number of characters in %q", in, got)
		}
		if again := keepTokens(got); again != got {
			t.Errorf("%q kept twice is %q", in, shown(again))
		}
		if back := plainHyphens(got); !strings.Contains(in, "\u2011") && strings.ReplaceAll(back, "\u00a0", " ") != strings.ReplaceAll(in, "\u00a0", " ") {
			t.Errorf("%q comes back as %q", in, back)
		}
	}
}

// TestRunsAcrossBorders wants tokens kept although inline marks part them, and
// every run with its own letters.
func TestRunsAcrossBorders(t *testing.T) {
	for in, want := range map[string][]string{
		"số 120-**KL/TW** ngày":  {"số~120=", "KL/TW", " ngày"},
		"**120**-*KL*/TW":        {"120", "=", "KL", "/TW"},
		"NĐ**-**CP":              {"NĐ", "=", "CP"},
		"Mát**-xcơ**-va":         {"Mát", "-xcơ", "-va"},
		"**cửa quyền** ...":      {"cửa quyền", "~..."},
		"__30/2020__/NĐ-**CP**.": {"30/2020", "/NĐ=", "CP", "."},
		"":                       nil,
		"***":                    {"***"},
	} {
		var got []string
		for _, r := range new(stock).runs(in, plainChar) {
			got = append(got, shown(r.Text))
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestCapitals(t *testing.T) {
	got := capitals(new(stock).runs("Nội dung ß *(kèm theo)* **và**", boldChar), boldChar)
	want := []string{"NỘI DUNG ß ", "(kèm theo)", " VÀ"}
	for i, r := range got {
		if i < len(want) && r.Text != want[i] && !strings.HasPrefix(want[i], r.Text) {
			t.Errorf("run %d is %q, want %q", i+1, r.Text, want[i])
		}
	}
}

// TestClosed wants the closing mark once, whatever the author typed, inside or
// outside of inline marks.
func TestClosed(t *testing.T) {
	for in, want := range map[string]string{
		"Bộ Nội vụ":            "Bộ Nội vụ;",
		"Bộ Nội vụ;":           "Bộ Nội vụ;",
		"Bộ Nội vụ,  ":         "Bộ Nội vụ;",
		"Bộ Nội vụ .":          "Bộ Nội vụ;",
		"Bộ Nội vụ...":         "Bộ Nội vụ...;",
		"Bộ Nội vụ;;":          "Bộ Nội vụ;",
		"*Bộ Nội vụ;*":         "Bộ Nội vụ|;",
		"**Bộ**;":              "Bộ|;",
		"**Bộ** Nội vụ":        "Bộ| Nội vụ;",
		"*Bộ*, **Vụ,** ":       "Bộ|, |Vụ|;",
		";":                    ";",
		"":                     ";",
		"các sở, ngành (b/c).": "các sở, ngành (b/c);",
	} {
		var got []string
		for _, r := range closed(new(stock).runs(in, plainChar), ";", plainChar) {
			got = append(got, r.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q is closed as %q, want %q", in, got, want)
		}
	}
	if got := closed(new(stock).runs("Bộ Nội vụ;", plainChar), "", plainChar); len(got) != 1 || got[0].Text != "Bộ Nội vụ" {
		t.Errorf("closed without a mark: %v", got)
	}
}

func TestTrims(t *testing.T) {
	for in, want := range map[string]string{"- a": "a", "– a": "a", "+ a ": "a", "-a": "-a", "-": "-", "a": "a", "- - a": "- a"} {
		if got := trimBullet(in); got != want {
			t.Errorf("trimBullet(%q) is %q", in, got)
		}
	}
	for in, want := range map[string]string{"a.": "a", "a. ": "a", "a...": "a...", "a": "a", ".": "", "a…": "a…"} {
		if got := trimStop(in); got != want {
			t.Errorf("trimStop(%q) is %q", in, got)
		}
	}
}

// TestDatesByLaw holds the dates that are printed against the rule that checks
// read dates by.
func TestDatesByLaw(t *testing.T) {
	for month := 1; month <= 12; month++ {
		for day := 1; day <= 31; day++ {
			if extra, lacking := rules.Zeros(viet.Date(2026, month, day)); extra || lacking {
				t.Errorf("%s: %v, %v", viet.Date(2026, month, day), extra, lacking)
			}
		}
	}
	if extra, lacking := rules.Zeros("ngày 5 tháng 03"); !extra || !lacking {
		t.Error("the rule finds nothing")
	}
}
