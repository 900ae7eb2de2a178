package tree

import (
	"strings"
	"testing"

	"vanthu/internal/fault"
)

// TestForeign says what was sent instead of JSON.
func TestForeign(t *testing.T) {
	for head, want := range map[string]string{
		"": "Không có dữ liệu", "\ufeff \r\n": "Không có dữ liệu", "PK\x03\x04x": "một tệp Word, Excel hoặc ZIP", "\xd0\xcf\x11\xe0": "Word hoặc Excel đời cũ", "%PDF-1.7": "một tệp PDF",
		`{\rtf1 x}`: "một tệp RTF", "\x89PNG\r\n": "một tệp ảnh", "\xff\xd8\xff\xe0": "một tệp ảnh", "\xff\xfe{\x00": "UTF-16", " <!doctype html>": "HTML hoặc XML",
	} {
		if wrong, ok := Foreign([]byte(head)); !ok || !strings.Contains(wrong.Detail.In(fault.Vietnamese), want) {
			t.Errorf("%q is told as %+v", head, wrong)
		}
	}
	for _, head := range []string{"{}", "\ufeff{", "[", "xin chào", "5", `"<"`} {
		if wrong, ok := Foreign([]byte(head)); ok {
			t.Errorf("%q is told as %+v", head, wrong)
		}
	}
}
