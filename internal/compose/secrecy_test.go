package compose

import (
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/sheet"
)

// TestSecrecy prints the mark of secrecy where the operator allows it, red and
// above the mark of urgency.
func TestSecrecy(t *testing.T) {
	data := []byte(`{"kind":"thong-bao","issuer":{"name":"Sở Nội vụ","code":"SNV"},"opening":["Nội dung."],"secrecy":"toi-mat","urgency":"khan"}`)
	if _, err := document.Decode(data, document.Options{}); err == nil {
		t.Error("a secret document is taken without the operator's leave")
	}
	d, err := document.Decode(data, document.Options{AllowSecrecy: true})
	if err != nil {
		t.Fatal(err)
	}
	dump := sheet.Dump(sheetOf(t, d))
	secret, urgent := strings.Index(dump, `"TỐI MẬT" 13pt bold #FF0000`), strings.Index(dump, `"KHẨN" 13pt bold #FF0000`)
	if secret < 0 || urgent < secret {
		t.Errorf("the marks stand wrong:\n%s", dump)
	}
}
