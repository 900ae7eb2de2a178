package rules

import "vanthu/internal/units"

// Measure is one measure of the layout under the name that a document's
// style.measures gives it, with the unit that its value is written in.
type Measure struct {
	Name  string
	Unit  units.Length // units.Point or units.MM
	Range *Range
}

// Measures are the measures that a document may choose, in the order of the
// page. They point into l.
func (l *Layout) Measures() []Measure {
	return []Measure{
		{"head_gap", units.Point, &l.HeadGap},
		{"mark_gap", units.Point, &l.MarkGap},
		{"mark_border", units.Point, &l.MarkBorder},
		{"type_name_before", units.Point, &l.TypeNameBefore},
		{"subject_after", units.Point, &l.SubjectAfter},
		{"letter_subject_gap", units.Point, &l.LetterSubjectGap},
		{"addressees_left", units.MM, &l.AddresseesLeft},
		{"addressees_gap", units.Point, &l.AddresseesGap},
		{"table_pad_x", units.MM, &l.TablePadX},
		{"table_pad_y", units.Point, &l.TablePadY},
		{"table_border", units.Point, &l.TableBorder},
		{"signature_gap", units.Point, &l.SignatureGap},
		{"signature_width", units.MM, &l.SignatureWidth},
		{"seal_width", units.MM, &l.SealWidth},
		{"contact_gap", units.Point, &l.ContactGap},
		{"stamp_x", units.MM, &l.Stamp.X},
		{"stamp_y", units.MM, &l.Stamp.Y},
		{"stamp_width", units.MM, &l.Stamp.Width},
	}
}
