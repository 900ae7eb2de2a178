package tree

import (
	"bytes"

	"vanthu/internal/fault"
)

// begun are how files of other kinds begin, and what they are.
var begun = []struct {
	with string
	what fault.Text
}{
	{"PK\x03\x04", fault.Text{"một tệp Word, Excel hoặc ZIP", "a Word, Excel or ZIP file"}},
	{"\xd0\xcf\x11\xe0", fault.Text{"một tệp Word hoặc Excel đời cũ", "an old Word or Excel file"}},
	{"%PDF", fault.Text{"một tệp PDF", "a PDF file"}},
	{`{\rtf`, fault.Text{"một tệp RTF", "an RTF file"}},
	{"\x89PNG", fault.Text{"một tệp ảnh", "a picture"}},
	{"\xff\xd8\xff", fault.Text{"một tệp ảnh", "a picture"}},
	{"\xff\xfe", fault.Text{"chữ ở mã UTF-16 (cần UTF-8)", "text in UTF-16 (UTF-8 is needed)"}},
	{"\xfe\xff", fault.Text{"chữ ở mã UTF-16 (cần UTF-8)", "text in UTF-16 (UTF-8 is needed)"}},
	{"<", fault.Text{"một trang HTML hoặc XML", "a page of HTML or XML"}},
}

// Foreign tells what a text is that cannot be JSON, by its beginning: nothing, or
// a file of another kind.
func Foreign(head []byte) (wrong fault.Fault, ok bool) {
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\uFEFF"))) // Notepad's mark
	if len(head) == 0 {
		return fault.New("", "json.empty", empty), true
	}
	for _, b := range begun {
		if bytes.HasPrefix(head, []byte(b.with)) {
			return fault.New("", "json.syntax", foreign, b.what), true
		}
	}
	return fault.Fault{}, false
}
