package fault

// common are the sentences that more than one room says, by rule.
var common = map[string]Text{
	"more": {"Còn %s lỗi nữa không liệt kê ở đây.", "%s more faults are not listed."},

	"json.syntax":    {"Không phải JSON hợp lệ: lỗi ở dòng %s, cột %s.", "Not valid JSON: fault at line %s, column %s."},
	"json.duplicate": {"Khóa «%s» xuất hiện hơn một lần.", "The key «%s» is given more than once."},
	"internal":       {"Lỗi của chương trình: %s.", "A fault of the program: %s."},
	"limit.busy":     {"Máy chủ đang hết bộ nhớ vì các văn bản khác; hãy thử lại.", "Other documents take all memory now; try again."},
	"limit.memory":   {"Văn bản này cần quá nhiều bộ nhớ để lập: hãy chia thành nhiều văn bản.", "Making this document takes too much memory: split it into several."},
	"limit.pages":    {"Văn bản dài quá %s trang.", "The document has more than %s pages."},

	"key.unknown": {"Không có khóa «%s». Các khóa dùng được ở đây: %s.", "There is no key «%s». The keys here are: %s."},
	"enum":        {"Không có giá trị «%s». Các giá trị dùng được: %s.", "There is no value «%s». The values are: %s."},
	"required":    {"Thiếu %s.", "%s is missing."},
	"blank":       {"Không được để trống.", "Must not be blank."},
}

// Of is a fault whose sentence more than one room says. It panics where there
// is no sentence for the rule: that is a fault of the program.
func Of(pointer, rule string, args ...any) Fault {
	text, ok := common[rule]
	if !ok {
		panic("fault: no sentence for " + rule)
	}
	return New(pointer, rule, text, args...)
}
