package schema

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"vanthu/examples"
	"vanthu/internal/rules"
)

var update = flag.Bool("update", false, "write the tables of the guide to the examples anew")

// TestReference holds the tables of the guide to the examples: they are what the
// program prints as "vanthu kinds" and "vanthu schema", as Markdown.
func TestReference(t *testing.T) {
	const guide = "../../examples/README.md"
	text := string(read(t, guide))
	for name, want := range map[string]string{"kinds": kindsTable(t), "keys": keysText()} {
		begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
		before, rest, begun := strings.Cut(text, begin)
		got, after, ended := strings.Cut(rest, end)
		if !begun || !ended {
			t.Fatalf("%s has no block %s", guide, name)
		}
		if got != want && !*update {
			t.Errorf("%s: the block %s is out of date: go test ./internal/schema -run Reference -update", guide, name)
		}
		text = before + begin + want + end + after
	}
	if *update {
		if err := os.WriteFile(guide, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// kindsTable has a row for each kind, with its examples.
func kindsTable(t *testing.T) string {
	shown := map[string][]string{}
	for _, e := range examples.All() {
		var d struct{ Kind string }
		if err := json.Unmarshal(e.JSON, &d); err != nil {
			t.Fatal(err)
		}
		shown[d.Kind] = append(shown[d.Kind], fmt.Sprintf("[%s](%[1]s.json)", e.Name))
	}
	var b strings.Builder
	b.WriteString("\n| `kind` | tên loại | nhà nước | Đảng | văn bản mẫu |\n|---|---|---|---|---|\n")
	for _, k := range Kinds() {
		if shown[k.Slug] == nil {
			t.Errorf("%s has no example", k.Slug)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", k.Slug, k.Name, k.Abbreviation(rules.State), k.Abbreviation(rules.Party), strings.Join(shown[k.Slug], ", "))
	}
	return b.String() + "\n"
}

// keysText has a table for each object of the schema, in the order in which they
// are met.
func keysText() string {
	root := ofDocument()
	var b strings.Builder
	b.WriteString("\n")
	b.WriteString(keysTable(root))
	defs, _ := root.get("$defs").(schema)
	for _, def := range defs {
		s := def.value.(schema)
		fmt.Fprintf(&b, "### %s\n\n", def.name)
		if text, ok := s.get("description").(string); ok {
			b.WriteString(text + "\n\n")
		}
		ways, _ := s.get("oneOf").([]schema)
		for _, way := range append(ways, s) {
			if way.get("properties") == nil {
				continue
			}
			if text, ok := way.get("description").(string); ok && len(ways) > 0 {
				b.WriteString(text + "\n\n")
			}
			b.WriteString(keysTable(way))
		}
	}
	return b.String()
}

func keysTable(s schema) string {
	var b strings.Builder
	b.WriteString("| khóa | kiểu | ý nghĩa |\n|---|---|---|\n")
	required, _ := s.get("required").([]string)
	for _, p := range s.get("properties").(schema) {
		v := p.value.(schema)
		words, _ := v.get("description").(string)
		if slices.Contains(required, p.name) {
			words = strings.TrimSpace("Bắt buộc. " + words)
		}
		if names, ok := v.get("propertyNames").(schema); ok {
			words += " Các khóa: " + values(names) + "."
		} else if list := values(v); list != "" && p.name != "kind" && !tells(words, v) {
			words = strings.TrimSpace(words + " Một trong: " + list + ".")
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", p.name, kindOf(v), strings.ReplaceAll(words, "|", `\|`))
	}
	return b.String() + "\n"
}

// values are those that a key may have, where the schema names them.
func values(s schema) string {
	if items, ok := s.get("items").(schema); ok {
		s = items
	}
	var list []string
	all, _ := s.get("enum").([]string)
	for _, v := range all {
		if v != "" {
			list = append(list, "`"+v+"`")
		}
	}
	return strings.Join(list, ", ")
}

// tells whether words name all values that a key may have.
func tells(words string, s schema) bool {
	all, _ := s.get("enum").([]string)
	return all != nil && !slices.ContainsFunc(all, func(v string) bool { return !strings.Contains(words, v) })
}

// kindOf says in Vietnamese what a value is.
func kindOf(s schema) string {
	if ref, ok := s.get("$ref").(string); ok {
		name := strings.TrimPrefix(ref, "#/$defs/")
		return "[" + name + "](#" + name + ")"
	}
	if either, ok := s.get("oneOf").([]schema); ok && either[len(either)-1].get("type") == "array" {
		return "chuỗi, hoặc danh sách các dòng"
	} else if ok && either[0].get("$ref") != nil {
		return kindOf(either[0]) + ", hoặc chuỗi"
	}
	switch s.get("type") {
	case "string":
		return "chuỗi"
	case "integer":
		return "số nguyên"
	case "number":
		return "số"
	case "boolean":
		return "true, false"
	case "array":
		return "danh sách: " + kindOf(s.get("items").(schema))
	}
	return "đối tượng"
}

// get is the value of a member; nil if there is none.
func (s schema) get(name string) any {
	for _, m := range s {
		if m.name == name {
			return m.value
		}
	}
	return nil
}
