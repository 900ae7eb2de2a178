package markup

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// show writes spans as text with the styles in front: "a", "b:…", "biu:…".
func show(spans []Span) string {
	var parts []string
	for _, s := range spans {
		style := ""
		for _, on := range []struct {
			set  bool
			name string
		}{{s.Bold, "b"}, {s.Italic, "i"}, {s.Underline, "u"}, {s.Script == Super, "^"}, {s.Script == Sub, "~"}} {
			if on.set {
				style += on.name
			}
		}
		if style != "" {
			style += ":"
		}
		parts = append(parts, style+s.Text)
	}
	return strings.Join(parts, "|")
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"chữ thường", "chữ thường"},
		{"**đậm**", "b:đậm"},
		{"*nghiêng*", "i:nghiêng"},
		{"***cả hai***", "bi:cả hai"},
		{"__gạch chân__", "u:gạch chân"},
		{"a **b** c", "a |b:b| c"},
		{"**đậm *cả hai* đậm**", "b:đậm |bi:cả hai|b: đậm"},
		{"*nghiêng **cả hai** nghiêng*", "i:nghiêng |bi:cả hai|i: nghiêng"},
		{"**đậm *cả hai***", "b:đậm |bi:cả hai"},
		{"***cả hai** nghiêng*", "bi:cả hai|i: nghiêng"},
		{"***cả hai* đậm**", "bi:cả hai|b: đậm"},
		{"*a **b***", "i:a |bi:b"},
		{"__a **b** c__", "u:a |bu:b|u: c"},
		{"**__a__**", "bu:a"},
		{"***__a__***", "biu:a"},
		{"__***a***__", "biu:a"},
		{"**a **b** c**", "b:a b c"},
		// Above and under the line.
		{"12 m^2^, 5 m^3^/h", "12 m|^:2|, 5 m|^:3|/h"},
		{"H~2~O, CO~2~", "H|~:2|O, CO|~:2"},
		{"Ca(OH)~2~", "Ca(OH)|~:2"},
		{"10^-3^, Na^+^, SO~4~^2-^", "10|^:-3|, Na|^:+|, SO|~:4|^:2-"},
		{"**m^2^**, *H~2~O*", "b:m|b^:2|, |i:H|i~:2|i:O"},
		{"m^n+1^", "m|^:n+1"},
		{"**a^2** b^", "b:a^2| b^"},
		{"a^ b^, ^2^, a ^2^, a^^, a^2, ~10%, 10~20, 8 ~ 9~", "a^ b^, ^2^, a ^2^, a^^, a^2, ~10%, 10~20, 8 ~ 9~"},
		{"a^2~b^", "a^2~b^"},
		{`m\^2^, H\~2~`, "m^2^, H~2~"},
		{"/~user/~home", "/~user/~home"},
		// What has no partner is literal.
		{"**a", "**a"},
		{"a**", "a**"},
		{"*a**", "*a**"},
		{"**a*", "**a*"},
		{"**a *b**", "b:a *b"},
		{"**a __b** c__", "b:a __b| c__"},
		{"__a", "__a"},
		{"*", "*"},
		{"**", "**"},
		{"****", "****"},
		{"******", "******"},
		{"****a****", "****a****"},
		{"____", "____"},
		{"Họ và tên: ________", "Họ và tên: ________"},
		// Flanks.
		{"2 * 3 * 4", "2 * 3 * 4"},
		{"5*3*2 = 30", "5*3*2 = 30"},
		{"khổ 210*297*2", "khổ 210*297*2"},
		{"* a *", "* a *"},
		{"** a **", "** a **"},
		{"(*) ghi chú (*)", "(*) ghi chú (*)"},
		{"chữ**đậm**chữ", "chữ|b:đậm|chữ"},
		{"snake__case__x", "snake__case__x"},
		{"__snake__case__", "u:snake__case"},
		{"a_b _c_", "a_b _c_"},
		{"\"*Dân biết*\"", "\"|i:Dân biết|\""},
		{"**a:** b", "b:a:| b"},
		{"**\u00A0a**", "**\u00A0a**"},
		// Escapes.
		{`\*a\*`, "*a*"},
		{`\\*a*`, `\|i:a`},
		{`\**a*`, "*|i:a"},
		{`*a\**`, "i:a*"},
		{`\__a__`, "__a__"},
		{`C:\temp\`, `C:\temp\`},
		{`\n`, `\n`},
		{`\\\\`, `\\`},
	} {
		if got := show(Read(c.in)); got != c.want {
			t.Errorf("Read(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "a": "a", "**a** *b*": "a b", `\*a`: "*a", "**a": "**a",
	} {
		if got := Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
}

// checkRead tells what must hold for any text.
func checkRead(t *testing.T, s string) {
	t.Helper()
	spans := Read(s)
	plain := ""
	for i, sp := range spans {
		if sp.Text == "" {
			t.Fatalf("%q: empty span", s)
		}
		if i > 0 {
			a, b := sp, spans[i-1]
			a.Text, b.Text = "", ""
			if a == b {
				t.Fatalf("%q: neighbours of one style", s)
			}
		}
		plain += sp.Text
	}
	if plain != Plain(s) {
		t.Fatalf("%q: Plain %q, spans %q", s, Plain(s), plain)
	}
	if !leaves(s, plain) {
		t.Fatalf("%q: %q lost more than marks", s, plain)
	}
	if utf8.ValidString(s) && !utf8.ValidString(plain) {
		t.Fatalf("%q: cut a character", s)
	}
	if esc := Read(Escape(s)); s != "" && !reflect.DeepEqual(esc, []Span{{Text: s}}) {
		t.Fatalf("%q: escaped it gives %q", s, show(esc))
	}
}

// leaves tells whether dropping stars, underscores and backslashes from s can
// give plain.
func leaves(s, plain string) bool {
	for i := range len(s) {
		if len(plain) > 0 && plain[0] == s[i] {
			plain = plain[1:]
		} else if strings.IndexByte(`*_\`, s[i]) < 0 {
			return false
		}
	}
	return plain == ""
}

func TestReadAllShort(t *testing.T) {
	const letters = `*_\a 1(`
	var try func(s string, left int)
	try = func(s string, left int) {
		checkRead(t, s)
		if left > 0 {
			for i := range len(letters) {
				try(s+letters[i:i+1], left-1)
			}
		}
	}
	try("", 6)
}

// TestReadIsLinear does not end within the time that Go gives a test if any
// of these texts takes time in the square of its length.
func TestReadIsLinear(t *testing.T) {
	const size = 500_000
	for _, piece := range []string{"*", "**a", "*a", "a**", "a* ", "__a ", " a__", "*a **b ", "***a", "\\*", "***a* ", "*_\\"} {
		if len(Read(strings.Repeat(piece, size/len(piece)))) == 0 {
			t.Errorf("%q repeated comes to nothing", piece)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"**a *b* c**", "__a__", `\*`, "2 * 3", "***a** b*", "5*3", "a__b__c", "\xff*a*", "(*) x (*)"} {
		f.Add(s)
	}
	f.Fuzz(checkRead)
}

func BenchmarkRead(b *testing.B) {
	s := strings.Repeat("Kết quả **thực hiện** quy chế *dân chủ* ở cơ sở. ", 20)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Read(s)
	}
}

// TestBlanksAreNoMarks: what is left to fill in, and signs of multiplication,
// stay as they were typed.
func TestBlanksAreNoMarks(t *testing.T) {
	for _, text := range []string{
		"Ngày __/__/2026, số ____, tại ________", "__-__-2026", "__:__ giờ", "Công thức: đơn giá*số lượng*hệ số", "Điểm 8*/10 và 9*/10", "a*b*c",
	} {
		if got := Plain(text); got != text {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}
