package importer

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"vanthu/internal/fault"
)

// TestReasonsInEnglish: each reason that message.go names is said in English too.
func TestReasonsInEnglish(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "message.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	ast.Inspect(file, func(n ast.Node) bool {
		value, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(value.Names[0].Name, "reason") {
			return true
		}
		reason, err := strconv.Unquote(value.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		if told := (LeftOut{Reason: reason}).In(fault.English).Reason; told != inEnglish[reason] || told == "" {
			t.Errorf("%s: %q in English", value.Names[0].Name, told)
		}
		found++
		return true
	})
	if found != len(inEnglish) {
		t.Errorf("%d reasons, %d in English", found, len(inEnglish))
	}
	of := LeftOut{Text: "SỞ NỘI VỤ", Reason: "Tên cơ quan: chương trình tự in"}
	if got := of.In(fault.Vietnamese); got != of {
		t.Errorf("in Vietnamese %v", got)
	}
	if got := of.In(fault.English).Reason; got != "part of the form: the program prints it" {
		t.Errorf("an element's reason in English: %s", got)
	}
}
