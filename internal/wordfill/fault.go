package wordfill

import "vanthu/internal/fault"

// Rules of faults in a template.
const (
	RuleFile  = "template.file"  // not a DOCX, or a damaged one
	RuleLimit = "template.limit" // too large
	RuleMark  = "template.mark"  // a mark that cannot be read
	RulePlace = "template.place" // a mark where none is filled
	RuleGroup = "template.group" // marks of a group that do not fit together
)

// whole is the error of a file that cannot be a template at all.
func whole(rule, vi, en string) fault.List {
	return fault.List{fault.New("", rule, fault.Text{vi, en})}
}

// damaged is the error of a file that is not as it was written.
func damaged(en string) fault.List {
	return whole(RuleFile, "Tệp Word bị hỏng: hãy mở bằng Word, lưu lại thành .docx rồi thử lại.", "The Word file is damaged: "+en+".")
}

// place is where something stands, in words.
type place struct{ vi, en string }

// fault begins with the place: "Trong bảng 2, hàng 3: …".
func (p place) fault(rule, vi, en string) fault.Fault {
	return fault.New("", rule, fault.Text{"Trong " + p.vi + ": " + vi + ".", "In " + p.en + ": " + en + "."})
}
