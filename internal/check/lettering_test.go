package check

import "testing"

// TestPasted finds invisible characters, but not where a line may end on purpose.
func TestPasted(t *testing.T) {
	for text, want := range map[string]rune{
		"Nghị quyết":                        0,
		"https://vidu.vn/\u200btin?\u200ba": 0,
		"Họ tên: ..\u200b.\u200b.\u200b..":  0,
		"____\u200b__":                      0,
		"HTM.\u200b(120)":                   0,
		"ngày…\u200btháng":                  0,
		"đạt …\u200b%, hết.\u200b…":         0,
		"Huế\u200b—\u200bVinh":              0,
		"họp\u200b(lần 2)":                  '\u200b',
		"Nghị\u200bquyết":                   '\u200b',
		"Xong.\u200b":                       '\u200b',
		"Xong.\u200b Rồi":                   '\u200b',
		"\u200bXong":                        '\u200b',
		"vidu.vn/\u00adtin":                 '\u00ad',
	} {
		if got := pasted(text); got != want {
			t.Errorf("%q: %U", text, got)
		}
	}
}

// TestQuoted does not quote a mark twice.
func TestQuoted(t *testing.T) {
	for mark, want := range map[string]string{"«Họ_tên»": "«Họ_tên»", "{{họ tên}}": "«{{họ tên}}»", "«a": "««a»"} {
		if got := quoted(mark); got != want {
			t.Errorf("%s: %s", mark, got)
		}
	}
}
