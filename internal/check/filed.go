package check

import (
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

// file looks at a PDF as a file: its version, its faces, its signatures.
func (c *looker) file() {
	if c.word() {
		return
	}
	c.pass("file.text", "file.faces", "file.version")
	if len(c.paper.Loose) > 0 {
		list := strings.Join(c.paper.Loose, "», «")
		c.fail("file.faces", nil, fault.Text{"Phông không nhúng trong tệp: «" + list + "»; máy khác có thể hiện chữ khác.", "Faces that are not in the file: «" + list + "»; another computer may show other letters."}, "«"+list+"»", "nhúng đủ phông")
	}
	if v := c.paper.Version; v != "" && v < rules.LeastPDF {
		c.fail("file.version", nil, fault.Text{"PDF phiên bản " + v + "; phải từ " + rules.LeastPDF + ".", "A PDF of version " + v + "; it must be " + rules.LeastPDF + " at least."}, v, rules.LeastPDF)
	}
	c.seals()
}

// seals looks whether what was signed is as it was, and whether anything was added
// behind the last signature.
func (c *looker) seals() {
	if len(c.paper.Seals) == 0 {
		return
	}
	beyond, known := -1, true
	for i, s := range c.paper.Seals {
		known = known && s.Known
		if s.Known && !s.Whole {
			c.fail("file.signature", nil, fault.Text{
				"Chữ ký số thứ " + itoa(i+1) + " không còn khớp với tệp: tệp đã bị sửa, nén hoặc lưu lại sau khi ký.", "Signature " + itoa(i+1) + " does not fit the file any more, which was changed or saved anew after it.",
			}, "không khớp", "khớp")
		}
		if beyond < 0 || s.Beyond < beyond {
			beyond = s.Beyond
		}
	}
	if beyond > 0 {
		c.weigh(fault.Hint, "file.signature", nil, fault.Text{
			"Sau chữ ký số cuối cùng, tệp còn được ghi thêm " + itoa(beyond) + " byte; hãy xem lại bằng công cụ kiểm tra chữ ký.", "Behind the last signature " + itoa(beyond) + " bytes were added; look at them with a tool for signatures.",
		}, itoa(beyond)+" byte", "không có")
	}
	if !known {
		c.skip(fault.Text{"chữ ký ở dạng không đọc được", "a signature is of a kind that is not read"}, "file.signature")
		return
	}
	c.pass("file.signature")
}
