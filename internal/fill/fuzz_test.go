package fill

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/markup"
	"vanthu/internal/rows"
)

// opaque is a letter that no test puts into a text.
const opaque = "\uA123"

// expected is what a text that holds two values prints: what the text prints
// whatever the values are, with the values in their places.
func expected(literals [3]string, a, b string, lines bool) string {
	text := literals[0] + opaque + literals[1] + opaque + literals[2]
	parts := []string{text}
	if lines {
		parts = strings.Split(text, "\n")
	}
	for i := range parts {
		parts[i] = markup.Plain(parts[i])
	}
	plain := strings.Join(parts, "\n")
	return strings.Replace(strings.Replace(plain, opaque, a, 1), opaque, b, 1)
}

// checkLiteral fills a text that is read for marks, one of which each line is,
// and one that is not.
func checkLiteral(t *testing.T, literals [3]string, a, b string) (filled bool) {
	t.Helper()
	text := string(appendQuoted(nil, literals[0]+"{{a?}}"+literals[1]+"{{b?}}"+literals[2]))
	template, err := ParseJSON([]byte(`{"place":` + text + `,"subject":` + text + `,"sections":[{"table":{"rows":[[` + text + `]]}}]}`))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	out, faults := template.Fill(rows.Values{"a": value(a), "b": value(b)})
	for _, f := range faults {
		if f.Rule != "row.marks" {
			t.Fatalf("%s with %q and %q: %s", text, a, b, list(faults))
		}
	}
	if faults != nil {
		return false
	}
	var got struct {
		Place, Subject string
		Sections       []struct{ Table struct{ Rows [][]string } }
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%s: %v", out, err)
	}
	a, b = printing(a), printing(b)
	cell := strings.Split(got.Sections[0].Table.Rows[0][0], "\n")
	for i := range cell {
		cell[i] = markup.Plain(cell[i])
	}
	breaks := func(s string) string { return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n") }
	for _, c := range []struct{ what, got, want string }{
		{"place", got.Place, literals[0] + a + literals[1] + b + literals[2]},
		{"subject", markup.Plain(got.Subject), expected(literals, a, b, false)},
		{"cell", strings.Join(cell, "\n"), expected(literals, breaks(a), breaks(b), true)},
	} {
		if c.got != c.want {
			t.Fatalf("%s with %q and %q: the %s prints %q, want %q", text, a, b, c.what, c.got, c.want)
		}
	}
	return true
}

// printing is what a value prints: a blank one nothing.
func printing(s string) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}

// TestLiteralNextToMarks puts all that means something to inline marks around
// and into values.
func TestLiteralNextToMarks(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	letters := strings.Split(`**,**,*,__,_,\,a,ă, ,1,(,),-,.`+",\n,\r\n,\u0301", ",")
	text := func(most int) string {
		var b strings.Builder
		for range random.IntN(most + 1) {
			b.WriteString(letters[random.IntN(len(letters))])
		}
		return b.String()
	}
	const tries = 30_000
	good := 0
	for range tries {
		if checkLiteral(t, [3]string{text(4), text(4), text(4)}, text(3), text(3)) {
			good++
		}
	}
	if good < tries*99/100 {
		t.Errorf("only %d of %d were filled", good, tries)
	}
}

func FuzzLiteral(f *testing.F) {
	f.Add("**", "x**", "** *", "*y", "*")
	f.Add("5*", "3", "*2 __", "", "__")
	f.Add(`\`, `\`, "\n**", "1\n2", "**")
	f.Fuzz(func(t *testing.T, l0, a, l1, b, l2 string) {
		for _, s := range []string{l0, l1, l2, a, b} {
			if !utf8.ValidString(s) || strings.Contains(s, opaque) {
				return
			}
		}
		literals := [3]string{l0, l1, l2}
		for i, s := range literals {
			literals[i] = strings.NewReplacer("{", "(", "}", ")").Replace(s)
		}
		checkLiteral(t, literals, a, b)
	})
}

// FuzzFill: whatever the template and the values are, what is filled is JSON
// within its limits, and a fault of the document finds its place.
func FuzzFill(f *testing.F) {
	f.Add(`{"kind": "{{a}}", "to": ["{{#l}}{{stt}} {{a|upper}}{{/l}}"], "draft": "{{b}}", "x": [1, null, {"y": "{{b|number}}"}]}`, "công văn", "1.5")
	f.Add(`{"sections":[{"table":{"rows":[["{{#l}}**{{a}}**","{{b?}}{{#l}}"],["{{/l}}{{/l}}"]]}}]}`, "**", "\xff\u0000")
	f.Add(`{"date": "{{a|iso}}", "number": "{{b}}", "subject": "{{a|markup}} {{b|longdate}}"}`, "1/2/2026", "*")
	f.Fuzz(func(t *testing.T, data, a, b string) {
		template, err := ParseJSON([]byte(data))
		if err != nil {
			if faults, ok := errors.AsType[fault.List](err); !ok || len(faults) == 0 {
				t.Fatalf("%v is no list of faults", err)
			}
			return
		}
		v := rows.Values{"a": value(a), "b": value(b), "l": {List: []rows.Values{{"a": value(b)}, {"b": value(a), "l": {List: []rows.Values{{}}}}}}}
		out, faults := template.Fill(v)
		if (out == nil) != (faults != nil) || len(faults) > fault.Most {
			t.Fatalf("%d bytes and %d faults", len(out), len(faults))
		}
		if faults != nil {
			return
		}
		if !json.Valid(out) || len(out) > document.MaxBytes || !utf8.Valid(out) {
			t.Fatalf("%s gives %s", data, out)
		}
		again, _ := template.Fill(v)
		if string(again) != string(out) {
			t.Fatalf("%s gives %s, then %s", data, out, again)
		}
		_, err = document.Decode(out, document.Options{})
		wrong, _ := errors.AsType[fault.List](err)
		if blamed := template.Blame(wrong, v); len(blamed) != len(wrong) {
			t.Fatalf("%d faults, %d blamed", len(wrong), len(blamed))
		}
	})
}
