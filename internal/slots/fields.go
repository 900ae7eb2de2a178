package slots

import "strconv"

// sign gives a slot of a signer's the name and the label of its field.
func (s *Slot) sign(signer string) {
	whose := "copy"
	if !s.Copy {
		whose = strconv.Itoa(s.Signer + 1)
	}
	s.Field, s.Label = string(s.Name)+"-"+whose, s.label(signer)
}

// labels say who signs in a field (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I,
// Mục II, khoản 7 điểm d và khoản 8).
var labels = map[Name]string{
	Signature: "Chữ ký số của người có thẩm quyền",
	Seal:      "Chữ ký số của cơ quan, tổ chức",
	Text:      "Chữ ký số của cơ quan, tổ chức, góc trên bên phải",
}

func (s *Slot) label(signer string) string {
	label := labels[s.Name]
	if s.Copy {
		label += " sao"
	}
	if signer != "" {
		label += " (" + signer + ")"
	}
	return label
}
