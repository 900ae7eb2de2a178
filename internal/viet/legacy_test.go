package viet

import (
	"strings"
	"testing"
)

func TestOldEncoding(t *testing.T) {
	for _, c := range []struct {
		text, encoding, meant string
		sure                  bool
	}{
		{"C«ng v¨n thö nghiÖm b¶ng m· cò", "TCVN3", "Công", true},
		{"Coâng vaên thöû nghieäm baûng maõ cuõ.", "VNI", "Công", true},
		{"NguyÔn V¨n Thö", "TCVN3", "Nguyễn", true},
		{"Phßng Thö nghiÖm", "TCVN3", "Phòng", true},
		{"UÛY BAN NHAÂN DAÂN TÆNH", "VNI", "ỦY", true},
		{"Coäng hoøa Xaõ hoäi Chuû nghóa Vieät Nam", "VNI", "Cộng", true},
		{"Céng hßa x· héi chñ nghÜa ViÖt Nam", "TCVN3", "Cộng", true},
		{"GI¸M §èC", "TCVN3", "GIÁM", true}, {"§èC HuyÖn", "TCVN3", "ĐỐC", true},
		{"§éc lËp - Tù do - H¹nh phóc", "TCVN3", "Độc", true},
		{"Leâ An", "VNI", "Lê", false},
		{"**QuyÕt ®Þnh** sè 12/2001", "TCVN3", "Quyết", true},
		{"Trích yếu: C«ng v¨n sè 12", "TCVN3", "Công", false},
		{"nhu caàu, ñöôøng, thoûa", "VNI", "cầu", true},
		{"Nguyá»…n VÄƒn A, Ä\u0090á»‘ng Ä\u0090a", "UTF-8/Windows-1252", "Nguyễn", true},
		{"THÃ”NG BÃ\u0081O", "UTF-8/Windows-1252", "THÔNG", true},
		{"Họ tên: LÃª An", "UTF-8/Windows-1252", "Lê", false},

		// Vietnamese in Unicode, in either way to place tones.
		{"Công văn thử nghiệm bảng mã cũ", "", "", false}, {"hoà giải, hoá đơn, thuỷ lợi, quý", "", "", false}, {"Cò, sè, xoá, toà, khoá, oà", "", "", false}, {"UỶ BAN NHÂN DÂN", "", "", false},
		{"ông Lê Văn A, bà Hà", "", "", false}, {"tôi là hai ba bốn", "", "", false},

		// What else is written in documents.
		{"José Müller, Núñez, Señor, São Paulo, Zoë, Noël, Chloé, Beyoncé", "", "", false}, {"Côte d'Ivoire, Curaçao, Réunion, Genève, Orléans", "", "", false}, {"«toàn» và «an»", "", "", false},
		{"25 °C, 5 µm, 3 m², 2×3, ½, ±5, § 12, © 2026, HP®", "", "", false}, {"Ångström, Ørsted, Malmö, Gießen, Köln, Tromsø", "", "", false}, {"naïve façade, Haïti «LE CAFÉ» «NOÊ» A“Ã” Â»", "", "", false}, {"Điện Thaï", "", "", false},
		{"", "", "", false}, {"abc", "", "", false}, {"«C»", "", "", false}, {strings.Repeat("đường ", 1000), "", "", false},
	} {
		old, found := OldEncoding(c.text)
		if found != (c.encoding != "") || found && (string(old.Encoding) != c.encoding || old.Meant != c.meant || old.Sure != c.sure) {
			t.Errorf("%q: %+v %v, want %s %s %v", c.text, old, found, c.encoding, c.meant, c.sure)
		}
	}
}

// TestSyllables takes the syllables of ordinary texts.
func TestSyllables(t *testing.T) {
	for _, word := range strings.Fields("nghiêng khuya thuở huyền nguyễn quốc giếng gì gìn oanh xoong khuỷu quýnh tuyết yêu ưu ươn đường hươu oẳn uỷ y ý nghĩa boong rượu loè ngoeo chuông tuần thuê huơ quạ giặc đi ông") {
		if !syllable(word) {
			t.Errorf("%s is no syllable", word)
		}
	}
	for _, word := range []string{"müller", "josé", "thaïl", "abc", "đđ", "aá", "họạ", "", "công«", "uơn", "xin chào", "nghr"} {
		if syllable(word) {
			t.Errorf("%s is a syllable", word)
		}
	}
}

// TestMisread writes texts as they were meant, and leaves others alone.
func TestMisread(t *testing.T) {
	for was, want := range map[string]string{"LÃª VÄƒn  TÃ¡m, 5 Â°C": "Lê Văn  Tám, 5 Â°C", "José và Hà": "José và Hà"} {
		if got := Misread.Unicode(was); got != want {
			t.Errorf("%q: %q, want %q", was, got, want)
		}
	}
}
