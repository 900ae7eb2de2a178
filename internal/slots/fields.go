package slots

import "strconv"

// sign gives a slot of a signer's the name of its field.
func (s *Slot) sign() {
	whose := "copy"
	if !s.Copy {
		whose = strconv.Itoa(s.Signer + 1)
	}
	s.Field = string(s.Name) + "-" + whose
}

// labels say who signs in a field (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I,
// Mục II, khoản 7 điểm d và khoản 8).
var labels = map[Name]string{
	Signature: "Chữ ký số của người có thẩm quyền",
	Seal:      "Chữ ký số của cơ quan, tổ chức",
	Text:      "Chữ ký số của cơ quan, tổ chức, góc trên bên phải",
}

// Label says who signs in the slot's field, for who has it read aloud. The name
// is that of the slot's signer; empty: nobody is named.
func (s *Slot) Label(name string) string {
	label := labels[s.Name]
	if s.Copy {
		label += " sao"
	}
	if name != "" {
		label += " (" + name + ")"
	}
	return label
}
