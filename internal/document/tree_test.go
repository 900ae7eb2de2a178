package document

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"vanthu/internal/fault"
	"vanthu/internal/tree"
)

// TestTreeKnowsTheModel reads a document that has every kind of place.
func TestTreeKnowsTheModel(t *testing.T) {
	const text = `{"kind": "v", "subject": "m", "to": ["m"], "issuer": {"name": ["v"], "parent": "v"}, "draft": "i", "unknown": {"x": "v"},
		"number": "v", "date": "v", "signer": {"position": ["v"], "name": "v", "seal": "v"}, "drafter": {"copies": "i"},
		"copy": {"archive": "m", "electronic": "b"}, "fields": {"a": "m", "b": ["m", {"c": "m"}]},
		"style": {"sizes": {"body": "d"}, "margins": {"top": "d"}, "two_sided": "b", "numbering": ["v"]},
		"sections": ["m", {"title": "m", "label": "v", "content": [{"text": "m"}, {"page_break": "b"}]}, {"items": ["m", {"text": "m"}]},
		{"table": {"caption": "m", "columns": [{"width": "d", "align": "v"}], "header": [["l"]], "rows": [["l", {"text": "l", "bold": "b", "colspan": "i"}]]}},
		{"form": [{"label": "m", "value": "m"}]}],
		"attachments": [{"label": "m", "title": "m", "signed_at": "v", "reference": "m", "separate": "b", "attachments": [{"title": "m"}], "content": ["m"]}]}`
	letters := map[string]Use{"v": Verbatim, "m": Marked, "l": MarkedLines, "i": Integer, "d": Decimal, "b": Boolean}
	root, err := ParseTree([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	var walk func(n *Tree)
	walk = func(n *Tree) {
		if n.Kind == tree.String {
			if seen++; n.Use != letters[n.Text] {
				t.Errorf("%s: use %d, want %q", n.Pointer, n.Use, n.Text)
			}
		}
		if want := strings.HasPrefix(n.Pointer, "/sections/3/table/rows/") && n.Kind == tree.Array; want != (n.Use == CellRow) && !strings.Contains(n.Pointer, "header") {
			t.Errorf("%s: use %d", n.Pointer, n.Use)
		}
		for i := range n.Kids {
			walk(&n.Kids[i])
		}
	}
	walk(root)
	if seen != strings.Count(text, `"v"`)+strings.Count(text, `"m"`)+strings.Count(text, `"l"`)+strings.Count(text, `"i"`)+strings.Count(text, `"d"`)+strings.Count(text, `"b"`)-1 {
		t.Errorf("%d texts were met", seen) // less one: a field is called b
	}
}

func TestParseTreeRefuses(t *testing.T) {
	for text, want := range map[string][]string{
		"":                              {"json.empty"},
		"[1]":                           {"json.object"},
		`{"a": 1, "a": 2}`:              {"json.duplicate"},
		`{"a": 1, "a": 2} x`:            {"json.trailing", "json.duplicate"},
		strings.Repeat(" ", MaxBytes+1): {"limit.bytes"},
	} {
		_, err := ParseTree([]byte(text))
		faults, _ := errors.AsType[fault.List](err)
		var rules []string
		for _, f := range faults {
			rules = append(rules, f.Rule)
		}
		if !reflect.DeepEqual(rules, want) {
			t.Errorf("%.20q: faults %q, want %q", text, rules, want)
		}
	}
}
