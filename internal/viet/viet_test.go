package viet

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestNFC(t *testing.T) {
	for in, want := range map[string]string{
		"":                            "",
		"kế hoạch":                    "kế hoạch",
		norm.NFD.String("Tiếng Việt"): "Tiếng Việt",
		"e\u0323\u0302":               "ệ",
		"x\u0301":                     "x\u0301",
	} {
		if got := NFC(in); got != want {
			t.Errorf("NFC(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestInert holds the fast way of NFC against Unicode's own tables.
func TestInert(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !Inert(r) || !utf8.ValidRune(r) {
			continue
		}
		p := norm.NFC.PropertiesString(string(r))
		if !norm.NFC.IsNormalString(string(r)) || p.CCC() != 0 || p.TrailCCC() != 0 && norm.NFC.String(string(r)) != string(r) {
			t.Errorf("U+%04X is not inert", r)
		}
		if s := "a" + string(r) + "e"; norm.NFC.String(s) != s {
			t.Errorf("U+%04X changes beside letters", r)
		}
	}
}

// TestCase wants the short cuts to agree with the tables of all characters.
func TestCase(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		if got, want := lower(r), unicode.ToLower(r); got != want {
			t.Errorf("lower %c: %c, want %c", r, got, want)
		}
		if got, want := upper(r), unicode.ToUpper(r); got != want && r != 'ß' && r != 'µ' {
			t.Errorf("upper %c: %c, want %c", r, got, want)
		}
	}
}

func TestUpper(t *testing.T) {
	for in, want := range map[string]string{
		"ủy ban nhân dân xã đặng": "ỦY BAN NHÂN DÂN XÃ ĐẶNG",
		"hoà, hòa; ưở ậ ỵ":        "HOÀ, HÒA; ƯỞ Ậ Ỵ",
		"straße 5 µm":             "STRAßE 5 µM",
		"x\u0301":                 "X\u0301",
	} {
		if got := Upper(in); got != want {
			t.Errorf("Upper(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRoman(t *testing.T) {
	for n, want := range map[int]string{
		1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 49: "XLIX", 90: "XC", 400: "CD",
		1994: "MCMXCIV", 3999: "MMMCMXCIX", 0: "0", -2: "-2", 4000: "4000",
	} {
		if got := Roman(n); got != want {
			t.Errorf("Roman(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestPointLetter(t *testing.T) {
	for n, want := range map[int]string{
		1: "a", 4: "d", 5: "đ", 6: "e", 7: "g", 9: "i", 10: "k", 14: "o", 15: "p", 23: "y",
		24: "aa", 25: "ab", 28: "ađ", 46: "ay", 47: "ba", 23 + 23*23: "yy", 24 + 23*23: "aaa", 0: "0",
	} {
		if got := PointLetter(n); got != want {
			t.Errorf("PointLetter(%d) = %q, want %q", n, got, want)
		}
	}
	seen := map[string]bool{}
	for n := 1; n < 2000; n++ {
		if s := PointLetter(n); seen[s] {
			t.Fatalf("PointLetter(%d) = %q comes twice", n, s)
		} else {
			seen[s] = true
		}
	}
}

func TestDate(t *testing.T) {
	blank := strings.Repeat(" ", BlankSpaces)
	for _, c := range []struct {
		y, m, d int
		want    string
	}{
		{2026, 3, 5, "ngày 05 tháng 3 năm 2026"},
		{2026, 1, 5, "ngày 05 tháng 01 năm 2026"},
		{2026, 2, 10, "ngày 10 tháng 02 năm 2026"},
		{2019, 6, 29, "ngày 29 tháng 6 năm 2019"},
		{2026, 11, 0, "ngày" + blank + "tháng 11 năm 2026"},
		{2026, 0, 0, "ngày" + blank + "tháng" + blank + "năm 2026"},
		{0, 0, 0, "ngày" + blank + "tháng" + blank + "năm"},
	} {
		if got := Date(c.y, c.m, c.d); got != c.want {
			t.Errorf("Date(%d, %d, %d) = %q, want %q", c.y, c.m, c.d, got, c.want)
		}
	}
	if got := ShortDate(2026, 2, 5); got != "05/02/2026" {
		t.Errorf("ShortDate = %q", got)
	}
	if got := ShortDate(2026, 3, 0) + " " + ShortDate(2026, 0, 0); got != "……/3/2026 ……/……/2026" {
		t.Errorf("ShortDate = %q", got)
	}
	if got := ShortDate(2026, 3, 15); got != "15/3/2026" {
		t.Errorf("ShortDate = %q", got)
	}
}

func TestDocumentNumber(t *testing.T) {
	for in, want := range map[string]string{"": "", "9": "09", "09": "09", "10": "10", "105": "105"} {
		if got := DocumentNumber(in); got != want {
			t.Errorf("DocumentNumber(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldASCII(t *testing.T) {
	for in, want := range map[string]string{
		"Đặng Thị Huệ":             "Dang Thi Hue",
		"09-KH/BCĐ":                "09-KH/BCD",
		"Kế hoạch – “đổi mới”…":    "Ke hoach - \"doi moi\"...",
		"漢字 ok":                    " ok",
		"Đa\u0323\u0306ng e\u0302": "Dang e", // in NFD
		"\xff\xc0a":                "a",
		"œuvre, ßtraße, Łódź":      "oeuvre, sstrasse, Lodz",
	} {
		if got := FoldASCII(in); got != want {
			t.Errorf("FoldASCII(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldedLetters(t *testing.T) {
	for r := rune(0x80); r < 0x3000; r++ {
		if got, want := FoldASCII(string(r)), foldRune(r); got != want {
			t.Errorf("%c: %q, taken apart %q", r, got, want)
		}
	}
}

func BenchmarkFoldASCII(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		FoldASCII("318-CVTLTNN-NV Công văn V/v hướng dẫn xử lý tài liệu của cơ quan kết thúc hoạt động")
	}
}

func TestJudge(t *testing.T) {
	for r, want := range map[rune]Reason{
		'a': Fine, 'ệ': Fine, '\t': Fine, '\u00A0': Fine, HardHyphen: Fine, '“': Fine, '₫': Fine,
		'\n': Control, '\r': Control, 0: Control, 0x7F: Control, 0x85: Control,
		0xFFFD: Broken, 0xFFFE: NonCharacter, 0xFFFF: NonCharacter, 0xFDD0: NonCharacter, 0x1FFFE: NonCharacter,
		0x200B: Invisible, 0x200D: Invisible, 0x200E: Invisible, 0x202A: Invisible, 0x202E: Invisible,
		0x2060: Invisible, 0x2064: Invisible, 0x2066: Invisible, 0x2069: Invisible, 0xFEFF: Invisible,
		0x00AD: Invisible, 0x034F: Invisible, 0x061C: Invisible, 0x115F: Invisible, 0x3164: Invisible,
		0xFE0F: Invisible, 0x180E: Invisible, 0xFFF9: Invisible,
		0x2028: Separator, 0x2029: Separator, 0xE000: PrivateUse, 0xF8FF: PrivateUse, 0x10FFFD: PrivateUse,
		0x1F600: Astral, 0x20000: Astral,
	} {
		if got := Judge(r, nil); got != want {
			t.Errorf("Judge(U+%04X) = %d, want %d", r, got, want)
		}
	}
}

func TestFlaws(t *testing.T) {
	latin := func(r rune) bool { return r < 0x300 || r >= 0x1E00 && r < 0x2100 }
	got := Flaws("kế\u200B\n漢 x\u0301\u2011", Inspection{Covers: latin})
	want := []Flaw{{0x200B, 3, Invisible}, {'\n', 4, Control}, {'漢', 5, Uncovered}, {0x301, 8, LoneMark}}
	if len(got) != len(want) {
		t.Fatalf("Flaws = %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("flaw %d = %v, want %v", i, got[i], want[i])
		}
	}
	if got := Flaws("a\nb\tc", Inspection{Breaks: true}); got != nil {
		t.Errorf("Flaws of a cell = %v", got)
	}
	if got := (Flaw{Rune: 0xAD}).Code(); got != "U+00AD" {
		t.Errorf("Code = %q", got)
	}
}
