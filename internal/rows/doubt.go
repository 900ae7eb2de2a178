package rows

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/viet"
)

// shortened is a number as a spreadsheet shows it that has lost digits of it.
var shortened = regexp.MustCompile(`^-?\d([.,]\d{1,14})?E[+-]\d{2,3}$`)

// eaten is a word of a file that was saved in a code page without its letters:
// Nguy?n V?n, and no address such as ?a=b.
var eaten = regexp.MustCompile(`(^|[\s(,;])\pL+(\?\pL+)+([\s),;.]|$)`)

// total is what a list has in the row below its last, which is nobody's.
var total = regexp.MustCompile(`^(?i)(tổng cộng|tổng số|tổng|cộng)\s*(\(.*\))?\s*[:.]?$`)

// doubt is a value that looks wrong: the least of its column and rule, so that a
// long list is told of once.
type doubt struct{ column, rule string }

// doubted is such a value, and what of it is in an old encoding.
type doubted struct {
	text string
	old  viet.Old
}

// doubts finds what looks wrong with values that are used all the same.
func doubts(values Values) fault.List {
	found := map[doubt]doubted{}
	gatherDoubts(values, found)
	if len(found) == 0 {
		return nil
	}
	keys := slices.SortedFunc(maps.Keys(found), func(a, b doubt) int {
		return cmp.Or(cmp.Compare(a.column, b.column), cmp.Compare(a.rule, b.rule))
	})
	var told fault.List
	for _, d := range keys[:min(len(keys), maxFaults)] {
		if more, ok := toldDoubt(d, found[d].text); ok {
			told = append(told, more)
			continue
		}
		old := found[d].old
		told = append(told, doubtful(d.column, ruleOld, "Chữ gõ bằng bảng mã cũ %[1]s: «%[2]s» là «%[3]s». Chuyển danh sách sang Unicode rồi lập lại.",
			"the text is in the old encoding %[1]s: «%[2]s» is «%[3]s»; convert the list to Unicode", old.Encoding, short(old.Word), short(old.Meant)))
	}
	return told
}

// toldDoubt tells of a value; ok is false of one in an old encoding.
func toldDoubt(d doubt, text string) (told fault.Fault, ok bool) {
	text = short(strings.TrimSpace(text))
	switch d.rule {
	case ruleDigits:
		return lost(d.column, text), true
	case ruleZeros:
		return doubtful(d.column, ruleZeros, "«%s» chỉ có %[2]d chữ số: có thể bảng tính đã bỏ số 0 ở đầu. Định dạng cột là Văn bản rồi nhập lại.",
			"«%s» has only %[2]d digits: a spreadsheet may have taken the zero in front; make the column text and enter it again", text, len(text)), true
	case rulePasted:
		_, first := viet.Unpasted(text, false)
		return doubtful(d.column, rulePasted, "Có ký tự %s do dán chữ từ nơi khác, được bỏ hoặc thay.", "there is a character %s that pasting brings; it is left out or replaced", viet.Flaw{Rune: first}.Code()), true
	case ruleLost:
		return doubtful(d.column, ruleLost, "«%s» có dấu ? giữa chữ: chữ có dấu đã mất khi lưu. Lưu lại từ bảng gốc thành CSV UTF-8 hoặc .xlsx.",
			"«%s» has a ? between letters: Vietnamese letters were lost when the file was saved; save the list again as CSV UTF-8 or .xlsx", text), true
	case ruleTotal:
		return doubtful(d.column, ruleTotal, "«%s»: hàng này có vẻ là hàng cộng, vẫn được lấy. Không cần thì xóa hàng ấy.",
			"«%s»: the row seems to be that of the sum, and is taken; take it out if it is not meant", text), true
	}
	return fault.Fault{}, false
}

func gatherDoubts(values Values, found map[doubt]doubted) {
	note := func(d doubt, text string, old viet.Old) {
		if known, ok := found[d]; !ok || text < known.text {
			found[d] = doubted{text, old}
		}
	}
	for name, v := range values {
		for _, element := range v.List {
			gatherDoubts(element, found)
		}
		if v.Text == "" {
			continue
		}
		letterDoubts(name, v.Text, note)
		if len(v.Text) < 24 && strings.IndexByte(v.Text, 'E') > 0 && shortened.MatchString(v.Text) {
			note(doubt{name, ruleDigits}, v.Text, viet.Old{})
		}
		if s := strings.TrimSpace(v.Text); s != "" && len(s) < 64 && strings.IndexByte("tTcC", s[0]) >= 0 && total.MatchString(viet.NFC(s)) {
			note(doubt{name, ruleTotal}, v.Text, viet.Old{})
		}
		if len(v.Text) < 12 && len(v.Text) > 7 && lacksZero(loose(name), v.Text) {
			note(doubt{name, ruleZeros}, v.Text, viet.Old{})
		}
	}
}

// letterDoubts finds letters that are not what was meant.
func letterDoubts(name, text string, note func(doubt, string, viet.Old)) {
	if _, first := viet.Unpasted(text, false); first != 0 {
		note(doubt{name, rulePasted}, string(first), viet.Old{})
	}
	if old, ok := viet.OldEncoding(text); ok {
		note(doubt{name, ruleOld}, text, old)
	}
	if strings.IndexByte(text, '?') > 0 && !strings.ContainsFunc(text, func(r rune) bool { return r > 0xFF }) {
		if word := eaten.FindString(text); word != "" {
			note(doubt{name, ruleLost}, word, viet.Old{})
		}
	}
}

func lost(name, text string) fault.Fault {
	return doubtful(name, ruleDigits, "«%s» là số đã bị bảng tính rút gọn, có thể đã mất chữ số. Định dạng cột là Văn bản rồi nhập lại.",
		"«%s» is a number that a spreadsheet has shortened, and may have lost digits; make the column text and enter it again", text)
}

func rounded(name, text string) fault.Fault {
	return doubtful(name, ruleDigits, "«%s» có hơn %[2]d chữ số: Excel đã thay các chữ số sau bằng 0. Định dạng cột là Văn bản rồi nhập lại.",
		"«%s» has more than %[2]d digits: Excel has put 0 for those behind; make the column text and enter it again", text, significant)
}
