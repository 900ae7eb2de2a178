package filename

import (
	"slices"
	"strings"
	"testing"
)

func TestSafe(t *testing.T) {
	long := strings.Repeat("Kế hoạch ", 60)
	for in, want := range map[string]string{
		"09/KH-SNV Kế hoạch":           "09-KH-SNV Kế hoạch",
		`a\b|c <d>:"e"?*`:              "a-b-c d e",
		"  -/ KH-SNV  Kế   hoạch ./. ": "KH-SNV Kế hoạch",
		"con.x Kế hoạch":               "_con.x Kế hoạch",
		"Lpt³":                         "_Lpt³",
		"conin$":                       "_conin$",
		"":                             "van-ban",
		"...":                          "van-ban",
		"09- KH/BCĐ":                   "09-KH-BCĐ",
		"Ke\u0302\u0301 hoạch":         "Kế hoạch",
		"a\u202eb\x00c\nd":             "a b c d",
	} {
		if got := Safe(in); got != want {
			t.Errorf("Safe(%q) = %q, want %q", in, got, want)
		}
	}
	got := Safe(long)
	if len(got) > Max || !strings.HasPrefix(long, got) || strings.HasSuffix(got, " ") {
		t.Errorf("a long name becomes %q", got)
	}
	if got := Safe(strings.Repeat("ế", 300)); len(got) > Max || !slices.Contains([]rune(got), 'ế') || strings.Contains(got, "\uFFFD") {
		t.Errorf("a name without spaces becomes %q", got)
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ a, b string }{{"Xã ĐỨC", "xã đức"}, {"Ke\u0302\u0301", "KẾ"}, {"ſ", "S"}} {
		if Fold(c.a) != Fold(c.b) {
			t.Errorf("%q and %q are told apart", c.a, c.b)
		}
	}
	if Fold("Xã Đức") == Fold("Xã Duc") {
		t.Error("letters are lost")
	}
}

func FuzzSafe(f *testing.F) {
	f.Add("a/b\x00 ...con")
	f.Fuzz(func(t *testing.T, s string) {
		name := Safe(s)
		if name == "" || len(name) > Max+1 || strings.ContainsAny(name, `/\\<>:"|?*`+"\x00\n") || strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
			t.Errorf("Safe(%q) = %q", s, name)
		}
		if Safe(name) != name {
			t.Errorf("Safe(%q) = %q is not safe by itself: %q", s, name, Safe(name))
		}
	})
}
