package check

import (
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// narrow tells of tables in which words and numbers are broken.
func (c *checker) narrow() {
	for _, p := range c.doc.Narrow() {
		c.add(fault.Warning, p, "table.narrow", rules.LawNarrow,
			"Các cột quá hẹp nên có từ hoặc số bị ngắt ở giữa: bớt cột, viết tắt ở đầu cột, hoặc đưa bảng vào phụ lục trang ngang.", "The columns are so narrow that words or numbers are broken: leave columns out, shorten their heads, or put the table into an annex of landscape pages.")
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
