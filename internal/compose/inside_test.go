package compose

import (
	"strings"
	"testing"

	"vanthu/internal/sheet"
)

// TestOpenInside wants lines to end where LibreOffice ends them inside words, across
// changes of letters too, and nowhere else.
func TestOpenInside(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"HTM.(120)":                  "HTM.|(120)",
		"a,(b) a;[b] a){b} 5%(c) –(": "a,|(b) a;|[b] a)|{b} 5%|(c) –|(",
		"a(b) (c) “(d)” -(e)":        "a(b) (c) “(d)” -(e)",
		"ngày…tháng…năm … hết…":      "ngày…|tháng…|năm … hết…",
		"……a …) …” /… 1…2":           "……|a …) …” /… 1…|2",
		"đạt …% …≥5 …#1 …+ …- hết.… (a)…": "đạt …|% …|≥5 …#|1 …|+ …- hết.|… (a)|…",
		"Huế—Vinh 1—2 — a":                "Huế|—|Vinh 1|—|2 — a",
		"abc%20 20% 5‰ m‰":                "abc|%20 20% 5‰ m|‰",
		`C:\a\b {x}y`:                     `C:\|a\|b {x}|y`,
		"giá.$5":                          "giá.|$5",
		"hết.#(120)":                      "hết.#|(120)", // # parts runs
		"ngày…#tháng":                     "ngày…#|tháng",
		"—":                               "—",
	} {
		p := &sheet.Paragraph{}
		for text := range strings.SplitSeq(in, "#") {
			p.Runs = append(p.Runs, sheet.Run{Text: text})
		}
		opened := openInside(p)
		var got []string
		for _, r := range p.Runs {
			got = append(got, strings.ReplaceAll(r.Text, string(zeroSpace), "|"))
		}
		if all := strings.Join(got, "#"); all != want || opened != (in != want) {
			t.Errorf("%q becomes %q, %v, want %q", in, all, opened, want)
		}
		if openInside(p) {
			t.Errorf("%q is opened twice: %q", in, textOf(p.Runs))
		}
	}
}
