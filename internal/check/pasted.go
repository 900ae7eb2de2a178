package check

import (
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// narrow tells of tables in which numbers are broken.
func (c *checker) narrow() {
	for _, p := range c.doc.Narrow() {
		c.add(fault.Warning, p, "table.narrow", rules.LawNarrow,
			"Các cột quá hẹp nên có số bị ngắt ở giữa: bớt cột, đặt trang ngang, hoặc giảm cỡ chữ trong bảng.", "The columns are so narrow that numbers are broken: leave columns out, turn the page, or make the text of tables smaller.")
	}
}

// pasted tells of texts that were cleaned when the document was read.
func (c *checker) pasted() {
	for _, p := range c.doc.Pasted() {
		code := viet.Flaw{Rune: p.Rune}.Code()
		c.add(fault.Warning, p.Pointer, "text.pasted", rules.LawSlips,
			"Ký tự "+code+" do dán chữ từ nơi khác đã được bỏ hoặc thay.", "The character "+code+", which pasting brings, was taken out or replaced.")
	}
}
