package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/fault"
	"vanthu/internal/seen"
)

// ending is the mark that a text ends with, and how that is told behind what it
// should be.
func ending(text string) (mark string, told fault.Text) {
	r, _ := utf8.DecodeLastRuneInString(text)
	if text == "" || unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(")]}>»", r) {
		return "không có dấu", fault.Text{", chưa có dấu nào", ", and has no mark"}
	}
	return string(r), fault.Text{", đang là «" + string(r) + "»", ", and ends with «" + string(r) + "»"}
}

// endsWrong notes that what a paragraph is must end with a mark.
func (c *looker) endsWrong(id string, at *seen.Paragraph, what fault.Text, text, want string) {
	found, told := ending(text)
	c.fail(id, at, fault.Text{
		what[fault.Vietnamese] + " phải kết thúc bằng «" + want + "»" + told[fault.Vietnamese] + ".", what[fault.English] + " must end with «" + want + "»" + told[fault.English] + ".",
	}, found, want)
}
