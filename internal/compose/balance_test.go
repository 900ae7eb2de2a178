package compose

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// letters measures a text as one millimetre a letter.
func letters(s string) units.Length { return units.Length(utf8.RuneCountInString(s)) * units.MM }

// balanced breaks a text into lines.
func balanced(text string, room units.Length) []string {
	var words []word
	for i, s := range strings.Fields(text) {
		words = append(words, word{text: s, width: letters(s), gap: units.MM, ends: i == 0})
	}
	newBalancer(words, room).choose()
	var lines []string
	for _, w := range words {
		if w.ends {
			lines = append(lines, w.text)
			continue
		}
		lines[len(lines)-1] += " " + w.text
	}
	return lines
}

// TestBalanced wants each text broken where its bars stand.
func TestBalanced(t *testing.T) {
	for _, c := range []struct {
		width int
		want  string
	}{
		{14, "AAAA BBBB | CCCC DDDD"},
		{16, "AAAAAAA BBB | VÀ CCC DDD"},
		{26, "ĐẢNG ỦY KHỐI CÁC CƠ QUAN | TỈNH HÀ TĨNH"},
		{26, "ĐẢNG ỦY | CÁC CƠ QUAN ĐẢNG TỈNH"},
		{54, "HIỆU TRƯỞNG TRƯỜNG TRUNG HỌC PHỔ THÔNG CHUYÊN | LÊ HỒNG PHONG"},
		{14, "AAAAAA BẢO VỆ | BBBBBB CC"},
		{5, "A | BBBBBBBBBBBB | C"},
		{5, "BBBBBBBBBBBB"},
		// A line more spares a word or a name.
		{26, "TRUNG TÂM PHỤC VỤ | HÀNH CHÍNH CÔNG | XÃ NGHI LỘC"},
		{22, "TRƯỜNG MẦM NON | HOA HỒNG"},
		{22, "CHI CỤC CHĂN NUÔI | VÀ THÚ Y"},
		{40, "BAN QUẢN LÝ | KHU BẢO TỒN THIÊN NHIÊN PÙ LUÔNG"},
		{60, "(Kèm theo Kế hoạch số 09/KH-SNV | ngày 15 tháng 9 năm 2026 của Sở Nội vụ)"},
		{46, "về việc tổ chức Hội nghị | tổng kết giai đoạn 2021 - 2025"},
		{54, "Về việc công nhận Điều lệ (sửa đổi, bổ sung) | Quỹ Khuyến học tỉnh Bình Thuận"},
		{54, "Về việc khai thác, bảo vệ kho dữ liệu | của Ban Bí thư Trung ương Đoàn"},
		{34, "chúc mừng đồng chí | Nguyễn Văn A nhận huân chương"},
	} {
		text := strings.ReplaceAll(c.want, " | ", " ")
		if got := strings.Join(balanced(text, units.Length(c.width)*units.MM), " | "); got != c.want {
			t.Errorf("in %d: %s\n     want: %s", c.width, got, c.want)
		}
	}
}

// TestBalancedHostile wants texts of any shape broken into few lines, with all
// words in their order. If the time grew with the number of ways to break them,
// it would not end.
func TestBalancedHostile(t *testing.T) {
	for name, text := range map[string]string{
		"500 words":         strings.TrimSpace(strings.Repeat("CỘNG HÒA VÀ XÃ HỘI ", 100)),
		"500 short words":   strings.TrimSpace(strings.Repeat("A ", 500)),
		"one long word":     strings.Repeat("A", 5000),
		"long among short":  strings.Repeat("A ", 100) + strings.Repeat("B", 2000) + strings.Repeat(" C", 100),
		"only joining":      strings.TrimSpace(strings.Repeat("VÀ ", 300)),
		"words of the line": strings.TrimSpace(strings.Repeat(strings.Repeat("A", 60)+" ", 50)),
		"names":             strings.TrimSpace(strings.Repeat("Nguyễn ", 200)),
	} {
		const width = 60 * units.MM
		lines := balanced(text, width)
		if strings.Join(lines, " ") != text {
			t.Errorf("%s: words are lost", name)
		}
		if n := len(filled(strings.Fields(text), letters, width)); len(lines) < n || len(lines) > n+most {
			t.Errorf("%s: %d lines, where %d would do", name, len(lines), n)
		}
		for _, l := range lines {
			if letters(l) > width && strings.Contains(l, " ") {
				t.Errorf("%s: a line of %v", name, letters(l))
			}
		}
	}
}

// TestBroken wants soft breaks in the gaps of runs of several looks.
func TestBroken(t *testing.T) {
	d := decoded(t, []byte(`{"kind":"thong-bao","issuer":{"name":"SỞ"},"subject":"x","sections":["a"]}`))
	c := newComposer(t.Context(), d, metrics.Default())
	char := c.styles.of("subject").Char
	bold := char
	bold.Face |= sheet.Bold
	p := c.paragraph("subject", "", sheet.Run{Text: "Kế hoạch  phát ", Char: char}, sheet.Run{Text: "triển kinh tế", Char: bold}, sheet.Run{Text: "\nnăm tới và những năm", Char: char})
	c.balance(p, 38*units.MM)
	if got, want := textOf(p.Runs), "Kế hoạch\nphát triển kinh tế\nnăm tới\nvà những năm"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
