package markup

import (
	"math/rand/v2"
	"testing"
)

func TestWrite(t *testing.T) {
	for _, c := range []struct {
		spans []Span
		want  string
	}{
		{nil, ""},
		{[]Span{{Text: "a*b_c\\"}}, `a\*b\_c\\`},
		{[]Span{{Text: "a", Bold: true}}, "**a**"},
		{[]Span{{Text: "a", Bold: true}, {Text: "b", Bold: true}}, "**ab**"},
		{[]Span{{Text: "", Bold: true}, {Text: "b", Italic: true}}, "*b*"},
		{[]Span{{Text: "x"}, {Text: " a ", Bold: true}, {Text: "y"}}, "x **a** y"},
		{[]Span{{Text: "x"}, {Text: "  ", Bold: true}, {Text: "y"}}, "x  y"},
		{[]Span{{Text: "a", Bold: true}, {Text: " "}, {Text: "b", Bold: true}}, "**a b**"},
		{[]Span{{Text: "a ", Bold: true}, {Text: "b", Bold: true, Italic: true}}, "**a *b***"},
		{[]Span{{Text: "a", Bold: true, Italic: true}, {Text: "b", Italic: true}}, "***a**b*"},
		{[]Span{{Text: "a*", Underline: true}}, `__a\*__`},
		{[]Span{{Text: "a", Bold: true}, {Text: "b", Italic: true}}, "**a***b*"},
		{[]Span{{Text: "m"}, {Text: "2", Script: Super}, {Text: ", H"}, {Text: "2", Script: Sub}, {Text: "O"}}, "m^2^, H~2~O"},
		{[]Span{{Text: "a m", Bold: true}, {Text: "2", Bold: true, Script: Super}}, "**a m^2^**"},
		{[]Span{{Text: "a^2^"}}, `a\^2\^`},
	} {
		if got, ok := Write(c.spans); got != c.want || !ok {
			t.Errorf("Write(%q) = %q, %v, want %q", show(c.spans), got, ok, c.want)
		}
	}
	for _, spans := range [][]Span{
		{{Text: "5"}, {Text: "3", Bold: true}},
		{{Text: "a ", Script: Super}, {Text: "b"}},
		{{Text: "a"}, {Text: "b c", Script: Sub}},
		{{Text: "a"}, {Text: "b", Underline: true}},
		{{Text: "a"}, {Text: "b", Italic: true}},
	} {
		if got, ok := Write(spans); ok {
			t.Errorf("Write(%q) = %q is taken", show(spans), got)
		}
	}
}

// TestWrittenIsRead writes what Read takes, and spans of any kind.
func TestWrittenIsRead(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"a", "b c", " ", "*", "_", `\`, "5", "(", ")", ".", "ă "}
	good := 0
	const tries = 20_000
	for range tries {
		var spans []Span
		for range random.IntN(5) {
			n := random.IntN(8)
			spans = append(spans, Span{words[random.IntN(len(words))], n&1 != 0, n&2 != 0, n&4 != 0, Script(max(0, random.IntN(12)-9))})
		}
		text, ok := Write(spans)
		plain := ""
		for _, sp := range spans {
			plain += sp.Text
		}
		if !ok {
			continue
		}
		good++
		if got := Plain(text); got != plain {
			t.Fatalf("Write(%q) = %q prints %q", show(spans), text, got)
		}
	}
	if good < tries/2 {
		t.Errorf("only %d of %d could be written", good, tries)
	}
}
