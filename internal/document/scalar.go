package document

import (
	"encoding/json"
	"slices"
	"strconv"

	"vanthu/internal/fault"
)

// The words for JSON types in messages.
var (
	wordString  = fault.Text{"một chuỗi ký tự", "a string"}
	wordInteger = fault.Text{"một số nguyên", "an integer"}
	wordDecimal = fault.Text{"một số", "a number"}
	wordBool    = fault.Text{"true hoặc false", "true or false"}
	wordArray   = fault.Text{"một danh sách […]", "an array"}
	wordObject  = fault.Text{"một đối tượng {…}", "an object"}
	wordLines   = fault.Text{"một chuỗi ký tự, hoặc một danh sách các dòng", "a string or an array of lines"}
	wordNumber  = fault.Text{"một số nguyên, hoặc một chuỗi chữ số", "an integer or a string of digits"}
	wordDate    = fault.Text{"một chuỗi như \"2026-11-20\", \"2026-11\" hoặc \"2026\"", "a string such as \"2026-11-20\", \"2026-11\" or \"2026\""}
	wordBlock   = fault.Text{"một đoạn văn (chuỗi ký tự), hoặc một đối tượng {…}", "a paragraph (a string) or an object"}
	wordItem    = fault.Text{"một chuỗi ký tự, hoặc {\"text\", \"content\"}", "a string or {\"text\", \"content\"}"}
	wordCell    = fault.Text{"một chuỗi ký tự, hoặc {\"text\", \"colspan\", \"rowspan\", \"align\", \"bold\"}", "a string or {\"text\", \"colspan\", \"rowspan\", \"align\", \"bold\"}"}
)

// word names the kind in messages.
func (k kind) word() fault.Text {
	switch k {
	case kindNull:
		return fault.Text{"null", "null"}
	case kindFalse, kindTrue:
		return wordBool
	case kindString:
		return wordString
	case kindNumber:
		return wordDecimal
	case kindObject:
		return wordObject
	}
	return wordArray
}

func (r *reader) string(n *node) string {
	if n.kind != kindString {
		r.wrongType(n, wordString)
		return ""
	}
	return r.text(n)
}

func (r *reader) bool(n *node) bool {
	if n.kind != kindTrue && n.kind != kindFalse {
		r.wrongType(n, wordBool)
	}
	return n.kind == kindTrue
}

func (r *reader) int(n *node) (int, bool) {
	if n.kind != kindNumber {
		r.wrongType(n, wordInteger)
		return 0, false
	}
	v, err := strconv.ParseInt(n.text, 10, 32)
	if err != nil {
		r.fault("integer", fault.Quote(n.text))
	}
	return int(v), err == nil
}

func (r *reader) float(n *node) float64 {
	if n.kind != kindNumber {
		r.wrongType(n, wordDecimal)
		return 0
	}
	v, err := strconv.ParseFloat(n.text, 64)
	if err != nil {
		r.fault("decimal", fault.Quote(n.text))
		return 0
	}
	return v
}

// enum reads a string that is one of a few; the empty string is none.
func (r *reader) enum(n *node, values []string) string {
	if n.kind != kindString {
		r.wrongType(n, wordString)
		return ""
	}
	if n.text != "" && !slices.Contains(values, n.text) {
		r.fault("enum", fault.Quote(n.text), fault.Listed(values))
		return ""
	}
	return n.text
}

// free reads a value of the fields that a kind with its own form has.
func (r *reader) free(n *node) any {
	switch n.kind {
	case kindString:
		return r.text(n)
	case kindNumber:
		return json.Number(n.text)
	case kindTrue, kindFalse:
		return n.kind == kindTrue
	case kindArray:
		return readList(r, n, func(v *any, r *reader, n *node) { *v = r.free(n) })
	case kindObject:
		return r.freeObject(n)
	}
	return nil
}

func (r *reader) freeObject(n *node) map[string]any {
	m := make(map[string]any, len(n.kids))
	for i, name := range n.names {
		if n.kids[i].kind == kindNull {
			continue
		}
		r.enter(name)
		r.inspect(name, false)
		m[name] = r.free(&n.kids[i])
		r.leave()
	}
	return m
}
