package compose

import (
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// styles makes the named paragraph styles as they are first used.
type styles struct {
	profile  *rules.Profile
	settings *settings
	used     []*sheet.Style
}

// look is how an element's paragraphs are shaped: the part of a style that is
// not a number of the law.
type look struct {
	name  string // in Vietnamese, as a clerk sees it in Word's style list
	align sheet.Align
	shape shape
}

// shape tells which of the body's measures a style takes.
type shape uint8

const (
	plain    shape = iota // single spacing, no gap, no indent
	body                  // the body's line, gap and first-line indent
	bodyFlat              // the body's line and gap, no indent
)

var looks = map[rules.Element]look{
	rules.NationalTitle:    {"Quốc hiệu", sheet.Center, plain},
	rules.Motto:            {"Tiêu ngữ", sheet.Center, plain},
	rules.ParentAgency:     {"Cơ quan chủ quản", sheet.Center, plain},
	rules.Issuer:           {"Cơ quan ban hành", sheet.Center, plain},
	rules.IssuerStar:       {"Dấu sao", sheet.Center, plain},
	rules.Reference:        {"Số và ký hiệu", sheet.Center, plain},
	rules.PlaceDate:        {"Địa danh và ngày tháng", sheet.Center, plain},
	rules.TypeName:         {"Tên loại", sheet.Center, plain},
	rules.Subject:          {"Trích yếu", sheet.Center, plain},
	rules.SubjectSeparator: {"Gạch dưới trích yếu", sheet.Center, plain},
	rules.LetterSubject:    {"Trích yếu công văn", sheet.Center, plain},
	rules.Competence:       {"Thẩm quyền ban hành", sheet.Center, plain},
	rules.AuthorLine:       {"Tác giả", sheet.Center, plain},
	rules.Resolution:       {"Quyết định (dòng riêng)", sheet.Center, bodyFlat},
	rules.LegalBasis:       {"Căn cứ", sheet.Justify, body},
	rules.Body:             {"Nội dung", sheet.Justify, body},
	rules.PartLabel:        {"Phần và chương", sheet.Center, bodyFlat},
	rules.PartTitle:        {"Tiêu đề phần và chương", sheet.Center, bodyFlat},
	rules.HeadingI:         {"Đề mục I", sheet.Justify, body},
	rules.HeadingII:        {"Đề mục 1", sheet.Justify, body},
	rules.HeadingIII:       {"Đề mục a", sheet.Justify, body},
	rules.Table:            {"Chữ trong bảng", sheet.Left, plain},
	rules.TableCaption:     {"Tên bảng", sheet.Center, bodyFlat},
	rules.TableNote:        {"Ghi chú bảng", sheet.Justify, bodyFlat},
	rules.Authority:        {"Quyền hạn", sheet.Center, plain},
	rules.Position:         {"Chức vụ", sheet.Center, plain},
	rules.SignerName:       {"Họ tên người ký", sheet.Center, plain},
	rules.AddresseesLabel:  {"Kính gửi", sheet.Left, plain},
	rules.Addressees:       {"Tên nơi kính gửi", sheet.Left, plain},
	rules.RecipientsLabel:  {"Từ Nơi nhận", sheet.Left, plain},
	rules.Recipients:       {"Nơi nhận", sheet.Left, plain},
	rules.SecrecyMark:      {"Độ mật", sheet.Center, plain},
	rules.UrgencyMark:      {"Mức độ khẩn", sheet.Center, plain},
	rules.CirculationNote:  {"Phạm vi lưu hành", sheet.Center, plain},
	rules.DraftNote:        {"Dự thảo", sheet.Center, plain},
	rules.DrafterCode:      {"Ký hiệu người soạn thảo", sheet.Left, plain},
	rules.Contact:          {"Thông tin liên hệ", sheet.Left, plain},
	rules.PageNumber:       {"Số trang", sheet.Center, plain},
	rules.AnnexLabel:       {"Phụ lục", sheet.Center, plain},
	rules.AnnexTitle:       {"Tiêu đề phụ lục", sheet.Center, plain},
	rules.AnnexSubtitle:    {"Dòng dưới tiêu đề phụ lục", sheet.Center, plain},
	rules.AnnexReference:   {"Kèm theo", sheet.Center, plain},
	rules.CopyForm:         {"Hình thức sao", sheet.Center, plain},
	rules.CopyStampTitle:   {"Dấu bản sao (tiêu đề)", sheet.Center, plain},
	rules.CopyStamp:        {"Dấu bản sao", sheet.Left, plain},
	rules.SignatureText:    {"Thông tin chữ ký số", sheet.Right, plain},
	rules.ReceivedStamp:    {"Dấu đến", sheet.Left, plain},
}

// spacerName is the style of the empty paragraphs that keep tables apart.
const spacerName = "Khoảng cách"

// of is the style of an element's paragraphs.
func (s *styles) of(e rules.Element) *sheet.Style {
	l := looks[e]
	if st := s.find(string(e)); st != nil {
		return st
	}
	t := s.profile.Type(e)
	st := &sheet.Style{ID: string(e), Name: l.name, Char: sheet.Char{
		Face: face(t.Bold, t.Italic), Size: s.settings.size[e], Underline: t.Underline,
	}}
	st.Format = sheet.Format{Align: l.align, Line: rules.Single(st.Char.Size)}
	if l.shape != plain {
		st.Format.Line, st.Format.After = max(s.settings.line, st.Format.Line), s.settings.gap
	}
	if l.shape == body {
		st.Format.First = s.settings.indent
	}
	s.used = append(s.used, st)
	return st
}

// spacer is the style of empty space; its paragraphs set their own height.
func (s *styles) spacer() *sheet.Style {
	if st := s.find("spacer"); st != nil {
		return st
	}
	st := &sheet.Style{ID: "spacer", Name: spacerName}
	st.Char = sheet.Char{Size: units.Points(2)}
	st.Format = sheet.Format{Line: units.Points(6)}
	s.used = append(s.used, st)
	return st
}

func (s *styles) find(id string) *sheet.Style {
	for _, st := range s.used {
		if st.ID == id {
			return st
		}
	}
	return nil
}

func face(bold, italic bool) sheet.Face {
	f := sheet.Regular
	if bold {
		f |= sheet.Bold
	}
	if italic {
		f |= sheet.Italic
	}
	return f
}

// paragraph is a paragraph of an element with its style's format.
func (c *composer) paragraph(e rules.Element, runs ...sheet.Run) *sheet.Paragraph {
	st := c.styles.of(e)
	return &sheet.Paragraph{Tag: sheet.Tag(e), Style: st, Format: st.Format, Runs: runs}
}

// text is a paragraph of fixed words, without inline marks.
func (c *composer) text(e rules.Element, words string) *sheet.Paragraph {
	if words == "" {
		return c.paragraph(e)
	}
	return c.paragraph(e, sheet.Run{Text: keepTokens(words), Char: c.styles.of(e).Char})
}

// space is empty room of a given height.
func (c *composer) space(high units.Length) *sheet.Paragraph {
	st := c.styles.spacer()
	p := &sheet.Paragraph{Style: st, Format: st.Format}
	p.Format.Line = high.ToTwip()
	return p
}
