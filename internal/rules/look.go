package rules

import "strings"

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
	InParty string // its name among the Party's elements, where that differs
}

// Look is how the element's paragraphs are shaped.
func (e Element) Look() Look { return looks[e] }

// Told is what a sentence about a paper of a family calls the element, in
// Vietnamese: «tên loại», «từ «Nơi nhận»».
func (e Element) Told(f Family) string {
	l := looks[e]
	switch {
	case f == Party && l.InParty != "":
		return strings.ToLower(l.InParty)
	case told[e] != "":
		return told[e]
	}
	return strings.ToLower(l.Name)
}

// told is what a sentence calls elements otherwise than by their names in small
// letters.
var told = map[Element]string{
	NationalTitle:   "Quốc hiệu",
	Motto:           "Tiêu ngữ",
	ParentAgency:    "tên cơ quan chủ quản",
	Issuer:          "tên cơ quan ban hành",
	IssuerStar:      "dấu sao",
	Resolution:      "dòng nêu việc quyết định",
	LegalBasis:      "dòng căn cứ",
	PartLabel:       "dòng «Phần», «Chương»",
	PartTitle:       "tiêu đề của phần, chương",
	HeadingI:        "đề mục cấp «I.»",
	HeadingII:       "đề mục cấp «1.»",
	HeadingIII:      "đề mục cấp «a)»",
	Authority:       "dòng quyền hạn của người ký",
	Position:        "chức vụ của người ký",
	AddresseesLabel: "từ «Kính gửi»",
	Addressees:      "tên nơi được kính gửi",
	RecipientsLabel: "từ «Nơi nhận»",
	Recipients:      "danh sách nơi nhận",
	SecrecyMark:     "dấu độ mật",
	UrgencyMark:     "dấu chỉ mức độ khẩn",
	AnnexLabel:      "từ «Phụ lục»",
	AnnexReference:  "dòng «Kèm theo …»",
}

var looks = map[Element]Look{
	NationalTitle:    {Name: "Quốc hiệu", Align: Center, Setting: Apart, InParty: "Tiêu đề"},
	Motto:            {Name: "Tiêu ngữ", Align: Center, Setting: Apart},
	ParentAgency:     {Name: "Cơ quan chủ quản", Align: Center, Setting: Apart},
	Issuer:           {Name: "Cơ quan ban hành", Align: Center, Setting: Apart},
	IssuerStar:       {Name: "Dấu sao", Align: Center, Setting: Apart},
	LetterheadParent: {Name: "Tiêu đề thư (đơn vị chủ quản)", Align: Left, Setting: Apart},
	LetterheadName:   {Name: "Tiêu đề thư (tên doanh nghiệp)", Align: Left, Setting: Apart},
	Reference:        {Name: "Số và ký hiệu", Align: Center, Setting: Apart},
	PlaceDate:        {Name: "Địa danh và ngày tháng", Align: Center, Setting: Apart},
	TypeName:         {Name: "Tên loại", Align: Center, Setting: Apart},
	Subject:          {Name: "Trích yếu", Align: Center, Setting: Apart},
	SubjectSeparator: {Name: "Gạch dưới trích yếu", Align: Center, Setting: Apart},
	LetterSubject:    {Name: "Trích yếu công văn", Align: Center, Setting: Apart},
	Competence:       {Name: "Thẩm quyền ban hành", Align: Center, Setting: Apart},
	AuthorLine:       {Name: "Tác giả", Align: Center, Setting: Apart},
	Resolution:       {Name: "Quyết định (dòng riêng)", Align: Center, Setting: Flush},
	LegalBasis:       {Name: "Căn cứ", Align: Justify, Setting: Running},
	Body:             {Name: "Nội dung", Align: Justify, Setting: Running},
	PartLabel:        {Name: "Phần và chương", Align: Center, Setting: Flush},
	PartTitle:        {Name: "Tiêu đề phần và chương", Align: Center, Setting: Flush},
	HeadingI:         {Name: "Đề mục I", Align: Justify, Setting: Running},
	HeadingII:        {Name: "Đề mục 1", Align: Justify, Setting: Running},
	HeadingIII:       {Name: "Đề mục a", Align: Justify, Setting: Running},
	Table:            {Name: "Chữ trong bảng", Align: Left, Setting: Apart},
	TableCaption:     {Name: "Tên bảng", Align: Center, Setting: Flush},
	TableNote:        {Name: "Ghi chú bảng", Align: Justify, Setting: Flush},
	ImageCaption:     {Name: "Chú thích hình", Align: Center, Setting: Flush},
	Authority:        {Name: "Quyền hạn", Align: Center, Setting: Apart},
	Position:         {Name: "Chức vụ", Align: Center, Setting: Apart},
	SignerName:       {Name: "Họ tên người ký", Align: Center, Setting: Apart},
	AddresseesLabel:  {Name: "Kính gửi", Align: Left, Setting: Apart},
	Addressees:       {Name: "Tên nơi kính gửi", Align: Left, Setting: Apart},
	RecipientsLabel:  {Name: "Từ Nơi nhận", Align: Left, Setting: Apart},
	Recipients:       {Name: "Nơi nhận", Align: Left, Setting: Apart},
	SecrecyMark:      {Name: "Độ mật", Align: Center, Setting: Apart},
	UrgencyMark:      {Name: "Mức độ khẩn", Align: Center, Setting: Apart},
	CirculationNote:  {Name: "Phạm vi lưu hành", Align: Center, Setting: Apart},
	DraftNote:        {Name: "Dự thảo", Align: Center, Setting: Apart},
	DrafterCode:      {Name: "Ký hiệu người soạn thảo", Align: Left, Setting: Apart},
	Contact:          {Name: "Thông tin liên hệ", Align: Left, Setting: Apart},
	PageNumber:       {Name: "Số trang", Align: Center, Setting: Apart},
	AnnexLabel:       {Name: "Phụ lục", Align: Center, Setting: Apart},
	AnnexTitle:       {Name: "Tiêu đề phụ lục", Align: Center, Setting: Apart},
	AnnexSubtitle:    {Name: "Dòng dưới tiêu đề phụ lục", Align: Center, Setting: Apart},
	AnnexReference:   {Name: "Kèm theo", Align: Center, Setting: Apart},
	CopyForm:         {Name: "Hình thức sao", Align: Center, Setting: Apart},
	CopyStampTitle:   {Name: "Dấu bản sao (tiêu đề)", Align: Center, Setting: Apart},
	CopyStamp:        {Name: "Dấu bản sao", Align: Left, Setting: Apart},
	SignatureText:    {Name: "Thông tin chữ ký số", Align: Right, Setting: Apart},
	ReceivedStamp:    {Name: "Dấu đến", Align: Left, Setting: Apart},
	Watermark:        {Name: "Chữ chìm", Align: Center, Setting: Apart},
}
