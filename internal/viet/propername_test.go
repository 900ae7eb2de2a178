package viet

import (
	"strings"
	"testing"
)

// TestProperName finds the name, in brackets, inside which the bar stands; or none.
func TestProperName(t *testing.T) {
	for _, want := range []string{
		"đồng chí [Nguyễn Văn | An], Giám đốc",
		"đồng chí [Nguyễn | Văn A], Giám đốc",
		"tỉnh [Cà | Mau] (Bên A)",
		"của [Hồ Chí | Minh].",
		"xã [Bù | Gia Mập], tỉnh",
		"xã [Bù Gia | Mập], tỉnh",
		"Sở | Nội vụ",
		"Ban | Chấp hành",
		"Lao động tỉnh, Ban | Chấp hành",
		"UBND tỉnh [Hà | Tĩnh] và",
		"Bà Lê Thị B, | Trần Văn C",
		"nước [Việt | Nam].",
		"TỈNH HÀ | TĨNH",
		"| Nguyễn",
		"Nguyễn |",
		"",
	} {
		syllables := strings.Fields(strings.NewReplacer("[", "", "] ", " ", "]", "", "| ", "", "|", "").Replace(want))
		at := len(strings.Fields(strings.Split(want+"|", "|")[0]))
		from, to := ProperName(syllables, at)
		bare := strings.NewReplacer("[", "", "]", "").Replace(want)
		wanted := ""
		if a, b := strings.Index(want, "["), strings.Index(want, "]"); a >= 0 {
			wanted = strings.ReplaceAll(want[a+1:b], "| ", "")
		}
		if got := strings.TrimRight(strings.Join(syllables[from:to], " "), ",."); got != wanted {
			t.Errorf("%s: got %q, want %q", bare, got, wanted)
		}
	}
}
