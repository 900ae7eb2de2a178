package rules

import "vanthu/internal/units"

// Measure is one measure of the layout under the name that a document's
// style.measures gives it, with the unit that its value is written in.
type Measure struct {
	Name  string
	Label string       // in Vietnamese
	Unit  units.Length // units.Point or units.MM
	Range *Range
}

// Measures are the measures that a document may choose, in the order of the
// page. They point into l.
func (l *Layout) Measures() []Measure {
	measures := []Measure{
		{"head_gap", "giữa tên cơ quan và số, ký hiệu", units.Point, &l.HeadGap},
		{"mark_gap", "trên dấu chỉ mức độ", units.Point, &l.MarkGap},
		{"mark_border", "nét khung của dấu", units.Point, &l.MarkBorder},
		{"type_name_before", "trên tên loại", units.Point, &l.TypeNameBefore},
		{"subject_after", "dưới trích yếu", units.Point, &l.SubjectAfter},
		{"letter_subject_gap", "trên trích yếu công văn", units.Point, &l.LetterSubjectGap},
		{"addressees_left", "«Kính gửi» nhiều nơi, cách lề trái", units.MM, &l.AddresseesLeft},
		{"addressees_gap", "dưới «Kính gửi»", units.Point, &l.AddresseesGap},
		{"heading_before", "trên phần, chương, mục, đề mục cấp một", units.Point, &l.HeadingBefore},
		{"table_pad_x", "ô bảng, từ nét kẻ đến chữ, bề ngang", units.MM, &l.TablePadX},
		{"table_pad_y", "ô bảng, từ nét kẻ đến chữ, bề dọc", units.Point, &l.TablePadY},
		{"table_border", "nét kẻ bảng", units.Point, &l.TableBorder},
		{"signature_gap", "trên khối chữ ký", units.Point, &l.SignatureGap},
		{"signers_gap", "giữa hai hàng người ký", units.Point, &l.SignersGap},
		{"signature_width", "hình chữ ký không ghi kích thước, rộng", units.MM, &l.SignatureWidth},
		{"seal_width", "hình con dấu không ghi kích thước, rộng", units.MM, &l.SealWidth},
		{"contact_gap", "trên đường kẻ của thông tin liên hệ", units.Point, &l.ContactGap},
	}
	if l.Logo != nil {
		measures = append(measures, Measure{"logo_high", "biểu trưng, cao", units.MM, &l.Logo.High})
	}
	return measures
}
