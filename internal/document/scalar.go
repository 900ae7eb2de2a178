package document

import (
	"encoding/json"
	"slices"
	"strconv"

	"vanthu/internal/fault"
	"vanthu/internal/tree"
)

// The words for JSON types in messages.
var (
	wordInteger   = fault.Text{"một số nguyên", "an integer"}
	wordLines     = fault.Text{"một chuỗi ký tự, hoặc một danh sách các dòng", "a string or an array of lines"}
	wordReference = fault.Text{"true, false, hoặc một chuỗi ký tự", "true, false, or a string"}
	wordNumber    = fault.Text{"một số nguyên, hoặc một chuỗi chữ số", "an integer or a string of digits"}
	wordDate      = fault.Text{"một chuỗi như \"2026-11-20\", \"2026-11\" hoặc \"2026\"", "a string such as \"2026-11-20\", \"2026-11\" or \"2026\""}
	wordBlock     = fault.Text{"một đoạn văn (chuỗi ký tự), hoặc một đối tượng {…}", "a paragraph (a string) or an object"}
	wordItem      = fault.Text{"một chuỗi ký tự, hoặc {\"text\", \"content\"}", "a string or {\"text\", \"content\"}"}
	wordCell      = fault.Text{"một chuỗi ký tự, hoặc {\"text\", \"colspan\", \"rowspan\", \"align\", \"bold\"}", "a string or {\"text\", \"colspan\", \"rowspan\", \"align\", \"bold\"}"}
)

func (r *reader) string(n *tree.Node) string {
	if n.Kind != tree.String {
		r.wrongType(n, tree.String.Words())
		return ""
	}
	return r.text(n)
}

func (r *reader) bool(n *tree.Node) bool {
	if n.Kind != tree.True && n.Kind != tree.False {
		r.wrongType(n, tree.True.Words())
	}
	return n.Kind == tree.True
}

func (r *reader) int(n *tree.Node) (int, bool) {
	if n.Kind != tree.Number {
		r.wrongType(n, wordInteger)
		return 0, false
	}
	v, err := strconv.ParseInt(n.Text, 10, 32)
	if err != nil {
		r.fault("integer", fault.Quote(n.Text))
	}
	return int(v), err == nil
}

func (r *reader) float(n *tree.Node) float64 {
	if n.Kind != tree.Number {
		r.wrongType(n, tree.Number.Words())
		return 0
	}
	v, err := strconv.ParseFloat(n.Text, 64)
	if err != nil {
		r.fault("decimal", fault.Quote(n.Text))
		return 0
	}
	return v
}

// enum reads a string that is one of a few; the empty string is none.
func (r *reader) enum(n *tree.Node, values []string) string {
	if n.Kind != tree.String {
		r.wrongType(n, tree.String.Words())
		return ""
	}
	if n.Text != "" && !slices.Contains(values, n.Text) {
		r.fault("enum", fault.Quote(n.Text), fault.Listed(values))
		return ""
	}
	return n.Text
}

// free reads a value of the fields that a kind with its own form has.
func (r *reader) free(n *tree.Node) any {
	switch n.Kind {
	case tree.String:
		return r.text(n)
	case tree.Number:
		return json.Number(n.Text)
	case tree.True, tree.False:
		return n.Kind == tree.True
	case tree.Array:
		return readList(r, n, func(v *any, r *reader, n *tree.Node) { *v = r.free(n) })
	case tree.Object:
		return r.freeObject(n)
	}
	return nil
}

func (r *reader) freeObject(n *tree.Node) map[string]any {
	m := make(map[string]any, len(n.Kids))
	r.members(n, func(name string, n *tree.Node) {
		r.inspect(name, false)
		m[name] = r.free(n) // nil: the line is left out
	})
	return m
}
