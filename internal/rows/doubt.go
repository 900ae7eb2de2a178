package rows

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/viet"
)

// shortened is a number as a spreadsheet shows it that has lost digits of it.
var shortened = regexp.MustCompile(`^-?\d([.,]\d{1,14})?E[+-]\d{2,3}$`)

// doubt finds what looks wrong with values that are used all the same, a
// sentence for each value.
func doubt(values Values) fault.List {
	var found fault.List
	for name, v := range values {
		for _, element := range v.List {
			found = append(found, doubt(element)...)
		}
		if len(v.Text) < 24 && strings.IndexByte(v.Text, 'E') > 0 && shortened.MatchString(v.Text) {
			found = append(found, lost(name, v.Text))
		}
		if old, ok := viet.OldEncoding(v.Text); ok {
			found = append(found, doubtful(name, ruleOld, "Chữ gõ bằng bảng mã cũ %[1]s: «%[2]s» là «%[3]s». Chuyển danh sách sang Unicode rồi lập lại.",
				"the text is in the old encoding %[1]s: «%[2]s» is «%[3]s»; convert the list to Unicode", old.Encoding, short(old.Word), short(old.Meant)))
		}
	}
	slices.SortFunc(found, func(a, b fault.Fault) int {
		return cmp.Or(cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Detail.String(), b.Detail.String()))
	})
	return found
}

func lost(name, text string) fault.Fault {
	return doubtful(name, ruleDigits, "«%s» là số đã bị bảng tính rút gọn, có thể đã mất chữ số. Định dạng cột là Văn bản rồi nhập lại.",
		"«%s» is a number that a spreadsheet has shortened, and may have lost digits; make the column text and enter it again", text)
}

func rounded(name, text string) fault.Fault {
	return doubtful(name, ruleDigits, "«%s» có hơn %[2]d chữ số: Excel đã thay các chữ số sau bằng 0. Định dạng cột là Văn bản rồi nhập lại.",
		"«%s» has more than %[2]d digits: Excel has put 0 for those behind; make the column text and enter it again", text, significant)
}
