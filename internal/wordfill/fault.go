package wordfill

import (
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/fill"
)

// Rules of faults in a template.
const (
	RuleFile  = "template.file"  // not a DOCX, or a damaged one
	RuleLimit = "template.limit" // too large
	RuleMark  = "template.mark"  // a mark that cannot be read
	RulePlace = "template.place" // a mark where none is filled
	RuleGroup = "template.group" // marks of a group that do not fit together
	RuleField = "template.field" // a field of a mail merge that cannot be filled
)

// whole is the error of a file that cannot be a template at all.
func whole(rule, vi, en string, args ...any) fault.List {
	return fault.List{fault.New("", rule, fault.Text{vi, en}, args...)}
}

// damaged is the error of a file that is not as it was written.
func damaged(en string) fault.List {
	return whole(RuleFile, "Tệp Word bị hỏng: hãy mở bằng Word, lưu lại thành .docx rồi thử lại.", "The Word file is damaged: "+en+".")
}

// tooLarge is the error of a file beyond the limits.
func tooLarge(en string) fault.List {
	return whole(RuleLimit, "Tệp mẫu quá lớn: tối đa %[2]s MB, nội dung bung ra tối đa %[3]s MB.", "The template is too large: %[1]s.", en, MaxFile>>20, MaxUnpacked>>20)
}

// wrong keeps a fault, which begins with the place: "Trong bảng 2, hàng 3: …".
func (s *story) wrong(n *node, rule, vi, en string, args ...any) {
	if len(s.faults) < fault.Most {
		said := fault.Text{vi, en}.With(args...)
		f := fault.New("", rule, fault.Text{"Trong %s: %s.", "In %s: %s."}, s.part.where(n), said)
		f.Offset = int64(n.start)
		s.faults = append(s.faults, f)
	}
}

// unplaced keeps the fault of text with a mark where none is filled.
func (s *story) unplaced(n *node, text string) {
	s.wrong(n, RulePlace, "ở đây không điền được: %s", "marks are not filled here: %s", short(text))
}

// misplaced keeps the fault of a mark that is not filled where it stands.
func (s *story) misplaced(n *node, m fill.Mark) {
	s.wrong(n, RulePlace, "%s không điền được ở đây", "%s is not filled here", m)
}

// unread keeps the faults of marks that cannot be read.
func (s *story) unread(n *node, wrong []*fill.MarkError) {
	for _, w := range wrong {
		s.wrong(n, RuleMark, "%s: %s", "%s: %s", strings.ReplaceAll(w.Mark, gap, "·"), w.Detail)
	}
}

// many counts the marks of a text, and tells whether there are too many now.
func (s *story) many(n *node, text string) bool {
	if s.marks += strings.Count(text, "{{"); s.marks <= MaxMarks {
		return false
	}
	s.wrong(n, RuleLimit, "có quá %s dấu", "more than %s marks", MaxMarks)
	return true
}
