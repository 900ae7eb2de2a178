package check

import (
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// pasted tells of texts that were cleaned when the document was read.
func (c *checker) pasted() {
	for _, p := range c.doc.Pasted() {
		code := viet.Flaw{Rune: p.Rune}.Code()
		c.add(fault.Warning, p.Pointer, "text.pasted", rules.LawSlips,
			"Ký tự "+code+" do dán chữ từ nơi khác đã được bỏ hoặc thay.", "The character "+code+", which pasting brings, was taken out or replaced.")
	}
}
