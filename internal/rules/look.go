package rules

// Align is how the lines of an element are aligned.
type Align uint8

// The alignments.
const (
	Left    Align = iota // canh trái
	Center               // canh giữa
	Right                // canh phải
	Justify              // canh đều hai lề
)

// Setting tells which measures of the body's text an element takes.
type Setting uint8

// The settings.
const (
	Apart   Setting = iota // single spacing, no gap, no indent
	Running                // line spacing, gap and first-line indent of the body
	Flush                  // line spacing and gap of the body, no indent
)

// Look is how the paragraphs of an element are shaped, in all profiles. The
// clauses are those of the element's row.
type Look struct {
	Name    string // in Vietnamese, as a clerk sees it in Word's list of styles
	Align   Align
	Setting Setting
}

// Look is how the element's paragraphs are shaped.
func (e Element) Look() Look { return looks[e] }

var looks = map[Element]Look{
	NationalTitle:    {"Quốc hiệu", Center, Apart},
	Motto:            {"Tiêu ngữ", Center, Apart},
	ParentAgency:     {"Cơ quan chủ quản", Center, Apart},
	Issuer:           {"Cơ quan ban hành", Center, Apart},
	IssuerStar:       {"Dấu sao", Center, Apart},
	Reference:        {"Số và ký hiệu", Center, Apart},
	PlaceDate:        {"Địa danh và ngày tháng", Center, Apart},
	TypeName:         {"Tên loại", Center, Apart},
	Subject:          {"Trích yếu", Center, Apart},
	SubjectSeparator: {"Gạch dưới trích yếu", Center, Apart},
	LetterSubject:    {"Trích yếu công văn", Center, Apart},
	Competence:       {"Thẩm quyền ban hành", Center, Apart},
	AuthorLine:       {"Tác giả", Center, Apart},
	Resolution:       {"Quyết định (dòng riêng)", Center, Flush},
	LegalBasis:       {"Căn cứ", Justify, Running},
	Body:             {"Nội dung", Justify, Running},
	PartLabel:        {"Phần và chương", Center, Flush},
	PartTitle:        {"Tiêu đề phần và chương", Center, Flush},
	HeadingI:         {"Đề mục I", Justify, Running},
	HeadingII:        {"Đề mục 1", Justify, Running},
	HeadingIII:       {"Đề mục a", Justify, Running},
	Table:            {"Chữ trong bảng", Left, Apart},
	TableCaption:     {"Tên bảng", Center, Flush},
	TableNote:        {"Ghi chú bảng", Justify, Flush},
	Authority:        {"Quyền hạn", Center, Apart},
	Position:         {"Chức vụ", Center, Apart},
	SignerName:       {"Họ tên người ký", Center, Apart},
	AddresseesLabel:  {"Kính gửi", Left, Apart},
	Addressees:       {"Tên nơi kính gửi", Left, Apart},
	RecipientsLabel:  {"Từ Nơi nhận", Left, Apart},
	Recipients:       {"Nơi nhận", Left, Apart},
	SecrecyMark:      {"Độ mật", Center, Apart},
	UrgencyMark:      {"Mức độ khẩn", Center, Apart},
	CirculationNote:  {"Phạm vi lưu hành", Center, Apart},
	DraftNote:        {"Dự thảo", Center, Apart},
	DrafterCode:      {"Ký hiệu người soạn thảo", Left, Apart},
	Contact:          {"Thông tin liên hệ", Left, Apart},
	PageNumber:       {"Số trang", Center, Apart},
	AnnexLabel:       {"Phụ lục", Center, Apart},
	AnnexTitle:       {"Tiêu đề phụ lục", Center, Apart},
	AnnexSubtitle:    {"Dòng dưới tiêu đề phụ lục", Center, Apart},
	AnnexReference:   {"Kèm theo", Center, Apart},
	CopyForm:         {"Hình thức sao", Center, Apart},
	CopyStampTitle:   {"Dấu bản sao (tiêu đề)", Center, Apart},
	CopyStamp:        {"Dấu bản sao", Left, Apart},
	SignatureText:    {"Thông tin chữ ký số", Right, Apart},
	ReceivedStamp:    {"Dấu đến", Left, Apart},
	Watermark:        {"Chữ chìm", Center, Apart},
}
